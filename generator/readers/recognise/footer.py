"""The foot of a document: Nơi nhận at the left, the signature block at the right, in any layout or order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model import Recipients, Signature
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.chrome import is_site_text
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.signature import confirms, is_sign_line, read_signature
from generator.readers.recognise.units import Block, Line, TableBlock

_DASH = re.compile(r"^[*_.\s]*[-–—−~•]+\s*|^\*+\s*[-–]\s*\**\s*")
_SUB = re.compile(r"^\+\s*")
_APPENDIX = re.compile(r"(?:PHỤ\s+LỤC|Phụ\s+lục|BIỂU\s+MẪU|MẪU\s+SỐ|Mẫu\s+số|DANH\s+MỤC|DANH\s+SÁCH)\b")
_ATTACHED = re.compile(r"\(?\s*(?:Ban hành\s+)?(?:kèm|Kèm)\s*theo\b|\(Ban hành", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)\s|\*+\s*Ghi chú|Ghi chú\s*:")
_DRAFTER = re.compile(r"\d{1,3}\s?[A-ZĐa-z]{1,4}|[\w.Đđ&/-]+(?:[._(-][\w.Đđ&()/ -]*)?")


@dataclass(slots=True)
class Foot:
    """What the foot says. ``start`` and ``end`` bound its blocks; both equal the end of the text when there is none."""

    start: int
    end: int
    recipients: Recipients = field(default_factory=Recipients)
    signature: Signature = field(default_factory=Signature)
    cosignature: Signature | None = None
    has_recipients: bool = False


def find_foot(blocks: Sequence[Block], start: int) -> int | None:
    """Return the index of the first block of the foot; ``None`` when there is none."""
    noi_nhan = None
    by_archive = None
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, TableBlock):
            continue
        if words.NOI_NHAN.match(block.text) and _is_recipients_head(blocks, at):
            noi_nhan = at
            break
        if by_archive is None and _is_archive(block) and at > start + 2:
            by_archive = _back_over_list(blocks, at, start)
    sign = _first_sign_block(blocks, start, noi_nhan)
    if noi_nhan is None:
        candidates = [at for at in (by_archive, sign) if at is not None]
        return min(candidates) if candidates else None
    return min(noi_nhan, sign) if sign is not None else noi_nhan


def _is_recipients_head(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    assert isinstance(block, Line)
    found = words.NOI_NHAN.match(block.text)
    assert found is not None
    rest = block.text[found.end() :].strip()
    if rest and not (_DASH.match(rest) or words.is_capitals(rest) or len(rest) <= 60):
        return False
    if found[0].rstrip().endswith((":", ".", ";")) or not rest:
        ahead = [other for other in blocks[at + 1 : at + 9] if isinstance(other, Line)]
        return not ahead or any(
            _DASH.match(other.text)
            or words.LUU.match(other.text)
            or is_sign_line(other.text)
            or other.text.endswith(";")
            for other in ahead
        )
    return False


def _is_archive(line: Line) -> bool:
    text = _DASH.sub("", line.text)
    return text != line.text and words.LUU.match(text) is not None


def _back_over_list(blocks: Sequence[Block], at: int, start: int) -> int:
    """The first line of the dashed list that ends in the Lưu line."""
    while at > start + 1:
        before = blocks[at - 1]
        if isinstance(before, TableBlock) or not (_DASH.match(before.text) or is_sign_line(before.text)):
            break
        if len(before.text) > 120:
            break
        at -= 1
    return at


def _first_sign_block(blocks: Sequence[Block], start: int, noi_nhan: int | None) -> int | None:
    """The first line of authority or office of the signature, at the end of the text or just above "Nơi nhận"."""
    if noi_nhan is not None:
        at = noi_nhan
        while at - 1 > start and noi_nhan - at < 14:
            before = blocks[at - 1]
            if isinstance(before, TableBlock) or len(before.text) > 110:
                break
            second = before.side == "left" and words.is_capitals(before.text, 0.9)
            blank = before.side is not None and words.is_blank_line(before.text)  # the name of a draft
            names = bool(before.pieces) and all(words.is_person(piece) for piece in before.pieces)
            if not (is_sign_line(before.text) or before.side == "right" or names or second or blank):
                break
            at -= 1
        while at < noi_nhan:
            line = blocks[at]
            if isinstance(line, Line) and is_sign_line(line.text):
                return at
            at += 1
        return None
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if isinstance(block, Line) and is_sign_line(block.text) and _is_closing(blocks, at):
            return at
    return None


def _is_closing(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line of office stands at an end: a name follows, or nothing but a few short lines."""
    for step in range(at + 1, min(len(blocks), at + 10)):
        block = blocks[step]
        if isinstance(block, TableBlock):
            return False
        if words.is_person(block.text) and not words.BODY_HEAD.match(block.text):
            return True
        if len(block.text) > 90 or _APPENDIX.match(block.text):
            return _APPENDIX.match(block.text) is not None
    if at + 10 < len(blocks):
        return False
    before = blocks[at - 1]
    return isinstance(before, Line) and before.text.endswith((".", "/"))


