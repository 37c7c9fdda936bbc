"""Rules on place and date, ô 4 (Phụ lục I, Phần I, Mục II, khoản 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component, LayoutParagraph
from generator.rules.blanks import with_blank
from generator.rules.engine import Fault, Faults, Subject, rule
from generator.rules.nd30.dates_in_text import impossible_dates
from generator.rules.nd30.number_line import kind_of
from generator.rules.nd30.place_names import needs_full_name, spelled_short, units_word

C = Component

_LINE = re.compile(
    r"^\s*(?P<place>[^,]*?)(?P<comma>\s*,?\s*)(?P<word>[Nn]gày)\s*(?P<day>\d{0,2}|[.…\s_]+?)\s*"
    r"tháng\s*(?P<month>\d{0,2}|[.…\s_]+?)\s*năm\s*(?P<year>\d{4}|20[.…_\s]+|[.…\s_]*)\s*(?P<rest>.*?)\s*$"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """The line taken apart; day and month are "" when blank. ``starts`` are positions in the paragraph's stored text."""

    paragraph: LayoutParagraph
    text: str
    place: str
    comma: str
    word: str
    day: str
    month: str
    year: str
    rest: str
    place_start: int
    comma_start: int
    day_start: int
    month_start: int


def date_paragraph(subject: Subject) -> LayoutParagraph | None:
    """Return the main text's place-and-date paragraph; ``None`` when there is none."""
    return subject.first(C.DIA_DANH)


def date_line(subject: Subject) -> DateLine | None:
    """Return the line taken apart; ``None`` when there is none, or it has not the form "… ngày … tháng … năm …"."""
    p = date_paragraph(subject)
    if p is None:
        return None
    text = re.sub(r"[\u00a0\t\n\v]", " ", p.text)
    found = _LINE.match(text)
    if found is None:
        return None

    def digits(name: str) -> str:
        return found[name] if found[name].isdigit() else ""

    return DateLine(
        p,
        text,
        found["place"],
        found["comma"],
        found["word"],
        digits("day"),
        digits("month"),
        digits("year"),
        found["rest"],
        found.start("place"),
        found.start("comma"),
        found.start("day"),
        found.start("month"),
    )


@rule("ND30-069", sees="layout")
def date_missing(subject: Subject) -> Faults:
    """Không có dòng địa danh và thời gian ban hành.

    ## Kiểm tra gì
    Dòng địa danh, ngày tháng năm ở khối bên phải. Biên bản, phụ lục, văn bản ban hành kèm theo không cần dòng này.

    ## Vì sao
    Địa danh và thời gian ban hành là thành phần thể thức bắt buộc.

    ## Ví dụ sai
    Dưới Tiêu ngữ không có dòng ngày tháng.

    ## Ví dụ đúng
    Nghệ An, ngày 05 tháng 3 năm 2026

    ## Cách sửa
    Thêm dòng địa danh, ngày tháng cùng hàng với dòng Số.
    """
    kind = kind_of(subject)
    if date_paragraph(subject) is None and (kind is None or kind.date_line) and not _blank_line(subject):
        yield Fault(_("không có dòng địa danh, ngày tháng năm"), component=C.DIA_DANH)


_BLANK_DATE = re.compile(r".{0,40},\s*ngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_\d]*$", re.IGNORECASE)


def _blank_line(subject: Subject) -> bool:
    """Return whether a line of a form waits for place and date: "…4..., ngày …… tháng …… năm ……"."""
    return any(_BLANK_DATE.match(p.text.strip()) for p in subject.need_layout().paragraphs if with_blank(p.text))


