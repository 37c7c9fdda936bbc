"""How paragraphs and list items end, and marks that stand twice or without a partner (TYPO-001 to 004)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from generator.messages import _
from generator.model.edits import Safety
from generator.model.labels import LETTERS, Level
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.text import LOWER, UPPER, Line, Words, words_of

_USAGE = "Quy tắc dấu câu tiếng Việt; Nghị định 30/2020/NĐ-CP không quy định riêng"
_ORDER = {level.value: number for number, level in enumerate(Level)}
_PROSE = frozenset({Component.MUC, Component.DOAN})
_ENDED = re.compile(r"[.;:!?…,/]\W*$|[.;:!?…][”\")\]»]+$")
_HANGING = re.compile(r" (?:của|và|các|cho|với|tại|đến|từ|cấp|số|theo|để|về|là|do|trong|trên|những)$")
"""Words that a paragraph never ends with: the reader broke it."""
_FORM_LINE = re.compile(r"^[^:]{2,40}: ?\S|\.{4,}|…{2,}|_{3,}")


def _depth(line: Line) -> int:
    """Return how deep a line's label stands; an unlabelled paragraph stands deepest."""
    return _ORDER.get(line.unit.level or "", 99)


def _heads(line: Line, following: Line | None) -> bool:
    """Return whether a short labelled line is the heading of what follows."""
    if following is None or line.component is not Component.MUC:
        return False
    return len(line.text.split()) <= 25 and _depth(following) > _depth(line)


_CAPTION = re.compile(r"(?:Biểu đồ|Đồ thị|Sơ đồ|Hình|Bảng)\s+(?:số\s+)?[\dIVX]+(?:\.\d+)*\s*[.:]")
"""The name of a table or a picture is no sentence."""


@rule("TYPO-001", severity=Severity.WARNING, clause=_USAGE)
def no_final_mark(subject: Subject) -> Faults:
    """Đoạn, khoản, điểm không có dấu kết thúc.

    ## Kiểm tra gì
    Đoạn văn và các mục có lời văn trong nội dung chính; tiêu đề, dòng để điền, ô bảng không tính. Dấu ";", ":" trong danh sách là
    dấu kết thúc hợp lệ.

    ## Vì sao
    Không có dấu kết thúc thì không biết đoạn đã hết hay còn thiếu chữ.

    ## Ví dụ sai
    a) Tổ chức tuyên truyền về công tác giảm nghèo trên địa bàn

    ## Ví dụ đúng
    a) Tổ chức tuyên truyền về công tác giảm nghèo trên địa bàn.

    ## Cách sửa
    Thêm dấu chấm, hoặc dấu chấm phẩy nếu còn mục sau trong danh sách.
    """
    words = words_of(subject)
    lines = [line for line in words.lines if line.text.strip()]
    for number, line in enumerate(lines):
        text = line.text.rstrip()
        following = lines[number + 1] if number + 1 < len(lines) else None
        if line.component not in _PROSE or line.unit.appendix is not None:
            continue
        # A comma ends an item only where the next one begins for sure.
        comma = text.endswith(",") and subject.is_docx and bool(line.unit.label and following and following.unit.label)
        if not comma and _ENDED.search(text):
            continue
        if _goes_on(line, following) or _heads(line, following) or text.isupper() or _CAPTION.match(text):
            continue
        # Only a Word file says where a paragraph ends; elsewhere a label after it does.
        if not subject.is_docx and following is not None and following.component in _PROSE and not following.unit.label:
            continue
        if _HANGING.search(text) or words.quoted(line.start + len(text) - 1):
            continue
        said = text[line.body :]
        # A form to fill in, or a note in brackets ("(Chi tiết tại phụ lục kèm theo)"), needs no mark.
        if len(said.split()) < 8 or _is_field(line, said) or (said.startswith("(") and said.endswith(")")):
            continue
        mark = _mark_for(lines, number)
        end = line.start + len(text)
        yield words.fault(
            end - len(text.rsplit(" ", 1)[-1]),
            end,
            _("thiếu dấu kết thúc ở cuối: “… {words}”").format(words=" ".join(text.split()[-4:])),
            text.rsplit(" ", 1)[-1].rstrip(",") + mark,
            title=_("Thêm dấu “{mark}” cuối đoạn").format(mark=mark),
            safety=Safety.UNSAFE,
        )


