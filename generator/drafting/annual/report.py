"""The yearly report in the official five parts: what is written from figures, what units wrote themselves, what stays a blank."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog import bodies, units
from generator.drafting.annual.results import direction, results
from generator.drafting.annual.tables import appendices, appendix_labels
from generator.drafting.annual.totals import figures
from generator.drafting.annual.wording import Figure, FigureWriter
from generator.model import BodyNode, Division, Document, Item, Level, Paragraph, Provenance
from generator.model.collection import Form
from generator.model.document import Recipients, Signature
from generator.model.plan import Plan
from generator.model.returns import DataSet


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
class Report:
    """The report and the sidecar of its figures."""

    document: Document
    figures: tuple[Figure, ...]


def write(
    data: DataSet, form: Form, plan: Plan, profile: Profile, reference: str, last_year: DataSet | None = None
) -> Report:
    """Return the yearly report. ``reference`` cites the plan in full; ``last_year`` the data set of the year before, if any.

    Nothing is invented: what no unit reported is a visible blank, what some did not is said with their number and names.
    """
    now = figures(data, form)
    writer = FigureWriter(data, form, plan, now, figures(last_year, form) if last_year else None, reference)
    movement = subject(plan, form)
    body = (
        Paragraph(
            text=f"Thực hiện {reference}, {author(profile)} báo cáo kết quả thực hiện {movement} năm {data.year} như sau:"
        ),
        _division("I.", "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN", direction(writer)),
        _division("II.", "KẾT QUẢ THỰC HIỆN", results(writer)),
        _division("III.", "HẠN CHẾ, NGUYÊN NHÂN", words_of_units(writer, "han_che")),
        _division("IV.", f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {data.year + 1}", words_of_units(writer, "phuong_huong")),
        _division("V.", "ĐỀ XUẤT, KIẾN NGHỊ", words_of_units(writer, "kien_nghi")),
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
        appendices=appendices(writer, profile.symbol, author(profile)),
    )
    return Report(document, tuple(writer.sidecar))


def subject(plan: Plan, form: Form) -> str:
    """Return what is reported on, as in a sentence: the plan's movement, else what the form says it is about."""
    if plan.movement:
        return f"Phong trào thi đua “{plan.movement.name}”"
    return form.programme or "kế hoạch"


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
    count = sum(any(part.asks(unit) for unit in data.units) for part in form.parts)
    if not count:
        return ()
    labels = appendix_labels(count)
    listed = "Phụ lục" if count == 1 else f"{', '.join(labels[:-1])} và {labels[-1]}"
    return (Paragraph(text=f"(Số liệu chi tiết theo đơn vị tại {listed} kèm theo.)"),)


def _division(label: str, heading: str, children: tuple[BodyNode, ...]) -> Division:
    return Division(label=label, heading=heading, level=Level.LA_MA, children=children)


def words_of_units(w: FigureWriter, code: str) -> tuple[BodyNode, ...]:
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
