"""Gives a template what cannot be typed in Word: lengths of drawn lines, sections, widths of tables, breaks that may move.

Everything is found by what an office sees: names of shapes (``ke_co_quan``), names of styles, and the tags themselves.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from lxml import etree

from generator.catalog import nd30
from generator.catalog.widths import text_width
from generator.model.length import mm
from generator.writers.docx.build.names import SMALL
from generator.writers.docx.prepare import fragments
from generator.writers.docx.prepare.formats import Look, Styles
from generator.writers.docx.prepare.opening import NS, W
from generator.writers.docx.prepare.patterns import table_pattern
from generator.writers.docx.prepare.sections import section_texts
from generator.writers.docx.prepare.tags import Tag, own_texts, words

LINES = ("co_quan", "tieu_ngu", "trich_yeu", "phu_luc", "co_quan_phu_luc", "tieu_ngu_phu_luc")
"""The drawn lines whose length follows the words above; a shape is named with "ke_" in front."""
FRAMES = ("do_mat", "do_khan", "luu_hanh")
"""The frames whose size follows the words inside; a shape is named with "khung_" in front."""
_CHARACTERS = ("VB Chỗ trống", "VB Đậm", "VB Nghiêng", "VB Đậm nghiêng")
_THAN = re.compile(r"than\(\s*([\w.]+)\s*\)")
_BODY_LISTS = ("noi_dung", "phu_luc[].noi_dung")


class Binding:
    """The work on the main part of one template; ``facts`` collects what the context has to know."""

    def __init__(self, root: etree._Element, tags: list[Tag], styles: Styles) -> None:
        self.root, self.tags, self.styles = root, tags, styles
        self.facts: dict[str, Any] = {}
        self._appendix = next((name for tag in tags for name, over in tag.loops.items() if over == "phu_luc"), "pl")
        self._in_appendix = {
            tag.paragraph for tag in tags if any(over.startswith("phu_luc") for over in tag.loops.values())
        }

    def run(self) -> dict[str, Any]:
        """Bind everything; return the facts."""
        self.facts["looks"], self.facts["small"] = self._looks()
        self.facts["rooms"] = self._rooms()
        self.facts["shares"] = {name: line.default for name, line in nd30.rule_lines().items()}
        self.facts["styles"] = {name: self.styles.id(name) for name in _CHARACTERS}
        self.facts["urgency"] = {name: (mark.width.emu, mark.height.emu) for name, mark in nd30.urgency_marks().items()}
        self._shapes()
        self._small_head()
        self._body()
        self._sections()
        return self.facts

    def _looks(self) -> tuple[dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]]]:
        """Return the look of each printed name: as it stands, and with the small styles where there are any."""
        looks: dict[str, tuple[Any, ...]] = {}
        small: dict[str, tuple[Any, ...]] = {}
        for tag in self.tags:
            if tag.statement or tag.name in looks or not re.fullmatch(r"[\w.\[\]]+", tag.name):
                continue
            run = next(tag.element.iterancestors(f"{W}r"), None)
            looks[tag.name] = _plain(self.styles.look(tag.paragraph, run))
            if (other := self._small_style(tag.paragraph)) is not None:
                small[tag.name] = _plain(self.styles.look(tag.paragraph, run, style=other))
        return looks, small

    def _rooms(self) -> dict[str, tuple[float, ...]]:
        """Return the widths in mm of the places that a template has for the pictures of each signature: beside Nơi nhận, or
        beside another signer."""
        found: dict[str, tuple[float, ...]] = {}
        for tag in self.tags:
            if not tag.statement and tag.name.endswith(".anh"):
                run = next(tag.element.iterancestors(f"{W}r"), None)
                found[tag.name] = (*found.get(tag.name, ()), self.styles.look(tag.paragraph, run).width)
        return found

    def _small_style(self, paragraph: etree._Element) -> str | None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = None if style is None else self.styles.names.get(str(style.get(f"{W}val")))
        return None if name is None else self.styles.id(name + SMALL)

    def _shapes(self) -> None:
        """Bind the lengths of the drawn lines and frames; every shape's number differs in each appendix."""
        fixed: dict[str, tuple[int, int]] = {}
        lengths: dict[str, int] = {}
        for properties in list(self.root.iter(f"{{{NS['wp']}}}docPr")):
            holder = properties.getparent()
            assert holder is not None
            kind, _dash, name = str(properties.get("name", "")).partition("_")
            if kind not in ("ke", "khung") and (mark := _mark_in(holder)) is not None:
                kind, name = "khung", mark
            paragraph = next(holder.iterancestors(f"{W}p"), None)
            appendix = name.endswith("phu_luc")
            if appendix:
                number = properties.get("id", "1")
                properties.set("id", f"{number}{{{{ {self._appendix}.thu_tu }}}}")
            if kind == "ke" and name in LINES and paragraph is not None:
                path = f"{self._appendix}.ke.{name.removesuffix('_phu_luc')}" if appendix else f"ke.{name}"
                lengths[name] = int(getattr(holder.find(f"{{{NS['wp']}}}extent"), "attrib", {}).get("cx", 0))
                self._resize(holder, f"{{{{ {path} }}}}", None)
                self._centre(holder)
                if name.startswith("tieu_ngu"):
                    fixed[name] = self._literal(paragraph)
            elif kind == "khung" and name in FRAMES:
                self._resize(holder, f"{{{{ khung.{name}.rong }}}}", f"{{{{ khung.{name}.cao }}}}")
        self.facts["mottos"], self.facts["lengths"] = fixed, lengths

    @staticmethod
    def _resize(holder: etree._Element, width: str, height: str | None) -> None:
        for element in (holder.find(f"{{{NS['wp']}}}extent"), *holder.iter(f"{{{NS['a']}}}ext")):
            if element is not None and element.get("cx") is not None:
                element.set("cx", width)
                if height is not None:
                    element.set("cy", height)

    @staticmethod
    def _centre(holder: etree._Element) -> None:
        """Keep an anchored line centred whatever its length: an offset from the left fits one length only."""
        position = holder.find(f"{{{NS['wp']}}}positionH")
        offset = None if position is None else position.find(f"{{{NS['wp']}}}posOffset")
        if position is not None and offset is not None:
            position.remove(offset)
            position.set("relativeFrom", "column")
            etree.SubElement(position, f"{{{NS['wp']}}}align").text = "center"

    def _literal(self, paragraph: etree._Element) -> tuple[int, int]:
        """Return the length in EMU of the fixed words above a line, in the normal and in the small size."""
        above = paragraph.getprevious()
        while above is not None and (above.tag != f"{W}p" or not words(above).strip()):
            above = above.getprevious()
        if above is None:
            return mm(60).emu, mm(56).emu
        run = next(iter(above.iter(f"{W}r")), None)
        small = self._small_style(above)
        looks = (self.styles.look(above, run), self.styles.look(above, run, style=small))
        first, second = (
            text_width(words(above).strip(), look.size, bold=look.bold, italic=look.italic).emu for look in looks
        )
        return first, second

    def _small_head(self) -> None:
        """Let the styles that have a small namesake give way to it when a document asks for the smaller set of sizes."""
        for paragraph in list(self.root.iter(f"{W}p")):
            small = self._small_style(paragraph)
            if small is None or any("o." in (text.text or "") for text in own_texts(paragraph)):
                continue
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            assert style is not None
            which = f"{self._appendix}.nho" if self._is_in_appendix(paragraph) else "nho"
            normal = style.get(f"{W}val")
            style.set(f"{W}val", f"{{% if {which} %}}{small}{{% else %}}{normal}{{% endif %}}")

    def _is_in_appendix(self, paragraph: etree._Element) -> bool:
        if paragraph in self._in_appendix:
            return True
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        return table is not None and any(other in self._in_appendix for other in table.iter(f"{W}p"))

    def _body(self) -> None:
        """Open the patterns of the body for page breaks and emphasis, take out the table's, and copy them to the appendices."""
        region = self._region()
        self.facts["table"] = None
        if not region:
            return
        variable = next(name for name, over in self._loops(region[0]).items() if over == "noi_dung")
        for element in region:
            if element.tag == f"{W}tbl":
                if (pattern := table_pattern(element, self.styles)) is not None:
                    self.facts["table"] = pattern
                    fragments.replace_with(element, f"{{{{ {variable}.xml }}}}")
                continue
            self._open(element, variable)
        region = [element for element in region if element.getparent() is not None]
        for tag in self.tags:
            match = _THAN.fullmatch(tag.code)
            if match is None or tag.scope != "p":
                continue
            copies = [copy.deepcopy(element) for element in region]
            head = own_texts(copies[0])[0]
            head.text = re.sub(r"\bin\s+[\w.]+", f"in {match[1]}", head.text or "", count=1)
            place = tag.paragraph
            parent = place.getparent()
            assert parent is not None
            at = parent.index(place)
            parent.remove(place)
            for offset, element in enumerate(copies):
                parent.insert(at + offset, element)

    def _open(self, paragraph: etree._Element, variable: str) -> None:
        text = words(paragraph)
        if text.startswith(("{%p", "{#p")):
            return
        names = {"keepNext": "giu", "spacing": "truoc", "sectPr": "phan"}
        slots = {name: f"{{{{ {variable}.{key} }}}}" for name, key in names.items()}
        for name, slot in slots.items():
            fragments.slot(paragraph, name, slot)
        # Side by side, as nearly always, they are printed as the one value that holds them all.
        fragments.merge(paragraph, "".join(slots.values()), f"{{{{ {variable}.thuoc_tinh }}}}")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else self.styles.names.get(str(style.get(f"{W}val")), "")
        if not name.startswith("VB Đoạn"):
            return
        for element in own_texts(paragraph):
            run = element.getparent()
            if run is not None and f"{variable}.van_ban" in (element.text or "") and run.find(f"{W}rPr") is None:
                look = etree.Element(f"{W}rPr")
                look.text = f"{{{{ {variable}.chu }}}}"
                run.insert(0, look)

    def _region(self) -> list[etree._Element]:
        """Return the elements from ``{%p for … in noi_dung %}`` to its ``{%p endfor %}``, both included."""
        for number, tag in enumerate(self.tags):
            if tag.statement and tag.scope == "p" and re.fullmatch(r"for\s+\w+\s+in\s+noi_dung", tag.code):
                depth = 0
                for other in self.tags[number:]:
                    depth += other.code.startswith("for ") - (other.code == "endfor")
                    if depth == 0:
                        return _between(tag.paragraph, other.paragraph)
        return []

    def _loops(self, paragraph: etree._Element) -> dict[str, str]:
        return next(tag.loops for tag in self.tags if tag.paragraph is paragraph)

    def _sections(self) -> None:
        """Put the section marks in the hands of the context: how many there are, and how they turn, depends on the document."""
        body = self.root.find(f"{W}body")
        assert body is not None
        last = body.find(f"{W}sectPr")
        breaks = [mark for mark in body.iter(f"{W}sectPr") if mark is not last]
        self._take_in(breaks)
        marked = self._marked()
        inside = [mark for mark in breaks if next(mark.iterancestors(f"{W}p")) in marked]
        main = inside[0] if inside else last
        self.facts["sections"] = section_texts(main, last) if last is not None and main is not None else None
        self.facts["appendices"] = bool(inside)
        for mark in inside:
            fragments.replace_with(mark, f"{{{{ {self._appendix}.phan }}}}")
        if last is not None:
            fragments.replace_with(last, "{{ phan_cuoi }}")

    def _take_in(self, breaks: list[etree._Element]) -> None:
        """Move a section mark that stands on or right above the tag of the appendices' loop into the loop, where every appendix
        begins with it: some programs save it so."""
        opener = next((t for t in self.tags if t.statement and re.fullmatch(r"for\s+\w+\s+in\s+phu_luc", t.code)), None)
        if opener is None or opener.scope != "p" or any(self._follows(mark, opener.paragraph) for mark in breaks):
            return
        own = opener.paragraph.find(f"{W}pPr/{W}sectPr")
        if own is not None:  # the mark hangs on the tag's own paragraph, which leaves no trace
            holder = etree.Element(f"{W}p")
            etree.SubElement(holder, f"{W}pPr").append(own)
            opener.paragraph.addnext(holder)
            return
        before = opener.paragraph.getprevious()
        while before is not None and before.tag == f"{W}p" and not words(before).strip():
            if before.find(f"{W}pPr/{W}sectPr") is not None:
                opener.paragraph.addnext(before)
                return
            before = before.getprevious()

    def _follows(self, mark: etree._Element, opener: etree._Element) -> bool:
        holder = next(mark.iterancestors(f"{W}p"))
        return any(holder is sibling for sibling in opener.itersiblings())

    def _marked(self) -> set[etree._Element]:
        """Return what stands in the body between ``{%p for … in phu_luc %}`` and its end."""
        found: set[etree._Element] = set()
        for number, tag in enumerate(self.tags):
            if tag.statement and re.fullmatch(r"for\s+\w+\s+in\s+phu_luc", tag.code):
                depth = 0
                for other in self.tags[number:]:
                    depth += other.code.startswith("for ") - (other.code == "endfor")
                    if depth == 0:
                        found.update(_between(tag.paragraph, other.paragraph))
                        break
        return found


def _mark_in(holder: etree._Element) -> str | None:
    """Return which mark's tag a text box holds, where a program has given the box a name of its own; ``None`` for other shapes."""
    text = "".join(words(paragraph) for paragraph in holder.iter(f"{W}p"))
    return next((name for name in FRAMES if re.fullmatch(rf"\{{\{{\s*{name}\s*\}}\}}", text.strip())), None)


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """Return the siblings from one element to another; empty when they do not stand side by side."""
    elements: list[etree._Element] = []
    element: etree._Element | None = first
    while element is not None:
        elements.append(element)
        if element is last:
            return elements
        element = element.getnext()
    return []


def _plain(look: Look) -> tuple[Any, ...]:
    return (look.size, look.bold, look.italic, look.caps, look.width)
