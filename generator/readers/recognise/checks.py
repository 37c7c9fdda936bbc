"""What a reader should tell a person about a source: form faults, doubts, contradictions. The text is never changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.catalog import kinds
from generator.messages import _
from generator.model import BodyNode, Division, Document, Drawn, Item, Level, Location, Paragraph, Severity, Table, walk
from generator.model.labels import LETTERS
from generator.model.printed import date_words, number_line
from generator.readers.recognise import words
from generator.readers.recognise.header import Head
from generator.readers.recognise.labels import ordinal_of
from generator.readers.recognise.ledger import Ledger
from generator.vietnamese.dates import parse

MOST = 60
"""At most this many numbering faults are told one by one."""

_AMENDS = re.compile(r"(?:sửa đổi|bổ sung|thay thế|đính chính)\b.*:\s*$", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"\./\.\s*$|\.\s*/\s*\.?$")


def check_head(head: Head, document: Document, ledger: Ledger) -> None:
    """Report what is irregular in the lines of number and date."""
    _check_number(head, document, ledger)
    _check_date(head, document, ledger)


def _check_number(head: Head, document: Document, ledger: Ledger) -> None:
    number, line = head.number, head.number_at
    if number is None or line is None:
        return
    printed = number_line(document)
    if number.spaced:
        ledger.problem(
            "the_thuc",
            _("số, ký hiệu có khoảng trắng thừa quanh dấu / hoặc -"),
            line.at,
            text=line.text,
            proposal=printed,
        )
    elif not number.colon:
        ledger.problem("the_thuc", _("sau chữ “Số” thiếu dấu hai chấm"), line.at, text=line.text, proposal=printed)
    digits = number.number.split("/")[0]
    if re.fullmatch(r"0\d{2,}", digits):
        ledger.problem(
            "the_thuc",
            _("số của văn bản có chữ số 0 thừa ở đầu"),
            line.at,
            text=number.number,
            proposal=f"{int(digits):02d}",
        )
    slug = words.kind_of_symbol(document.symbol)
    if slug is not None and slug != document.kind and document.kind not in {words.LETTER, words.UNKNOWN_KIND}:
        ledger.problem(
            "the_thuc",
            _("ký hiệu “{symbol}” không phải của loại văn bản “{kind}”").format(
                symbol=document.symbol, kind=document.kind_name or words.printed_kind(document.kind) or document.kind
            ),
            line.at,
            text=document.symbol,
        )


def _check_date(head: Head, document: Document, ledger: Ledger) -> None:
    date, line = head.date, head.date_at
    if date is None or line is None:
        return
    if date.impossible:
        ledger.problem(
            "chua_hieu",
            _("ngày ghi trên văn bản không có trong lịch"),
            line.at,
            severity=Severity.ERROR,
            text=line.text,
        )
    elif date.unclear:
        ledger.problem(
            "chua_hieu",
            _("không đọc được ngày, tháng của văn bản; phần không đọc được để trống"),
            line.at,
            severity=Severity.ERROR,
            text=line.text,
        )
    if document.date is None:
        return
    if date.zero_month:
        ledger.problem(
            "nghi_sai",
            _("chỉ tháng 1 và tháng 2 có số 0 đứng trước"),
            line.at,
            text=f"tháng {document.date.month:02d}",
            proposal=f"tháng {document.date.month}",
        )
    if date.short or re.search(r"ngày\s+[1-9]\s", line.text):
        ledger.problem(
            "the_thuc",
            _("ngày, tháng không viết theo mẫu"),
            line.at,
            text=line.text,
            proposal=date_words(document.date),
        )


def check_end(document: Document, last: Location | None, ledger: Ledger) -> None:
    """Report a text that does not end in "./."."""
    texts = list(_last_texts(document.body))
    if not texts or kinds.find(document.kind) is None:
        return
    text = texts[-1]
    if not text or _END.search(text):
        return
    tail = text if len(text) <= 60 else text[-60:].partition(" ")[2] or text[-60:]
    ledger.problem(
        "nghi_sai",
        _("cuối nội dung thiếu dấu kết thúc “./.”"),
        last,
        text=tail,
        proposal=tail.rstrip().rstrip(".;,/") + "./.",
    )


def _last_texts(nodes: Sequence[BodyNode]) -> Iterator[str]:
    while nodes:
        node = nodes[-1]
        if isinstance(node, (Drawn, Table)):
            return
        if isinstance(node, Paragraph):
            yield node.text
            return
        yield node.text if isinstance(node, Item) else node.heading
        nodes = node.children


def check_recipients(document: Document, at: Location | None, ledger: Ledger) -> None:
    """Report a Lưu line that is missing or irregular."""
    recipients = document.recipients
    if not recipients.lines and not recipients.archive:
        return
    archive = recipients.archive
    if not archive:
        ledger.problem("the_thuc", _("nơi nhận không có dòng lưu"), at)
        return
    if re.match(r"lưu\s*:", archive, re.IGNORECASE) is None:
        ledger.problem(
            "the_thuc",
            _("sau chữ “Lưu” thiếu dấu hai chấm"),
            at,
            text=archive,
            proposal=re.sub(r"^(\w+)\s*[.,;]?\s*", r"\1: ", archive),
        )
    if re.search(r"\bVT\s*\.\s*\S", archive):
        ledger.problem(
            "the_thuc",
            _("trong dòng lưu, các nơi cách nhau bằng dấu phẩy"),
            at,
            text=archive,
            proposal=re.sub(r"\bVT\s*\.\s*", "VT, ", archive),
        )
    elif re.search(r"\bVT\b", archive) is None:
        ledger.problem("the_thuc", _("dòng lưu không có “VT”"), at, text=archive)
    elif not re.match(r"lưu\s*:?\s*(?:văn thư|VT)", archive, re.IGNORECASE):
        ledger.problem("the_thuc", _("trong dòng lưu, “VT” đứng đầu"), at, text=archive)
    if not archive.rstrip().endswith(".") and not recipients.drafter:
        ledger.problem(
            "the_thuc", _("cuối dòng lưu thiếu dấu chấm"), at, text=archive, proposal=archive.rstrip(" ;,") + "."
        )


def check_numbering(nodes: Sequence[BodyNode], ledger: Ledger) -> None:
    """Report labels that repeat, skip or leave the sequence of letters; they stay as printed."""
    for found, (at, label, expected) in enumerate(_faults(nodes)):
        if found >= MOST:
            ledger.problem("danh_so", _("còn nhiều chỗ đánh số không liên tục khác"))
            return
        ledger.problem(
            "danh_so",
            _("đánh số không liên tục: “{label}”; theo thứ tự phải là “{expected}”").format(
                label=label, expected=expected
            ),
            at,
            text=label,
            proposal=expected,
        )


def _quoted(nodes: Sequence[BodyNode]) -> set[int]:
    """The ids of nodes that stand inside a quotation that an earlier paragraph opened: their numbers are another text's."""
    inside: set[int] = set()
    depth, straight = 0, False
    for node in walk(tuple(nodes)):
        if isinstance(node, (Drawn, Table)):
            continue
        text = node.text if isinstance(node, (Item, Paragraph)) else node.heading
        if depth > 0 or straight:
            inside.add(id(node))
        depth = max(0, depth + text.count("“") - text.count("”"))
        straight ^= text.count('"') % 2 == 1
    return inside


