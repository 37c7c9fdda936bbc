"""Many documents in one .docx: each begins on a page of its own, counts its own pages and keeps its own footers."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from generator.errors import OutputError, TemplateError
from generator.messages import _
from generator.model.location import Location
from generator.writers.docx import package
from generator.writers.docx.compiled import CORE, CompiledTemplate
from generator.writers.docx.ground import Ground
from generator.writers.docx.notes import moved
from generator.writers.docx.pictures import Pictures

MARK = "vanban"
"""Beginning of the names of the bookmarks at which the documents begin."""
_TYPES = "[Content_Types].xml"
_SECTION = re.compile(r"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)
_BEFORE_NUMBERING = re.compile(
    r"<w:(?:pgMar|paperSrc|pgBorders|lnNumType)\b(?:[^>]*/>|.*?</w:(?:pgBorders)>)", re.DOTALL
)
_REFERENCES = re.compile(r"<w:(?:header|footer)Reference\b[^>]*/>")
_OWN_NOTES = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
_RELATION = re.compile(r"<Relationship\b[^>]*/>")
_OVERRIDE = re.compile(r'<Override\b[^>]*PartName="/([^"]*)"[^>]*/>')
_DRAWING = re.compile(r'(<wp:docPr [^>]*?\bid=")\d+')
_PARAGRAPH = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:firstLine="0"/>'
_STAMP = (1980, 1, 1, 0, 0, 0)
_MOST_ENCLOSED = 400 << 20


@dataclass(frozen=True, slots=True)
class Fragment:
    """One document as a piece of a larger one: what it shows, its last section, and parts that it alone has."""

    opening: str
    """The main part up to its body: the same for every document of a template."""
    content: str
    section: str
    parts: tuple[tuple[str, str, str], ...] = ()
    """Name, XML and relationship's type of each part that differs from document to document (a footer)."""
    enclosed: tuple[tuple[str, str], ...] = ()
    """Name and content (base64) of each picture and chart; the relationships and content types of them."""
    relations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    notes: str = ""
    """Its footnotes (XML), and how many: their ids count from 1 until they are joined."""
    noted: int = 0
    listed: bool = False
    """Whether it has a table of contents."""


def enclosures(folder: Path | None, number: int) -> Pictures:
    """Return what takes in the pictures and charts of one document of many; ``number`` tells it from the others."""
    return Pictures(folder, mark=f"{number}_")


def fragment(
    compiled: CompiledTemplate, given: Mapping[str, Any], number: int, pictures: Pictures | None = None
) -> Fragment:
    """Return one document, printed with the values ``given``, as a piece; ``number`` tells it from the others.

    ``pictures`` took in what the values show (:func:`enclosures`).
    Raises :class:`TemplateError` for a template whose body has no section of its own.
    """
    taken = pictures if pictures is not None else Pictures(None)
    (_name, main), *others = compiled.pieces(given)
    if taken.marks:
        main = taken.marks.expand(main)
    start, end = main.find("<w:body>"), main.rfind("</w:body>")
    sections = [found.span() for found in _SECTION.finditer(main, start, end)]
    if start < 0 or not sections or main[sections[-1][1] : end].strip():
        raise TemplateError(_("mẫu không ghép được nhiều văn bản vào một tệp"), at=Location(compiled.source))
    parts, renamed = _own_parts(compiled, others)
    first, last = sections[0], sections[-1]
    body = main[start + len("<w:body>") : last[0]]
    section = main[last[0] : last[1]]
    if first == last:
        section = _restarted(section, noted=bool(taken.notes))
    else:
        at = first[0] - start - len("<w:body>")
        length = first[1] - first[0]
        body = body[:at] + _restarted(body[at : at + length], noted=bool(taken.notes)) + body[at + length :]
    for old, new in renamed:
        body, section = (
            body.replace(f'r:id="{old}"', f'r:id="{new}"'),
            section.replace(f'r:id="{old}"', f'r:id="{new}"'),
        )
    count = iter(range(number * 1000 + 1, number * 1000 + 1000))
    if "<wp:docPr" in body:
        body = _DRAWING.sub(lambda found: f"{found[1]}{next(count, number * 1000)}", body)
    if taken.listed is not None:
        body = taken.listed.bounded(body)
    return Fragment(
        main[: start + len("<w:body>")],
        _marked(body, number),
        section,
        tuple(parts),
        tuple((name, base64.b64encode(data).decode()) for name, data in taken.parts),
        tuple(taken.relations()),
        tuple(taken.types()),
        taken.notes.xml(),
        len(taken.notes.texts),
        taken.listed is not None,
    )


