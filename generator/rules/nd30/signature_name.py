"""Rules on the name, the room for signing, and what is placed there, ô 7b, 7c, 8 (Phụ lục I, Phần I, Mục II, khoản 7, 8)."""

from __future__ import annotations

import re

from generator.catalog import nd30
from generator.messages import _
from generator.model.edits import Safety
from generator.model.layout import Component, LayoutParagraph, Picture
from generator.rules.blanks import to_fill
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, Unseen, rule
from generator.rules.nd30 import looks
from generator.rules.nd30.beside import level_with
from generator.rules.nd30.signature_lines import Block, blocks, main_block, name_lines
from generator.rules.subject import BODY, plain
from generator.vietnamese.persons import is_family_name

C = Component

ONE_LINE_MM = 5.5
ROOM_PT = 40.0
"""Three empty lines: what guides of offices leave at least; the decree gives no figure."""
_TITLES = re.compile(
    r"^(?P<title>(?:(?:GS|PGS|TS|TSKH|ThS|Th\.?S|CN|KS|BS|BSCK\w*|DS|LS|KTS|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|CVC|CVCC)\b\.?\s*[.,]?\s*"
    r"|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư|Nhà giáo Ưu tú|Nhà giáo Nhân dân|Thầy thuốc Ưu tú|"
    r"Thiếu tá|Trung tá|Thượng tá|Đại tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Đại úy|Thượng úy|Ông|Bà)\b\.?\s*)+)",
)
_WORD = re.compile(r"^[^\W\d_]+(?:['’.\-][^\W\d_]+)*$")


def _names(subject: Subject) -> list[tuple[LayoutParagraph | None, str]]:
    """Return the names of those who sign, whatever the format, blanks and marks of drafts left out."""
    found: list[tuple[LayoutParagraph | None, str]]
    if subject.layout is None:
        found = [(None, plain(subject.document.signature.name))]
        if subject.document.cosignature is not None:
            found.append((None, plain(subject.document.cosignature.name)))
    else:
        found = [(p, subject.words(p)) for p in name_lines(subject)]
    return [(p, text) for p, text in found if any(c.isalpha() for c in text)]


@rule("ND30-157")
def name_case(subject: Subject) -> Faults:
    """Họ tên người ký viết in hoa hết hoặc không viết hoa đủ chữ đầu.

    ## Kiểm tra gì
    Mỗi âm tiết của họ tên viết hoa chữ đầu, các chữ sau viết thường; có ít nhất hai âm tiết.

    ## Vì sao
    Họ và tên trình bày bằng chữ in thường; tên người viết hoa chữ cái đầu của tất cả các âm tiết.

    ## Ví dụ sai
    TRẦN THỊ BÌNH; Trần thị Bình

    ## Ví dụ đúng
    Trần Thị Bình

    ## Cách sửa
    Viết lại họ tên. Sửa tự động phải được người xem lại.
    """
    for p, text in _names(subject):
        name = _TITLES.sub("", text).strip()
        name = re.sub(r"^\(.*\)$", "", name)
        words = [w for w in name.split() if _WORD.match(w)]
        if not words:
            continue
        right = " ".join(_cased(w) if _WORD.match(w) else w for w in name.split())
        if p is not None and looks.is_capitals(subject, p) and len(words) > 1:
            message = _("họ tên viết in hoa, phải là chữ in thường")
        elif right != name and any(w[0].islower() for w in words):
            message = _("chữ đầu mỗi âm tiết của họ tên phải viết hoa")
        elif p is None and name.isupper() and len(words) > 1:
            message = _("họ tên viết in hoa, phải là chữ in thường")
        elif len(words) < 2 and not subject.draft:
            message = _("họ tên phải ghi đầy đủ họ, tên đệm, tên")
        else:
            continue
        fix = None
        if p is not None and (at := p.text.find(name)) >= 0 and right != name:
            fix = subject.replace(p, at, at + len(name), right, _("Viết “{right}”").format(right=right), Safety.UNSAFE)
        proposed = right if right != name else None
        yield Fault(message, p, present=text, proposed=proposed, fix=fix, component=C.KY_HO_TEN)


