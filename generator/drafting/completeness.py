"""What a document still lacks before it can be final: components that its kind must have, and blanks left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog.kinds import Kind
from generator.messages import _
from generator.model.base import Model
from generator.model.document import Document
from generator.model.location import Location
from generator.model.problem import Problem, Severity

CODE = "con_thieu"

_BLANK = re.compile(r"…{2,}|\.{4,}|…\.{2,}|_{3,}|\b(?:ngày|tháng|năm|số|khóa|Kỳ họp thứ)\s*…", re.IGNORECASE)
"""What stands for words to come. One ellipsis alone ("và các hội, đoàn thể …") is a way of writing."""

Path = tuple[str | int, ...]


def missing(document: Document, kind: Kind | None, *, source: str) -> tuple[Problem, ...]:
    """Return one problem for each component that is missing and for each text that still holds a blank, in the model's order.

    ``kind`` is the catalog's row for the document's kind; ``None`` asks only for what every document has. Each problem's
    place is ``source`` with the way of keys.
    """
    problems = [
        Problem(CODE, _("chưa có {component}").format(component=name), Severity.ERROR, Location(source, path=(key,)))
        for key, name in _components(document, kind)
    ]
    for path, text in _texts(document, ()):
        if _BLANK.search(text) and not _may_stay(document, path):
            problems.append(
                Problem(CODE, _("còn chỗ trống chưa điền"), Severity.ERROR, Location(source, path=path), text=text)
            )
    return tuple(problems)


def _may_stay(document: Document, path: Path) -> bool:
    """Whether a blank need not be filled: in "(Kèm theo …)" of an electronic appendix in a file of its own (PL1/P1/M3/k1/c)."""
    if len(path) != 3 or path[0] != "phu_luc" or path[2] != "kem_theo":
        return False
    return document.appendices[int(path[1])].separate


def _components(document: Document, kind: Kind | None) -> Iterator[tuple[str, str]]:
    if not document.issuer:
        yield "co_quan", _("tên cơ quan ban hành")
    numbered = kind is None or kind.number_line or bool(document.symbol)
    if numbered and not document.number:
        yield "so", _("số văn bản")
    if numbered and not document.symbol and kind is not None:
        yield "ky_hieu", _("ký hiệu")
    if kind is None or kind.date_line:
        if not document.place:
            yield "dia_danh", _("địa danh")
        if document.date is None:
            yield "ngay", _("ngày ban hành")
    if kind is not None and kind.title != "khong" and not document.title:
        yield "trich_yeu", _("trích yếu")
    if kind is not None and kind.addressee in ("co", "dien") and not document.addressees:
        yield "kinh_gui", _("nơi kính gửi")
    if kind is not None and (kind.authority or kind.addressee == "dien") and not document.authority:
        yield "tham_quyen", _("dòng thẩm quyền ban hành")
    if kind is not None and kind.bases == "co" and not document.bases:
        yield "can_cu", _("căn cứ ban hành")
    if not document.body and not (kind is not None and kind.copy):
        yield "noi_dung", _("nội dung")
    if not document.signature.lines:
        yield "ky", _("quyền hạn, chức vụ của người ký")
    if not document.signature.name:
        yield "ky", _("họ tên người ký")
    if kind is not None and kind.signatures > 1 and document.cosignature is None:
        yield "ky_trai", _("người ký bên trái")


def _texts(model: Model, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of the tree with its way of keys, an explicit stack keeping deep trees safe."""
    waiting: list[tuple[Path, object]] = [(path, model)]
    while waiting:
        here, value = waiting.pop()
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, Model):
            fields = [
                (field.alias or name, name) for name, field in type(value).model_fields.items() if not field.exclude
            ]
            waiting.extend(((*here, alias), getattr(value, name)) for alias, name in reversed(fields))
        elif isinstance(value, tuple):
            waiting.extend(((*here, number), item) for number, item in reversed(list(enumerate(value))))
