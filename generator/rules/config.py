"""The configuration of a check (``vanban.toml``): rules on and off, severities, house style, own bodies and signatories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.problem import Severity


@dataclass(frozen=True)
class Config:
    """What an office decided. Everything is optional; :data:`DEFAULT` is the decree alone."""

    off: tuple[str, ...] = ()
    """Ids or prefixes of the rules that are not run."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Rule id -> the weight of its findings in this office."""
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """House style: name of a figure of the decree -> narrower range."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations of bodies and units that the office's symbols use (SGDĐT, NVTL …)."""
    bodies: tuple[str, ...] = ()
    """Official names of bodies that the catalog does not know."""
    signatories: Mapping[str, str] = field(default_factory=dict)
    """Name of a person who signs -> the office held."""
    titles_before_names: bool = False
    """The sector's head lets academic or military titles stand before the signer's name (PL1/P1/M2/k7/c)."""

    def severity_of(self, id: str) -> Severity | None:
        """Return the office's own weight for a rule; ``None`` when it keeps the usual one."""
        return self.severities.get(id)


DEFAULT = Config()
