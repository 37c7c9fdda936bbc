"""The pictures of the guide to the templates: where to click in Word, drawn as diagrams, no screenshots."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drawing import BLUE, DARK, GREEN, GREY, PALE, RED, WHITE, Box, Drawing, Line, Mark, Shape, Words

TABS = ("File", "Home", "Insert", "Design", "Layout", "References", "Mailings", "Review", "View")
TAG, PAPER = "#7f7f7f", "#fdfdfd"


def window(width: int, height: int, words: str, active: str, tabs: Sequence[str] = TABS) -> Drawing:
    """Return a picture with Word's title bar and its tabs, one of them open."""
    made = Drawing(width, height, words)
    made.add(Box(8, 8, width - 16, height - 16, "#f3f3f3", GREY), Box(8, 8, width - 16, 26, BLUE, BLUE))
    made.add(Words(width / 2, 27, "ten-loai.docx - Word", 14, WHITE, at="middle"))
    x = 22.0
    for tab in tabs:
        room = 9.0 * len(tab) + 18
        if tab == active:
            made.add(
                Box(x - 4, 38, room, 26, WHITE, GREY),
                Words(x + room / 2 - 4, 56, tab, 14, BLUE, bold=True, at="middle"),
            )
        else:
            made.add(Words(x + room / 2 - 4, 56, tab, 14, at="middle"))
        x += room
    made.add(Box(8, 64, width - 16, 86, WHITE, GREY))
    return made


def group(
    made: Drawing, x: float, width: float, name: str, buttons: Sequence[str] = (), *, corner: bool = False
) -> None:
    """Draw a group of the ribbon: its buttons, its name, and the small arrow in its corner."""
    made.add(Line(x + width, 70, x + width, 144), Words(x + width / 2, 144, name, 12, GREY, at="middle"))
    if corner:
        made.add(
            Box(x + width - 18, 132, 12, 12, WHITE, DARK), Line(x + width - 15, 135, x + width - 8, 142, DARK, 1.5)
        )
    each = (width - 12) / max(1, len(buttons))
    for number, button in enumerate(buttons):
        made.add(Box(x + 6 + number * each, 74, each - 6, 52, PALE, GREY, round=3))
        lines = button.split("\n")
        for row, line in enumerate(lines):
            made.add(
                Words(x + 3 + (number + 0.5) * each, 106 + 15 * (row - (len(lines) - 1) / 2), line, 13, at="middle")
            )


def paper(made: Drawing, x: float, y: float, width: float, height: float) -> None:
    """Draw a sheet."""
    made.add(Box(x, y, width, height, PAPER, GREY))


def panel(made: Drawing, x: float, y: float, width: float, height: float, name: str) -> None:
    """Draw a dialog or a pane with its name."""
    made.add(
        Box(x, y, width, height, WHITE, DARK, 1.5),
        Box(x, y, width, 28, PALE, DARK, 1),
        Words(x + 12, y + 20, name, 15, bold=True),
    )


def button(made: Drawing, x: float, y: float, width: float, words: str, *, main: bool = False) -> None:
    """Draw a button."""
    made.add(Box(x, y, width, 28, BLUE if main else WHITE, BLUE, 1.2, 3))
    made.add(Words(x + width / 2, y + 19, words, 14, WHITE if main else DARK, at="middle"))


def tick(x: float, y: float, *, on: bool) -> tuple[Shape, ...]:
    """Return a box to be ticked, ticked or not."""
    box = Box(x, y, 14, 14, WHITE, DARK, 1.2)
    return (
        (box, Line(x + 3, y + 7, x + 6, y + 11, GREEN, 2.5), Line(x + 6, y + 11, x + 12, y + 3, GREEN, 2.5))
        if on
        else (box,)
    )


def chosen(made: Drawing, x: float, y: float, width: float, label: str, value: str, room: float = 150) -> None:
    """Draw a field of a dialog: its label and the value in it."""
    made.add(
        Words(x, y + 18, label, 14),
        Box(x + room, y, width - room, 26, WHITE, GREY),
        Words(x + room + 8, y + 18, value, 14),
    )


