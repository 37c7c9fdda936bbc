"""Distances have a type and one tolerance."""

from __future__ import annotations

MM_PER_PT = 25.4 / 72
TOLERANCE_MM = 0.21
"""Word keeps twentieths of a point and rounds 25 mm to 1418: 12 twips either way (spec, section 1)."""


class Length(float):
    """A distance in millimetres. Built with mm(), pt(), twips() or emu(), never from a bare number."""

    __slots__ = ()

    def within(self, low: Length, high: Length) -> bool:
        """Return whether the distance lies in [low, high], up to the tolerance."""
        return low - TOLERANCE_MM <= self <= high + TOLERANCE_MM

    @property
    def pt(self) -> float:
        """The distance in points."""
        return float(self) / MM_PER_PT

    @property
    def twips(self) -> int:
        """The distance in twentieths of a point, rounded."""
        return round(self.pt * 20)

    @property
    def emu(self) -> int:
        """The distance in English metric units, rounded."""
        return round(float(self) * 36000)

    def __str__(self) -> str:
        return f"{float(self):.4g}".replace(".", ",") + " mm"


def mm(value: float) -> Length:
    """Return a length given in millimetres."""
    return Length(value)


def pt(value: float) -> Length:
    """Return a length given in points."""
    return Length(value * MM_PER_PT)


def twips(value: float) -> Length:
    """Return a length given in twentieths of a point."""
    return pt(value / 20)


def emu(value: float) -> Length:
    """Return a length given in English metric units."""
    return Length(value / 36000)