@rule("ND30-070", sees="layout")
def date_form(subject: Subject) -> Faults:
    """Địa danh và thời gian viết không đúng dạng.

    ## Kiểm tra gì
    Dạng "<địa danh>, ngày DD tháng MM năm YYYY", ghi đầy đủ bằng chữ số Ả Rập. Bản dự thảo được để trống ngày, tháng.

    ## Vì sao
    Ngày, tháng, năm ban hành được ghi đầy đủ.

    ## Ví dụ sai
    Nghệ An, 05/3/2026; Nghệ An, ngày 5-3-2026

    ## Ví dụ đúng
    Nghệ An, ngày 05 tháng 3 năm 2026

    ## Cách sửa
    Viết lại đầy đủ "ngày … tháng … năm …".
    """
    p = date_paragraph(subject)
    if p is None:
        return
    line = date_line(subject)
    words = subject.words(p)
    again = [other for other in subject.lines(C.DIA_DANH) if "năm" in other.text]
    if len(again) > 1:
        yield Fault(_("địa danh, ngày tháng năm ghi hai lần"), again[-1], present=subject.words(again[-1]))
    if line is None:
        yield Fault(_("phải viết “địa danh, ngày … tháng … năm …”"), p, present=words)
        return
    if not line.place.strip():
        yield Fault(_("thiếu địa danh"), p, present=words)
    if line.word != "ngày":
        at = line.text.find(line.word)
        fix = subject.replace(p, at, at + 4, "ngày", _("Viết thường “ngày”"))
        yield Fault(_("chữ “ngày” viết thường"), p, present=words, fix=fix)
    if line.rest:
        yield Fault(_("thừa “{text}” sau năm").format(text=line.rest), p, present=words)
    missing = [
        name for name, value in ((_("ngày"), line.day), (_("tháng"), line.month), (_("năm"), line.year)) if not value
    ]
    if missing and not subject.draft:
        yield Fault(_("chưa ghi {parts}").format(parts=", ".join(missing)), p, present=words)


@rule("ND30-071", sees="layout")
def day_without_zero(subject: Subject) -> Faults:
    """Ngày nhỏ hơn 10 không có số 0 phía trước.

    ## Kiểm tra gì
    Ngày 1 đến 9 trong dòng địa danh, ngày tháng.

    ## Vì sao
    Số ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước.

    ## Ví dụ sai
    ngày 5 tháng 3 năm 2026

    ## Ví dụ đúng
    ngày 05 tháng 3 năm 2026

    ## Cách sửa
    Thêm số 0. Sửa tự động là an toàn.
    """
    line = date_line(subject)
    if line is not None and re.fullmatch(r"[1-9]", line.day):
        fix = subject.replace(
            line.paragraph, line.day_start, line.day_start + 1, f"0{line.day}", _("Thêm số 0 trước ngày")
        )
        yield Fault(
            _("ngày {day} phải ghi là 0{day}").format(day=line.day),
            line.paragraph,
            present=_("ngày {day}").format(day=line.day),
            proposed=_("ngày 0{day}").format(day=line.day),
            fix=fix,
            start=line.day_start,
        )


@rule("ND30-072", sees="layout")
def month_without_zero(subject: Subject) -> Faults:
    """Tháng 1, tháng 2 không có số 0 phía trước.

    ## Kiểm tra gì
    Tháng 1, tháng 2 trong dòng địa danh, ngày tháng.

    ## Vì sao
    Tháng 1 và tháng 2 phải ghi thêm số 0 phía trước.

    ## Ví dụ sai
    ngày 15 tháng 2 năm 2026

    ## Ví dụ đúng
    ngày 15 tháng 02 năm 2026

    ## Cách sửa
    Thêm số 0. Sửa tự động là an toàn.
    """
    line = date_line(subject)
    if line is not None and line.month in ("1", "2"):
        fix = subject.replace(
            line.paragraph, line.month_start, line.month_start + 1, f"0{line.month}", _("Thêm số 0 trước tháng")
        )
        yield Fault(
            _("tháng {month} phải ghi là 0{month}").format(month=line.month),
            line.paragraph,
            present=_("tháng {month}").format(month=line.month),
            proposed=_("tháng 0{month}").format(month=line.month),
            fix=fix,
            start=line.month_start,
        )