def styles_pane() -> Drawing:
    """Where the styles are, and how one is opened for a change."""
    made = window(
        900,
        420,
        "Thẻ Home, nhóm Styles: bấm mũi tên nhỏ ở góc để mở khung Styles, bấm phải vào một kiểu, chọn Modify",
        "Home",
    )
    group(made, 12, 90, "Clipboard", ["Paste"])
    group(made, 102, 220, "Font", ["Times New…", "14"], corner=True)
    group(made, 322, 130, "Paragraph", ["≡", "≡"], corner=True)
    group(made, 452, 330, "Styles", ["Normal", "VB Đoạn", "VB Điều"], corner=True)
    group(made, 782, 104, "Editing", ["Select"])
    made.add(Mark(772, 114, "1"))
    paper(made, 40, 170, 480, 230)
    made.add(
        Words(280, 220, "{{ ten_loai }}", 16, bold=True, at="middle", face="serif"),
        Words(280, 246, "{{ trich_yeu }}", 16, bold=True, at="middle", face="serif"),
        Line(240, 256, 320, 256, DARK, 1.5),
        Line(282, 300, 282, 262, RED, 2, arrow=True),
        Words(280, 320, "con trỏ đặt ở đây: khung Styles tô kiểu đang dùng", 14, RED, at="middle"),
    )
    panel(made, 570, 160, 310, 240, "Styles")
    rows = ("VB Quốc hiệu", "VB Cơ quan", "VB Số ký hiệu", "VB Trích yếu  ▼", "VB Nơi nhận", "VB Ký chức vụ")
    for number, row in enumerate(rows):
        y = 192 + 30 * number
        if "Trích" in row:
            made.add(Box(576, y, 180, 28, "#cfe0f7", BLUE))
        made.add(Words(586, y + 20, row, 15))
    made.add(
        Box(700, 300, 170, 92, WHITE, DARK),
        Words(712, 322, "Update … to Match", 13),
        Box(702, 330, 166, 24, "#cfe0f7", "#cfe0f7"),
    )
    made.add(
        Words(712, 347, "Modify…", 14, bold=True),
        Words(712, 376, "Select All", 13),
        Mark(770, 296, "2"),
        Mark(850, 342, "3"),
    )
    return made


def modify_style() -> Drawing:
    """The dialog in which a style is changed."""
    made = Drawing(
        900, 420, "Hộp Modify Style: đổi cỡ chữ, kiểu chữ, canh lề; Format, Paragraph để đổi khoảng cách; OK"
    )
    panel(made, 20, 12, 540, 396, "Modify Style")
    chosen(made, 40, 54, 500, "Name:", "VB Trích yếu", 190)
    chosen(made, 40, 88, 500, "Style based on:", "VB Giữa trang", 190)
    made.add(Line(40, 128, 540, 128), Words(40, 150, "Formatting", 14, bold=True))
    made.add(
        Box(40, 162, 200, 28, WHITE, GREY),
        Words(50, 181, "Times New Roman ▼", 14),
        Box(250, 162, 60, 28, WHITE, GREY),
        Words(260, 181, "14 ▼", 14),
    )
    for number, (word, on) in enumerate((("B", True), ("I", False), ("U", False))):
        made.add(
            Box(322 + 36 * number, 162, 30, 28, "#cfe0f7" if on else WHITE, BLUE if on else GREY),
            Words(337 + 36 * number, 182, word, 15, bold=True, at="middle"),
        )
    made.add(Mark(280, 150, "1"), Mark(337, 150, "2"))
    for number in range(4):
        on = number == 1
        x = 40 + 44 * number
        made.add(Box(x, 202, 38, 28, "#cfe0f7" if on else WHITE, BLUE if on else GREY))
        for row, (left, right) in enumerate(((6, 32), (11, 27), (6, 32)) if on else ((6, 32), (6, 24), (6, 32))):
            made.add(Line(x + left, 210 + 6 * row, x + right, 210 + 6 * row, DARK, 1.5))
    made.add(
        Mark(240, 216, "3"),
        Box(40, 242, 500, 84, WHITE, GREY),
        Words(290, 292, "Về việc triển khai công tác cải cách hành chính", 17, bold=True, at="middle", face="serif"),
    )
    made.add(Words(40, 348, "• Only in this document", 14))
    button(made, 40, 366, 110, "Format ▼")
    made.add(Mark(164, 380, "4"))
    button(made, 330, 366, 100, "OK", main=True)
    button(made, 440, 366, 100, "Cancel")
    made.add(Mark(316, 380, "5"))
    panel(made, 590, 60, 290, 250, "Format ▼, Paragraph…")
    for number, (label, value) in enumerate(
        (
            ("Alignment:", "Justified"),
            ("Special:", "First line"),
            ("By:", "1,27 cm"),
            ("Before:", "6 pt"),
            ("Line spacing:", "Single"),
        )
    ):
        chosen(made, 604, 100 + 38 * number, 262, label, value, 120)
    made.add(
        Line(95, 394, 95, 402, RED, 2), Line(95, 402, 735, 402, RED, 2), Line(735, 402, 735, 314, RED, 2, arrow=True)
    )
    made.add(
        Words(735, 32, "số trong khoảng cho phép của", 14, RED, at="middle"),
        Words(735, 50, "Nghị định số 30/2020/NĐ-CP", 14, RED, at="middle"),
    )
    return made


