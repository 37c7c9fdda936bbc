"""Rules on authority, office and name of the one who signs, ô 7 (Phụ lục I, Phần I, Mục II, khoản 7)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.messages import _
from generator.model.layout import Component
from generator.rules.blanks import has_row, is_instruction
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.signature_lines import (
    OFFICE,
    blocks,
    main_block,
    name_lines,
    office_lines,
    office_places,
    signature_texts,
)
from generator.vietnamese.text import without_marks
from generator.vietnamese.tone import to_old

C = Component

PREFIXES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_ATTEMPT = re.compile(
    r"^(?P<prefix>T\s*[./]\s*M|K\s*[./]\s*T|T\s*[./]\s*L|T\s*/?\s*U\s*/?\s*Q|TM|KT|TL|TUQ|Q(?=\s*[./:]))\s*(?P<mark>[.:/,]?)(?P<gap>\s*)(?=\S)"
)
_OTHER_PREFIX = re.compile(r"^(?P<prefix>(?!TP|P\b|PGS|GS|TS|BS)[A-ZĐ]{1,3})\.(?=\s*\w)")


_SHORT_OFFICE = re.compile(
    r"\b(PGĐ|P\.?\s?GIÁM ĐỐC|GĐ|PCT|P\.?\s?CHỦ TỊCH|CT|PTP|TP(?!\.)|CVP|PCVP|HT|PHT|TBT|P\.?\s?TRƯỞNG|UBND|HĐND|BCĐ|BTC|BCH|UB)\b"
)


@rule("ND30-148", sees="layout")
def signature_missing(subject: Subject) -> Faults:
    """Không có khối ký tên, hoặc khối ký tên không ở bên phải.

    ## Kiểm tra gì
    Chức vụ và họ tên người ký ở cuối văn bản, bên phải. Bản dự thảo được để trống họ tên.

    ## Vì sao
    Chức vụ, họ tên và chữ ký của người có thẩm quyền là thành phần thể thức bắt buộc, đặt ở ô 7a, 7b, 7c.

    ## Ví dụ sai
    Cuối văn bản chỉ có Nơi nhận.

    ## Ví dụ đúng
    GIÁM ĐỐC / (ký) / Trần Thị Bình

    ## Cách sửa
    Thêm khối ký tên ở ô bên phải, ngang hàng với Nơi nhận.
    """
    block = main_block(subject)
    if block is None and any(is_instruction(p.text) for p in subject.need_layout().paragraphs):
        yield Unseen(_("có chỗ ký nhưng không nhận ra chức vụ, họ tên"))
        return
    if block is None:
        yield Fault(_("không có khối ký tên (chức vụ, họ tên người ký)"), component=C.KY_CHUC_VU)
        return
    if not block.offices and not any(has_row(p.text) for p in office_places(subject)):
        yield Fault(_("không ghi chức vụ người ký"), block.first, component=C.KY_CHUC_VU)
    if not block.names and not subject.draft:
        yield Fault(_("chưa ghi họ tên người ký"), block.first, component=C.KY_HO_TEN)
    first = block.first
    if first is None or subject.document.cosignature is not None:
        # Two signers stand side by side: biên bản, and what two parties sign.
        return
    table = subject.table_of(first)
    if first.cell is not None and table is not None:
        if len(table.grid) > 1 and first.cell.column == 0 and first.cell.span < len(table.grid):
            yield Fault(_("khối ký tên ở bên trái, phải ở bên phải"), first)
    elif first.box is not None:
        section = subject.need_layout().sections[0] if subject.need_layout().sections else None
        if section is not None and section.width is not None and first.box[2] < section.width / 2:
            yield Fault(_("khối ký tên ở bên trái, phải ở bên phải"), first)
    elif first.align in ("left", "both") and not float(first.left or 0) > 40 and "\t" not in first.text:
        yield Fault(_("khối ký tên sát lề trái, phải ở bên phải"), first)


@rule("ND30-149", sees="layout")
def office_look(subject: Subject) -> Faults:
    """Quyền hạn, chức vụ người ký không in hoa, đứng, đậm, cỡ 13 - 14.

    ## Kiểm tra gì
    Chữ in hoa, độ đậm, độ nghiêng, cỡ chữ, cách canh của các dòng quyền hạn, chức vụ.

    ## Vì sao
    Quyền hạn, chức vụ trình bày chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm, canh giữa.

    ## Ví dụ sai
    Giám đốc; GIÁM ĐỐC không đậm

    ## Ví dụ đúng
    GIÁM ĐỐC

    ## Cách sửa
    Viết in hoa, đậm, cỡ 14. Sửa tự động là an toàn.
    """
    found = office_lines(subject)
    yield from looks.capitals(subject, found)
    yield from looks.size(subject, found, "ky_chuc_vu")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
    yield from looks.centred(subject, found)


@rule("ND30-150")
def prefix_form(subject: Subject) -> Faults:
    """Chữ viết tắt quyền hạn viết sai.

    ## Kiểm tra gì
    Chữ đứng trước tên tập thể, chức vụ: TM., Q., KT., TL., TUQ., có dấu chấm và một dấu cách.

    ## Vì sao
    Nghị định chỉ dùng năm chữ viết tắt này. "T/M", "K/T" là cách ghi của văn bản Đảng.

    ## Ví dụ sai
    K/T GIÁM ĐỐC; TM ỦY BAN NHÂN DÂN; KT.GIÁM ĐỐC

    ## Ví dụ đúng
    KT. GIÁM ĐỐC; TM. ỦY BAN NHÂN DÂN

    ## Cách sửa
    Ghi lại chữ viết tắt. Sửa tự động là an toàn.
    """
    block = main_block(subject)
    for position, text in enumerate(signature_texts(subject)):
        p = block.office_of(position) if block is not None else None
        found = _ATTEMPT.match(text)
        if found:
            letters = re.sub(r"[^A-Z]", "", found["prefix"])
            right = f"{letters}. "
            if text[: found.end()] == right:
                continue
            fix = None
            if p is not None and (at := p.text.find(found["prefix"])) >= 0:
                rest = p.text[at + len(found["prefix"]) :]
                end = len(p.text) - len(re.sub(r"^\s*[.:/,]?\s*", "", rest))
                fix = subject.replace(p, at, end, right, _("Ghi “{right}”").format(right=right.strip()))
            yield Fault(
                _("viết “{found}”, phải là “{right}” và một dấu cách").format(
                    found=text[: found.end()].strip(), right=right.strip()
                ),
                p,
                present=text,
                proposed=right + text[found.end() :],
                fix=fix,
                component=C.KY_CHUC_VU,
            )
        elif other := _OTHER_PREFIX.match(text):
            yield Fault(
                _("“{found}.” không phải chữ viết tắt quyền hạn theo quy định").format(found=other["prefix"]),
                p,
                present=text,
                component=C.KY_CHUC_VU,
            )


def _after(text: str, prefix: str) -> str | None:
    """Return what stands after a prefix, however it is marked; ``None`` when the line has another beginning."""
    found = _ATTEMPT.match(text)
    if found is None or re.sub(r"[^A-Z]", "", found["prefix"]) != prefix:
        return None
    return to_old(text[found.end() :].strip().upper())


@rule("ND30-151")
def deputy_missing(subject: Subject) -> Faults:
    """Sau "KT." không phải chức vụ cấp phó.

    ## Kiểm tra gì
    Dòng ngay dưới "KT. <chức vụ cấp trưởng>".

    ## Vì sao
    Cấp phó ký thay cấp trưởng ghi "KT." trước chức vụ cấp trưởng, dưới là chức vụ cấp phó.

    ## Ví dụ sai
    KT. GIÁM ĐỐC / TRƯỞNG PHÒNG

    ## Ví dụ đúng
    KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC; KT. BỘ TRƯỞNG / THỨ TRƯỞNG

    ## Cách sửa
    Ghi đúng chức vụ cấp phó, hoặc đổi "KT." thành "TL.".
    """
    block = main_block(subject)
    texts = signature_texts(subject)
    for position, text in enumerate(texts):
        head = _after(text, "KT")
        if head is None:
            continue
        below = to_old(texts[position + 1].upper()) if position + 1 < len(texts) else ""
        if _SHORT_OFFICE.search(head) or _SHORT_OFFICE.search(below):
            # An abbreviated office is ND30-155's matter.
            continue
        if not below:
            message = _("dưới “{text}” không ghi chức vụ cấp phó").format(text=text)
        elif not _is_deputy(head, below):
            message = _("dưới “{text}” phải là chức vụ cấp phó, không phải “{below}”").format(text=text, below=below)
        else:
            continue
        p = block.office_of(min(position + 1, len(texts) - 1)) if block is not None else None
        yield Fault(message, p, present=below or text, component=C.KY_CHUC_VU)


_ALIKE = 0.85
"""Likeness of two offices of which one has a letter wrong ("chu tinh", "chu tich"): that is SPELL-002's matter."""


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _is_deputy(head: str, below: str) -> bool:
    """Return whether an office is the deputy of a head's: PHÓ X of X, THỨ TRƯỞNG of BỘ TRƯỞNG."""
    if head.startswith("BỘ TRƯỞNG") and below.startswith("THỨ TRƯỞNG"):
        return True
    if not below.startswith("PHÓ "):
        return False
    head, own = without_marks(head), without_marks(below.removeprefix("PHÓ ")).replace(",", " ").split()
    # "KT. BỘ TRƯỞNG, CHỦ NHIỆM": the deputy of either office may sign.
    for part in head.split(","):
        office = part.split()
        shared = min(2, len(own), len(office))
        if shared and _alike(" ".join(own[:shared]), " ".join(office[:shared])):
            return True
    return False