def read_foot(blocks: Sequence[Block], start: int, ledger: Ledger) -> Foot:
    """Read the foot that begins at ``blocks[start]``."""
    return _Reader(blocks, start, ledger).read()


class _Reader:
    def __init__(self, blocks: Sequence[Block], start: int, ledger: Ledger) -> None:
        self.blocks, self.ledger = blocks, ledger
        self.foot = Foot(start, start)
        self.right: list[tuple[str, Line]] = []
        self.left_sign: list[tuple[str, Line]] = []
        self.entries: list[str] = []
        self.archive = ""
        self.drafter = ""
        self.dashed = False
        self.listing = False
        first = blocks[start] if start < len(blocks) else None
        self.table = first.source.table if isinstance(first, Line) else None
        self.named = False
        self.confirming = False

    def read(self) -> Foot:
        at = self.foot.start
        while at < len(self.blocks):
            block = self.blocks[at]
            if isinstance(block, TableBlock) or not self.line(block, at):
                break
            at += 1
        foot = self.foot
        foot.end = at
        foot.recipients = Recipients(lines=tuple(self.entries), archive=self.archive, drafter=self.drafter)
        foot.signature = read_signature(self.right, self.ledger)
        if self.left_sign:
            foot.cosignature = read_signature(self.left_sign, self.ledger)
            if not self.right:
                foot.signature, foot.cosignature = foot.cosignature, None
        return foot

    def line(self, line: Line, at: int) -> bool:
        if self.ledger.is_taken(line):
            return not self.finished()
        text = line.text
        if words.is_rule_line(text):
            self.ledger.leave("duong_ke", line, Component.DUONG_KE)
            return True
        if self.confirmation(text, line):
            return True
        if self.ends_before(text, line, at):
            return False
        parts = line.pieces if len(line.pieces) == 2 and self.two_columns(line) else (text,)
        if len(parts) == 2:
            placed = self.part(parts[0], line, "left")
            return self.part(parts[1], line, "right") or placed
        return self.part(text, line, line.side)

    def confirmation(self, text: str, line: Line) -> bool:
        """Take a line of another body's confirmation below the foot on the left (giấy nghỉ phép, PL3/Mẫu 1.10)."""
        if self.archive and not self.left_sign and line.side != "right" and len(line.pieces) < 2 and confirms(text):
            self.confirming = True
        if not self.confirming or line.side == "right":
            return False
        named = self.named
        self.sign(text, line, self.left_sign)
        self.named = named  # the name of the one who confirms does not end the signature beside the recipients
        self.confirming = not words.is_person(text)
        return True

    def two_columns(self, line: Line) -> bool:
        left, right = line.pieces
        if _DASH.match(left) or words.NOI_NHAN.match(left):
            return is_sign_line(right) or words.is_person(right)
        both = is_sign_line(left) and is_sign_line(right)
        return both or (words.is_person(left) and words.is_person(right))

    def finished(self) -> bool:
        return bool(self.named and (self.archive or not self.listing))

    def ends_before(self, text: str, line: Line, at: int) -> bool:
        """Whether the foot is over: an appendix, an attached text, a footnote or a long paragraph begins."""
        if at == self.foot.start:
            return False
        if line.side is None and (_APPENDIX.match(text) or _ATTACHED.match(text) or _FOOTNOTE.match(text)):
            return True
        if words.like(text, words.QUOC_HIEU_KEY) or is_site_text(text):
            return True
        first = self.blocks[self.foot.start]
        another_page = isinstance(first, Line) and line.at.page != first.at.page
        if self.finished() and another_page and words.BODY_HEAD.match(text) and words.is_capitals(text):
            # The names in the head of a text issued with the document, on a page of its own.
            return True
        if self.finished() and line.source.table is not None and line.source.table != self.table:
            return True
        if line.side is None and words.kind_line(text) is not None and not is_sign_line(text):
            return True
        return line.side is None and len(text) > 400

    def part(self, text: str, line: Line, side: str | None) -> bool:
        head = words.NOI_NHAN.match(text)
        if head is not None and not self.listing:
            self.listing = self.foot.has_recipients = True
            self.ledger.take(Component.NOI_NHAN_NHAN, line)
            rest = text[head.end() :].strip()
            if rest and line.text == text:
                line.pieces = (text[: head.end()].strip(), rest)
            if rest:
                if is_sign_line(rest):
                    self.right.append((rest, line))
                else:
                    self.entry(rest, line)
            return True
        if side == "right":
            return self.sign(text, line, self.right)
        if side == "left":
            if not self.listing and not _DASH.match(text):
                return self.sign(text, line, self.left_sign)
            if self.listing or _DASH.match(text):
                self.entry(text, line)
                return True
        return self.unsided(text, line)

    def unsided(self, text: str, line: Line) -> bool:
        """A line of one column: recipients while the list runs, else the signature, which ends with the name."""
        if _DASH.match(text) and (self.listing or not self.named):
            self.listing = True
            self.entry(text, line)
            return True
        if is_sign_line(text) and not self.finished():
            return self.sign(text, line, self.right)
        person = words.is_person(text)
        over = not self.listing or bool(self.archive)
        if self.right and not self.named and (person or (over and len(text) <= 60)):
            return self.sign(text, line, self.right)
        if self.listing and not (self.archive and self.drafter) and not self.finished():
            if self.archive and not self.is_drafter(text) and not words.starts_lower(text) and not self.open_list():
                return False
            self.entry(text, line)
            return True
        if self.named and self.listing is False:
            return False
        return False

    def open_list(self) -> bool:
        return not self.archive and bool(self.entries)

    def is_drafter(self, text: str) -> bool:
        return len(text) <= 40 and _DRAFTER.fullmatch(text) is not None and not words.is_person(text)

    def sign(self, text: str, line: Line, into: list[tuple[str, Line]]) -> bool:
        into.append((text, line))
        self.ledger.take(Component.KY_CHUC_VU, line)
        if len(into) > 1 and (words.is_person(text) or words.is_blank_line(text)):  # dots: the name of a draft
            self.named = True
        return True

    def entry(self, text: str, line: Line) -> None:
        """Add a recipient line: a new one after a dash, else the rest of the one before."""
        plain = _DASH.sub("", text)
        dashed = plain != text
        self.dashed = self.dashed or dashed
        if words.LUU.match(plain) and (dashed or not self.dashed or not self.archive):
            self.ledger.take(Component.LUU, line)
            self.archive = plain if not self.archive else f"{self.archive} {plain}"
            self.keep(text, plain, line, dashed)
            return
        if self.archive and not dashed:
            broken = self.archive.endswith((",", ":", "-"))
            drafter = not broken and (self.is_drafter(text) or (self.archive.endswith(".") and len(text) <= 40))
            component = Component.NGUOI_SOAN if drafter else Component.LUU
            self.ledger.take(component, line)
            if component is Component.LUU:
                self.archive = f"{self.archive} {text}"
            else:
                self.drafter = f"{self.drafter} {text}".strip()
            return
        self.ledger.take(Component.NOI_NHAN, line)
        if dashed:
            self.entries.append(plain)
            self.keep(text, plain, line, dashed)
        elif text.endswith(":") and self.entries and self.entries[-1].endswith((";", ".")):
            # "Đồng kính gửi:" inside the list.
            self.entries.append(text)
        elif _SUB.match(text) and self.entries:
            self.entries[-1] = f"{self.entries[-1]}\n{text}"
        elif self.entries and (self.dashed or not words.ends_sentence(self.entries[-1])):
            self.entries[-1] = f"{self.entries[-1]} {text}"
        else:
            self.entries.append(text)

    def keep(self, text: str, plain: str, line: Line, dashed: bool) -> None:
        """Keep a list mark that is no hyphen, so that no letter is lost."""
        mark = text[: len(text) - len(plain)].strip()
        if dashed and mark != "-":
            self.ledger.note("dong_goc", text, line.at)
