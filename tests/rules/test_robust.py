"""Whatever a file looks like, the rules answer: no exception, places that exist; and nothing is said of what was not seen."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Reading
from generator.model.layout import CellPlace, Component, LayoutParagraph, Role, RuleLine
from generator.model.length import mm, pt
from generator.rules import RULES, check
from tests.builders.documents import ALL as DOCUMENTS
from tests.builders.layout import a_reading, applied, with_file, with_layout, without

PAGES = {name: a_reading(make()) for name, make in DOCUMENTS.items()}
NAMES = sorted(PAGES)
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

LOOKS: dict[str, st.SearchStrategy[Any]] = {
    "align": st.sampled_from([None, "left", "right", "center", "both", "distribute", "start"]),
    "left": st.sampled_from([None, mm(0), mm(-20), mm(500)]),
    "right": st.sampled_from([None, mm(0), mm(-20)]),
    "first_line": st.sampled_from([None, mm(0), mm(-12.7), mm(300)]),
    "before": st.sampled_from([None, pt(0), pt(6), pt(1000)]),
    "after": st.sampled_from([None, pt(0), pt(6)]),
    "line": st.sampled_from([None, 0.0, 1.0, 18.0, 1000.0]),
    "line_rule": st.sampled_from([None, "auto", "exact", "atLeast", "atleast"]),
    "list_label": st.sampled_from([None, "", "-", "•", "1.", "a)", "I.", "…"]),
    "outline": st.sampled_from([None, 0, 8]),
    "cell": st.sampled_from([None, CellPlace(0, 0, 0), CellPlace(0, 1, 1, 2)]),
    "container": st.sampled_from(["body", "header", "footer", "footnote", "textbox", "comment"]),
    "page": st.sampled_from([None, 1, 2, 999]),
    "box": st.sampled_from([None, (0.0, 0.0, 0.0, 0.0), (100.0, 100.0, 50.0, 50.0), (90.0, 700.0, 540.0, 716.0)]),
    "path": st.sampled_from([None, "word/document.xml#p9999"]),
    "role": st.builds(
        Role,
        st.sampled_from(list(Component)),
        st.sampled_from([None, "phan", "dieu", "khoan", "diem", "la_ma", "gach", "x"]),
        st.sampled_from([None, "", "1.", "a)", "IV.", "Điều 5.", "?"]),
        st.sampled_from([None, 0, 1, 40]),
        st.booleans(),
    )
    | st.none(),
}
RUN_LOOKS: dict[str, st.SearchStrategy[Any]] = {
    "font": st.sampled_from([None, "", "Arial", ".VnTime", "Times New Roman"]),
    "size": st.sampled_from([None, 0.0, 1.0, 13.0, 13.5, 400.0]),
    "bold": st.sampled_from([None, True, False]),
    "italic": st.sampled_from([None, True, False]),
    "underline": st.booleans(),
    "caps": st.booleans(),
    "hidden": st.booleans(),
    "superscript": st.booleans(),
    "color": st.sampled_from([None, "", "auto", "FF0000", "zzz"]),
    "highlight": st.sampled_from([None, "yellow", "none"]),
    "field": st.sampled_from([None, "PAGE", "NUMPAGES", "TOC"]),
}
SPLINTERS = [
    "", " ", "\t", "\n", ".", "./.", "-", "–", "Số:", "Số: 00/-", "ngày 31 tháng 2 năm 2026", "Điều 0.", "Khoản", "KT.", "TM.",
    "Căn cứ", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "Luật", "Nơi nhận:", "- Lưu: VT.", "Phụ lục", "V/v", "(", "“",
    "\u0301", "a\u0323\u0302", "\u200b", "\xa0", "\xad", "𝕬", "😀", "\ufffd", "1000000000000000000000", "IIII", "MMMMMMMMMM.",
    "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA", "QUYẾT ĐỊNH:", "Kính gửi:", "https://example.vn", "99/99/9999", "12.345,6 triệu đồng",
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> Reading:
    """A layout that some program, hand or reader has made strange; now and then beside another document."""
    reading = PAGES[draw(st.sampled_from(NAMES))]
    if draw(st.booleans()):
        reading = dataclasses.replace(reading, document=PAGES[draw(st.sampled_from(NAMES))].document)
    if draw(st.booleans()):
        reading = without(reading, *draw(st.lists(st.sampled_from(list(Component)), max_size=6)))
    assert reading.layout is not None
    paragraphs = list(reading.layout.paragraphs)
    for _change in range(draw(st.integers(0, 8))):
        if not paragraphs:
            break
        index = draw(st.integers(0, len(paragraphs) - 1))
        paragraphs[index] = _spoiled_paragraph(draw, paragraphs[index])
    reading = with_layout(reading, paragraphs=tuple(paragraphs))
    if draw(st.booleans()):
        lines = draw(
            st.lists(
                st.builds(
                    RuleLine,
                    under=st.none() | st.integers(0, max(0, len(paragraphs) - 1)),
                    length=st.sampled_from([None, mm(0), mm(1), mm(500)]),
                    how=st.sampled_from(["shape", "border", "underscores", "underline", "?"]),
                    centred=st.sampled_from([None, True, False]),
                    solid=st.sampled_from([None, True, False]),
                ),
                max_size=4,
            )
        )
        reading = with_layout(reading, rule_lines=tuple(lines))
    if draw(st.booleans()):
        reading = with_file(reading, format=draw(st.sampled_from(["docx", "pdf"])))
    assert reading.layout is not None
    bare = draw(st.sampled_from(["", "", "sections", "tables", "pictures"]))
    return with_layout(reading, **{bare: ()}) if bare else reading


def _spoiled_paragraph(draw: st.DrawFn, p: LayoutParagraph) -> LayoutParagraph:
    what = draw(st.sampled_from(["look", "run", "words", "no runs"]))
    if what == "look":
        names = draw(st.lists(st.sampled_from(sorted(LOOKS)), min_size=1, max_size=4))
        return dataclasses.replace(p, **{name: draw(LOOKS[name]) for name in names})
    if what == "no runs" or not p.runs:
        return dataclasses.replace(p, runs=())
    at = draw(st.integers(0, len(p.runs) - 1))
    run = p.runs[at]
    if what == "run":
        names = draw(st.lists(st.sampled_from(sorted(RUN_LOOKS)), min_size=1, max_size=4))
        run = dataclasses.replace(run, **{name: draw(RUN_LOOKS[name]) for name in names})
    else:
        cut = draw(st.integers(0, len(run.text)))
        end = draw(st.integers(cut, len(run.text)))
        run = dataclasses.replace(run, text=run.text[:cut] + draw(st.sampled_from(SPLINTERS)) + run.text[end:])
    return dataclasses.replace(p, runs=(*p.runs[:at], run, *p.runs[at + 1 :]))


@slow
@given(spoiled())
def test_the_rules_answer_whatever_the_layout(reading: Reading) -> None:
    report = check(reading)
    assert reading.layout is not None
    for found in report.findings:
        assert found.rule in RULES
        assert found.message
        assert found.paragraph is None or reading.layout.paragraphs[found.paragraph].index == found.paragraph
    assert all(gap.reason for gap in report.not_evaluated)
    assert check(reading) == report


@slow
@given(spoiled())
def test_every_proposed_fix_can_be_applied(reading: Reading) -> None:
    for found in check(reading).findings:
        if found.fix is not None and "9999" not in str(found.fix):
            assert found.fix.title
            check(applied(found.fix, reading), select=[found.rule])


SEEN_OF_PARAGRAPHS = ("align", "left", "right", "first_line", "before", "after", "line", "box", "page")
SEEN_OF_RUNS = ("font", "size", "bold", "italic", "color")
SEEN_OF_SECTIONS = ("width", "height", "top", "bottom", "left", "right", "header_distance")
SEEN_OF_LINES = ("length", "centred", "solid", "weight")


def _blinded(thing: Any, names: list[str]) -> Any:
    return dataclasses.replace(thing, **dict.fromkeys(names))


@slow
@given(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(SEEN_OF_PARAGRAPHS), max_size=9),
    st.lists(st.sampled_from(SEEN_OF_RUNS), max_size=5),
    st.lists(st.sampled_from(SEEN_OF_SECTIONS), max_size=7),
    st.lists(st.sampled_from(SEEN_OF_LINES), max_size=4),
    st.randoms(use_true_random=False),
)
def test_what_was_not_seen_is_never_a_fault(
    name: str, of_paragraphs: list[str], of_runs: list[str], of_sections: list[str], of_lines: list[str], random: Any
) -> None:
    layout = PAGES[name].layout
    assert layout is not None
    share = random.choice((0.1, 0.5, 1.0))

    def some(things: tuple[Any, ...], names: list[str]) -> tuple[Any, ...]:
        return tuple(_blinded(thing, names) if random.random() < share else thing for thing in things)

    paragraphs = tuple(
        dataclasses.replace(p, runs=some(p.runs, of_runs)) for p in some(layout.paragraphs, of_paragraphs)
    )
    reading = with_layout(
        PAGES[name],
        paragraphs=paragraphs,
        sections=some(layout.sections, of_sections),
        rule_lines=some(layout.rule_lines, of_lines),
    )
    assert [(f.rule, f.message) for f in check(reading).findings] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_words_alone_has_gaps_and_no_findings(name: str) -> None:
    report = check(dataclasses.replace(PAGES[name], layout=None))
    assert [(f.rule, f.message) for f in report.findings] == []
    assert any("không có trang in" in gap.reason for gap in report.not_evaluated)
