"""From a prepared part to a Python program: docxtpl makes the Jinja source, Jinja the program, in a sandbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import CodeType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from generator.writers.docx import filters
from generator.writers.docx.prepare.opening import NS, W
from generator.writers.docx.prepare.tags import TAG, own_texts
from generator.writers.docx.runtime import attribute

_EMPTY_RUN = re.compile(
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space=\"preserve\"></w:t></w:r>", re.DOTALL
)
_BEYOND_LIGHT = re.compile(
    r"environment\.(?!getattr\b|getitem\b|undefined\b|concat\b)|\b(?:Macro|LoopContext|Namespace|TemplateReference|markup_join"
    r"|str_join|Markup|escape)\(|context\.(?!resolve_or_missing\b)|\bidentity\b"
)
_TAGS = re.compile(r"\{[{%].{0,2000}?[}%]\}", re.DOTALL)
_IMPORT = re.compile(r"\Afrom jinja2\.runtime import [^\n]*\n")
_LITERAL = (("{_{", "{{ '{{' }}"), ("}_}", "{{ '}}' }}"), ("{_%", "{{ '{%' }}"), ("%_}", "{{ '%}' }}"))


class _Generator(CodeGenerator):
    """Writes programs whose rows are read directly and whose values are escaped as Word text."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read a row's value without a call; anything else goes through the sandbox."""
        if not isinstance(node.node, nodes.Name):
            self.write("environment.getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r})")
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f"[{node.attr!r}] if ")
        self.visit(node.node, frame)
        self.write(".__class__ is Row else environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("xml(")


class Sandbox(ImmutableSandboxedEnvironment):
    """The one environment of templates: sandboxed, strict, escaping; a row's key comes before its attributes."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**"))

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: made for name, made in self.filters.items() if name in filters.ALLOWED}
        self.filters.update(filters.OWN)
        self.filters["trong_thuoc_tinh"] = attribute

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return ``obj[attribute]`` for a mapping, else the attribute if the sandbox allows it."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return ``obj[argument]``; a missing key or position is an absent name."""
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=str(argument))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; text is never repeated and nothing is raised to a power: both can fill the memory."""
        if operator == "**" or isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple)):
            from jinja2.exceptions import SecurityError

            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def jinja_source(root: etree._Element) -> str:
    """Return the Jinja source of a bound part: docxtpl lifts the tags out of their paragraphs, rows, cells and runs."""
    _attributes(root)
    _split_runs(root)
    for element in root.iter(f"{W}t"):
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text = etree.tostring(root, encoding="unicode")
    patched: str = DocxTemplate("").patch_xml(text)
    patched = _TAGS.sub(lambda match: match[0].replace("&amp;", "&"), patched)
    for written, meant in _LITERAL:
        patched = patched.replace(written, meant)
    return _EMPTY_RUN.sub("", patched)


def program(source: str, name: str) -> tuple[CodeType, bool]:
    """Return the program of a Jinja source, and whether it runs without Jinja.

    Raises ``jinja2.TemplateSyntaxError`` for a source that is no Jinja.
    """
    python = Sandbox().compile(source, raw=True)
    python = _IMPORT.sub("", python)
    return compile(python, name, "exec"), _BEYOND_LIGHT.search(python) is None


def _attributes(root: etree._Element) -> None:
    """Values inside attributes (a picture's description) are escaped as attributes."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if (
                "{{" in str(value)
                and not str(name).startswith(W)
                and element.tag.startswith("{" + NS["wp"])
                and name
                in (
                    "descr",
                    "title",
                )
            ):
                safe = re.sub(r"\s*\}\}", "|trong_thuoc_tinh }}", str(value).replace('"', "'"))
                element.set(name, safe)


def _split_runs(root: etree._Element) -> None:
    """Give a value tag a run of its own where a run with a look of its own holds more than the tag.

    A blank or a line break in the value closes its run; what follows must not lose its look.
    """
    for paragraph in root.iter(f"{W}p"):
        for element in own_texts(paragraph):
            run = element.getparent()
            text = element.text or ""
            if run is None or run.tag != f"{W}r" or run.find(f"{W}rPr") is None:
                continue
            pieces = _pieces(text)
            if len(pieces) > 1 and sum(1 for child in run if child.tag != f"{W}rPr") == 1:
                _spread(run, pieces)


def _pieces(text: str) -> list[str]:
    pieces, at = [], 0
    for match in TAG.finditer(text):
        if match[0].startswith("{{"):
            pieces += [text[at : match.start()], match[0]]
            at = match.end()
    return [piece for piece in [*pieces, text[at:]] if piece]


def _spread(run: etree._Element, pieces: list[str]) -> None:
    import copy

    parent = run.getparent()
    assert parent is not None
    at = parent.index(run)
    tail, run.tail = run.tail, None
    for offset, piece in enumerate(pieces):
        made = copy.deepcopy(run)
        text = made.find(f"{W}t")
        assert text is not None
        text.text = piece
        parent.insert(at + 1 + offset, made)
    parent[at + len(pieces)].tail = tail
    parent.remove(run)