def write(compiled: CompiledTemplate, fragments: Iterable[Fragment], core: bytes, stream: IO[bytes]) -> int:
    """Write the pieces as one .docx and return how many there were; no more than one is held at a time."""
    main = compiled.main_part
    notes = _Notes(compiled)
    pieces = map(notes.taken, fragments)
    kept = {CORE, _TYPES, f"word/_rels/{main.rpartition('/')[2]}.rels"}
    parts: dict[str, tuple[str, str]] = {}
    enclosed = _Enclosed()
    number = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in compiled.base.names:
            if name not in kept and name not in notes.later:
                archive.writestr(_entry(name), compiled.base.content(name), zipfile.ZIP_DEFLATED, 1)
        with archive.open(_entry(main), "w", force_zip64=True) as body:
            before: Fragment | None = None
            for piece in pieces:
                if before is None:
                    body.write(piece.opening.encode())
                else:
                    body.write(f"{before.content}{_PARAGRAPH}{before.section}</w:pPr></w:p>".encode())
                parts.update((name, (xml, kind)) for name, xml, kind in piece.parts)
                enclosed.take(piece)
                before, number = piece, number + 1
            if before is not None:
                body.write(f"{before.content}{before.section}</w:body></w:document>".encode())
        base = notes.base()
        for name in notes.later:
            if name in base.names and name not in kept:
                archive.writestr(_entry(name), base.content(name), zipfile.ZIP_DEFLATED, 1)
        if notes.count:
            archive.writestr(_entry(notes.part), notes.xml(), zipfile.ZIP_DEFLATED, 1)
        relations, types = base.content(f"word/_rels/{main.rpartition('/')[2]}.rels").decode(), ""
        added = ""
        for name, (xml, kind) in parts.items():
            archive.writestr(_entry(name), xml, zipfile.ZIP_DEFLATED, 1)
            added += f'<Relationship Id="{_identity(name)}" Type="{kind}" Target="{name.removeprefix("word/")}"/>'
            what = kind.rpartition("/")[2]
            types += (
                f'<Override PartName="/{name}" '
                f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{what}+xml"/>'
            )
        for name, data in enclosed.parts.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED, 1)
        added += "".join(enclosed.relations)
        there = {*archive.namelist(), *kept}
        relations = _RELATION.sub(lambda found: found[0] if _leads(found[0], there) else "", relations)
        relations = relations.replace("</Relationships>", added + "</Relationships>")
        archive.writestr(_entry(f"word/_rels/{main.rpartition('/')[2]}.rels"), relations, zipfile.ZIP_DEFLATED, 1)
        content_types = base.content(_TYPES).decode()
        types += "".join(line for line in enclosed.types if line.split(" ContentType")[0] not in content_types)
        # Footers stand under new names: what is said of the old ones would lead to nothing.
        content_types = _OVERRIDE.sub(lambda found: found[0] if found[1] in there else "", content_types)
        content_types = content_types.replace("</Types>", types + "</Types>")
        archive.writestr(_entry(_TYPES), content_types, zipfile.ZIP_DEFLATED, 1)
        if compiled.has_core:
            archive.writestr(_entry(CORE), core, zipfile.ZIP_DEFLATED, 1)
    return number


def _leads(relation: str, there: set[str]) -> bool:
    """Return whether a relationship of the main part leads to a part of the file, or out of it."""
    target = re.search(r'Target="([^"]*)"', relation)
    if target is None or 'TargetMode="External"' in relation:
        return True
    name = target[1]
    return (name[1:] if name.startswith("/") else posixpath.normpath(f"word/{name}")) in there


class _Notes:
    """The footnotes of all documents, whose ids count on from document to document, and whether any has a table of contents."""

    def __init__(self, compiled: CompiledTemplate) -> None:
        self._compiled = compiled
        self._texts: list[str] = []
        self.count, self._listed = 0, False
        names = compiled.base.names
        # Parts that change when there are notes: they are written when it is known.
        self.later = tuple(name for name in names if name.endswith(("/styles.xml", "/settings.xml", "/footnotes.xml")))

    def taken(self, piece: Fragment) -> Fragment:
        """Return a piece with ids of notes that no other has."""
        if not piece.noted and not piece.listed:
            return piece
        self._listed = self._listed or piece.listed
        ground = self._compiled.ground(noted=bool(piece.noted), listed=piece.listed)
        by = ground.shift + self.count
        self.count += piece.noted
        self._texts.append(moved(piece.notes, by))
        return replace(piece, content=ground.styled(moved(piece.content, by)))

    @property
    def part(self) -> str:
        """The name of the part of footnotes."""
        return self._ground.part

    def xml(self) -> str:
        """Return the part of footnotes."""
        return self._ground.notes("".join(self._texts))

    def base(self) -> package.Base:
        """Return the unchanging parts as they have to be."""
        return self._ground.base if self.count or self._listed else self._compiled.base

    @property
    def _ground(self) -> Ground:
        return self._compiled.ground(noted=bool(self.count), listed=self._listed)


