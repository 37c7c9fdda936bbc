"""Every failure we can explain to the user has one base, a place and a hint; anything else is a bug."""

from __future__ import annotations

import errno
from collections.abc import Iterable

from generator.model.location import Location


class GeneratorError(Exception):
    """Base of every failure we can explain: a message in one line, ``at`` a place, ``hint`` what to do."""

    def __init__(self, message: str, *, at: Location | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.at, self.hint = message, at, hint

    def __str__(self) -> str:
        from generator.messages import _

        head = f"{self.at}: {self.message}" if self.at else self.message
        return f"{head} — {_('Gợi ý')}: {self.hint}" if self.hint else head


class InputError(GeneratorError):
    """The given file or value cannot be understood."""


class RefusedFileError(InputError):
    """A file that is encrypted, damaged, hostile, or of a kind that is not read."""


class TemplateError(GeneratorError):
    """The .docx template and the data do not fit each other."""


class OutputError(GeneratorError):
    """The result could not be written, or was not what was meant."""


class MissingToolError(GeneratorError):
    """A program of the operating system that the work needs is not there (LibreOffice)."""


class ErrorGroup(GeneratorError):
    """Several failures found in one pass, told together, a line each."""

    def __init__(self, errors: Iterable[GeneratorError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(first.message, at=first.at, hint=first.hint)

    def __reduce__(self) -> tuple[type[ErrorGroup], tuple[tuple[GeneratorError, ...]]]:
        return type(self), (self.errors,)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


def reason(error: OSError) -> str:
    """Return what the operating system refused, in the user's words; its own words where we have none."""
    from generator.messages import _

    known = {
        FileNotFoundError: _("không có tệp hoặc thư mục này"),
        PermissionError: _("không có quyền"),
        IsADirectoryError: _("đây là thư mục"),
        NotADirectoryError: _("đường dẫn đi qua một tệp, không phải thư mục"),
        FileExistsError: _("đã có tệp cùng tên"),
    }
    if type(error) in known:
        return known[type(error)]
    codes = {
        errno.ENAMETOOLONG: _("tên quá dài"),
        errno.ENOSPC: _("hết chỗ trên đĩa"),
        errno.EDQUOT: _("hết phần đĩa được cấp"),
        errno.EFBIG: _("tệp lớn hơn mức hệ thống cho phép"),
        errno.EIO: _("đĩa không đọc, ghi được"),
        errno.EMFILE: _("đang mở quá nhiều tệp"),
        errno.EROFS: _("đĩa chỉ đọc"),
        errno.ELOOP: _("liên kết vòng tròn"),
        errno.EINVAL: _("tên không hợp lệ"),
    }
    return codes.get(error.errno or 0) or error.strerror or str(error)
