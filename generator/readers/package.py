"""Opening a zip package (.docx, .xlsx) from an unknown hand: checked sizes, checked names, no DTD, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.readers.foreign import refuse_foreign
from generator.readers.zip_errors import DAMAGED

MAX_ENTRIES = 5_000
MAX_DIRECTORY = 4 << 20
"""Bytes of the zip's own directory: read before the entries are counted."""
MAX_FILE = 200 << 20
MAX_TOTAL = 400 << 20
"""Unpacked bytes of all entries together."""
MAX_XML = 100 << 20
"""Unpacked bytes of one part that is parsed."""
MAX_TAGS = 3_500_000
"""Tags of one XML part: what 150,000 ordinary paragraphs need."""
RATIO_FROM = 20 << 20
MAX_RATIO = 250
"""An entry that unpacks to more than ``RATIO_FROM`` bytes and this many times its size is no document."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_STRICT_NAMES = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"}
_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*?\?>")
_PROLOG_STEP = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another part or, when ``external``, to somewhere outside that is never followed.

    ``kind`` is the last word of the relationship's type ("styles", "header", "attachedTemplate"); ``target`` is a part's
    name without a leading slash, or the outside address as written.
    """

    id: str
    kind: str
    target: str
    external: bool = False


class Package:
    """An opened package. ``names`` are the parts' names; every name given to a method may differ in case."""

    def __init__(self, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], source: str) -> None:
        self._archive, self._entries, self.source = archive, entries, source
        self.names = tuple(entry.filename for entry in entries.values())
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._types: tuple[dict[str, str], dict[str, str]] | None = None

    def has(self, name: str) -> bool:
        """Return whether the package holds this part."""
        return name.casefold() in self._entries

    def size(self, name: str) -> int:
        """Return the part's unpacked size in bytes; 0 when there is no such part."""
        entry = self._entries.get(name.casefold())
        return entry.file_size if entry else 0

    @property
    def macros(self) -> bool:
        """Whether the package carries VBA code (which nobody here runs)."""
        return any(name.endswith("vbaproject.bin") for name in self._entries) or any(
            "macroenabled" in kind.casefold() for kind in self.content_types()[1].values()
        )

    @property
    def signed(self) -> bool:
        """Whether the package carries a digital signature of its parts."""
        return any(name.startswith("_xmlsignatures/") for name in self._entries)

    def read(self, name: str, limit: int = MAX_XML) -> bytes:
        """Return the part's bytes. Raises RefusedFileError when it is missing, damaged or larger than ``limit``."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise self.refused(_("tệp thiếu phần bắt buộc {part}").format(part=name), _save_again())
        if entry.file_size > limit:
            raise self.refused(_("phần {part} quá lớn khi giải nén").format(part=name), _ask_sender())
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except DAMAGED as error:
            raise self.refused(_("phần {part} bên trong tệp bị hỏng").format(part=name), _save_again()) from error
        if len(data) != entry.file_size:
            raise self.refused(_("phần {part} bên trong tệp bị hỏng").format(part=name), _save_again())
        return data

    def xml(self, name: str) -> etree._Element:
        """Return the part parsed, in the transitional namespaces. Raises RefusedFileError when it cannot be trusted."""
        return parse_xml(self.read(name), part=name, source=self.source)

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of these tags of a part, one at a time and none kept: a sheet has a million of them.

        ``tags`` are in the transitional namespaces. Raises as :meth:`xml`.
        """
        data = self.read(name)
        if _has_doctype(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
            raise self.refused(_("phần {part} bên trong tệp bị hỏng").format(part=name), _do_not_open())
        if b"purl.oclc.org/ooxml" in data:
            data = _STRICT.sub(_transitional, data)
        try:
            for _event, element in etree.iterparse(
                io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
            ):
                yield element
                element.clear()
                while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                    parent.remove(before)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self.refused(_("phần {part} bên trong tệp bị hỏng").format(part=name), _save_again()) from error

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """Return the relationships of a part ("" = of the package) by id; empty when it has none."""
        found = self._relationships.get(part)
        if found is None:
            found = self._relationships[part] = self._read_relationships(part)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the first inner part that ``part`` points to with this kind; ``None`` when there is none."""
        for relation in self.relationships(part).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None

    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the content types: by file extension, and by part name (both casefolded, without a leading slash)."""
        if self._types is None:
            defaults: dict[str, str] = {}
            overrides: dict[str, str] = {}
            if self.has("[Content_Types].xml"):
                for element in self.xml("[Content_Types].xml"):
                    kind = element.get("ContentType", "")
                    if element.tag == _CONTENT_TYPES + "Default":
                        defaults[element.get("Extension", "").casefold()] = kind
                    elif element.tag == _CONTENT_TYPES + "Override":
                        overrides[element.get("PartName", "").lstrip("/").casefold()] = kind
            self._types = defaults, overrides
        return self._types

    def content_type(self, name: str) -> str | None:
        """Return the content type of a part; ``None`` when the package does not say."""
        defaults, overrides = self.content_types()
        folded = name.casefold()
        return overrides.get(folded) or defaults.get(folded.rpartition(".")[2])

    def refused(self, message: str, hint: str | None = None) -> RefusedFileError:
        """Return the error that says why this package is not read."""
        return RefusedFileError(message, at=Location(self.source), hint=hint)

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, _slash, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if not self.has(name):
            return {}
        found = {}
        for element in self.xml(name).iter(_RELATIONSHIP):
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            target = element.get("Target", "")
            external = element.get("TargetMode", "").casefold() == "external"
            if not external:
                target = unquote(target.partition("#")[0].replace("\\", "/"))
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            found[element.get("Id", "")] = Relationship(element.get("Id", ""), kind, target, external)
        return found


def open_package(data: bytes, *, source: str) -> Package:
    """Open ``data`` as a zip package.

    Raises RefusedFileError, in one line with its cause, for what is no zip (named by its real kind where it shows),
    encrypted, damaged, larger than the limits above when unpacked, or built to mislead (names that climb out of the
    package, one name twice, encrypted entries, methods other than stored and deflated).
    """
    where = Location(source)
    if len(data) > MAX_FILE:
        raise RefusedFileError(
            _("tệp lớn hơn {size} MB").format(size=MAX_FILE >> 20), at=where, hint=_("bỏ bớt ảnh rồi lưu lại")
        )
    if not data.startswith(b"PK"):
        refuse_foreign(data, source=source)
    if _directory_size(data) > MAX_DIRECTORY:
        raise RefusedFileError(_("tệp nén có quá nhiều mục bên trong"), at=where, hint=_ask_sender())
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise RefusedFileError(_("tệp bị hỏng (không mở được gói nén)"), at=where, hint=_save_again()) from error
    return Package(archive, _checked(archive.infolist(), where), source)


def _checked(infos: list[zipfile.ZipInfo], where: Location) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by casefolded name, after the limits and the names have been looked at."""
    if len(infos) > MAX_ENTRIES:
        raise RefusedFileError(_("tệp nén có quá nhiều mục bên trong"), at=where, hint=_ask_sender())
    entries: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/")
        if name.endswith("/"):
            continue
        if ".." in name.split("/") or ":" in name or "\0" in name:
            raise RefusedFileError(
                _("tệp chứa đường dẫn nguy hiểm “{name}”").format(name=name[:60]), at=where, hint=_do_not_open()
            )
        if info.flag_bits & 0x1:
            raise RefusedFileError(
                _("tệp nén có mật khẩu"), at=where, hint=_("mở bằng Word, bỏ mật khẩu rồi lưu lại thành .docx")
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedFileError(_("tệp dùng kiểu nén lạ"), at=where, hint=_save_again())
        total += info.file_size
        if total > MAX_TOTAL or (
            info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size)
        ):
            raise RefusedFileError(_("tệp bung ra lớn bất thường khi giải nén"), at=where, hint=_ask_sender())
        folded = name.casefold()
        if folded in entries:
            raise RefusedFileError(
                _("tệp có hai phần trùng tên “{name}”").format(name=name[:60]), at=where, hint=_do_not_open()
            )
        entries[folded] = info
    return entries


def _directory_size(data: bytes) -> int:
    """Return the size of the zip's directory as its end record states it; 0 when there is no end record."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_600))
    if end < 0 or len(data) < end + 22:
        return 0
    size = int(struct.unpack_from("<I", data, end + 12)[0])
    if size == 0xFFFFFFFF:
        locator = data.rfind(b"PK\x06\x06", 0, end)
        size = int(struct.unpack_from("<Q", data, locator + 40)[0]) if 0 <= locator <= len(data) - 48 else 0
    return size


def parse_xml(data: bytes, *, part: str, source: str) -> etree._Element:
    """Return the root of an XML part. Raises RefusedFileError for a DTD, a strange encoding, too many tags, bad XML.

    A document type declaration is the door of entity bombs and outside files; no office program writes one. Strict
    OOXML namespaces come back as the transitional ones.
    """
    where = Location(source)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        try:
            text = data.decode(
                "utf-16"
                if data[:2] in (b"\xff\xfe", b"\xfe\xff")
                else "utf-16-le"
                if data[1:2] == b"\0"
                else "utf-16-be"
            )
        except UnicodeDecodeError as error:
            raise RefusedFileError(
                _("phần {part} bên trong tệp bị hỏng").format(part=part), at=where, hint=_save_again()
            ) from error
        data = re.sub(r"^\ufeff?\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode("utf-8", "replace")
    declared = _DECLARATION.match(data[:400].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].decode("ascii").casefold() not in _ENCODINGS:
        raise RefusedFileError(_("phần {part} dùng bảng mã lạ").format(part=part), at=where, hint=_do_not_open())
    if b"<!DOCTYPE" in data and _has_doctype(data):
        raise RefusedFileError(
            _("phần {part} có khai báo DOCTYPE, có thể là tệp phá hoại").format(part=part),
            at=where,
            hint=_do_not_open(),
        )
    if len(data) > 4 * MAX_TAGS and data.count(b"<") > MAX_TAGS:
        raise RefusedFileError(_("văn bản quá dài (phần {part})").format(part=part), at=where, hint=_split())
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(_transitional, data)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise RefusedFileError(
            _("phần {part} bên trong tệp bị hỏng").format(part=part), at=where, hint=_save_again()
        ) from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _has_doctype(data: bytes) -> bool:
    """Return whether a DOCTYPE stands before the root element (elsewhere the letters are only text)."""
    position = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while step := _PROLOG_STEP.match(data, position):
        position = step.end()
    return data.startswith(b"<!", position)


def _transitional(match: re.Match[bytes]) -> bytes:
    name = match[2]
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/" + _STRICT_NAMES.get(name, name)


def _save_again() -> str:
    return _("mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx")


def _ask_sender() -> str:
    return _("không mở tệp này; hỏi lại nơi gửi")


def _do_not_open() -> str:
    return _("không mở tệp này nếu không rõ nơi gửi; có thể mở bằng Word rồi lưu lại thành .docx")


def _split() -> str:
    return _("tách văn bản thành nhiều tệp nhỏ hơn")