def _is_field(line: Line, said: str) -> bool:
    """Return whether a line is a field of a form ("Địa chỉ: …"): a labelled item with a sentence behind its colon is none."""
    if line.unit.label and len(said.partition(":")[2].split()) >= 8 and not re.search(r"\.{4,}|…{2,}|_{3,}", said):
        return False
    return _FORM_LINE.search(said) is not None


def _goes_on(line: Line, following: Line | None) -> bool:
    """Return whether the paragraph goes on in the next line (a broken paragraph, a scan)."""
    if following is None or following.component not in _PROSE | {Component.BANG}:
        return following is not None and following.component in (Component.BANG, Component.TEN_BANG)
    start = following.text[following.body :][:1]
    return not following.unit.label and start in LOWER


def _mark_for(lines: list[Line], number: int) -> str:
    """Return the mark that the neighbours in the list use: ";" between items that end so, else "."."""
    line = lines[number]
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    same = [other for other in (before, after) if other is not None and other.unit.level == line.unit.level]
    if after in same and same and all(other.text.rstrip().endswith(";") for other in same):
        return ";"
    return "."


@rule("TYPO-002", severity=Severity.WARNING, clause=_USAGE)
def list_marks(subject: Subject) -> Faults:
    """Dấu kết thúc các mục trong một danh sách không theo một lối.

    ## Kiểm tra gì
    Danh sách từ ba mục trở lên sau một dòng kết thúc bằng dấu hai chấm, mà các mục giữa kết thúc bằng ";": mục giữa kết thúc bằng
    dấu chấm, hoặc mục cuối còn dấu ";".

    ## Vì sao
    Trong danh sách, các mục giữa kết thúc bằng ";", mục cuối bằng ".".

    ## Ví dụ sai
    - Huân chương Lao động;
    - Bằng khen của Thủ tướng Chính phủ;
    - Giấy khen của Giám đốc Sở;  (mục cuối)

    ## Ví dụ đúng
    - Giấy khen của Giám đốc Sở.  (mục cuối)

    ## Cách sửa
    Đổi dấu cuối mục.
    """
    words = words_of(subject)
    for run, after in _lists(words):
        inner = [line.text.rstrip() for line in run[:-1]]
        marks = [text[-1:] for text in inner]
        if len(run) < 3 or marks.count(";") < 2 or marks.count(";") < len(marks) - 1:
            continue
        for line, mark in zip(run[:-1], marks, strict=True):
            # An item of several sentences may well end with a full stop.
            if (
                mark == "."
                and not re.search(r"[.!?] ", line.text[line.body :])
                and not line.text.rstrip().endswith("..")
            ):
                yield _wrong_mark(words, line, ";", _("các mục khác kết thúc bằng “;”"))
        last = run[-1]
        ended = after is None or _depth(after) <= _depth(last) or after.component is Component.DOAN
        if last.text.rstrip().endswith(";") and ended:
            yield _wrong_mark(words, last, ".", _("mục cuối danh sách kết thúc bằng “.”"))


def _wrong_mark(words: Words, line: Line, mark: str, message: str) -> Fault:
    end = line.start + len(line.text.rstrip())
    return words.fault(
        end - 1, end, message, mark, title=_("Đổi thành “{mark}”").format(mark=mark), safety=Safety.UNSAFE
    )


def _lists(words: Words) -> Iterator[tuple[list[Line], Line | None]]:
    """Yield runs of neighbouring items of one level after a line that ends with a colon, and the line that follows."""
    lines = [line for line in words.lines if line.text.strip()]
    number = 0
    while number < len(lines):
        line = lines[number]
        level = line.unit.level
        opened = number > 0 and lines[number - 1].text.rstrip().endswith(":")
        if line.component is not Component.MUC or not opened:
            number += 1
            continue
        run = [line]
        while number + len(run) < len(lines):
            following = lines[number + len(run)]
            if following.component is not Component.MUC or following.unit.level != level:
                break
            run.append(following)
        number += len(run)
        yield run, lines[number] if number < len(lines) else None


# The marks come first, so that the search passes quickly over all else; what stands before the two is looked at afterwards.
_TWICE = re.compile(r"(,,|;;|::|,\.|;\.|:\.|,;|;,|;:|:;|\.;|\.,|\.\.)(?<![.,;:…/]..)(?![.…/\d])")
_SHORT = re.compile(rf"(?:v\.v|TP|Tp|ThS|TS|GS|BS|đ/c|[{UPPER}])$")


