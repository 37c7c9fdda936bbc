"""The parts of the report that are written from figures: direction, poverty, targets, resources, support, awards."""

from __future__ import annotations

from decimal import Decimal

from generator.drafting.annual import charts
from generator.drafting.annual.tables import figure_cell, heads
from generator.drafting.annual.totals import (
    Judged,
    Judgement,
    judge,
    measurement_of,
    own_targets,
    rounded,
    unit_rate,
)
from generator.drafting.annual.wording import Figure, FigureWriter, has, names, percent, shown
from generator.model import BodyNode, Cell, Division, Item, Level, Provenance, Table
from generator.model.plan import SubjectLevel, Target
from generator.model.returns import Unit
from generator.vietnamese.numbers import format_count, format_number
from generator.vietnamese.sorting import sort_key

SOURCES = ("von_trung_uong", "von_tinh", "von_dia_phuong", "von_quy", "von_doanh_nghiep", "von_nhan_dan", "von_khac")


def direction(w: FigureWriter) -> tuple[BodyNode, ...]:
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
    if has(w, *codes):
        nodes.append(
            w.node(
                "2.", Level.KHOAN,
                f"Các đơn vị đã ban hành {w.count('van_ban')} chỉ đạo, triển khai; đăng, phát {w.count('tin_bai')}, bài; tổ chức "
                f"{w.count('cuoc_tuyen_truyen')} tuyên truyền với {w.count('luot_nguoi')} tham gia; thực hiện {w.count('kiem_tra_giam_sat')} "
                f"kiểm tra, giám sát{w.incomplete(codes)}.",
            )
        )  # fmt: skip
    return tuple(nodes)


def results(w: FigureWriter) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = []
    if has(w, "ngheo_dau", "ngheo_cuoi", "tong_ho_cuoi"):
        nodes.append(Division(label="1.", heading="Kết quả giảm nghèo", level=Level.KHOAN, children=_poverty(w)))
    nodes.append(
        Division(label="2.", heading="Thực hiện các chỉ tiêu của kế hoạch", level=Level.KHOAN, children=_targets(w))
    )
    if has(w, "von_tong"):
        nodes.append(Division(label="3.", heading="Huy động nguồn lực", level=Level.KHOAN, children=_resources(w)))
    if has(w, "nha_xay_moi", "viec_lam"):
        nodes.append(Division(label="4.", heading="Kết quả hỗ trợ", level=Level.KHOAN, children=_support(w)))
    if has(w, "giay_khen_tong"):
        nodes.append(Division(label="5.", heading="Công tác khen thưởng", level=Level.KHOAN, children=_awards(w)))
    return tuple(
        node.model_copy(update={"label": f"{number}."})
        for number, node in enumerate(nodes, start=1)
        if isinstance(node, Division)
    )


def _poverty(w: FigureWriter) -> tuple[BodyNode, ...]:
    codes = ("tong_ho_cuoi", "ngheo_dau", "thoat_ngheo", "phat_sinh_ngheo", "tai_ngheo", "ngheo_cuoi")
    nodes: list[BodyNode] = [
        w.node(
            "-", Level.GACH,
            f"Đầu năm có {w.count('ngheo_dau')} nghèo, chiếm tỷ lệ {w.rate('ty_le_ngheo_dau')}; trong năm có {w.count('thoat_ngheo')} thoát nghèo, "
            f"{w.count('phat_sinh_ngheo')} phát sinh mới, {w.count('tai_ngheo')} tái nghèo. Cuối năm còn {w.count('ngheo_cuoi')} nghèo, chiếm tỷ lệ "
            f"{w.rate('ty_le_ngheo_cuoi')}{w.incomplete(codes)}.",
        )
    ]  # fmt: skip
    if has(w, "can_ngheo_cuoi"):
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
                    percent(fall),
                    f"mức giảm của {unit.name}",
                    "ty_le_ngheo_dau - ty_le_ngheo_cuoi của đơn vị",
                    _cells(w, unit, "ty_le_ngheo_dau", "ty_le_ngheo_cuoi"),
                )
            )
        nodes.append(
            w.node(
                "-", Level.GACH,
                f"Đơn vị giảm nhiều nhất: {best[0].name} (giảm {percent(best[1])} điểm phần trăm); giảm ít nhất: {worst[0].name} "
                f"({_fall_words(worst[1])}).",
            )
        )  # fmt: skip
    return (*nodes, *charts.poverty(w))


