"""Templates that an office has restyled: are they still usable and lawful."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import ErrorGroup, GeneratorError, RefusedFileError
from generator.messages import _
from generator.model.location import Location

GUIDE = "README.md"
PROFILE = "ho-so-co-quan.yaml"


def init(folder: Path) -> list[Path]:
    """Copy the templates, their guide and a sample profile into an office's own folder; return the files made.

    Raises :class:`OutputError` when one of them is there already: an office's work is never written over.
    """
    from generator.resources import templates_dir
    from generator.writers import files

    sources = [*sorted(templates_dir().glob("*.docx")), templates_dir() / GUIDE, templates_dir() / PROFILE]
    files.refuse_existing(folder / source.name for source in sources)
    for source in sources:
        files.write(folder / source.name, source.read_bytes())
    return [folder / source.name for source in sources]


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
