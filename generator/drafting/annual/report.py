"""The yearly report in the official five parts: what is written from figures, what units wrote themselves, what stays a blank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.catalog import bodies, units
from generator.drafting.annual.results import direction, results
from generator.drafting.annual.tables import tables
from generator.drafting.annual.totals import figures
from generator.drafting.annual.wording import Figure, FigureWriter
from generator.drafting.annual.words import all_labels, appendices_of_words, opinions
from generator.model import Appendix, BodyNode, Chart, Division, Document, Item, Level, Paragraph, Table
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
    labels = all_labels(writer)
    body: tuple[BodyNode, ...] = (
        Paragraph(
            text=f"Thực hiện {reference}, {author(profile)} báo cáo kết quả thực hiện {movement} năm {data.year} như sau:"
        ),
        _division("I.", "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN", direction(writer)),
        _division("II.", "KẾT QUẢ THỰC HIỆN", results(writer)),
        _division("III.", "HẠN CHẾ, NGUYÊN NHÂN", opinions(writer, "han_che")),
        _division("IV.", f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {data.year + 1}", opinions(writer, "phuong_huong")),
        _division("V.", "ĐỀ XUẤT, KIẾN NGHỊ", opinions(writer, "kien_nghi")),
        *_tables_named(labels),
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
        body=_numbered(body, Counter()),
        recipients=Recipients(lines=profile.recipients, archive=profile.archive or "Lưu: VT, ……."),
        signature=Signature(lines=profile.office, name=profile.signer),
        appendices=_appendices(writer, labels, profile.symbol, author(profile)),
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


def _tables_named(labels: list[str]) -> tuple[Paragraph, ...]:
    """The sentence by which the text names its appendices (PL1/P1/M3/k1/a)."""
    if not labels:
        return ()
    listed = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} và {labels[-1]}"
    return (Paragraph(text=f"(Số liệu chi tiết theo đơn vị tại {listed} kèm theo.)"),)


def _appendices(w: FigureWriter, labels: list[str], symbol: str, author_: str) -> tuple[Appendix, ...]:
    reference = f"(Kèm theo Báo cáo số        /{symbol or '……'} ngày      tháng      năm {w.data.year} của {author_})"
    made = (*tables(w), *appendices_of_words(w))
    return tuple(
        one.model_copy(update={"label": label, "reference": reference}) for label, one in zip(labels, made, strict=True)
    )


def _numbered(nodes: tuple[BodyNode, ...], times: Counter[str]) -> tuple[BodyNode, ...]:
    """The tables and charts of the text with their numbers: "Bảng 1. …", "Biểu đồ 1. …"."""
    made: list[BodyNode] = []
    for node in nodes:
        if isinstance(node, Table) and node.caption:
            times["Bảng"] += 1
            made.append(node.model_copy(update={"caption": f"Bảng {times['Bảng']}. {node.caption}"}))
        elif isinstance(node, Chart):
            times["Biểu đồ"] += 1
            made.append(node.model_copy(update={"name": f"Biểu đồ {times['Biểu đồ']}. {node.name}"}))
        elif isinstance(node, (Division, Item)):
            made.append(node.model_copy(update={"children": _numbered(node.children, times)}))
        else:
            made.append(node)
    return tuple(made)


def _division(label: str, heading: str, children: tuple[BodyNode, ...]) -> Division:
    return Division(label=label, heading=heading, level=Level.LA_MA, children=children)