def tags() -> Drawing:
    """A template's page: what is printed, what only the program sees."""
    made = Drawing(
        900, 460, "Trang mẫu: chữ đen và thẻ hai ngoặc nhọn được in, dòng xám mở và đóng từng khối không được in"
    )
    paper(made, 20, 14, 560, 432)
    left: list[tuple[str, str]] = [("{%p for dong in co_quan %}", TAG), ("{{ dong }}", DARK), ("{%p endfor %}", TAG)]
    for number, (words, color) in enumerate(left):
        made.add(
            Words(
                150,
                46 + 22 * number,
                words,
                13 if color == TAG else 15,
                color,
                bold=color == DARK,
                at="middle",
                face="serif",
            )
        )
    made.add(
        Line(120, 100, 180, 100, DARK, 1.5), Words(150, 124, "Số: {{ so_ky_hieu }}", 15, at="middle", face="serif")
    )
    made.add(Words(410, 46, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, at="middle", face="serif"))
    made.add(
        Words(410, 66, "Độc lập - Tự do - Hạnh phúc", 14, bold=True, at="middle", face="serif"),
        Line(320, 74, 500, 74, DARK, 1.5),
    )
    made.add(Words(410, 124, "{{ dia_danh_ngay }}", 15, at="middle", face="serif"))
    rows = (
        ("{{ ten_loai }}", True),
        ("{%p if trich_yeu %}", None),
        ("{{ trich_yeu }}", True),
        ("{%p endif %}", None),
        ("{%p for d in noi_dung %}", None),
        ('{%p if d.kieu == "doan" %}', None),
        ("{{ d.van_ban }}", False),
        ("…", None),
        ("{%p endfor %}", None),
    )
    for number, (words, bold) in enumerate(rows):
        made.add(
            Words(
                300,
                168 + 26 * number,
                words,
                13 if bold is None else 16,
                TAG if bold is None else DARK,
                bold=bool(bold),
                at="middle",
                face="serif",
            )
        )
    made.add(Mark(215, 168, "1"), Mark(200, 194, "2"), Mark(200, 246, "2"), Mark(562, 34, "3"), Mark(560, 74, "4"))
    notes = (
        ("1", "Thẻ có hai ngoặc nhọn: in giá trị.", "Đổi kiểu, dời chỗ được; không đổi tên."),
        ("2", "Dòng xám {%p … %}: không in ra.", "Mở bằng if, for thì đóng endif, endfor."),
        ("3", "Chữ không có ngoặc: in nguyên văn.", "Quốc hiệu, Tiêu ngữ giữ đúng từng chữ."),
        ("4", "Đường kẻ có tên (Selection Pane):", "độ dài tính lại cho từng văn bản."),
    )
    for number, (mark, first, second) in enumerate(notes):
        y = 60 + 100 * number
        made.add(Mark(614, y, mark), Words(638, y + 5, first, 14, bold=True), Words(638, y + 26, second, 14))
    return made


