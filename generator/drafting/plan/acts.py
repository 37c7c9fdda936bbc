"""Acts named in a text: kind, number and symbol, date, issuer, title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.plan import ActReference, Origin
from generator.vietnamese import dates

KINDS = (
    "Bộ luật", "Chỉ thị", "Chương trình", "Công điện", "Công văn", "Đề án", "Hướng dẫn", "Kế hoạch", "Kết luận", "Luật",
    "Nghị định", "Nghị quyết", "Pháp lệnh", "Phương án", "Quy chế", "Quy chế phối hợp", "Quy định", "Quyết định",
    "Thông báo", "Thông tư", "Thông tư liên tịch", "Tờ trình", "Báo cáo",
)  # fmt: skip
_KIND = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
_SYMBOL = r"\d+[A-ZĐ]?\s*(?:/\d{4})?\s*[/-]\s*[A-ZĐ][\w&Đđ]*(?:\s*[-/]\s*[\w&Đđ]+)*"
_NUMBERED = re.compile(rf"\b(?P<kind>{_KIND})\s+(?:số\s*:?\s*)(?P<symbol>{_SYMBOL})")
_FURTHER = re.compile(rf"(?:,|và|;)\s*(?:số\s+)(?P<symbol>{_SYMBOL})")
_LAW = re.compile(
    r"\b(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?!số\b)(?P<title>[A-ZĐÂÊÔƠƯĂ][^;.()“”]*?)"
    r"(?=\s+(?:số|ngày|năm|được|và các|và Luật)\b|[;.,()]|$)"
)
_ISSUER = re.compile(r"^\s*(?:,\s*)?của\s+(?P<issuer>[A-ZĐÂÊÔƠƯĂỦ][^;,.“”]*?)(?=\s+(?:về|ban hành|phê duyệt|quy định|sửa|thông qua|"
                     r"hướng dẫn|triển khai|thực hiện|tổ chức|công bố|giao|“)|[;,.]|$)")  # fmt: skip
_TITLE = re.compile(r"^\s*,?\s*(?P<title>(?:về|ban hành|phê duyệt|quy định|sửa đổi|thông qua|hướng dẫn|triển khai|thực hiện|"
                    r"tổ chức|công bố|tăng cường|“).*)$", re.DOTALL)  # fmt: skip


def find(text: str, origin: Origin | None = None) -> Iterator[ActReference]:
    """Yield the acts that ``text`` names by number, and laws named by title, in order; nothing is filled in."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, ActReference]] = []
    starts = list(_NUMBERED.finditer(text))
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        found.append((match.start(), _act(match, text[match.end() : end], origin)))
        taken.append((match.start(), match.end()))
    for match in _LAW.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            title = match["title"].strip()
            when = next(dates.find_dates(text[match.end() : match.end() + 60]), None)
            found.append(
                (match.start(), ActReference(match["kind"], "", "", when.value if when else None, title, origin))
            )
    return (act for _start, act in sorted(found, key=lambda pair: pair[0]))


def _act(match: re.Match[str], tail: str, origin: Origin | None) -> ActReference:
    when = next(dates.find_dates(tail[:60]), None)
    rest = tail[when.end :] if when and not tail[: when.start].strip(" ,") else tail
    issuer = _ISSUER.match(rest)
    after = rest[issuer.end() :] if issuer else rest
    title = _TITLE.match(after)
    return ActReference(
        kind=match["kind"],
        symbol=re.sub(r"\s+", "", match["symbol"]),
        issuer=issuer["issuer"].strip() if issuer else "",
        date=when.value if when and rest is not tail else None,
        title=_trim(title["title"]) if title else "",
        origin=origin,
    )


def _trim(title: str) -> str:
    """Cut a title where the sentence goes on: at the next ";" or at an unclosed bracket."""
    depth = 0
    for at, letter in enumerate(title):
        if letter in "“(":
            depth += 1
        elif letter in "”)":
            depth -= 1
            if depth < 0:
                return title[:at].strip(" ;,.")
        elif letter == ";" and depth == 0:
            return title[:at].strip(" ;,.")
    return title.strip(" ;,./")
