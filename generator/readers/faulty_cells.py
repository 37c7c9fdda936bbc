"""Finds the cells of a sheet that hold no value though they seem to: errors such as #REF!, formulas without a stored result."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from generator.messages import _
from generator.readers.zip_errors import DAMAGED

_CELL = re.compile(rb"<c(\s[^>]*?)?(?:/>|>(.*?)</c>)", re.DOTALL)
_PLACE = re.compile(rb'\sr="([A-Z]{1,3}\d{1,7})"')
_ERROR = re.compile(rb'\st="e"')
_RESULT = re.compile(rb"<v>\s*[^<\s]")
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_BLOCK = 1 << 20
_LONGEST = 1 << 18
"""Bytes of one cell that are still looked at: Word's own limit for a cell is 32,767 characters."""
_SHEET = re.compile(r"<sheet\s[^>]*>")
_MOST = 1_000


def find(data: bytes, sheet: str) -> dict[str, str]:
    """Return what is wrong with the cells of a sheet of an .xlsx, by address ("B3"); empty when nothing can be told.

    Never raises: a workbook that cannot be read is judged by whoever reads its values. At most a thousand cells are told.
    """
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _part(archive, sheet)
            if part is None:
                return {}
            for attributes, body in _cells(archive, part):
                place = _PLACE.search(attributes)
                if place is None:
                    continue
                if _ERROR.search(attributes):
                    shown = _SHOWN.search(body)
                    what = unescape(shown[1].decode("utf-8", "replace")) if shown else "#?"
                    found[place[1].decode()] = _("ô có lỗi {what} của Excel").format(what=what[:20])
                elif b"<f" in body and b't="str"' not in attributes and not _RESULT.search(body):
                    found[place[1].decode()] = _("ô là công thức chưa có kết quả lưu trong tệp")
                if len(found) == _MOST:
                    break
    except (*DAMAGED, KeyError):
        return found
    return found


def _cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the attributes and the contents of the cells in those stretches of a sheet that hold a formula or an error."""
    with archive.open(part) as stream:
        rest = b""
        while block := stream.read(_BLOCK):
            block = rest + block
            end = block.rfind(b"</c>") + len(b"</c>")
            if end < len(b"</c>"):
                rest = block[-_LONGEST:]
                continue
            whole, rest = block[:end], block[end:][-_LONGEST:]
            if b"<f" in whole or b't="e"' in whole:
                for cell in _CELL.finditer(whole):
                    yield cell[1] or b"", cell[2] or b""


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the name of the part that holds a sheet, by way of the workbook's relationships."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return None
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    for element in _SHEET.findall(book):
        name, identity = re.search(r'\sname="([^"]*)"', element), re.search(r'\s\w+:id="([^"]*)"', element)
        if name is None or identity is None or unescape(name[1]) != sheet:
            continue
        relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        for relation in re.findall(r"<Relationship\s[^>]*>", relations):
            target = re.search(r'\sTarget="([^"]*)"', relation)
            if target and f'Id="{identity[1]}"' in relation:
                path = target[1].removeprefix("/")
                path = path if path.startswith("xl/") else f"xl/{path}"
                return path if path in names else None
    return None
