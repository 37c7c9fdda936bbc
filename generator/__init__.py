"""vanban: draft, render and check official Vietnamese documents (Nghị định 30/2020/NĐ-CP).

The names below are the library for scripts of an office's own; docs/api.md shows each. They are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.errors import ErrorGroup, GeneratorError
    from generator.model import Document, Reading
    from generator.rules import Finding, Report
    from generator.workflows.batching import Outcome
    from generator.workflows.library import (
        batch,
        check,
        compile_template,
        document,
        read,
        render,
        render_all,
        to_pdf,
        to_yaml,
    )
    from generator.writers.docx import CompiledTemplate

__version__ = "0.1.0"

_WHERE = {
    "CompiledTemplate": "writers.docx",
    "Document": "model",
    "ErrorGroup": "errors",
    "Finding": "rules",
    "GeneratorError": "errors",
    "Outcome": "workflows.batching",
    "Reading": "model",
    "Report": "rules",
    "batch": "workflows.library",
    "check": "workflows.library",
    "compile_template": "workflows.library",
    "document": "workflows.library",
    "read": "workflows.library",
    "render": "workflows.library",
    "render_all": "workflows.library",
    "to_pdf": "workflows.library",
    "to_yaml": "workflows.library",
}
__all__ = [
    "CompiledTemplate",
    "Document",
    "ErrorGroup",
    "Finding",
    "GeneratorError",
    "Outcome",
    "Reading",
    "Report",
    "__version__",
    "batch",
    "check",
    "compile_template",
    "document",
    "read",
    "render",
    "render_all",
    "to_pdf",
    "to_yaml",
]


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: reading one file does not load what printing needs."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"generator.{_WHERE[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
