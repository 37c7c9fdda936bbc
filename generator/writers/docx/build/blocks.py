"""The blocks of a page, from the head to the appendices, with their tags (PL1/P1/M4, PL3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from generator.catalog import nd30
from generator.catalog.widths import text_width
from generator.model.length import Length, mm
from generator.writers.docx.build.markup import choose, drawn_line, frame, layout_table, loop, paragraph, tag, when

HEAD_LEFT = mm(65)
"""Width of the left half of the head; the right half then holds the Quốc hiệu of 13 pt on one line (95.6 mm)."""
FOOT_LEFT = mm(75)
SAMPLE_LINE = mm(25)
"""Length of a drawn line in the template itself; each document gets its own."""

_RUN_IN = ("{%r if d.tieu_de %}", ("{{ d.tieu_de }}", "VB Tiêu đề liền"), " ", "{%r endif %}")
_TITLED_LABEL = (
    "{%r if d.tieu_de %}",
    ("{{ d.nhan }} {{ d.tieu_de }}", "VB Tiêu đề liền"),
    "{%r else %}",
    "{{ d.nhan }}",
    "{%r endif %}",
)
_PLAIN_RUN_IN = ("{%r if d.tieu_de %}", "{{ d.tieu_de }} ", "{%r endif %}")


class Page:
    """The blocks of one template; it only counts the drawn shapes, which need a number each."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)
        self._width = nd30.default_page().text_width

    def head(self, *, letter: bool = False) -> str:
        """Return the head of page 1: names and Quốc hiệu, number and date; the subject of a công văn under the number."""
        names = self._names("co_quan_chu_quan", "co_quan", "ke_co_quan")
        return self._note() + layout_table(
            self._halves(HEAD_LEFT), [(names, self._motto()), self._number_and_date(letter=letter)]
        )

    def copy_head(self) -> str:
        """Return the block of a copy (PL3/Mẫu 3.1): a line across the page, names and the form of copy, number and date."""
        names = self._names("co_quan_chu_quan", "co_quan", "ke_co_quan")
        form = paragraph("VB Hình thức sao", "{{ ten_loai }}")
        return (
            when("luu_hanh", self._circulation())
            + paragraph("VB Đường kẻ bản sao")
            + layout_table(self._halves(HEAD_LEFT), [(names, form), self._number_and_date()])
            + when("trich_yeu", paragraph("VB Đoạn", "{{ trich_yeu }}"))
        )

    def _note(self) -> str:
        """Return what stands above everything: the line of a digital signature, the note on circulation."""
        return when("thong_tin_ky_so", paragraph("VB Thông tin ký số", "{{ thong_tin_ky_so }}")) + when(
            "luu_hanh", self._circulation()
        )

    def _circulation(self) -> str:
        return self._framed("khung_luu_hanh", mm(48), "VB Lưu hành", "{{ luu_hanh }}", align="right")

    def _number_and_date(self, *, letter: bool = False) -> tuple[str, str]:
        """Return the second row of a head: number and marks, place and date."""
        number = when(
            "so_ky_hieu",
            paragraph("VB Số ký hiệu", "Số: {{ so_ky_hieu }}"),
            otherwise=[paragraph("VB Số ký hiệu")],  # a cell is never empty
        )
        if letter:
            number += when("trich_yeu", paragraph("VB Trích yếu công văn", "{{ trich_yeu }}"))
        number += when("do_mat", self._framed("khung_do_mat", mm(30), "VB Độ mật", "{{ do_mat }}", color="FF0000"))
        number += when(
            "do_khan", self._framed("khung_do_khan", mm(40), "VB Mức độ khẩn", "{{ do_khan }}", color="FF0000")
        )
        return number, when("dia_danh_ngay", paragraph("VB Địa danh", "{{ dia_danh_ngay }}"))

    def title(self) -> str:
        """Return tên loại, trích yếu and the line under them."""
        return (
            paragraph("VB Tên loại", "{{ ten_loai }}")
            + when("trich_yeu", paragraph("VB Trích yếu", "{{ trich_yeu }}"))
            + self._line("ke_trich_yeu", "VB Đường kẻ tên loại")
        )

    def letter_title(self) -> str:
        """Return what a công văn has in the title's place: nothing, unless a name of its kind is given.

        A letter to persons has neither subject nor Kính gửi above its text, so a gap parts it from the head.
        """
        return when("ten_loai", paragraph("VB Tên loại", "{{ ten_loai }}")) + when(
            'loai == "thu-cong"', paragraph("VB Sau bảng")
        )

    @staticmethod
    def opening() -> str:
        """Return Kính gửi, authority line, căn cứ and enacting words, each where the document has it."""
        many = (
            paragraph("VB Kính gửi nhiều nơi", "Kính gửi:")
            + loop("noi", "kinh_gui_dau", paragraph("VB Kính gửi dòng", "- {{ noi }}"))
            + paragraph("VB Kính gửi dòng cuối", "- {{ kinh_gui_cuoi }}")
        )
        one = paragraph("VB Kính gửi", "Kính gửi: {{ kinh_gui_cuoi }}")
        wire = (
            loop("dong", "dien", paragraph("VB Kính gửi", "{{ dong }}"))
            + loop("noi", "noi_dien_dau", paragraph("VB Kính gửi dòng", "- {{ noi }}"))
            + when("noi_dien_cuoi", paragraph("VB Kính gửi dòng cuối", "- {{ noi_dien_cuoi }}"))
        )
        return (
            choose([("kinh_gui_dau", many), ("kinh_gui_cuoi", one), ("dien", wire)])
            + loop("dong", "tham_quyen", paragraph("VB Thẩm quyền", "{{ dong }}"))
            + loop("can", "can_cu", paragraph("VB Căn cứ", "{{ can }}"))
            + when("loi_ban_hanh", paragraph("VB Lời ban hành", "{{ loi_ban_hanh }}"))
        )

    @staticmethod
    def body() -> str:
        """Return one pattern for each kind of body paragraph; a table's pattern shows the look of its cells."""
        alone = [(level, level_name) for level, level_name in _ALONE]
        cases = [
            ("doan", paragraph("VB Đoạn", "{{ d.van_ban }}")),
            *((kind, _item(style)) for kind, style in _ITEMS),
            *((kind, paragraph(style, "{{ d.nhan }} {{ d.tieu_de }}")) for kind, style in _HEADINGS),
            ("dieu", paragraph("VB Điều", "{{ d.nhan }} {{ d.tieu_de }}")),
            (
                "dieu_khong_tieu_de",
                paragraph("VB Điều không tiêu đề", ("{{ d.nhan }}", "VB Nhãn điều"), " ", *_RUN_IN, "{{ d.van_ban }}"),
            ),
            ("bang", _table_pattern()),
            ("ten_bang", paragraph("VB Tên bảng", "{{ d.van_ban }}")),
            ("don_vi_tinh", paragraph("VB Đơn vị tính", "{{ d.van_ban }}")),
            ("sau_bang", paragraph("VB Sau bảng")),
            *(
                (
                    kind,
                    paragraph(f"VB {name}", "{{ d.nhan }}")
                    + when("d.tieu_de", paragraph(f"VB Tiêu đề {name.lower()}", "{{ d.tieu_de }}")),
                )
                for kind, name in alone
            ),
            *((f"doan_{align}", paragraph(style, "{{ d.van_ban }}")) for align, style in _ALIGNED),
            ("ngat_phan", paragraph("VB Ngắt phần")),
        ]
        return loop("d", "noi_dung", choose([(f'd.kieu == "{kind}"', content) for kind, content in cases]))

    def foot(self) -> str:
        """Return the foot of the text, one row that is never split: Nơi nhận beside the signature, or two signers.

        The confirmation of a giấy nghỉ phép stands below, on the left (PL3/Mẫu 1.10).
        """
        recipients = when(
            "noi_nhan",
            paragraph("VB Nơi nhận", "Nơi nhận:"),
            loop("noi", "noi_nhan.danh_sach", paragraph("VB Nơi nhận dòng", "- {{ noi }}")),
            when("noi_nhan.luu", paragraph("VB Nơi nhận dòng", "- {{ noi_nhan.luu }}")),
            when("noi_nhan.nguoi_soan", paragraph("VB Người soạn", "{{ noi_nhan.nguoi_soan }}")),
        )
        half = Length(self._width / 2)
        two = layout_table(
            [half, Length(self._width - half)], [(_signer("ky_trai"), _signer("ky"))], top=6, one_piece=True
        )
        below = when("noi_nhan", paragraph("VB Đoạn trái")) + recipients
        one = layout_table(self._halves(FOOT_LEFT), [(recipients, _signer("ky"))], top=6, one_piece=True)
        left = self._halves(FOOT_LEFT)
        confirmed = layout_table(left, [(_signer("xac_nhan"), paragraph("VB Nơi nhận"))], top=12, one_piece=True)
        return when("ky_trai", two, below, otherwise=[one]) + when("xac_nhan", paragraph("VB Ngắt phần"), confirmed)

    def appendices(self, section_break: str) -> str:
        """Return the appendices, each from a section break on; ``section_break`` is the mark that ends the main text."""
        head, foot = self._appendix_head(), self._appendix_foot()
        return loop("pl", "phu_luc", section_break, head, tag("{{p than(pl.noi_dung) }}"), foot)

    def separate_appendix(self) -> str:
        """Return the page of an appendix in a file of its own (PL3/Mẫu 2.2): the line of its signature, its head, its text."""
        signed = when("pl.thong_tin_ky_so", paragraph("VB Thông tin ký số", "{{ pl.thong_tin_ky_so }}"))
        return (
            loop("pl", "phu_luc", signed, self._appendix_head())
            + self.body()
            + loop("pl", "phu_luc", self._appendix_foot())
        )

    def _appendix_head(self) -> str:
        return (
            when(
                "pl.co_quan",
                layout_table(
                    self._halves(HEAD_LEFT),
                    [(self._names("pl.co_quan_chu_quan", "pl.co_quan", "ke_co_quan_phu_luc"), self._motto("_phu_luc"))],
                ),
            )
            + when("pl.nhan", paragraph("VB Phụ lục", "{{ pl.nhan }}"))
            + when("pl.ten_loai", paragraph("VB Tên loại", "{{ pl.ten_loai }}"))
            + when(
                "pl.tieu_de",
                when(
                    "pl.ten_loai",
                    paragraph("VB Trích yếu", "{{ pl.tieu_de }}"),
                    otherwise=[paragraph("VB Tiêu đề phụ lục", "{{ pl.tieu_de }}")],
                ),
            )
            + when("pl.kem_theo", paragraph("VB Kèm theo", "{{ pl.kem_theo }}"))
            + when("pl.ke.phu_luc", self._line("ke_phu_luc", "VB Đường kẻ tên loại"))
        )

    def _appendix_foot(self) -> str:
        return when(
            "pl.ky",
            layout_table(self._halves(FOOT_LEFT), [(paragraph("VB Nơi nhận"), _signer("pl.ky"))], one_piece=True),
        )

    def _halves(self, left: Length) -> tuple[Length, Length]:
        return left, Length(self._width - left)

    def _names(self, superior: str, issuer: str, line: str) -> str:
        return (
            loop("dong", superior, paragraph("VB Cơ quan chủ quản", "{{ dong }}"))
            + loop("dong", issuer, paragraph("VB Cơ quan", "{{ dong }}"))
            + self._line(line)
        )

    def _motto(self, ending: str = "") -> str:
        motto = nd30.fixed_text("tieu_ngu")
        component = nd30.component("tieu_ngu")
        length = text_width(motto, component.default, bold=component.bold)
        return (
            paragraph("VB Quốc hiệu", nd30.fixed_text("quoc_hieu"))
            + paragraph("VB Tiêu ngữ", motto)
            + drawn_line(f"ke_tieu_ngu{ending}", next(self._numbers), length)
        )

    def _line(self, name: str, style: str = "VB Đường kẻ") -> str:
        return drawn_line(name, next(self._numbers), SAMPLE_LINE, style=style)

    def _framed(
        self, name: str, width: Length, style: str, words: str, *, color: str = "000000", align: str = ""
    ) -> str:
        mark = next(iter(nd30.urgency_marks().values()))
        shape = frame(name, next(self._numbers), width, mark.height, paragraph(style, words), color=color)
        return paragraph(
            "VB Khung dấu", extra=f'<w:spacing w:after="80"/><w:jc w:val="{align}"/>' if align else "", inside=shape
        )


