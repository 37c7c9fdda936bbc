"""The letters around a collection: the công văn that asks for returns, and the reminder that names only those still missing."""

from __future__ import annotations

from datetime import date

from generator.drafting.annual.report import Profile, author
from generator.model import Document, Item, Level, Paragraph, Recipients, Signature
from generator.model.returns import DataSet, Unit
from generator.vietnamese.dates import long_date
from generator.vietnamese.numbers import format_count


def request(
    units: tuple[Unit, ...], profile: Profile, reference: str, subject: str, year: int, last_day: date
) -> Document:
    """Return the công văn that asks all units for their yearly report by the day before the plan's limit has passed."""
    body = (
        Paragraph(text=f"Thực hiện {reference}, để có cơ sở tổng hợp, báo cáo kết quả năm {year}, {author(profile)} đề nghị các cơ quan, đơn vị, địa phương:"),
        Item(label="1.", text=f"Báo cáo kết quả thực hiện {subject} năm {year} theo biểu gửi kèm (mỗi đơn vị một tệp riêng, không đổi cấu trúc biểu).", level=Level.KHOAN),
        Item(label="2.", text=f"Gửi báo cáo về {author(profile)} chậm nhất {long_date(last_day)}; gửi kèm tệp biểu đã điền (.xlsx).", level=Level.KHOAN),
        Item(label="3.", text="Chỉ tiêu chưa có số liệu thì để trống và nêu rõ lý do; không phát sinh thì ghi 0.", level=Level.KHOAN),
        Paragraph(text=f"{author(profile)} đề nghị các cơ quan, đơn vị, địa phương phối hợp thực hiện./."),
    )  # fmt: skip
    return _letter(profile, f"báo cáo kết quả thực hiện {subject} năm {year}", units, body, year)


def reminder(
    data: DataSet, profile: Profile, reference: str, subject: str, last_day: date, today: date
) -> Document | None:
    """Return the công văn đôn đốc to the units that have sent nothing usable; ``None`` when none is missing."""
    missing = data.missing
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
    body = (
        Paragraph(
            text=f"Thực hiện {reference}, thời hạn gửi báo cáo kết quả thực hiện {subject} năm {data.year} là {long_date(last_day)} ({when}). Đến {long_date(today)}, "
            f"{author(profile)} chưa nhận được báo cáo của {format_count(len(missing))} đơn vị có tên ở phần kính gửi."
        ),
        Paragraph(
            text=f"{author(profile)} đề nghị các đơn vị khẩn trương gửi báo cáo theo biểu đã gửi để kịp tổng hợp./."
        ),
    )
    return _letter(
        profile, f"đôn đốc gửi báo cáo kết quả thực hiện {subject} năm {data.year}", missing, body, today.year
    )


def _letter(
    profile: Profile, about: str, to: tuple[Unit, ...], body: tuple[Paragraph | Item, ...], year: int
) -> Document:
    end = len(to) - 1
    addressees = (
        (to[0].name,)
        if len(to) == 1
        else tuple(f"{unit.name}{'.' if at == end else ';'}" for at, unit in enumerate(to))
    )
    return Document(
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


def _letter_symbol(symbol: str) -> str:
    """The symbol of a công văn of the body whose report bears ``symbol`` ("BC-SNV" → "SNV-……"): the drafting unit is not known."""
    issuer = symbol.split("-", 1)[1] if "-" in symbol else symbol
    return f"{issuer}-……" if issuer else ""
