"""The check of a template of appendices in files of their own: what tells it from a document's, what it must print, a trial print."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import ErrorGroup, GeneratorError
from generator.messages import N_, _
from generator.writers.docx.check.places import TemplateFault
from generator.writers.docx.prepare.tags import Tag
from generator.writers.docx.sample import sample

MUST: tuple[tuple[tuple[str, ...], str], ...] = (
    (("phu_luc[].nhan",), N_("phụ lục")),
    (("phu_luc[].tieu_de",), N_("tên phụ lục")),
    (("noi_dung[].van_ban",), N_("nội dung")),
)
MAY: tuple[tuple[tuple[str, ...], str], ...] = (
    (("phu_luc[].kem_theo",), N_("dòng “Kèm theo …”")),
    (("phu_luc[].thong_tin_ky_so",), N_("dòng thông tin chữ ký số")),
)


def is_appendix(tags: list[Tag]) -> bool:
    """Return whether the tags are those of an appendix alone: its title and a text, nothing of a document's head and foot."""
    printed = {tag.name.split("|")[0].strip() for tag in tags if not tag.statement}
    return bool(printed & {"phu_luc[].nhan", "phu_luc[].tieu_de"}) and not any(
        name in ("co_quan[]", "so_ky_hieu", "trich_yeu", "ten_loai") or name.startswith("ky.") for name in printed
    )


def trial(data: bytes, source: str) -> Iterator[TemplateFault]:
    """Print the appendices of a document that has everything, and see that nothing is lost."""
    from jinja2 import TemplateSyntaxError

    from generator.writers.docx import separate
    from generator.writers.docx.compiled import CompiledTemplate
    from generator.writers.docx.prepare.work import prepare

    try:
        compiled = CompiledTemplate(prepare(data, source), source)
        for number in range(len(sample().appendices)):
            separate.printed(compiled, sample(), number)
    except TemplateSyntaxError as error:
        yield TemplateFault(source, "", _("mẫu không dịch được: {why}").format(why=error.message))
    except ErrorGroup as group:
        for one in group.errors:
            yield TemplateFault(source, "", one.message)
    except GeneratorError as error:
        yield TemplateFault(source, "", error.message, proposal=error.hint)