def _cased(word: str) -> str:
    return word[0].upper() + word[1:].lower() if word.isalpha() else word.title()


@rule("ND30-158")
def title_before_name(subject: Subject) -> Faults:
    """Trước họ tên người ký ghi học hàm, học vị, danh hiệu.

    ## Kiểm tra gì
    GS, PGS, TS, ThS, BS, NGƯT, cấp bậc, "Ông", "Bà" trước họ tên. Tệp vanban.toml có thể miễn cho ngành được phép.

    ## Vì sao
    Trước họ tên không ghi học hàm, học vị và các danh hiệu danh dự khác; lực lượng vũ trang, giáo dục, y tế, khoa học do người
    đứng đầu cơ quan quản lý ngành quy định.

    ## Ví dụ sai
    ThS. Trần Thị Bình

    ## Ví dụ đúng
    Trần Thị Bình

    ## Cách sửa
    Bỏ học hàm, học vị. Sửa tự động phải được người xem lại.
    """
    if subject.config.titles_before_names:
        return
    for p, text in _names(subject):
        found = _TITLES.match(text)
        if found is None or not text[found.end() :].strip():
            continue
        title = found["title"].strip(" .,")
        rest = text[found.end() :].split()
        if title in ("Bà", "Ông") and (len(rest) < 2 or not is_family_name(rest[0])):
            # "Ông" and "Bà" are family names too: "Ông Hữu Thành".
            continue
        fix = None
        if p is not None and (at := p.text.find(found["title"].strip())) >= 0:
            end = at + len(found["title"].rstrip())
            end += len(p.text[end:]) - len(p.text[end:].lstrip())
            fix = subject.replace(p, at, end, "", _("Bỏ “{title}”").format(title=title), Safety.UNSAFE)
        yield Fault(
            _("trước họ tên không ghi “{title}”").format(title=title),
            p,
            present=text,
            proposed=text[found.end() :].strip(),
            fix=fix,
            component=C.KY_HO_TEN,
        )


@rule("ND30-159", sees="layout")
def signature_not_level(subject: Subject) -> Faults:
    """Khối ký tên và Nơi nhận không cùng một hàng.

    ## Kiểm tra gì
    Dòng "Nơi nhận:" và dòng đầu khối ký tên có ngang nhau hay không.

    ## Vì sao
    "Nơi nhận" trình bày ngang hàng với dòng quyền hạn, chức vụ của người ký.

    ## Ví dụ sai
    Khối ký tên ở hàng trên, Nơi nhận ở hàng dưới.

    ## Ví dụ đúng
    Hai khối trong một hàng của bảng hai cột.

    ## Cách sửa
    Đặt hai khối vào cùng một hàng.
    """
    label, block = subject.first(C.NOI_NHAN_NHAN), main_block(subject)
    if label is None or block is None or block.first is None:
        return
    if subject.kind == "bien-ban" or subject.document.cosignature is not None:
        # Mẫu 1.9 puts the recipients below the secretary's signature; texts of two parties follow it.
        return
    level = level_with(subject, label, block.first)
    first = block.first.box
    if label.box is not None and first is not None and label.page == block.first.page:
        # On paper an empty line or a gap in one of the two cells lowers it by less than a line.
        level = level or abs(label.box[1] - first[1]) < ONE_LINE_MM
    if level is None:
        yield Unseen(_("không rõ hai khối có ngang nhau khi in hay không"))
    elif not level:
        yield Fault(_("khối ký tên và “Nơi nhận:” không cùng một hàng"), block.first)


