"""How much of the corpus the readers get right, by component and format: ``python -m tests.readers.scoreboard``.

Two sources of truth: the facts of the corpus index (number, symbol, place, date, kind by folder), and the facts written by
hand in ``facts/*.yaml``. ``--write`` puts the tables into docs/scoreboard.md; ``--misses`` lists what was missed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator import readers
from generator.errors import GeneratorError
from generator.model import Division, Document, Item, Reading
from generator.vietnamese.tone import match_key
from tests.readers.corpus import CORPUS, MISSING, ROOT, facts, index

COMPONENTS = {
    "kind": "tên loại",
    "number": "số",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "date": "ngày",
    "superior": "cơ quan chủ quản",
    "issuer": "cơ quan ban hành",
    "title": "trích yếu (chữ đầu)",
    "addressees": "số nơi kính gửi",
    "bases": "số căn cứ",
    "divisions": "đề mục cấp trên cùng",
    "sign": "quyền hạn, chức vụ",
    "signer": "người ký",
    "recipients": "số dòng nơi nhận",
    "archive": "dòng lưu",
    "appendices": "số phụ lục",
}
FORMATS = {".txt": "txt", ".ocr": "txt (OCR)", ".md": "trang luật", ".docx": "docx", ".doc": "doc", ".pdf": "pdf"}


@dataclass
class Board:
    """Right and asked, by (component, format); what was missed, in words."""

    right: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def count(self, path: str, component: str, wanted: object, found: object) -> None:
        """Note one answer."""
        key = (component, format_of(path))
        self.files.add(path)
        self.asked[key] += 1
        if same(component, wanted, found):
            self.right[key] += 1
        else:
            self.misses.append(f"{path}: {component}: muốn {wanted!r}, đọc {found!r}")

    def share(self, component: str | None = None, format_: str | None = None) -> float:
        """Return the share of right answers among those asked; 1.0 when none was."""
        keys = [key for key in self.asked if component in {None, key[0]} and format_ in {None, key[1]}]
        asked = sum(self.asked[key] for key in keys)
        return sum(self.right[key] for key in keys) / asked if asked else 1.0


def format_of(path: str) -> str:
    """Return the name of the format that a file counts under."""
    return FORMATS[".ocr" if path.endswith(".ocr.txt") else Path(path).suffix]


def same(component: str, wanted: object, found: object) -> bool:
    """Return whether an answer is right: letters and figures count, spaces, tone style and case of a title do not."""
    if component == "title":
        return match_key(str(found)).startswith(match_key(str(wanted)))
    if isinstance(wanted, str) and isinstance(found, str):
        return match_key(wanted).replace(" ", "") == match_key(found).replace(" ", "")
    if isinstance(wanted, list) and isinstance(found, list):
        return [match_key(str(one)) for one in wanted] == [match_key(str(one)) for one in found]
    return wanted == found


@cache
def reading_of(path: str) -> Reading | None:
    """Return the reading of a corpus file; ``None`` when the reader refuses it."""
    try:
        return readers.read(CORPUS / path)
    except GeneratorError:
        return None


def answers(document: Document) -> dict[str, object]:
    """Return what a document says, in the words of the facts."""
    return {
        "kind": document.kind,
        "number": document.number,
        "symbol": document.symbol,
        "place": document.place,
        "date": document.date.isoformat() if document.date else None,
        "year": document.year,
        "superior": " ".join(document.superior),
        "issuer": " ".join(document.issuer),
        "title": document.title,
        "addressees": len(document.addressees),
        "bases": len(document.bases),
        "divisions": [node.label for node in document.body if isinstance(node, (Division, Item))],
        "sign": list(document.signature.lines),
        "signer": document.signature.name,
        "recipients": len(document.recipients.lines),
        "archive": document.recipients.archive,
        "appendices": len(document.appendices),
    }


def by_index() -> Board:
    """Score every file of the index that has a text layer."""
    board = Board()
    for row in index():
        if row.scan or not row.symbol:
            continue
        reading = reading_of(row.path)
        found = answers(reading.document) if reading else {}
        board.count(row.path, "kind", row.kind, found.get("kind"))
        board.count(row.path, "number", row.number, found.get("number"))
        # "2025/QĐ-UBND": the year of a normative text belongs to its number.
        board.count(row.path, "symbol", row.symbol, found.get("symbol"))
        if row.place:
            board.count(row.path, "place", row.place, found.get("place"))
        if row.date is not None:
            board.count(row.path, "date", row.date.isoformat(), found.get("date"))
    return board


def by_hand() -> Board:
    """Score the files with facts written by hand."""
    board = Board()
    for path, wanted in facts().items():
        reading = reading_of(path)
        found = answers(reading.document) if reading else {}
        for component, value in wanted.items():
            if component in COMPONENTS:
                board.count(path, component, value, found.get(component))
    return board


def table(board: Board) -> Iterator[str]:
    """Yield the lines of a Markdown table: components by formats."""
    formats = [name for name in FORMATS.values() if any(key[1] == name for key in board.asked)]
    yield "| thành phần | " + " | ".join(formats) + " | tất cả |"
    yield "|---|" + "---|" * (len(formats) + 1)
    for component, name in COMPONENTS.items():
        if any(key[0] == component for key in board.asked):
            cells = [_cell(board, component, format_) for format_ in formats]
            yield f"| {name} | " + " | ".join(cells) + f" | {_cell(board, component, None)} |"
    yield "| **tất cả** | " + " | ".join(_cell(board, None, format_) for format_ in [*formats, None]) + " |"


def _cell(board: Board, component: str | None, format_: str | None) -> str:
    keys = [key for key in board.asked if component in {None, key[0]} and format_ in {None, key[1]}]
    asked = sum(board.asked[key] for key in keys)
    right = sum(board.right[key] for key in keys)
    return f"{right}/{asked}" if asked else "–"


def page() -> str:
    """Return docs/scoreboard.md."""
    index_board, hand_board = by_index(), by_hand()
    lines = [
        "# Bảng điểm đọc văn bản",
        "",
        "Đo trên kho văn bản thật đặt cạnh bản sao của dự án; mỗi ô là số câu trả lời đúng trên số câu hỏi.",
        "Chạy lại: `python -m tests.readers.scoreboard --write`.",
        "",
        f"## Theo bảng kê của kho ({len(index_board.files)} tệp có lớp chữ)",
        "",
        *table(index_board),
        "",
        f"## Theo dữ kiện ghi bằng tay ({len(hand_board.files)} tệp)",
        "",
        *table(hand_board),
        "",
        "Tệp ảnh quét không có lớp chữ không nằm trong bảng: trình đọc từ chối, nêu lý do.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables; write the page or list the misses when asked."""
    if not CORPUS.exists():
        sys.exit(MISSING)
    text = page()
    print(text)
    if "--write" in sys.argv:
        (ROOT / "docs" / "scoreboard.md").write_text(text, encoding="utf-8")
    if "--misses" in sys.argv:
        print("\n".join([*by_index().misses, *by_hand().misses]))


if __name__ == "__main__":
    main()
