"""The check of a template of bằng khen, giấy khen: what tells it from a document's, what it must print, a trial print."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.catalog import certificates
from generator.errors import GeneratorError
from generator.messages import _
from generator.model.certificate import TAGS
from generator.model.problem import Severity
from generator.writers.docx.check.names import Tree
from generator.writers.docx.check.places import TemplateFault
from generator.writers.docx.prepare.tags import Tag

_MUST = ("ten",)
"""Without the name a sheet is nobody's."""


def is_certificate(tags: list[Tag]) -> bool:
    """Return whether the tags are those of a certificate: it names who is rewarded, and has no text of a document."""
    printed = {tag.name.split("|")[0].strip() for tag in tags if not tag.statement}
    return bool(printed & {"ten", "thanh_tich", "chuc_vu_don_vi", "so_so_vang"}) and not any(
        name.startswith(("noi_dung", "noi_nhan", "trich_yeu")) for name in printed
    )


def known_names() -> Tree:
    """Return every name that a certificate may print."""
    return dict.fromkeys(tag.name for tag in certificates.tags())


def removed(source: str, tags: list[Tag]) -> Iterator[TemplateFault]:
    """Yield a fault for each value that the template has no place for; a blank has what stands above the name already."""
    printed = {tag.name.split("|")[0].strip() for tag in tags if not tag.statement}
    whole = bool(printed & {"hinh_thuc", "nguoi_quyet_dinh", "tang"})
    for tag in certificates.tags():
        if tag.name not in printed and (whole or tag.name in TAGS):
            yield TemplateFault(
                source,
                "",
                _("mẫu không in {what} (không có thẻ “{tag}”)").format(what=tag.head.lower(), tag=tag.name),
                Severity.ERROR if tag.name in _MUST else Severity.WARNING,
                proposal=_("chép lại khối này từ mẫu gốc"),
            )


def trial(data: bytes, source: str, broken: Callable[[bytes], str | None]) -> Iterator[TemplateFault]:
    """Print one sheet and see that Word could open it; ``broken`` says what is wrong with a printed file."""
    from jinja2 import TemplateSyntaxError

    from generator.writers.docx.compiled import CompiledTemplate
    from generator.writers.docx.prepare.work import prepare

    try:
        compiled = CompiledTemplate(prepare(data, source), source)
        why = broken(compiled.fill({tag.name: f"{tag.head} <&>" for tag in certificates.tags()}))
    except TemplateSyntaxError as error:
        yield TemplateFault(source, "", _("mẫu không dịch được: {why}").format(why=error.message))
    except GeneratorError as error:
        yield TemplateFault(source, "", error.message, proposal=error.hint)
    else:
        if why is not None:
            yield TemplateFault(source, "", why)
