"""Rules on "Nơi nhận", ô 9b and 12 (Phụ lục I, Phần I, Mục II, khoản 9; Mục III, khoản 3)."""

from __future__ import annotations

import re
from itertools import takewhile

from generator.messages import _
from generator.model.edits import Fix
from generator.model.layout import Component, LayoutParagraph
from generator.model.length import mm
from generator.rules.blanks import with_blank
from generator.rules.engine import Fault, Faults, Subject, Unit, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.number_line import courtesy_doubt, kind_of, perhaps_courtesy
from generator.rules.subject import plain
from generator.vietnamese.tone import match_key

C = Component

FLUSH_MM = 0.6
_DASH = re.compile(r"^[-–—−]\s*")
_AS_ABOVE = re.compile(r"^Như (trên|kính gửi|Kính gửi)\b", re.IGNORECASE)


def label_line(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the paragraph with the words "Nơi nhận:"."""
    return subject.lines(C.NOI_NHAN_NHAN)[:1]


def list_lines(subject: Subject) -> tuple[LayoutParagraph, ...]:
    """Return the recipient lines and the Lưu line."""
    return tuple(takewhile(lambda p: not p.text.startswith("Ghi chú"), subject.lines(C.NOI_NHAN, C.LUU)))


def texts(subject: Subject, *components: Component) -> list[Unit]:
    """Return the units of these components of the main text; what follows "Ghi chú:" is no receiver."""
    found = [
        u
        for u in subject.units
        if u.component in components
        and u.appendix is None
        and not (u.paragraph is not None and u.paragraph.role is not None and u.paragraph.role.copy)
    ]
    return list(takewhile(lambda u: not u.words.startswith("Ghi chú"), found))


def bare(unit: Unit) -> str:
    """Return a recipient's words without dash and final mark."""
    return _DASH.sub("", unit.words).rstrip(" ;.,")


def full(unit: Unit) -> str:
    """Return a recipient's line as printed, an automatic dash in front."""
    label = unit.paragraph.list_label.strip() if unit.paragraph is not None and unit.paragraph.list_label else ""
    return f"{label} {unit.words}".strip()


@rule("ND30-173", sees="layout")
def label_missing(subject: Subject) -> Faults:
    """Không có "Nơi nhận:" trên dòng riêng, sát lề trái.

    ## Kiểm tra gì
    Dòng "Nơi nhận:" ở khối bên trái cuối văn bản.

    ## Vì sao
    Nơi nhận là thành phần thể thức bắt buộc; từ "Nơi nhận" trên một dòng riêng, sát lề trái, có dấu hai chấm.

    ## Ví dụ sai
    NƠI NHẬN; Nơi nhận (không có dấu hai chấm); canh giữa

    ## Ví dụ đúng
    Nơi nhận:

    ## Cách sửa
    Ghi "Nơi nhận:" trên dòng riêng, canh trái. Sửa tự động là an toàn.
    """
    found = label_line(subject)
    if not found and perhaps_courtesy(subject):
        raise courtesy_doubt()
    if not found:
        if subject.kind != "thu-cong":  # a courtesy letter is sent to those whom it greets
            yield Fault(_("không có “Nơi nhận:”"), component=C.NOI_NHAN_NHAN)
        return
    p = found[0]
    words = plain(p.text)
    if words != "Nơi nhận:":
        first = plain(p.text.split("\n")[0])
        if first == "Nơi nhận:" and "\n" in p.text:
            pass
        elif re.match(r"^nơi\s+(?:nhận|gửi)\s*[:.;]?$", words, re.IGNORECASE):
            yield Fault(
                _("viết “{words}”, phải là “Nơi nhận:”").format(words=words),
                p,
                present=words,
                proposed="Nơi nhận:",
                fix=subject.replace(p, 0, len(p.text), "Nơi nhận:", _("Ghi “Nơi nhận:”")),
            )
        else:
            yield Fault(_("“Nơi nhận:” phải ở dòng riêng"), p, present=words)
    if p.align in ("center", "right"):
        edits = looks.paragraph_edits(p, align="left", left=mm(0), first_line=mm(0))
        yield Fault(
            _("“Nơi nhận:” canh {align}, phải sát lề trái").format(align=looks.align_name(p.align)),
            p,
            fix=Fix(_("Canh trái"), edits) if edits else None,
        )
    elif p.left is not None and p.first_line is not None and float(p.left) + float(p.first_line) > 3:
        edits = looks.paragraph_edits(p, left=mm(0), first_line=mm(0))
        yield Fault(_("“Nơi nhận:” thụt vào, phải sát lề trái"), p, fix=Fix(_("Bỏ thụt lề"), edits) if edits else None)


@rule("ND30-174", sees="layout")
def label_look(subject: Subject) -> Faults:
    """ "Nơi nhận:" không phải cỡ 12, nghiêng, đậm.

    ## Kiểm tra gì
    Cỡ chữ, độ đậm, độ nghiêng của chữ "Nơi nhận:".

    ## Vì sao
    Từ "Nơi nhận" cỡ chữ 12, kiểu chữ nghiêng, đậm.

    ## Ví dụ sai
    Nơi nhận: cỡ 14, chữ đứng.

    ## Ví dụ đúng
    Nơi nhận: cỡ 12, nghiêng, đậm.

    ## Cách sửa
    Đặt cỡ 12, nghiêng, đậm. Sửa tự động là an toàn.
    """
    found = label_line(subject)
    yield from looks.size(subject, found, "noi_nhan")
    yield from looks.bold(subject, found, True)
    yield from looks.italic(subject, found, True)
    for p in found:
        if looks.underlined(subject, p):
            yield Fault(_("“Nơi nhận:” không gạch chân"), p)


@rule("ND30-175", sees="layout")
def list_size(subject: Subject) -> Faults:
    """Danh sách nơi nhận không phải cỡ 11.

    ## Kiểm tra gì
    Cỡ chữ của các dòng nơi nhận và dòng Lưu.

    ## Vì sao
    Phần liệt kê nơi nhận cỡ chữ 11.

    ## Ví dụ sai
    Danh sách nơi nhận cỡ 12.

    ## Ví dụ đúng
    Danh sách nơi nhận cỡ 11.

    ## Cách sửa
    Đặt cỡ 11. Sửa tự động là an toàn.
    """
    yield from looks.size(subject, list_lines(subject), "noi_nhan_dong")


@rule("ND30-176", sees="layout")
def list_style(subject: Subject) -> Faults:
    """Danh sách nơi nhận in đậm hoặc in nghiêng.

    ## Kiểm tra gì
    Độ đậm, độ nghiêng của các dòng nơi nhận và dòng Lưu.

    ## Vì sao
    Phần liệt kê nơi nhận là kiểu chữ đứng.

    ## Ví dụ sai
    - Như trên; (in nghiêng)

    ## Ví dụ đúng
    - Như trên; (chữ đứng)

    ## Cách sửa
    Bỏ đậm, bỏ nghiêng. Sửa tự động là an toàn.
    """
    yield from looks.bold(subject, list_lines(subject), False)
    yield from looks.italic(subject, list_lines(subject), False)


@rule("ND30-177")
def list_form(subject: Subject) -> Faults:
    """Dòng nơi nhận không có "- " ở đầu, ";" ở cuối hoặc không sát lề trái.

    ## Kiểm tra gì
    Mỗi nơi nhận một dòng: đầu dòng "- ", cuối dòng ";", sát lề trái.

    ## Vì sao
    Tên mỗi cơ quan trình bày trên một dòng riêng, đầu dòng có gạch sát lề trái, cuối dòng có dấu chấm phẩy.

    ## Ví dụ sai
    Như trên,

    ## Ví dụ đúng
    - Như trên;

    ## Cách sửa
    Thêm gạch, đổi dấu cuối. Sửa tự động là an toàn.
    """
    seen_layout = subject.layout is not None
    shifted = looks.Together()
    units = texts(subject, C.NOI_NHAN)
    broken = {n for n in range(1, len(units)) if seen_layout and _goes_on(full(units[n - 1]), full(units[n]))}
    for number, unit in enumerate(units):
        p, line = unit.paragraph, full(unit)
        under = (
            line.startswith("+")
            and number > 0
            and full(units[number - 1]).startswith(("+", "- "))
            and _opens(units, number)
        )
        if under or number in broken or number + 1 in broken:
            continue
        if seen_layout and not line.startswith("- "):
            typed = re.match(r"^\s*[-–—−+*•]?\s*", unit.text)
            end = typed.end() if typed else 0
            yield Fault(
                _("đầu dòng nơi nhận phải là “- ”"),
                p,
                present=line,
                fix=subject.replace(p, 0, end, "- ", _("Ghi “- ” đầu dòng")),
            )
        if not line.endswith(";"):
            end = len(unit.text.rstrip())
            start = len(unit.text.rstrip().rstrip(".,;:"))
            yield Fault(
                _("cuối dòng nơi nhận phải có dấu chấm phẩy"),
                p,
                present=line,
                proposed=line.rstrip(" .,;:") + ";",
                fix=subject.replace(p, start, end, ";", _("Đổi dấu cuối thành “;”")),
                component=C.NOI_NHAN,
            )
        if p is not None and p.left is not None and p.first_line is not None:
            offset = float(p.left) + float(p.first_line)
            if offset > FLUSH_MM and subject.is_docx and offset > 3:
                shifted.add(round(offset, 1), p, *looks.paragraph_edits(p, left=mm(0), first_line=mm(0)))
    yield from shifted.faults(
        lambda value: _("dòng nơi nhận thụt vào {n} mm, phải sát lề trái").format(n=looks.number(value)),
        fix=lambda _value: _("Bỏ thụt lề"),
    )


def _opens(units: list[Unit], number: int) -> bool:
    """Return whether a line with a plus belongs to a list that a line ending in a colon opened."""
    above = next((full(unit) for unit in reversed(units[:number]) if not full(unit).startswith("+")), "")
    return above.endswith(":")


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line goes on with the recipient above: it has no dash, and the one above was left open."""
    return not line.startswith(("-", "+", "–")) and before[-1:] not in ";.,"


_NEVER_ADDRESSED = frozenset(
    {
        "ke-hoach",
        "thong-bao",
        "chi-thi",
        "huong-dan",
        "chuong-trinh",
        "phuong-an",
        "de-an",
        "du-an",
        "quy-che",
        "quy-dinh",
    }
)
"""Kinds that name no addressee above their text: there is nothing that "Như trên" could mean."""


@rule("ND30-180")
def as_above(subject: Subject) -> Faults:
    """Có "Kính gửi" nhưng nơi nhận đầu tiên không phải "- Như trên;", hoặc ghi "Như trên" mà không có Kính gửi.

    ## Kiểm tra gì
    Dòng đầu của nơi nhận trong văn bản có Kính gửi; "Như trên" trong kế hoạch, thông báo, chỉ thị … không có Kính gửi.

    ## Vì sao
    Phần thứ hai của nơi nhận mở đầu bằng "- Như trên;".

    ## Ví dụ sai
    Nơi nhận: / - Sở Nội vụ;

    ## Ví dụ đúng
    Nơi nhận: / - Như trên;

    ## Cách sửa
    Thêm dòng "- Như trên;" ở đầu.
    """
    lines = texts(subject, C.NOI_NHAN)
    addressed = (
        subject.first(C.KINH_GUI) is not None if subject.layout is not None else bool(subject.document.addressees)
    )
    kind = kind_of(subject)
    said = _AS_ABOVE.match(bare(lines[0])) if lines else None
    if (
        said is not None
        and kind is not None
        and kind.id in _NEVER_ADDRESSED
        and subject.layout is not None
        and not addressed
    ):
        yield Fault(
            _("văn bản không có Kính gửi thì nơi nhận không ghi “Như trên”"),
            lines[0].paragraph,
            present=full(lines[0]),
        )
    if not addressed or not lines or (kind is not None and kind.addressee in ("khong", "dien")):
        return
    if not _AS_ABOVE.match(bare(lines[0])):
        yield Fault(
            _("nơi nhận đầu tiên phải là “- Như trên;”"),
            lines[0].paragraph,
            present=full(lines[0]),
            proposed="- Như trên;",
        )


@rule("ND30-182")
def recipient_twice(subject: Subject) -> Faults:
    """Một nơi nhận ghi hai lần.

    ## Kiểm tra gì
    Các dòng nơi nhận trùng nhau (bỏ qua chú thích trong ngoặc, dấu câu).

    ## Vì sao
    Ghi trùng làm gửi trùng bản.

    ## Ví dụ sai
    - Sở Nội vụ; / - Sở Nội vụ;

    ## Ví dụ đúng
    - Sở Nội vụ;

    ## Cách sửa
    Bỏ dòng trùng.
    """
    seen: set[str] = set()
    for unit in texts(subject, C.NOI_NHAN):
        key = match_key(re.sub(r"\(.*?\)", "", bare(unit))).strip(" ;.,")
        if key and key in seen:
            yield Fault(_("nơi nhận này đã ghi ở trên"), unit.paragraph, present=full(unit), component=C.NOI_NHAN)
        seen.add(key)


@rule("ND30-183", sees="layout")
def drafter_mark(subject: Subject) -> Faults:
    """Ký hiệu người soạn thảo và số bản viết sai dạng, sai cỡ chữ.

    ## Kiểm tra gì
    Dòng "PL.(300)" sau dòng Lưu: cỡ 11, chữ đứng.

    ## Vì sao
    Ký hiệu người soạn thảo in hoa, số lượng bản là chữ số Ả Rập, cỡ chữ 11, kiểu chữ đứng.

    ## Ví dụ sai
    pl.300

    ## Ví dụ đúng
    PL.(300)

    ## Cách sửa
    Ghi lại theo mẫu.
    """
    # The head of a copy's block that was not filled in looks like lines of the drafter to the reader.
    found = [
        p for p in subject.lines(C.NGUOI_SOAN) if not with_blank(p.text) and not subject.words(p).startswith("Nơi nhận")
    ]
    for p in found:
        words = subject.words(p)
        if not re.fullmatch(r"[^\W\d_]+\.?\s?\(\d+\)", words) or words != words.upper():
            yield Fault(_("ký hiệu người soạn thảo nên có dạng “PL.(300)”"), p, present=words)
    yield from looks.size(subject, found, "nguoi_soan")
    yield from looks.italic(subject, found, False)
