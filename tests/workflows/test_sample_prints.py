"""A restyled template is printed with samples, and what leaves the decree is told with its place, style and rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.resources import template_path
from generator.workflows import restyling, sample_prints
from tests.writers.docx import restyled

STYLES = "word/styles.xml"
MAIN = restyled.MAIN


@pytest.mark.parametrize("family", ["ten-loai", "quyet-dinh", "cong-van", "bien-ban", "ban-sao"])
def test_our_own_templates_have_nothing_to_tell(family: str) -> None:
    assert sample_prints.judged(template_path(family)) == []


@pytest.mark.parametrize(
    "family, name", [("cong-van", "thu-gui.docx"), ("ban-sao", "dau-sao.docx"), ("ten-loai", "so.docx")]
)
def test_a_template_under_another_name_is_known_by_what_it_prints(tmp_path: Path, family: str, name: str) -> None:
    path = restyled.save(tmp_path / name, restyled.parts(family))
    assert sample_prints.judged(path) == []
    assert sample_prints.prints(path)[0][0].startswith(name.removesuffix(".docx"))


@pytest.mark.parametrize(
    "part, change, rule, said",
    [
        pytest.param(
            STYLES, lambda t: t.replace("Times New Roman", "Arial"), "ND30-010", "phông chữ Arial", id="another font"
        ),
        pytest.param(
            STYLES,
            lambda t: t.replace('<w:sz w:val="26"/>', '<w:sz w:val="40"/>'),
            "ND30-064",
            "kiểu “VB Số ký hiệu”: cỡ chữ 20, phải là 13 “Số: 15/KH-SNV”",
            id="another size",
        ),
        pytest.param(
            MAIN, lambda t: re.sub(r'w:left="\d+"', 'w:left="500"', t), "ND30-006", "lề trái 8,8 mm", id="margin"
        ),
        pytest.param(
            MAIN,
            lambda t: t.replace('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
            "ND30-001",
            "A4",
            id="paper",
        ),
        pytest.param(
            "word/header1.xml",
            lambda t: re.sub(r"<w:p>.*</w:p>", "<w:p/>", t, flags=re.DOTALL),
            "ND30-015",
            "không có số trang",
            id="page number taken out",
        ),
        pytest.param(
            MAIN,
            lambda t: t.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA", 1),
            "ND30-025",
            "Quốc hiệu",
            id="fixed words changed",
        ),
    ],
)
def test_what_leaves_the_decree_is_told(
    tmp_path: Path, part: str, change: Callable[[str], str], rule: str, said: str
) -> None:
    path = restyled.changed(tmp_path / "ten-loai.docx", change, part=part)
    lines = [line for line in sample_prints.judged(path) if f"({rule})" in line]
    assert lines and all(line.startswith("ten-loai.docx: bản in thử Kế hoạch, ") for line in lines[:1])
    assert any(said in line for line in lines), lines


def test_blocks_in_another_order_are_told(tmp_path: Path) -> None:
    def moved(text: str) -> str:
        start = text.rindex("<w:p>", 0, text.index("{%p if ky_trai %}"))
        end = text.rindex("<w:p>", 0, text.index("{%p for pl in phu_luc %}"))
        body = text.rindex("<w:p>", 0, text.index("{%p for d in noi_dung %}"))
        return text[:body] + text[start:end] + text[body:start] + text[end:]

    path = restyled.changed(tmp_path / "ten-loai.docx", moved)
    assert any("(ND30-251)" in line for line in sample_prints.judged(path))


def test_the_whole_check_prints_samples_only_of_a_template_that_can_print(tmp_path: Path) -> None:
    path = restyled.replaced(tmp_path / "ten-loai.docx", "{{ trich_yeu }}", "{{ trich_yue }}")
    assert not any("bản in thử" in line for line in restyling.check([path]))
    path = restyled.replaced(path, "Times New Roman", "Arial", part=STYLES, count=99)
    assert any("bản in thử" in line for line in restyling.check([path]))


def test_the_samples_can_be_looked_at(tmp_path: Path) -> None:
    broken = restyled.replaced(tmp_path / "hong.docx", "{%p endfor %}", "")
    made = restyling.print_samples([template_path("quyet-dinh"), broken], tmp_path / "in-thu")
    assert [path.name for path in made] == ["quyet-dinh-quyet-dinh.docx", "quyet-dinh-nghi-quyet.docx"]
