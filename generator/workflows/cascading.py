"""A superior's plan -> the plans of the level below, each with its review copy, data, coverage matrix and open decisions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.drafting.cascade import Draft, Facts, TargetUnit
    from generator.drafting.coverage import Coverage
    from generator.model import Document
    from generator.writers.workbook import Sheet

Tell = Callable[[str], None]
HEADS = (
    "Loại", "Mục ở cấp trên", "Nội dung cấp trên", "Mục ở cấp dưới", "Nội dung cấp dưới", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn",
    "Vì sao không có",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """One lower plan to be drafted: the unit and its facts."""

    unit: TargetUnit
    facts: Facts
    on: dt.date


def parent_of(path: Path) -> Document:
    """Return the superior's plan; raise :class:`InputError` when the file holds no body to derive from."""
    from generator.drafting import references
    from generator.workflows import reading

    document = references.plain(reading.read(path).document)
    if not document.body:
        raise InputError(_("không đọc được nội dung kế hoạch nào"), at=Location(path.name))
    return document


def orders(parent: Document, units: Sequence[str], facts: Path | None, on: dt.date) -> list[Order]:
    """Return what is to be drafted: the units named, and those of the facts file (.yaml with one or many, .xlsx with a row each).

    Raises one error that holds those of every unit.
    """
    from generator.drafting import cascade

    given = _facts(facts) if facts else []
    by_unit = {fact.unit.strip().casefold(): fact for fact in given if fact.unit}
    common = next((fact for fact in given if not fact.unit), cascade.Facts())
    names = list(units) or [fact.unit for fact in given if fact.unit]
    if not names:
        raise InputError(
            _("chưa nêu đơn vị nào để soạn kế hoạch"), hint=_("thêm --to “huyện …”, hoặc --facts tệp dữ kiện")
        )
    found: list[Order] = []
    errors: list[GeneratorError] = []
    for name in names:
        fact = by_unit.get(name.strip().casefold(), common)
        day = fact.date or on
        try:
            unit = cascade.parse(
                name,
                province=_province(parent, day),
                on=day,
                community=fact.community or _community(parent),
                lower=fact.lower,
            )
            found.append(Order(unit, fact, day))
        except GeneratorError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else ErrorGroup(errors)
    return found


def _province(parent: Document, on: dt.date) -> str:
    """The province of the units on the day of their plan: the parent's own, or the one that it has become part of."""
    from generator.catalog import provinces
    from generator.drafting import cascade

    province = cascade.province_of(parent)
    if province is None:
        return f"tỉnh {parent.place}"
    if province.exists(on):
        return province.in_sentence
    change = provinces.successor(province, on)
    return change.new.in_sentence if change else province.in_sentence


def _community(parent: Document) -> str:
    """What communities are called here, as the parent's own words tell ("khóm, ấp"); empty where they do not."""
    text = " ".join(_texts(parent))
    return next((words for words in ("khóm, ấp", "thôn, buôn", "thôn, bản", "thôn, xóm") if words in text.lower()), "")


def _texts(document: Document) -> Iterable[str]:
    from generator.drafting.plan import of_document

    return (paragraph.text for paragraph in of_document(document))


def _facts(path: Path) -> list[Facts]:
    """The facts of a file: what is common first (when it names no unit), then unit by unit; .xlsx: a row a unit."""
    from generator.drafting.cascade.facts import Facts, FactsFile
    from generator.readers import rows, yaml_input

    if path.suffix.lower() in {".xlsx", ".csv"}:
        found = []
        for row in rows.read(path):
            data = json.dumps({_key(head): value for head, value in row.values.items()}, ensure_ascii=False).encode()
            try:
                found.append(yaml_input.load(data, Facts, source=str(row.at)))
            except GeneratorError as error:
                raise InputError(error.message, at=row.at, hint=error.hint) from None
        return found
    whole = yaml_input.load(path.read_bytes(), FactsFile, source=path.name)
    plain = whole.model_dump(exclude={"units"}, exclude_unset=True, by_alias=True)
    common = Facts.model_validate(plain)
    return [
        common,
        *(
            Facts.model_validate({**plain, **unit.model_dump(exclude_unset=True, by_alias=True)})
            for unit in whole.units
        ),
    ]


def _key(head: str) -> str:
    """A column head as a key of the facts: the key itself, or the words without marks ("Đơn vị" → don_vi)."""
    from generator.vietnamese.text import search_key

    return search_key(head).replace(" ", "_")


