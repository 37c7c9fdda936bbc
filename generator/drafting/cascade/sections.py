"""What a top-level part of a plan is about, by its heading: each sort is derived in its own way."""

from __future__ import annotations

import re
from enum import Enum


class Part(Enum):
    """The sorts of parts that plans of UBND have."""

    PURPOSE = "mục đích, yêu cầu"
    SCOPE = "đối tượng, phạm vi, thời gian"
    TARGETS = "mục tiêu, chỉ tiêu"
    CONTENT = "nội dung, nhiệm vụ, giải pháp"
    CRITERIA = "tiêu chí và khen thưởng"
    AWARDS = "khen thưởng"
    TIMETABLE = "tiến độ"
    BUDGET = "kinh phí"
    DUTIES = "tổ chức thực hiện"


_SIGNS = (
    (Part.AWARDS, r"^hình thức (?:và tiêu chuẩn )?khen thưởng"),
    (Part.CRITERIA, r"tiêu chí|tiêu chuẩn"),
    (Part.AWARDS, r"khen thưởng"),
    (Part.TIMETABLE, r"tiến độ|lộ trình"),
    (Part.DUTIES, r"tổ chức thực hiện|phân công|trách nhiệm"),
    (Part.BUDGET, r"kinh phí|nguồn lực thực hiện"),
    (Part.PURPOSE, r"mục đích|yêu cầu"),
    (Part.CONTENT, r"nội dung|nhiệm vụ|giải pháp"),
    (Part.SCOPE, r"đối tượng|phạm vi|thời gian"),
    (Part.TARGETS, r"mục tiêu|chỉ tiêu"),
)


def part_of(heading: str) -> Part:
    """Return what a heading announces; content when it says nothing known."""
    lowered = heading.lower()
    return next((part for part, sign in _SIGNS if re.search(sign, lowered)), Part.CONTENT)
