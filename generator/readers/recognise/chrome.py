"""What a web page puts around a document (menus, metadata, notices), set aside under names; page furniture too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.fields import parse_date_line, parse_number
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Block, Line, TableBlock

_SITE = re.compile(
    r"hệ thống pháp luật|thư viện pháp luật|thuvienphapluat|luatvietnam|luật việt nam|vbpl|bản dịch này thuộc quyền sở hữu"
    r"|các nội dung được sửa đổi|đang tải văn bản|trang chủ|đăng nhập|đăng ký tài khoản|tra cứu văn bản|cổng thông tin điện tử$"
    r"|văn bản pháp luật|tình trạng hiệu lực|tình trạng\s*:|số hiệu\s*:|loại văn bản\s*:|nơi ban hành\s*:|ngày công báo\s*:"
    r"|số công báo\s*:|ngày hiệu lực\s*:|has the copyright|click vào phần|lược đồ|mục lục văn bản|tóm tắt nội dung",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"hiệu lực văn bản|đang tải văn bản|văn bản này chưa cập nhật nội dung|văn bản liên quan|tải văn bản|nội dung sửa đổi, hướng dẫn"
    r"|bản dịch này thuộc quyền sở hữu|file được đính kèm theo văn bản|thuộc tính văn bản|lược đồ văn bản|văn bản gốc$"
    r"|tải về máy|tải file|quay lại đầu trang|gửi phản hồi|ý kiến bạn đọc|bình luận|chia sẻ bài viết|tin liên quan"
    r"|văn bản cùng lĩnh vực|văn bản mới nhất|văn bản được dẫn chiếu|văn bản hướng dẫn\s*$|©|copyright|bản quyền thuộc"
    r"|cảm ơn đã dùng thuvienphapluat|lưu trữ, sử dụng thông tin khách hàng|tra cứu hồ sơ$|hỏi đáp pháp luật"
    r"|=+\s*(?:ghi chu|ghi chú)\s*=+",
    re.IGNORECASE,
)
_AFTER_CASE = re.compile(r"HIỆU LỰC VĂN BẢN|Hệ thống pháp luật$|Thông tin văn bản$|VĂN BẢN LIÊN QUAN")
_REPEATED_TITLE = re.compile(
    rf"[{words.UPPER}][\w ]{{2,28}}\s(?:số\s)?\d{{1,6}}(?:/\d{{4}})?/[\w&-]+\s(?:.{{0,40}}?(?:năm \d{{4}}|ngày \d)|(?:về|v/v)\s)",
    re.DOTALL,
)
_META = re.compile(
    r"[\s•*.·-]*(?P<key>số hiệu|số/ký hiệu|số ký hiệu|loại văn bản|nơi ban hành|cơ quan ban hành|người ký|ngày ban hành"
    r"|trích yếu)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_NEXT_META = re.compile(
    r"\s+(?:loại văn bản|nơi ban hành|cơ quan ban hành|người ký|chức danh|ngày ban hành|ngày hiệu lực|ngày có hiệu lực|ngày công báo"
    r"|số công báo|tình trạng(?: hiệu lực)?|lĩnh vực|trích yếu|ngày hết hiệu lực|ngày đăng)\s*:",
    re.IGNORECASE,
)
"""Where a site writes several of its facts on one line, the next one begins."""
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:địa chỉ|đ/c|điện thoại|đt|tel|fax|email|e-mail|thư điện tử|website|trang tin|hotline)\b\s*[:.]?", re.I
)
_STREET = re.compile(r"số\s*(?:nhà\s*)?\d|(?:đường|phố|ngõ|phường|xã|tòa nhà|khu)\s", re.I)
"""A line of an address that does not say "Địa chỉ": "Số 12, đường …"; trusted beside a line that says what it is."""
_ITEM_NAMES = {
    "số hiệu": "so_hieu",
    "số/ký hiệu": "so_hieu",
    "số ký hiệu": "so_hieu",
    "loại văn bản": "loai",
    "nơi ban hành": "co_quan",
    "cơ quan ban hành": "co_quan",
    "người ký": "nguoi_ky",
    "ngày ban hành": "ngay",
    "trích yếu": "trich_yeu",
}
SITE = "trang_web"


@dataclass(slots=True)
class Furniture:
    """What stands around the document: the site's own metadata, and the contact lines of the page foot (ô 13)."""

    metadata: dict[str, str] = field(default_factory=dict)
    contact: list[str] = field(default_factory=list)
    has_contact: bool = False
    """Whether some line of the page feet names a telephone, an address or the like."""


