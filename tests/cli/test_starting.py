"""``vanban new``, ``schema`` and ``bodies``: what a clerk begins with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.catalog import kinds
from generator.readers import yaml_input
from tests.cli.conftest import Call

KINDS = [kind.id for kind in (*kinds.all_kinds(), *kinds.copies())]


def test_without_a_kind_the_kinds_are_listed(vanban: Call) -> None:
    answer = vanban("new")
    assert answer.code == 0
    assert [line.split()[0] for line in answer.out.splitlines()] == KINDS


@pytest.mark.parametrize("words", ["ke-hoach", "kế hoạch", "KẾ HOẠCH", "KH", "kh"])
def test_a_kind_may_be_named_as_one_likes(vanban: Call, words: str) -> None:
    assert "loai: ke-hoach\n" in vanban("new", words).out


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_starting_input_that_is_valid_and_commented(vanban: Call, kind: str) -> None:
    answer = vanban("new", kind)
    assert (answer.code, answer.err) == (0, "")
    document = yaml_input.read(answer.out.encode(), source="a.yaml").document
    assert document.kind == kind
    assert document.body or kinds.get(kind).copy
    lines = answer.out.splitlines()
    keys = [number for number, line in enumerate(lines) if line and line[0] not in " #-"]
    assert keys and all(
        lines[number - 1].startswith("# ") for number in keys if lines[number].split(":")[0] != "loi_ban_hanh"
    )


def test_a_starting_input_is_written_whole_and_never_over_another(vanban: Call, tmp_path: Path) -> None:
    assert vanban("new", "bao-cao", "-o", "a.yaml").lines == ["a.yaml"]
    first = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    refused = vanban("new", "cong-van", "-o", "a.yaml")
    assert refused.code == 2
    assert refused.lines[0].startswith("a.yaml: tệp đã có")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == first
    assert vanban("new", "cong-van", "-o", "a.yaml", "--force").code == 0
    assert "loai: cong-van" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_a_copy_is_started_from_its_block_and_a_decision_with_what_it_issues(vanban: Call) -> None:
    copy = vanban("new", "trích sao")
    assert copy.code == 0 and "ky_hieu: TrS-SNV\n" in copy.out and "thong_tin_ky_so" in copy.out
    issuing = vanban("new", "QĐ", "--attach", "quy chế")
    assert issuing.code == 0 and "ten_loai: QUY CHẾ\n" in issuing.out
    refused = vanban("new", "ke-hoach", "--attach", "quy-che")
    assert refused.code == 2 and "Kế hoạch không ban hành kèm theo Quy chế" in refused.err


def test_the_schema_speaks_of_the_keys_that_a_clerk_writes(vanban: Call) -> None:
    schema = json.loads(vanban("schema").out)
    assert list(schema["properties"])[:3] == ["loai", "ten_loai", "co_quan_chu_quan"]
    assert schema["properties"]["trich_yeu"]["description"] == "Trích yếu nội dung"
    assert schema["required"] == ["loai"]
    assert {"type": "string"} in schema["$defs"]["Paragraph"]["anyOf"]
    assert "cap" not in schema["$defs"]["Item"]["required"]


def test_a_body_is_found_under_the_name_of_its_day(vanban: Call) -> None:
    before = vanban("bodies", "Sở", "Lao", "động", "--date", "12/10/2022")
    assert before.code == 0
    assert "Sở Lao động - Thương binh và Xã hội" in before.out
    after = vanban("bodies", "Sở Lao động - Thương binh và Xã hội", "--date", "01/7/2026")
    assert "Sở Lao động" not in after.out


def test_a_body_that_nobody_knows_is_said_so_with_exit_1(vanban: Call) -> None:
    answer = vanban("bodies", "zzzz")
    assert (answer.code, answer.out) == (1, "")
    assert "Không có cơ quan nào" in answer.err