def right_and_wrong() -> Drawing:
    """Tags as they are right, and the ways in which they go wrong."""
    made = Drawing(
        900, 420, "Viết thẻ đúng và những lỗi hay gặp: một ngoặc, có dấu, hoa thường, ngoặc lạ, chữ đứng cùng dòng xám"
    )
    made.add(Box(20, 14, 420, 392, "#f1f8f1", GREEN, 1.5, 6), Words(40, 44, "ĐÚNG", 18, GREEN, bold=True))
    made.add(Box(460, 14, 420, 392, "#fdf1f1", RED, 1.5, 6), Words(480, 44, "SAI", 18, RED, bold=True))
    good = (
        "{{ trich_yeu }}",
        "Số: {{ so_ky_hieu }}",
        "{{ ky.ho_ten }}",
        "{%p if trich_yeu %}",
        '{%p elif d.kieu == "doan" %}',
        "{{ ten_loai|in_hoa }}",
    )
    bad = (
        ("{ trich_yeu }", "chỉ một ngoặc: in nguyên văn"),
        ("{{ trích_yếu }}", "tên thẻ không có dấu"),
        ("{{ Trich_yeu }}", "tên thẻ viết thường"),
        ("[[ trich_yeu ]]", "ngoặc khác: in nguyên văn"),
        ("Trích yếu: {%p if trich_yeu %}", "dòng xám đứng một mình"),
        ("{%p if trich_yeu %} … (không đóng)", "thiếu {%p endif %}"),
    )
    for number, words in enumerate(good):
        made.add(Words(44, 90 + 52 * number, words, 17, face="mono"))
    for number, (words, why) in enumerate(bad):
        made.add(Words(484, 84 + 54 * number, words, 16, face="mono"), Words(484, 104 + 54 * number, why, 13, RED))
    return made


def header_footer() -> Drawing:
    """Header, footer and page number."""
    made = window(
        900,
        440,
        "Bấm đúp vào lề trên để mở đầu trang; giữ dấu chọn Different First Page; số trang ở giữa đầu trang từ trang 2",
        "Header & Footer",
        (*TABS[:3], "Layout", "Review", "View", "Header & Footer"),
    )
    group(made, 12, 250, "Header & Footer", ["Header", "Footer", "Page\nNumber"])
    group(made, 262, 130, "Insert", ["Pictures"])
    made.add(
        Box(400, 74, 270, 58, WHITE, GREY),
        *tick(408, 82, on=True),
        Words(430, 94, "Different First Page", 14, bold=True),
        *tick(408, 106, on=False),
        Words(430, 118, "Different Odd & Even Pages", 14),
        Mark(660, 82, "2"),
    )
    made.add(
        Words(535, 144, "Options", 12, GREY, at="middle"),
        Box(790, 74, 90, 52, "#f7dcdc", RED),
        Words(835, 98, "Close", 13, at="middle"),
        Words(835, 114, "Header", 13, at="middle"),
        Mark(782, 82, "5"),
    )
    paper(made, 40, 168, 380, 260)
    paper(made, 470, 168, 380, 260)
    made.add(
        Box(40, 168, 380, 44, "#fff8e1", GREY),
        Words(230, 194, "đầu trang 1: để trống", 14, GREY, at="middle"),
        Mark(62, 190, "1"),
    )
    made.add(
        Box(40, 372, 380, 56, "#fff8e1", GREY),
        Line(60, 384, 400, 384, DARK, 1.5),
        Words(230, 408, "{{ dong }}  (địa chỉ cơ quan)", 14, at="middle"),
        Mark(62, 408, "4"),
    )
    made.add(
        Box(470, 168, 380, 44, "#fff8e1", GREY),
        Words(660, 196, "2", 17, at="middle", face="serif"),
        Mark(690, 190, "3"),
        Words(706, 196, "số trang", 14, RED),
    )
    for x in (60, 490):
        for number in range(5):
            made.add(Line(x, 240 + 24 * number, x + 340 - 60 * (number == 4), 240 + 24 * number, "#cccccc", 4))
    made.add(
        Words(230, 364, "trang 1", 13, GREY, at="middle"), Words(660, 410, "trang 2 trở đi", 13, GREY, at="middle")
    )
    return made


