"""What a reader met and wants a person to see: a value with a place, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.model.location import Location


class Severity(Enum):
    """How much a problem or a finding weighs."""

    ERROR = "error"
    """The document contradicts a stated figure or form, or something of it could not be understood."""
    WARNING = "warning"
    """A person has to look: practice, doubt, or a slip with a proposal."""
    INFO = "info"
    """Worth knowing: something was inferred, repaired or left out of the document on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing met while reading.

    ``code`` is a stable short name (``suy_luan`` inferred, ``sua_ky_tu`` repaired letters, ``nghi_sai`` suspected slip,
    ``danh_so`` numbering fault, ``the_thuc`` form fault, ``chua_hieu`` not understood, ``bo_ngoai`` left outside,
    ``noi_doan`` paragraph joined over a break, ``mau_thuan`` contradiction within the source);
    ``text`` is the present text, ``proposal`` the proposed one or ``None``. The text itself is never changed silently.
    """

    code: str
    message: str
    severity: Severity = Severity.WARNING
    at: Location | None = None
    text: str | None = None
    proposal: str | None = None
