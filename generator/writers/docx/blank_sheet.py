"""A template for a pre-printed blank with its values moved to where the office says that they belong."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from generator.catalog import certificates
from generator.errors import InputError
from generator.messages import _
from generator.model.certificate import BlankLayout, Paper, Spot
from generator.model.length import Length, mm, pt
from generator.model.location import Location
from generator.writers.docx.prepare.opening import W, open_template
from generator.writers.docx.prepare.tags import TAG, words

_ALIGN = {"giua": "center", "trai": "left", "phai": "right"}


def placed(template: bytes, layout: BlankLayout, source: str) -> bytes:
    """Return ``template`` (.docx whose values stand in frames) with the sheet and the places of ``layout``.

    Raises :class:`InputError` for a place outside the sheet, or of a value that the template has no frame for.
    """
    opened = open_template(template, source)
    root = opened.trees[opened.main]
    sheet = _sheet(layout)
    frames = {
        tag: paragraph for paragraph in root.iter(f"{W}p") if (tag := _tag(paragraph)) and _frame(paragraph) is not None
    }
    spots = layout.spots.by_tag()
    for tag, spot in spots.items():
        if tag not in frames:
            raise InputError(
                _("mẫu phôi không có khung cho “{tag}”").format(tag=tag),
                at=Location(source),
                hint=_("dùng mẫu phoi-a4.docx, phoi-a3.docx có sẵn"),
            )
        if not spot.shown:
            parent = frames[tag].getparent()
            assert parent is not None
            parent.remove(frames.pop(tag))
    _resize(root, sheet)
    for tag, paragraph in frames.items():
        _place(paragraph, spots.get(tag, Spot()), layout, sheet, tag, source)
    return _repacked(template, opened.main, root)


def _sheet(layout: BlankLayout) -> tuple[Length, Length]:
    if isinstance(layout.sheet, Paper):
        return mm(layout.sheet.width), mm(layout.sheet.height)
    sheet = certificates.sheets()[layout.sheet]
    return sheet.width, sheet.height


def _tag(paragraph: etree._Element) -> str:
    """Return the first value that a paragraph prints; "" for none."""
    found = TAG.search(words(paragraph))
    return found[0].strip("{}% ").partition("|")[0].strip() if found else ""


def _frame(paragraph: etree._Element) -> etree._Element | None:
    return paragraph.find(f"{W}pPr/{W}framePr")


def _resize(root: etree._Element, sheet: tuple[Length, Length]) -> None:
    for size in root.iter(f"{W}pgSz"):
        size.set(f"{W}w", str(sheet[0].twips))
        size.set(f"{W}h", str(sheet[1].twips))
        size.set(f"{W}orient", "landscape" if sheet[0] > sheet[1] else "portrait")


def _place(
    paragraph: etree._Element, spot: Spot, layout: BlankLayout, sheet: tuple[Length, Length], tag: str, source: str
) -> None:
    frame = _frame(paragraph)
    assert frame is not None

    def moved(name: str, value: float | None, off: float) -> float:
        """Write one measure of the frame and return it in millimetres."""
        held = pt(int(frame.get(f"{W}{name}", "0")) / 20) if value is None else mm(value)
        where = float(held) + off
        frame.set(f"{W}{name}", str(mm(where).twips))
        return where

    left, top = moved("x", spot.left, layout.right), moved("y", spot.top, layout.down)
    width = moved("w", spot.width, 0)
    if left < 0 or top < 0 or left + width > sheet[0] + 0.5 or top > sheet[1]:
        raise InputError(
            _("“{tag}” nằm ngoài khổ giấy {width} × {height} mm").format(
                tag=tag, width=f"{float(sheet[0]):g}", height=f"{float(sheet[1]):g}"
            ),
            at=Location(source),
            hint=_("trai + rong không quá bề rộng của phôi"),
        )
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    if spot.align:
        for old in properties.findall(f"{W}jc"):
            properties.remove(old)
        etree.SubElement(properties, f"{W}jc").set(f"{W}val", _ALIGN[spot.align])
    if spot.size:
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            for name in ("sz", "szCs"):
                for old in look.findall(f"{W}{name}"):
                    look.remove(old)
                etree.SubElement(look, f"{W}{name}").set(f"{W}val", str(round(spot.size * 2)))


def _repacked(template: bytes, main: str, root: etree._Element) -> bytes:
    """Return the package with its main part changed; everything else, and every date, as it was."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == main:
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
