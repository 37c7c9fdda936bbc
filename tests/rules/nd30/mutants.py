"""Conformant layouts with one thing wrong, by rule: what each rule of the decree must catch, and what no other may."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from generator.model import Appendix, Division, Item, Paragraph, Reading, Recipients, Signature
from generator.model.layout import Border, CellPlace, LayoutParagraph, Picture, Role, RuleLine, Run
from generator.model.layout import Component as C
from generator.model.length import mm
from tests.builders.documents import decision, letter, plan, plan_with_appendix
from tests.builders.layout import (
    a_reading,
    find,
    inserted_after,
    with_layout,
    with_paragraph,
    with_section,
    with_text,
)

Build = Callable[[], Reading]


@dataclasses.dataclass(frozen=True)
class Mutant:
    """One faulty layout. ``also`` are rules that cannot but speak too; ``said`` is a part of the message."""

    rule: str
    name: str
    build: Build
    said: str = ""
    also: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.rule} {self.name}"


def blank(like: LayoutParagraph, **changes: Any) -> LayoutParagraph:
    """An empty paragraph that stands where ``like`` does."""
    return dataclasses.replace(like, runs=(), role=None, path=None, **changes)


def line(like: LayoutParagraph, text: str, component: C | None, **changes: Any) -> LayoutParagraph:
    """A paragraph like another one, with other words and another role."""
    run = dataclasses.replace(like.runs[0], text=text)
    role = Role(component) if component else None
    return dataclasses.replace(like, runs=(run,), role=role, path=None, **changes)


def moved(reading: Reading, where: C, **cell: int) -> Reading:
    """A component's paragraphs in another cell."""
    assert reading.layout is not None
    for p in reading.layout.having(where):
        assert p.cell is not None
        reading = with_paragraph(reading, p.index, cell=dataclasses.replace(p.cell, **cell))
    return reading


def long_plan() -> Reading:
    """A plan of certainly more than one page."""
    more = tuple(
        Paragraph(text="Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc các nhiệm vụ được giao. " * 6)
        for _ in range(20)
    )
    return a_reading(plan(body=(*more, Paragraph(text="Yêu cầu các cơ quan, đơn vị thực hiện Kế hoạch này./."))))


def without_numbers(reading: Reading) -> Reading:
    """No page number anywhere."""
    assert reading.layout is not None
    number = find(reading, C.SO_TRANG).index
    run = dataclasses.replace(reading.layout.paragraphs[number].runs[0], field=None, text="")
    return with_paragraph(reading, number, runs=(run,))


def rules_text(**changes: Any) -> Reading:
    """A decision that issues a quy chế built on chapters and articles."""
    chapters = (
        Division(label="Chương I", heading="QUY ĐỊNH CHUNG", level="chuong", children=(article(1), article(2))),
        Division(label="Chương II", heading="TỔ CHỨC THỰC HIỆN", level="chuong", children=(article(3),)),
    )
    return a_reading(
        plan(
            kind="quy-che", symbol="QC-UBND", title="Làm việc của Ủy ban nhân dân tỉnh", **{"body": chapters, **changes}
        )
    )


def article(number: int) -> Division:
    end = "./." if number == 3 else "."
    return Division(
        label=f"Điều {number}.",
        heading="Phạm vi điều chỉnh",
        level="dieu",
        children=(Item(label="1.", text=f"Nội dung của khoản một{end}", level="khoan"),),
    )


def points(*labels: str) -> Reading:
    """A plan with one list of points with these labels."""
    items = tuple(Item(label=label, text="Nội dung của điểm này.", level="diem") for label in labels)
    section = Division(
        label="I.",
        heading="NHIỆM VỤ",
        level="la_ma",
        children=(
            Division(label="1.", heading="Nội dung", level="khoan", children=items),
            Paragraph(text="Yêu cầu các cơ quan, đơn vị thực hiện Kế hoạch này./."),
        ),
    )
    return a_reading(plan(body=(section,)))