def selection_pane() -> Drawing:
    """The names of drawn lines and frames."""
    made = window(900, 420, "Home, Select, Selection Pane: danh sách đường kẻ và khung; giữ nguyên tên", "Home")
    group(made, 12, 300, "Font", ["Times New Roman", "14"])
    group(made, 312, 320, "Styles", ["VB Đoạn", "VB Điều"], corner=True)
    group(made, 632, 250, "Editing", ["Find", "Replace", "Select ▼"])
    made.add(
        Mark(846, 76, "1"),
        Box(700, 152, 186, 96, WHITE, DARK),
        Words(712, 176, "Select All", 14),
        Words(712, 202, "Select Objects", 14),
        Box(702, 212, 182, 30, "#cfe0f7", "#cfe0f7"),
        Words(712, 232, "Selection Pane…", 14, bold=True),
        Mark(868, 227, "2"),
    )
    panel(made, 400, 170, 270, 236, "Selection")
    for number, row in enumerate(
        ("ke_co_quan", "ke_tieu_ngu", "ke_trich_yeu", "khung_do_khan", "khung_do_mat", "khung_luu_hanh")
    ):
        made.add(
            Words(420, 222 + 30 * number, row, 15, face="mono"), Words(640, 222 + 30 * number, "●", 15, GREY, at="end")
        )
    made.add(Mark(392, 216, "3"))
    paper(made, 40, 170, 330, 236)
    made.add(
        Words(120, 214, "{{ dong }}", 15, bold=True, at="middle", face="serif"),
        Line(90, 226, 150, 226, RED, 3),
        Words(280, 214, "Độc lập - Tự do …", 14, bold=True, at="middle", face="serif"),
        Line(220, 226, 340, 226, RED, 3),
    )
    made.add(
        Line(396, 216, 160, 226, RED, 1.5, arrow=True),
        Words(205, 290, "Vẽ lại một đường thì đặt đúng tên cũ:", 14, at="middle"),
        Words(205, 312, "bấm hai lần vào tên trong khung", 14, at="middle"),
        Words(205, 334, "Selection rồi gõ.", 14, at="middle"),
    )
    return made


def margins() -> Drawing:
    """Paper and margins."""
    made = window(
        900,
        400,
        "Layout, Margins, Custom Margins: trên, dưới 2 đến 2,5 cm; trái 3 đến 3,5 cm; phải 1,5 đến 2 cm; giấy A4",
        "Layout",
    )
    group(made, 12, 380, "Page Setup", ["Margins ▼", "Orientation", "Size"], corner=True)
    made.add(Mark(76, 76, "1"))
    panel(made, 40, 168, 480, 214, "Page Setup")
    for number, (label, value) in enumerate((("Top:", "2 cm"), ("Left:", "3 cm"))):
        chosen(made, 60, 212 + 40 * number, 210, label, value, 70)
    for number, (label, value) in enumerate((("Bottom:", "2 cm"), ("Right:", "1,5 cm"))):
        chosen(made, 290, 212 + 40 * number, 210, label, value, 80)
    chosen(made, 60, 292, 210, "Paper:", "A4", 70)
    chosen(made, 290, 292, 210, "Apply to:", "This section ▼", 80)
    made.add(Mark(284, 206, "2"), Mark(510, 306, "3"))
    button(made, 390, 340, 110, "OK", main=True)
    rows = (
        ("Lề trên, lề dưới", "20 - 25 mm"),
        ("Lề trái", "30 - 35 mm"),
        ("Lề phải", "15 - 20 mm"),
        ("Khổ giấy", "A4, 210 x 297 mm"),
    )
    made.add(Words(560, 196, "Khoảng cho phép", 15, bold=True))
    for number, (label, value) in enumerate(rows):
        made.add(
            Line(560, 210 + 38 * number, 870, 210 + 38 * number),
            Words(564, 235 + 38 * number, label, 14),
            Words(866, 235 + 38 * number, value, 14, bold=True, at="end"),
        )
    made.add(Words(560, 384, "Phụ lục I, Phần I, Mục I, Nghị định số 30/2020/NĐ-CP", 12, GREY))
    return made


