"""A sentence of the superior's plan in the words of the level below: scope and actors by role, citations and quotations left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from generator.catalog import bodies
from generator.drafting.cascade import counterparts
from generator.drafting.cascade.facts import Facts
from generator.drafting.cascade.unit import TargetUnit
from generator.vietnamese.text import search_key

_CITATION = re.compile(
    r"\b(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Thông tư|Kết luận|Công văn|Chương trình|Hướng dẫn|Luật)\s+"
    r"(?:số\s+)?\d[\w/.\-–&]*(?:\s+ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:\s+của\s+[A-ZĐỦÂ][^;,.()“]*?(?=\s+(?:về|ban hành|phê duyệt|quy định|triển khai|thực hiện)\b|[;,.()]|$))?"
)
_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass
class Wording:
    """Rewords sentences for one unit on one day. ``province`` is the parent's province by its proper name ("Sóc Trăng");
    ``own_name`` maps the parent's movement name to the unit's own. ``unknown`` collects bodies nobody stands for below."""

    unit: TargetUnit
    on: date
    facts: Facts
    province: str
    movement: tuple[str, str] = ("", "")
    unknown: list[str] = field(default_factory=list)
    _sure: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sure = [(re.compile(pattern), new) for pattern, new in _substitutions(self.unit, self.province)]

    def reword(self, text: str, sentence: str = "") -> str:
        """Return ``text`` one level down. ``sentence`` gives the wider context by which a sở's field of work is seen."""
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            kept.append(match.group())
            return f"\ue000{len(kept) - 1}\ue001"

        old, new = self.movement
        if old and new != old:
            text = re.sub(rf"(?<=[“\"]){re.escape(old)}(?=[”\"])", lambda _match: new, text, flags=re.IGNORECASE)
        masked = _QUOTE.sub(keep, _CITATION.sub(keep, text))
        masked = self._departments(masked, sentence or text)
        for pattern, words in self._sure:
            masked = pattern.sub(words, masked)
        masked = _tidy(masked, self.unit)
        for number in reversed(range(len(kept))):
            masked = masked.replace(f"\ue000{number}\ue001", kept[number])
        return masked

    def actor(self, name: str, sentence: str) -> str:
        """Return who acts below for one actor of the parent ("Sở Nội vụ (Ban …)" → "Phòng Nội vụ")."""
        return self.reword(name, sentence)

    def _departments(self, text: str, sentence: str) -> str:
        """Put the body below in the place of every sở; two sở that meet in one phòng become one mention."""
        names = _department_names()
        position, out = 0, []
        while True:
            at = text.find("Sở ", position)
            if at == -1:
                break
            name = next((name for name in names if search_key(text[at : at + len(name)]) == search_key(name)), "")
            if not name:
                out.append(text[position : at + 3])
                position = at + 3
                continue
            end = at + len(name)
            bracket = re.match(r"\s*\((?:Ban [Tt]hi đua|Phòng [Tt]hi đua)[^)]*\)", text[end:])
            end += bracket.end() if bracket else 0
            body = next(iter(bodies.find(name, level="tinh")), None)
            below = counterparts.of_body(body.id, sentence, self.unit, self.on, self.facts) if body else None
            if below is None:
                self.unknown.append(name)
            out.append(text[position:at] + (below.name if below else name))
            position = end
        out.append(text[position:])
        return _once(self._merge("".join(out)))

    def _merge(self, text: str) -> str:
        """ "Phòng A và Phòng A", "Phòng A, Phòng A" → "Phòng A"; "Phòng A phối hợp với Phòng A và Phòng B" keeps B."""
        phong = r"(?:Phòng|Văn phòng|Trung tâm|Công chức) [^,;.()]*?"
        text = re.sub(rf"({phong})(?:,| và| hoặc) \1(?=[\s,;.]|$)", r"\1", text)
        text = re.sub(
            rf"({phong}) (?:chủ trì, )?phối hợp với \1(?:,| và) (?=Phòng|các |Văn phòng|Công an)",
            r"\1 phối hợp với ",
            text,
        )
        return re.sub(rf"({phong}) (?:chủ trì, )?phối hợp(?: với)? \1 ", r"\1 ", text)


