"""Where something stands in a file: data, so that reports can sort by it and pages can link to it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file.

    ``source`` is the file's name as the user gave it; every other part is ``None`` or empty where it has no meaning:
    ``line`` and ``column`` count from 1 (text, YAML), ``paragraph`` from 1 (docx, html: visible paragraphs in reading
    order), ``page`` from 1 (pdf), ``sheet`` and ``cell`` name an Excel place, ``path`` is the way of keys in a YAML tree.
    """

    source: str
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    path: tuple[str | int, ...] = ()

    def __truediv__(self, step: str | int) -> Location:
        """Return the place one step further down the tree of keys."""
        return replace(self, path=(*self.path, step))

    def __str__(self) -> str:
        parts = [self.source]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        head = ":".join(parts)
        more = []
        if self.page is not None:
            more.append(f"trang {self.page}")
        if self.paragraph is not None:
            more.append(f"đoạn {self.paragraph}")
        if self.sheet is not None:
            more.append(f"trang tính {self.sheet}")
        if self.cell is not None:
            more.append(f"ô {self.cell}")
        if more:
            head = f"{head} ({', '.join(more)})"
        if self.path:
            head = f"{head} {'/'.join(str(step) for step in self.path)}"
        return head