@rule("ND30-152")
def collective_form(subject: Subject) -> Faults:
    """Sau "TM." không phải tên tập thể, hoặc dưới đó thiếu chức vụ.

    ## Kiểm tra gì
    Chữ sau "TM." là tên tập thể, cơ quan; dòng dưới là chức vụ (hoặc "KT. …").

    ## Vì sao
    Ký thay mặt tập thể ghi "TM." trước tên tập thể lãnh đạo hoặc tên cơ quan.

    ## Ví dụ sai
    TM. CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN / Nguyễn Văn An

    ## Ví dụ đúng
    TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH

    ## Cách sửa
    Ghi tên tập thể sau "TM.", chức vụ ở dòng dưới.
    """
    block = main_block(subject)
    texts = signature_texts(subject)
    for position, text in enumerate(texts):
        body = _after(text, "TM")
        if body is None:
            continue
        p = block.office_of(position) if block is not None else None
        if OFFICE.match(body):
            yield Fault(
                _("sau “TM.” phải là tên tập thể, không phải chức vụ “{body}”").format(body=body),
                p,
                present=text,
                component=C.KY_CHUC_VU,
            )
        elif position + 1 >= len(texts):
            yield Fault(_("dưới “{text}” không ghi chức vụ").format(text=text), p, present=text, component=C.KY_CHUC_VU)