def _department_names() -> tuple[str, ...]:
    """Every name of a sở that ever was, the longest first."""
    names = {body.plain_name for body in bodies.all_bodies().values() if body.kind == "so" and body.level == "tinh"}
    return tuple(sorted((name for name in names if name.startswith("Sở ")), key=len, reverse=True))


def _substitutions(unit: TargetUnit, province: str) -> list[tuple[str, str]]:
    """The scope words and groups of a provincial plan and what stands for them below, the longer ones first."""
    up = "(?:tỉnh|thành phố|Thành phố)"
    named = rf"(?: {re.escape(province)})?"
    word, people = unit.word, unit.community
    if unit.level == "huyen":
        agencies, base = f"các phòng, ban, ngành {word}", f"từ {word} đến cơ sở"
        lower_ubnd = f"Ủy ban nhân dân {unit.lower}"
        all_ubnd = f"Ủy ban nhân dân các cấp trên địa bàn {word}"
        council = f"Hội đồng Thi đua - Khen thưởng {word}"
        central = f"các cơ quan, đơn vị đóng trên địa bàn {word}"
        levels = f"các cấp trong {word}"
    else:
        agencies, base = (
            f"các phòng, đơn vị thuộc Ủy ban nhân dân {word}",
            f"từ {word} đến {unit.lower.removeprefix('các ')}",
        )
        lower_ubnd = unit.lower
        all_ubnd = f"Ủy ban nhân dân {word}"
        council = f"Hội đồng Thi đua - Khen thưởng {word}"
        central = f"các cơ quan, đơn vị, doanh nghiệp đóng trên địa bàn {word}"
        levels = f"{word}"
    districts = r"(?:các huyện, thị xã(?:,| và) thành phố|huyện, thị xã, thành phố|các huyện, thành phố)"
    communes = r"(?:các )?(?:xã, phường, thị trấn|xã, thị trấn|xã, phường, đặc khu|xã, phường|phường, xã)"
    ubnd = r"(?:Ủy ban nhân dân|UBND)"
    return [
        (
            rf"{ubnd} {districts}, {ubnd} {communes}, các khóm, ấp",
            f"{lower_ubnd}, các {people}" if unit.level == "huyen" else f"các {people}",
        ),
        (rf"{ubnd} các cấp(?: trong {up})?", all_ubnd),
        (
            rf"{ubnd} {up}, {ubnd} (?:các )?{districts}",
            f"Ủy ban nhân dân {word}, {lower_ubnd}" if unit.level == "huyen" else f"Ủy ban nhân dân {word}",
        ),
        (rf"{ubnd} (?:các )?{districts}|{ubnd} các cấp huyện", lower_ubnd),
        (rf"{ubnd} {communes}", lower_ubnd if unit.level == "huyen" else f"các {people}"),
        (rf"[Đđ]ối với {districts}", f"Đối với {word}"),
        (r"(?<=Đối với )(?:Khóm, ấp|Thôn, xóm)", people),
        (rf"(?<!Ủy ban nhân dân )(?<!UBND ){districts}", unit.lower),
        (rf"Ủy ban nhân dân {up}{named}\b(?! trực thuộc)", f"Ủy ban nhân dân {word}"),
        (rf"UBND {up}{named}\b", f"UBND {word}"),
        (r"\b(?:Các|các) [Ss]ở, [Bb]an,? ngành(?:,? đoàn thể)?(?: (?:cấp )?" + up + r")?(?! và)", f"\ue002{agencies}"),
        (
            r"\b(?:(?:Các|các) )?[Ss]ở, (?:[Bb]an, )?(?:[Nn]gành|đơn vị)(?:,? đoàn thể)?(?: (?:cấp )?" + up + ")?",
            f"\ue002{agencies}",
        ),
        (
            rf"(?:các )?cụm, khối thi đua(?: thuộc {up})?",
            f"các cụm, khối thi đua của {word}" if unit.level == "huyen" else "các khối thi đua",
        ),
        (rf"từ (?:cấp )?{up} đến (?:cấp )?cơ sở(?: trong toàn {up})?", base),
        (rf"(?:trên|của) địa bàn (?:toàn )?{up}{named}\b", f"trên địa bàn {word}"),
        (rf"Mặt trận Tổ quốc(?: Việt Nam)? {up}\b", f"Mặt trận Tổ quốc Việt Nam {word}"),
        (rf"Hội đồng [Tt]hi đua -? ?[Kk]hen thưởng (?:các cấp(?: trong {up})?|{up})", council),
        (rf"tổ chức chính trị - xã hội (?:các cấp(?: trong {up})?|{up})", f"tổ chức chính trị - xã hội {word}"),
        (rf"(?:[Đđ]oàn thể|các [Đđ]oàn thể) {up}", f"các đoàn thể {word}"),
        (rf"(?:các )?[Hh]ội cấp {up}", f"các hội của {word}"),
        (r"(?:các )?tổ chức hội các cấp", f"các hội của {word}"),
        (rf"các cơ quan Trung ương đóng (?:tại|trên địa bàn) {up}", central),
        (rf"chính quyền các cấp(?: trong {up})?", f"chính quyền {levels}"),
        (rf"các cấp trong {up}", levels),
        (rf"(?:trong )?toàn {up}\b", f"toàn {word}"),
        (rf"\btrong {up}\b", f"trong {word}"),
        (rf"\btrong phạm vi {up}\b", f"trong phạm vi {word}"),
        (rf"\b(của|cấp|thuộc|ngân sách) {up}{named}\b(?! (?:ủy|trực thuộc))", rf"\1 {word}"),
        (rf"\b(?:{up}) {re.escape(province)}\b", unit.in_sentence),
        *(
            []
            if unit.level == "huyen"
            else [(r"\bcấp huyện\b", f"cấp {word}"), (r"\b(?:các )?huyện\b", f"các {people}")]
        ),
        (r"\b(?:khóm, ấp|thôn, xóm)\b", people),
        (r"\b(?:Khóm, ấp|Thôn, xóm)\b", capital(people)),
        (r"\bxã, phường, thị trấn\b", unit.lower.removeprefix("các ") if unit.level == "huyen" else people),
    ]


def _tidy(text: str, unit: TargetUnit) -> str:
    """Set right what a replacement leaves behind: capitals after a full stop, doubled words, doubled scope."""
    text = re.sub(r"(^|[.:?!]\s+)\ue002(\w)", lambda m: m[1] + m[2].upper(), text)
    text = text.replace("\ue002", "")
    word = unit.word
    text = re.sub(rf"\b{word} {word}\b", word, text)
    text = re.sub(r"( thuộc Ủy ban nhân dân [a-zđ]+(?: [a-zđ]+)?)(?: thuộc Ủy ban nhân dân [a-zđ]+)+", r"\1", text)
    text = re.sub(r"\b(các|của|trên địa bàn|trong|tại) \1\b", r"\1", text)
    return _once(re.sub(r" {2,}", " ", text))


def _once(text: str) -> str:
    """A name that a list repeats after the change stands once: "các xã, thị trấn, các xã, thị trấn"."""
    previous = ""
    while previous != text:
        previous = text
        text = re.sub(
            r"\b((?:các|Ủy ban nhân dân|Phòng) [^,;.]{4,60}(?:, [a-zđ][^,;.]{1,20})?), \1(?=[,;.\s])", r"\1", text
        )
    return text


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
