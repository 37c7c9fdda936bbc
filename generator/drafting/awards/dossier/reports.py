"""Báo cáo thành tích: the frame of the right form, filled with what was declared; what is not known stays a blank."""

from __future__ import annotations

from generator.catalog import awards as law
from generator.drafting.awards.dossier.report_parts import POVERTY, deeds
from generator.drafting.awards.dossier.words import BLANK, Entry, award_name, called, inside, movement
from generator.drafting.awards.papers import purpose
from generator.model import Cell, Division, Document, Item, Paragraph, Signature, Table
from generator.model.awards import Assessment, Nominee
from generator.vietnamese.dates import short_date

ROUTES = {
    "chuyen_de": "về thành tích xuất sắc trong đợt thi đua hoặc chuyên đề",
    "dot_xuat": "về thành tích xuất sắc đột xuất",
}
SIGNERS = {"ca_nhan": "NGƯỜI BÁO CÁO", "ho_gia_dinh": "CHỦ HỘ"}


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
    parts.append(Division(label="II.", heading="THÀNH TÍCH ĐẠT ĐƯỢC", level="la_ma", children=deeds(x, kind)))
    if x.earlier or kind.startswith("cong_trang"):
        held = (_held(x, titles=True), _held(x, titles=False)) if kind.startswith("cong_trang") else (_held(x),)
        parts.append(Division(label="III.", heading="CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", level="la_ma", children=held))
    frame = (
        f" (lập theo {'khung ' if x.kind == 'ho_gia_dinh' else ''}Mẫu số {form.number})" if form and form.number else ""
    )
    parts.append(Paragraph(text=f"Trên đây là báo cáo thành tích của {inside(x)}{frame}./."))
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
            *((_line("Diện hộ", POVERTY[x.poverty]),) if x.poverty else ()),
        )
    firm = (_line("Mã số thuế; người đại diện theo pháp luật", ""), _line("Ngành nghề kinh doanh chính", ""))
    return (
        _line("Tên đơn vị", x.name),
        _line("Địa chỉ", x.address),
        _line("Năm thành lập", str(x.founded) if x.founded else ""),
        *(firm if x.kind == "doanh_nghiep" else ()),
        _line("Tổng số người", str(x.members) if x.members else ""),
        _line("Cơ cấu tổ chức, chức năng, nhiệm vụ", ""),
    )


def _held(x: Nominee, *, titles: bool | None = None) -> Table:
    """What was given before: all of it, or only titles (danh hiệu), or only awards; an empty row where there is none."""
    what = {None: "Danh hiệu, hình thức khen thưởng", True: "Danh hiệu thi đua", False: "Hình thức khen thưởng"}[titles]
    heads = ("Năm", what, "Số, ngày, tháng, năm của quyết định; cơ quan ban hành")
    rows = [tuple(Cell(text=head) for head in heads)]
    for award in sorted(x.earlier, key=lambda a: a.year):
        known = law.awards().get(award.code)
        if titles is not None and (known is not None and known.title) != titles:
            continue
        name = known.name.replace("{place}", BLANK) if known else award.code
        paper_ = "; ".join(
            part for part in (award.decision, short_date(award.date) if award.date else "", award.issuer) if part
        )
        rows.append(tuple(Cell(text=text) for text in (str(award.year), name, paper_)))
    if len(rows) == 1:
        rows.append(tuple(Cell(text="") for _head in heads))
    return Table(rows=tuple(rows), header_rows=1, widths=(0.8, 3, 4))