def _room(subject: Subject, block: Block) -> float | None:
    """Return the height in points left between the last line of office and the name; ``None`` when it is unknown."""
    above = (*block.offices, *block.other_offices[:0])[-1]
    below = min((*block.names, *block.other_offices), key=lambda p: p.index)
    if above.box is not None and below.box is not None:
        return None if above.page != below.page else (below.box[1] - above.box[3]) / 25.4 * 72
    if above.cell != below.cell or above.after is None or below.before is None:
        return None
    between = [
        p for p in subject.need_layout().paragraphs if above.index < p.index < below.index and p.cell == above.cell
    ]
    total = above.after.pt + below.before.pt
    for p in between:
        size = next((run.size for run in p.runs if run.size), None) or subject.look(above).size or 14.0
        lines = 1 + p.text.count("\n")
        total += lines * size * nd30.natural_line() * (looks.line_multiple(p, size) or 1.0)
        total += (p.before.pt if p.before else 0) + (p.after.pt if p.after else 0)
    total += above.text.rstrip(" ").count("\n") * 16 + (len(below.text) - len(below.text.lstrip("\n"))) * 16
    return total


@rule("ND30-160", sees="layout")
def no_room_to_sign(subject: Subject) -> Faults:
    """Không chừa chỗ để ký, đóng dấu.

    ## Kiểm tra gì
    Khoảng trống giữa chức vụ và họ tên: ít nhất ba dòng trống hoặc 40 pt, trừ khi đã có ảnh chữ ký.

    ## Vì sao
    Chữ ký và dấu nằm giữa chức vụ và họ tên.

    ## Ví dụ sai
    GIÁM ĐỐC / Trần Thị Bình (liền dòng)

    ## Ví dụ đúng
    GIÁM ĐỐC / bốn dòng trống / Trần Thị Bình

    ## Cách sửa
    Thêm khoảng cách trước họ tên.
    """
    for block in blocks(subject):
        if not block.offices or not block.names or to_fill(block.names[-1].text):
            continue
        first, last = block.offices[0].index, block.names[-1].index
        if any(x.paragraph is not None and first <= x.paragraph <= last for x in subject.need_layout().pictures):
            continue
        room = _room(subject, block)
        if room is None:
            yield Unseen(_("không đo được khoảng trống giữa chức vụ và họ tên"))
        elif room < ROOM_PT:
            yield Fault(
                _("giữa chức vụ và họ tên chỉ còn {n} pt, không đủ chỗ ký, đóng dấu").format(n=round(room)),
                block.names[-1],
            )


@rule("ND30-161", sees="layout")
def signature_alone_on_page(subject: Subject) -> Faults:
    """Khối ký tên nằm riêng một trang.

    ## Kiểm tra gì
    Trang của khối ký tên có dòng nội dung nào không. Với tệp Word chỉ xét được khi tệp có thiết lập giữ dòng.

    ## Vì sao
    Chữ ký nằm riêng trên một tờ không gắn với nội dung nào.

    ## Ví dụ sai
    Trang cuối chỉ có Nơi nhận và chữ ký.

    ## Ví dụ đúng
    Trang cuối có ít nhất hai dòng nội dung và khối chữ ký.

    ## Cách sửa
    Chọn đoạn cuối, Paragraph - Line and Page Breaks - Keep with next.
    """
    block = main_block(subject)
    body = subject.lines(*BODY)
    if block is None or block.first is None or not body:
        return
    if block.first.page is not None:
        pages = {p.page for p in (*body, *subject.lines(C.BANG))}
        if block.first.page not in pages:
            yield Fault(_("khối ký tên nằm riêng ở trang {n}").format(n=block.first.page), block.first)
        return
    cell, table = block.first.cell, subject.table_of(block.first)
    kept = cell is not None and table is not None and cell.row in table.cant_split_rows
    if not (kept and body[-1].keep_next):
        raise NotEvaluated(_("tệp Word không cho biết trang in; hãy xem bản in hoặc tệp PDF"))


