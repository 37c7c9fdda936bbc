"""Lines become paragraphs again: by room, indent, distance, form and words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.readers.pdf import lines_of
from tests.readers.pdf.paper import Sheet, pdf, width

LEFT, RIGHT, INDENT = 85.0, 538.6, 121.0
PITCH = 16.1
TEXT = (
    "Các cơ quan, đơn vị, địa phương chủ trì, phối hợp triển khai thực hiện các nội dung, nhiệm vụ được giao bảo đảm tiến độ, "
    "chất lượng, hiệu quả; kịp thời báo cáo khó khăn, vướng mắc về Ủy ban nhân dân tỉnh để được xem xét, chỉ đạo theo quy định "
    "tại Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư và các văn bản có liên quan"
)
WORDS = TEXT.split()


class Flow:
    """Sets paragraphs as Word does: first-line indent, justified lines, a gap between paragraphs."""

    def __init__(
        self, *, gap: float = 6.0, indent: float = INDENT, pitch: float = PITCH, page_foot: float = 780
    ) -> None:
        self.sheets = [Sheet()]
        self.gap, self.indent, self.pitch, self.page_foot = gap, indent, pitch, page_foot
        self.base = 80.0

    def add(self, text: str, *, justified: bool = True, face: str = "", size: float = 14) -> Flow:
        words, left = text.split(), self.indent
        while words:
            line = [words.pop(0)]
            while words and width(" ".join([*line, words[0]]), size, face) <= RIGHT - left:
                line.append(words.pop(0))
            self._line(" ".join(line), left, justified and bool(words), face, size)
            left = LEFT
        self.base += self.gap
        return self

    def _line(self, text: str, left: float, full: bool, face: str, size: float) -> None:
        if self.base > self.page_foot:
            self.sheets.append(Sheet())
            self.base = 80.0
        sheet = self.sheets[-1]
        if full:
            sheet.line(text, left, RIGHT, self.base, size=size, face=face)
        else:
            sheet.words(text, left, self.base, size=size, face=face)
        self.base += self.pitch

    def read(self) -> list[str]:
        return [line.text for line in lines_of(pdf(*self.sheets), "a.pdf")]


def sentence(start: int, length: int) -> str:
    return " ".join(WORDS[(start + i) % len(WORDS)] for i in range(length))


SENTENCES = [
    f"{label} {sentence(i * 5, 18 + 9 * i)}." for i, label in enumerate(["1.", "a)", "b)", "-", "2.", "Điều 3."])
]


@pytest.mark.parametrize(
    "flow",
    [
        pytest.param(Flow(), id="indent and gap"),
        pytest.param(Flow(gap=0), id="indent alone"),
        pytest.param(Flow(indent=LEFT), id="gap alone"),
        pytest.param(Flow(pitch=24.1), id="one and a half lines"),
        pytest.param(Flow(pitch=18, gap=3), id="exactly 18 points, 3 points of gap"),
        pytest.param(Flow(page_foot=130), id="a page every few lines"),
    ],
)
@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
def test_paragraphs_come_back_as_they_were(flow: Flow, justified: bool) -> None:
    flow = Flow(gap=flow.gap, indent=flow.indent, pitch=flow.pitch, page_foot=flow.page_foot)
    for text in SENTENCES:
        flow.add(text, justified=justified)
    assert flow.read() == SENTENCES


def test_a_paragraph_whose_last_line_is_full_does_not_swallow_the_next() -> None:
    """The first paragraph ends so close to the margin that the next word has no room: indent and full stop tell."""
    words = [*WORDS]
    text = words.pop(0)
    while width(f"{text} {words[0]}", 14) < RIGHT - INDENT - 2:
        text += " " + words.pop(0)
    first = text.rstrip(",;") + "."
    flow = Flow(gap=0)
    for paragraph in (
        first,
        "Thủ trưởng các sở, ban, ngành " + sentence(3, 20) + ".",
        "Các đơn vị " + sentence(9, 25) + ".",
    ):
        flow.add(paragraph)
    assert flow.read()[:2] == [first, "Thủ trưởng các sở, ban, ngành " + sentence(3, 20) + "."]


def test_a_line_that_begins_like_a_list_but_only_goes_on_is_joined() -> None:
    sheet = Sheet()
    for number in range(3):
        base = 80 + 60 * number
        sheet.line("Thực hiện Phong trào thi đua của tỉnh phát động trong giai đoạn 2021", INDENT, RIGHT, base)
        sheet.line("- 2025 và định hướng đến năm 2030 trên địa bàn tỉnh, các cơ quan và", LEFT, RIGHT, base + PITCH)
        sheet.words("đơn vị báo cáo kết quả.", LEFT, base + 2 * PITCH)
    texts = [line.text for line in lines_of(pdf(sheet), "a.pdf")]
    assert (
        texts
        == [
            "Thực hiện Phong trào thi đua của tỉnh phát động trong giai đoạn 2021 - 2025 và định hướng đến năm 2030 trên địa bàn "
            "tỉnh, các cơ quan và đơn vị báo cáo kết quả."
        ]
        * 3
    )


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("trong giai đoạn 2021-", "2025 trên địa bàn", "giai đoạn 2021-2025 trên", id="tight hyphen"),
        pytest.param("theo Nghị quyết số 34/", "NQ-TU của Tỉnh ủy", "số 34/NQ-TU của", id="tight slash"),
        pytest.param("Mặt trận Tổ quốc -", "các đoàn thể", "Tổ quốc - các đoàn", id="hyphen between blanks"),
        pytest.param("chất lượng, hiệu", "quả công tác", "hiệu quả công", id="between words"),
    ],
)
def test_lines_join_with_a_blank_unless_broken_inside_a_word(first: str, second: str, joined: str) -> None:
    sheet = Sheet()
    for number in range(3):
        base = 80 + 60 * number
        sheet.line(f"Các cơ quan, đơn vị, địa phương tiếp tục triển khai {first}", INDENT, RIGHT, base)
        sheet.line(f"{second} {sentence(20, 11)}", LEFT, RIGHT, base + PITCH)
        sheet.words("theo quy định.", LEFT, base + 2 * PITCH)
    assert joined in lines_of(pdf(sheet), "a.pdf")[0].text


def test_centred_lines_of_one_title_join_and_titles_of_different_form_do_not() -> None:
    middle = (LEFT + RIGHT) / 2
    sheet = Sheet()
    sheet.centred("KẾ HOẠCH", middle, 80, face="B")
    sheet.centred("Tổ chức thực hiện Phong trào thi đua xây dựng nông thôn mới trên địa", middle, 96.1, face="B")
    sheet.centred("bàn tỉnh giai đoạn 2021 - 2025", middle, 112.2, face="B")
    for number in range(3):
        sheet.line(sentence(number, 14), INDENT, RIGHT, 140 + 40 * number)
        sheet.words("theo quy định.", LEFT, 156.1 + 40 * number)
    lines = lines_of(pdf(sheet), "a.pdf")
    assert [line.text for line in lines[:2]] == [
        "KẾ HOẠCH",
        "Tổ chức thực hiện Phong trào thi đua xây dựng nông thôn mới trên địa bàn tỉnh giai đoạn 2021 - 2025",
    ]
    assert [line.align for line in lines[:2]] == ["center", "center"]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "1.", "a)", "-", "2.1."]), st.integers(0, 60), st.integers(4, 70)),
        min_size=3,
        max_size=12,
    ),
    st.sampled_from([6.0, 3.0, 12.0]),
)
def test_no_word_is_lost_and_no_paragraph_moves(parts: list[tuple[str, int, int]], gap: float) -> None:
    flow = Flow(gap=gap)
    texts = []
    for label, start, length in parts:
        body = sentence(start, length)
        texts.append(f"{label} {body[0].upper()}{body[1:].rstrip(',;')}.".strip())
    for text in texts:
        flow.add(text)
    assert flow.read() == texts
