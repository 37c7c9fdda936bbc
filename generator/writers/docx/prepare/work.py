"""Prepares one template: opened, tags made whole, bound, turned into programs; the result is plain values that can be kept."""

from __future__ import annotations

import marshal
import zlib
from typing import Any

from isal import isal_zlib

from generator.errors import TemplateError
from generator.messages import _
from generator.model.location import Location
from generator.writers.docx.prepare.binding import Binding
from generator.writers.docx.prepare.formats import Styles
from generator.writers.docx.prepare.opening import W, open_template
from generator.writers.docx.prepare.source import jinja_source, program
from generator.writers.docx.prepare.tags import TAG, scan, settle

CORE = "docProps/core.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def prepare(data: bytes, source: str) -> dict[str, Any]:
    """Return what printing from a template needs, as values that :mod:`marshal` can keep.

    ``programs`` is a list of (part name, marshalled code, runs without Jinja); ``entries`` the parts that never change,
    already deflated: (name, bytes, CRC, size); ``facts`` what the context has to know of the template.
    Raises :class:`RefusedFileError` for a file that is no template, ``jinja2.TemplateSyntaxError`` for broken tags.
    """
    opened = open_template(data, source)
    styles = Styles(opened.styles)
    facts: dict[str, Any] = {}
    programs: list[tuple[str, bytes, bool]] = []
    dynamic = {CORE}
    for name, root in opened.trees.items():
        if root.nsmap.get("w") != W[1:-1]:
            raise TemplateError(
                _("mẫu dùng kiểu XML lạ, không đọc được"), at=Location(source), hint=_("lưu lại mẫu từ Word")
            )
        settle(root)
        tags = scan(root, name)
        if name == opened.main:
            facts = Binding(root, tags, styles).run()
        elif not tags:
            continue
        code, light = program(_DECLARATION + jinja_source(root), name)
        programs.append((name, marshal.dumps(code), light))
        dynamic.add(name)
    programs.sort(key=lambda made: made[0] != opened.main)
    return {
        "main": opened.main,
        "programs": programs,
        "entries": [_deflated(name, opened.raw[name]) for name in opened.order if name not in dynamic],
        "facts": facts,
        "core": CORE in opened.raw,
    }


def has_tags(text: str) -> bool:
    """Return whether a text holds a tag."""
    return TAG.search(text) is not None


def _deflated(name: str, content: bytes) -> tuple[str, bytes, int, int]:
    packer = isal_zlib.compressobj(3, isal_zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return name, packed, zlib.crc32(content), len(content)
