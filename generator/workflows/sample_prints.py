"""A restyled template on paper: sample documents printed from it, read again and judged, beside the same from the first template."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.messages import _

if TYPE_CHECKING:
    from generator.model import Document, Reading
    from generator.rules import Finding
    from generator.writers.docx import CompiledTemplate

_KINDS = {
    "ten-loai": ("ke-hoach", "to-trinh", "giay-nghi-phep"),
    "quyet-dinh": ("quyet-dinh", "nghi-quyet"),
    "cong-van": ("cong-van",),
    "bien-ban": ("bien-ban",),
    "ban-sao": ("sao-y",),
    "phu-luc": ("ke-hoach",),
}
"""The kinds that are printed to try a template of each family."""
_YEAR = 2026
_WORDS = "kiểm tra mẫu"
"""Words that stand in the sample for every blank of a starting input."""
_NARROW = 110.0
"""The subject of a công văn stands in the head: its line is narrower than this many mm."""


def judged(path: Path) -> list[str]:
    """Return one line for each thing in which samples printed from a template leave the decree and ours do not.

    Empty for a template that is not of documents. Raises as the writers do for a file that is no template.
    """
    from generator.errors import GeneratorError
    from generator.resources import template_path
    from generator.writers import docx

    compiled = docx.compile_template(path)
    family = _family(path.stem, compiled)
    if family is None:
        return []
    ours = docx.compile_template(template_path(family))
    told: dict[tuple[str, str], str] = {}
    for kind in _KINDS[family]:
        document = sample(kind)
        try:
            reading, found = _print(compiled, document, path.name, family)
        except GeneratorError as error:
            told[kind, ""] = _("{template}: không in thử được {kind}: {why}").format(
                template=path.name, kind=kind, why=error.message
            )
            continue
        known = Counter(_key(one) for one in _print(ours, document, path.name, family)[1])
        for one in found:
            if known[_key(one)] > 0:
                known[_key(one)] -= 1
                continue
            style = _style(reading, one)
            told.setdefault((one.rule, style), _line(path.name, kind, one, style))
    return list(told.values())


def prints(path: Path) -> list[tuple[str, bytes]]:
    """Return the samples printed from a template, each with the name of its file; empty for one that is not of documents."""
    from generator.writers import docx

    compiled = docx.compile_template(path)
    family = _family(path.stem, compiled)
    return [
        (f"{path.stem}-{kind}.docx", _bytes(compiled, sample(kind), family)) for kind in _KINDS.get(family or "", ())
    ]


def sample(kind: str) -> Document:
    """Return the starting input of a kind filled in, with marks, an address and an appendix: what a page can hold."""
    from generator.catalog import kinds, scaffolds
    from generator.model import Document

    row = kinds.get(kind)
    values: dict[str, Any] = {} if row.copy else _filled(scaffolds.scaffold(row, year=_YEAR))
    values |= {"loai": kind, "so": "15", "ngay": "05/3/2026"}
    if not row.date_line:
        del values["ngay"]
    if row.copy:
        values |= {
            "co_quan_chu_quan": "UBND TỈNH NGHỆ AN",
            "co_quan": "SỞ NỘI VỤ",
            "ky_hieu": f"{row.symbol}-SNV",
            "dia_danh": "Nghệ An",
            "noi_nhan": {"danh_sach": ["Các phòng, đơn vị thuộc Sở;"], "luu": "Lưu: VT."},
            "ky": {"quyen_han_chuc_vu": ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "ho_ten": "Nguyễn Văn A"},
        }
    else:
        values |= {
            "do_khan": "KHẨN",
            "luu_hanh": "LƯU HÀNH NỘI BỘ",
            "dia_chi": ["Số 01, đường A, phường B, tỉnh Nghệ An; điện thoại: 0238.000.0000"],
            "phu_luc": [_appendix("Phụ lục I", landscape=False), _appendix("Phụ lục II", landscape=True)],
        }
    return Document.model_validate(values)


def _appendix(label: str, *, landscape: bool) -> dict[str, Any]:
    return {
        "nhan": label,
        "tieu_de": "NỘI DUNG KIỂM TRA MẪU",
        "kem_theo": "(Kèm theo Văn bản số 15/SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
        "ngang": landscape,
        "noi_dung": [
            "Nội dung của phụ lục để kiểm tra mẫu trình bày của cơ quan.",
            {
                "bang": [
                    ["TT", "Nội dung", "Số lượng"],
                    ["1", "Nội dung thứ nhất", "1.250"],
                    ["2", "Nội dung thứ hai", "5"],
                ]
            },
        ],
    }


def _filled(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _filled(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, key) for item in value]
    if not isinstance(value, str):
        return value
    if key in ("ho_ten", "dia_danh"):
        return "Nguyễn Văn A" if key == "ho_ten" else "Nghệ An"
    if key.startswith("co_quan") or key in ("tham_quyen", "quyen_han_chuc_vu"):
        return value.replace("……", "NGHỆ AN")
    return value.replace("ngày … tháng … năm …", "ngày 05 tháng 3 năm 2026").replace("……", _WORDS).replace("…", "5")


def _family(stem: str, compiled: CompiledTemplate) -> str | None:
    """Return the family of a template: its file's name where that is one, else what its own tags show."""
    looks = compiled.facts["looks"]
    if "noi_dung[].van_ban" not in looks:
        return None
    if stem in _KINDS:
        return stem
    if "tieu_ngu" not in compiled.facts["mottos"]:
        return "ban-sao" if "so_ky_hieu" in looks else "phu-luc"
    subject = looks.get("trich_yeu")
    return "cong-van" if subject is not None and 0 < subject[4] < _NARROW else "ten-loai"


def _bytes(compiled: CompiledTemplate, document: Document, family: str | None) -> bytes:
    if family != "phu-luc":
        return compiled.render(document)
    from generator.writers.docx import separate

    return separate.printed(compiled, document, 0)


def _print(
    compiled: CompiledTemplate, document: Document, source: str, family: str
) -> tuple[Reading, tuple[Finding, ...]]:
    from generator.readers import docx as reader
    from generator.workflows import checking

    reading = reader.read(_bytes(compiled, document, family), source=source)
    return reading, checking.judge(reading, checking.Demand(final=True)).findings


def _key(finding: Finding) -> tuple[str, str, str | None]:
    return finding.rule, finding.message, finding.text


def _style(reading: Reading, finding: Finding) -> str:
    if reading.layout is None or finding.paragraph is None:
        return ""
    return reading.layout.paragraphs[finding.paragraph].style or ""


def _line(name: str, kind: str, finding: Finding, style: str) -> str:
    from generator.catalog import kinds

    parts = [_("bản in thử {kind}").format(kind=kinds.get(kind).name), finding.place]
    if style:
        parts.append(_("kiểu “{style}”").format(style=style))
    shown = f" “{finding.text[:60]}”" if finding.text else ""
    line = f"{name}: {', '.join(part for part in parts if part)}: {finding.message}{shown} ({finding.rule})"
    return f"{line} — {_('Gợi ý')}: {finding.proposed}" if finding.proposed else line