@rule("ND30-073", sees="layout")
def month_with_zero(subject: Subject) -> Faults:
    """Tháng 3 đến tháng 9 có số 0 phía trước.

    ## Kiểm tra gì
    Tháng 03 đến 09 trong dòng địa danh, ngày tháng.

    ## Vì sao
    Quy định chỉ yêu cầu số 0 với tháng 1 và tháng 2; chính Nghị định ghi "tháng 3", "tháng 6". Không có câu cấm nên chỉ nhắc.

    ## Ví dụ sai
    ngày 12 tháng 08 năm 2026

    ## Ví dụ đúng
    ngày 12 tháng 8 năm 2026

    ## Cách sửa
    Bỏ số 0. Sửa tự động là an toàn.
    """
    line = date_line(subject)
    if line is not None and re.fullmatch(r"0[3-9]", line.month):
        fix = subject.replace(
            line.paragraph, line.month_start, line.month_start + 2, line.month[1], _("Bỏ số 0 trước tháng")
        )
        yield Fault(
            _("tháng {month} ghi là {right}").format(month=line.month, right=line.month[1]),
            line.paragraph,
            present=_("tháng {month}").format(month=line.month),
            proposed=_("tháng {month}").format(month=line.month[1]),
            fix=fix,
            start=line.month_start,
        )


@rule("ND30-074", sees="layout")
def impossible_date(subject: Subject) -> Faults:
    """Ngày tháng không có trong lịch.

    ## Kiểm tra gì
    Ngày, tháng, năm ở dòng địa danh và trong lời văn có thật hay không; ngày của văn bản được viện dẫn do CITE-004 xét.

    ## Vì sao
    Thời gian ban hành là ngày văn bản được ký, phát hành.

    ## Ví dụ sai
    ngày 31 tháng 02 năm 2026

    ## Ví dụ đúng
    ngày 28 tháng 02 năm 2026

    ## Cách sửa
    Ghi lại ngày đúng.
    """
    yield from impossible_dates(subject)
    line = date_line(subject)
    if line is None or not (line.day and line.month and line.year):
        return
    try:
        date(int(line.year), int(line.month), int(line.day))
    except ValueError:
        yield Fault(
            _("không có ngày {day}/{month}/{year}").format(day=line.day, month=line.month, year=line.year),
            line.paragraph,
            present=line.text.strip(),
        )


@rule("ND30-075", sees="layout")
def comma_after_place(subject: Subject) -> Faults:
    """Sau địa danh thiếu dấu phẩy hoặc dấu phẩy đặt sai.

    ## Kiểm tra gì
    Dấu phẩy liền sau địa danh, rồi một dấu cách, rồi chữ "ngày".

    ## Vì sao
    Sau địa danh có dấu phẩy.

    ## Ví dụ sai
    Nghệ An ngày 05 tháng 3; Nghệ An , ngày 05 tháng 3

    ## Ví dụ đúng
    Nghệ An, ngày 05 tháng 3

    ## Cách sửa
    Đặt lại dấu phẩy. Sửa tự động là an toàn.
    """
    line = date_line(subject)
    if line is None or not line.place.strip():
        return
    if re.fullmatch(r", *", line.comma) and line.comma != ",":
        return
    end = line.comma_start + len(line.comma)
    yield Fault(
        _("sau địa danh phải có dấu phẩy, rồi một dấu cách"),
        line.paragraph,
        present=line.text.strip(),
        fix=subject.replace(line.paragraph, line.comma_start, end, ", ", _("Đặt lại dấu phẩy sau địa danh")),
    )


