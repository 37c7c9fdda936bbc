"""Applying fixes to a .docx: sorted by part and paragraph, each paragraph rewritten once, everything else left in its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.errors import OutputError, RefusedFileError
from generator.messages import _
from generator.model.addresses import parse as parse_address
from generator.model.edits import (
    ComposeLetters,
    DeleteParagraph,
    Edit,
    Fix,
    ReplaceText,
    SetMargin,
    SetPageNumbering,
    SetPageSize,
    SetParagraphProperties,
    SetRunProperties,
)
from generator.writers.docx.edit import properties, words
from generator.writers.docx.edit.spans import Part, parse, spliced, take_apart, written

DOCUMENT = "word/document.xml"
_STORIES = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", re.IGNORECASE)
_TRACKED = re.compile(
    rb"<\w*:?(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|sectPrChange|tblPrChange|trPrChange|tcPrChange|numberingChange"
    rb"|cellIns|cellDel|cellMerge)(?=[\s/>])"
)
_PROTECTED = re.compile(rb"<\w*:?(?:documentProtection|writeProtection)\b[^>]*>")
_OFF = re.compile(rb"enforcement\s*=\s*[\"'](?:0|false|off)[\"']")


@dataclass(frozen=True, slots=True)
class Edited:
    """The edited copy. ``skipped`` holds the fixes that could not be applied, each with the reason.

    ``touched`` and ``untouched`` count the paragraphs of the main document; ``parts`` names the parts that changed: all
    other parts, and all untouched paragraphs, have the same bytes as before.
    """

    data: bytes
    applied: tuple[Fix, ...]
    skipped: tuple[tuple[Fix, str], ...] = ()
    parts: tuple[str, ...] = ()
    touched: int = 0
    untouched: int = 0


@dataclass(slots=True)
class _Work:
    """What is to be done in one part: edits of paragraphs by number, of sections by index, each with its fix's number."""

    paragraphs: dict[int, list[tuple[int, Edit]]] = field(default_factory=dict)
    sections: dict[int, list[tuple[int, SetMargin | SetPageSize | SetPageNumbering]]] = field(default_factory=dict)
    compose: list[int] = field(default_factory=list)


