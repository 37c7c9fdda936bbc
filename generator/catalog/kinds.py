"""The kinds of administrative document and of copies: Điều 7 and Phụ lục III, Mục I of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalog.store import load
from generator.errors import InputError
from generator.messages import _
from generator.vietnamese.text import fold_spaces
from generator.vietnamese.tone import match_key


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document, as the decree fixes it.

    ``id`` is the slug ("ke-hoach"); ``name`` the kind in a sentence ("Kế hoạch"); ``printed`` the line of capitals
    ("KẾ HOẠCH"), empty for công văn and thư công; ``symbol`` the letters in số, ký hiệu ("KH"), empty where the decree has
    none. ``forms`` are the decree's own forms ("1.4"), empty where it gives none. ``family`` names the page it is set on:
    ten-loai, quyet-dinh, cong-van, bien-ban, ban-sao.

    ``addressee`` is "co", "khong", "gui_len" (only when sent to a superior) or "dien" (công điện: "<cơ quan> điện:").
    ``bases`` is "co", "khong" or "tuy" (may have căn cứ). ``title`` is "co", "khong" or "cong_van" (after "V/v" under the
    number). ``authority``: an authority line and the words ``enacting`` are printed. ``date_line``: place and date are
    printed (biên bản has none). ``number_line``: a number must be there (thư công may go without one). ``signatures`` is 1, or 2 for biên bản;
    ``confirmation``: the second signer is another body that confirms, below the foot (giấy nghỉ phép). ``first_recipient`` is the first line of Nơi nhận
    that the forms print, empty where they leave it open. ``copy`` marks the three kinds of copy.
    """

    id: str
    name: str
    printed: str
    symbol: str
    forms: tuple[str, ...]
    family: str
    addressee: str
    bases: str
    title: str
    authority: bool
    enacting: str
    date_line: bool
    number_line: bool
    signatures: int
    confirmation: bool
    first_recipient: str
    clause: str
    copy: bool = False


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Return the 29 kinds in the decree's order."""
    data = load("kinds")
    return tuple(_kind(row, data["clause"]) for row in data["kinds"])


@cache
def copies() -> tuple[Kind, ...]:
    """Return the three kinds of copy: sao y, trích sao, sao lục."""
    data = load("kinds")
    return tuple(_kind(row, data["copies_clause"], copy=True) for row in data["copies"])


def find(slug: str) -> Kind | None:
    """Return the kind or copy with this id; ``None`` when there is none."""
    return _by_id().get(slug)


def get(slug: str) -> Kind:
    """Return the kind or copy with this id; raise :class:`InputError` naming the nearest ids when there is none."""
    kind = _by_id().get(slug)
    if kind is None:
        import difflib  # only a mistyped id needs it

        near = difflib.get_close_matches(slug, _by_id(), n=3, cutoff=0.5) or list(_by_id())
        raise InputError(
            _("không có loại văn bản “{slug}”").format(slug=slug),
            hint=_("các loại gần đúng: {ids}").format(ids=", ".join(near)),
        )
    return kind


def by_name(text: str) -> Kind | None:
    """Return the kind whose printed line or name ``text`` is; ``None`` when it is none of them.

    Case, spaces and the two styles of tone placement make no difference: "Bản thoả thuận" is "BẢN THỎA THUẬN".
    """
    return _by_name().get(match_key(text))


def by_symbol(symbol: str) -> Kind | None:
    """Return the kind with these letters in số, ký hiệu ("KH", "QyĐ"); letters in the wrong case are accepted."""
    symbol = fold_spaces(symbol)
    return _by_symbol().get(symbol) or _by_folded_symbol().get(symbol.casefold())


def _kind(row: dict[str, Any], clause: str, *, copy: bool = False) -> Kind:
    return Kind(
        id=row["id"],
        name=row["name"],
        printed=row.get("printed", row["name"].upper()),
        symbol=row["symbol"],
        forms=tuple(row["forms"]),
        family=row["family"],
        addressee=row["kinh_gui"],
        bases=row["can_cu"],
        title=row.get("trich_yeu", "co"),
        authority=row.get("tham_quyen", False),
        enacting=row.get("loi_ban_hanh", ""),
        date_line=row.get("ngay", True),
        number_line=row.get("so", True),
        signatures=row.get("chu_ky", 1),
        confirmation=row.get("xac_nhan", False),
        first_recipient=row.get("nhu", ""),
        clause=clause,
        copy=copy,
    )


@cache
def _by_id() -> dict[str, Kind]:
    return {kind.id: kind for kind in (*all_kinds(), *copies())}


@cache
def _by_name() -> dict[str, Kind]:
    kinds = (*all_kinds(), *copies())
    names = {match_key(kind.name): kind for kind in kinds}
    return names | {match_key(kind.printed): kind for kind in kinds if kind.printed}


@cache
def _by_symbol() -> dict[str, Kind]:
    return {kind.symbol: kind for kind in (*all_kinds(), *copies()) if kind.symbol}


@cache
def _by_folded_symbol() -> dict[str, Kind]:
    return {symbol.casefold(): kind for symbol, kind in _by_symbol().items()}
