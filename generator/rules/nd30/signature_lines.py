"""The signature blocks of a document taken apart: lines of authority and office, name, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.layout import CellPlace, Component, LayoutParagraph
from generator.rules.blanks import has_row, is_instruction
from generator.rules.subject import Subject, plain
from generator.vietnamese.persons import is_family_name

C = Component

OFFICE = re.compile(
    r"^(QUYỀN |Q\. ?)?(PHÓ |THỨ )?(TỔNG )?(CHI )?("
    r"CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG|CHÁNH|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|"
    r"BÍ THƯ|THƯ KÝ|TỔNG BIÊN TẬP|BIÊN TẬP|CHỦ NHIỆM|THỐNG ĐỐC|TỔNG THANH TRA|THANH TRA|TƯ LỆNH|CHỈ HUY|KIỂM TOÁN|"
    r"CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|NGƯỜI|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN|CHÍNH ỦY|TỔ TRƯỞNG|ĐỘI TRƯỞNG|HẠT TRƯỞNG|TRẠM TRƯỞNG|"
    r"CÔNG CHỨC|CHUYÊN VIÊN|ĐẠI DIỆN|PHÓ|QUẢN LÝ)\b"
)
"""How the name of an office begins, in capitals."""


_RECEIVER = re.compile(r"\s*[-–] ?\S")
"""A line of the receivers that a reader has put into the signature beside it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One signature block. ``cell`` is ``None`` when it does not stand in a table.

    ``texts`` are the printed lines in capitals as they stand; a paragraph with manual line breaks gives several.
    """

    offices: tuple[LayoutParagraph, ...]
    other_offices: tuple[LayoutParagraph, ...]
    names: tuple[LayoutParagraph, ...]
    cell: CellPlace | None

    @property
    def texts(self) -> list[str]:
        """The printed lines of authority and office, top to bottom."""
        return [line for p in self.offices for line in _lines(p)]

    @property
    def first(self) -> LayoutParagraph | None:
        """The paragraph at the top of the block."""
        return min((*self.offices, *self.names), key=lambda p: p.index, default=None)

    def office_of(self, position: int) -> LayoutParagraph | None:
        """Return the paragraph that holds the line ``texts[position]``."""
        for p in self.offices:
            count = len(_lines(p))
            if position < count:
                return p
            position -= count
        return None


def _lines(p: LayoutParagraph) -> list[str]:
    return [text for text in (plain(piece) for piece in p.text.split("\n")) if text]


def blocks(subject: Subject) -> list[Block]:
    """Return the main text's signature blocks, left to right; of a biên bản usually two."""
    found = subject.lines(C.KY_CHUC_VU, C.KY_CHUC_VU_KHAC, C.KY_HO_TEN)
    groups: dict[tuple[int, int] | None, list[LayoutParagraph]] = {}
    for p in found:
        groups.setdefault((p.cell.table, p.cell.column) if p.cell is not None else None, []).append(p)
    ordered = sorted(groups.items(), key=lambda item: item[0] or (-1, -1))
    return [_block(half) for _key, group in ordered for half in _halves(group)]


def _halves(group: list[LayoutParagraph]) -> list[list[LayoutParagraph]]:
    """Part two signers of a sheet of paper, where no cells are seen: one stands wholly left of the other."""
    boxes = [p.box for p in group if p.box is not None]
    if len(boxes) < len(group) or any(p.cell is not None for p in group):
        return [group]
    middles = [(box[0] + box[2]) / 2 for box in boxes]
    centre = (min(middles) + max(middles)) / 2
    left = [p for p, middle in zip(group, middles, strict=True) if middle < centre]
    right = [p for p, middle in zip(group, middles, strict=True) if middle >= centre]
    apart = left and max(p.box[2] for p in left if p.box) <= min(p.box[0] for p in right if p.box)
    return [left, right] if apart else [group]


def _block(group: list[LayoutParagraph]) -> Block:
    def having(component: Component) -> tuple[LayoutParagraph, ...]:
        return tuple(p for p in group if p.role is not None and p.role.component is component)

    offices, names = having(C.KY_CHUC_VU), having(C.KY_HO_TEN)
    offices = tuple(p for p in offices if not (is_instruction(p.text) or has_row(p.text) or _RECEIVER.match(p.text)))
    if not names and len(offices) > 1 and _is_person(plain(offices[-1].text)):
        # A name typed in capitals looks like one more office to the reader.
        offices, names = offices[:-1], offices[-1:]
    return Block(offices, having(C.KY_CHUC_VU_KHAC), names, group[0].cell)


def _is_person(text: str) -> bool:
    """Return whether a line in capitals is a person's name: two to five syllables, the first a family name."""
    words = text.split()
    return 2 <= len(words) <= 5 and is_family_name(words[0]) and not OFFICE.match(text)


def office_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs of authority and office of all blocks, top to bottom."""
    return tuple(sorted((p for block in blocks(subject) for p in block.offices), key=lambda p: p.index))


def office_places(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs where authority and office stand or are to be filled in."""
    return subject.lines(C.KY_CHUC_VU)


def name_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraphs with the names of those who sign."""
    return tuple(sorted((p for block in blocks(subject) for p in block.names), key=lambda p: p.index))


def main_block(subject: Subject) -> Block | None:
    """Return the block of the one who signs: the rightmost; ``None`` when there is none."""
    found = blocks(subject)
    return found[-1] if found else None


def signature_texts(subject: Subject) -> list[str]:
    """Return the lines of authority and office of the one who signs, whatever the format; empty when there are none."""
    if subject.layout is None:
        return [plain(line) for line in subject.document.signature.lines]
    block = main_block(subject)
    return block.texts if block is not None else []