def two_appendices(first: str = "Phụ lục I", second: str = "Phụ lục II") -> Reading:
    base = plan_with_appendix()
    one = base.appendices[0]
    body = (*base.body[:-1], Paragraph(text="Chi tiết tại Phụ lục I, Phụ lục II kèm theo Kế hoạch này./."))
    made = (one.model_copy(update={"label": first}), one.model_copy(update={"label": second}))
    return a_reading(base.model_copy(update={"body": body, "appendices": made}))


def telegram(opening: str) -> Reading:
    body = (
        Paragraph(text=opening),
        Item(label="-", text="Ủy ban nhân dân các xã, phường.", level="gach"),
        Paragraph(text="Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện Công điện này./."),
    )
    return a_reading(plan(kind="cong-dien", symbol="CĐ-UBND", title="Ứng phó với mưa lũ", body=body))


def minutes(
    *, left: str = "THƯ KÝ", right: str = "CHỦ TỌA", ending: str = "Cuộc họp kết thúc vào 11 giờ 30 phút./."
) -> Reading:
    texts = (
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 05 tháng 3 năm 2026.",
        "Địa điểm: Phòng họp Ủy ban nhân dân tỉnh.",
        "Thành phần tham dự: đại diện các sở.",
        "Chủ trì (chủ tọa): ông Nguyễn Văn An.",
        "Thư ký (người ghi biên bản): bà Trần Thị Bình.",
        "Nội dung: thảo luận kế hoạch.",
        ending,
    )
    document = plan(
        kind="bien-ban",
        symbol="BB-UBND",
        title="Họp giao ban tháng 3 năm 2026",
        body=tuple(Paragraph(text=text) for text in texts),
        signature=Signature(lines=(right,), name="Nguyễn Văn An"),
        cosignature=Signature(lines=(left,), name="Trần Thị Bình"),
        recipients=Recipients(lines=("Các sở;",), archive="Lưu: VT, Hồ sơ."),
    )
    return a_reading(document)


def invitation(*texts: str) -> Reading:
    body = tuple(Paragraph(text=text) for text in texts)
    return a_reading(plan(kind="giay-moi", symbol="GM-UBND", title="Dự hội nghị tổng kết", body=body))


def with_copy(heading: str = "SAO Y", number: str = "Số: 05/SY-UBND", lined: bool = True) -> Reading:
    """A plan with the block of a bản sao behind it."""
    reading = a_reading()
    last = find(reading, C.KY_HO_TEN)
    assert reading.layout is not None
    texts: tuple[tuple[str, C, float, bool, bool], ...] = (
        (heading, C.TEN_LOAI, 14, True, False),
        ("ỦY BAN NHÂN DÂN", C.CO_QUAN, 13, True, False),
        (number, C.SO_KY_HIEU, 13, False, False),
        ("Nghệ An, ngày 08 tháng 3 năm 2026", C.DIA_DANH, 14, False, True),
    )
    new = []
    for text, component, size, bold, italic in texts:
        run = Run(text, "Times New Roman", size, bold, italic)
        new.append(
            dataclasses.replace(
                last, runs=(run,), role=Role(component, copy=True), cell=None, container="body", path=None
            )
        )
    made = inserted_after(reading, C.KY_HO_TEN, *new)
    assert made.layout is not None
    if lined:
        under = find(made, C.KY_HO_TEN).index
        made = with_layout(
            made, rule_lines=(*made.layout.rule_lines, RuleLine(under, mm(165), "shape", centred=True, solid=True))
        )
    return made


