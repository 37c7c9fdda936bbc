"""One .docx read from end to end: its lines for the recogniser, and its Layout once the roles are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Document, Location, Problem, Remainder
from generator.model.layout import FileFacts, Layout, Picture, Role
from generator.model.length import Length, twips
from generator.readers.docx.assemble import Assembly
from generator.readers.docx.book import Book
from generator.readers.docx.cuts import Cutter
from generator.readers.docx.facts import file_facts
from generator.readers.docx.names import W
from generator.readers.docx.pictures import PictureLook, kind_of
from generator.readers.docx.pieces import Area, Para, Shape
from generator.readers.docx.rule_lines import RuleLines
from generator.readers.docx.sections import pages_of, shown
from generator.readers.docx.source_lines import Lines
from generator.readers.docx.story import Story
from generator.readers.lines import SourceLine
from generator.readers.package import open_package

MAX_PICTURE = 30 << 20
_Shown = tuple[Mapping[str, tuple[Para, ...]], Mapping[str, tuple[Para, ...]]]


class DocxContent:
    """A .docx as read. ``lines`` go to the recogniser; ``layout(roles)`` gives the Layout with what it answers."""

    def __init__(self, data: bytes, source: str) -> None:
        package = open_package(data, source=source)
        self.source = source
        self._book = book = Book(package)
        self._pages = pages_of(book.root)
        body = Story(book, book.main, book.root, [page.break_type for page in self._pages])
        assert book.body is not None
        body.read(book.body, Area("body"))
        self._ranges: dict[str, tuple[int, int]] = {}
        body_end = len(book.paragraphs)
        self._shown = self._read_headers()
        headers_end = len(book.paragraphs)
        self._notes: dict[tuple[str, str], tuple[str, int | None]] = {}
        self._attached: frozenset[tuple[str, str]] = frozenset()
        self._read_notes()
        cutter = Cutter()
        for paragraph in book.paragraphs:
            cutter.cut(paragraph)
        lines = Lines(source, self._pages, book.frames)
        self.lines: tuple[SourceLine, ...] = (
            *lines.of(book.paragraphs, 0, body_end),
            *lines.of(book.paragraphs, body_end, headers_end),
        )
        self._rule_lines = RuleLines(self._pages, book.paragraphs, book.frames, source).found
        self._pictures = self._look_at_pictures()
        self.facts: FileFacts = file_facts(book)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was met while reading the file itself."""
        return (*self._book.problems, *self._book.wording.problems(self.source))

    def enriched(self, document: Document, roles: Mapping[int, Role]) -> Document:
        """Return the recognised document with what its lines do not tell: pictures, footnotes, references."""
        if any(paragraph.shapes for paragraph in self._book.paragraphs):
            from generator.readers.docx.rich import enriched

            document = enriched(document, self._book, roles)
        if self._notes or any(paragraph.marks or paragraph.links for paragraph in self._book.paragraphs):
            from generator.readers.docx.noted import noted

            texts = {key[1]: text for key, (text, _number) in self._notes.items() if key[0] == "footnote"}
            document, attached = noted(document, self._book, texts, roles)
            self._attached = frozenset(("footnote", number) for number in attached)
        return document

    def picture_files(self) -> dict[str, bytes]:
        """Return the files of the pictures of the body by name; one that cannot be read is left out."""
        from generator.readers.docx.rich import files

        return files(self._book, MAX_PICTURE)

    def layout(self, roles: Mapping[int, Role] | None = None) -> Layout:
        """Return the Layout with ``roles`` (by the lines' index) written into its paragraphs."""
        assembly = Assembly(self.source, self._pages, self._book.frames, self._book.auto_spacing)
        return assembly.layout(
            self._book.paragraphs, roles or {}, self._rule_lines, self._pictures, self._shown, self.facts
        )

    def _read_headers(self) -> list[_Shown]:
        """Read every header and footer that some section shows, each part once, and tell which section shows which."""
        found: list[_Shown] = []
        for index, page in enumerate(self._pages):
            pair = tuple(
                {
                    kind: self._read_part(reference, container, index)
                    for kind, reference in shown(references, page, self._book.even_and_odd).items()
                }
                for references, container in ((page.headers, "header"), (page.footers, "footer"))
            )
            found.append((pair[0], pair[1]))
        return found

    def _read_part(self, reference: str | None, container: str, section: int) -> tuple[Para, ...]:
        book = self._book
        relation = book.package.relationships(book.main).get(reference or "")
        if relation is None or relation.external or not book.package.has(relation.target):
            return ()
        if relation.target not in self._ranges:
            root = book.package.xml(relation.target)
            first = len(book.paragraphs)
            story = Story(book, relation.target, root)
            story.section = section
            story.read(root, Area(container))
            self._ranges[relation.target] = first, len(book.paragraphs)
        first, last = self._ranges[relation.target]
        return tuple(book.paragraphs[first:last])

    def _read_notes(self) -> None:
        """Read footnotes and endnotes: their words, and the first paragraph of each."""
        book = self._book
        for kind in ("footnote", "endnote"):
            part = book.package.related(book.main, kind + "s")
            if part is None:
                continue
            root = book.package.xml(part)
            story = Story(book, part, root)
            for note in root.iterchildren(W + kind):
                if note.get(W + "type", "normal") != "normal":
                    continue
                first = len(book.paragraphs)
                story.read(note, Area("footnote"))
                words = [paragraph for paragraph in book.paragraphs[first:] if paragraph.text.strip()]
                if words:
                    text = "\n".join(paragraph.text.strip() for paragraph in words)
                    self._notes[kind, note.get(W + "id", "")] = text, words[0].number or None

    @property
    def remainder(self) -> tuple[Remainder, ...]:
        """The notes that stay outside the document, each kind under a name."""
        found: list[Remainder] = []
        for kind, name in (("footnote", "chu_thich"), ("endnote", "chu_thich_cuoi")):
            left = [note for key, note in self._notes.items() if key[0] == kind and key not in self._attached]
            if left:
                at = Location(self.source, paragraph=left[0][1])
                found.append(Remainder(name, "\n".join(text for text, _number in left), at))
        return tuple(found)

    def _look_at_pictures(self) -> list[tuple[Picture, Para, int]]:
        found: list[tuple[Picture, Para, int]] = []
        look, known = PictureLook(), dict[str, tuple[str | None, bool | None, str | None]]()
        for paragraph in self._book.paragraphs:
            for shape in paragraph.shapes:
                if shape.kind == "box":
                    found.append((self._box(shape), paragraph, shape.offset))
                elif shape.kind == "picture":
                    kind, clear, colour = self._picture_file(shape, paragraph.part, look, known)
                    found.append(
                        (
                            Picture(
                                "picture",
                                kind,
                                _length(shape.width),
                                _length(shape.height),
                                offset_left=_length(shape.x),
                                transparent=clear,
                                main_color=colour,
                                description=shape.description,
                            ),
                            paragraph,
                            shape.offset,
                        )
                    )
        return found

    def _box(self, shape: Shape) -> Picture:
        inside: Sequence[Para] = self._book.paragraphs[shape.span[0] : shape.span[1]]
        return Picture(
            "textbox",
            width=_length(shape.width),
            height=_length(shape.height),
            offset_left=_length(shape.x),
            description=shape.description,
            text="\n".join(paragraph.text for paragraph in inside if paragraph.text.strip()).strip(),
            outlined=shape.outlined,
        )

    def _picture_file(
        self, shape: Shape, part: str, look: PictureLook, known: dict[str, tuple[str | None, bool | None, str | None]]
    ) -> tuple[str | None, bool | None, str | None]:
        """Return (content type, see-through, main colour) of a picture's file."""
        package = self._book.package
        relation = package.relationships(part).get(shape.picture or "")
        if relation is None or relation.external or not package.has(relation.target):
            return None, None, None
        target = relation.target
        if target not in known:
            stated = package.content_type(target)
            try:
                data = package.read(target, MAX_PICTURE)
            except RefusedFileError:
                self._book.note("chua_hieu", _("Không mở được ảnh {name} trong tệp.").format(name=target))
                data = b""
            known[target] = (kind_of(data, stated), *look.look(data))
        return known[target]


def _length(value: float | None) -> Length | None:
    return twips(value) if value is not None else None