def draft(parent: Document, work: Sequence[Order], into: Path, *, overwrite: bool, tell: Tell) -> list[Path]:
    """Write each lower plan with all that belongs to it into ``into`` and return the files."""
    from generator.drafting import cascade, coverage
    from generator.writers import files

    written: list[Path] = []
    for order in work:
        made = cascade.derive(parent, order.unit, order.on, order.facts)
        reasons = {dropped.paragraph.index: dropped.reason for dropped in made.dropped}
        found = coverage.compare(made.parent, made.document, on=order.on, reasons=reasons)
        stem = files.safe_name(order.unit.in_sentence)
        for name, data in _outputs(made, found, order).items():
            written.append(files.write(into / f"{stem}{name}", data, overwrite=overwrite))
        tell(str(into / f"{stem}.docx"))
    return written


def _outputs(made: Draft, found: Coverage, order: Order) -> dict[str, bytes]:
    from generator.writers import data, docx, workbook

    clean = docx.render(made.document)
    return {
        ".docx": clean,
        ".ra-soat.docx": review_copy(made, found),
        ".yaml": data.to_yaml(made.document).encode(),
        ".doi-chieu.xlsx": workbook.write([matrix(found)], title=_("Bảng đối chiếu"), made=order.on),
        ".doi-chieu.json": as_json(found).encode(),
        ".can-quyet-dinh.txt": decisions(made).encode(),
    }


def review_copy(made: Draft, found: Coverage) -> bytes:
    """Return the draft for the person who goes over it: a comment at each paragraph (its source, what was done, what is to be
    decided), blanks in yellow, the coverage matrix as an appendix."""
    from generator.drafting.plan import of_document
    from generator.model import Appendix
    from generator.writers.docx import comments, highlight, places, render

    table = as_document(found).body
    appendix = Appendix(label=_("Phụ lục"), title=_("BẢNG ĐỐI CHIẾU VỚI KẾ HOẠCH CẤP TRÊN"), body=table, landscape=True)
    data = render(made.document.model_copy(update={"appendices": (appendix,)}))
    paragraphs = [paragraph for paragraph in of_document(made.document) if paragraph.provenance]
    found_at = places.addresses(data, [f"{paragraph.label} {paragraph.text}" for paragraph in paragraphs])
    remarks = [
        comments.Remark(path, _remark(paragraph.provenance[0]))
        for path, paragraph in zip(found_at, paragraphs, strict=True)
        if path is not None and paragraph.provenance[0].by != "giữ nguyên"
    ]
    return highlight.blanks(comments.annotate(data, remarks))


def _remark(step: Any) -> str:
    """What a comment says of one paragraph."""
    lines = [
        _("{by}: {item} của {source}").format(by=step.by.capitalize(), item=step.item, source=step.source)
        if step.item
        else step.by.capitalize()
    ]
    lines += [step.note] if step.note else []
    lines += [_("Cần quyết định: {what}").format(what=step.decision)] if step.decision else []
    return "\n".join(lines)


def decisions(made: Draft) -> str:
    """Return what a person has to decide before the draft can be signed, and what was left out, as text."""
    lines = [_("Việc cần quyết định:")]
    lines += [f"- {decision}." for decision in made.decisions] or [_("- Không có.")]
    lines += ["", _("Không đưa vào kế hoạch:")]
    lines += [
        f"- {dropped.paragraph.place}: {dropped.reason}. «{dropped.paragraph.text[:120]}»" for dropped in made.dropped
    ] or [_("- Không có.")]
    return "\n".join(lines) + "\n"


def matrix(found: Coverage) -> Sheet:
    """Return the coverage matrix as a sheet."""
    from generator.writers.workbook import Sheet

    return Sheet(_("Đối chiếu"), [_(head) for head in HEADS], [_cells(row) for row in found.rows])


def _cells(row: Any) -> list[str]:
    lower = row.lower
    return [
        row.what.value, row.parent.place, row.parent.text, lower.place if lower else "", lower.text if lower else "", row.lead,
        row.partners, row.product, row.deadline, row.reason,
    ]  # fmt: skip


def compare(superior: Path, lower: Path, on: dt.date | None) -> Coverage:
    """Return how the lower plan in one file carries the superior's in another; any format we read."""
    from generator.drafting import coverage

    return coverage.compare(parent_of(superior), parent_of(lower), on=on)


