"""Templates that an office has restyled: are they still usable and lawful."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import ErrorGroup, GeneratorError, RefusedFileError
from generator.messages import _
from generator.model.location import Location

GUIDE = "README.md"
PROFILE = "ho-so-co-quan.yaml"
LAYOUT = "vi-tri-phoi.yaml"
PICTURES = "huong-dan"
"""Folder of the guide as a Word file and of its pictures."""


def init(folder: Path) -> list[Path]:
    """Copy the templates, their guide with its pictures, a sample profile and sample places on a blank into an office's own folder.

    Returns the files made.

    Raises :class:`OutputError` when one of them is there already: an office's work is never written over.
    """
    from generator.resources import templates_dir
    from generator.writers import files

    home = templates_dir()
    guide = [path for path in sorted((home / PICTURES).iterdir()) if path.suffix in (".docx", ".png")]
    sources = [*sorted(home.glob("*.docx")), *(home / name for name in (GUIDE, PROFILE, LAYOUT)), *guide]
    copies = [folder / source.relative_to(home) for source in sources]
    files.refuse_existing(copies)
    for source, copy in zip(sources, copies, strict=True):
        files.write(copy, source.read_bytes())
    return copies


def check(templates: Iterable[Path]) -> list[str]:
    """Return one line for each thing found in ``templates``; raise :class:`ErrorGroup` for what cannot be opened at all.

    A template without errors is printed with samples of its kinds, which are judged by the rules.
    """
    from generator.model import Severity
    from generator.workflows import sample_prints
    from generator.writers import docx

    found: list[str] = []
    failures: list[GeneratorError] = []
    for path in templates:
        if not path.is_file():
            failures.append(RefusedFileError(_("không có tệp này"), at=Location(str(path))))
            continue
        try:
            faults = docx.check_template(path)
            found += map(str, faults)
            if all(fault.severity is not Severity.ERROR for fault in faults):
                found += sample_prints.judged(path)
        except RefusedFileError as error:
            failures.append(error)
    if failures:
        raise failures[0] if len(failures) == 1 else ErrorGroup(failures)
    return found


def print_samples(templates: Iterable[Path], folder: Path) -> list[Path]:
    """Write the samples printed from ``templates`` into a folder, for the eye; return the files made.

    A template that cannot print is left out: its check says why. Raises :class:`OutputError` when a file is there already.
    """
    from generator.workflows import sample_prints
    from generator.writers import files

    made: list[tuple[Path, bytes]] = []
    for path in templates:
        try:
            made += [(folder / name, data) for name, data in sample_prints.prints(path)]
        except GeneratorError:
            continue
    files.refuse_existing(path for path, _data in made)
    return [files.write(path, data) for path, data in made]