def refusal(data: bytes, *, may_be_tracked: bool = False, may_have_macros: bool = False) -> str | None:
    """Return why a .docx must not be touched (signed, macros, protected, tracked changes); ``None`` when it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.casefold(): name for name in archive.namelist()}
            if any(name.startswith("_xmlsignatures/") for name in names):
                return _("tệp đã ký số")
            if not may_have_macros and _has_macros(archive, names):
                return _("tệp có macro")
            settings = archive.read(names["word/settings.xml"]) if "word/settings.xml" in names else b""
            if any(not _OFF.search(found) for found in _PROTECTED.findall(settings)):
                return _("tệp được bảo vệ, không cho sửa")
            if DOCUMENT not in names:
                return _("tệp không có phần word/document.xml")
            for folded, name in names.items():
                if not may_be_tracked and _STORIES.match(folded) and _TRACKED.search(archive.read(name)):
                    return _("tệp còn theo dõi sửa đổi (Track Changes)")
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return _("tệp không phải .docx đọc được (hỏng hoặc có mật khẩu)")
    return None


def _has_macros(archive: zipfile.ZipFile, names: dict[str, str]) -> bool:
    types = archive.read(names["[content_types].xml"]) if "[content_types].xml" in names else b""
    return b"macroenabled" in types.lower() or any(name.endswith("vbaproject.bin") for name in names)


def apply(data: bytes, fixes: Sequence[Fix]) -> Edited:
    """Return a copy of the .docx with ``fixes`` applied.

    A fix is applied whole or not at all when its text is no longer what the fix was made for. Two fixes that would write over
    the same words are not both applied: the first one wins. Raises RefusedFileError for files that must not be touched.
    """
    reason = refusal(data)
    if reason is not None:
        raise RefusedFileError(_("không sửa tệp này: {reason}").format(reason=reason))
    skipped: dict[int, str] = {}
    work = _sorted_work(fixes, skipped)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.casefold(): name for name in archive.namelist()}
        if any(entry.compose for entry in work.values()):
            reasons = next(entry.compose for entry in work.values() if entry.compose)
            for folded in names:
                if _STORIES.match(folded):
                    work.setdefault(folded, _Work()).compose = reasons
        changed: dict[str, bytes] = {}
        counts = (0, 0)
        for folded, entry in work.items():
            name = names.get(folded)
            if name is None:
                _skip_all(entry, skipped, _("không tìm thấy chỗ cần sửa trong tệp"))
                continue
            content = archive.read(name)
            new, touched, total = _part(content, name, entry, skipped)
            if new != content:
                changed[name] = new
            if folded == DOCUMENT:
                counts = (touched, total - touched)
        result = zipped(archive, changed) if changed else data
        if DOCUMENT not in work:
            counts = (0, len(take_apart(archive.read(names[DOCUMENT]), DOCUMENT).paragraphs))
    return Edited(
        result,
        applied=tuple(fix for number, fix in enumerate(fixes) if number not in skipped),
        skipped=tuple((fixes[number], reason) for number, reason in sorted(skipped.items())),
        parts=tuple(sorted(changed)),
        touched=counts[0],
        untouched=counts[1],
    )


def _sorted_work(fixes: Sequence[Fix], skipped: dict[int, str]) -> dict[str, _Work]:
    """Return the edits of all fixes by part (name in small letters)."""
    work: dict[str, _Work] = {}
    for number, fix in enumerate(fixes):
        for edit in fix.edits:
            if isinstance(edit, (SetMargin, SetPageSize, SetPageNumbering)):
                work.setdefault(DOCUMENT, _Work()).sections.setdefault(edit.section, []).append((number, edit))
            elif isinstance(edit, ComposeLetters):
                work.setdefault(DOCUMENT, _Work()).compose.append(number)
            else:
                try:
                    address = parse_address(edit.path)
                except ValueError:
                    skipped[number] = _("không rõ chỗ cần sửa")
                    continue
                if address.paragraph is None:
                    skipped[number] = _("không rõ chỗ cần sửa")
                    continue
                entry = work.setdefault(address.part.casefold(), _Work())
                entry.paragraphs.setdefault(address.paragraph, []).append((number, edit))
    return work


def _skip_all(entry: _Work, skipped: dict[int, str], reason: str) -> None:
    numbers = [number for group in entry.paragraphs.values() for number, _edit in group]
    numbers += [number for group in entry.sections.values() for number, _edit in group]
    for number in numbers:
        skipped.setdefault(number, reason)


def _part(data: bytes, name: str, entry: _Work, skipped: dict[int, str]) -> tuple[bytes, int, int]:
    """Return the part's new bytes, how many of its paragraphs changed, and how many it has."""
    part = take_apart(data, name)
    replacements: list[tuple[int, int, bytes]] = []
    touched = 0
    for outer, numbers in _outermost(part, entry).items():
        span = part.paragraphs[outer]
        root = parse(part, span)
        before = written(root)
        inside = [element for element in root.iter() if words.local(element) == "p"]
        for number in numbers:
            _edit_paragraph(inside[number - outer], entry, number, skipped)
        after = written(root)
        if after != before:
            replacements.append((span.start, span.end, after))
            touched += 1
    for index, edits in entry.sections.items():
        if index >= len(part.sections):
            for number, _edit in edits:
                skipped.setdefault(number, _("không tìm thấy phần trang cần sửa"))
            continue
        span = part.sections[index]
        if any(start <= span.start < end for start, end, _new in replacements):
            # The paragraph that carries this section changed too: write the section inside its new bytes next time.
            for number, _edit in edits:
                skipped.setdefault(number, _("đoạn chứa thiết lập trang cũng vừa được sửa"))
            continue
        root = parse(part, span)
        for _number, edit in edits:
            properties.change_section(root[0], edit)
        replacements.append((span.start, span.end, written(root)))
    return (spliced(data, replacements) if replacements else data), touched, len(part.paragraphs)


def _outermost(part: Part, entry: _Work) -> dict[int, list[int]]:
    """Return the paragraphs to rewrite: each outermost one with the numbers of those to edit in it (itself, text boxes)."""
    numbers = set(entry.paragraphs)
    if entry.compose:
        numbers |= {
            number
            for number, span in enumerate(part.paragraphs)
            if span.inside is None and not part.data[span.start : span.end].isascii()
        }
    groups: dict[int, list[int]] = {}
    for number in sorted(numbers):
        if number >= len(part.paragraphs):
            continue
        outer = number
        while (above := part.paragraphs[outer].inside) is not None:
            outer = above
        groups.setdefault(outer, []).append(number)
    return groups


def _edit_paragraph(paragraph: _Element, entry: _Work, number: int, skipped: dict[int, str]) -> None:
    """Apply what is to be done in one paragraph: looks first, then words from the end to the beginning, then deletion."""
    edits = entry.paragraphs.get(number, [])
    if entry.compose:
        words.compose(paragraph)
    shown = words.text_of(paragraph)
    for fix, edit in edits:
        if isinstance(edit, SetParagraphProperties) and fix not in skipped:
            if not _same(shown, edit.of):
                skipped[fix] = _("dòng này là một phần của đoạn khác, không sửa riêng được")
            else:
                properties.change_paragraph(paragraph, edit)
    _change_runs(paragraph, [(fix, e) for fix, e in edits if isinstance(e, SetRunProperties)], skipped)
    _change_words(paragraph, [(fix, e) for fix, e in edits if isinstance(e, ReplaceText)], skipped)
    for fix, edit in edits:
        if isinstance(edit, DeleteParagraph) and fix not in skipped:
            _delete(paragraph, fix, skipped)


def _same(shown: str | None, of: str | None) -> bool:
    """Return whether the text in the file is the text that an edit was made for (an edit that names none trusts)."""
    return of is None or (shown is not None and shown == of)


