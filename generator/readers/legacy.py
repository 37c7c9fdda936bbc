"""Reading .doc, .rtf and .odt: LibreOffice makes a .docx of them, which is read as any other."""

from __future__ import annotations

import re
import struct
import tempfile
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from generator import libreoffice
from generator.errors import InputError, MissingToolError, RefusedFileError
from generator.messages import _
from generator.model import Location, Problem, Reading, Severity
from generator.readers import ole
from generator.readers.zip_errors import DAMAGED

TIMEOUT = 90.0
"""Seconds that LibreOffice may take for one file."""
_FORMATS = {"doc": "Word 97–2003 (.doc)", "rtf": "RTF", "odt": "OpenDocument (.odt)"}
_ENCRYPTED = 0x0100
_OBFUSCATED = 0x8000


def read(data: bytes, *, source: str) -> Reading:
    """Read the bytes of a .doc, .rtf or .odt file. ``source`` is the file's name as the user gave it.

    A file that is a .docx, a PDF or a web page in truth, whatever its name, is given to the reader it belongs to. The
    Reading says in ``layout.file.converted_from`` what the file was. Raises RefusedFileError for what is encrypted,
    damaged or none of these, MissingToolError without LibreOffice.
    """
    kind = kind_of(data, source)
    if kind == "docx":
        from generator.readers import docx

        return docx.read(data, source=source)
    if kind == "pdf":
        from generator.readers import pdf

        return pdf.read(data, source=source)
    return _through_docx(data, kind, source)


def kind_of(data: bytes, source: str) -> str:
    """Return "doc", "rtf", "odt", "docx" or "pdf" by what the bytes are.

    Raises RefusedFileError for an encrypted file and for anything else, with what it is.
    """
    at = Location(source)
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedFileError(_("tệp rỗng"), at=at, hint=_("kiểm tra lại tệp đã chép đủ chưa"))
    if data.startswith(ole.MAGIC):
        return _kind_of_compound(data, at)
    if re.match(rb"[\s\xef\xbb\xbf\0]*\{\\rtf", data[:64]):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _kind_of_zip(data, source)
    raise _refusal(data, source)


def _kind_of_compound(data: bytes, at: Location) -> str:
    compound = ole.Compound(data)
    no_password = _("mở bằng Word, bỏ mật khẩu rồi lưu lại")
    if "EncryptedPackage" in compound:
        raise RefusedFileError(_("tệp đặt mật khẩu (đã mã hóa), không đọc được nội dung"), at=at, hint=no_password)
    if "WordDocument" in compound:
        head = compound.head("WordDocument")
        flags = struct.unpack_from("<H", head, 10)[0] if len(head) >= 12 else 0
        if flags & _ENCRYPTED or flags & _OBFUSCATED:
            raise RefusedFileError(_("tệp .doc đặt mật khẩu, không đọc được nội dung"), at=at, hint=no_password)
        return "doc"
    for stream, name in (
        ("Workbook", _("bảng tính Excel (.xls)")),
        ("Book", _("bảng tính Excel (.xls)")),
        ("PowerPoint Document", _("bản trình chiếu PowerPoint (.ppt)")),
        ("__properties_version1.0", _("thư Outlook (.msg)")),
    ):
        if stream in compound:
            raise RefusedFileError(
                _("tệp là {name}, không phải văn bản").format(name=name),
                at=at,
                hint=_("chọn tệp văn bản Word hoặc PDF"),
            )
    raise RefusedFileError(
        _("tệp .doc bị hỏng: không thấy nội dung văn bản bên trong"), at=at, hint=_("xin lại tệp gốc")
    )


def _kind_of_zip(data: bytes, source: str) -> str:
    at = Location(source)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" not in names:
                # Whatever else it may be, the reader of .docx says it best.
                return "docx"
            with archive.open("mimetype") as file:
                kind = file.read(120)
            manifest = b""
            if "META-INF/manifest.xml" in names:
                with archive.open("META-INF/manifest.xml") as file:
                    manifest = file.read(1_000_000)
    except DAMAGED:
        raise RefusedFileError(
            _("tệp bị hỏng: không mở được gói nén bên trong"), at=at, hint=_("xin lại tệp gốc")
        ) from None
    if not kind.startswith(b"application/vnd.oasis.opendocument.text"):
        raise RefusedFileError(
            _("tệp không phải văn bản OpenDocument (.odt)"),
            at=at,
            hint=_("chọn tệp văn bản Word, OpenDocument hoặc PDF"),
        )
    if b"encryption-data" in manifest:
        raise RefusedFileError(
            _("tệp .odt đặt mật khẩu, không đọc được nội dung"), at=at, hint=_("bỏ mật khẩu rồi lưu lại")
        )
    return "odt"


def _refusal(data: bytes, source: str) -> RefusedFileError:
    """Return the refusal that says what the bytes are."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    at = Location(source)
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return RefusedFileError(
            _("tệp là trang web (HTML), không phải tệp Word"), at=at, hint=_("đổi đuôi tệp thành .html rồi đọc lại")
        )
    if head.startswith((b"\x89png", b"\xff\xd8\xff", b"gif8", b"bm", b"ii*\0", b"mm\0*")):
        return RefusedFileError(
            _("tệp là ảnh, không có chữ để đọc"), at=at, hint=_("dùng tệp văn bản gốc, hoặc nhận dạng chữ (OCR) trước")
        )
    if b"\0" not in data[:4096]:
        return RefusedFileError(
            _("tệp là văn bản thuần, không phải tệp Word"), at=at, hint=_("đổi đuôi tệp thành .txt rồi đọc lại")
        )
    return RefusedFileError(
        _("tệp không phải .doc, .rtf hay .odt, hoặc đã hỏng"),
        at=at,
        hint=_("kiểm tra lại tệp; xin lại tệp gốc nếu cần"),
    )


def _through_docx(data: bytes, kind: str, source: str) -> Reading:
    from generator.readers import docx

    at = Location(source)
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder) / f"vao.{kind}", Path(folder) / "ra.docx"
        given.write_bytes(data)
        try:
            (result,) = libreoffice.convert([given], [made], "docx", timeout=TIMEOUT)
        except MissingToolError as error:
            raise MissingToolError(
                _("cần LibreOffice để đọc tệp {format}").format(format=_FORMATS[kind]), at=at, hint=error.hint
            ) from None
        if result.output is None:
            reason = result.error.message if result.error else ""
            raise RefusedFileError(
                _("không đọc được tệp {format}: {reason}").format(format=_FORMATS[kind], reason=reason),
                at=at,
                hint=_("mở bằng Word hoặc LibreOffice rồi lưu thành .docx"),
            )
        converted = result.output.read_bytes()
    try:
        reading = docx.read(converted, source=source)
    except InputError as error:
        # Nothing in the message may speak of a file that the user never saw.
        raise RefusedFileError(error.message, at=at, hint=error.hint) from None
    note = Problem(
        "chuyen_dang",
        _("Tệp {format} được đọc qua LibreOffice; trình bày có thể khác đôi chút so với khi mở bằng Word.").format(
            format=_FORMATS[kind]
        ),
        Severity.INFO,
        at,
    )
    layout = reading.layout
    if layout is not None:
        layout = replace(layout, file=replace(layout.file, converted_from=kind))
    return replace(reading, layout=layout, problems=(note, *reading.problems))
