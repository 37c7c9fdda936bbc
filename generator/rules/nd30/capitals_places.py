"""Capitals of places (PL2/M3/k1): ND30-215 to ND30-219."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from generator.catalog.store import load
from generator.catalog.units import keeps_class_word
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Faults, Subject, rule
from generator.rules.nd30.capitals_lexicon import hits, wrong_names
from generator.rules.nd30.text import LOWER, NAMES_AND_FORMS, PROSE, UPPER, Words, words_of

_END = rf"(?![{LOWER}{UPPER}])"


@cache
def _data() -> Any:
    return load("capital_names")


@cache
def _units() -> re.Pattern[str]:
    data = _data()["units"]
    nouns = "|".join(sorted(data["nouns"], key=len, reverse=True))
    return re.compile(
        rf"({nouns}) (?!(?:{'|'.join(data['not_names'])}){_END})([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*)"
    )


@cache
def _persons() -> frozenset[str]:
    data = load("named_units")
    return frozenset(name for group in ("people", "events") for name in data[group])


@cache
def _named_after() -> re.Pattern[str]:
    nouns = "|".join(_data()["named_after"]["nouns"])
    names = "|".join(sorted(_persons(), key=len, reverse=True))
    return re.compile(rf"({nouns}) (?:(?:{names}){_END})|(phường|quận) (?:\d{{1,2}})(?![\d.,/%]| (?:và|đến|-) \d)")


@cache
def _terrain() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = _data()["terrain"]
    free = "|".join(f"{noun.capitalize()} (?:{'|'.join(names)})" for noun, names in data["free"].items())
    fused = [name.split() for name in data["fused"]]
    small = "|".join(
        rf"{one.lower()} {two}" if two != "Giấy" else f"{one} giấy|{one.lower()} Giấy" for one, two in fused
    )
    return (
        re.compile(rf"({free}){_END}"),
        re.compile(rf"({small}){_END}"),
        re.compile(rf"(?:{'|'.join(data['unless_after'])})$"),
    )


_SENTENCES = PROSE | {Component.CAN_CU, Component.TRICH_YEU, Component.PHU_LUC_TIEU_DE}


def _plain(words: Words, at: int) -> bool:
    """Return whether offset ``at`` is in the middle of a sentence of the writer's own."""
    return not (words.opens(at) or words.foreign(at) or words.line_at(at).component in NAMES_AND_FORMS)


@rule("ND30-215")
def administrative_units(subject: Subject) -> Faults:
    """Danh từ chung chỉ đơn vị hành chính viết hoa trước tên riêng.

    ## Kiểm tra gì
    "Tỉnh", "Xã", "Phường", "Thành phố" … viết hoa giữa câu trước tên đơn vị; trừ đơn vị đặt theo số, tên người, sự kiện và
    các tên đặc biệt (Thành phố Hồ Chí Minh).

    ## Vì sao
    Chỉ viết hoa tên riêng; danh từ chung chỉ đơn vị hành chính viết thường.

    ## Ví dụ sai
    trên địa bàn Tỉnh Nam Định

    ## Ví dụ đúng
    trên địa bàn tỉnh Nam Định

    ## Cách sửa
    Viết thường danh từ chung.
    """
    words = words_of(subject)
    for found in words.each(_units(), *{noun.split()[0].lower() for noun in _data()["units"]["nouns"]}):
        start = found.start()
        noun, name = found.group(1), found.group(2)
        # "Thành phố Hồ Chí Minh" is a name as a whole; a unit named after a person has its own rule.
        if (
            name.startswith("Hồ Chí Minh")
            or keeps_class_word(name)
            or any(name.startswith(person) for person in _persons())
        ):
            continue
        before = words.all[max(0, start - 1) : start]
        # Addresses in lists and tables are those of a register.
        if words.line_at(start).component not in _SENTENCES:
            continue
        if not _plain(words, start) or before != " " or words.all[start - 2 : start - 1].isupper():
            continue
        small = noun[0].lower() + noun[1:]
        yield words.fault(
            start,
            start + len(noun),
            _("“{noun} {name}” giữa câu: viết “{small} {name}”").format(noun=noun, name=name, small=small),
            small,
            safety=Safety.UNSAFE,
        )


@rule("ND30-216")
def units_named_after(subject: Subject) -> Faults:
    """Đơn vị hành chính đặt theo số, tên người, sự kiện viết thường danh từ chung.

    ## Kiểm tra gì
    "phường", "quận" trước số; "phường", "xã" trước tên nhân vật, sự kiện lịch sử.

    ## Vì sao
    Trường hợp tên đơn vị hành chính là chữ số, tên người, tên sự kiện lịch sử thì viết hoa cả danh từ chung.

    ## Ví dụ sai
    Ủy ban nhân dân phường 3; phường Điện Biên Phủ

    ## Ví dụ đúng
    Ủy ban nhân dân Phường 3; Phường Điện Biên Phủ

    ## Cách sửa
    Viết hoa danh từ chung.
    """
    words = words_of(subject)
    for found in words.each(_named_after(), "phường", "quận", "xã"):
        start = found.start()
        line = words.line_at(start)
        before = words.low[max(line.start, start - 8) : start].rstrip()
        # "các phường 1, 2, 3" and "05 phường 3 xã" count units.
        if words.foreign(start) or before.endswith(("các", "những")) or before[-1:].isdigit():
            continue
        if line.component in NAMES_AND_FORMS:
            continue
        noun = found.group(1) or found.group(2)
        yield words.fault(
            start,
            start + len(noun),
            _("đơn vị đặt theo số, tên người, sự kiện: viết “{right}”").format(
                right=noun.capitalize() + found.group()[len(noun) :]
            ),
            noun.capitalize(),
            # A name of two syllables may be a place's own ("Minh Khai"): a person decides.
            severity=Severity.WARNING if len(found.group().split()) == 3 else None,
        )