class _Enclosed:
    """The pictures and charts of all documents, each once: those of one content have one name."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.relations: dict[str, None] = {}
        self.types: dict[str, None] = {}
        self._size = 0

    def take(self, piece: Fragment) -> None:
        for name, text in piece.enclosed:
            if name not in self.parts:
                self.parts[name] = base64.b64decode(text)
                self._size += len(self.parts[name])
                if self._size > _MOST_ENCLOSED:
                    raise OutputError(
                        _("ảnh của các văn bản quá lớn để ghép vào một tệp (hơn {size} MB)").format(
                            size=_MOST_ENCLOSED >> 20
                        ),
                        hint=_("bỏ --join, hoặc thu nhỏ ảnh"),
                    )
        self.relations.update(dict.fromkeys(piece.relations))
        self.types.update(dict.fromkeys(piece.types))


def core(title: str, creator: str) -> bytes:
    """Return the core properties of a joined file; it has no date of its own."""
    return package.core_properties(title, creator, None)


def _own_parts(
    compiled: CompiledTemplate, others: Iterable[tuple[str, str]]
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Return the changing parts under names made from their contents, and the relationships that lead to them."""
    parts, renamed = [], []
    main = compiled.main_part.rpartition("/")[2]
    relations = compiled.base.content(f"word/_rels/{main}.rels").decode()
    for name, xml in others:
        found = next(
            (
                element
                for element in re.findall(r"<Relationship\b[^>]*>", relations)
                if f'Target="{name.removeprefix("word/")}"' in element
            ),
            None,
        )
        kind, old = (found and re.search(r'Type="([^"]*)"', found)), (found and re.search(r'\bId="([^"]*)"', found))
        if not kind or not old:
            continue
        digest = hashlib.blake2b(xml.encode(), digest_size=8).hexdigest()
        new = f"{name.removesuffix('.xml')}-{digest}.xml"
        parts.append((new, xml, kind[1]))
        renamed.append((old[1], _identity(new)))
    return parts, renamed


def _identity(part: str) -> str:
    return "rId_" + re.sub(r"\W", "_", part.removeprefix("word/").removesuffix(".xml"))


def _restarted(section: str, *, noted: bool) -> str:
    """Return a section that begins on a new page and counts its pages, and its footnotes if it has any, from one."""
    if section.endswith("/>") and "</w:sectPr>" not in section:
        section = section[:-2] + "></w:sectPr>"
    section = re.sub(r'(<w:type w:val=")(?:continuous|nextColumn)"', r'\1nextPage"', section)
    if noted and "<w:footnotePr" not in section:
        places = [found.end() for found in _REFERENCES.finditer(section)]
        at = places[-1] if places else section.find(">") + 1
        section = f"{section[:at]}{_OWN_NOTES}{section[at:]}"
    if re.search(r"<w:pgNumType\b[^>]*w:start=", section):
        return section
    if "<w:pgNumType" in section:
        return section.replace("<w:pgNumType", '<w:pgNumType w:start="1"', 1)
    places = [found.end() for found in _BEFORE_NUMBERING.finditer(section)]
    at = places[-1] if places else section.find(">") + 1
    return f'{section[:at]}<w:pgNumType w:start="1"/>{section[at:]}'


def _marked(body: str, number: int) -> str:
    """Return a body with a bookmark at the beginning of its first paragraph."""
    mark = f'<w:bookmarkStart w:id="{100_000 + number}" w:name="{MARK}{number}"/><w:bookmarkEnd w:id="{100_000 + number}"/>'
    found = re.search(r"<w:p(?:>| [^>]*[^/]>)(?:<w:pPr\b(?:[^>]*/>|.*?</w:pPr>))?", body, re.DOTALL)
    return body[: found.end()] + mark + body[found.end() :] if found else mark + body


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