def attached(**changes: Any) -> Reading:
    """A decision with a quy chế issued with it (its header set by hand: the typesetter makes appendices only)."""
    reading = a_reading(
        decision(appendices=(Appendix(title="x", reference="y", body=(Paragraph(text="Nội dung quy chế./."),)),))
    )
    assert reading.layout is not None
    label, title, reference = (find(reading, c) for c in (C.PHU_LUC_NHAN, C.PHU_LUC_TIEU_DE, C.KEM_THEO))
    says = {
        "kind": "QUY CHẾ",
        "title": "Làm việc của Sở Nội vụ",
        "reference": "(Kèm theo Quyết định số 08/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
        **changes,
    }
    bold = {"bold": True, "size": 14.0}
    for p, text, component in ((label, says["kind"], C.TEN_LOAI), (title, says["title"], C.TRICH_YEU)):
        run = Run(text or "", "Times New Roman", italic=False, **bold)
        reading = with_paragraph(reading, p.index, runs=(run,), role=Role(component, appendix=0))
    reading = with_text(reading, reference.index, says["reference"])
    head = [
        dataclasses.replace(
            label, runs=(Run(text, "Times New Roman", size, True, False),), role=Role(component, appendix=0)
        )
        for text, component, size in (
            ("SỞ NỘI VỤ", C.CO_QUAN, 13.0),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", C.QUOC_HIEU, 13.0),
        )
        if component.value not in says.get("missing", ())
    ]
    name = find(reading, C.KY_HO_TEN).index
    assert reading.layout is not None
    return inserted_after(reading, name, *(dataclasses.replace(p, section=label.section) for p in head))


def with_mark(text: str = "KHẨN", **changes: Any) -> Reading:
    """A letter with a mark of urgency in a frame of the right size under its subject."""
    reading = a_reading(letter())
    about = find(reading, C.TRICH_YEU)
    frame = {"kind": "textbox", "width": mm(20), "height": mm(8), "outlined": True, "text": text}
    box = {**frame, **changes.pop("box", {})}
    run = Run(text, "Times New Roman", 13.0, True, False, color="FF0000")
    run = dataclasses.replace(run, **changes.pop("run", {}))
    mark = dataclasses.replace(about, runs=(run,), role=Role(C.DO_KHAN), path=None, **changes)
    made = inserted_after(reading, C.TRICH_YEU, mark)
    return with_layout(made, pictures=(Picture(**box),))


def with_component(
    text: str, component: C, size: float, *, container: str = "body", bordered: bool = False, **look: Any
) -> Reading:
    """A plan with one more paragraph of a component, before everything else."""
    reading = a_reading()
    first = find(reading, C.TEN_LOAI)
    run = Run(text, "Times New Roman", size, look.get("bold", False), look.get("italic", False))
    borders = tuple(Border(edge, "single") for edge in ("top", "bottom", "left", "right")) if bordered else ()
    p = dataclasses.replace(first, runs=(run,), role=Role(component), container=container, borders=borders, path=None)
    return inserted_after(reading, C.DIA_DANH, p)


def with_address(*, lined: bool = True, first_only: bool = True, size: float = 11) -> Reading:
    """A letter with the office's address at the foot of its first page."""
    reading = a_reading(letter())
    number = find(reading, C.SO_TRANG)
    borders = (Border("top", "single"),) if lined else ()
    run = Run("Số 15 đường Lê Lợi; điện thoại: 0238.3000000", "Times New Roman", size, False, False)
    p = dataclasses.replace(number, runs=(run,), role=Role(C.DIA_CHI), container="footer", borders=borders, path=None)
    made = inserted_after(reading, C.SO_TRANG, p)
    return with_section(
        made, footers={"first" if first_only else "default": (number.index + 1,)}, title_page=first_only
    )


def picture(**changes: Any) -> Reading:
    """A decision with an embedded picture in its signature block."""
    reading = a_reading(decision())
    at = find(reading, C.KY_CHUC_VU).index
    image = {"kind": "picture", "content_type": "image/png", "paragraph": at, "transparent": True, "main_color": "blue"}
    return with_layout(reading, pictures=(Picture(**{**image, **changes}),))


BLANK_CELL = CellPlace(0, 1, 0)
