"""The profile of a check: a draft before the number is given, or the final text; on paper or electronic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.messages import _
from generator.model.document import Document


class Stage(Enum):
    """How far the document has come."""

    DRAFT = "du_thao"
    """Number, day and name may still be blank (Đ15, PL1/P1/M2/k3: the number is given after the signature)."""
    FINAL = "chinh_thuc"
    """Everything is filled in."""


class Medium(Enum):
    """What the document is issued as."""

    PAPER = "giay"
    ELECTRONIC = "dien_tu"
    """Signed digitally: the blanks of a "kèm theo" line may stay (PL1/P1/M3/k1/c)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Which demands apply."""

    stage: Stage = Stage.FINAL
    medium: Medium = Medium.PAPER

    def __str__(self) -> str:
        stage = _("bản dự thảo") if self.stage is Stage.DRAFT else _("bản chính thức")
        medium = _("văn bản giấy") if self.medium is Medium.PAPER else _("văn bản điện tử")
        return f"{stage}, {medium}"


def infer_profile(document: Document) -> Profile:
    """Return the draft profile when neither number nor date is there, else the final one; always on paper."""
    blank = not document.number.strip() and document.date is None
    return Profile(Stage.DRAFT if blank else Stage.FINAL, Medium.PAPER)
