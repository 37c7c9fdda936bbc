"""Hostile and broken files through the command line: one line, exit 2, bounded time and memory, nothing written elsewhere."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.workflows import starting
from tests.cli.conftest import Call

ROOT = Path(__file__).parents[2]
SECONDS = 60
"""No limit of speed, only of patience: what is unbounded never ends, or takes all memory."""
MEMORY = 2 * 1024**3


def _docx(changes: dict[str, bytes | str | None]) -> bytes:
    """A real .docx of ours with some entries changed, added, or taken out (``None``)."""
    from generator.readers import yaml_input
    from generator.writers import docx

    whole = docx.render(yaml_input.read(starting.new("ke-hoach").encode(), source="a").document)
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = changes.pop(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in changes.items():
            if content is not None:
                target.writestr(name, content)
    return into.getvalue()


def _entities(depth: int = 10) -> str:
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "xxxxxxxxxx">{steps}]><x>&a{depth - 1};</x>'


EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty docx": ("a.docx", lambda: b""),
    "no zip at all": ("a.docx", lambda: b"not a zip"),
    "zip cut off": ("a.docx", lambda: _docx({})[:2000]),
    "zip of something else": ("a.docx", lambda: _docx({"word/document.xml": None, "[Content_Types].xml": None})),
    "zip bomb": ("a.docx", lambda: _docx({"word/document.xml": b"0" * 600_000_000})),
    "entity bomb": ("a.docx", lambda: _docx({"word/document.xml": _entities()})),
    "entity of a local file": ("a.docx", lambda: _docx({"word/document.xml": EXTERNAL})),
    "xml cut off": ("a.docx", lambda: _docx({"word/document.xml": "<w:document"})),
    "way up in the zip": ("a.docx", lambda: _docx({"../../evil.txt": "x"})),
    "encrypted office file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4096),
    "empty pdf": ("a.pdf", lambda: b""),
    "no pdf at all": ("a.pdf", lambda: b"%PDF-1.7\ngarbage\n%%EOF"),
    "text with NUL": ("a.txt", lambda: b"\x00" * 10_000),
    "program named txt": ("a.txt", lambda: b"\x7fELF" + bytes(range(256)) * 100),
    "empty text": ("a.txt", lambda: b""),
    "empty html": ("a.html", lambda: b""),
    "yaml tag": ("a.yaml", lambda: b"loai: !!python/object/apply:os.system ['touch evil']"),
    "yaml depth bomb": ("a.yaml", lambda: b"[" * 1_000_000),
    "yaml too large": ("a.yaml", lambda: b"loai: " + b"x" * 20_000_000),
    "yaml of control characters": ("a.yaml", lambda: b"loai: a\x07b"),
    "yaml that is no document": ("a.yaml", lambda: b"- 1\n- 2\n"),
    "json cut off": ("a.json", lambda: b'{"loai": "ke-hoach", "noi_dung": ["a"'),
    "foreign suffix": ("a.exe", lambda: b"MZ"),
    "no suffix": ("a", lambda: b"Ke hoach"),
}


def bounded(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with a limit of memory, and where every connection fails."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "https_proxy": "http://127.0.0.1:9",
            "http_proxy": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        preexec_fn=limit,
        check=False,
    )


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_or_broken_file_is_one_line_and_exit_2(tmp_path: Path, name: str) -> None:
    file, make = REFUSED[name]
    (tmp_path / file).write_bytes(make())
    before = sorted(tmp_path.parent.rglob("*"))
    answer = bounded(tmp_path, "read", file, "-o", "out/a.yaml")
    assert answer.returncode == 2, answer.stderr[-500:]
    assert len(answer.stderr.splitlines()) == 1, answer.stderr[-500:]
    assert answer.stderr.startswith(file)
    assert answer.stdout == ""
    assert sorted(tmp_path.parent.rglob("*")) == before


@pytest.mark.parametrize("name", [name for name in REFUSED if REFUSED[name][0].endswith((".docx", ".pdf", ".exe"))])
def test_the_checker_refuses_it_as_well(tmp_path: Path, name: str) -> None:
    file, make = REFUSED[name]
    (tmp_path / file).write_bytes(make())
    answer = bounded(tmp_path, "check", file)
    assert answer.returncode == 2, answer.stderr[-500:]
    assert len(answer.stderr.splitlines()) == 1
    assert file in answer.stderr


def test_a_document_with_outside_links_is_read_without_following_them(tmp_path: Path) -> None:
    link = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
    )
    (tmp_path / "a.docx").write_bytes(_docx({"word/_rels/settings.xml.rels": link}))
    answer = bounded(tmp_path, "read", "a.docx")
    assert answer.returncode == 0, answer.stderr
    assert "loai: ke-hoach" in answer.stdout


def test_code_inside_the_data_stays_text(vanban: Call, tmp_path: Path) -> None:
    code = "{{ 7*7 }} {% for x in ().__class__.__bases__ %}{{ x }}{% endfor %} ${7*7} <w:p/> & <script>"
    (tmp_path / "a.yaml").write_text(
        f"loai: ke-hoach\nco_quan: SỞ NỘI VỤ\ntrich_yeu: '{code}'\nnoi_dung:\n  - '{code}'\n", encoding="utf-8"
    )
    assert vanban("render", "a.yaml", "-o", "out").code == 0
    assert vanban("read", "out/a.docx", "--format", "text").out.count(code) == 2


def test_a_hundred_thousand_paragraphs_end_in_bounded_time_and_memory(tmp_path: Path) -> None:
    text = "loai: ke-hoach\nco_quan: SỞ NỘI VỤ\nnoi_dung:\n" + "- Một đoạn văn.\n" * 100_000
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    answer = bounded(tmp_path, "render", "a.yaml", "-o", "out")
    assert answer.returncode in (0, 2)
    assert len(answer.stderr.splitlines()) == (1 if answer.returncode else 0)
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_a_hundred_thousand_lines_end_in_bounded_time_and_memory(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_text("Một đoạn văn của một văn bản rất dài.\n\n" * 100_000, encoding="utf-8")
    answer = bounded(tmp_path, "read", f"a.{suffix}", "-o", "out.yaml")
    assert answer.returncode in (0, 2)
    assert "Traceback" not in answer.stderr


def test_ten_thousand_recipients_are_printed(tmp_path: Path) -> None:
    lines = "".join(f"    - Ủy ban nhân dân xã số {n};\n" for n in range(10_000))
    text = f"loai: ke-hoach\nco_quan: SỞ NỘI VỤ\nnoi_dung: [Một./.]\nnoi_nhan:\n  danh_sach:\n{lines}"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    answer = bounded(tmp_path, "render", "a.yaml", "-o", "out")
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("CON", id="reserved on Windows"),
        pytest.param("a" * 200, id="very long"),
        pytest.param("Kế hoạch 146 “Vì người nghèo”", id="Vietnamese and quotes"),
        pytest.param("-rf", id="begins with a dash"),
        pytest.param("a:b?c", id="letters that other systems refuse"),
    ],
)
def test_the_output_stays_in_its_folder_whatever_the_input_is_called(vanban: Call, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    answer = vanban("render", "-o", "out", "--", f"{name}.yaml")
    assert answer.code == 0, answer.err
    (made,) = (tmp_path / "out").iterdir()
    assert made.suffix == ".docx"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{name}.yaml", "out"])


def test_a_picture_of_a_signature_cannot_be_fetched_from_anywhere(vanban: Call, tmp_path: Path) -> None:
    text = starting.new("cong-van").replace("  ho_ten: ……", "  ho_ten: ……\n  anh_chu_ky: ../../../../etc/passwd")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "out")
    if answer.code == 0:
        with zipfile.ZipFile(tmp_path / "out" / "a.docx") as archive:
            assert not any(b"root:" in archive.read(name) for name in archive.namelist())
    else:
        assert (answer.code, len(answer.lines)) == (2, 1)