def _change_runs(paragraph: _Element, edits: list[tuple[int, SetRunProperties]], skipped: dict[int, str]) -> None:
    """Change the looks of runs; of a part of a run (two columns in one line) only that part."""
    runs = words.runs(paragraph)
    groups: dict[int, list[tuple[int, int, SetRunProperties]]] = {}
    for fix, edit in edits:
        address = parse_address(edit.path)
        groups.setdefault(address.run if address.run is not None else -1, []).append((address.offset, fix, edit))
    for run_number, group in groups.items():
        if not 0 <= run_number < len(runs):
            for _offset, fix, _edit in group:
                skipped.setdefault(fix, _("không tìm thấy chỗ cần sửa trong tệp"))
            continue
        _change_run(runs[run_number], group, skipped)


def _change_run(run: _Element, group: list[tuple[int, int, SetRunProperties]], skipped: dict[int, str]) -> None:
    text = "".join(c for child in run for c, _at in words.printed(child))
    covered = [False] * len(text)
    looks = set()
    for offset, _fix, edit in group:
        length = len(text) - offset if edit.of is None else len(edit.of)
        for position in range(offset, min(offset + length, len(text))):
            covered[position] = True
        looks.add(_look(edit))
    rest = "".join(c for c, done in zip(text, covered, strict=True) if not done)
    whole = len(looks) == 1 or all(offset == 0 and edit.of in (None, text) for offset, _fix, edit in group)
    if whole and not any(c.isalnum() for c in rest):
        for _offset, _fix, edit in group:
            properties.change_run(run, edit)
        return
    # Several looks in one run: cut it, from the end to the beginning so that offsets stay true.
    for offset, fix, edit in sorted(group, key=lambda item: -item[0]):
        length = len(text) - offset if edit.of is None else len(edit.of)
        if edit.of is not None and text[offset : offset + length] != edit.of:
            skipped.setdefault(fix, _("chữ trong tệp đã khác với chữ lúc kiểm tra"))
            continue
        piece = run if length == len(text) else words.split_run(run, offset, offset + length)
        if piece is None:
            skipped.setdefault(fix, _("không tách được chỗ cần sửa"))
        else:
            properties.change_run(piece, edit)


def _look(edit: SetRunProperties) -> tuple[object, ...]:
    return (edit.font, edit.size, edit.bold, edit.italic, edit.underline, edit.caps, edit.color, edit.highlight)


def _change_words(paragraph: _Element, edits: list[tuple[int, ReplaceText]], skipped: dict[int, str]) -> None:
    """Replace words, from the end of the paragraph to its beginning; of two that overlap the first fix wins."""
    shown = words.text_of(paragraph)
    taken: list[tuple[int, int]] = []
    planned: list[tuple[int, int, int, ReplaceText]] = []
    for fix, edit in edits:
        if fix in skipped:
            continue
        base = parse_address(edit.path).offset
        if shown is None or not _holds(shown, base, edit):
            skipped[fix] = _("chữ trong tệp đã khác với chữ lúc kiểm tra")
            continue
        start, end = base + edit.start, base + edit.end
        if any((start < high and low < end) or (start, end) == (low, high) for low, high in taken):
            skipped[fix] = _("cùng chỗ với một cách sửa khác")
            continue
        taken.append((start, end))
        planned.append((start, end, fix, edit))
    for start, end, fix, edit in sorted(planned, key=lambda item: (-item[0], -item[1])):
        if fix not in skipped and not words.replace(paragraph, start, end, edit.new):
            skipped[fix] = _("chỗ này có thành phần không sửa tự động được")


def _holds(shown: str, base: int, edit: ReplaceText) -> bool:
    if edit.of is None:
        return base + edit.end <= len(shown)
    return shown[base : base + len(edit.of)] == edit.of and (base > 0 or len(shown) >= len(edit.of))


def _delete(paragraph: _Element, fix: int, skipped: dict[int, str]) -> None:
    parent = paragraph.getparent()
    kept = {
        "drawing",
        "pict",
        "object",
        "br",
        "sectPr",
        "fldChar",
        "fldSimple",
        "footnoteReference",
        "AlternateContent",
    }
    if parent is None or words.text_of(paragraph) != "" or any(words.local(e) in kept for e in paragraph.iter()):
        skipped[fix] = _("đoạn này không trống")
        return
    parent.remove(paragraph)


def zipped(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """Return the archive with some parts replaced or added; names, order, dates and all other contents are kept."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for entry in archive.infolist():
            content = changed.get(entry.filename)
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.compress_type = entry.compress_type
            info.external_attr, info.create_system = entry.external_attr, entry.create_system
            out.writestr(info, archive.read(entry) if content is None else content)
        for name in changed.keys() - set(archive.namelist()):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, changed[name])
    result = buffer.getvalue()
    with zipfile.ZipFile(io.BytesIO(result)) as check:
        if check.namelist()[: len(archive.namelist())] != archive.namelist():
            raise OutputError(_("bản sửa không giữ đủ các phần của tệp"))
    return result
