"""What is wrong with the tags themselves: broken syntax, blocks that do not close, unknown names and filters, forbidden code."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.messages import _
from generator.model.problem import Severity
from generator.writers.docx.check import names, wording
from generator.writers.docx.check.places import Places, TemplateFault
from generator.writers.docx.prepare.opening import W
from generator.writers.docx.prepare.source import Sandbox
from generator.writers.docx.prepare.tags import TAG, Tag, own_texts, paragraphs, words

_OPENERS = {"if": "endif", "for": "endfor", "macro": "endmacro", "filter": "endfilter", "set": "endset"}
_INSIDE = {"elif": ("if",), "else": ("if", "for")}
_ALLOWED = frozenset(("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "vm", "hm", "colspan", "cellbg"))
_SCOPES = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc", "r": f"{W}r"}
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SINGLE = re.compile(r"\{\s*([a-z_.]+)\s*\}")


@dataclass(slots=True)
class _Open:
    word: str
    tag: Tag
    scope: dict[str, Any]


class TagJudge:
    """Judges the tags of one part."""

    def __init__(self, source: str, part: str, root: etree._Element, tags: list[Tag]) -> None:
        self._source, self._tags, self._root = source, tags, root
        self._places = Places(root, part)
        self._sandbox = Sandbox()
        self.faults: list[TemplateFault] = []
        self.compared: dict[str, set[str]] = {}
        """Dotted names compared with texts in the template: ``noi_dung[].kieu`` -> {"doan", …}."""

    def judge(self, known: dict[str, Any] | None) -> list[TemplateFault]:
        """Return the faults of all tags; without ``known`` names a name may be any, as in a template of a list of rows."""
        self._any_name = known is None
        stack: list[_Open] = []
        scope = dict(known or {})
        for tag in self._tags:
            if tag.text.startswith("{#"):
                continue
            if tag.statement:
                scope = self._statement(tag, stack, scope)
            else:
                self._expression(tag, tag.code, scope)
        for left in stack:
            self._add(
                left.tag, _("khối {{% {word} %}} chưa có {{% {end} %}}").format(word=left.word, end=_OPENERS[left.word])
            )
        self._around()
        self._halves()
        return self.faults

    def _add(self, tag: Tag, message: str, proposal: str | None = None, severity: Severity = Severity.ERROR) -> None:
        self.faults.append(
            TemplateFault(self._source, self._places.of(tag.paragraph), message, severity, tag.text, proposal)
        )

    def _statement(self, tag: Tag, stack: list[_Open], scope: dict[str, Any]) -> dict[str, Any]:
        word, _space, rest = tag.code.partition(" ")
        if word not in _ALLOWED:
            word, rest, near = _command(tag)
            self._add(tag, _("lệnh “{word}” không dùng được trong mẫu").format(word=tag.code.split(" ")[0]), near)
            if word not in _ALLOWED:
                return scope
        if word in ("vm", "hm"):
            return scope
        if word in ("colspan", "cellbg"):
            self._expression(tag, rest, scope)
            return scope
        if word.startswith("end"):
            return self._close(tag, word, stack, scope)
        if word in _INSIDE:
            if not stack or stack[-1].word not in _INSIDE[word]:
                self._add(tag, _("“{word}” đứng ngoài khối").format(word=word))
            elif word == "elif":
                self._expression(tag, rest, scope)
            return scope
        if word == "set" and "=" in rest:
            target, _equals, value = rest.partition("=")
            self._expression(tag, value, scope)
            return {**scope, target.strip(): {}}
        stack.append(_Open(word, tag, scope))
        if word == "if":
            self._expression(tag, rest, scope)
            return scope
        return self._loop(tag, rest, scope) if word == "for" else {**scope, rest.strip(): None}

    def _loop(self, tag: Tag, rest: str, scope: dict[str, Any]) -> dict[str, Any]:
        match = re.fullmatch(r"(\w+)\s+in\s+(.+)", rest, re.DOTALL)
        if match is None:
            self._add(tag, _("vòng lặp viết sai"), "{% for x in danh_sach %}")
            named = re.match(r"\w+", rest)
            return {**scope, named[0]: {}} if named else scope  # what stands in the loop is not blamed for it
        expression = self._expression(tag, match[2], scope)
        path = None if expression is None else names.path_of(expression)
        return {**scope, match[1]: names.element_of(path, scope)}

    def _close(self, tag: Tag, word: str, stack: list[_Open], scope: dict[str, Any]) -> dict[str, Any]:
        if not stack:
            self._add(tag, _("{{% {word} %}} không có khối nào để đóng").format(word=word))
            return scope
        opened = stack[-1]
        if _OPENERS[opened.word] != word:
            self._add(
                tag,
                _("{{% {word} %}} đóng nhầm khối {opened} mở ở {place}").format(
                    word=word, opened=opened.tag.text, place=self._places.of(opened.tag.paragraph)
                ),
                "{% " + _OPENERS[opened.word] + " %}",
            )
            match = next((one for one in reversed(stack) if _OPENERS[one.word] == word), None)
            if match is None:
                return scope
            del stack[stack.index(match) + 1 :]
            opened = match
        stack.pop()
        if opened.tag.scope != tag.scope:
            self._add(
                tag,
                _("khối mở bằng {opened} phải đóng cùng kiểu").format(opened=opened.tag.text),
                "{%" + (f"{opened.tag.scope} " if opened.tag.scope else " ") + word + " %}",
            )
        elif _container(opened.tag) is not _container(tag):
            self._add(
                tag,
                _("khối mở ở {place} lại đóng ở chỗ khác (ngoài ô, ngoài bảng hoặc ngoài hộp chữ)").format(
                    place=self._places.of(opened.tag.paragraph)
                ),
            )
        return opened.scope

    def _expression(self, tag: Tag, code: str, scope: dict[str, Any]) -> nodes.Expr | None:
        try:
            tree = self._sandbox.parse("{{ " + code + " }}")
        except TemplateSyntaxError as error:
            meant = None if tag.statement else wording.meant(code, scope)
            self._add(
                tag, _("thẻ viết sai: {why}").format(why=wording.why(error)), names.described(meant) if meant else None
            )
            return None
        outputs = [node for output in tree.body for node in getattr(output, "nodes", [])]
        if len(outputs) != 1:
            self._add(tag, _("thẻ trống hoặc viết sai"))
            return None
        expression: nodes.Expr = outputs[0]
        self._forbidden(tag, expression)
        if self._any_name:
            return expression
        if not tag.statement and "-" in code and (meant := wording.meant(code, scope)):
            # A hyphen in a name is a minus to Jinja.
            self._add(tag, _("dữ liệu không có “{name}”").format(name=code), names.described(meant))
            return expression
        for wrong, right in names.wrong_names(expression, scope):
            self._add(tag, _("dữ liệu không có “{name}”").format(name=wrong), names.described(right) if right else None)
        self._compare(tag, expression)
        return expression

    def _forbidden(self, tag: Tag, expression: nodes.Expr) -> None:
        holder = nodes.Output([expression])
        for access in holder.find_all(nodes.Getattr):
            if access.attr.startswith("_"):
                self._add(tag, _("mã không an toàn: “{name}”").format(name=access.attr))
        for item in holder.find_all(nodes.Getitem):
            if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
                self._add(tag, _("mã không an toàn: “{name}”").format(name=item.arg.value))
        for call in holder.find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            if name != names.FUNCTION or tag.scope != "p":
                self._add(tag, _("mã không an toàn: mẫu không gọi hàm được"))
        for _power in holder.find_all(nodes.Pow):
            self._add(tag, _("mã không an toàn: phép lũy thừa"))
        for used in holder.find_all(nodes.Filter):
            if used.name not in self._sandbox.filters:
                near = difflib.get_close_matches(str(used.name), self._sandbox.filters, n=1)
                self._add(tag, _("không có bộ lọc “{name}”").format(name=used.name), near[0] if near else None)
        for test in holder.find_all(nodes.Test):
            if test.name not in self._sandbox.tests:
                self._add(tag, _("không có phép thử “{name}”").format(name=test.name))

    def _compare(self, tag: Tag, expression: nodes.Expr) -> None:
        for compared in nodes.Output([expression]).find_all(nodes.Compare):
            path = names.path_of(compared.expr)
            for operand in compared.ops:
                if path and isinstance(operand.expr, nodes.Const) and operand.op == "eq":
                    head, *rest = path
                    full = ".".join([f"{tag.loops[head]}[]" if head in tag.loops else head, *rest])
                    self.compared.setdefault(full, set()).add(str(operand.expr.value))

    def _around(self) -> None:
        """A tag that takes its whole paragraph, row or cell away takes the words beside it along."""
        for tag in self._tags:
            if tag.scope == "p":
                rest = words(tag.paragraph).replace(tag.text, "", 1).strip()
                if rest:
                    self._add(
                        tag, _("thẻ phải đứng một mình trong đoạn; phần “{rest}” sẽ bị mất").format(rest=rest[:60])
                    )
            elif (
                tag.scope == "r"
                and tag.element.getparent() is not None
                and (tag.element.text or "").replace(tag.text, "", 1).strip()
            ):
                continue  # docxtpl gives such a tag a run of its own

    def _halves(self) -> None:
        """A brace without its partner: a tag that was half deleted, or typed with one brace."""
        for paragraph in paragraphs(self._root):
            text = "".join(element.text or "" for element in own_texts(paragraph))
            left = TAG.sub("", text)
            for half in ("{_{", "}_}", "{_%", "%_}"):
                left = left.replace(half, "")
            if match := _HALF.search(left):
                self.faults.append(
                    TemplateFault(
                        self._source,
                        self._places.of(paragraph),
                        _("thẻ dở dang, thiếu một nửa dấu ngoặc"),
                        tag=left[max(0, match.start() - 5) : match.end() + 30].strip(),
                    )
                )
            elif (single := _SINGLE.search(left)) and single[1].partition(".")[0] in names.known_names():
                self.faults.append(
                    TemplateFault(
                        self._source,
                        self._places.of(paragraph),
                        _("thẻ chỉ có một dấu ngoặc, sẽ in nguyên văn"),
                        Severity.WARNING,
                        single[0],
                        "{{ " + single[1] + " }}",
                    )
                )


def _command(tag: Tag) -> tuple[str, str, str | None]:
    """Return what a command was probably meant to be: its word, its rest, and how it is written; "FOR", "If", "p for"."""
    code = tag.code
    scope = tag.scope
    if not scope and (found := re.match(r"(p|tr|tc|r)\s+(?=\w)", code, re.IGNORECASE)):
        scope, code = found[1].lower(), code[found.end() :]
    word, _space, rest = code.partition(" ")
    if word.lower() not in _ALLOWED:
        near = difflib.get_close_matches(word.lower(), sorted(_ALLOWED), n=1)
        return word, rest, near[0] if near else None
    tag.scope = scope  # the rest of the template is judged as if it were written so
    return word.lower(), rest, "{%" + f"{scope} {word.lower()} {rest}".rstrip() + " %}"


def _container(tag: Tag) -> etree._Element | None:
    """Return what holds the thing that a tag takes away; for a tag inside its paragraph, the paragraph."""
    if not tag.scope:
        return tag.paragraph
    wanted = _SCOPES[tag.scope]
    element: etree._Element | None = tag.element if tag.scope == "r" else tag.paragraph
    while element is not None and element.tag != wanted:
        element = element.getparent()
    return None if element is None else element.getparent()
