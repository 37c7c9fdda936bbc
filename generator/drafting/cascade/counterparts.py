"""Who does below what a sở does above: by the field of work of the sentence, on the date of the new plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.catalog import bodies, functions
from generator.drafting.cascade.facts import Facts
from generator.drafting.cascade.unit import TargetUnit

# The words by which a sentence shows its field, most telling first; the fields' own names are in the catalog.
_SIGNS: tuple[tuple[str, str], ...] = (
    ("thi_dua_khen_thuong", r"thi đua|khen thưởng"),
    ("giam_ngheo", r"giảm nghèo|hộ nghèo|người nghèo"),
    ("bao_chi", r"báo chí|xuất bản|truyền thông"),
    ("thong_tin_co_so", r"tuyên truyền|thông tin"),
    ("tai_chinh_ngan_sach", r"kinh phí|ngân sách|dự toán|tài chính"),
    ("chuyen_doi_so", r"chuyển đổi số|công nghệ thông tin"),
    ("nong_thon_moi", r"nông thôn mới"),
)
_OWN_FIELD = {
    "so_noi_vu": "thi_dua_khen_thuong", "so_ldtbxh": "giam_ngheo", "so_tttt": "thong_tin_co_so",
    "so_tai_chinh": "tai_chinh_ngan_sach", "ban_tdkt_tinh": "thi_dua_khen_thuong",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The body below: its id and its name as printed; ``known`` is False where the directory has none and a person decides."""

    id: str
    name: str
    known: bool = True


def of_body(body_id: str, sentence: str, unit: TargetUnit, on: date, facts: Facts) -> Counterpart | None:
    """Return who does at the unit's level what ``body_id`` does in ``sentence``; ``None`` where nobody is known to."""
    body = bodies.by_id(body_id)
    if body is None:
        return None
    field = _field(body, sentence)
    found = functions.counterparts(body, field, unit.level, on, unit_type=unit.unit_type)
    found = found or functions.counterparts(body, field, unit.level, on)
    if not found:
        return None
    return Counterpart(found[0].id, local_name(found[0], unit, facts))


def local_name(body: bodies.Body, unit: TargetUnit, facts: Facts) -> str:
    """Return a body's name as the unit calls it: the facts' own name first, else the directory's without the place."""
    return facts.bodies.get(body.id) or body.plain_name


def holder(field: str, unit: TargetUnit, on: date, facts: Facts) -> Counterpart | None:
    """Return who holds a field of work in the unit on that day; ``None`` where nobody is known to."""
    found = functions.holders(field, unit.level, on, unit_type=unit.unit_type) or functions.holders(
        field, unit.level, on
    )
    return Counterpart(found[0].id, local_name(found[0], unit, facts)) if found else None


def _field(body: bodies.Body, sentence: str) -> str:
    """The field of a body that a sentence is about: the body's main one here, else one whose sign the sentence bears."""
    own = _OWN_FIELD.get(body.id)
    if own and own in functions.all_fields():
        return own
    lowered = sentence.lower()
    for field in body.fields:
        name = functions.all_fields()[field].name.lower() if field in functions.all_fields() else ""
        if name and any(part.strip() in lowered for part in re.split(r"[,;]", name) if len(part.strip()) > 5):
            return field
    for field, sign in _SIGNS:
        if field in body.fields and re.search(sign, lowered):
            return field
    return body.fields[0] if body.fields else ""
