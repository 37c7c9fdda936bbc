"""A template ready to print: prepared once, kept in memory and on disk, then one string and one zip for each document."""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, Literal

from generator.errors import ErrorGroup, GeneratorError, InputError, TemplateError
from generator.messages import _
from generator.model.location import Location
from generator.writers.docx import cache, package, runtime
from generator.writers.docx.blanks import Blanks
from generator.writers.docx.notes import moved
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.values import values

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.writers.docx.check.places import TemplateFault
    from generator.writers.docx.ground import Ground

Profile = Literal["draft", "final"]
CORE = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_EMPTY_CELL = "</w:tcPr></w:tc>"


class Program:
    """The program of one part of a template."""

    __slots__ = ("_environment", "_last", "_light", "_root", "part")

    def __init__(self, part: str, code: CodeType, light: bool) -> None:
        self.part, self._light = part, light
        self._last: tuple[str, package.Entry] | None = None
        names: dict[str, Any] = {"Row": runtime.Row, "xml": runtime.xml}
        if light:
            names |= {"Undefined": runtime.Absent, "missing": runtime.MISSING, "environment": runtime.Light}
            self._environment: Any = runtime.Light
        else:
            from generator.writers.docx import heavy

            self._environment = heavy.sandbox()
            names |= heavy.names() | {"environment": self._environment}
        exec(code, names)
        self._root: Callable[..., Iterable[str]] = names["root"]

    def run(self, given: Mapping[str, Any]) -> str:
        """Return the part's XML for one document; raise :class:`TemplateError` for a name that the data does not have."""
        return _filled("".join(map(str, self._pieces(given))))

    def entry(self, given: Mapping[str, Any]) -> package.Entry:
        """Return the part deflated."""
        pieces = self._pieces(given)
        try:
            text = "".join(pieces)
        except TypeError:  # one of them is Long
            return package.deflated_pieces(self.part, _encoded(pieces))
        return package.deflated(self.part, _filled(text).encode())

    def small_entry(self, given: Mapping[str, Any]) -> package.Entry:
        """Return the part deflated. A footer is nearly always the same as for the document before: it is not done again."""
        text = self.run(given)
        if self._last is None or self._last[0] != text:
            self._last = (text, package.deflated(self.part, text.encode()))
        return self._last[1]

    def _pieces(self, given: Mapping[str, Any]) -> list[Any]:
        if self._light:
            try:
                return runtime.run_light(self._root, given)
            except (TypeError, ArithmeticError) as error:  # a sum or comparison of the template's own
                raise TemplateError(_("không điền được mẫu: {why}").format(why=runtime.why(error))) from error
        from generator.writers.docx import heavy

        return heavy.run(self._root, self._environment, given)


def _filled(text: str) -> str:
    """Return XML in which a cell whose every paragraph was left out has an empty one: Word wants one all the same."""
    return text.replace(_EMPTY_CELL, "</w:tcPr><w:p/></w:tc>") if _EMPTY_CELL in text else text


def _encoded(pieces: Iterable[Any]) -> Iterator[bytes]:
    """Yield the bytes of what a program printed, short texts joined."""
    short: list[str] = []
    for piece in pieces:
        if piece.__class__ is runtime.Long:
            yield _filled("".join(short)).encode()
            short.clear()
            yield from piece.pieces()
        else:
            short.append(piece)
    yield _filled("".join(short)).encode()


