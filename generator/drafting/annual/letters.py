"""The letters around a collection: the công văn that asks for returns, and the reminder that names only those still missing."""

from __future__ import annotations

from datetime import date

from generator.catalog.units import split_unit
from generator.drafting.annual.report import Profile, author
from generator.model import Appendix, Cell, Document, Item, Level, Paragraph, Recipients, Signature, Table
from generator.model.returns import DataSet, Unit, Weight
from generator.vietnamese.dates import long_date
from generator.vietnamese.numbers import format_count

MANY = 12
"""More addressees than these stand in an appendix; the head of the letter then names them by kind."""
_BY_LEVEL = (("huyen", "các huyện, thị xã, thành phố"), ("xa", ""))


def request(
    units: tuple[Unit, ...], profile: Profile, reference: str, subject: str, year: int, last_day: date | None
) -> Document:
    """Return the công văn that asks all units for their yearly report by the day before the plan's limit has passed; the body that
    asks is no addressee of its own letter. A day that the plan does not name stays a blank."""
    units = tuple(unit for unit in units if unit.name != author(profile))
    day = long_date(last_day) if last_day else f"ngày … tháng … năm {year}"
    body = (
        Paragraph(text=f"Thực hiện {reference}, để có cơ sở tổng hợp, báo cáo kết quả năm {year}, {author(profile)} đề nghị các cơ quan, đơn vị, địa phương{_listed(units)}:"),
        Item(label="1.", text=f"Báo cáo kết quả thực hiện {subject} năm {year} theo biểu gửi kèm (mỗi đơn vị một tệp riêng, không đổi cấu trúc biểu).", level=Level.KHOAN),
        Item(label="2.", text=f"Gửi báo cáo về {author(profile)} chậm nhất {day}; gửi kèm tệp biểu đã điền (.xlsx).", level=Level.KHOAN),
        Item(label="3.", text="Chỉ tiêu chưa có số liệu thì để trống và nêu rõ lý do; không phát sinh thì ghi 0.", level=Level.KHOAN),
        Paragraph(text=f"{author(profile)} đề nghị các cơ quan, đơn vị, địa phương phối hợp thực hiện./."),
    )  # fmt: skip
    return _letter(profile, f"báo cáo kết quả thực hiện {subject} năm {year}", units, body, year)


def reminder(
    data: DataSet, profile: Profile, reference: str, subject: str, last_day: date, today: date
) -> Document | None:
    """Return the công văn đôn đốc to the units that have sent nothing usable; ``None`` when none is missing."""
    missing = tuple(unit for unit in data.missing if unit.name != author(profile))
    if not missing:
        return None
    days = (last_day - today).days
    when = (
        f"còn {format_count(days)} ngày"
        if days > 0
        else "hết hạn hôm nay"
        if days == 0
        else f"đã quá hạn {format_count(-days)} ngày"
    )
    where = "có tên trong Phụ lục kèm theo" if len(missing) > MANY else "có tên ở phần kính gửi"
    told = (
        f"chưa nhận được báo cáo của {format_count(len(missing))} đơn vị {where}"
        if not data.unusable
        else f"chưa có báo cáo dùng được của {format_count(len(missing))} đơn vị {where}"
    )
    body = [
        Paragraph(
            text=f"Thực hiện {reference}, thời hạn gửi báo cáo kết quả thực hiện {subject} năm {data.year} là {long_date(last_day)} ({when}). "
            f"Đến {long_date(today)}, {author(profile)} {told}."
        )
    ]
    unusable = [unit for unit in data.unusable if unit in missing]
    if unusable:
        reasons = "; ".join(f"{unit.name} ({_reason(data, unit)})" for unit in unusable)
        body.append(Paragraph(text=f"Đơn vị đã gửi nhưng tệp chưa dùng được: {reasons}."))
    body.append(
        Paragraph(
            text=f"{author(profile)} đề nghị các đơn vị khẩn trương gửi báo cáo theo biểu đã gửi để kịp tổng hợp./."
        )
    )
    about = f"đôn đốc gửi báo cáo kết quả thực hiện {subject} năm {data.year}"
    return _letter(profile, about, missing, tuple(body), today.year)


