"""The unit that a lower plan is for: its level, class word, header, symbol, place, and the units below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.catalog import provinces, units
from generator.errors import InputError

_LEVEL_OF = {
    "huyện": "huyen", "quận": "huyen", "thị xã": "huyen", "thành phố": "huyen",
    "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa",
}  # fmt: skip
_UNIT_TYPE = {"huyện": "huyen", "quận": "quan", "thị xã": "thi_xa", "thành phố": "thanh_pho_thuoc_tinh", "xã": "xa",
              "phường": "phuong", "thị trấn": "thi_tran", "đặc khu": "dac_khu"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetUnit:
    """One unit of the level below. ``word`` is its class word ("huyện"), ``name`` its proper name ("Châu Thành"),
    ``province`` its province as in a sentence ("tỉnh Sóc Trăng"), ``lower`` the units below it as a plan names them
    ("các xã, thị trấn"), ``community`` the communities below a commune ("khóm, ấp")."""

    word: str
    name: str
    province: str
    lower: str
    community: str = "thôn, tổ dân phố"

    @property
    def level(self) -> str:
        """ "huyen" or "xa"."""
        return _LEVEL_OF[self.word]

    @property
    def unit_type(self) -> str:
        """The directory's name for this sort of unit ("huyen", "phuong", "dac_khu" …)."""
        return _UNIT_TYPE[self.word]

    @property
    def in_sentence(self) -> str:
        """ "huyện Châu Thành", "Phường 3"."""
        return units.unit_in_sentence(f"{self.word} {self.name}")

    @property
    def header(self) -> tuple[str, str]:
        """The two lines of the issuing body: UBND stands alone, without a superior line."""
        return ("ỦY BAN NHÂN DÂN", self.in_sentence.upper())

    @property
    def place(self) -> str:
        """The địa danh of the date line."""
        return units.place_name(f"{self.word} {self.name}")

    @property
    def party(self) -> str:
        """The Party committee of this unit: Huyện ủy, Thị ủy, Thành ủy, Quận ủy, Đảng ủy."""
        return {"huyện": "Huyện ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy", "quận": "Quận ủy"}.get(
            self.word, "Đảng ủy"
        )


def parse(text: str, *, province: str, on: date, community: str = "", lower: str = "") -> TargetUnit:
    """Return the unit that ``text`` names ("huyện Châu Thành", "xã Phú Tâm").

    ``lower`` and ``community`` say what stands below it, where known; otherwise the usual words of that sort of unit on that
    day. Raise :class:`InputError` when it is no unit, or of a sort that does not exist on ``on``.
    """
    word, name = units.split_unit(text)
    if word not in _LEVEL_OF:
        raise InputError(
            f"không rõ {text!r} là huyện, thị xã, thành phố, xã, phường hay đặc khu",
            hint="viết cả loại đơn vị, ví dụ: huyện Châu Thành, xã Phú Tâm",
        )
    if word in units.ended_words(on) or (_LEVEL_OF[word] == "huyen" and on >= provinces.TWO_TIER_FROM):
        raise InputError(
            f"ngày {on:%d/%m/%Y} không còn {word} {name}: từ 01/7/2025 không tổ chức cấp huyện, thị trấn",
            hint="chọn xã, phường, đặc khu; hoặc ngày văn bản trước 01/7/2025",
        )
    usual = {
        "huyện": "các xã, thị trấn",
        "quận": "các phường",
        "thị xã": "các xã, phường",
        "thành phố": "các xã, phường",
    }
    people = community or ("tổ dân phố" if word == "phường" else "thôn, tổ dân phố" if word == "thị trấn" else "thôn")
    below = lower or usual.get(word, f"các {people}")
    return TargetUnit(word, name, province, below, people)
