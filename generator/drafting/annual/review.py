"""Sơ kết, tổng kết: several years side by side, from the yearly data sets; what a year lacks is said, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.drafting.annual.report import Profile, author, subject
from generator.drafting.annual.tables import figure_cell, heads
from generator.drafting.annual.targets import aim_of, verdict
from generator.drafting.annual.totals import Figures, figures, judge, own_targets
from generator.drafting.annual.wording import FigureWriter, names, number_of, shown
from generator.model import BodyNode, Cell, Division, Document, Item, Level, Paragraph, Table
from generator.model.collection import Form
from generator.model.document import Recipients, Signature
from generator.model.plan import Plan, SubjectLevel
from generator.model.returns import DataSet
from generator.vietnamese.numbers import format_count


def write(
    years: Sequence[DataSet], form: Form, plan: Plan, profile: Profile, reference: str, *, final: bool
) -> Document:
    """Return the mid-term (sơ kết) or final (tổng kết) review of the years given, in order of year."""
    ordered = sorted(years, key=lambda data: data.year)
    found = [(data, figures(data, form)) for data in ordered]
    first, last = ordered[0].year, ordered[-1].year
    movement = subject(plan, form)
    what = f"{'Tổng kết' if final else 'Sơ kết'} {movement} giai đoạn {first} - {last}"
    body = (
        Paragraph(text=f"Thực hiện {reference}, {author(profile)} báo cáo {what[:1].lower()}{what[1:]} như sau:"),
        _part("I.", "KẾT QUẢ QUA CÁC NĂM", (_returns(ordered), *_table(found, form))),
        _part("II.", "THỰC HIỆN CÁC CHỈ TIÊU CỦA KẾ HOẠCH", _targets(found, form, plan)),
        _part("III.", "ĐÁNH GIÁ CHUNG; BÀI HỌC KINH NGHIỆM", (Paragraph(text="……"),)),
        _part("IV.", "PHƯƠNG HƯỚNG, NHIỆM VỤ", (Paragraph(text="……"),)),
        Paragraph(text=f"Trên đây là báo cáo {what[:1].lower()}{what[1:]}./."),
    )
    return Document(
        kind="bao-cao", superior=profile.superior, issuer=profile.issuer, symbol=profile.symbol, place=profile.place, year=last,
        title=what, addressees=profile.addressees, body=body,
        recipients=Recipients(lines=profile.recipients, archive=profile.archive or "Lưu: VT, ……."),
        signature=Signature(lines=profile.office, name=profile.signer),
    )  # fmt: skip


def _part(label: str, heading: str, children: tuple[BodyNode, ...]) -> Division:
    return Division(label=label, heading=heading, level=Level.LA_MA, children=children)


def _returns(years: Sequence[DataSet]) -> Paragraph:
    told = []
    for data in years:
        lacking = f" (thiếu {names(data.missing)})" if data.missing else ""
        told.append(f"năm {data.year}: {format_count(len(data.returns))}/{format_count(len(data.units))}{lacking}")
    return Paragraph(text=f"Số đơn vị có báo cáo dùng được từng năm: {'; '.join(told)}.")


def _table(found: Sequence[tuple[DataSet, Figures]], form: Form) -> tuple[BodyNode, ...]:
    rows = [heads("Chỉ tiêu", "Đơn vị tính", *(f"Năm {data.year}" for data, _figures in found), "Cộng")]
    for code in form.yearly or tuple(i.code for i in form.indicators):
        indicator = form.indicator(code)
        if indicator is None:
            continue
        numbers = [one.number(code) for _data, one in found]
        cells = []
        for (_data, one), number in zip(found, numbers, strict=True):
            mark = "*" if number is not None and one.missing(*indicator.codes) else ""
            text = "-" if number is None else number_of(number, indicator)
            cells.append(figure_cell(f"{text}{mark}"))
        whole = (
            sum((n for n in numbers if n is not None), Decimal(0))
            if code in form.added and None not in numbers
            else None
        )
        mark = "*" if any(cell.text.endswith("*") for cell in cells) else ""
        cells.append(figure_cell(f"{shown(whole, indicator)}{mark}" if whole is not None else "-"))
        rows.append((Cell(text=indicator.name), Cell(text=indicator.unit, align="giua"), *cells))
    table = Table(rows=tuple(rows), header_rows=1, caption="Bảng 1. Kết quả qua các năm")
    starred = any(cell.text.endswith("*") for row in rows for cell in row)
    note = (Paragraph(text="(Dấu * chỉ số chưa đủ số liệu của các đơn vị.)"),) if starred else ()
    return (table, *note)


def _targets(found: Sequence[tuple[DataSet, Figures]], form: Form, plan: Plan) -> tuple[BodyNode, ...]:
    """Each target once, the years under it."""
    nodes: list[BodyNode] = []
    for target in own_targets(plan.targets, SubjectLevel.TINH):
        years = []
        aim = ""
        for data, one in found:
            writer = FigureWriter(data, form, plan, one, None, "")
            aim = aim_of(writer, target)
            told = verdict(writer, judge(target, one, form, data.year)).replace(f"năm {data.year} là ", "")
            years.append(Item(label="+", text=f"Năm {data.year}: {told}.", level=Level.CONG))
        nodes.append(Item(label="-", text=f"{aim}:", level=Level.GACH, children=tuple(years)))
    return tuple(nodes) or (Paragraph(text="Kế hoạch không nêu chỉ tiêu định lượng."),)
