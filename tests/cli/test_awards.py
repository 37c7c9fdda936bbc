"""``vanban awards`` and ``vanban dossier`` from the command line: exit codes, files, masked personal data."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.readers import rows

INPUTS = Path(__file__).parents[2] / "inputs"
CLOSING, COMMUNE = (
    INPUTS / "khen-thuong-tong-ket-2025" / "de-nghi.yaml",
    INPUTS / "khen-thuong-xa-2026" / "de-nghi.yaml",
)


def test_from_nominations_to_a_dossier_without_contradictions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["awards", "assess", str(COMMUNE), "--date", "20/07/2026", "-o", str(tmp_path / "a")]) == 0
    assert "3 đạt, 0 không đạt, 0 cần làm rõ" in capsys.readouterr().out
    assert main(["awards", "dossier", str(tmp_path / "a" / "danh-gia.json"), "-o", str(tmp_path / "h")]) == 0
    assert main(["dossier", "check", str(tmp_path / "h")]) == 0
    assert (tmp_path / "h" / "ho-so.zip").is_file()
    (first, *_others) = rows.read(tmp_path / "h" / "10-danh-sach-in-bang.xlsx")
    assert (first.values["STT trong quyết định"], first.values["Tên"]) == ("1", "Chi hội Phụ nữ ấp Mẫu (mẫu)")


def test_nominees_who_do_not_meet_their_award_give_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = INPUTS / "soc-trang-2022" / "van-ban.yaml"
    assert (
        main(["awards", "assess", str(CLOSING), "--plan", str(plan), "--date", "05/12/2025", "-o", str(tmp_path)]) == 1
    )
    out = capsys.readouterr().out
    assert "6 đạt, 2 không đạt, 1 cần làm rõ" in out
    assert "có thể đề nghị: Giấy khen của Chủ tịch Ủy ban nhân dân xã, phường" in out
    written = out + (tmp_path / "danh-gia.json").read_text(encoding="utf-8")
    assert "000000000001" not in written
    assert "12/05/1985" not in out + (tmp_path / "danh-gia.txt").read_text(encoding="utf-8")


def test_the_form_can_be_filled_from_nominations_and_assessed(tmp_path: Path) -> None:
    form = tmp_path / "de-nghi.xlsx"
    assert main(["awards", "form", "-o", str(form), "--from", str(COMMUNE)]) == 0
    assert main(["awards", "assess", str(form), "--date", "20/07/2026", "-o", str(tmp_path / "a")]) == 0


def test_what_is_no_assessment_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    assert main(["awards", "dossier", str(path), "-o", str(tmp_path / "h")]) == 2
    assert capsys.readouterr().err.startswith("x.json: đây không phải kết quả đánh giá — Gợi ý:")


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    arguments = ["awards", "assess", str(COMMUNE), "--date", "20/07/2026", "-o", str(tmp_path)]
    assert main(arguments) == 0
    assert main(arguments) == 2
    assert main([*arguments, "--force"]) == 0
