"""Templates that an office has restyled: are they still usable and lawful."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import ErrorGroup, GeneratorError, RefusedFileError
from generator.messages import _
from generator.model.location import Location


def check(templates: Iterable[Path]) -> list[str]:
    """Return one line for each thing found in ``templates``; raise :class:`ErrorGroup` for what cannot be opened at all."""
    from generator.writers import docx

    found: list[str] = []
    failures: list[GeneratorError] = []
    for path in templates:
        if not path.is_file():
            failures.append(RefusedFileError(_("không có tệp này"), at=Location(str(path))))
            continue
        try:
            found += [str(fault) for fault in docx.check_template(path)]
        except RefusedFileError as error:
            failures.append(error)
    if failures:
        raise failures[0] if len(failures) == 1 else ErrorGroup(failures)
    return found