def report(found: Coverage, form: str, made: dt.date) -> bytes:
    """Return the comparison in the form asked for: text, json, xlsx, docx."""
    from generator.writers import docx, workbook

    if form == "xlsx":
        findings = findings_sheet(found)
        return workbook.write([matrix(found), findings], title=_("Bảng đối chiếu"), made=made)
    if form == "docx":
        return docx.render(as_document(found))
    return (as_json(found) if form == "json" else as_text(found)).encode()


def save(data: bytes, path: Path, *, overwrite: bool) -> Path:
    """Write a report to a file, whole or not at all."""
    from generator.writers import files

    return files.write(path, data, overwrite=overwrite)


def findings_sheet(found: Coverage) -> Sheet:
    """Return what is wrong between the two plans as a sheet, both places in each row."""
    from generator.writers.workbook import Sheet

    heads = [
        _("Phát hiện"),
        _("Mức"),
        _("Mục ở cấp trên"),
        _("Nội dung cấp trên"),
        _("Mục ở cấp dưới"),
        _("Nội dung cấp dưới"),
    ]
    return Sheet(
        _("Phát hiện"),
        heads,
        [
            [f.message, _("phải xem") if f.sure else _("nên xem"), f.parent, f.parent_text, f.lower, f.lower_text]
            for f in found.findings
        ],
    )


def as_document(found: Coverage) -> Document:
    """Return the matrix as a report with one landscape table, for the file of the plan."""
    from generator.model import Cell, Document, Table

    heads = tuple(Cell(text=_(head)) for head in HEADS[:9])
    rows = tuple(
        tuple(Cell(text=_short(text)) for text in (*cells[:8], cells[8] or cells[9]))
        for cells in map(_cells, found.rows)
    )
    return Document(
        kind="bao-cao",
        title=_("Đối chiếu kế hoạch cấp dưới với kế hoạch cấp trên"),
        body=(
            Table(rows=(heads, *rows), header_rows=1, landscape=True, widths=(1.2, 1.1, 4, 1.1, 4, 2, 1.5, 1.1, 1.4)),
        ),
    )


def _short(text: str) -> str:
    """The beginning of a paragraph, enough to find it; the .xlsx holds the whole."""
    return text if len(text) <= 160 else f"{text[:160].rsplit(' ', 1)[0]}…"


def as_json(found: Coverage) -> str:
    """Return rows and findings as JSON for programs."""
    rows = [
        {
            "loai": row.what.value,
            "cap_tren": {"muc": row.parent.place, "noi_dung": row.parent.text},
            "cap_duoi": {"muc": row.lower.place, "noi_dung": row.lower.text} if row.lower else None,
            "do_giong": row.likeness, "chu_tri": row.lead, "phoi_hop": row.partners, "san_pham": row.product,
            "thoi_han": row.deadline, "ly_do": row.reason,
        }
        for row in found.rows
    ]  # fmt: skip
    findings = [
        {
            "loai": finding.kind, "noi_dung": finding.message, "chac_chan": finding.sure,
            "cap_tren": {"muc": finding.parent, "noi_dung": finding.parent_text},
            "cap_duoi": {"muc": finding.lower, "noi_dung": finding.lower_text},
        }
        for finding in found.findings
    ]  # fmt: skip
    return json.dumps({"doi_chieu": rows, "phat_hien": findings}, ensure_ascii=False, indent=1) + "\n"


def as_text(found: Coverage) -> str:
    """Return the findings for a person, both places named, then how much is carried."""
    lines = []
    for finding in found.findings:
        lines.append(f"{_('Phải xem') if finding.sure else _('Nên xem')}: {finding.message}")
        if finding.parent:
            lines.append(f"    {_('cấp trên')}, {finding.parent}: {finding.parent_text[:160]}")
        if finding.lower:
            lines.append(f"    {_('cấp dưới')}, {finding.lower}: {finding.lower_text[:160]}")
    carried = sum(row.lower is not None for row in found.rows)
    explained = sum(row.lower is None and bool(row.reason) for row in found.rows)
    lines.append(
        _("{carried}/{total} yêu cầu của cấp trên có trong kế hoạch cấp dưới; {explained} không thuộc cấp dưới").format(
            carried=carried, total=len(found.rows), explained=explained
        )
    )
    return "\n".join(lines) + "\n"