def _reason(data: DataSet, unit: Unit) -> str:
    """Why what a unit sent cannot be used: the first problem that says so."""
    own = [problem for problem in data.problems if problem.unit == unit.id]
    refused = next((problem for problem in own if problem.weight is Weight.REFUSED), own[0])
    return f"{refused.message}: {refused.found}" if refused.found else refused.message


def _letter(
    profile: Profile, about: str, to: tuple[Unit, ...], body: tuple[Paragraph | Item, ...], year: int
) -> Document:
    lines = _kinds(to) if len(to) > MANY else [unit.name for unit in to]
    end = len(lines) - 1
    addressees = (
        tuple(lines)
        if len(lines) == 1
        else tuple(f"{line}{'.' if at == end else ';'}" for at, line in enumerate(lines))
    )
    document = Document(
        kind="cong-van",
        superior=profile.superior,
        issuer=profile.issuer,
        symbol=_letter_symbol(profile.symbol),
        place=profile.place,
        year=year,
        title=about,
        addressees=addressees,
        body=body,
        recipients=Recipients(lines=("Như trên;",), archive=profile.archive or "Lưu: VT, ……."),
        signature=Signature(lines=profile.office, name=profile.signer),
    )
    return document.model_copy(update={"appendices": (_list(document, to, profile),)}) if len(to) > MANY else document


def _listed(units: tuple[Unit, ...]) -> str:
    return " có tên trong Phụ lục kèm theo" if len(units) > MANY else ""


def _kinds(units: tuple[Unit, ...]) -> list[str]:
    """The addressees by kind: sở, ban, ngành together, the People's Committees of each level together."""
    people = [unit for unit in units if unit.name.lower().startswith("ủy ban nhân dân ")]
    offices = [unit for unit in units if unit not in people and unit.level == "so"]
    lines = ["Các sở, ban, ngành, cơ quan, tổ chức"] if offices else []
    for level, words in _BY_LEVEL:
        places = [split_unit(unit.name[len("Ủy ban nhân dân ") :])[0] for unit in people if unit.level == level]
        kinds = [word for word in ("xã", "phường", "thị trấn", "đặc khu") if word in places]
        if places:
            places_of = words or (f"các {', '.join(kinds)}" if kinds else "cấp xã")
            lines.append(f"Ủy ban nhân dân {places_of}")
    told = [*offices, *(unit for unit in people if unit.level in dict(_BY_LEVEL))]
    if len(told) < len(units):
        lines.append("Các đơn vị có tên trong Phụ lục kèm theo")
    return lines


def _list(letter: Document, units: tuple[Unit, ...], profile: Profile) -> Appendix:
    """The list of a letter's addressees."""
    head = tuple(Cell(text=text, align="giua", bold=True) for text in ("TT", "Đơn vị"))
    # A symbol that still waits for its last letters is left blank as a whole.
    symbol = "" if "…" in letter.symbol else letter.symbol
    rows = [(Cell(text=str(number), align="giua"), Cell(text=unit.name)) for number, unit in enumerate(units, start=1)]
    return Appendix(
        label="Phụ lục",
        title="DANH SÁCH ĐƠN VỊ",
        reference=f"(Kèm theo Công văn số {'……' if not symbol else f'       /{symbol}'} ngày      tháng      năm {letter.year} của {author(profile)})",
        body=(Table(rows=(head, *rows), header_rows=1, widths=(1, 9)),),
    )


def _letter_symbol(symbol: str) -> str:
    """The symbol of a công văn of the body whose report bears ``symbol`` ("BC-SNV" → "SNV-……"): the drafting unit is not known."""
    issuer = symbol.split("-", 1)[1] if "-" in symbol else symbol
    return f"{issuer}-……" if issuer else ""