@rule("ND30-153")
def delegated_form(subject: Subject) -> Faults:
    """ "TL.", "TUQ." không ghi đủ hai chức vụ.

    ## Kiểm tra gì
    Sau "TL.", "TUQ." là chức vụ người đứng đầu; dòng dưới là chức vụ người ký.

    ## Vì sao
    Ký thừa lệnh, thừa ủy quyền ghi chữ viết tắt trước chức vụ người đứng đầu cơ quan.

    ## Ví dụ sai
    TL. ỦY BAN NHÂN DÂN / CHÁNH VĂN PHÒNG

    ## Ví dụ đúng
    TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG

    ## Cách sửa
    Ghi chức vụ người đứng đầu sau "TL.".
    """
    block = main_block(subject)
    texts = signature_texts(subject)
    for position, text in enumerate(texts):
        for prefix in ("TL", "TUQ"):
            head = _after(text, prefix)
            if head is None:
                continue
            p = block.office_of(position) if block is not None else None
            if not OFFICE.match(head):
                yield Fault(
                    _("sau “{prefix}.” phải là chức vụ người đứng đầu, không phải “{head}”").format(
                        prefix=prefix, head=head
                    ),
                    p,
                    present=text,
                    component=C.KY_CHUC_VU,
                )
            elif position + 1 >= len(texts):
                yield Fault(
                    _("dưới “{text}” không ghi chức vụ người ký").format(text=text),
                    p,
                    present=text,
                    component=C.KY_CHUC_VU,
                )


