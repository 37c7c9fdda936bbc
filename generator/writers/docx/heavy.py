"""Runs the programs that need Jinja itself: templates with filters, macros, loop counters or assignments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import jinja2
from jinja2 import runtime as jinja_runtime

from generator.errors import TemplateError
from generator.messages import _
from generator.writers.docx.prepare.source import Sandbox
from generator.writers.docx.runtime import unknown_name, why


@cache
def sandbox() -> Sandbox:
    """Return the environment of all templates."""
    return Sandbox()


class _NoRow:
    """Stands for the rows of a light program: here every row is read through the sandbox, whose absent names Jinja knows."""


def names() -> dict[str, Any]:
    """Return what a program of Jinja expects to import."""
    wanted = [*jinja_runtime.exported]
    return {name: getattr(jinja_runtime, name) for name in wanted} | {"Row": _NoRow}


def run(root: Callable[..., Iterable[str]], environment: Sandbox, given: Mapping[str, Any]) -> list[Any]:
    """Return what a program prints, text by text; every failure of the template is a :class:`TemplateError`."""
    context = jinja_runtime.new_context(environment, None, {}, dict(given), False, None, None)
    try:
        return list(root(context, environment=environment))
    except jinja2.UndefinedError as error:
        raise unknown_name(_name_in(str(error))) from error
    except jinja2.exceptions.SecurityError as error:
        raise TemplateError(_("mẫu dùng phép không được phép: {what}").format(what=error)) from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise TemplateError(_("không điền được mẫu: {why}").format(why=why(error))) from error


def _name_in(message: str) -> str:
    """Return the name that Jinja complains of, from "'x' is undefined" or "… has no attribute 'x'"."""
    quoted = message.split("'")
    return quoted[-2] if len(quoted) > 2 else message
