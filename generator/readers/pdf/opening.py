"""Opening a PDF from bytes: what is refused and why, and the facts about the file."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as raw

from generator import pdfium
from generator.errors import RefusedFileError
from generator.messages import _
from generator.model.layout import FileFacts
from generator.model.location import Location
from generator.readers.pdf import guard

LARGEST_FILE = 200 * 1024 * 1024
MOST_PAGES = 2000
_PASSWORD = 4


@contextmanager
def opened(data: bytes, source: str) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for the length of a ``with`` block, alone in pdfium.

    Raises RefusedFileError for what is empty, no PDF, too large, damaged, encrypted, or a form without pages of its own.
    """
    at = Location(source)
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedFileError(_("tệp rỗng"), at=at, hint=_("kiểm tra lại tệp đã chép đủ chưa"))
    if b"%PDF-" not in data[:1024]:
        raise RefusedFileError(_("tệp không phải PDF"), at=at, hint=_("kiểm tra lại tên đuôi của tệp"))
    if len(data) > LARGEST_FILE:
        raise RefusedFileError(
            _("tệp PDF quá lớn ({size} MB)").format(size=len(data) // 1024**2),
            at=at,
            hint=_("tách tệp rồi đọc từng phần"),
        )
    try:
        guard.check(data)
    except guard.Bomb:
        raise RefusedFileError(
            _("tệp PDF bung ra quá lớn, có thể là tệp độc hại"), at=at, hint=_("xin lại tệp gốc, hoặc in lại thành PDF")
        ) from None
    with pdfium.LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                raise RefusedFileError(
                    _("tệp PDF đặt mật khẩu, không đọc được nội dung"),
                    at=at,
                    hint=_("bỏ mật khẩu hoặc in lại thành PDF"),
                ) from None
            raise RefusedFileError(
                _("tệp PDF bị hỏng hoặc bị cắt cụt, không mở được"), at=at, hint=_("tải lại hoặc xin lại tệp gốc")
            ) from None
        try:
            pages = len(document)
            if pages == 0:
                raise RefusedFileError(_("tệp PDF không có trang nào đọc được"), at=at, hint=_("xin lại tệp gốc"))
            if pages > MOST_PAGES:
                raise RefusedFileError(
                    _("tệp PDF có {pages} trang, nhiều nhất đọc {most} trang").format(pages=pages, most=MOST_PAGES),
                    at=at,
                    hint=_("tách tệp rồi đọc từng phần"),
                )
            if raw.FPDF_GetFormType(document.raw) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
                raise RefusedFileError(
                    _("tệp PDF là biểu mẫu XFA, nội dung không nằm trên trang"),
                    at=at,
                    hint=_("mở bằng Adobe Reader rồi in thành PDF thường"),
                )
            yield document
        finally:
            document.close()


def file_facts(document: pypdfium2.PdfDocument, *, hidden_text: bool, comments: bool) -> FileFacts:
    """Return what the container says about the file."""
    language = _language(document)
    title = document.get_metadata_value("Title").strip()[:500]
    return FileFacts(
        "pdf",
        comments=comments,
        hidden_text=hidden_text,
        signed=raw.FPDF_GetSignatureCount(document.raw) > 0,
        protected=raw.FPDF_GetSecurityHandlerRevision(document.raw) >= 0,
        pages=len(document),
        language=language,
        title=title or None,
    )


def _language(document: pypdfium2.PdfDocument) -> str | None:
    length = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < length <= 200:
        return None
    buffer = (ctypes.c_ushort * length)()
    raw.FPDFCatalog_GetLanguage(document.raw, buffer, length)
    text = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text) else None