@rule("ND30-163", sees="layout")
def other_office(subject: Subject) -> Faults:
    """Chức vụ khác của người ký không in hoa, đậm hoặc không ở ngay trên họ tên.

    ## Kiểm tra gì
    Dòng chức vụ trong cơ quan (khi ký thay mặt hội đồng, ban chỉ đạo) ngay trên họ tên.

    ## Vì sao
    Tổ chức tư vấn được dùng con dấu của cơ quan thì ghi cả chức danh trong tổ chức tư vấn và chức vụ trong cơ quan.

    ## Ví dụ sai
    TM. HỘI ĐỒNG / CHỦ TỊCH / (ký) / Giám đốc Sở / Trần Thị Bình

    ## Ví dụ đúng
    TM. HỘI ĐỒNG / CHỦ TỊCH / (ký) / GIÁM ĐỐC SỞ NỘI VỤ / Trần Thị Bình

    ## Cách sửa
    Viết in hoa, đậm, đặt ngay trên họ tên.
    """
    for block in blocks(subject):
        yield from looks.capitals(subject, block.other_offices)
        yield from looks.size(subject, block.other_offices, "ky_chuc_vu_khac")
        yield from looks.bold(subject, block.other_offices, True)
        if block.other_offices or not block.texts:
            continue
        if re.match(r"TM\. (HỘI ĐỒNG (?!NHÂN DÂN)|BAN CHỈ ĐẠO|TỔ CÔNG TÁC|ĐOÀN)", block.texts[0].upper()):
            yield Unseen(_("không biết tổ chức tư vấn này có dùng con dấu của cơ quan hay không"))


def _pictures(subject: Subject) -> list[Picture]:
    """Return the pictures placed in the signature block."""
    found = []
    for block in blocks(subject):
        indexes = [p.index for p in (*block.offices, *block.names)]
        if not indexes:
            continue
        found += [
            x
            for x in subject.need_layout().pictures
            if x.kind == "picture" and x.paragraph is not None and min(indexes) <= x.paragraph <= max(indexes)
        ]
    return found


@rule("ND30-164", sees="docx")
def signature_picture(subject: Subject) -> Faults:
    """Ảnh chữ ký không phải PNG, nền trong, màu xanh.

    ## Kiểm tra gì
    Ảnh đặt giữa chức vụ và họ tên, khi có: định dạng, nền, màu chính.

    ## Vì sao
    Hình ảnh chữ ký số của người có thẩm quyền: màu xanh, định dạng .png, nền trong suốt.

    ## Ví dụ sai
    Ảnh chữ ký .jpg nền trắng.

    ## Ví dụ đúng
    Ảnh .png nền trong, mực xanh.

    ## Cách sửa
    Thay ảnh khác.
    """
    yield from _picture_faults(subject, "blue", _("ảnh chữ ký"))


@rule("ND30-165", sees="docx")
def seal_picture(subject: Subject) -> Faults:
    """Ảnh dấu không phải PNG, nền trong, màu đỏ.

    ## Kiểm tra gì
    Ảnh màu đỏ trong khối ký tên, khi có: định dạng, nền. Kích thước thật và vị trí trùm chữ ký phải xem bằng mắt.

    ## Vì sao
    Hình ảnh dấu của cơ quan: màu đỏ, kích thước bằng dấu thật, .png, nền trong suốt, trùm khoảng 1/3 chữ ký về bên trái.

    ## Ví dụ sai
    Ảnh dấu .jpg nền trắng che chữ ký.

    ## Ví dụ đúng
    Ảnh .png nền trong, màu đỏ.

    ## Cách sửa
    Thay ảnh khác.
    """
    yield from _picture_faults(subject, "red", _("ảnh dấu"))
    if any(x.main_color == "red" for x in _pictures(subject)):
        yield Unseen(_("kích thước dấu và vị trí trùm chữ ký phải xem bằng mắt"))


def _picture_faults(subject: Subject, color: str, name: str) -> Faults:
    paragraphs = subject.need_layout().paragraphs
    for x in _pictures(subject):
        if x.main_color is None:
            yield Unseen(_("không rõ ảnh trong khối ký tên là chữ ký hay dấu"))
            continue
        if (x.main_color == "red") != (color == "red"):
            continue
        p = paragraphs[x.paragraph] if x.paragraph is not None else None
        if x.content_type is not None and x.content_type != "image/png":
            yield Fault(_("{name} không phải định dạng .png").format(name=name), p, present=x.content_type)
        elif x.transparent is False:
            yield Fault(_("{name} không có nền trong").format(name=name), p)
        if x.main_color not in ("red", "blue"):
            yield Fault(_("{name} không phải màu xanh").format(name=name), p, present=x.main_color)
