"""The ledger: which line became what. Every line ends in a component or in a named remainder; none is lost."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Location, Problem, Remainder, Severity
from generator.model.layout import Component, Role
from generator.readers.recognise.units import Line


class Ledger:
    """Roles by line index, remainders by name, problems and reasons, as they are found."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.roles: dict[int, Role] = {}
        self.problems: list[Problem] = []
        self.inferred: dict[str, str] = {}
        self.appendix: int | None = None
        self.copy = False
        self._taken: set[int] = set()
        self._remainder: list[tuple[str, list[str], Location]] = []
        self._last: tuple[str, int] | None = None

    def take(
        self,
        component: Component,
        lines: Line | Iterable[Line],
        *,
        level: str | None = None,
        label: str | None = None,
    ) -> None:
        """Record that the words of these lines are in the document, in this component."""
        for line in (lines,) if isinstance(lines, Line) else lines:
            self._taken.add(id(line))
            index = line.source.index
            if index not in self.roles:
                self.roles[index] = Role(component, level, label, self.appendix, self.copy)

    def reassign(self, line: Line, component: Component) -> None:
        """Give a line that was taken another component."""
        before = self.roles.get(line.source.index)
        self.roles[line.source.index] = Role(
            component,
            appendix=before.appendix if before else self.appendix,
            copy=before.copy if before else self.copy,
        )

    def leave(self, name: str, lines: Line | Iterable[Line], component: Component = Component.NGOAI) -> None:
        """Record that these lines stay outside the document, under a name; neighbours under one name become one."""
        for line in (lines,) if isinstance(lines, Line) else lines:
            self._taken.add(id(line))
            self.roles.setdefault(line.source.index, Role(component, appendix=self.appendix, copy=self.copy))
            self.note(name, line.text, line.at, after=line.source.index)

    def note(self, name: str, text: str, at: Location, *, after: int | None = None) -> None:
        """Keep a text of the source under a name."""
        if after is not None and self._last == (name, after - 1) and self._remainder:
            self._remainder[-1][1].append(text)
        else:
            self._remainder.append((name, [text], at))
        self._last = (name, after) if after is not None else None

    def is_taken(self, line: Line) -> bool:
        """Return whether the line has its place already."""
        return id(line) in self._taken

    def problem(
        self,
        code: str,
        message: str,
        at: Location | None = None,
        *,
        severity: Severity = Severity.WARNING,
        text: str | None = None,
        proposal: str | None = None,
    ) -> None:
        """Report something met."""
        self.problems.append(Problem(code, message, severity, at, text, proposal))

    def remainders(self) -> tuple[Remainder, ...]:
        """Return what stays outside, in the order of finding."""
        return tuple(Remainder(name, "\n".join(texts), at) for name, texts, at in self._remainder)
