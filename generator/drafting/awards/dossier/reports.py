"""Báo cáo thành tích: the frame of the right form, filled with what was declared; what is not known stays a blank."""

from __future__ import annotations

from decimal import Decimal

from generator.catalog import awards as law
from generator.drafting.awards.dossier.words import BLANK, Entry, award_name, called, day, movement
from generator.drafting.awards.papers import purpose
from generator.drafting.awards.poverty import rate, shown
from generator.model import Cell, Division, Document, Item, Paragraph, Signature, Table
from generator.model.awards import Assessment, Nominee
from generator.vietnamese.dates import short_date
from generator.vietnamese.numbers import format_number

ROUTES = {
    "chuyen_de": "về thành tích xuất sắc trong đợt thi đua hoặc chuyên đề",
    "dot_xuat": "về thành tích xuất sắc đột xuất",
}
SIGNERS = {"ca_nhan": "NGƯỜI BÁO CÁO", "ho_gia_dinh": "CHỦ HỘ"}
GIFTS = {"tien": "tiền, hiện vật (đồng)", "ngay_cong": "ngày công", "dat": "đất (m²)", "giup_do": "giúp đỡ", "lien_ket": "liên kết", "mo_hinh": "mô hình", "dao_tao": "đào tạo", "tin_dung": "cho vay (đồng)"}  # fmt: skip


def paper(assessment: Assessment, entry: Entry) -> Document:
    """Return the report of one nominee; households and enterprises use the frame of the nearest form."""
    round_, x = assessment.nominations, entry.nominee
    on = round_.submitted or round_.received
    regime = law.regime(on) if on else None
    kind = purpose(entry.award.code, x.route, x.kind)
    form = law.form(kind, regime.code) if regime else None
    parts: list[Paragraph | Division | Table] = []
    route = ROUTES.get(kind, "")
    if kind == "chuyen_de" and round_.movement:
        route = f"về thành tích xuất sắc trong {movement(round_)}"
    parts.append(
        Division(
            label="I.",
            heading="SƠ LƯỢC LÝ LỊCH" if x.kind == "ca_nhan" else "THÔNG TIN CHUNG",
            level="la_ma",
            children=_about(x),
        )
    )
    parts.append(Division(label="II.", heading="THÀNH TÍCH ĐẠT ĐƯỢC", level="la_ma", children=_deeds(x)))
    if x.earlier or kind.startswith("cong_trang"):
        parts.append(
            Division(label="III.", heading="CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", level="la_ma", children=(_held(x),))
        )
    frame = (
        f" (lập theo {'khung ' if x.kind == 'ho_gia_dinh' else ''}Mẫu số {form.number})" if form and form.number else ""
    )
    parts.append(Paragraph(text=f"Trên đây là báo cáo thành tích của {called(x)}{frame}./."))
    confirms = "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN CẤP XÃ" if x.kind == "ho_gia_dinh" else "XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP"
    return Document(
        kind="bao-cao",
        issuer=((called(x) if x.kind != "ca_nhan" else x.unit or called(x)).upper(),),
        symbol=f"BC-{BLANK}",
        place=round_.submitter.place,
        year=on.year if on else None,
        title=f"Thành tích đề nghị tặng {award_name(entry.award, round_)}{' ' + route if route else ''}",
        body=tuple(parts),
        cosignature=Signature(lines=(confirms,)),
        signature=Signature(
            lines=(SIGNERS.get(x.kind, "THỦ TRƯỞNG ĐƠN VỊ"),),
            name=x.name if x.kind in ("ca_nhan", "ho_gia_dinh") else "",
        ),
    )


def _line(what: str, value: str) -> Item:
    return Item(label="-", text=f"{what}: {value or BLANK}.", level="gach")