@rule("ND30-217")
def capital_and_hcmc(subject: Subject) -> Faults:
    """Thủ đô Hà Nội, Thành phố Hồ Chí Minh viết chưa đúng.

    ## Kiểm tra gì
    Hai tên viết hoa đặc biệt của Nghị định.

    ## Vì sao
    Nghị định quy định viết hoa cả danh từ chung: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.

    ## Ví dụ sai
    Ủy ban nhân dân thành phố Hồ Chí Minh

    ## Ví dụ đúng
    Ủy ban nhân dân Thành phố Hồ Chí Minh

    ## Cách sửa
    Viết hoa "Thủ", "Thành". Sửa được tự động.
    """
    yield from wrong_names(subject, "ND30-217", _("viết “{right}”, không viết “{wrong}”"))


@rule("ND30-218")
def terrain(subject: Subject) -> Faults:
    """Danh từ chỉ địa hình viết hoa, viết thường chưa đúng.

    ## Kiểm tra gì
    "Sông", "Vịnh", "Chợ", "Hồ" … viết hoa giữa câu trước tên riêng đã biết; và tên riêng gồm cả danh từ địa hình (Cửa Lò, Vũng
    Tàu, Vàm Cỏ, Lạch Trường, Cầu Giấy) viết thường một chữ.

    ## Vì sao
    Danh từ địa hình ghép với danh từ riêng một âm tiết thành tên riêng thì viết hoa tất cả; đứng trước một tên riêng thì viết
    thường.

    ## Ví dụ sai
    đồng bằng Sông Cửu Long; Vịnh Hạ Long (giữa câu); vũng Tàu

    ## Ví dụ đúng
    đồng bằng sông Cửu Long; vịnh Hạ Long; Vũng Tàu

    ## Cách sửa
    Viết thường danh từ địa hình trước tên riêng; viết hoa tên đã thành tên riêng.
    """
    words = words_of(subject)
    free, fused, bodies = _terrain()
    for found in words.each(free, *_data()["terrain"]["free"]):
        start = found.start()
        line = words.line_at(start)
        if not _plain(words, start) or bodies.search(words.before(start, 24, low=True)):
            continue
        # "Tổng công ty Sông Hồng", "Sông Công": the word before is part of the name when it is capital too.
        if re.search(rf"[{UPPER}][{LOWER}]* $", words.all[max(line.start, start - 12) : start]):
            continue
        right = words.all[start].lower() + found.group()[1:]
        yield words.fault(
            start,
            found.end(),
            _("danh từ địa hình trước tên riêng viết thường: “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )
    for found in words.each(fused, *(name.split()[0].lower() for name in _data()["terrain"]["fused"])):
        start = found.start()
        if words.foreign(start):
            continue
        right = " ".join(word.capitalize() for word in found.group().split())
        yield words.fault(
            start,
            found.end(),
            _("tên riêng gồm cả danh từ địa hình: viết “{right}”").format(right=right),
            right,
            safety=Safety.UNSAFE,
        )


@rule("ND30-219")
def regions(subject: Subject) -> Faults:
    """Tên vùng, miền viết hoa chưa đủ.

    ## Kiểm tra gì
    Tây Bắc, Đông Bắc, Bắc Bộ, Trung Bộ, Nam Bộ và các tên ghép của chúng. Hướng gió, phương hướng ("phía tây bắc") không bị nhắc.

    ## Vì sao
    Tên địa lý chỉ vùng miền cấu tạo bằng từ chỉ phương hướng kết hợp với từ chỉ phương thức khác thì viết hoa tất cả các âm
    tiết.

    ## Ví dụ sai
    các tỉnh Tây bắc; đồng bằng Bắc bộ

    ## Ví dụ đúng
    các tỉnh Tây Bắc; đồng bằng Bắc Bộ

    ## Cách sửa
    Viết hoa cả hai âm tiết. Sửa được tự động.
    """
    words = words_of(subject)
    for hit in hits(subject, "ND30-219"):
        line = words.line_at(hit.start)
        before = words.before(hit.start, 24, low=True)
        after = words.low[hit.end : hit.end + 8].split()
        if before.endswith(("hướng", "phía", "gió", "chếch")) or (after and after[0].strip(",.;") in _NOT_REGION):
            continue
        # Inside a longer name ("Hà Nam bộ …") the word before is capital too.
        if re.search(rf"[{UPPER}][{LOWER}]+ $", words.all[max(line.start, hit.start - 12) : hit.start]):
            continue
        yield words.fault(hit.start, hit.end, _("tên vùng miền: viết “{right}”").format(right=hit.right), hit.right)


_NOT_REGION = frozenset(
    ["đội", "phận", "môn", "máy", "trưởng", "ngành", "luật", "mặt", "hành", "binh", "á", "âu", "mỹ", "phi"]
)