@rule("ND30-154")
def acting_words(subject: Subject) -> Faults:
    """Chức vụ ghi "phụ trách", "điều hành".

    ## Kiểm tra gì
    Từ PHỤ TRÁCH, ĐIỀU HÀNH trong dòng chức vụ.

    ## Vì sao
    Cấp phó được giao phụ trách hoặc điều hành ký như cấp phó ký thay cấp trưởng.

    ## Ví dụ sai
    PHÓ GIÁM ĐỐC PHỤ TRÁCH

    ## Ví dụ đúng
    KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC

    ## Cách sửa
    Bỏ từ đó, ghi "KT." trước chức vụ cấp trưởng.
    """
    block = main_block(subject)
    for position, text in enumerate(signature_texts(subject)):
        found = re.search(r"\b(PHỤ TRÁCH|ĐIỀU HÀNH)\b", text.upper())
        if found:
            p = block.office_of(position) if block is not None else None
            yield Fault(
                _("chức vụ không ghi “{word}”").format(word=found[1].lower()), p, present=text, component=C.KY_CHUC_VU
            )


@rule("ND30-155")
def office_abbreviated(subject: Subject) -> Faults:
    """Chức vụ người ký, tên tập thể ở khối ký tên viết tắt.

    ## Kiểm tra gì
    Chữ viết tắt PGĐ, GĐ, PCT, CT, TP, CVP, UBND, HĐND, BCĐ trong các dòng quyền hạn, chức vụ.

    ## Vì sao
    Chức vụ ghi trên văn bản là chức vụ lãnh đạo chính thức, viết đầy đủ.

    ## Ví dụ sai
    KT. GĐ / PGĐ

    ## Ví dụ đúng
    KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC

    ## Cách sửa
    Viết đầy đủ.
    """
    block = main_block(subject)
    for position, text in enumerate(signature_texts(subject)):
        found = _ATTEMPT.match(text)
        rest = text[found.end() :] if found else text
        if short := _SHORT_OFFICE.search(rest):
            p = block.office_of(position) if block is not None else None
            yield Fault(
                _("chức vụ, tên tập thể viết tắt “{word}”").format(word=short[1]),
                p,
                present=text,
                component=C.KY_CHUC_VU,
            )


@rule("ND30-156", sees="layout")
def name_look(subject: Subject) -> Faults:
    """Họ tên người ký không đứng, đậm, cỡ 13 - 14, canh giữa.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng, cỡ chữ, cách canh của họ tên.

    ## Vì sao
    Họ tên của người ký trình bày cỡ chữ 13 đến 14, kiểu chữ đứng, đậm, canh giữa dưới quyền hạn, chức vụ.

    ## Ví dụ sai
    Họ tên không đậm, in nghiêng.

    ## Ví dụ đúng
    Trần Thị Bình (đậm)

    ## Cách sửa
    In đậm, cỡ 14, canh giữa. Sửa tự động là an toàn.
    """
    found = name_lines(subject)
    yield from looks.size(subject, found, "ky_ho_ten")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, False)
    yield from looks.centred(subject, found)


@rule("ND30-162", sees="layout")
def minutes_signatures(subject: Subject) -> Faults:
    """Biên bản không có thư ký ký bên trái, chủ tọa ký bên phải.

    ## Kiểm tra gì
    Hai khối ký của biên bản.

    ## Vì sao
    Mẫu 1.9: thư ký bên trái, chủ tọa bên phải.

    ## Ví dụ sai
    CHỦ TỌA bên trái, THƯ KÝ bên phải.

    ## Ví dụ đúng
    THƯ KÝ bên trái, CHỦ TỌA bên phải.

    ## Cách sửa
    Đổi chỗ hai khối.
    """
    if subject.kind != "bien-ban":
        return
    found = blocks(subject)
    heads = [to_old(" ".join(block.texts).upper()) for block in found]
    if len(found) < 2:
        if found:
            yield Unseen(_("chỉ nhận ra một khối ký"))
        return
    if heads[0].startswith("CHỦ") and "THƯ KÝ" in heads[-1]:
        yield Fault(_("thư ký phải ký bên trái, chủ tọa bên phải"), found[0].first)