def set_aside(blocks: Sequence[Block], ledger: Ledger) -> tuple[list[Block], Furniture]:
    """Leave page headers and footers, marked site chrome, and what stands before the head; return the document's blocks."""
    furniture = Furniture()
    kept: list[Block] = []
    site: list[Line] = []
    footers = [line for block in blocks if _container(block) == "footer" for line in _lines([block])]
    furniture.has_contact = any(_CONTACT.match(line.text) for line in footers)
    for block in blocks:
        container = _container(block)
        if container == "chrome":
            site.extend(_lines([block]))
        elif container in {"header", "footer"}:
            for line in _lines([block]):
                _page_furniture(line, container, furniture, ledger)
        else:
            kept.append(block)
    start = _start(kept)
    site.extend(_lines(kept[:start]))
    ledger.leave(SITE, site)
    furniture.metadata.update(metadata_of(site))
    return kept[start:], furniture


def _container(block: Block) -> str:
    if isinstance(block, Line):
        return block.source.container
    first = next(block.lines(), None)
    return first.source.container if first else "body"


def _lines(blocks: Sequence[Block]) -> list[Line]:
    result: list[Line] = []
    for block in blocks:
        result.extend(block.lines() if isinstance(block, TableBlock) else [block])
    return result


def _page_furniture(line: Line, container: str, furniture: Furniture, ledger: Ledger) -> None:
    if _PAGE_NUMBER.fullmatch(line.text):
        ledger.leave("so_trang", line, Component.SO_TRANG)
    elif container == "footer" and (_CONTACT.match(line.text) or (furniture.has_contact and _STREET.match(line.text))):
        furniture.contact.append(line.text)
        ledger.take(Component.DIA_CHI, line)
    elif words.is_rule_line(line.text):
        ledger.leave("duong_ke", line, Component.DUONG_KE)
    else:
        ledger.leave("dau_trang" if container == "header" else "chan_trang", line)


def _start(blocks: Sequence[Block]) -> int:
    """Index of the first block of the document: of its head where site chrome stands before it, else 0."""
    anchor = _anchor(blocks)
    if anchor is None or anchor == 0:
        return 0
    start = anchor
    while start > 0 and anchor - start < 12 and _is_head_part(blocks[start - 1], blocks[start]):
        start -= 1
    before = _lines(blocks[:start])
    if any(_SITE.search(line.text) for line in before):
        return start
    if any(_is_text(line.text) for line in before):
        # A document without a Quốc hiệu may be followed by a text that has one.
        return 0
    strange = any(
        len(line.text) > 60 or is_repeated_title(line.text) or words.kind_line(line.text) is not None for line in before
    )
    return start if len(before) > 12 or (strange and _has_quoc_hieu_near(blocks, anchor)) else 0


def _is_text(text: str) -> bool:
    """Whether a line can only stand in a document of its own: its number, its căn cứ, an article, "Nơi nhận"."""
    number = parse_number(text) if len(text) <= 100 else None
    if number is not None and number.symbol and not number.rest:
        return True
    return bool(words.FIRM_BASIS.match(text) or words.NOI_NHAN.match(text) or re.match(r"Điều\s+\d+\s*[.:]", text))


def _has_quoc_hieu_near(blocks: Sequence[Block], anchor: int) -> bool:
    return any(isinstance(block, Line) and _has_quoc_hieu(block) for block in blocks[anchor : anchor + _COLUMN + 1])


_COLUMN = 8
"""Lines that may stand between the number and a Quốc hiệu below it."""


