"""What stands in a template but is never filled in, or would be printed along: tracked changes, comments, fields, hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.messages import N_, _
from generator.writers.docx.check.places import Places, TemplateFault
from generator.writers.docx.prepare.opening import NS, Opened, W
from generator.writers.docx.prepare.tags import TAG, own_texts, paragraphs

_CHANGES = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
)
_ACCEPT = N_("trong Word: Review, Accept, Accept All Changes, tắt Track Changes rồi lưu")
_HARMLESS = re.compile(r"\s*(?:HYPERLINK|REF|PAGEREF)\b", re.IGNORECASE)
"""Fields whose shown words Word leaves alone when a document is opened or printed."""
_SAME = str.maketrans("｛｝％", "{}%")
_OTHER_TAG = re.compile(
    r"(?P<apart>\{ +[{%][^{}]{1,80}[}%] +\})"
    r"|(?P<wide>[{｛]{1,2}\s*[%％]?[^{}｛｝]{1,80}[%％]?\s*[}｝]{1,2})"
    r"|\[\[\s*(?P<square>[^\[\]]{1,60}?)\s*\]\]|\(\(\s*(?P<round>[^()]{1,60}?)\s*\)\)"
    r"|<<\s*(?P<angle>[^<>]{1,60}?)\s*>>|«\s*(?P<quote>[^«»]{1,60}?)\s*»"
)
_NAME = re.compile(r"[\w.]+")
_PLAIN = ("styles.xml", "settings.xml", "fontTable.xml", "webSettings.xml", "numbering.xml")


def faults(opened: Opened, known: frozenset[str] | None) -> Iterator[TemplateFault]:
    """Yield every fault of this sort in all parts, each with its place; ``known`` are the names that tags may begin with."""
    for part, root in opened.trees.items():
        places = Places(root, part)
        yield from _changes(opened.source, root, places)
        yield from _comments(opened.source, root, places)
        yield from _fields(opened.source, root, places)
        yield from _hidden(opened.source, root, places)
        yield from _drawn(opened.source, root, places)
        yield from _lookalikes(opened.source, root, places, known)
    yield from _unread(opened)


def _changes(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    told: set[etree._Element] = set()
    for element in root.iter(*(f"{W}{name}" for name in _CHANGES)):
        paragraph = next(element.iterancestors(f"{W}p"), None)
        if paragraph is None:
            paragraph = next(element.iter(f"{W}p"), None)
        if paragraph is None or paragraph in told:
            continue
        told.add(paragraph)
        yield TemplateFault(
            source,
            places.of(paragraph),
            _("mẫu còn thay đổi đang theo dõi (Track Changes), văn bản in ra cũng sẽ có"),
            tag=_shown(element),
            proposal=_(_ACCEPT),
        )


def _shown(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText")).strip()[:60]


def _comments(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    for mark in root.iter(f"{W}commentReference"):
        paragraph = next(mark.iterancestors(f"{W}p"), None)
        yield TemplateFault(
            source,
            "" if paragraph is None else places.of(paragraph),
            _("mẫu có nhận xét (comment), văn bản in ra cũng sẽ có"),
            proposal=_("trong Word: Review, Delete, Delete All Comments rồi lưu"),
        )


def _fields(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    """A tag inside a field's code is never filled in; one inside its shown words is overwritten when Word updates the field."""
    for paragraph in paragraphs(root):
        code = "".join(element.text or "" for element in paragraph.iter(f"{W}instrText"))
        for match in TAG.finditer(code):
            yield TemplateFault(
                source,
                places.of(paragraph),
                _("thẻ nằm trong mã của một trường (Field), không được điền"),
                tag=match[0],
            )
        for simple in paragraph.iter(f"{W}fldSimple"):
            yield from _inside(source, places, paragraph, str(simple.get(f"{W}instr", "")), _shown(simple))
    yield from _complex(source, root, places)


