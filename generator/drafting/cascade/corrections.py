"""Slips of the superior's text are not carried down: each is corrected in the draft, and said so in the trail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.catalog import bodies
from generator.drafting.plan import of_document
from generator.drafting.plan.parts import movement
from generator.model import BodyNode, Division, Document, Drawn, Item, LegalBasis, Paragraph, Table
from generator.vietnamese import spelling, tone

_RANGE = re.compile(r"(?<=\b20\d\d)\s*[-–]\s*(?=20\d\d\b)")
_YEARLY = re.compile(r"\b([Hh])àng (?=năm|quý|tháng|tuần)")
_SMALL = re.compile(r"\b(trong|sau|ít nhất|tối thiểu|khoảng) ([1-9]) (?=năm|tháng|ngày|quý)", re.IGNORECASE)
_STRAIGHT = re.compile(r"\"([^\"]*)\"")
_SPACE = re.compile(r"(?<=[^\s.,;:…]) +(?=[,.;:?!](?!\.\.)(?:\s|$))|(?<=\() +| +(?=\))")
_PAIRS = re.compile(r"\b([Cc]hính trị|[Kk]inh tế|[Vv]ăn hóa)(?: ?-|- ?)? (?=xã hội\b)")
_OF_STATE = re.compile(r"\b(quản lý|cơ quan|ngân sách|doanh nghiệp|vốn|bí mật) Nhà nước\b")
_STATE = re.compile(r"\b(của|Đảng và|Đảng,|Đảng, chính sách pháp luật của) nhà nước\b")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The parent with its slips corrected; ``notes`` says by paragraph (its index) what was corrected."""

    document: Document
    notes: dict[int, str]


@lru_cache(maxsize=4)
def correct(parent: Document) -> Corrected:
    """Return the parent as the draft starts from it: suspected slips take their proposal; ranges, quotes, spaces, tone marks,
    names of bodies, "hằng năm" and small counts take one form, as the decree's own usage has it."""
    paragraphs = of_document(parent)
    texts = [paragraph.text for paragraph in paragraphs] + [parent.title]
    changes: dict[str, str] = {}
    for suspect in sorted(spelling.suspects(texts), key=lambda found: -found.start):
        if suspect.proposal:
            text = changes.get(texts[suspect.text_index], texts[suspect.text_index])
            changes[texts[suspect.text_index]] = text[: suspect.start] + suspect.proposal + text[suspect.end :]
    one_style = _one_style("\n".join(texts))
    named = movement(parent, paragraphs)

    def better(text: str) -> str:
        text = one_style(changes.get(text, text))
        for pattern, new in _FORMS:
            text = pattern.sub(new, text)
        text = _official().sub(_as_official, text)
        if named:
            text = re.sub(rf"(?<=“){re.escape(named.name)}(?=”)", lambda _match: named.name, text, flags=re.IGNORECASE)
        return text

    document = parent.model_copy(
        update={
            "title": better(parent.title),
            "bases": tuple(LegalBasis(text=better(basis.text)) for basis in parent.bases),
            "body": tuple(_node(node, better) for node in parent.body),
        }
    )
    notes = {
        paragraph.index: f"sửa lỗi của nguồn: {_difference(paragraph.text, better(paragraph.text))}"
        for paragraph in paragraphs
        if better(paragraph.text) != paragraph.text
    }
    return Corrected(document, notes)


_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_SMALL, r"\1 0\2 "),
    (_YEARLY, r"\1ằng "),
    (_RANGE, " - "),
    (_STRAIGHT, "“\\1”"),
    (_SPACE, ""),
    (_PAIRS, r"\1 - "),
    (_STATE, r"\1 Nhà nước"),
    (_OF_STATE, r"\1 nhà nước"),
)


def _one_style(whole: str) -> Callable[[str], str]:
    """The way of placing tone marks that the document itself uses more often."""
    style = tone.style_of(whole)
    return tone.to_new if style is tone.ToneStyle.NEW else tone.to_old if style is tone.ToneStyle.OLD else str


@cache
def _names() -> dict[str, str]:
    """The official names of bodies (four syllables and more), by their small letters."""
    names = {
        part for body in bodies.all_bodies().values() for part in _known(body.plain_name) if len(part.split()) >= 4
    }
    return {name.lower(): name for name in names if "/" not in name and "(" not in name}


def _known(name: str) -> tuple[str, ...]:
    """A name, and the name inside it of the body it is a branch of ("Chi nhánh Ngân hàng …")."""
    inner = re.sub(r"^(?:Chi nhánh|Phòng giao dịch)\s+", "", name)
    return (name, inner)


@cache
def _official() -> re.Pattern[str]:
    longest = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def _as_official(match: re.Match[str]) -> str:
    words = match.group()
    return words if words == words.upper() else _names()[words.lower()]


def _difference(old: str, new: str) -> str:
    """What was changed, word by word: "Phân đầu → Phấn đấu; hàng → hằng"."""
    from difflib import SequenceMatcher

    one, other = old.split(), new.split()
    changed = [
        f"{' '.join(one[a1:a2])} → {' '.join(other[b1:b2])}"
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(dict.fromkeys(changed))


def _node(node: BodyNode, better: Callable[[str], str]) -> BodyNode:
    if isinstance(node, Paragraph):
        return node.model_copy(update={"text": better(node.text)})
    if isinstance(node, Table):
        rows = tuple(tuple(cell.model_copy(update={"text": better(cell.text)}) for cell in row) for row in node.rows)
        return node.model_copy(update={"rows": rows})
    if isinstance(node, Drawn):
        return node
    children = tuple(_node(child, better) for child in node.children)
    if isinstance(node, Division):
        return node.model_copy(update={"heading": better(node.heading), "children": children})
    assert isinstance(node, Item)
    whole = better(f"{node.heading} {node.text}".strip())
    heading, text = node.heading, whole
    if node.heading:
        # The slip may stand in the run-in heading: cut the corrected words where the heading's mark stands.
        end = whole.find(":") + 1 if node.heading.endswith(":") and ":" in whole else len(node.heading)
        heading, text = whole[:end], whole[end:].lstrip()
    return node.model_copy(update={"heading": heading, "text": text, "children": children})
