"""Lines joined again into the paragraphs that the page had broken: by room, indent, distance, form and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.readers.pdf.rows import Line, blanks
from generator.vietnamese.text import without_marks

NATURAL_LINE = 1.149
"""Distance of base lines at single spacing, as a multiple of the size (Times New Roman and its metric twins)."""
_BLANK = 0.25
"""Width of a blank of Times, as a share of the size."""

_LABEL = re.compile(
    r"(?:[-–—+*•●▪]|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?|[IVXLC]{1,6}[.)\-]|[A-ZĐ][.)]"
    r"|(?:Điều|Chương|Mục|Phần|Tiểu mục|CHƯƠNG|PHẦN|MỤC|ĐIỀU)\s+(?:\d+|[IVXLC]+|thứ|THỨ)\b)(?:\s|$)"
)
_STARTS = re.compile(r"V/v\b|Kính gửi\s*:|Nơi nhận\s*:|(?:TM|KT|TL|TUQ)\.\s|QUYẾT (?:ĐỊNH|NGHỊ)\s*:$|Căn cứ [A-ZĐ]")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_STOP = re.compile(r"[.;:!?…]['\"”’)\]]*$|/\.$")
_TIGHT = re.compile(r"[^\s\-–/][-–/]$")
_OPEN = re.compile(r"[,(\-–—]$|\b(?:và|của|các|theo|số|ngày|tháng|năm|là|để|cho|với|về|tại|do|trong)$")


@dataclass(frozen=True, slots=True)
class Room:
    """Where the text of one flow may stand: its left and right limits in points; ``sure`` when both were measured."""

    left: float
    right: float
    sure: bool = True


@dataclass
class Measure:
    """What is usual in a flow: distance of base lines by size, and the first-line indent."""

    pitch: dict[float, float] = field(default_factory=dict)
    indent: float | None = None
    steady: frozenset[float] = frozenset()
    """Sizes whose lines keep one distance throughout."""

    def pitch_of(self, size: float) -> float:
        return self.pitch.get(size, NATURAL_LINE * size)


@dataclass
class Paragraph:
    """Lines that belong together. ``ends`` is what SourceLine.hard_break means: True certainly ends, False may go on."""

    lines: list[Line]
    room: Room
    align: str | None = None
    ends: bool | None = True
    gap: float | None = None
    """Points between this paragraph and the one above beyond the usual distance of lines; ``None`` unknown."""

    @property
    def text(self) -> str:
        return "".join(text for text, __ in joined(self.lines))


def joined(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """Return the text of each line with the blank that joins it to the one before.

    A line may be broken inside a word, after a hyphen or slash: no blank then, unless the file itself prints one there.
    """
    result: list[tuple[str, Line]] = []
    before, blank = "", False
    for line in lines:
        text = line.text.strip()
        glue = "" if not before or (_TIGHT.search(before) and not blank) else " "
        result.append((glue + text, line))
        before, blank = text, line.pieces[-1].blank_after
    return result


def measure(lines: Iterable[Line], room_of: dict[int, Room]) -> Measure:
    """Return what is usual among the lines of a flow; ``room_of`` gives the limits for each page."""
    distances: dict[float, Counter[float]] = {}
    indents: Counter[float] = Counter()
    before: Line | None = None
    for line in lines:
        room = room_of[line.page]
        inset = line.left - room.left
        if 8 <= inset <= 80 and not centred(line, room):
            indents[round(inset)] += 1
        if before is not None and before.page == line.page and before.size == line.size:
            distance = line.base - before.base
            runs_on = before.right >= room.right - 3 and abs(inset) < 2
            if runs_on and 0.8 * line.size < distance < 3 * line.size:
                distances.setdefault(line.size, Counter())[round(distance * 2) / 2] += 1
        before = line
    pitch = {
        size: counts.most_common(1)[0][0] for size, counts in distances.items() if counts.most_common(1)[0][1] >= 2
    }
    steady = frozenset(size for size, counts in distances.items() if _keeps_one(counts))
    found = indents.most_common(1)
    return Measure(pitch, float(found[0][0]) if found and found[0][1] >= 2 else None, steady)


def _keeps_one(counts: Counter[float]) -> bool:
    usual, __ = counts.most_common(1)[0]
    near = sum(count for distance, count in counts.items() if abs(distance - usual) <= 0.5)
    return near >= max(3, 0.9 * counts.total())


def centred(line: Line, room: Room, indent: float | None = None) -> bool:
    """Whether a line stands in the middle between the limits and touches neither."""
    before, after = line.left - room.left, room.right - line.right
    if abs(before - after) > max(3.0, 0.01 * (room.right - room.left)) or before < 4:
        return False
    # A short line that begins at the usual indent is in the middle by chance.
    return indent is None or abs(before - indent) > 1.5 or line.bold or line.text.isupper()


def paragraphs(lines: Sequence[Line], room_of: dict[int, Room], usual: Measure) -> list[Paragraph]:
    """Return the paragraphs of one flow of lines, in order."""
    result: list[Paragraph] = []
    for number, line in enumerate(lines):
        room = room_of[line.page]
        if result:
            ahead = lines[number + 1] if number + 1 < len(lines) else None
            weight = _weight(result[-1].lines, line, ahead, room, usual)
            if weight <= 0:
                result[-1].lines.append(line)
                continue
            result[-1].ends = weight >= 1.0 and not _leaves_open(result[-1].lines, line, room, usual, weight)
        result.append(Paragraph([line], room))
    for above, paragraph in zip([None, *result], result, strict=False):
        paragraph.align = alignment(paragraph.lines, paragraph.room, usual)
        paragraph.gap = _gap_above(above, paragraph, usual)
    return result


def _weight(so_far: Sequence[Line], line: Line, ahead: Line | None, room: Room, usual: Measure) -> float:
    """Return how much speaks for a new paragraph at ``line``; the paragraph goes on where it is zero or less."""
    last = so_far[-1]
    if is_rule(last.text) or is_rule(line.text):
        return 6.0
    if _same_middle(so_far, line, room, usual):
        return _weight_centred(last, line, room)
    weight = _by_room(so_far, line, room)
    if _reads_on(last, line):
        # A narrower place (a cell without edges, a right indent) looks like room to spare: the words know better.
        weight = min(weight, 0.5) - 1.5
    weight += _by_indent(so_far, line, room, usual) + _by_distance(so_far, line, ahead, usual)
    if not room.sure and _capitals(last.text) and _capitals(line.text):
        weight += 3
    if abs(last.size - line.size) > 0.6:
        weight += 2
    if last.bold != line.bold and (len(so_far) == 1 or not any(p.font.bold for p in line.pieces)):
        weight += 1.5 if all(one.bold for one in so_far) or line.bold else 0
    if _STARTS.match(line.text):
        weight += 3
    elif _LABEL.match(line.text):
        weight += 1
    if _STOP.search(last.text):
        # The end of one item and the label of the next: a list, however little room is left.
        weight += 2.5 if _LABEL.match(line.text) else 0.5
    elif _OPEN.search(last.text):
        weight -= 1.5
    else:
        weight -= 0.5
    if centred(line, room, usual.indent) and not centred(last, room, usual.indent):
        weight += 3
    return min(weight, -0.5) if _goes_on_in_list(so_far, line, room, usual) else weight


def _goes_on_in_list(so_far: Sequence[Line], line: Line, room: Room, usual: Measure) -> bool:
    """Whether an item of a dash list, left without its mark, goes on: a list narrower than the page shows no right margin."""
    last = so_far[-1]
    if so_far[0].text[:1] not in "-–+" or _LABEL.match(line.text) or _STARTS.match(line.text) or line.bold != last.bold:
        return False
    if _STOP.search(last.text) or last.page != line.page or _by_distance(so_far, line, None, usual) > 0:
        return False
    if usual.indent is not None and abs(line.left - room.left - usual.indent) < 1.5:
        return False
    return last.text.endswith(",") or not room.sure


def _leaves_open(so_far: Sequence[Line], line: Line, room: Room, usual: Measure, weight: float) -> bool:
    """Whether the words before a break call for more and only the room to spare spoke for it: the words decide better."""
    last = so_far[-1]
    if _LABEL.match(line.text) or _STARTS.match(line.text):
        return False
    indented = usual.indent is not None and abs(line.left - room.left - usual.indent) <= 1.5
    if indented or _by_distance(so_far, line, None, usual) >= 2:
        return False
    return bool(re.search(r"[,(\-–—]$", last.text)) or (weight < 4 and bool(_OPEN.search(last.text)))


def is_rule(text: str) -> bool:
    """Whether a line of characters only draws a line: "-------", "______", "* * *"."""
    return bool(re.fullmatch(r"[\s_\-–—*=.~]{3,}", text)) and not re.fullmatch(r"[\s.]*", text)


def _reads_on(last: Line, line: Line) -> bool:
    """Whether a line begins in the middle of a sentence that the one before did not end."""
    return (
        line.text[:1].islower()
        and not _LABEL.match(line.text)
        and not _STOP.search(last.text)
        and not (last.text.isupper() and " " in last.text)
    )


def _same_middle(so_far: Sequence[Line], line: Line, room: Room, usual: Measure) -> bool:
    """Whether the lines so far and this one are centred on one another, however far they reach."""
    if centred(so_far[-1], room, usual.indent) and (centred(line, room, usual.indent) or _fills(line, room)):
        return True
    if line.left - room.left < 1:
        return False
    if room.sure and all(_balanced(one, room) for one in (*so_far, line)):
        return usual.indent is None or abs(line.left - room.left - usual.indent) > 1.5
    for number, one in enumerate(so_far):
        off = one.centre - line.centre
        # The first line of a centred paragraph with a first-line indent stands half of the indent to the right.
        shifted = number == 0 and usual.indent is not None and abs(off - usual.indent / 2) < 1.5
        if abs(off) > 2.0 and not (shifted and one.right < room.right - 2):
            return False
    if usual.indent is not None and abs(line.left - room.left - usual.indent) < 1.5 and not line.bold:
        return False
    return min(abs(line.left - one.left) for one in so_far) > 1.5


def _balanced(line: Line, room: Room) -> bool:
    before, after = line.left - room.left, room.right - line.right
    return before > 1 and abs(before - after) < 1.5


def _capitals(text: str) -> bool:
    """Whether most letters of a line are capitals ("Biểu 02: TIẾN ĐỘ GIẢI NGÂN"); abbreviations do not count."""
    words = [word for word in text.split() if _VOWEL.search(without_marks(word))] or text.split()
    letters = [letter for word in words for letter in word if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) > 0.65 * len(letters)


def _weight_centred(last: Line, line: Line, room: Room) -> float:
    if last.text.endswith("VIỆT") and line.text == "NAM":
        return -1.0
    weight = -1.0
    if (_reads_on(last, line) or _OPEN.search(last.text)) and last.bold == line.bold:
        weight -= 4
    middle = line.centre
    wide = 2 * min(middle - room.left, room.right - middle)
    left_over = wide - (last.right - last.left) - _BLANK * last.size - line.first_word
    if left_over > 2:
        weight += 4 if room.sure or left_over > 30 else 2.5
    elif not room.sure and _capitals(last.text) and _capitals(line.text):
        # How wide the column is was only guessed, and names of bodies and offices stand on lines of their own.
        weight += 1.6
    distance = (line.base - last.base) - NATURAL_LINE * max(line.size, last.size)
    if last.page != line.page or distance > 0.25 * line.size:
        weight += 3
    if abs(last.size - line.size) > 0.6 or last.bold != line.bold or last.italic != line.italic:
        weight += 3
    if _capitals(last.text) != _capitals(line.text):
        weight += 2
    if _STARTS.match(line.text):
        weight += 3
    return weight


def _fills(line: Line, room: Room) -> bool:
    return line.left <= room.left + 4 and line.right >= room.right - 4


def _by_room(so_far: Sequence[Line], line: Line, room: Room) -> float:
    """A line that ends although the next word had room ends its paragraph."""
    last = so_far[-1]
    right = room.right
    if len(so_far) >= 3 and max(one.right for one in so_far[:-1]) - min(one.right for one in so_far[:-1]) < 1.5:
        right = so_far[0].right
    left_over = right - last.right - _BLANK * last.size - line.first_word
    if left_over > max(2.0, 0.15 * last.size):
        return 6.0 if left_over > 3 * last.size else 4.0
    return -1.0


def _by_indent(so_far: Sequence[Line], line: Line, room: Room, usual: Measure) -> float:
    last = so_far[-1]
    if len(so_far) >= 2:
        step = line.left - so_far[1].left if last.page == line.page else line.left - room.left
        return -3.0 if abs(step) <= 2.5 else 4.0
    begins, goes_on = last.left - room.left, line.left - room.left
    if goes_on > 3 and _LABEL.match(last.text) and abs(line.left - _after_label(last)) <= 3:
        return -2.0
    if begins > 4:
        if abs(goes_on) <= 2.5:
            return -3.0
        known = usual.indent is not None and abs(begins - usual.indent) <= 1.5
        return 2.0 if abs(goes_on - begins) <= 2.5 and not known else 4.0 if known else 3.0
    if goes_on > 4:
        return 3.0
    return 0.0 if usual.indent is None else 1.0 if _LABEL.match(line.text) else 0.0


def _after_label(line: Line) -> float:
    """Return where the words after the label of a line begin."""
    found = _LABEL.match(line.text)
    left = len(found[0]) if found else 0
    for number, (text, piece) in enumerate(line.spaced):
        shift = len(text) - len(piece.text) if number else 0
        if left < len(text):
            return piece.edge(max(left - shift, 0))
        left -= len(text)
    return line.left


def _by_distance(so_far: Sequence[Line], line: Line, ahead: Line | None, usual: Measure) -> float:
    last = so_far[-1]
    if last.page != line.page:
        return 0.0
    distance = line.base - last.base
    if len(so_far) >= 2 and so_far[-2].page == last.page:
        expected = last.base - so_far[-2].base
    else:
        expected = usual.pitch_of(line.size)
        follows = ahead.base - line.base if ahead is not None and ahead.page == line.page else None
        steady = follows is not None and abs(follows - distance) < 0.75
        if steady and not _STOP.search(last.text) and ahead is not None and ahead.size == line.size:
            # The lines keep this distance on: it may be the spacing of this paragraph.
            expected = min(max(expected, distance), 2.2 * line.size)
    extra = distance - expected
    if extra > 0.6 * line.size:
        return 4.0
    if extra > 2.0:
        return 2.0
    return -1.0 if abs(extra) <= 1.0 else 0.0


def alignment(lines: Sequence[Line], room: Room, usual: Measure) -> str | None:
    """Return the alignment that the edges show: both, left, center, right; ``None`` when one short line cannot tell."""
    if all(centred(line, room, usual.indent) or _fills(line, room) for line in lines) and any(
        centred(line, room, usual.indent) for line in lines
    ):
        return "center"
    if len(lines) > 1 and _same_middle(lines[:-1], lines[-1], room, usual):
        return "center"
    rights = [line.right for line in lines[:-1]]
    lefts = [line.left for line in lines]
    if rights and max(lefts[1:]) - min(lefts[1:]) <= 1.5 and (len(lines) > 1 and lefts[0] - lefts[1] > -60):
        if all(abs(right - rights[0]) <= 1.0 for right in rights) and abs(rights[0] - room.right) <= 2.0:
            if len(rights) < 3 and not _spread(lines):
                # Blanks as wide as nature made them: ragged lines that end at the margin by chance, or justified ones that
                # had nothing to spread. Two such lines prove neither.
                return None
            return "both" if room.sure or len(rights) >= 2 else None
        if max(rights) - min(rights) > 3.0 or room.right - max(rights) > 3.0:
            if max(rights) - min(rights) < 1.5:
                return None
            return "left"
        return None
    if abs(lines[0].right - room.right) <= 1.5 and lines[0].left - room.left > 0.4 * (room.right - room.left):
        return "right"
    return None


def _spread(lines: Sequence[Line]) -> bool:
    """Whether the blanks of any line but the last are wider or narrower than they are by nature.

    The last line shows the natural width, and how far it wavers by the printer's own rounding.
    """
    last = sorted(blanks(lines[-1])) or [_BLANK * lines[-1].size]
    natural = last[len(last) // 2]
    wavers = max(abs(blank - natural) for blank in last)
    for line in lines[:-1]:
        found = blanks(line)
        if not found or max(abs(blank - natural) for blank in found) > wavers + 0.03:
            return True
    return False


def cell_alignment(lines: Sequence[Line], room: Room, usual: Measure) -> str | None:
    """Return the alignment of a paragraph in a cell, whose edges are drawn: there one short line tells more."""
    known = alignment(lines, room, usual)
    if known is not None or not lines:
        return known
    insets = [(line.left - room.left, room.right - line.right) for line in lines]
    if all(before >= 0.4 and abs(before - after) <= max(0.6, min(1.5, 0.5 * before)) for before, after in insets):
        return "center"
    if insets[0][0] >= 1.5:
        return None
    if len(lines) > 1:
        return "left" if insets[0][1] > 3 or not _spread(lines) else None
    return "left" if insets[0][1] > 6 else None


def _gap_above(above: Paragraph | None, paragraph: Paragraph, usual: Measure) -> float | None:
    if above is None:
        return None
    last, first = above.lines[-1], paragraph.lines[0]
    if last.page != first.page or last.base >= first.base or last.size != first.size:
        return None
    pitch = own_pitch(paragraph)
    if pitch is None:
        # A single line shows no distance of its own: only where all lines keep one is it known.
        if first.size not in usual.steady:
            return None
        pitch = usual.pitch_of(first.size)
    return first.base - last.base - pitch


def own_pitch(paragraph: Paragraph) -> float | None:
    """Return the distance of base lines measured inside the paragraph itself; ``None`` when it has no two on a page."""
    steps = sorted(
        b.base - a.base for a, b in zip(paragraph.lines, paragraph.lines[1:], strict=False) if a.page == b.page
    )
    return steps[len(steps) // 2] if steps else None