_ITEMS = (
    ("gach", "VB Gạch"),
    ("diem", "VB Điểm"),
    ("khoan", "VB Khoản"),
    ("cong", "VB Cộng"),
    ("khoan_con", "VB Khoản con"),
    ("diem_con", "VB Điểm con"),
    ("muc_khong_tieu_de", "VB Mục không tiêu đề"),
)
_HEADINGS = (
    ("la_ma", "VB La Mã"),
    ("khoan_co_tieu_de", "VB Khoản có tiêu đề"),
    ("khoan_con_co_tieu_de", "VB Khoản con có tiêu đề"),
    ("chu_hoa", "VB Chữ hoa"),
)
_ALONE = (("chuong", "Chương"), ("muc", "Mục"), ("phan", "Phần"), ("tieu_muc", "Tiểu mục"))
_ALIGNED = (("giua", "VB Đoạn giữa"), ("trai", "VB Đoạn trái"), ("phai", "VB Đoạn phải"))


def _item(style: str) -> str:
    """Return a labelled paragraph; its run-in heading is bold in a khoản only: điểm and below are upright and light."""
    if style in ("VB Khoản", "VB Khoản con"):
        return paragraph(style, *_TITLED_LABEL, " {{ d.van_ban }}")
    return paragraph(style, "{{ d.nhan }} ", *_PLAIN_RUN_IN, "{{ d.van_ban }}")


