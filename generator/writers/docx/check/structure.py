"""What keeps a template from printing rightly whatever the data: blocks that do not close, words that would be lost, leftovers."""

from __future__ import annotations

from generator.model.problem import Severity
from generator.writers.docx.check import elsewhere
from generator.writers.docx.check.places import TemplateFault
from generator.writers.docx.check.tags import TagJudge
from generator.writers.docx.prepare.opening import open_template
from generator.writers.docx.prepare.tags import scan, settle


def structure(data: bytes, source: str) -> list[TemplateFault]:
    """Return the errors of a template that do not depend on the names of the data; ``source`` is its name.

    Raises :class:`RefusedFileError` for a file that is no template.
    """
    opened = open_template(data, source)
    faults: list[TemplateFault] = []
    for part, root in opened.trees.items():
        settle(root)
        faults += TagJudge(source, part, root, scan(root, part)).judge(None)
    faults += elsewhere.faults(opened, None)
    return [fault for fault in faults if fault.severity is Severity.ERROR]