def logo() -> Drawing:
    """A logo or a line of the office's own."""
    made = window(
        900,
        390,
        "Insert, Pictures: chèn logo; Layout Options, In Line with Text; đặt trong ô riêng, không che Quốc hiệu",
        "Insert",
    )
    group(made, 12, 120, "Tables", ["Table"])
    group(made, 132, 300, "Illustrations", ["Pictures ▼", "Shapes"])
    group(made, 432, 180, "Text", ["Text Box"])
    made.add(Mark(160, 76, "1"))
    paper(made, 40, 168, 460, 210)
    made.add(
        Box(60, 184, 60, 60, "#ffe9a8", "#b58900", 1.5, 30),
        Words(90, 219, "logo", 14, at="middle"),
        Mark(130, 190, "2"),
    )
    made.add(
        Words(210, 204, "{{ dong }}", 15, bold=True, at="middle", face="serif"),
        Words(390, 204, "CỘNG HÒA XÃ HỘI …", 14, bold=True, at="middle", face="serif"),
    )
    made.add(
        Words(210, 250, "Số: {{ so_ky_hieu }}", 15, at="middle", face="serif"),
        Words(390, 250, "{{ dia_danh_ngay }}", 15, at="middle", face="serif"),
    )
    made.add(
        Line(60, 330, 480, 330, DARK, 1),
        Words(270, 352, "Hệ thống quản lý chất lượng … (dòng riêng của cơ quan)", 13, at="middle"),
        Mark(474, 346, "4"),
    )
    panel(made, 540, 168, 330, 120, "Layout Options")
    made.add(
        Box(556, 206, 90, 66, "#cfe0f7", BLUE, 2),
        Words(601, 246, "■ ≡", 22, at="middle"),
        Words(660, 236, "In Line with Text", 15, bold=True),
        Mark(846, 232, "3"),
    )
    made.add(
        Words(705, 320, "Ảnh đặt nổi trên chữ có thể che chữ", 14, RED, at="middle"),
        Words(705, 342, "khi văn bản dài hơn mẫu.", 14, RED, at="middle"),
    )
    return made


def autocorrect() -> Drawing:
    """What Word changes while one types, and where that is turned off."""
    made = Drawing(
        900, 400, "File, Options, Proofing, AutoCorrect Options: bỏ chọn viết hoa đầu câu và ngoặc kép cong khi gõ thẻ"
    )
    panel(made, 20, 14, 300, 372, "File, Options")
    for number, row in enumerate(("General", "Display", "Proofing", "Save", "Language", "Advanced")):
        if row == "Proofing":
            made.add(Box(26, 52 + 44 * number, 288, 36, "#cfe0f7", BLUE))
        made.add(Words(44, 76 + 44 * number, row, 15, bold=row == "Proofing"))
    made.add(Mark(290, 158, "1"))
    button(made, 60, 330, 220, "AutoCorrect Options…")
    made.add(Mark(50, 344, "2"))
    panel(made, 350, 14, 530, 372, "AutoCorrect")
    made.add(
        Box(364, 54, 130, 28, WHITE, GREY),
        Words(429, 73, "AutoCorrect", 14, at="middle"),
        Box(500, 54, 200, 28, "#cfe0f7", BLUE),
        Words(600, 73, "AutoFormat As You Type", 14, bold=True, at="middle"),
    )
    rows = (
        ("Capitalize first letter of sentences", "ở thẻ AutoCorrect; lệnh viết hoa (If, For) thì chương trình báo lỗi"),
        ('"Straight quotes" with “smart quotes”', "ngoặc cong trong thẻ thì chương trình tự hiểu"),
        ("Internet and network paths with hyperlinks", "thẻ thành liên kết thì vẫn in được"),
    )
    for number, (label, why) in enumerate(rows):
        y = 124 + 70 * number
        made.add(*tick(376, y - 13, on=False), Words(404, y, label, 15, bold=True), Words(404, y + 24, why, 14, GREY))
    made.add(Mark(364, 106, "3"))
    button(made, 760, 340, 100, "OK", main=True)
    return made


