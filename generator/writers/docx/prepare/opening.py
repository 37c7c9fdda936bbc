"""Opens a template as a zip of parts, with limits, and refuses what no template is."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model.location import Location

MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 64 * 1024 * 1024
LARGEST_XML = 16 * 1024 * 1024

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_WORDS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
"""Endings of the content types of the parts that can hold tags."""


@dataclass(slots=True)
class Opened:
    """A template's parts: ``raw`` every part's bytes by name, ``trees`` those that hold words, parsed."""

    source: str
    main: str
    raw: dict[str, bytes]
    trees: dict[str, etree._Element]
    styles: etree._Element | None
    order: list[str] = field(default_factory=list)


def open_template(data: bytes, source: str) -> Opened:
    """Return the parts of a .docx or .dotx; raise :class:`RefusedFileError` for anything else."""
    raw = _unzipped(data, source)
    if any(name.lower().endswith("vbaproject.bin") for name in raw):
        raise _refused(source, _("mẫu chứa macro"), _("lưu lại mẫu dạng .docx không có macro"))
    types = _content_types(raw, source)
    main = _main_part(raw, source)
    if types.get(main, "").endswith("template.main+xml"):
        raw["[Content_Types].xml"] = raw["[Content_Types].xml"].replace(b".template.main+xml", b".document.main+xml")
        types[main] = types[main].replace(".template.main+xml", ".document.main+xml")
    if not types.get(main, "").endswith("wordprocessingml.document.main+xml"):
        raise _refused(source, _("tệp không phải là tài liệu Word .docx"), None)
    trees = {
        name: parse(raw[name], source, name) for name, kind in types.items() if name in raw and kind.endswith(_WORDS)
    }
    if main in trees and etree.QName(trees[main]).namespace != NS["w"]:
        raise _refused(
            source,
            _("mẫu lưu theo dạng Strict Open XML, không đọc được"),
            _("trong Word: Save As, chọn Word Document (*.docx)"),
        )
    styles = next(
        (name for name, kind in types.items() if kind.endswith("wordprocessingml.styles+xml") and name in raw), None
    )
    return Opened(
        source=source,
        main=main,
        raw=raw,
        trees=trees,
        styles=parse(raw[styles], source, styles) if styles else None,
        order=list(raw),
    )


def parse(data: bytes, source: str, part: str) -> etree._Element:
    """Return a part's root element; entities and references to other files are refused, not followed."""
    if len(data) > LARGEST_XML or b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise _refused(source, _("phần {part} của mẫu không an toàn").format(part=part), None)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(source, _("phần {part} của mẫu hỏng").format(part=part), None) from error


def _unzipped(data: bytes, source: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise _refused(source, _("mẫu đặt mật khẩu"), _("bỏ mật khẩu rồi lưu lại"))
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise _refused(source, _("mẫu quá lớn"), None)
            return {entry.filename: _entry(archive, entry, source) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise _refused(source, _("không mở được mẫu"), _("mẫu phải là tệp .docx lưu từ Word")) from error


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str) -> bytes:
    """Return one entry's bytes; the size that the zip states is not believed."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise _refused(source, _("mẫu quá lớn"), None)
    return content


def _content_types(raw: dict[str, bytes], source: str) -> dict[str, str]:
    """Return the content type of each part that has one of its own, by the part's name in the zip."""
    listing = raw.get("[Content_Types].xml")
    if listing is None:
        raise _refused(source, _("tệp không phải là tài liệu Word .docx"), None)
    root = parse(listing, source, "[Content_Types].xml")
    found = {}
    for override in root:
        if isinstance(override.tag, str) and override.tag.endswith("Override"):
            found[str(override.get("PartName", "")).lstrip("/")] = str(override.get("ContentType", ""))
    return found


def _main_part(raw: dict[str, bytes], source: str) -> str:
    relations = raw.get("_rels/.rels")
    if relations is not None:
        for relation in parse(relations, source, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
    raise _refused(source, _("tệp không phải là tài liệu Word .docx"), None)


def _refused(source: str, message: str, hint: str | None) -> RefusedFileError:
    return RefusedFileError(message, at=Location(source), hint=hint)