def _complex(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    open_fields: list[dict[str, str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append({"code": "", "words": "", "shows": ""})
            elif kind == "separate" and open_fields:
                open_fields[-1]["shows"] = "x"
            elif kind == "end" and open_fields:
                field = open_fields.pop()
                paragraph = next(element.iterancestors(f"{W}p"), None)
                if paragraph is not None:
                    yield from _inside(source, places, paragraph, field["code"], field["words"])
        elif open_fields and element.tag == f"{W}instrText":
            open_fields[-1]["code"] += element.text or ""
        elif open_fields and open_fields[-1]["shows"]:
            open_fields[-1]["words"] += element.text or ""


def _inside(source: str, places: Places, paragraph: etree._Element, code: str, shown: str) -> Iterator[TemplateFault]:
    match = TAG.search(shown)
    if match is not None and not _HARMLESS.match(code):
        yield TemplateFault(
            source,
            places.of(paragraph),
            _("thẻ nằm trong một trường (Field) “{code}”: Word cập nhật trường thì chữ điền vào bị mất").format(
                code=code.strip()[:40]
            ),
            tag=match[0],
            proposal=_("bấm vào trường, Ctrl+Shift+F9 để bỏ trường, giữ chữ"),
        )


def _hidden(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    for run in root.iter(f"{W}r"):
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is None or str(hidden.get(f"{W}val", "1")) in ("0", "false", "off"):
            continue
        match = TAG.search("".join(text.text or "" for text in run.iter(f"{W}t")))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if match is not None and match[0].startswith("{{") and paragraph is not None:
            yield TemplateFault(
                source,
                places.of(paragraph),
                _("thẻ là chữ ẩn (Hidden), in ra không nhìn thấy"),
                tag=match[0],
                proposal=_("Home, Font, bỏ dấu ở Hidden"),
            )


def _drawn(source: str, root: etree._Element, places: Places) -> Iterator[TemplateFault]:
    for element in root.iter(f"{{{NS['a']}}}p"):
        match = TAG.search("".join(text.text or "" for text in element.iter(f"{{{NS['a']}}}t")))
        paragraph = next(element.iterancestors(f"{W}p"), None)
        if match is not None:
            yield TemplateFault(
                source,
                "" if paragraph is None else places.of(paragraph),
                _("thẻ nằm trong hình vẽ, không được điền"),
                tag=match[0],
                proposal=_("đặt thẻ trong hộp chữ (Text Box)"),
            )


def _lookalikes(
    source: str, root: etree._Element, places: Places, known: frozenset[str] | None
) -> Iterator[TemplateFault]:
    """A tag typed with other signs than {{ }} and {% %} is printed as it stands."""
    for paragraph in paragraphs(root):
        left = TAG.sub(" ", "".join(text.text or "" for text in own_texts(paragraph)))
        for match in _OTHER_TAG.finditer(left):
            inner = next((text for text in match.groups() if text), "")
            code = re.sub(r"[{}%\s]+", " ", inner.translate(_SAME)).strip()
            wide = match.lastgroup == "wide"
            if wide and not re.search("[｛｝％]", match[0]):
                continue
            name = code.removeprefix("p ").split(" ")[-1]
            if match.lastgroup not in ("wide", "apart") and not (
                _NAME.fullmatch(name) and known is not None and name.partition(".")[0] in known
            ):
                continue
            statement = "%" in inner.translate(_SAME)
            yield TemplateFault(
                source,
                places.of(paragraph),
                _("thẻ viết bằng dấu ngoặc lạ hoặc cách rời, sẽ in nguyên văn"),
                tag=match[0],
                proposal="{%" + code + " %}" if statement else "{{ " + code + " }}",
            )


def _unread(opened: Opened) -> Iterator[TemplateFault]:
    """Tags in parts that are copied as they are: comments, charts, diagrams, building blocks."""
    for name, data in opened.raw.items():
        if name in opened.trees or not name.startswith("word/") or not name.endswith(".xml") or name.endswith(_PLAIN):
            continue
        if b"{" not in data or len(data) > 4_000_000:
            continue
        text = re.sub(r"<[^>]*>", "", data.decode("utf-8", "replace"))
        match = TAG.search(text)
        if match is not None:
            yield TemplateFault(
                opened.source,
                _part_apart(name),
                _("thẻ nằm ở chỗ không được điền"),
                tag=match[0][:60],
                proposal=_("chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích"),
            )


def _part_apart(name: str) -> str:
    short = name.rpartition("/")[2]
    if short.startswith("comments"):
        return _("nhận xét ({part})").format(part=short)
    if "/charts/" in name:
        return _("biểu đồ ({part})").format(part=short)
    return _("phần {part}").format(part=short)
