"""Reading a PDF with a text layer: its words for the recogniser, its look for the rules.

Understands: pages of any size and turn; two-column heads and signature blocks; paragraphs over lines and pages; ruled
tables, over pages too; page numbers, running heads, notes; rule lines; metric twins of Times New Roman; OCR text layers.
Not read: scans without text, words drawn as shapes, form fields, tables without ruled lines (read line by line).
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location, Problem, Reading, Remainder, Severity
from generator.readers.docx.wording import Wording
from generator.readers.lines import SourceLine
from generator.readers.pdf.extract import Extractor
from generator.readers.pdf.flow import flow_of
from generator.readers.pdf.layout import Sheets
from generator.readers.pdf.opening import file_facts, opened
from generator.readers.pdf.page import Page, Piece
from generator.readers.pdf.wording import reword

__all__ = ["lines_of", "read"]

MOST_CHARACTERS = 3_000_000
SCANNED = 0.5
"""Share of a page that a picture covers when the page is a scan."""

STAMPED = 200
"""Letters on a picture of a page below which they are a stamp (a digital signature's line) and not its text."""


def read(data: bytes, *, source: str) -> Reading:
    """Read the bytes of a PDF. ``source`` is the file's name as the user gave it.

    Returns the Reading with the document as recognised and the Layout whose paragraphs carry their roles. Raises
    RefusedFileError, in one line, for a scan without text, an encrypted, damaged or oversized file, and what is no PDF.
    """
    from generator.readers.recognise import recognise

    found = _Content(data, source)
    recognition = recognise(found.sheets.lines(), source=source)
    return Reading(
        source,
        recognition.document,
        found.sheets.layout(found.facts, recognition.roles),
        (*found.problems, *recognition.problems),
        (*recognition.remainder, *found.remainder),
        recognition.inferred,
    )


def lines_of(data: bytes, source: str) -> tuple[SourceLine, ...]:
    """Return the lines of a PDF as the recogniser gets them."""
    return tuple(_Content(data, source).sheets.lines())


class _Content:
    """What one PDF holds. pdfium is done with when it is made."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.remainder: list[Remainder] = []
        self.cut_off = b"%%EOF" not in data[-2048:]
        with opened(data, source) as document:
            extractor = Extractor(document)
            pages = _pages(extractor, len(document))
            self.facts = file_facts(document, hidden_text=self._hidden(pages), comments=extractor.comments)
        self._refuse_scans(pages)
        wording = Wording()
        reword(pages, wording)
        self.sheets = Sheets(pages, flow_of(pages), source, wording)
        self._report(pages)
        self.problems.extend(wording.problems(source))

    def _hidden(self, pages: Sequence[Page]) -> bool:
        """Take words that nobody can see out of the pages, save the text layers of scans; return whether there were any."""
        found = False
        for page in pages:
            if page.covered > SCANNED:
                continue
            unseen = [piece for piece in page.pieces if piece.unseen]
            if any(not piece.blank for piece in unseen):
                found = True
                text = " ".join(piece.text.strip() for piece in unseen if not piece.blank)
                self.remainder.append(Remainder("chu_an", text, Location(self.source, page=page.number)))
                page.pieces = [piece for piece in page.pieces if not piece.unseen]
        return found

    def _refuse_scans(self, pages: Sequence[Page]) -> None:
        """Refuse a file whose every page is a picture; the few words stamped on a scanned page are no text of it."""
        self.unread = [page.number for page in pages if _is_scan(page)]
        if any(_letters(page.pieces) and not _is_scan(page) for page in pages):
            for page in pages:
                if _is_scan(page) and _letters(page.pieces):
                    text = " ".join(piece.text.strip() for piece in page.pieces if not piece.blank)
                    self.remainder.append(Remainder("chu_tren_anh", text, Location(self.source, page=page.number)))
                    page.pieces = []
            return
        at = Location(self.source)
        if all(page.broken for page in pages):
            raise RefusedFileError(
                _("tệp PDF bị hỏng, không mở được trang nào"), at=at, hint=_("tải lại hoặc xin lại tệp gốc")
            )
        if any(page.covered > SCANNED for page in pages) or any(page.images for page in pages):
            raise RefusedFileError(
                _("tệp PDF là bản quét (ảnh chụp trang giấy), không có chữ để đọc"),
                at=at,
                hint=_("dùng tệp gốc (.docx hoặc PDF xuất từ Word), hoặc nhận dạng chữ (OCR) trước rồi đọc lại"),
            )
        raise RefusedFileError(
            _("tệp PDF không có chữ nào đọc được"), at=at, hint=_("dùng tệp gốc (.docx), hoặc in lại thành PDF có chữ")
        )

    def _note(
        self, message: str, severity: Severity = Severity.WARNING, page: int | None = None, code: str = "bo_ngoai"
    ) -> None:
        self.problems.append(Problem(code, message, severity, Location(self.source, page=page)))

    def _report(self, pages: Sequence[Page]) -> None:
        """Tell what a person should know of the file."""
        read_by_machine = [p.number for p in pages if any(piece.unseen and not piece.blank for piece in p.pieces)]
        if read_by_machine:
            self._note(
                _(
                    "Trang {pages} là bản quét: chữ đọc từ lớp nhận dạng (OCR), có thể sai; hãy đối chiếu với bản giấy."
                ).format(pages=_some(read_by_machine)),
                page=read_by_machine[0],
                code="ban_quet",
            )
        if self.unread:
            self._note(
                _("Trang {pages} là ảnh quét không có chữ: không đọc được.").format(pages=_some(self.unread)),
                page=self.unread[0],
                code="ban_quet",
            )
        if broken := [page.number for page in pages if page.broken]:
            self._note(_("Trang {pages} bị hỏng: không đọc được.").format(pages=_some(broken)), page=broken[0])
        if self.cut_off:
            self._note(_("Tệp PDF không có phần kết thúc: có thể bị cắt cụt, thiếu trang hoặc thiếu chữ."))
        if cut := [page.number for page in pages if page.cut]:
            self._note(_("Trang {pages} quá nhiều nội dung: chỉ đọc phần đầu.").format(pages=_some(cut)), page=cut[0])
        if self.facts.signed:
            self._note(_("Tệp PDF có chữ ký số: chỉ đọc nội dung, không kiểm tra chữ ký."), Severity.INFO)
        if self.facts.comments:
            self._note(_("Tệp PDF có ghi chú của người xem: không đọc vào văn bản."), Severity.INFO)
        if self.facts.hidden_text:
            self._note(_("Tệp PDF có chữ ẩn: không đọc vào văn bản."))
        for line in self.sheets.flow.turned:
            self.remainder.append(Remainder("chu_xoay", line.text, Location(self.source, page=line.page)))
        for table in self.sheets.flow.tables:
            for number, text in table.repeats:
                self.remainder.append(Remainder("tieu_de_bang_lap", text, Location(self.source, page=number)))


def _pages(extractor: Extractor, count: int) -> list[Page]:
    pages: list[Page] = []
    total = 0
    for index in range(count):
        if total > MOST_CHARACTERS:
            pages.append(Page(index + 1, pages[-1].width, pages[-1].height, cut=True))
            continue
        page = extractor.page(index)
        total += sum(len(piece.text) for piece in page.pieces)
        pages.append(page)
    return pages


def _is_scan(page: Page) -> bool:
    """Whether a page is a picture: no text layer behind it, and no more words on it than a stamp or a signature has."""
    if page.covered <= SCANNED or any(piece.unseen and not piece.blank for piece in page.pieces):
        return False
    return _letters(page.pieces) < STAMPED


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(letter.isalnum() for piece in pieces for letter in piece.text)


def _some(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:8])
    return shown if len(numbers) <= 8 else f"{shown}, …"
