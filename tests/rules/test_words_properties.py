"""Laws that hold for any text: the rules on words never crash, point inside the text, and their fixes settle."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Item, Paragraph
from generator.rules.engine import check
from generator.rules.nd30.text import Words
from generator.rules.subject import Unit
from tests.builders.layout import a_reading
from tests.rules.words import WORDS, as_text, fixed, with_words

SYLLABLES = re.findall(
    r"\S+",
    "ủy ban nhân dân tỉnh Ủy Uỷ Ban Nhân Dân sở Sở tài chính Tài Chính của Đảng đảng và nhà nước Nhà luật Luật Đất đai nghị định số "
    "30/2020/NĐ-CP 31/2020/ND-CP ngày 5 tháng 02 năm 2026 2021-2025 2021 - 2025 khoản Khoản 2 Điều điều 3 điểm a này Quyết Kế hoạch định "
    'huyện thị trấn Sóc Trăng Tết Nguyên Đán thứ hai kinh tế-xã hội chính trị xã hội 2.5% 1,250,000 đồng VNĐ 98 % hoà hòa “ ” " ( ) '
    "phường Lê-Nin Mát-Xcơ-Va huân chương lao động hạng nhất chủ trì báo cáo về trước định kỳ gửi phân đầu âm no giám đốc Nguyễn văn An ,, "
    ".. ; : . ? ! … ./. – — - / đ) f) a) 1. II. của của hàng hằng Ð \u200b µ Ω ễ",
)
PROSE = st.lists(st.sampled_from(SYLLABLES) | st.text(max_size=6), max_size=30).map(" ".join)
ANY_TEXT = st.text(max_size=120) | PROSE
DATES = st.none() | st.dates(dt.date(2020, 3, 5), dt.date(2030, 12, 31))
EASY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EASY
@given(st.lists(ANY_TEXT, min_size=1, max_size=4), DATES)
def test_any_text_gets_an_answer_whose_places_are_inside_it(texts, date):
    document = with_words(*(Paragraph(text=text) for text in texts), date=date)
    for reading in (a_reading(document), as_text(document)):
        for finding in check(reading, select=WORDS).findings:
            assert finding.message
            if finding.start is not None and finding.present is not None and finding.paragraph is not None:
                assert reading.layout is not None
                stored = reading.layout.paragraphs[finding.paragraph].text
                assert finding.start + len(finding.present) <= len(stored)


@EASY
@given(PROSE, st.sampled_from(["a)", "-", "1.", "Điều 9."]))
def test_fixes_settle_for_every_rule(text, label):
    document = with_words(Paragraph(text=text), Item(label=label, text=text, level="diem"))
    reading = a_reading(document)
    for rule in {finding.rule for finding in check(reading, select=WORDS).findings if finding.fix is not None}:
        after = fixed(reading, rule)
        assert fixed(after, rule) == after


@EASY
@given(st.lists(st.text(max_size=40), max_size=6))
def test_the_words_under_check_keep_every_place(texts):
    words = Words([Unit(text, None) for text in texts])
    assert len(words.low) == len(words.small) == len(words.all)
    for line in words.lines:
        assert words.all[line.start : line.end] == line.text
        if line.exact:
            assert len(line.text) <= len(line.unit.text)
            assert unicodedata.is_normalized("NFC", line.unit.text[line.base : line.base + len(line.text)])
        assert words.line_at(line.start) is line


@EASY
@given(ANY_TEXT)
def test_composed_and_decomposed_letters_get_the_same_answer(text):
    def said(form: str) -> list[tuple[str, str]]:
        document = with_words(Paragraph(text=unicodedata.normalize(form, text)))
        findings = check(as_text(document), select=WORDS).findings
        return sorted((finding.rule, finding.proposed or "") for finding in findings)

    assert said("NFC") == said("NFD")