@rule("ND30-076", sees="layout")
def place_not_capitalised(subject: Subject) -> Faults:
    """Chữ cái đầu của địa danh không viết hoa.

    ## Kiểm tra gì
    Từng âm tiết của tên riêng trong địa danh.

    ## Vì sao
    Chữ cái đầu của địa danh phải viết hoa; tên riêng địa lý Việt Nam viết hoa chữ cái đầu mỗi âm tiết.

    ## Ví dụ sai
    nghệ An; Nghệ an

    ## Ví dụ đúng
    Nghệ An

    ## Cách sửa
    Viết hoa các âm tiết. Sửa tự động phải được người xem lại.
    """
    line = date_line(subject)
    if line is None or not line.place.strip():
        return
    place = line.place.strip()
    right = _capitalised(place)
    if right != place:
        start = line.place_start
        yield Fault(
            _("địa danh viết “{place}”, phải là “{right}”").format(place=place, right=right),
            line.paragraph,
            present=place,
            proposed=right,
            fix=subject.replace(
                line.paragraph, start, start + len(place), right, _("Viết hoa địa danh"), Safety.UNSAFE
            ),
            start=start,
        )


_UNIT_PAIRS = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu")


def _capitalised(place: str) -> str:
    """Return the place with a capital at each syllable; the second syllable of "Thành phố" and its like stays small."""
    head = next((pair for pair in _UNIT_PAIRS if place.casefold().startswith(pair.casefold())), "")
    tail = place[len(head) :]
    fixed = "".join(
        word if not word or not word[0].islower() else word[0].upper() + word[1:] for word in re.split(r"(\s+)", tail)
    )
    first = place[: len(head)]
    return (head if first != head and first[:1].islower() else first) + fixed


@rule("ND30-077", sees="layout")
def place_shortened(subject: Subject) -> Faults:
    """Địa danh viết tắt, hoặc thiếu từ chỉ đơn vị khi tên là người, chữ số, sự kiện lịch sử.

    ## Kiểm tra gì
    Chữ viết tắt (TP., HCM, P.3, Q.1) và các tên phải ghi kèm từ chỉ đơn vị hành chính.

    ## Vì sao
    Đơn vị hành chính đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử phải ghi tên gọi đầy đủ.

    ## Ví dụ sai
    TP. HCM, ngày …; Hồ Chí Minh, ngày …; 3, ngày …

    ## Ví dụ đúng
    Thành phố Hồ Chí Minh, ngày …; Phường 3, ngày …

    ## Cách sửa
    Ghi tên đầy đủ.
    """
    line = date_line(subject)
    if line is None:
        return
    place = line.place.strip()
    if short := spelled_short(place):
        yield Fault(_("địa danh viết tắt “{word}”").format(word=short), line.paragraph, present=place)
    elif full := needs_full_name(place):
        yield Fault(
            _("địa danh phải ghi đầy đủ: “{full}”").format(full=full), line.paragraph, present=place, proposed=full
        )


@rule("ND30-078", sees="layout")
def place_with_unit_word(subject: Subject) -> Faults:
    """Địa danh kèm từ tỉnh, thành phố, xã, phường không cần thiết.

    ## Kiểm tra gì
    Từ chỉ đơn vị hành chính đứng đầu địa danh, khi tên không phải người, chữ số, sự kiện.

    ## Vì sao
    Các ví dụ của Nghị định chỉ ghi tên riêng của tỉnh, xã.

    ## Ví dụ sai
    Tỉnh Nghệ An, ngày …

    ## Ví dụ đúng
    Nghệ An, ngày …

    ## Cách sửa
    Bỏ từ chỉ đơn vị hành chính. Sửa tự động phải được người xem lại.
    """
    line = date_line(subject)
    if line is None:
        return
    place = line.place.strip()
    if unit := units_word(place):
        name = place[len(unit) :].strip()
        start = line.place_start
        yield Fault(
            _("địa danh chỉ ghi tên riêng “{name}”").format(name=name),
            line.paragraph,
            present=place,
            proposed=name,
            fix=subject.replace(
                line.paragraph, start, start + len(place), name, _("Bỏ “{unit}”").format(unit=unit), Safety.UNSAFE
            ),
        )
