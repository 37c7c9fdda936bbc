"""vanban.toml: what an office may decide, and what is refused with its place and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.model import Severity
from generator.model.layout import Component as C
from generator.model.length import mm
from generator.rules import check, load_config
from generator.rules.config import DEFAULT, Config, decree_ranges, parse_config
from tests.builders.documents import decision, plan
from tests.builders.layout import a_reading, with_paragraph, with_run, with_section, with_text

WHOLE = """
[quy_tac]
tat = ["nd30-099", "TASK"]
[muc_do]
"ND30-073" = "loi"
[noi_bo]
le.trai = 30
co_chu.noi_dung = [14, 14]
gian_dong = [1, 1.2]
cach_doan = 8
[co_quan]
ten = ["BAN QUẢN LÝ KHU KINH TẾ"]
viet_tat = ["SGD&ĐT"]
[nguoi_ky]
"Nguyễn Văn An" = "Phó Chủ tịch"
[nganh]
hoc_ham_truoc_ten = true
"""


def test_a_whole_file_is_read() -> None:
    config = parse_config(WHOLE)
    assert config == Config(
        off=("ND30-099", "TASK"),
        severities={"ND30-073": Severity.ERROR},
        ranges={
            "le.trai": (30.0, 30.0),
            "co_chu.noi_dung": (14.0, 14.0),
            "gian_dong": (1.0, 1.2),
            "cach_doan": (8.0, 36.0),
        },
        abbreviations=("SGD&ĐT",),
        bodies=("BAN QUẢN LÝ KHU KINH TẾ",),
        signatories={"Nguyễn Văn An": "Phó Chủ tịch"},
        titles_before_names=True,
    )


def test_an_empty_file_is_the_decree_alone() -> None:
    assert parse_config("") == DEFAULT


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        pytest.param("[noi_bo]\nle.trai = 25", "noi_bo/le/trai", "từ 30 đến 35", id="a margin outside the decree"),
        pytest.param(
            "[noi_bo]\nco_chu.noi_dung = [13, 15]", "noi_bo/co_chu/noi_dung", "từ 13 đến 14", id="wider than the decree"
        ),
        pytest.param("[noi_bo]\nco_chu.noidung = 14", "noi_bo/co_chu/noidung", "co_chu.noi_dung", id="a key misspelt"),
        pytest.param('[quy_tac]\ntat = ["ND30-999"]', "quy_tac/ND30-999", "ND30-", id="a rule that does not exist"),
        pytest.param("[quytac]", "quytac", "quy_tac", id="a table misspelt"),
        pytest.param('[muc_do]\n"ND30-073" = "nặng"', "muc_do/ND30-073", "canh_bao", id="an unknown weight"),
        pytest.param('[nganh]\nhoc_ham_truoc_ten = "có"', "nganh/hoc_ham_truoc_ten", "true", id="a word for a switch"),
        pytest.param("[noi_bo]\ngian_dong = true", "noi_bo/gian_dong", "số", id="a switch for a number"),
        pytest.param("x =", "vanban.toml", "TOML", id="no TOML at all"),
    ],
)
def test_what_cannot_be_is_refused_with_place_and_hint(text: str, where: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_config(text)
    assert where in str(caught.value)
    assert hint in str(caught.value)


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "vanban.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert load_config(path) == parse_config(WHOLE)


def test_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không đọc được tệp cấu hình"):
        load_config(tmp_path / "khong-co.toml")


def test_house_style_is_held_as_a_warning_where_the_decree_allows_more() -> None:
    config = Config(ranges={"le.tren": (20.0, 20.0), "co_chu.noi_dung": (14.0, 14.0)})
    reading = with_run(with_section(a_reading(), top=mm(24)), C.DOAN, size=13.0)
    found = {f.rule: f.severity for f in check(reading, config=config, select=["ND30-004", "ND30-114"]).findings}
    assert found == {"ND30-004": Severity.WARNING, "ND30-114": Severity.WARNING}
    assert check(reading, select=["ND30-004", "ND30-114"]).findings == ()


def test_what_the_decree_forbids_stays_an_error_under_a_house_style() -> None:
    config = Config(ranges={"le.tren": (20.0, 20.0)})
    (finding,) = check(with_section(a_reading(), top=mm(40)), config=config, select=["ND30-004"]).findings
    assert finding.severity is Severity.ERROR


def test_a_narrower_indent_of_the_house() -> None:
    reading = a_reading()
    for n in range(2):
        reading = with_paragraph(reading, C.DOAN, n, first_line=mm(12.7))
    config = Config(ranges={"lui_dau_dong": (10.0, 10.0)})
    assert [f.rule for f in check(reading, config=config, select=["ND30-118"]).findings] == ["ND30-118"]


def test_titles_before_names_where_the_sector_allows_them() -> None:
    reading = with_text(a_reading(decision()), C.KY_HO_TEN, "ThS. Trần Thị Bình")
    assert [f.rule for f in check(reading).findings] == ["ND30-158"]
    assert check(reading, config=Config(titles_before_names=True)).findings == ()


def test_the_list_of_signatories_is_compared() -> None:
    config = Config(signatories={"Nguyễn Văn An": "Chủ tịch"})
    assert [f.rule for f in check(a_reading(plan()), config=config).findings] == ["SIGN-008"]
    right = Config(signatories={"Nguyễn Văn An": "Phó Chủ tịch"})
    assert check(a_reading(plan()), config=right).findings == ()


@pytest.mark.parametrize("name", sorted(decree_ranges()))
def test_every_figure_may_be_set_to_a_bound_of_the_decree(name: str) -> None:
    low, high = decree_ranges()[name]
    assert parse_config(f"[noi_bo]\n{name} = [{low}, {high}]").ranges[name] == (low, high)
