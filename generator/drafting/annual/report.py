"""The yearly report written from the figures: each sentence with the figures it rests on, in the official five parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalog import bodies, units
from generator.drafting.annual.totals import Figures, Judged, Judgement, figures, judge, own_targets, rounded, unit_rate
from generator.drafting.cascade.numbering import roman
from generator.model import Appendix, BodyNode, Cell, Division, Document, Item, Level, Paragraph, Provenance, Table
from generator.model.collection import Form, Indicator, Kind
from generator.model.document import Recipients, Signature
from generator.model.plan import Plan, SubjectLevel
from generator.model.returns import DataSet, Total, Unit
from generator.vietnamese.numbers import format_count, format_number
from generator.vietnamese.sorting import sort_key

AUTHOR_LEVELS = {SubjectLevel.TINH: ("huyen", "xa"), SubjectLevel.HUYEN: ("xa",), SubjectLevel.XA: ("thon",)}


@dataclass(frozen=True, slots=True)
class Profile:
    """What the reporting body says of itself: header, addressees, signature, Lưu; what is not given stays a blank."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    symbol: str = ""
    place: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Như trên;",)
    archive: str = ""
    office: tuple[str, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed in the report: where, from which codes and units, by what formula, from which cells."""

    printed: str
    sentence: str
    formula: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The report and the sidecar of its figures."""

    document: Document
    figures: tuple[Figure, ...]


@dataclass
class _Writer:
    """Writes sentences from figures and remembers what each printed figure rests on."""

    data: DataSet
    form: Form
    plan: Plan
    now: Figures
    before: Figures | None
    reference: str
    sidecar: list[Figure] = field(default_factory=list)

    # --- figures in words -------------------------------------------------------------------------------------------

    def count(self, code: str) -> str:
        """Return a total with its unit ("12.345 hộ"); a blank when no unit gave it."""
        indicator = self._indicator(code)
        found = self.now.totals[code]
        if found.number is None:
            return f"…… {indicator.unit}"
        printed = _shown(found.number, indicator)
        self._keep(printed, f"tổng {indicator.name}", found)
        return f"{printed} {indicator.unit}"

    def rate(self, code: str, figures_: Figures | None = None) -> str:
        """Return a rate as printed ("3,14%"); a blank when it cannot be computed."""
        source = figures_ or self.now
        value = source.rates.get(code)
        if value is None:
            return "……%"
        indicator = self._indicator(code)
        printed = f"{_percent(value)}%"
        part, whole = source.totals[indicator.part], source.totals[indicator.whole]
        cells = tuple(str(p.value.source) for total in (part, whole) for p in total.parts)
        self.sidecar.append(Figure(printed, indicator.name, f"{indicator.part} / {indicator.whole} × 100", cells))
        return printed

    def incomplete(self, codes: Iterable[str]) -> str:
        """Return a clause that names how many units have not given these figures; empty when all have."""
        missing = self.now.missing(*codes)
        if not missing:
            return ""
        return f" (chưa gồm số liệu của {format_count(len(missing))} đơn vị: {names(missing)})"

    def change(self, code: str) -> str:
        """Return ", tăng 12,5% so với năm trước" for a total; empty when last year is not known."""
        now = self.now.number(code)
        before = self.before.number(code) if self.before else None
        if now is None or not before or self.now.missing(code) or (self.before and self.before.missing(code)):
            return ""
        share = (now - before) * 100 / before
        if rounded(share) == 0:
            return ", bằng năm trước"
        words = "tăng" if share > 0 else "giảm"
        printed = f"{_percent(abs(share))}%"
        self.sidecar.append(Figure(printed, f"{code} so với năm trước", f"({now} - {before}) / {before} × 100", ()))
        return f", {words} {printed} so với năm trước"

    def _indicator(self, code: str) -> Indicator:
        found = self.form.indicator(code)
        if found is None:
            raise KeyError(code)
        return found

    def _keep(self, printed: str, what: str, total: Total) -> None:
        cells = tuple(str(part.value.source) for part in total.parts)
        formula = " + ".join(f"{part.value.number} ({part.unit.name})" for part in total.parts)
        self.sidecar.append(Figure(printed, what, formula, cells))

    def node(self, label: str, level: Level, text: str, note: str = "") -> Item:
        """Return one labelled sentence that says it was computed."""
        return Item(
            label=label,
            text=text,
            level=level,
            provenance=(Provenance(source="số liệu tổng hợp", by="tính từ báo cáo của các đơn vị", note=note),),
        )


def write(
    data: DataSet, form: Form, plan: Plan, profile: Profile, reference: str, last_year: DataSet | None = None
) -> Report:
    """Return the yearly report. ``reference`` cites the plan in full; ``last_year`` the data set of the year before, if any.

    Nothing is invented: what no unit reported is a visible blank, what some did not is said with their number and names.
    """
    now = figures(data, form)
    writer = _Writer(data, form, plan, now, figures(last_year, form) if last_year else None, reference)
    movement = f"Phong trào thi đua “{plan.movement.name}”" if plan.movement else "kế hoạch"
    body = (
        Paragraph(
            text=f"Thực hiện {reference}, {author(profile)} báo cáo kết quả thực hiện {movement} năm {data.year} như sau:"
        ),
        _division("I.", "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN", _direction(writer)),
        _division("II.", "KẾT QUẢ THỰC HIỆN", _results(writer)),
        _division("III.", "HẠN CHẾ, NGUYÊN NHÂN", _words_of_units(writer, "han_che")),
        _division("IV.", f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {data.year + 1}", _words_of_units(writer, "phuong_huong")),
        _division("V.", "ĐỀ XUẤT, KIẾN NGHỊ", _words_of_units(writer, "kien_nghi")),
        *_tables_named(form, data),
        Paragraph(text=f"Trên đây là báo cáo kết quả thực hiện {movement} năm {data.year}./."),
    )
    document = Document(
        kind="bao-cao",
        superior=profile.superior,
        issuer=profile.issuer,
        symbol=profile.symbol,
        place=profile.place,
        year=data.year,
        title=f"Kết quả thực hiện {movement} năm {data.year}",
        addressees=profile.addressees,
        body=body,
        recipients=Recipients(lines=profile.recipients, archive=profile.archive or "Lưu: VT, ……."),
        signature=Signature(lines=profile.office, name=profile.signer),
        appendices=_appendices(writer, profile),
    )
    return Report(document, tuple(writer.sidecar))


def author(profile: Profile) -> str:
    """Return the reporting body as named in a sentence ("SỞ NỘI VỤ" → "Sở Nội vụ"), where the directory knows it."""
    words = " ".join(profile.issuer)
    found = next(iter(bodies.find(words)), None) if words else None
    if found is None:
        return words.capitalize() or "……"
    if found.kind == "ubnd" or found.plain_name == "Ủy ban nhân dân":
        place = words[len("ỦY BAN NHÂN DÂN") :].strip()
        return f"Ủy ban nhân dân {units.unit_in_sentence(place.title())}".strip()
    return found.plain_name


def _tables_named(form: Form, data: DataSet) -> tuple[Paragraph, ...]:
    """The sentence by which the text names its appendices (PL1/P1/M3/k1/a)."""
    levels = {unit.level for unit in data.units}
    count = sum(not part.levels or bool(levels & set(part.levels)) for part in form.parts)
    if not count:
        return ()
    labels = appendix_labels(count)
    listed = "Phụ lục" if count == 1 else f"{', '.join(labels[:-1])} và {labels[-1]}"
    return (Paragraph(text=f"(Số liệu chi tiết theo đơn vị tại {listed} kèm theo.)"),)


def _division(label: str, heading: str, children: tuple[BodyNode, ...]) -> Division:
    return Division(label=label, heading=heading, level=Level.LA_MA, children=children)


def _direction(w: _Writer) -> tuple[BodyNode, ...]:
    sent, asked = len(w.data.returns), len(w.data.units)
    text = f"Đến thời điểm tổng hợp, có {format_count(sent)}/{format_count(asked)} đơn vị gửi báo cáo"
    text += (
        f"; còn {format_count(len(w.data.missing))} đơn vị chưa gửi: {names(w.data.missing)}."
        if w.data.missing
        else "."
    )
    w.sidecar.append(Figure(format_count(sent), "số đơn vị đã gửi", "đếm báo cáo dùng được", ()))
    w.sidecar.append(Figure(format_count(asked), "số đơn vị phải gửi", "đếm danh sách đơn vị", ()))
    codes = ("van_ban", "tin_bai", "cuoc_tuyen_truyen", "luot_nguoi", "kiem_tra_giam_sat")
    nodes: list[BodyNode] = [w.node("1.", Level.KHOAN, text)]
    if _has(w, *codes):
        nodes.append(
            w.node(
                "2.", Level.KHOAN,
                f"Các đơn vị đã ban hành {w.count('van_ban')} chỉ đạo, triển khai; đăng, phát {w.count('tin_bai')}, bài; tổ chức "
                f"{w.count('cuoc_tuyen_truyen')} tuyên truyền với {w.count('luot_nguoi')} tham gia; thực hiện {w.count('kiem_tra_giam_sat')} "
                f"kiểm tra, giám sát{w.incomplete(codes)}.",
            )
        )  # fmt: skip
    return tuple(nodes)


def _results(w: _Writer) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = []
    if _has(w, "ngheo_dau", "ngheo_cuoi", "tong_ho_cuoi"):
        nodes.append(Division(label="1.", heading="Kết quả giảm nghèo", level=Level.KHOAN, children=_poverty(w)))
    nodes.append(
        Division(label="2.", heading="Thực hiện các chỉ tiêu của kế hoạch", level=Level.KHOAN, children=_targets(w))
    )
    if _has(w, "von_tong"):
        nodes.append(Division(label="3.", heading="Huy động nguồn lực", level=Level.KHOAN, children=_resources(w)))
    if _has(w, "nha_xay_moi", "viec_lam"):
        nodes.append(Division(label="4.", heading="Kết quả hỗ trợ", level=Level.KHOAN, children=_support(w)))
    if _has(w, "giay_khen_tong"):
        nodes.append(Division(label="5.", heading="Công tác khen thưởng", level=Level.KHOAN, children=_awards(w)))
    return tuple(
        node.model_copy(update={"label": f"{number}."})
        for number, node in enumerate(nodes, start=1)
        if isinstance(node, Division)
    )


def _poverty(w: _Writer) -> tuple[BodyNode, ...]:
    codes = ("tong_ho_cuoi", "ngheo_dau", "thoat_ngheo", "phat_sinh_ngheo", "tai_ngheo", "ngheo_cuoi")
    nodes: list[BodyNode] = [
        w.node(
            "-", Level.GACH,
            f"Đầu năm có {w.count('ngheo_dau')} nghèo, chiếm tỷ lệ {w.rate('ty_le_ngheo_dau')}; trong năm có {w.count('thoat_ngheo')} thoát nghèo, "
            f"{w.count('phat_sinh_ngheo')} phát sinh mới, {w.count('tai_ngheo')} tái nghèo. Cuối năm còn {w.count('ngheo_cuoi')} nghèo, chiếm tỷ lệ "
            f"{w.rate('ty_le_ngheo_cuoi')}{w.incomplete(codes)}.",
        )
    ]  # fmt: skip
    if _has(w, "can_ngheo_cuoi"):
        nodes.append(
            w.node(
                "-", Level.GACH,
                f"Hộ cận nghèo: đầu năm {w.count('can_ngheo_dau')}, cuối năm {w.count('can_ngheo_cuoi')}, chiếm tỷ lệ {w.rate('ty_le_can_ngheo_cuoi')}"
                f"{w.incomplete(('can_ngheo_dau', 'can_ngheo_cuoi'))}.",
            )
        )  # fmt: skip
    ranked = _ranked(w, "ty_le_ngheo_dau", "ty_le_ngheo_cuoi")
    if len(ranked) >= 4:
        best, worst = ranked[0], ranked[-1]
        for unit, fall in (best, worst):
            w.sidecar.append(
                Figure(
                    _percent(fall),
                    f"mức giảm của {unit.name}",
                    "ty_le_ngheo_dau - ty_le_ngheo_cuoi của đơn vị",
                    _cells(w, unit, "ty_le_ngheo_dau", "ty_le_ngheo_cuoi"),
                )
            )
        nodes.append(
            w.node(
                "-", Level.GACH,
                f"Đơn vị giảm nhiều nhất: {best[0].name} (giảm {_percent(best[1])} điểm phần trăm); giảm ít nhất: {worst[0].name} "
                f"({_fall_words(worst[1])}).",
            )
        )  # fmt: skip
    return tuple(nodes)


def _fall_words(fall: Decimal) -> str:
    return f"giảm {_percent(fall)} điểm phần trăm" if fall >= 0 else f"tăng {_percent(-fall)} điểm phần trăm"


def _ranked(w: _Writer, start: str, end: str) -> list[tuple[Unit, Decimal]]:
    first, last = w.form.indicator(start), w.form.indicator(end)
    falls = []
    for unit in w.data.units:
        one = unit_rate(w.data, unit, first) if first else None
        other = unit_rate(w.data, unit, last) if last else None
        if one is not None and other is not None:
            falls.append((unit, one - other))
    return sorted(falls, key=lambda pair: (-pair[1], sort_key(pair[0].name)))


def _cells(w: _Writer, unit: Unit, *codes: str) -> tuple[str, ...]:
    given = w.data.returns[unit.id].values
    wanted = [code for name in codes if (i := w.form.indicator(name)) for code in (i.part, i.whole)]
    return tuple(str(given[code].source) for code in wanted if code in given)


def _targets(w: _Writer) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = []
    for target in own_targets(w.plan.targets, SubjectLevel.TINH):
        nodes.append(
            w.node(
                "-", Level.GACH, _judged(w, judge(target, w.now, w.form)), target.origin.place if target.origin else ""
            )
        )
    for level, words in ((SubjectLevel.HUYEN, "huyện, thị xã, thành phố"), (SubjectLevel.XA, "xã, phường")):
        for target in own_targets(w.plan.targets, level):
            if (text := _by_unit(w, target, level.value, words)) is not None:
                nodes.append(w.node("-", Level.GACH, text, target.origin.place if target.origin else ""))
    return tuple(nodes) or (w.node("-", Level.GACH, "Kế hoạch không nêu chỉ tiêu định lượng."),)


def _judged(w: _Writer, found: Judged) -> str:
    target = found.target
    aim = f"{target.indicator} giảm {_band(target.low, target.high)}{target.unit}{f' {target.period}' if target.period else ''}".replace(
        "%/năm hàng năm", "%/năm"
    )
    if found.judgement is Judgement.UNKNOWN:
        if found.measurement is None:
            return f"Chỉ tiêu {aim}: biểu thu thập không đo chỉ tiêu này, chưa kết luận được."
        waits = (
            f"còn thiếu số liệu của {format_count(len(found.missing))} đơn vị ({names(found.missing)})"
            if found.missing
            else "chưa có số liệu"
        )
        return f"Chỉ tiêu {aim}: {waits}, chưa kết luận được."
    assert found.start is not None and found.end is not None and found.measurement is not None
    places = _places(found)
    start, end, fall = _printed_fall(found.start, found.end, places)
    w.rate(found.measurement.start)
    w.rate(found.measurement.end)
    w.sidecar.append(Figure(fall, aim, f"{found.measurement.start} - {found.measurement.end}, từ tỷ lệ đã in", ()))
    verdict = "đạt" if found.judgement is Judgement.MET else "không đạt"
    down = found.end <= found.start
    way, moved = ("xuống", f"giảm {fall} điểm phần trăm") if down else ("lên", f"tăng {fall} điểm phần trăm")
    return f"Chỉ tiêu {aim}: {verdict} (từ {start}% đầu năm {way} {end}% cuối năm, {moved})."


def _places(found: Judged) -> int:
    """How many decimals make the printed figures tell the same as the unrounded ones: two, more where rounding would lie."""
    assert found.start is not None and found.end is not None
    low = found.target.low or Decimal(0)
    met = found.judgement is Judgement.MET
    return next((n for n in (2, 3, 4, 6) if (rounded(found.start, n) - rounded(found.end, n) >= low) == met), 8)


def _printed_fall(start: Decimal, end: Decimal, places: int = 2) -> tuple[str, str, str]:
    """Start, end and their difference as printed; the difference is that of the printed figures, so that a reader's sum agrees."""
    one, other = rounded(start, places), rounded(end, places)
    return _percent(one, places), _percent(other, places), _percent(abs(one - other), places)


def _by_unit(w: _Writer, target: object, level: str, words: str) -> str | None:
    from generator.drafting.annual.totals import measurement_of
    from generator.model.plan import Target

    assert isinstance(target, Target)
    units = [unit for unit in w.data.units if unit.level == level]
    way = measurement_of(target, w.form)
    if not units or way is None or target.low is None:
        return None
    met: list[Unit] = []
    missed: list[Unit] = []
    unknown: list[Unit] = []
    first, last = w.form.indicator(way.start), w.form.indicator(way.end)
    for unit in units:
        one = unit_rate(w.data, unit, first) if first else None
        other = unit_rate(w.data, unit, last) if last else None
        (unknown if one is None or other is None else met if one - other >= target.low else missed).append(unit)
    aim = f"{target.indicator} giảm {_band(target.low, target.high)}{target.unit}"
    text = f"Chỉ tiêu {aim} đối với {words}: {format_count(len(met))}/{format_count(len(units))} đơn vị đạt trong năm"
    for number, what in ((len(met), "số đơn vị đạt"), (len(units), "số đơn vị xét")):
        w.sidecar.append(Figure(format_count(number), what, f"đếm đơn vị theo {way.start} - {way.end}", ()))
    if missed:
        text += f"; chưa đạt: {names(missed)}"
    if unknown:
        text += f"; chưa đủ số liệu: {names(unknown)}"
    return f"{text}."


def _band(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return ""
    one = format_number(low)
    return one if high is None or high == low else f"{one} - {format_number(high)}"


SOURCES = ("von_trung_uong", "von_tinh", "von_dia_phuong", "von_quy", "von_doanh_nghiep", "von_nhan_dan", "von_khac")


def _resources(w: _Writer) -> tuple[BodyNode, ...]:
    text = f"Tổng nguồn lực huy động {w.count('von_tong')}{w.change('von_tong')}{w.incomplete(('von_tong',))}."
    rows = [_heads("Nguồn", "Số tiền (triệu đồng)", "Tỷ lệ (%)")]
    parts = [(code, w.now.totals[code].number) for code in SOURCES]
    known = [(code, number) for code, number in parts if number is not None]
    shares = whole_shares([number for _code, number in known])
    for (code, number), share in zip(known, shares, strict=True):
        indicator = w._indicator(code)
        w.count(code)
        rows.append((Cell(text=indicator.name), _figure(_shown(number, indicator)), _figure(_percent(share))))
    whole = w.now.totals["von_tong"].number
    total = sum((number for _code, number in known), Decimal(0))
    if known and whole is not None and total == whole:
        rows.append(
            (Cell(text="Tổng cộng", bold=True), _figure(_shown(whole, w._indicator("von_tong"))), _figure("100"))
        )
    table = Table(rows=tuple(rows), header_rows=1, caption="Nguồn lực huy động theo nguồn")
    return (w.node("-", Level.GACH, text), table) if known else (w.node("-", Level.GACH, text),)


def whole_shares(numbers: list[Decimal], places: int = 2) -> list[Decimal]:
    """Return the shares of a whole in percent, rounded so that they add up to exactly 100 (largest remainder)."""
    whole = sum(numbers, Decimal(0))
    if not whole:
        return [Decimal(0) for _number in numbers]
    step = Decimal(1).scaleb(-places)
    exact = [number * 100 / whole for number in numbers]
    floors = [share // step * step for share in exact]
    left = int((Decimal(100) - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(numbers)), key=lambda at: (-(exact[at] - floors[at]), at))
    for at in order[:left]:
        floors[at] += step
    return floors


def _support(w: _Writer) -> tuple[BodyNode, ...]:
    codes = (
        "nha_xay_moi",
        "nha_sua",
        "viec_lam",
        "dao_tao_nghe",
        "mo_hinh",
        "mo_hinh_nhan_rong",
        "luot_vay",
        "doanh_so_vay",
    )
    return (
        w.node("-", Level.GACH, f"Xây mới {w.count('nha_xay_moi')} nhà, sửa chữa {w.count('nha_sua')} nhà cho hộ nghèo, hộ cận nghèo; giải quyết việc làm "
               f"cho {w.count('viec_lam')}, đào tạo nghề cho {w.count('dao_tao_nghe')}{w.incomplete(codes[:4])}."),
        w.node("-", Level.GACH, f"Duy trì {w.count('mo_hinh')} giảm nghèo, trong đó {w.count('mo_hinh_nhan_rong')} được nhân rộng; "
               f"Ngân hàng Chính sách xã hội cho {w.count('luot_vay')} vay với doanh số {w.count('doanh_so_vay')}{w.incomplete(codes[4:])}."),
        *_listed(w),
    )  # fmt: skip


def _listed(w: _Writer) -> tuple[BodyNode, ...]:
    """The models and people that units name, each with its unit, for the editor to choose from."""
    nodes: list[BodyNode] = []
    for unit in w.data.units:
        given = w.data.returns.get(unit.id)
        for row in given.lists.get("mo_hinh_tieu_bieu", ()) if given else ():
            text = ", ".join(part.rstrip(" .;") for part in row if part)
            nodes.append(
                Item(
                    label="+",
                    text=f"{text} ({unit.name}).",
                    level=Level.CONG,
                    provenance=(Provenance(source=given.file if given else "", by="đơn vị nêu"),),
                )
            )
    if nodes:
        return (
            Item(
                label="-",
                text="Mô hình, điển hình tiên tiến do các đơn vị nêu:",
                level=Level.GACH,
                children=tuple(nodes),
            ),
        )
    return ()


def _awards(w: _Writer) -> tuple[BodyNode, ...]:
    codes = ("giay_khen_tong", "giay_khen_tap_the", "giay_khen_ca_nhan", "giay_khen_ho", "de_nghi_cap_tren")
    return (
        w.node("-", Level.GACH, f"Các đơn vị đã tặng {w.count('giay_khen_tong')}: {w.count('giay_khen_tap_the')}, {w.count('giay_khen_ca_nhan')}, "
               f"{w.count('giay_khen_ho')} gia đình; đề nghị cấp trên khen thưởng {w.count('de_nghi_cap_tren')}{w.incomplete(codes)}."),
    )  # fmt: skip


def _words_of_units(w: _Writer, code: str) -> tuple[BodyNode, ...]:
    """What units wrote, in their own words, each with its unit, under the right heading for the editor; a blank when none did."""
    nodes: list[BodyNode] = []
    for unit in w.data.units:
        given = w.data.returns.get(unit.id)
        if given and (text := given.texts.get(code, "").strip()):
            words = " ".join(text.split()).rstrip(" .;")
            nodes.append(
                Item(
                    label="-",
                    text=f"{words} ({unit.name}).",
                    level=Level.GACH,
                    provenance=(Provenance(source=given.file, item=code, by="nguyên văn của đơn vị"),),
                )
            )
    return tuple(nodes) or (Paragraph(text="……"),)


def _appendices(w: _Writer, profile: Profile) -> tuple[Appendix, ...]:
    """One table a part of the form, by unit, with totals; landscape."""
    made: list[Appendix] = []
    for part in w.form.parts:
        units = [unit for unit in w.data.units if not part.levels or unit.level in part.levels]
        if not units:
            continue
        heads = _heads("TT", "Đơn vị", *(f"{i.name} ({i.unit})" for i in part.indicators))
        rows = [heads]
        for number, unit in enumerate(units, start=1):
            rows.append(
                (
                    Cell(text=str(number)),
                    Cell(text=unit.name),
                    *(_figure(_unit_value(w, unit, i)) for i in part.indicators),
                )
            )
        rows.append(
            (Cell(text=""), Cell(text="Tổng cộng", bold=True), *(_figure(_total_value(w, i)) for i in part.indicators))
        )
        made.append(
            Appendix(
                label="",
                title=part.name.upper(),
                landscape=True,
                body=(Table(rows=tuple(rows), header_rows=1, landscape=True),),
            )
        )
    reference = f"(Kèm theo Báo cáo số        /{profile.symbol or '……'} ngày      tháng      năm {w.data.year} của {author(profile)})"
    labels = appendix_labels(len(made))
    return tuple(
        a.model_copy(update={"label": label, "reference": reference}) for label, a in zip(labels, made, strict=True)
    )


def appendix_labels(count: int) -> list[str]:
    """Return "Phụ lục", or "Phụ lục I", "Phụ lục II" … where there are several."""
    return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]


def _unit_value(w: _Writer, unit: Unit, indicator: Indicator) -> str:
    if indicator.kind is Kind.RATE:
        value = unit_rate(w.data, unit, indicator)
        return "-" if value is None else _percent(value)
    given = w.data.returns.get(unit.id)
    found = given.values.get(indicator.code) if given else None
    return _shown(found.number, indicator) if found else "-"


def _total_value(w: _Writer, indicator: Indicator) -> str:
    value = w.now.number(indicator.code)
    if value is None:
        return "-"
    return _percent(value) if indicator.kind is Kind.RATE else _shown(value, indicator)


def _heads(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text, align="giua", bold=True) for text in texts)


def _figure(text: str) -> Cell:
    return Cell(text=text, align="phai")


def _shown(number: Decimal, indicator: Indicator) -> str:
    if indicator.kind is Kind.COUNT:
        return format_count(int(number))
    return format_number(number, places=2)


def _percent(value: Decimal, places: int = 2) -> str:
    return format_number(
        value, places=places, least_places=places if rounded(value, places) != value.to_integral_value() else 0
    )


def names(units: Iterable[Unit], limit: int = 12) -> str:
    """Return the units' names in order, the rest as a number when there are many."""
    listed = [unit.name for unit in units]
    if len(listed) <= limit:
        return ", ".join(listed)
    return f"{', '.join(listed[:limit])} và {format_count(len(listed) - limit)} đơn vị khác"


def _has(w: _Writer, *codes: str) -> bool:
    return all(w.form.indicator(code) is not None for code in codes)
