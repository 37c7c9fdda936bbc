"""The whole check of one template: tags, names, blocks taken out, styles, and a trial print."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from generator.catalog import nd30
from generator.errors import ErrorGroup, GeneratorError, InputError, OutputError
from generator.messages import _
from generator.model.location import Location
from generator.model.problem import Severity
from generator.vietnamese.text import fold_spaces
from generator.writers.docx.check import appendix, certificate, elsewhere
from generator.writers.docx.check.names import known_names
from generator.writers.docx.check.places import Places, TemplateFault
from generator.writers.docx.check.tags import TagJudge
from generator.writers.docx.prepare.binding import LINES
from generator.writers.docx.prepare.formats import Styles
from generator.writers.docx.prepare.opening import NS, Opened, W, open_template
from generator.writers.docx.prepare.tags import Tag, scan, settle, words
from generator.writers.docx.sample import sample, sample_of_two

_SIGNING = ("thong_tin_ky_so",)
_MUST: tuple[tuple[tuple[str, ...], str], ...] = (
    (("co_quan[]",), "tên cơ quan ban hành"),
    (("so_ky_hieu", "ky_hieu"), "số, ký hiệu"),
    (("trich_yeu",), "trích yếu"),
    (("noi_dung[].van_ban",), "nội dung"),
    (("ky.quyen_han_chuc_vu[]",), "quyền hạn, chức vụ của người ký"),
    (("ky.ho_ten",), "họ tên người ký"),
    (("noi_nhan.danh_sach[]",), "nơi nhận"),
)
"""Tags without which no document is whole."""
_MAY: tuple[tuple[tuple[str, ...], str], ...] = (
    (("co_quan_chu_quan[]",), "cơ quan chủ quản"),
    (("dia_danh_ngay", "ngay"), "ngày ban hành"),
    (("dia_danh_ngay", "dia_danh"), "địa danh"),
    (("can_cu[]",), "căn cứ"),
    (("tham_quyen[]",), "dòng thẩm quyền"),
    (("kinh_gui_cuoi", "kinh_gui[]"), "nơi kính gửi"),
    (("noi_nhan.luu",), "dòng Lưu"),
    (("phu_luc[].nhan",), "phụ lục"),
    (("do_mat",), "dấu chỉ độ mật"),
    (("do_khan",), "dấu chỉ mức độ khẩn"),
    (("luu_hanh",), "chỉ dẫn phạm vi lưu hành"),
    (("dia_chi[]",), "địa chỉ cơ quan"),
    (_SIGNING, "dòng thông tin chữ ký số"),
)
"""Tags whose absence leaves a component of some documents out."""
_STYLES = ("VB Chỗ trống", "VB Đậm", "VB Nghiêng", "VB Đậm nghiêng")
"""Styles that printing itself refers to."""


def check_template(path: Path) -> list[TemplateFault]:
    """Return every fault of a template, in the order of its parts and places; empty for a sound one.

    Raises :class:`InputError` for a file that cannot be read and :class:`RefusedFileError` for one that is no template.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_("không đọc được mẫu"), at=Location(str(path))) from error
    return judge(data, path.name)


def judge(data: bytes, source: str) -> list[TemplateFault]:
    """Return every fault of a template given as bytes; ``source`` is its name."""
    opened = open_template(data, source)
    faults: list[TemplateFault] = []
    tags: list[Tag] = []
    compared: dict[str, set[str]] = {}
    scanned = []
    for part, root in opened.trees.items():
        settle(root)
        scanned.append((part, root, scan(root, part)))
        tags += scanned[-1][2]
    of_award = certificate.is_certificate(tags)
    known = certificate.known_names() if of_award else known_names()
    for part, root, found in scanned:
        tag_judge = TagJudge(source, part, root, found)
        faults += tag_judge.judge(known)
        faults += _undefined_styles(opened, part, root)
        for name, texts in tag_judge.compared.items():
            compared.setdefault(name, set()).update(texts)
    faults += elsewhere.faults(opened, frozenset(known))
    if of_award:
        faults += certificate.removed(source, tags)
    else:
        faults += _missing_styles(opened)
        meant = {name for fault in faults for name in re.findall(r"“([\w.]+)”", fault.proposal or "")}
        faults += _removed(opened, tags, compared, meant)
        if not appendix.is_appendix(tags):
            faults += _lines(opened)
    if not any(fault.severity is Severity.ERROR for fault in faults):
        if of_award:
            faults += certificate.trial(data, source, _broken_part)
        else:
            faults += (appendix.trial if appendix.is_appendix(tags) else _trial)(data, source)
    return faults


def _undefined_styles(opened: Opened, part: str, root: etree._Element) -> Iterator[TemplateFault]:
    styles = Styles(opened.styles)
    places = Places(root, part)
    told: set[str] = set()
    for kind in ("pStyle", "rStyle", "tblStyle"):
        for element in root.iter(f"{W}{kind}"):
            identifier = str(element.get(f"{W}val", ""))
            if identifier in styles.names or identifier in told:
                continue
            told.add(identifier)
            paragraph = next(element.iterancestors(f"{W}p", f"{W}tbl"), None)
            place = places.of(paragraph) if paragraph is not None and paragraph.tag == f"{W}p" else ""
            yield TemplateFault(
                opened.source,
                place,
                _("kiểu chữ “{style}” đã bị xóa khỏi mẫu").format(style=identifier),
                proposal=_("chép lại kiểu này từ mẫu gốc"),
            )