def _anchor(blocks: Sequence[Block]) -> int | None:
    """The first Quốc hiệu; where there is none, the first number line with a symbol."""
    number = None
    for at, block in enumerate(blocks):
        if isinstance(block, TableBlock):
            continue
        if _has_quoc_hieu(block):
            # The left column may stand above the right one: then the number comes first.
            return number if number is not None and at - number <= _COLUMN else at
        if number is None and at < 400 and len(block.text) <= 100:
            found = parse_number(block.text)
            if found is not None and found.symbol:
                number = at
    return number


def _has_quoc_hieu(line: Line) -> bool:
    if len(line.text) > 160:
        return False
    key = words.squeeze(line.text)
    return words.QUOC_HIEU_KEY[:14] in key or words.like(line.text, words.QUOC_HIEU_KEY) or "hoichunghiavietnam" in key


def _is_head_part(block: Block, after: Block) -> bool:
    """Whether a block above the anchor still belongs to the head: names in capitals, rule lines, marks, the same table."""
    if isinstance(block, TableBlock):
        return False
    text = block.text
    if isinstance(after, Line) and block.source.table is not None:
        return block.source.table == after.source.table
    if isinstance(after, Line) and after.source.table is not None:
        return False
    if _SITE.search(text) or text.startswith("#"):
        return False
    if words.is_rule_line(text) or parse_date_line(text) is not None or parse_number(text) is not None:
        return True
    return words.is_capitals(text, 0.7) and len(text) <= 90


def cut_after(
    blocks: Sequence[Block], foot_end: int, ledger: Ledger, number: str = ""
) -> tuple[int, Mapping[str, str]]:
    """Leave the site's text after the document; return the index where the document ends, and the metadata found there.

    ``number`` is the document's own "146/KH-UBND": the site's title line that repeats it belongs to the site.
    """
    for at in range(foot_end, len(blocks)):
        block = blocks[at]
        line = next(block.lines(), None) if isinstance(block, TableBlock) else block
        if line is None or not (is_site_text(line.text) or _names(line, number)):
            continue
        end = at
        while end > foot_end and _is_repeat(blocks[end - 1]):
            end -= 1
        site = _lines(blocks[end:])
        ledger.leave(SITE, [one for one in site if not ledger.is_taken(one)])
        return end, metadata_of(site)
    return len(blocks), {}


def is_site_text(text: str) -> bool:
    """Return whether a line begins what a web page puts after a document."""
    if len(text) > 160:
        return False
    return _AFTER_CASE.match(text) is not None or _AFTER.match(text.lstrip("#*•-[ ").strip()) is not None


def _names(line: Line, number: str) -> bool:
    """Whether a line after the foot is the site's title of this very document."""
    head = line.text[:60]
    return (
        len(number) > 5 and number in head and re.match(rf"[{words.UPPER}][\w ]{{2,28}}\s(?:số\s)?\d", head) is not None
    )


def _is_repeat(block: Block) -> bool:
    return isinstance(block, Line) and is_repeated_title(block.text)


def is_repeated_title(text: str) -> bool:
    """Whether a line is a site's own title of a document: "Công văn 10988/BNV-CQĐP năm 2025 … do Bộ Nội vụ ban hành"."""
    return _REPEATED_TITLE.match(text) is not None and len(text) < 700


def metadata_of(lines: Sequence[Line]) -> dict[str, str]:
    """Return the site's facts ("so_hieu", "ngay", "nguoi_ky" …) from "Số hiệu: …" lines, or label and value below it."""
    result: dict[str, str] = {}
    for at, line in enumerate(lines):
        text: str | None = line.text
        while text:
            found = _META.fullmatch(text)
            if found is None:
                break
            value = found["value"].strip()
            following = _NEXT_META.search(f" {value}")
            text = f" {value}"[following.start() :].strip() if following else None
            if following:
                value = f" {value}"[: following.start()].strip()
            elif not value and at + 1 < len(lines) and _META.fullmatch(lines[at + 1].text) is None:
                value = lines[at + 1].text
            name = _ITEM_NAMES[found["key"].casefold()]
            if value and name not in result and not value.casefold().startswith(("đang cập nhật", "đã biết")):
                result[name] = value
    return result
