"""What a source does not print but its other words say: the issuer of a text without its head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from generator.messages import _
from generator.readers.recognise import words

_UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_PROPER = rf"(?:[{words.UPPER}][{words.LOWER}]*(?:[ -][{words.UPPER}][{words.LOWER}]*){{0,4}})"
_COMMITTEE = re.compile(
    rf"(?P<body>[ỦU][ỷyỶY]? ?ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\s+(?P<unit>{_UNIT})\s+(?P<name>{_PROPER})"
)
_BODY = re.compile(
    r"\b(?:Sở|Bộ|Cục|Chi cục|Tổng cục|Ban|Văn phòng|Phòng|Công an|Thanh tra|Trường|Trung tâm|Bảo hiểm xã hội)\s"
    rf"[{words.UPPER}]\w*(?:\s*,?\s(?:và\s|-\s)?\w+){{0,7}}"
)
_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "CTUBND": "Ủy ban nhân dân",
    "TTHĐND": "Hội đồng nhân dân",
}


_IN_TITLE = re.compile(
    r"\bSỐ\s*:?\s*(?P<number>\d[\w-]{0,8})\s*,?\s+NGÀY\s+(?P<day>\d{1,2})\s+THÁNG\s+(?P<month>\d{1,2})\s+NĂM\s+(?P<year>\d{4})",
    re.IGNORECASE,
)


def number_in_title(title: str) -> tuple[str, dt.date | None] | None:
    """Return number and date that a subject itself gives ("… SỐ 77-B NGÀY 24 THÁNG 12 NĂM 1945"); ``None`` without them."""
    found = _IN_TITLE.search(title)
    if found is None:
        return None
    try:
        day = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        day = None
    return found["number"], day


def infer_issuer(
    symbol: str, sign_lines: Sequence[str], texts: Sequence[str], place: str
) -> tuple[tuple[str, ...], str] | None:
    """Return the issuer's lines in capitals and the reason; ``None`` when the text does not settle it.

    ``texts`` are the paragraphs in order. The ký hiệu and the signature must name the same body, and a sentence of the text
    must give its full name; a name that fits the place of the date line is preferred, then the last one.
    """
    wanted = _short_name(symbol)
    signed = _signed_body(sign_lines)
    if wanted is None and signed is None:
        return None
    committee = _ABBREVIATIONS.get(wanted or "") or signed
    if committee is not None:
        return _committee(committee, wanted, sign_lines, texts, place)
    return _other_body(wanted or "", symbol, texts)


def _short_name(symbol: str) -> str | None:
    """The issuer's letters in a ký hiệu: the last group of "KH-UBND", the first of "SNV-TĐKT"."""
    groups = [group for group in re.split(r"[-–/]", symbol) if group]
    if not groups:
        return None
    if words.kind_of_symbol(symbol) is not None:
        return groups[1] if len(groups) > 1 else None
    return groups[0]


def _signed_body(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = re.match(r"TM\s*\.\s*(?P<body>.+)", line)
        if found is not None:
            key = words.squeeze(found["body"])
            for full in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
                if key.startswith(words.squeeze(full)):
                    return full
    return None


def _committee(
    body: str, wanted: str | None, sign_lines: Sequence[str], texts: Sequence[str], place: str
) -> tuple[tuple[str, ...], str] | None:
    found: list[tuple[str, str, str]] = []
    for text in texts:
        for hit in _COMMITTEE.finditer(text):
            if words.squeeze(hit["body"]) == words.squeeze(body):
                found.append((hit["unit"], hit["name"], text))
    if not found:
        return None
    fitting = [entry for entry in found if place and words.squeeze(entry[1]) == words.squeeze(place)]
    unit, name, text = (fitting or found)[-1]
    if not fitting and len({entry[:2] for entry in found}) > 1:
        return None
    reasons = []
    if wanted:
        reasons.append(_("ký hiệu “{symbol}”").format(symbol=wanted))
    if sign_lines:
        reasons.append(_("dòng ký “{line}”").format(line=sign_lines[0]))
    sentence = f"{body} {unit} {name}"
    reasons.append(
        _("câu trong văn bản “… của {name}”").format(name=sentence)
        if f"của {sentence}" in text
        else _("nội dung nhắc “{name}”").format(name=sentence)
    )
    return (body.upper(), f"{unit} {name}".upper()), _("Nguồn không in tên cơ quan; suy từ {reasons}").format(
        reasons=", ".join(reasons)
    )


def _other_body(wanted: str, symbol: str, texts: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    names: dict[str, str] = {}
    for text in texts:
        for hit in _BODY.finditer(text):
            parts = hit[0].split()
            for count in range(2, len(parts) + 1):
                # No mark tells where the name ends and the sentence goes on: its initials do.
                name = " ".join(parts[:count]).rstrip(" ,-")
                if _initials(name) == wanted.replace("&", "").upper():
                    names.setdefault(words.squeeze(name), name)
                    break
    if len(names) != 1:
        return None
    name = next(iter(names.values()))
    return (name.upper(),), _(
        "Nguồn không in tên cơ quan; suy từ ký hiệu “{symbol}” và tên “{name}” trong văn bản"
    ).format(symbol=symbol, name=name)


def _initials(name: str) -> str:
    parts = [part for part in re.split(r"[\s,-]+", name) if part and part.casefold() not in {"và"}]
    return "".join(part[0] for part in parts).upper()