class CompiledTemplate:
    """A template that prints documents. ``source`` is its name as the user gave it."""

    def __init__(self, prepared: dict[str, Any], source: str) -> None:
        self.source = source
        self.facts: dict[str, Any] = prepared["facts"]
        programs = [Program(part, marshal.loads(code), light) for part, code, light in prepared["programs"]]
        self._main, self._others = programs[0], programs[1:]
        self._base = package.Base(prepared["entries"])
        self._core: bool = prepared["core"]
        self._grounds: dict[tuple[bool, bool], Ground] = {}

    def render(self, document: Document, *, profile: Profile = "draft", folder: Path | None = None) -> bytes:
        """Return ``document`` as the bytes of a .docx. ``folder`` is where the names of its pictures lead from.

        In a draft every missing component is a visible blank; ``final`` raises :class:`InputError` (or an
        :class:`ErrorGroup`) naming them all. Text that no Word file can hold is an :class:`InputError`; a tag of the
        template that the data cannot fill is a :class:`TemplateError`.
        """
        pictures = Pictures(folder)
        given = self.values(document, profile=profile, pictures=pictures)
        title = " ".join(part for part in (given["ten_loai"], document.title) if part.__class__ is str and part)
        core = package.core_properties(title.replace("\n", " "), " ".join(document.issuer), document.date)
        return self.printed(given, core, pictures)

    def fill(
        self, given: Mapping[str, Any], *, title: str = "", creator: str = "", date: dt.date | None = None
    ) -> bytes:
        """Return the template filled with values of any names, as a .docx: for templates that are not of a document.

        A tag whose name is not among ``given`` is a :class:`TemplateError`.
        """
        return self.printed(self.own_values(given), package.core_properties(title, creator, date), Pictures(None))

    def own_values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of any names with those that every prepared template asks for."""
        own = {
            "nho": False,
            "thong_tin_ky_so": "",
            "ke": runtime.Row(self.facts["lengths"]),
            "phan_cuoi": runtime.Xml(self.facts["sections"]["dau"] if self.facts["sections"] else ""),
        }
        return own | dict(given)

    def printed(self, given: Mapping[str, Any], core: bytes, pictures: Pictures) -> bytes:
        """Return the template filled with these values, core properties and pictures, as a .docx."""
        try:
            main = self._marked(given, pictures) if pictures.marks else self._main.entry(given)
            parts = [main, *[program.small_entry(given) for program in self._others]]
        except TemplateError as error:
            if error.at is None:
                error.at = Location(self.source)
            raise
        except RecursionError as error:
            raise TemplateError(_("mẫu lồng nhau quá sâu"), at=Location(self.source)) from error
        if self._core:
            parts.append(package.deflated(CORE, core))
        if not pictures.needed:
            return self._base.with_parts(parts)
        parts += [package.deflated(name, data) for name, data in pictures.parts]
        base = self._base
        if pictures.notes or pictures.listed:
            ground = self.ground(noted=bool(pictures.notes), listed=pictures.listed is not None)
            base = ground.base
            if pictures.notes:
                texts = ground.notes(moved(pictures.notes.xml(), ground.shift))
                parts.append(package.deflated(ground.part, texts.encode()))
        return self._with_pictures(base, pictures).with_parts(parts)

    def _marked(self, given: Mapping[str, Any], pictures: Pictures) -> package.Entry:
        page = pictures.marks.expand(self._main.run(given))
        if pictures.notes or pictures.listed:
            ground = self.ground(noted=bool(pictures.notes), listed=pictures.listed is not None)
            page = ground.styled(moved(page, ground.shift))
        return package.deflated(self._main.part, page.encode())

    def ground(self, *, noted: bool, listed: bool) -> Ground:
        """Return the unchanging parts made ready for footnotes, and for a table of contents."""
        from generator.writers.docx.ground import Ground

        if (noted, listed) not in self._grounds:
            sections = self.facts["sections"]
            line = (sections["widths"]["doc"] if sections else 165.0) if listed else None
            self._grounds[noted, listed] = Ground(self._base, self._main.part, noted=noted, line=line)
        return self._grounds[noted, listed]

    def pieces(self, given: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return the XML of every changing part for these values, by name, the main part first."""
        return [(program.part, program.run(given)) for program in (self._main, *self._others)]

    @property
    def base(self) -> package.Base:
        """The parts that are the same in every document."""
        return self._base

    @property
    def main_part(self) -> str:
        """The name of the part that holds the text."""
        return self._main.part

    @property
    def has_core(self) -> bool:
        """Whether the template has core properties, so that its documents have them too."""
        return self._core

    def _with_pictures(self, base: package.Base, pictures: Pictures) -> package.Base:
        """Return the base with the pictures' content type and relationships."""
        if not pictures.parts:
            return base
        types = base.content(_TYPES).decode()
        for line in pictures.types():
            if line.split(" ContentType")[0] not in types:
                types = types.replace("</Types>", f"{line}</Types>")
        folder, _slash, name = self._main.part.rpartition("/")
        relations_name = f"{folder}/_rels/{name}.rels"
        relations = base.content(relations_name).decode()
        relations = relations.replace("</Relationships>", "".join(pictures.relations()) + "</Relationships>")
        return base.with_changed(
            [package.deflated(_TYPES, types.encode()), package.deflated(relations_name, relations.encode())]
        )

    def values(
        self, document: Document, *, profile: Profile = "draft", pictures: Pictures | None = None
    ) -> dict[str, Any]:
        """Return the values that the tags print for ``document``, by name."""
        blanks = Blanks(self.facts["styles"]["VB Chỗ trống"])
        given = values(document, self.facts, blanks, pictures or Pictures(None))
        if profile == "final":
            blanks.refuse(document.kind)
        return given


def compile_template(path: Path) -> CompiledTemplate:
    """Return a template ready to print, prepared now or taken from the cache.

    Raises :class:`RefusedFileError` for a file that is no template, :class:`ErrorGroup` with every error of its tags.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_("không đọc được mẫu"), at=Location(str(path))) from error
    return compile_bytes(data, path.name)


def compile_bytes(data: bytes, source: str) -> CompiledTemplate:
    """Return the template whose file holds ``data``, ready to print; see :func:`compile_template`."""
    return _compiled(data, source)


@lru_cache(maxsize=32)
def _compiled(data: bytes, source: str) -> CompiledTemplate:
    name = cache.key(data)
    prepared = cache.load(name)
    if prepared is not None:
        try:
            return CompiledTemplate(prepared, source)
        except (KeyError, TypeError, ValueError, EOFError, IndexError):
            prepared = None
    import jinja2

    from generator.writers.docx.prepare.work import prepare

    try:
        prepared = prepare(data, source)
    except jinja2.TemplateError as error:
        raise _faults(data, source, str(error)) from error
    from generator.writers.docx.check.structure import structure

    if broken := structure(data, source):
        raise _as_error(broken, source)
    cache.keep(name, prepared)
    return CompiledTemplate(prepared, source)


def _faults(data: bytes, source: str, why: str) -> GeneratorError:
    """Return one error that names every fault of a template whose tags cannot be understood."""
    from generator.model.problem import Severity
    from generator.writers.docx.check.judge import judge

    errors = [fault for fault in judge(data, source) if fault.severity is Severity.ERROR]
    if not errors:
        return TemplateError(_("mẫu không dịch được: {why}").format(why=why), at=Location(source))
    return _as_error(errors, source)


def _as_error(faults: Sequence[TemplateFault], source: str) -> GeneratorError:
    errors: list[GeneratorError] = [
        TemplateError(
            fault.described, at=Location(source, path=(fault.place,) if fault.place else ()), hint=fault.proposal
        )
        for fault in faults
    ]
    return errors[0] if len(errors) == 1 else ErrorGroup(errors)