def _faults(nodes: Sequence[BodyNode]) -> Iterator[tuple[Location | None, str, str]]:
    inside = _quoted(nodes)
    article = 0
    waiting: list[tuple[Sequence[BodyNode], bool]] = [(nodes, False)]
    while waiting:
        children, quoted = waiting.pop()
        before: dict[Level, int] = {}
        later: list[tuple[Sequence[BodyNode], bool]] = []
        for node in children:
            if not isinstance(node, (Division, Item)):
                continue
            text = node.text if isinstance(node, Item) else node.heading
            later.append((node.children, quoted or _AMENDS.search(text) is not None))
            ordinal = ordinal_of(node.label, node.level)
            if quoted or id(node) in inside or node.level in {Level.GACH, Level.CONG, Level.DIEM_CON}:
                continue
            if node.level is Level.CHU_HOA or (node.level is Level.LA_MA and ordinal in {50, 100}):
                continue
            if node.level is Level.DIEU:
                if ordinal is not None and article and ordinal not in {article, article + 1}:
                    yield node.at, node.label, f"Điều {article + 1}."
                article = ordinal or article
                continue
            fault = _fault(node.label, node.level, ordinal, before.get(node.level, 0))
            if fault is not None:
                yield node.at, node.label, fault
            before[node.level] = ordinal if ordinal is not None else before.get(node.level, 0) + 1
        waiting.extend(reversed(later))


def _fault(label: str, level: Level, ordinal: int | None, before: int) -> str | None:
    """The label expected, when ``label`` is another one."""
    expected = before + 1
    if level is Level.DIEM:
        letter = re.sub(r"\W", "", label)
        wanted = LETTERS[before] if before < len(LETTERS) else ""
        if not wanted or (letter == wanted and ordinal == expected):
            return None
        return label.replace(letter, wanted)
    if ordinal is None or ordinal == expected or level in {Level.PHAN, Level.CHUONG}:
        return None
    if level is Level.LA_MA:
        return _roman(expected) + re.sub(r"^[IVXLC]+", "", label)
    digits = re.findall(r"\d+", label)
    if not digits:
        return None
    head, _digits, tail = label.rpartition(digits[-1])
    return f"{head}{expected}{tail}"


def _roman(value: int) -> str:
    result = ""
    for number, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= number:
            result += letters
            value -= number
    return result


def check_metadata(metadata: Mapping[str, str], document: Document, ledger: Ledger) -> None:
    """Report where the site's own facts contradict the document; they never fill it."""
    number = metadata.get("so_hieu", "")
    own = f"{document.number}/{document.symbol}"
    if number and document.number and words.fold(number).replace(" ", "") != words.fold(own).replace(" ", ""):
        _contradiction(ledger, _("số, ký hiệu"), own, number)
    day = parse(metadata.get("ngay", ""))
    if day is not None and document.date is not None and day != document.date:
        _contradiction(ledger, _("ngày ban hành"), _day(document.date), metadata["ngay"])
    signer = metadata.get("nguoi_ky", "")
    if signer and document.signature.name and words.squeeze(signer) not in words.squeeze(document.signature.name):
        _contradiction(ledger, _("người ký"), document.signature.name, signer)


def _contradiction(ledger: Ledger, what: str, own: str, other: str) -> None:
    ledger.problem(
        "mau_thuan",
        _("{what} trên văn bản là “{own}”, trang web ghi “{other}”").format(what=what, own=own, other=other),
        text=own,
    )


def _day(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def check_title(
    document: Document, at: Location | None, ledger: Ledger, restore: Callable[[Document], str | None]
) -> None:
    """Report a subject set in capitals, with the sentence-case form as a proposal where one is known."""
    if document.title and words.is_capitals(document.title, 0.9) and len(document.title) > 12:
        restored = restore(document)
        ledger.problem(
            "nghi_sai",
            _("trích yếu in hoa toàn bộ; theo mẫu là chữ thường"),
            at,
            text=document.title,
            proposal=restored if restored != document.title else None,
        )
