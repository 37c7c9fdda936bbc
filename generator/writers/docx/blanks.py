"""What a draft shows in the place of a component that its kind must have and that is not there yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location
from generator.writers.docx.runtime import Xml

DOTS = "……"
NUMBER_ROOM = " " * 7
DATE_ROOM = " " * 4


@dataclass(slots=True)
class Blanks:
    """The blanks of one document: how one looks, and which components needed one (alias, Vietnamese name)."""

    style: str | None
    """Id of the character style that makes a blank stand out; ``None`` in a template without it."""
    used: list[tuple[str, str]] = field(default_factory=list)

    def note(self, alias: str, name: str) -> None:
        """Remember that a component is missing."""
        self.used.append((alias, name))

    def of(self, alias: str, name: str) -> Xml:
        """Remember that a component is missing, and return what is printed in its place."""
        self.note(alias, name)
        return self.dots()

    def dots(self) -> Xml:
        """Return the visible blank: its own run, in its own style."""
        if self.style is None:
            return Xml(DOTS)
        return Xml(
            f'</w:t></w:r><w:r><w:rPr><w:rStyle w:val="{self.style}"/></w:rPr><w:t>{DOTS}</w:t></w:r>'
            '<w:r><w:t xml:space="preserve">'
        )

    def refuse(self, source: str) -> None:
        """Raise one error that names every blank, if there is any: a final document has none."""
        errors: list[GeneratorError] = [
            InputError(
                _("chưa có {component}").format(component=name),
                at=Location(source, path=(alias,)),
                hint=_("điền vào, hoặc xuất bản dự thảo"),
            )
            for alias, name in self.used
        ]
        if errors:
            raise errors[0] if len(errors) == 1 else ErrorGroup(errors)