def _missing_styles(opened: Opened) -> Iterator[TemplateFault]:
    styles = Styles(opened.styles)
    for name in _STYLES:
        if styles.id(name) is None:
            yield TemplateFault(
                opened.source,
                "",
                _("mẫu không có kiểu chữ “{style}”").format(style=name),
                Severity.WARNING,
                proposal=_("chép lại kiểu này từ mẫu gốc"),
            )


def _removed(
    opened: Opened, tags: list[Tag], compared: dict[str, set[str]], meant: set[str]
) -> Iterator[TemplateFault]:
    """Yield a fault for each thing that is nowhere printed; not for what a mistyped tag was ``meant`` to print: that is told."""
    printed = {tag.name.split("|")[0].strip() for tag in tags if not tag.statement}
    # A list is there when anything of it is printed.
    must, may = (appendix.MUST, appendix.MAY) if appendix.is_appendix(tags) else (_MUST, _MAY)
    for wanted, severity in ((must, Severity.ERROR), (may, Severity.WARNING)):
        for names, label in wanted:
            if names == _SIGNING and not _has_motto(opened):
                continue  # an electronic copy has no block
            if meant.intersection(name.replace("[]", "") for name in names):
                continue
            if not any(name in printed for name in names):
                yield TemplateFault(
                    opened.source,
                    "",
                    _("mẫu không in {what} (không có thẻ “{tag}”)").format(
                        what=_(label), tag=names[0].replace("[]", "")
                    ),
                    severity,
                    proposal=_("chép lại khối này từ mẫu gốc"),
                )
    if "noi_dung[].van_ban" not in printed:
        return
    kinds = compared.get("noi_dung[].kieu")
    if kinds is None:
        return
    for kind in sorted(_kinds() - kinds):
        yield TemplateFault(
            opened.source,
            _("thân văn bản"),
            _("mẫu không có kiểu đoạn “{kind}”: các đoạn loại này sẽ bị mất").format(kind=kind),
            proposal='{%p elif d.kieu == "' + kind + '" %}',
        )


def _kinds() -> set[str]:
    from generator.writers.docx.body import KINDS

    return set(KINDS)


def _lines(opened: Opened) -> Iterator[TemplateFault]:
    shapes = {str(shape.get("name", "")) for shape in opened.trees[opened.main].iter(f"{{{NS['wp']}}}docPr")}
    motto = _has_motto(opened)
    for name in LINES[:2]:
        if f"ke_{name}" not in shapes and (motto or name != "tieu_ngu"):
            yield TemplateFault(
                opened.source,
                _("thân văn bản"),
                _("không có đường kẻ tên “ke_{name}”: độ dài đường kẻ sẽ không theo chữ").format(name=name),
                Severity.WARNING,
                proposal=_("đặt lại tên đường kẻ trong Word: Layout, Selection Pane"),
            )


def _has_motto(opened: Opened) -> bool:
    """Whether page 1 has the Tiêu ngữ: only the block of a copy has none (a text attached to it may)."""
    motto = fold_spaces(nd30.fixed_text("tieu_ngu"))
    for paragraph in opened.trees[opened.main].iter(f"{W}p"):
        text = fold_spaces(words(paragraph))
        if motto in text:
            return True
        if "in phu_luc" in text:
            break
    return False


def _trial(data: bytes, source: str) -> Iterator[TemplateFault]:
    """Print two documents that have everything, and see that Word could open the result and nothing is lost."""
    from jinja2 import TemplateSyntaxError

    from generator.writers.docx.compiled import CompiledTemplate
    from generator.writers.docx.prepare.work import prepare
    from generator.writers.docx.verify import verify

    motto = _has_motto(open_template(data, source))
    kind = "quyet-dinh" if motto else "sao-y"
    try:
        compiled = CompiledTemplate(prepare(data, source), source)
    except TemplateSyntaxError as error:
        yield TemplateFault(source, "", _("mẫu không dịch được: {why}").format(why=error.message))
        return
    except GeneratorError as error:
        yield TemplateFault(source, "", error.message)
        return
    for document in (sample(kind), sample_of_two("bien-ban" if motto else kind)):
        try:
            printed = compiled.render(document)
            if (broken := _broken_part(printed)) is not None:
                yield TemplateFault(source, "", broken)
                return
            verify(printed, document, source)
        except OutputError as error:
            yield TemplateFault(source, "", error.message, Severity.WARNING)
        except ErrorGroup as group:
            for one in group.errors:
                yield TemplateFault(source, "", one.message)
        except GeneratorError as error:
            yield TemplateFault(source, "", error.message, proposal=error.hint)


def _broken_part(data: bytes) -> str | None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                root: Any = etree.fromstring(archive.read(name))
            except etree.XMLSyntaxError as error:
                return _("in thử ra phần {part} hỏng: {why}").format(part=name, why=str(error)[:120])
            for cell in root.iter(f"{W}tc"):
                if len(cell) == 0 or cell[-1].tag != f"{W}p":
                    return _("in thử ra một ô bảng không có đoạn nào: Word không mở được")
    return None
