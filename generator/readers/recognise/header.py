"""The head of a document: bodies, Quốc hiệu, số và ký hiệu, địa danh và thời gian, marks, the "V/v" of a công văn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.messages import _
from generator.model import Severity
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.bodies import read_names
from generator.readers.recognise.fields import (
    SYMBOL_TAIL,
    DateLine,
    NumberLine,
    may_begin_date,
    parse_date_line,
    parse_number,
)
from generator.readers.recognise.joining import same_place
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Block, Line, TableBlock

LONGEST = 80
"""A head has at most this many lines; what comes later is never looked at as a head."""

LONGEST_LINE = 1000
"""No line of a head is longer."""

_DRAFT = re.compile(r"\(?\s*(?:bản\s+)?dự\s*thảo\b.{0,40}", re.IGNORECASE)
_PARTY = "dangcongsanvietnam"
_NAMED_BY_ACT = re.compile(r"\b(?:QĐ|QUYẾT ĐỊNH|KẾ HOẠCH|CÔNG VĂN|NGHỊ QUYẾT)$")
"""A name that goes on with the number of the act that set the body up."""
_PROPER = re.compile(rf"[{words.UPPER}][\w.]*(?:[ -]+[{words.UPPER}][\w.]*){{0,3}}")
_QH_INSIDE = re.compile(r"C[ỘO]NG\s+H[OÒÓ]?[ÀAÒ]?\w?\s+XÃ\s+H[ỘO]I.*$", re.IGNORECASE)
_TN_INSIDE = re.compile(r"Đ[ộo]c\s+l[ậâa]p\s*[-–—~]+.*$", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What the head says. ``after`` is the index of the first block that no longer belongs to it."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: NumberLine | None = None
    date: DateLine | None = None
    about: str = ""
    """The subject under the number, with its "V/v" as printed."""
    about_line: Line | None = None
    number_at: Line | None = None
    date_at: Line | None = None
    secrecy: str = ""
    urgency: str = ""
    circulation: str = ""
    party: bool = False
    has_quoc_hieu: bool = False
    after: int = 0
    names: list[tuple[str, Line]] = field(default_factory=list)


def read_head(blocks: list[Block], start: int, ledger: Ledger, *, attached: bool = False) -> Head:
    """Read the head that begins at ``blocks[start]``; components found are taken in the ledger.

    ``attached`` reads the short head of a text issued with the document (bodies and Quốc hiệu only).
    """
    return _Reader(blocks, start, ledger, attached).read()


class _Reader:
    def __init__(self, blocks: list[Block], start: int, ledger: Ledger, attached: bool) -> None:
        self.blocks, self.at, self.ledger, self.attached = blocks, start, ledger, attached
        self.start = start
        self.head = Head()
        self.about: list[str] = []
        self.about_side: str | None = None
        self.about_open = False
        self.quoc_hieu = ""
        self.broken_date: list[tuple[str, Line]] = []
        self.stray: list[Line] = []

    def read(self) -> Head:
        limit = min(len(self.blocks), self.start + LONGEST)
        while self.at < limit:
            block = self.blocks[self.at]
            if isinstance(block, TableBlock) or self.ledger.is_taken(block):
                if isinstance(block, Line):
                    self.at += 1
                    continue
                break
            if not self.line(block):
                break
            self.at += 1
        self.close_date()
        self.finish()
        return self.head

    # -- one line ------------------------------------------------------------------------------------------------------

    def line(self, line: Line) -> bool:
        """Place one line; False when the head ends before it."""
        parts = self.split(line)
        if len(parts) > 1:
            line.pieces = tuple(text for text, _side in parts)
            placed = False
            for text, side in parts:
                placed = self.part(text, line, side) or placed
            if not placed:
                return False
            if not self.ledger.is_taken(line):
                self.ledger.take(Component.NGOAI, line)
            return True
        text, side = parts[0]
        return self.part(text, line, side)

    def split(self, line: Line) -> list[tuple[str, str | None]]:
        """Cut a line that holds both columns: at wide gaps, or before the Quốc hiệu, Tiêu ngữ or the place of the date."""
        if len(line.pieces) > 1 and any(self.known(piece) for piece in line.pieces):
            if len(line.pieces) == 2:
                return [(line.pieces[0], "left"), (line.pieces[1], "right")]
            for at in range(len(line.pieces) - 1, 0, -1):
                right = " ".join(line.pieces[at:])
                if self.known(right) and parse_number(right) is None:
                    return [(" ".join(line.pieces[:at]), "left"), (right, "right")]
            return [(piece, None) for piece in line.pieces]
        left = line.text
        beside: list[tuple[str, str | None]] = []
        for pattern, key in ((_TN_INSIDE, words.TIEU_NGU_KEY), (_QH_INSIDE, words.QUOC_HIEU_KEY)):
            found = pattern.search(left)
            if found is not None and found.start() > 1 and words.like(found[0], key):
                beside.insert(0, (found[0], "right"))
                left = left[: found.start()].strip(" -—–.,|'`“”\"")
        if beside:
            return [(left, "left"), *beside] if len(left) > 1 else beside
        return [(line.text, line.side)]

    def known(self, text: str) -> bool:
        return (
            words.like(text, words.QUOC_HIEU_KEY)
            or words.like(text, words.TIEU_NGU_KEY)
            or parse_date_line(text) is not None
            or parse_number(text) is not None
            or words.squeeze(text) == _PARTY
        )

    def part(self, text: str, line: Line, side: str | None) -> bool:
        if not text:
            return True
        if len(text) > LONGEST_LINE or words.NOI_NHAN.match(text):
            return False
        if self.broken_date and self.date_goes_on(text, line):
            return True
        if words.is_rule_line(text):
            self.ledger.leave("duong_ke", line, Component.DUONG_KE)
            self.about_open = False
            return True
        return (
            self.quoc_hieu_line(text, line)
            or self.mark(text, line)
            or self.date_line(text, line)
            or self.number_line(text, line, side)
            or self.about_line(text, line, side)
            or self.name(text, line, side)
            or self.other(text, line, side)
        )

    def quoc_hieu_line(self, text: str, line: Line) -> bool:
        head = self.head
        if words.like(text, words.TIEU_NGU_KEY):
            self.ledger.take(Component.TIEU_NGU, line)
            self.quoc_hieu = words.QUOC_HIEU_KEY
            return True
        if words.like(text, words.QUOC_HIEU_KEY):
            self.ledger.take(Component.QUOC_HIEU, line)
            self.quoc_hieu, head.has_quoc_hieu = words.QUOC_HIEU_KEY, True
            return True
        if words.squeeze(text) == _PARTY:
            head.party = True
            self.ledger.leave("tieu_de_dang", line)
            return True
        joined = self.quoc_hieu + words.squeeze(text)
        starts = bool(self.quoc_hieu) or words.squeeze(text).startswith("conghoa")
        if (
            starts
            and len(joined) >= 7
            and words.QUOC_HIEU_KEY.startswith(joined)
            and self.quoc_hieu != words.QUOC_HIEU_KEY
        ):
            self.quoc_hieu, head.has_quoc_hieu = joined, True
            self.ledger.take(Component.QUOC_HIEU, line)
            return True
        return False

    # -- number and date -----------------------------------------------------------------------------------------------

    def number_line(self, text: str, line: Line, side: str | None) -> bool:
        head = self.head
        open_number = head.number is not None and head.number.open and head.number_at is not None
        if open_number and not words.ABOUT.match(text):
            joined = parse_number(f"{self.raw_number} {text}")
            if joined is not None and SYMBOL_TAIL.match(text) and joined.symbol and len(text) <= 60:
                self.raw_number = f"{self.raw_number} {text}"
                self.set_number(joined, line)
                return True
        found = parse_number(text)
        if found is not None and words.is_capitals(text[:2]) and head.names and _NAMED_BY_ACT.search(head.names[-1][0]):
            # "ĐOÀN KIỂM TRA THEO QĐ" / "SỐ 2872/QĐ-SCT": the rest of a name.
            return False
        if found is None or (side == "right" and found.unclear):
            return False
        if head.number is not None:
            same = (found.number, found.symbol) == (head.number.number, head.number.symbol)
            if same and not head.number.open:
                self.ledger.leave("lap_lai", line)
                return True
            return False
        self.raw_number = text
        self.set_number(found, line)
        return True

    raw_number = ""

    def set_number(self, found: NumberLine, line: Line) -> None:
        self.head.number = found
        self.head.number_at = self.head.number_at or line
        self.ledger.take(Component.SO_KY_HIEU, line)
        self.about_side = line.side
        if found.rest:
            rest = found.rest
            line.pieces = (line.text[: -len(rest)].strip(), rest) if line.text.endswith(rest) else line.pieces
            if not self.date_line(rest, line) and not self.about_line(rest, line, line.side):
                self.ledger.note("sau_so_ky_hieu", rest, line.at)

    def date_line(self, text: str, line: Line) -> bool:
        if words.ABOUT.match(text):
            return False
        found = parse_date_line(text)
        if self.head.date is not None:
            # The same line once more is a slip, and no text of the document.
            again = (
                found is not None and found.year is not None and (line.side == "right" or line.source.table is not None)
            )
            if again:
                self.ledger.leave("lap_lai", line, Component.DIA_DANH)
            return again
        if found is not None:
            self.set_date(found, [(text, line)])
            return True
        begins = may_begin_date(text) or self.begins_place(text, line)
        if begins and self.attached is False and not words.is_capitals(text):
            self.broken_date = [(text, line)]
            self.ledger.take(Component.DIA_DANH, line)
            return True
        return False

    def begins_place(self, text: str, line: Line) -> bool:
        """Whether a line is the first words of a place that the next line ends: "Hà" / "Nội, ngày 05 …"."""
        following = self.blocks[self.at + 1] if self.at + 1 < len(self.blocks) else None
        if not isinstance(following, Line) or len(text) > 24 or not same_place(line, following):
            return False
        if _PROPER.fullmatch(text) is None or words.BODY_HEAD.match(text):
            return False
        rest = parse_date_line(following.text)
        return rest is not None and bool(rest.place) and len(rest.place.split()) <= 3 and rest.year is not None

    def date_goes_on(self, text: str, line: Line) -> bool:
        joined = " ".join([part for part, _line in self.broken_date] + [text])
        found = parse_date_line(joined)
        if found is not None and (found.year is not None or len(self.broken_date) > 1 or "năm" in joined):
            self.set_date(found, [*self.broken_date, (text, line)])
            self.broken_date = []
            return True
        if len(self.broken_date) < 3 and len(text) <= 40 and re.match(r"(?:ngày|tháng|năm|\d)", text, re.IGNORECASE):
            self.broken_date.append((text, line))
            self.ledger.take(Component.DIA_DANH, line)
            return True
        self.close_date()
        return False

    def close_date(self) -> None:
        """A date line that never ended: read what there is."""
        if not self.broken_date:
            return
        parts, self.broken_date = self.broken_date, []
        text = " ".join(part for part, _line in parts)
        place = text.split(",")[0].strip()
        self.head.date, self.head.date_at = DateLine(place, None, None, None, unclear=True), parts[0][1]

    def set_date(self, found: DateLine, parts: list[tuple[str, Line]]) -> None:
        self.head.date, self.head.date_at = found, parts[0][1]
        self.ledger.take(Component.DIA_DANH, [line for _text, line in parts])
        self.date_text = " ".join(text for text, _line in parts)

    date_text = ""

    # -- the rest ------------------------------------------------------------------------------------------------------

    def about_line(self, text: str, line: Line, side: str | None) -> bool:
        head = self.head
        if not self.about:
            if head.number is None or not words.ABOUT.match(text) or words.is_capitals(text.split("/v", 1)[-1], 0.95):
                return False
            if words.squeeze(text[:8]).startswith("veviec") and side != "left":
                return False
            self.about, self.about_open, self.about_side = [text], True, side
            head.about_line = line
            self.ledger.take(Component.TRICH_YEU, line)
            self.about_open = self.goes_on(line)
            return True
        if not self.about_open and not words.starts_lower(text):
            return False
        if self.about_side == "left" and side == "right":
            return False
        if head.about_line is not None and head.about_line.source.table not in (None, line.source.table):
            return False
        if words.KINH_GUI.match(text) or (words.BASIS_START.match(text) and self.about_side is None and line.ends):
            return False
        if words.kind_line(text) is not None or len(" ".join(self.about)) > 600:
            return False
        if head.date is not None and not self.about_open and len(text) > 90:
            return False
        self.about.append(text)
        self.ledger.take(Component.TRICH_YEU, line)
        self.about_open = self.goes_on(line)
        return True

    def goes_on(self, line: Line) -> bool:
        """Whether the subject may go on in the next line: in the same cell or half, or on lines that the page broke."""
        if line.source.table is not None or line.side is not None:
            return True
        return line.ends is not True

    def mark(self, text: str, line: Line) -> bool:
        key = words.squeeze(text)
        head = self.head
        if len(key) > 24:
            return False
        if words.SECRET.fullmatch(key) and words.is_capitals(text):
            head.secrecy = text.strip(" ()[]|")
            self.ledger.take(Component.DO_MAT, line)
        elif words.URGENT.fullmatch(key) and words.is_capitals(text):
            head.urgency = text.strip(" ()[]|")
            self.ledger.take(Component.DO_KHAN, line)
        elif key in words.CIRCULATION and words.is_capitals(text):
            head.circulation = text.strip(" ()[]|")
            self.ledger.take(Component.LUU_HANH, line)
        elif _DRAFT.fullmatch(text):
            self.ledger.leave("du_thao", line)
        else:
            return False
        return True

    def name(self, text: str, line: Line, side: str | None) -> bool:
        """A line of a body's name: capitals, before the number, at the left where sides are known."""
        head = self.head
        if head.number is not None and not (side == "left" and line.source.row == 0):
            return False
        if side == "right" or words.KINH_GUI.match(text) or len(text) > 140:
            return False
        kind = words.kind_line(text)
        if kind is not None and (words.BODY_HEAD.match(text) is None or not kind.rest) and not self.inside_name(line):
            return False
        capitals = words.is_capitals(text, 0.6)
        if not capitals and not (side == "left" and words.BODY_HEAD.match(text)):
            return False
        if re.match(r"(?:[IVX]+|[A-Z]|\d+)[.)/]\s", text):
            return False
        if self.stray and not head.names and not head.has_quoc_hieu and words.BODY_HEAD.match(text) is None:
            return False
        head.names.append((text.strip(" .,;-–—|'`"), line))
        self.ledger.take(Component.CO_QUAN, line)
        return True

    def inside_name(self, line: Line) -> bool:
        """Whether the line stands in the same cell as the name before it."""
        if not self.head.names or line.source.table is None:
            return False
        before = self.head.names[-1][1].source
        return (before.table, before.row, before.column) == (line.source.table, line.source.row, line.source.column)

    def other(self, text: str, line: Line, side: str | None) -> bool:
        """A line that the head does not know: kept aside when it stands above the head or beside it, else the head ends."""
        head = self.head
        begun = bool(head.names or head.number or head.has_quoc_hieu or self.quoc_hieu)
        short = len(text) <= 60
        if (begun and head.number is not None and head.date is not None) or not short:
            return False
        if words.kind_line(text) is not None or words.KINH_GUI.match(text) or words.FIRM_BASIS.match(text):
            return False
        if line.source.table is not None or line.side is not None or not re.search(r"\w{2}", text):
            self.ledger.leave("dau_trang", line)
            return True
        if begun and not head.has_quoc_hieu and head.number is None:
            return False
        if (
            self.about
            and not head.has_quoc_hieu
            and head.date is None
            and self.follows_about()
            and self.ahead_is_head()
        ):
            # The rest of a subject that a blank line broke: the right column comes below it.
            self.about.append(text)
            self.ledger.take(Component.TRICH_YEU, line)
            return True
        if begun or len(self.stray) >= 4 or self.ahead_is_text():
            return False
        self.stray.append(line)
        self.ledger.leave("dau_trang", line)
        return True

    def follows_about(self) -> bool:
        """Whether the line before is a line of the subject."""
        before = self.blocks[self.at - 1] if self.at else None
        role = self.ledger.roles.get(before.source.index) if isinstance(before, Line) else None
        return role is not None and role.component is Component.TRICH_YEU

    def ahead_is_head(self) -> bool:
        """Whether the Quốc hiệu or the date is among the next lines."""
        ahead = self.blocks[self.at + 1 : self.at + 4]
        return any(isinstance(block, Line) and self.known(block.text) for block in ahead)

    def ahead_is_text(self) -> bool:
        """Whether no head follows: then a short first line is the text's own."""
        ahead = self.blocks[self.at + 1 : self.at + 8]
        return not any(isinstance(block, Line) and (self.known(block.text) or self.split(block)[1:]) for block in ahead)

    def finish(self) -> None:
        head = self.head
        head.after = self.at
        head.about = " ".join(self.about)
        names = read_names(head.names)
        head.superior, head.issuer = names.superior, names.issuer
        for line in names.superior_lines:
            role = self.ledger.roles.get(line.source.index)
            if role is not None and role.component is Component.CO_QUAN:
                self.ledger.reassign(line, Component.CHU_QUAN)
        if head.number is not None and head.number.unclear and head.number_at is not None:
            self.ledger.problem(
                "chua_hieu",
                _("không đọc được số của văn bản; để trống"),
                head.number_at.at,
                severity=Severity.ERROR,
                text=head.number_at.text,
            )
