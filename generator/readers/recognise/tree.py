"""The tree of the text: divisions, items, paragraphs and tables, from labels, headings and what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model import BodyNode, Division, Item, Level, Location, Paragraph
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.labels import CAPITALS, Label, ordinal_of, split_label
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.tables import build_table
from generator.readers.recognise.units import Para, TableBlock

DEEPEST = 24
"""No tree of a real document is deeper; a hostile one is flattened from here on."""

_RANK = {level: float(at) for at, level in enumerate(Level)}
_ALWAYS_DIVISION = {Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC}
_NEVER_DIVISION = {Level.GACH, Level.CONG, Level.DIEM_CON}
_OWN_LINE = _ALWAYS_DIVISION
_RUN_IN = re.compile(rf"(?P<heading>[^.;:!?\n]{{2,120}}:)\s+(?P<text>[{words.UPPER}0-9“\"(].*)", re.DOTALL)
_LIST_OPENER = re.compile(
    r"(?:như sau|sau đây|sau|gồm|gồm có|bao gồm|cụ thể|nội dung|là|kèm theo|trong đó|dưới đây)\s*:$", re.IGNORECASE
)
_CLOSING = re.compile(
    r"Trên đây là\b|Trên đây,|(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh) này (?:đã )?được .{2,200} thông qua"
)
_CAPTION = re.compile(r"(?:Bảng|Biểu|BẢNG|BIỂU)\s*(?:số\s*)?\d+(?:\.\d+)*\b.{0,200}")
_UNIT = re.compile(r"\(?\s*(?:ĐVT|Đvt|Đơn vị tính|Đơn vị)\s*:.{1,60}")
_ALIGN = {"center": "giua", "right": "phai"}


@dataclass(slots=True)
class _Open:
    """A node under construction."""

    rank: float
    level: Level
    label: str
    ordinal: int | None
    division: bool
    heading: str
    text: str
    at: Location | None
    children: list[BodyNode | _Open] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """An item that is only a few words, without a mark at its end."""
        return not self.division and not words.ends_sentence(self.text)


@dataclass(slots=True)
class _Entry:
    para: Para | None
    table: TableBlock | None
    label: Label | None

    @property
    def text(self) -> str:
        return self.para.text if self.para else ""


def build_tree(paras: Sequence[Para | TableBlock], ledger: Ledger) -> tuple[BodyNode, ...]:
    """Return the body nodes of these paragraphs and tables; every line is taken in the ledger."""
    return _Builder(paras, ledger).build()


def _lead(para: Para, label: Label) -> str | None:
    """Return the bold words that follow the label where the rest is not bold; ``None`` where the form does not tell."""
    bold = para.lines[0].source.lead
    if not bold:
        return None
    return " ".join(bold.split()).removeprefix(label.label).strip()


class _Builder:
    def __init__(self, paras: Sequence[Para | TableBlock], ledger: Ledger) -> None:
        self.ledger = ledger
        self.entries = [
            _Entry(None, entry, None)
            if isinstance(entry, TableBlock)
            else _Entry(entry, None, split_label(entry.text, entry.auto))
            for entry in paras
        ]
        self.root: list[BodyNode | _Open] = []
        self.stack: list[_Open] = []
        self.next_label = self._next_labels()
        self.capital: str | None = None
        self.last_text = ""

    def _next_labels(self) -> list[int | None]:
        result: list[int | None] = [None] * len(self.entries)
        following: int | None = None
        for at in range(len(self.entries) - 1, -1, -1):
            result[at] = following
            if self.entries[at].label is not None:
                following = at
        return result

    def build(self) -> tuple[BodyNode, ...]:
        at = 0
        while at < len(self.entries):
            entry = self.entries[at]
            if entry.table is not None:
                self.table(entry.table, at)
            elif entry.para is not None and words.is_rule_line(entry.text):
                self.ledger.leave("duong_ke", entry.para.lines, Component.DUONG_KE)
            elif entry.para is not None and entry.label is not None:
                at = self.labelled(entry.para, entry.label, at)
            elif entry.para is not None:
                self.paragraph(entry.para, at)
            if entry.para is not None:
                self.last_text = entry.text
            at += 1
        return _frozen(self.root)

    # -- labels --------------------------------------------------------------------------------------------------------

    def labelled(self, para: Para, label: Label, at: int) -> int:
        level, ordinal = self.level(label)
        rank = self.place(level, ordinal, label)
        heading, text, division, used = self.content(para, label, level, rank, at)
        node = _Open(rank, level, label.label, ordinal, division, heading, text, para.at)
        component = Component.DE_MUC if division else Component.MUC
        self.ledger.take(component, para.lines, level=level.value, label=label.label)
        for more in range(at + 1, used + 1):
            extra = self.entries[more].para
            if extra is not None:
                self.ledger.take(component, extra.lines, level=level.value, label=label.label)
        self.add(node)
        self.stack.append(node)
        return used

    def level(self, label: Label) -> tuple[Level, int | None]:
        """The level; a single capital is a letter or a Roman number by what came before it."""
        level, ordinal = label.level, label.ordinal
        letter = label.label.rstrip(" ./)-–:")
        if level in {Level.LA_MA, Level.CHU_HOA} and len(letter) == 1 and letter in CAPITALS:
            if level is Level.LA_MA and self.is_capital(letter, ordinal):
                level, ordinal = Level.CHU_HOA, CAPITALS.index(letter) + 1
            if label.label.endswith(")") and self.is_point(letter):
                return Level.DIEM, _place_of(letter)
            if level is Level.CHU_HOA:
                self.capital = letter
        return level, ordinal

    def is_point(self, letter: str) -> bool:
        """Whether a capital is a slip for the next letter of the điểm above it: "a)", "B)"."""
        ordinal = _place_of(letter)
        if letter == "A" and self.capital is None:
            return any(node.level is Level.KHOAN for node in self.stack)
        return ordinal is not None and self.sibling(Level.DIEM, ordinal) is not None

    def is_capital(self, letter: str, ordinal: int | None) -> bool:
        roman_goes_on = any(node.level is Level.LA_MA and node.ordinal == (ordinal or 0) - 1 for node in self.stack)
        if roman_goes_on:
            return False
        if self.capital is not None and CAPITALS.index(letter) - CAPITALS.index(self.capital) in {1, 2}:
            return True
        return letter in {"C", "D", "L"}

    def place(self, level: Level, ordinal: int | None, label: Label) -> float:
        """Close what the new node ends and return its rank."""
        rank = _RANK[level] + (0.1 * label.label.strip(". ").count(".") if level is Level.KHOAN_CON else 0.0)
        sibling = self.sibling(level, ordinal)
        if sibling is not None:
            del self.stack[sibling + 1 :]
            return self.stack.pop().rank
        introduced = self.last_text.rstrip().endswith(":")
        if introduced and self.stack and _RANK[level] >= _RANK[Level.KHOAN] and len(self.stack) < DEEPEST:
            top = self.stack[-1]
            same_open = any(node.level is level for node in self.stack)
            if top.rank >= rank and (ordinal == 1 or not same_open) and not (ordinal is None and same_open):
                return top.rank + 0.01
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        return rank

    def sibling(self, level: Level, ordinal: int | None) -> int | None:
        """Index of the open node that the new one follows in the same list."""
        if ordinal is None or ordinal < 2:
            return None
        for at in range(len(self.stack) - 1, -1, -1):
            node = self.stack[at]
            if node.level is level and node.ordinal == ordinal - 1:
                return at
            if node.rank < _RANK[level] - 0.5:
                return None
        return None

    # -- heading or running text ---------------------------------------------------------------------------------------

    def content(self, para: Para, label: Label, level: Level, rank: float, at: int) -> tuple[str, str, bool, int]:
        """Return heading, text, whether it is a division, and the index of the last entry used."""
        rest = label.rest
        if level in _OWN_LINE:
            heading, used = rest, at
            if not rest:
                heading, used = self.heading_below(at)
            return heading, "", True, used
        if level in _NEVER_DIVISION:
            return "", rest, False, at
        lead = _lead(para, label)
        if lead is not None and lead and len(lead) < len(rest) and lead.endswith((":", ".")) and rest.startswith(lead):
            return lead, rest[len(lead) :].lstrip(), False, at
        sentence = level is Level.DIEU and lead == "" and rest.endswith(".")  # only the label is bold: no title
        if not sentence and self.is_division(para, rest, level, rank, at):
            return rest, "", True, at
        found = _RUN_IN.fullmatch(rest) if level is not Level.DIEU else None
        if found is not None and len(found["heading"].split()) <= 14:
            return found["heading"], found["text"], False, at
        return "", rest, False, at

    def heading_below(self, at: int) -> tuple[str, int]:
        """The heading of Phần, Chương, Mục on the line(s) below the label."""
        parts: list[str] = []
        used = at
        while used + 1 < len(self.entries) and len(parts) < 3:
            entry = self.entries[used + 1]
            if entry.para is None or entry.label is not None or words.is_rule_line(entry.text):
                break
            capitals = words.is_capitals(entry.text)
            fits = capitals or entry.para.bold or entry.para.align == "center"
            if parts and not (capitals and words.is_capitals(parts[-1])):
                break
            if not parts and not fits and (len(entry.text) > 150 or words.ends_sentence(entry.text)):
                break
            parts.append(entry.text)
            used += 1
        return " ".join(parts), used

    def is_division(self, para: Para, rest: str, level: Level, rank: float, at: int) -> bool:
        child = self.child_follows(at, rank)
        if level in {Level.LA_MA, Level.CHU_HOA}:
            if words.is_capitals(rest) or para.bold:
                return True
            return len(rest) <= 250 and (not rest.endswith((".", ";", ",")) or child) and not _RUN_IN.fullmatch(rest)
        if level is Level.DIEU and not rest:
            return True
        if level is Level.DIEU and rest.endswith(".") and len(rest.split()) <= 7 and self.clause_follows(at):
            # "Điều 3. Hiệu lực thi hành." above its khoản: a title with a full stop.
            return True
        if not rest or not child or len(rest) > 300:
            return False
        if self.stack_sibling_is_bare(at):
            return False
        if (
            self.follows_division(at)
            and len(rest) <= 160
            and not re.search(r"[.;:!?]\s", rest)
            and not rest.endswith(";")
        ):
            return not _LIST_OPENER.search(rest) and not _RUN_IN.fullmatch(rest)
        if para.bold is True:
            return not rest.endswith(";") and not _RUN_IN.fullmatch(rest)
        if rest.endswith(":"):
            plain = rest[:-1]
            # A khoản of a Điều that ends in a colon introduces its điểm; it is no heading.
            if _RUN_IN.fullmatch(rest) or any(node.level is Level.DIEU for node in self.stack):
                return False
            return len(rest) <= 140 and not _LIST_OPENER.search(rest) and ";" not in plain and level is not Level.DIEU
        return not rest.endswith((".", ";", ",", "!", "?", "…")) and len(rest) <= 200

    def stack_sibling_is_bare(self, at: int) -> bool:
        """Whether the item before it, of the same list, is a bare item too: then this is a list of short items."""
        before = self.entries[at - 1].label if at else None
        own = self.entries[at].label
        if before is None or own is None:
            return False
        siblings = self.stack[-1].children if self.stack else self.root
        last = siblings[-1] if siblings else None
        return isinstance(last, _Open) and last.bare and not last.children and last.level is own.level

    def clause_follows(self, at: int) -> bool:
        following = self.entries[at + 1].label if at + 1 < len(self.entries) else None
        return following is not None and following.level is Level.KHOAN and following.ordinal == 1

    def follows_division(self, at: int) -> bool:
        """Whether the item before it in the same list is a division with labelled items below it, as this one has."""
        own = self.entries[at].label
        following = self.entries[at + 1].label if at + 1 < len(self.entries) else None
        if own is None or following is None or own.level not in {Level.KHOAN, Level.KHOAN_CON, Level.DIEM}:
            return False
        siblings = self.stack[-1].children if self.stack else self.root
        last = siblings[-1] if siblings else None
        return isinstance(last, _Open) and last.division and last.level is own.level

    def child_follows(self, at: int, rank: float) -> bool:
        if at + 1 >= len(self.entries):
            return False
        entry = self.entries[at + 1]
        if entry.label is None:
            # The closing words of the document stand under no heading.
            return _CLOSING.match(entry.text) is None
        return _RANK[entry.label.level] > rank or (
            entry.label.ordinal == 1 and self.entries[at].text.rstrip().endswith(":")
        )

    # -- paragraphs and tables -----------------------------------------------------------------------------------------

    def paragraph(self, para: Para, at: int) -> None:
        self.settle(para.text, at)
        node = Paragraph(
            text=para.text,
            align=_ALIGN.get(para.align or "", "deu"),
            bold=bool(para.bold),
            italic=bool(para.italic),
            at=para.at,
        )
        self.ledger.take(Component.DOAN, para.lines)
        self.add(node)

    def table(self, block: TableBlock, at: int) -> None:
        self.settle("", at)
        table = build_table(block, self.ledger)
        siblings = self.stack[-1].children if self.stack else self.root
        update: dict[str, str] = {}
        if siblings and isinstance(siblings[-1], Paragraph) and _UNIT.fullmatch(siblings[-1].text):
            update["unit"] = siblings[-1].text
            siblings.pop()
        if siblings and isinstance(siblings[-1], Paragraph) and _CAPTION.fullmatch(siblings[-1].text):
            update["caption"] = siblings[-1].text
            siblings.pop()
        self.add(table.model_copy(update=update) if update else table)

    def settle(self, text: str, at: int) -> None:
        """Close the items that a paragraph without a label does not belong to."""
        if not self.stack:
            return
        if _CLOSING.match(text):
            self.stack.clear()
            return
        if self.stack[-1].division or self.last_text.rstrip().endswith(":"):
            return
        following = self.next_label[at]
        label = self.entries[following].label if following is not None else None
        if label is None:
            while self.stack and not self.stack[-1].division:
                self.stack.pop()
            return
        for place in range(len(self.stack) - 1, -1, -1):
            node = self.stack[place]
            same = node.level is label.level
            if same and (label.ordinal is None or node.ordinal is None or label.ordinal == node.ordinal + 1):
                del self.stack[place + 1 :]
                return
        if _RANK[label.level] > self.stack[-1].rank and label.ordinal in {None, 1} and text.rstrip().endswith(":"):
            return
        while self.stack and not self.stack[-1].division and self.stack[-1].rank >= _RANK[label.level]:
            self.stack.pop()

    def add(self, node: BodyNode | _Open) -> None:
        (self.stack[-1].children if self.stack else self.root).append(node)


def _place_of(letter: str) -> int | None:
    return ordinal_of(f"{letter.lower()})", Level.DIEM)


def _frozen(root: list[BodyNode | _Open]) -> tuple[BodyNode, ...]:
    """Turn the nodes under construction into the model's, children first; without recursion."""
    order: list[_Open] = [node for node in root if isinstance(node, _Open)]
    at = 0
    while at < len(order):
        order.extend(child for child in order[at].children if isinstance(child, _Open))
        at += 1
    done: dict[int, BodyNode] = {}
    for node in reversed(order):
        children = tuple(done.pop(id(child)) if isinstance(child, _Open) else child for child in node.children)
        made: BodyNode
        if node.division:
            made = Division(label=node.label, heading=node.heading, level=node.level, children=children, at=node.at)
        else:
            made = Item(
                label=node.label,
                heading=node.heading,
                text=node.text,
                level=node.level,
                children=children,
                at=node.at,
            )
        done[id(node)] = made
    return tuple(done[id(node)] if isinstance(node, _Open) else node for node in root)