def review() -> Drawing:
    """Tracked changes and comments are taken out before a template is used."""
    made = window(900, 330, "Thẻ Review: Accept All Changes, tắt Track Changes, Delete All Comments rồi lưu", "Review")
    group(made, 12, 190, "Comments", ["New", "Delete ▼"])
    group(made, 202, 210, "Tracking", ["Track\nChanges"])
    group(made, 412, 280, "Changes", ["Accept ▼", "Reject ▼"])
    made.add(Mark(170, 76, "3"), Mark(384, 76, "2"), Mark(440, 76, "1"))
    made.add(
        Box(412, 156, 250, 74, WHITE, DARK),
        Words(424, 180, "Accept and Move to Next", 14),
        Box(414, 192, 246, 30, "#cfe0f7", "#cfe0f7"),
        Words(424, 212, "Accept All Changes", 14, bold=True),
    )
    made.add(
        Box(100, 156, 250, 74, WHITE, DARK),
        Words(112, 180, "Delete", 14),
        Box(102, 192, 246, 30, "#cfe0f7", "#cfe0f7"),
        Words(112, 212, "Delete All Comments in Document", 14, bold=True),
    )
    made.add(
        Words(
            450,
            280,
            "Mẫu còn thay đổi đang theo dõi hoặc còn nhận xét thì văn bản in ra cũng còn:",
            15,
            RED,
            at="middle",
        ),
        Words(450, 302, "chương trình không dùng mẫu đó.", 15, RED, at="middle"),
    )
    return made


def check() -> Drawing:
    """How a line of the check is read."""
    made = Drawing(900, 330, "Cửa sổ lệnh: vanban templates check; mỗi dòng gồm tệp, chỗ, điều sai, gợi ý")
    made.add(
        Box(16, 14, 868, 300, "#1e1e1e", "#1e1e1e", 1, 6),
        Words(36, 48, "> vanban templates check mau-cua-so/ten-loai.docx -o in-thu", 16, "#ffffff", face="mono"),
    )
    made.add(
        Words(36, 92, "ten-loai.docx:", 16, "#9cdcfe", face="mono"),
        Words(186, 92, "thân văn bản, đoạn 9:", 16, "#ffd479", face="mono"),
        Words(420, 92, "dữ liệu không có “trich_yue”", 16, "#f48771", face="mono"),
    )
    made.add(Words(60, 118, "“{{ trich_yue }}” — Gợi ý: có phải là “trich_yeu”?", 16, "#b5cea8", face="mono"))
    made.add(
        Mark(100, 148, "1"),
        Words(122, 153, "tệp", 15, "#ffffff"),
        Mark(280, 148, "2"),
        Words(302, 153, "chỗ trong mẫu", 15, "#ffffff"),
        Mark(540, 148, "3"),
        Words(562, 153, "điều sai", 15, "#ffffff"),
        Mark(700, 148, "4"),
        Words(722, 153, "gợi ý", 15, "#ffffff"),
    )
    made.add(
        Words(36, 206, "ten-loai.docx:", 16, "#9cdcfe", face="mono"),
        Words(186, 206, "bản in thử Kế hoạch, kiểu “VB Số ký hiệu”:", 16, "#ffd479", face="mono"),
    )
    made.add(Words(60, 232, "cỡ chữ 14, phải là 13 “Số: 15/KH-SNV” (ND30-064)", 16, "#f48771", face="mono"))
    made.add(
        Words(
            36,
            284,
            "Không có dòng nào, in “Mẫu dùng được.”: mẫu sẵn sàng. Bản in thử nằm trong thư mục in-thu.",
            15,
            "#ffffff",
        )
    )
    return made


PICTURES: dict[str, Callable[[], Drawing]] = {
    "1-khung-styles": styles_pane,
    "2-sua-kieu": modify_style,
    "3-trang-mau": tags,
    "4-dung-sai": right_and_wrong,
    "5-dau-trang-chan-trang": header_footer,
    "6-le-trang": margins,
    "7-duong-ke": selection_pane,
    "8-logo": logo,
    "9-tu-sua-khi-go": autocorrect,
    "10-chap-nhan-thay-doi": review,
    "11-kiem-tra": check,
}
"""Each picture by the name of its file."""
