"""Naming a file that is not what its name says: encrypted, older Word, pdf, web page, picture, plain text."""

from __future__ import annotations

from typing import NoReturn

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_foreign(data: bytes, *, source: str) -> NoReturn:
    """Raise the RefusedFileError that says what ``data``, which is no zip package, really is and what to do."""
    message, hint = _named(data)
    raise RefusedFileError(message, at=Location(source), hint=hint)


def _named(data: bytes) -> tuple[str, str]:
    save_as = _("mở bằng Word hoặc LibreOffice rồi lưu thành .docx")
    if not data.strip(b"\0 \t\r\n"):
        return _("tệp rỗng"), _("kiểm tra lại tệp đã chép đủ chưa")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return (
                _("tệp đặt mật khẩu (đã mã hóa), không đọc được nội dung"),
                _("mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu) rồi lưu lại"),
            )
        if "WordDocument".encode("utf-16-le") in data:
            return _("tệp là Word 97–2003 (.doc), không phải .docx"), _("đổi đuôi tệp thành .doc rồi thử lại")
        if "Workbook".encode("utf-16-le") in data:
            return _("tệp là bảng tính Excel cũ (.xls), không phải văn bản Word"), save_as
        return _("tệp thuộc dạng Office cũ không nhận ra, không phải .docx"), save_as
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, name in (
        (b"%pdf", _("tệp là PDF, không phải .docx")),
        (b"{\\rtf", _("tệp là RTF, không phải .docx")),
        (b"\x89png", _("tệp là ảnh, không phải .docx")),
        (b"\xff\xd8\xff", _("tệp là ảnh, không phải .docx")),
        (b"gif8", _("tệp là ảnh, không phải .docx")),
        (b"rar!", _("tệp là tệp nén RAR, không phải .docx")),
        (b"7z\xbc\xaf", _("tệp là tệp nén 7z, không phải .docx")),
        (b"\x1f\x8b", _("tệp là tệp nén gzip, không phải .docx")),
        (b"<!doctype html", _("tệp là trang web (HTML), không phải .docx")),
        (b"<html", _("tệp là trang web (HTML), không phải .docx")),
        (b"mime-version", _("tệp là trang web lưu trữ (MHT), không phải .docx")),
        (b"<?xml", _("tệp là XML, không phải .docx")),
    ):
        if head.startswith(start):
            return name, _("đổi đuôi tệp cho đúng, hoặc {save_as}").format(save_as=save_as)
    if b"<html" in head:
        return _("tệp là trang web (HTML), không phải .docx"), _("đổi đuôi tệp cho đúng, hoặc {save_as}").format(
            save_as=save_as
        )
    if b"\0" not in data[:4096]:
        return _("tệp là văn bản thuần, không phải .docx"), _("đổi đuôi tệp thành .txt rồi thử lại")
    return _("tệp không phải .docx hoặc đã hỏng"), save_as