@rule("TYPO-003", severity=Severity.WARNING, clause=_USAGE)
def mark_twice(subject: Subject) -> Faults:
    """Hai dấu câu liền nhau.

    ## Kiểm tra gì
    ",," ";;" ",." ";." ".;" ".." và tương tự; dấu ba chấm, "./." và chữ viết tắt có dấu chấm không tính.

    ## Vì sao
    Một chỗ chỉ có một dấu câu; hai dấu thường là còn sót khi sửa.

    ## Ví dụ sai
    các sở, ban, ngành,; trên địa bàn tỉnh..

    ## Ví dụ đúng
    các sở, ban, ngành; trên địa bàn tỉnh.

    ## Cách sửa
    Giữ một dấu.
    """
    words = words_of(subject)
    for found in _TWICE.finditer(words.all):
        if _SHORT.search(words.all[max(0, found.start() - 4) : found.start()]):
            continue
        if words.line_at(found.start()).component in (Component.SO_KY_HIEU, Component.DIA_DANH, Component.DIA_CHI):
            continue
        yield words.fault(*found.span(), _("hai dấu câu liền nhau “{marks}”").format(marks=found.group()))


_BRACKET = re.compile(r"[()]")
_LIST_MARK = re.compile(
    rf"(?:^|[\s,;.:“/]|khoản |điểm )(?:[{LETTERS}fjwz]|\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]{{1,4}}|\*)\)$"
)
_FAR, _MANY = 15, 100
"""Lines over which a bracket may stay open, and brackets told in one document."""


@rule("TYPO-004", severity=Severity.WARNING, clause=_USAGE)
def brackets(subject: Subject) -> Faults:
    """Ngoặc đơn không đủ cặp.

    ## Kiểm tra gì
    Dấu ( và ) trong lời văn; dấu ) của điểm a), b), 1) không tính.

    ## Vì sao
    Ngoặc thiếu một bên làm câu không rõ ý.

    ## Ví dụ sai
    (gọi tắt là Phong trào thi đua, cụ thể như sau:

    ## Ví dụ đúng
    (gọi tắt là Phong trào thi đua), cụ thể như sau:

    ## Cách sửa
    Thêm dấu ngoặc còn thiếu.
    """
    words = words_of(subject)
    waiting: deque[int] = deque()
    alone: list[int] = []
    for line in words.lines:
        opened, closed = _brackets(words, line)
        while waiting and line.number - words.line_at(waiting[0]).number > _FAR:
            alone.append(waiting.popleft())
        if len(opened) > len(closed):
            waiting += opened[len(closed) :]
            continue
        # The bracket of "a)" may also close "(theo điểm a)": only what is too many in either reading is told.
        sure = {at for at in closed if not _is_label(words, line, at)}
        for at in closed[len(opened) :]:
            if waiting:
                waiting.pop()
            elif len(sure) > len(opened) and at in sure:
                alone.append(at)
    for at in sorted([*alone, *waiting])[:_MANY]:
        line = words.line_at(at)
        if line.component in _PROSE or line.component in (Component.CAN_CU, Component.TRICH_YEU, Component.DE_MUC):
            yield words.fault(
                at,
                at + 1,
                _("dấu ngoặc {mark} không đủ cặp: “{words}”").format(mark=words.all[at], words=_near(words, line, at)),
            )


def _brackets(words: Words, line: Line) -> tuple[list[int], list[int]]:
    """Return where a line's brackets open and close."""
    if "(" not in line.text and ")" not in line.text:
        return [], []
    stack: list[int] = []
    opened: list[int] = []
    closed: list[int] = []
    for found in _BRACKET.finditer(words.all, line.start + line.body, line.end):
        if found.group() == "(":
            stack.append(found.start())
            opened.append(found.start())
        else:
            closed.append(found.start())
            if stack:
                stack.pop()
    # The ones without a partner last: they are the ones told.
    alone = set(stack)
    return sorted(opened, key=lambda at: (at in alone, at)), closed


def _is_label(words: Words, line: Line, at: int) -> bool:
    return _LIST_MARK.search(words.all[max(line.start, at - 10) : at + 1]) is not None


def _near(words: Words, line: Line, at: int) -> str:
    return words.all[max(line.start, at - 20) : min(line.end, at + 20)].strip()