def _signer(who: str) -> str:
    office = loop("dong", f"{who}.quyen_han_chuc_vu", paragraph("VB Ký chức vụ", "{{ dong }}"))
    name = paragraph("VB Ký họ tên", f"{{{{ {who}.ho_ten }}}}")
    close = paragraph("VB Ký họ tên liền", f"{{{{ {who}.ho_ten }}}}")
    other = paragraph("VB Ký chức vụ khác", f"{{{{ {who}.chuc_vu_khac }}}}") + close
    drawn = paragraph("VB Ký ảnh", f"{{{{ {who}.anh }}}}") + when(
        f"{who}.chuc_vu_khac", paragraph("VB Ký chức vụ", f"{{{{ {who}.chuc_vu_khac }}}}")
    )
    return office + choose([(f"{who}.anh", drawn + close), (f"{who}.chuc_vu_khac", other), ("true", name)])


def _table_pattern() -> str:
    """Return the pattern of every body table: its frame, a heading row, and one cell for each look of a cell."""
    looks = (
        ("chu", "VB Ô bảng"),
        ("giua", "VB Ô bảng giữa"),
        ("phai", "VB Ô bảng phải"),
        ("deu", "VB Ô bảng đều"),
        ("so", "VB Ô bảng số"),
    )
    width = Length(nd30.default_page().text_width / len(looks)).twips
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    column = f'<w:gridCol w:w="{width}"/>'
    margins = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'

    def row(cells: list[str], look: str) -> str:
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
            for cell in cells
        )
        return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"

    head = row([paragraph("VB Ô tiêu đề", "{{ o.tieu_de }}") for _look in looks], "<w:cantSplit/><w:tblHeader/>")
    body = row([paragraph(style, f"{{{{ o.{look} }}}}") for look, style in looks], "<w:cantSplit/>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(looks)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{column * len(looks)}</w:tblGrid>{head}{body}</w:tbl>"
    )