def _fall_words(fall: Decimal) -> str:
    return f"giảm {percent(fall)} điểm phần trăm" if fall >= 0 else f"tăng {percent(-fall)} điểm phần trăm"


def _ranked(w: FigureWriter, start: str, end: str) -> list[tuple[Unit, Decimal]]:
    first, last = w.form.indicator(start), w.form.indicator(end)
    falls = []
    for unit in w.data.units:
        one = unit_rate(w.data, unit, first) if first else None
        other = unit_rate(w.data, unit, last) if last else None
        if one is not None and other is not None:
            falls.append((unit, one - other))
    return sorted(falls, key=lambda pair: (-pair[1], sort_key(pair[0].name)))


def _cells(w: FigureWriter, unit: Unit, *codes: str) -> tuple[str, ...]:
    given = w.data.returns[unit.id].values
    wanted = [code for name in codes if (i := w.form.indicator(name)) for code in (i.part, i.whole)]
    return tuple(str(given[code].source) for code in wanted if code in given)


def _targets(w: FigureWriter) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = []
    for target in own_targets(w.plan.targets, SubjectLevel.TINH):
        nodes.append(
            w.node(
                "-",
                Level.GACH,
                judged_sentence(w, judge(target, w.now, w.form)),
                target.origin.place if target.origin else "",
            )
        )
    for level, words in ((SubjectLevel.HUYEN, "huyện, thị xã, thành phố"), (SubjectLevel.XA, "xã, phường")):
        for target in own_targets(w.plan.targets, level):
            if (text := _by_unit(w, target, level.value, words)) is not None:
                nodes.append(w.node("-", Level.GACH, text, target.origin.place if target.origin else ""))
    return tuple(nodes) or (w.node("-", Level.GACH, "Kế hoạch không nêu chỉ tiêu định lượng."),)


def judged_sentence(w: FigureWriter, found: Judged) -> str:
    """Return the sentence that says whether a target was reached, with the figures it rests on."""
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
    return percent(one, places), percent(other, places), percent(abs(one - other), places)


def _by_unit(w: FigureWriter, target: Target, level: str, words: str) -> str | None:
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


def _resources(w: FigureWriter) -> tuple[BodyNode, ...]:
    text = f"Tổng nguồn lực huy động {w.count('von_tong')}{w.change('von_tong')}{w.incomplete(('von_tong',))}."
    rows = [heads("Nguồn", "Số tiền (triệu đồng)", "Tỷ lệ (%)")]
    parts = [(code, w.now.totals[code].number) for code in SOURCES]
    known = [(code, number) for code, number in parts if number is not None]
    shares = whole_shares([number for _code, number in known])
    for (code, number), share in zip(known, shares, strict=True):
        indicator = w.indicator(code)
        w.count(code)
        rows.append((Cell(text=indicator.name), figure_cell(shown(number, indicator)), figure_cell(percent(share))))
    whole = w.now.totals["von_tong"].number
    total = sum((number for _code, number in known), Decimal(0))
    if known and whole is not None and total == whole:
        rows.append(
            (Cell(text="Tổng cộng", bold=True), figure_cell(shown(whole, w.indicator("von_tong"))), figure_cell("100"))
        )
    table = Table(rows=tuple(rows), header_rows=1, caption="Nguồn lực huy động theo nguồn")
    if not known:
        return (w.node("-", Level.GACH, text),)
    drawn = charts.shares(tuple(w.indicator(code).name for code, _number in known), tuple(shares))
    return (w.node("-", Level.GACH, text), table, *drawn)


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


def _support(w: FigureWriter) -> tuple[BodyNode, ...]:
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


def _listed(w: FigureWriter) -> tuple[BodyNode, ...]:
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


def _awards(w: FigureWriter) -> tuple[BodyNode, ...]:
    codes = ("giay_khen_tong", "giay_khen_tap_the", "giay_khen_ca_nhan", "giay_khen_ho", "de_nghi_cap_tren")
    return (
        w.node("-", Level.GACH, f"Các đơn vị đã tặng {w.count('giay_khen_tong')}: {w.count('giay_khen_tap_the')}, {w.count('giay_khen_ca_nhan')}, "
               f"{w.count('giay_khen_ho')} gia đình; đề nghị cấp trên khen thưởng {w.count('de_nghi_cap_tren')}{w.incomplete(codes)}."),
    )  # fmt: skip
