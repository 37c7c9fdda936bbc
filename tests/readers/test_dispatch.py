"""One door for every format: the reader goes by the suffix, what cannot be read is refused in one line."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from generator import readers
from generator.errors import InputError, RefusedFileError
from tests.readers.sample import PRINTED, printed


@pytest.mark.parametrize("suffix", sorted(readers.READERS))
def test_every_suffix_has_a_reader(suffix: str) -> None:
    assert callable(importlib.import_module(readers.READERS[suffix]).read)


@pytest.mark.parametrize("name", ["ke-hoach.txt", "KE-HOACH.TXT", "kế hoạch.txt", "a.b.txt"])
def test_a_text_is_read_by_its_suffix_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("\n".join(PRINTED), encoding="utf-8")
    reading = readers.read(path)
    assert (reading.source, printed(reading.document)) == (name, PRINTED)


@pytest.mark.parametrize("name", ["bang.xyz", "khong-duoi", "anh.jpg"])
def test_a_file_of_a_kind_that_is_not_read_is_refused_with_the_kinds_that_are(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"abc")
    with pytest.raises(RefusedFileError) as refused:
        readers.read(path)
    assert ".docx" in (refused.value.hint or "")


@pytest.mark.parametrize("data", [b"", b"  \n\t "], ids=["nothing", "blanks"])
@pytest.mark.parametrize("suffix", sorted(readers.READERS))
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"rong{suffix}"
    path.write_bytes(data)
    with pytest.raises(RefusedFileError, match="rỗng"):
        readers.read(path)


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không mở được"):
        readers.read(tmp_path / "khong-co.txt")


def test_a_folder_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.txt").mkdir()
    with pytest.raises(InputError):
        readers.read(tmp_path / "thu-muc.txt")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pdf", ".doc", ".rtf"])
def test_rubbish_is_refused_by_every_reader(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rac{suffix}"
    path.write_bytes(b"\x00\x01\xfe\xff\x80garbage" * 20)
    with pytest.raises(RefusedFileError):
        readers.read(path)
