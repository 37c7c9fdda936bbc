"""Leftovers and tags in places where nothing is filled in: each is refused with its place, before anything is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages, restyled
from tests.writers.docx.restyled import p

TAG = "{{ trich_yeu }}"
END = "</w:t></w:r>"
RUN = f'<w:r><w:t xml:space="preserve">{TAG}{END}'
TITLE = documents.plan().title
HERE = "thân văn bản, đoạn 9"


def told(path: Path) -> list[str]:
    return [str(fault).removeprefix(f"{path.name}: ") for fault in docx.check_template(path)]


@pytest.mark.parametrize(
    "instead",
    [
        pytest.param(f'<w:ins w:id="1" w:author="a">{RUN}</w:ins>', id="inserted"),
        pytest.param(
            f'{RUN}<w:del w:id="1" w:author="a"><w:r><w:delText>{{{{ so }}}}</w:delText></w:r></w:del>', id="deleted"
        ),
        pytest.param(RUN.replace("<w:r>", '<w:r><w:rPr><w:rPrChange w:id="1" w:author="a"/></w:rPr>'), id="look"),
    ],
)
def test_tracked_changes_are_refused_with_their_place(tmp_path: Path, instead: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", RUN, instead)
    (line,) = told(path)
    assert line.startswith(f"{HERE}: mẫu còn thay đổi đang theo dõi") and "Accept All Changes" in line
    with pytest.raises(GeneratorError, match="Track Changes"):
        docx.render(documents.plan(), template=path)


def _with_comment(words: str) -> dict[str, bytes]:
    content = restyled.parts()
    content["word/comments.xml"] = (
        f'<w:comments xmlns:w="{pages.W[1:-1]}"><w:comment w:id="2">{p(words)}</w:comment></w:comments>'.encode()
    )
    content[restyled.MAIN] = content[restyled.MAIN].replace(
        RUN.encode(), f'{RUN}<w:r><w:commentReference w:id="2"/></w:r>'.encode(), 1
    )
    return content


def test_a_comment_is_told_and_a_tag_in_it_too(tmp_path: Path) -> None:
    path = restyled.save(tmp_path / "mau.docx", _with_comment("sửa {{ trich_yeu }}"))
    lines = told(path)
    assert lines[0].startswith(f"{HERE}: mẫu có nhận xét (comment)")
    assert lines[1].startswith("nhận xét (comments.xml): thẻ nằm ở chỗ không được điền “{{ trich_yeu }}”")
    with pytest.raises(GeneratorError, match="comment"):
        docx.render(documents.plan(), template=path)


@pytest.mark.parametrize(
    "instead, said",
    [
        pytest.param(
            f'<w:fldSimple w:instr=" TITLE ">{RUN}</w:fldSimple>', "nằm trong một trường (Field) “TITLE”", id="simple"
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY x </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "nằm trong một trường (Field) “DOCPROPERTY x”",
            id="shown words",
        ),
        pytest.param(
            f'{RUN}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF {{{{ so }}}} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "nằm trong mã của một trường",
            id="code",
        ),
        pytest.param(RUN.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), "thẻ là chữ ẩn", id="hidden words"),
    ],
)
def test_a_tag_that_would_not_be_seen_is_refused(tmp_path: Path, instead: str, said: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", RUN, instead)
    assert any(line.startswith(HERE) and said in line for line in told(path)), told(path)
    with pytest.raises(GeneratorError):
        docx.render(documents.plan(), template=path)


@pytest.mark.parametrize(
    "instead",
    [
        pytest.param(f'<w:hyperlink w:anchor="x">{RUN}</w:hyperlink>', id="hyperlink"),
        pytest.param(
            f'<w:r><w:t>{{{{ trich{END}<w:hyperlink w:anchor="x"><w:r><w:t>_yeu }}}}{END}</w:hyperlink>',
            id="half in a hyperlink",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "a" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            id="hyperlink field",
        ),
        pytest.param(f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt>", id="control"),
        pytest.param(
            f'<w:r><w:t>{{{{ trich{END}<w:bookmarkStart w:id="9" w:name="x"/><w:r><w:t>_ye{END}<w:bookmarkEnd w:id="9"/>'
            f"<w:r><w:t>u }}}}{END}",
            id="bookmarks inside",
        ),
        pytest.param(RUN.replace("_", "\u200b_\ufeff\u00ad"), id="signs without width"),
        pytest.param(RUN.replace(TAG, TAG.replace(" ", "\u00a0")), id="no-break spaces"),
        pytest.param(RUN.replace("trich_yeu", "trich_yeu|default(«»)"), id="other quotes"),
        pytest.param(RUN.replace("_yeu", "</w:t><w:softHyphen/><w:t>_yeu"), id="soft hyphen"),
    ],
)
def test_a_tag_that_word_has_dressed_prints_as_before(tmp_path: Path, instead: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", RUN, instead)
    assert told(path) == []
    assert TITLE in [line.replace("~", " ") for line in pages.lines(docx.render(documents.plan(), template=path))]


def test_a_control_bound_to_other_data_cannot_show_those_again(tmp_path: Path) -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{RUN}</w:sdtContent></w:sdt>"
    )
    path = restyled.replaced(tmp_path / "mau.docx", RUN, bound)
    text = pages.part(docx.render(documents.plan(), template=path))
    assert "<w:sdt>" in text and "dataBinding" not in text and "showingPlcHdr" not in text


@pytest.mark.parametrize(
    "typed, proposed",
    [
        ("｛｛ trich_yeu ｝｝", "{{ trich_yeu }}"),
        ("{｛ trich_yeu }｝", "{{ trich_yeu }}"),
        ("{ { trich_yeu } }", "{{ trich_yeu }}"),
        ("[[ trich_yeu ]]", "{{ trich_yeu }}"),
        ("(( trich_yeu ))", "{{ trich_yeu }}"),
        ("«trich_yeu»", "{{ trich_yeu }}"),
        ("{ %p if trich_yeu % }", "{%p if trich_yeu %}"),
        ("{％p if trich_yeu ％}", "{%p if trich_yeu %}"),
    ],
)
def test_a_tag_in_other_brackets_is_told_with_the_right_ones(tmp_path: Path, typed: str, proposed: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", TAG, typed)
    (line,) = [line for line in told(path) if "dấu ngoặc lạ" in line]
    assert line == f"{HERE}: thẻ viết bằng dấu ngoặc lạ hoặc cách rời, sẽ in nguyên văn “{typed}” — Gợi ý: {proposed}"


def test_brackets_that_hold_no_name_are_plain_words(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "Nơi nhận:", "Nơi nhận [[1]] ((x)) «Xuân»", count=9)
    assert not any("dấu ngoặc lạ" in line for line in told(path))


@pytest.mark.parametrize(
    "typed",
    ["{{ trích_yếu }}", "{{ trích yếu }}", "{{ TRICH_YEU }}", "{{ Trich_yeu }}", "{{ trich-yeu }}", "{{ trich–yeu }}"],
)
def test_a_name_with_tones_capitals_or_hyphens_is_told_with_the_right_one(tmp_path: Path, typed: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", TAG, typed)
    assert told(path)[0].startswith(HERE)
    assert told(path)[0].endswith("Gợi ý: có phải là “trich_yeu”?")
    with pytest.raises(GeneratorError):
        docx.render(documents.plan(), template=path)


@pytest.mark.parametrize(
    "typed, proposed",
    [
        ("{%p FOR can in can_cu %}", "{%p for can in can_cu %}"),
        ("{%P For can in can_cu %}", "{%p for can in can_cu %}"),
        ("{% p for can in can_cu %}", "{%p for can in can_cu %}"),
    ],
)
def test_a_command_that_word_capitalised_is_told_once(tmp_path: Path, typed: str, proposed: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", "{%p for can in can_cu %}", typed)
    lines = [line for line in told(path) if "mẫu không in" not in line]
    assert len(lines) == 1 and lines[0].endswith(f"Gợi ý: {proposed}"), lines


@pytest.mark.parametrize(
    "old, new",
    [
        pytest.param("{%p for can in can_cu %}", "{% for can in can_cu %}", id="opened and closed in two manners"),
        pytest.param("{%p if trich_yeu %}", "Trích yếu: {%p if trich_yeu %}", id="words beside a paragraph tag"),
        pytest.param(TAG, "{{ trich" + END + "</w:p><w:p><w:r><w:t>_yeu }}", id="a tag over two paragraphs"),
    ],
)
def test_what_would_be_printed_wrongly_is_refused_before_printing(tmp_path: Path, old: str, new: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", old, new)
    with pytest.raises(GeneratorError, match="thân văn bản, đoạn"):
        docx.render(documents.plan(), template=path)


@pytest.mark.parametrize("piece", ["{{ a ", "{% a ", "{# a ", "[[ a ", "｛ a "])
def test_a_file_of_beginnings_is_judged_without_searching_for_ever(tmp_path: Path, piece: str) -> None:
    path = restyled.from_body(tmp_path / "mau.docx", p(piece * 60_000))
    assert docx.check_template(path)