def _about(x: Nominee) -> tuple[Item, ...]:
    if x.kind == "ca_nhan":
        return (
            _line("Họ và tên", x.name),
            _line("Ngày, tháng, năm sinh", short_date(x.birth) if x.birth else ""),
            _line("Giới tính", "" if x.female is None else "nữ" if x.female else "nam"),
            _line("Quê quán", ""),
            _line("Nơi thường trú", x.address),
            _line("Chức vụ, nghề nghiệp", x.office),
            _line("Đơn vị công tác", x.unit),
        )
    if x.kind == "ho_gia_dinh":
        return (
            _line("Chủ hộ", f"{x.title} {x.name}".strip()),
            _line("Địa chỉ", x.address),
            _line("Nghề nghiệp", x.office),
            _line("Số nhân khẩu, số lao động", ""),
        )
    return (
        _line("Tên đơn vị", x.name),
        _line("Địa chỉ", x.address),
        _line("Năm thành lập", str(x.founded) if x.founded else ""),
        _line("Cơ cấu tổ chức, chức năng, nhiệm vụ", ""),
    )


def _deeds(x: Nominee) -> tuple[Paragraph | Item | Table, ...]:
    parts: list[Paragraph | Item | Table] = []
    if x.report_text:
        parts += [Paragraph(text=line) for line in x.report_text.splitlines() if line.strip()]
    for deed in x.achievements:
        proof = f" ({deed.evidence})" if deed.evidence else ""
        parts.append(Item(label="-", text=f"Năm {deed.year}: {deed.text}{proof}.", level="gach"))
    if x.poor:
        parts.append(_poverty(x))
    for gift in x.contributions:
        value = (
            f": {format_number(gift.value)} {GIFTS[gift.kind].partition('(')[2].rstrip(')') or GIFTS[gift.kind]}"
            if gift.value
            else ""
        )
        extra = "; ".join(
            part for part in (f"{gift.households:02d} hộ" if gift.households else "", gift.result, gift.proof) if part
        )
        parts.append(
            Item(
                label="-",
                text=f"{gift.text or GIFTS[gift.kind].capitalize()}{value}{f' ({extra})' if extra else ''}.",
                level="gach",
            )
        )
    for idea in x.initiatives:
        parts.append(
            Item(
                label="-",
                text=f"Sáng kiến “{idea.name}” năm {idea.year} ({idea.decision or 'chưa có quyết định công nhận'}).",
                level="gach",
            )
        )
    if x.registered:
        parts.append(Item(label="-", text=f"Đăng ký thoát nghèo {day(x.registered)}.", level="gach"))
    return tuple(parts) or (Paragraph(text=BLANK),)


def _poverty(x: Nominee) -> Table:
    heads = ("Cuối năm", "Nhóm", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ hộ nghèo (%)")
    rows = [tuple(Cell(text=head) for head in heads)]
    for row in sorted(x.poor, key=lambda r: (r.group, r.year)):
        found = rate(row)
        texts = (
            str(row.year),
            row.group or "Chung",
            _count(row.total),
            _count(row.poor),
            shown(found) if found is not None else "",
        )
        rows.append(tuple(Cell(text=text) for text in texts))
    return Table(rows=tuple(rows), header_rows=1)


def _count(value: int | None) -> str:
    return "" if value is None else format_number(Decimal(value))


def _held(x: Nominee) -> Table:
    heads = ("Năm", "Danh hiệu, hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành")
    rows = [tuple(Cell(text=head) for head in heads)]
    for award in sorted(x.earlier, key=lambda a: a.year):
        known = law.awards().get(award.code)
        name = known.name.replace("{place}", BLANK) if known else award.code
        paper_ = "; ".join(
            part for part in (award.decision, short_date(award.date) if award.date else "", award.issuer) if part
        )
        rows.append(tuple(Cell(text=text) for text in (str(award.year), name, paper_)))
    if len(rows) == 1:
        rows.append(tuple(Cell(text="") for _head in heads))
    return Table(rows=tuple(rows), header_rows=1)
