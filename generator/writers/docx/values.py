"""From a Document to the plain values that a template prints: the names are the model's own Vietnamese keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from generator.catalog import kinds
from generator.catalog.kinds import Kind
from generator.errors import InputError
from generator.messages import _
from generator.model.body import Contents
from generator.model.crossref import has_names
from generator.model.document import Appendix, Document, Signature
from generator.model.length import Length, mm
from generator.model.location import Location
from generator.model.printed import date_words, title_line
from generator.writers.docx.blanks import DATE_ROOM, DOTS, NUMBER_ROOM, Blanks
from generator.writers.docx.body import Body
from generator.writers.docx.links import Links
from generator.writers.docx.pictures import SIGNATURE_ROOM, Pictures
from generator.writers.docx.runtime import Row, Xml, xml
from generator.writers.docx.wrapping import Fitted, fit

EMU_PER_MM = 36_000
_FRAME_ROOM = 6.0
"""Millimetres of frame beside the words of a mark whose size the decree does not fix."""
_SHORT_LINE = 0.42

Facts = dict[str, Any]


def values(document: Document, facts: Facts, blanks: Blanks, pictures: Pictures) -> dict[str, Any]:
    """Return everything a template may print of ``document``, by tag name.

    ``facts`` is what the prepared template says of itself (looks, drawn lines, sections, the table's pattern); ``blanks``
    takes note of the components that are missing, ``pictures`` of the files to be embedded. Texts are plain strings, lists of strings, or rows of both.
    """
    kind = kinds.find(document.kind)
    if kind is not None and kind.copy and document.signing:
        raise InputError(
            _("bản sao điện tử không có khối bản sao"),
            at=Location(document.kind, path=("thong_tin_ky_so",)),
            hint=_("ghi thong_tin_ky_so vào dữ liệu của chính văn bản được sao"),
        )
    head = _Head(facts, document.superior, document.issuer, "")
    issuer: Sequence[str] = head.issuer or [blanks.of("co_quan", _("tên cơ quan ban hành"))]
    title = _title(document, kind, facts, blanks)
    kind_name = document.kind_name or (kind.printed if kind else "")
    if not kind_name and not (kind and not kind.printed):
        kind_name = blanks.of("ten_loai", _("tên loại văn bản"))
    if has_names(document):
        pictures.links = Links(document, pictures)
    if any(node.__class__ is Contents for node in document.body):
        from generator.writers.docx.contents import Listed, of

        listed = of(document)
        assert listed is not None
        pictures.listed = Listed(document, listed.levels, pictures.marks, pictures.first, joined=bool(pictures.mark))
    main = Body(facts, blanks, pictures, "dau", "tiep", landscape=False)
    copy = kind is not None and kind.copy
    rows = main.rows(document.body)
    if not rows and not copy:
        rows = [main.blank(blanks.of("noi_dung", _("nội dung")))]
    main.finish(rows, signed=True)
    together = [appendix for appendix in document.appendices if not appendix.separate]
    appendices, last_section = _appendices(together, facts, blanks, pictures, main.section)
    confirmed = document.cosignature if kind is not None and kind.confirmation else None
    two = confirmed is None and (document.cosignature is not None or (kind is not None and kind.signatures > 1))
    found = {
        "loai": document.kind,
        "ten_loai": kind_name,
        "co_quan_chu_quan": head.superior,
        "co_quan": issuer,
        "so": document.number,
        "ky_hieu": document.symbol,
        "so_ky_hieu": _number(document, kind, blanks),
        **_place_and_date(document, kind, blanks),
        "thang": document.month or (document.date.month if document.date else ""),
        "nam": document.year or (document.date.year if document.date else ""),
        "trich_yeu": title.text if title else "",
        "tham_quyen": [],
        "can_cu": [basis.text for basis in document.bases],
        "loi_ban_hanh": document.enacting or (kind.enacting if kind else ""),
        "noi_dung": rows,
        "noi_nhan": _recipients(document, kind, blanks),
        "ky": _signature(document.signature, blanks, pictures, "ky", _room(facts, "ky", alone=not two)),
        "ky_trai": _signature(document.cosignature or Signature(), blanks, pictures, "ky_trai", _room(facts, "ky_trai"))
        if two
        else None,
        "xac_nhan": _signature(confirmed, blanks, pictures, "ky_trai", _room(facts, "xac_nhan")) if confirmed else None,
        "phu_luc": appendices,
        "do_mat": document.secrecy,
        "do_khan": document.urgency,
        "luu_hanh": document.circulation,
        "dia_chi": list(document.contact),
        "thong_tin_ky_so": document.signing,
        "nho": head.small,
        "ke": Row(
            co_quan=_emu(head.last * facts["shares"]["co_quan"]),
            tieu_ngu=_motto(facts, "tieu_ngu", head.small),
            trich_yeu=_emu(_under_title(title, kind_name, facts) * facts["shares"]["trich_yeu"]),
        ),
        "phan_cuoi": _section(facts, last_section),
    }
    if document.secrecy or document.urgency or document.circulation:
        found["khung"] = _frames(document, facts)
    _opening(document, kind, found, blanks)
    return found


def appendix_values(
    document: Document, number: int, facts: Facts, blanks: Blanks, pictures: Pictures
) -> dict[str, Any]:
    """Return everything that the template of an appendix in a file of its own prints of ``document.appendices[number]``."""
    row, section = _appendix(document.appendices[number], number + 1, facts, blanks, pictures)
    return _bare(document, facts, section) | {"noi_dung": row["noi_dung"], "phu_luc": [row]}


def _bare(document: Document, facts: Facts, section: str) -> dict[str, Any]:
    """Return the names that every template asks for, for a page without the head and the foot of a document."""
    return {
        "loai": document.kind,
        "ten_loai": "",
        "thong_tin_ky_so": document.signing,
        "phu_luc": [],
        "dia_chi": [],
        "nho": False,
        "ke": Row(co_quan=0, tieu_ngu=0, trich_yeu=0),
        "phan_cuoi": _section(facts, section),
    }


class _Head:
    """The names in a head, broken by sense; ``small`` when the smaller set of sizes saves a line; ``last`` in mm."""

    def __init__(self, facts: Facts, superior: Sequence[str], issuer: Sequence[str], path: str) -> None:
        looks, small = facts["looks"], facts["small"]
        self.small = False
        self.superior = list(superior)
        self.issuer = list(issuer)
        self.last = _blank_width(looks.get(f"{path}co_quan[]"))
        for names, tag in ((self.superior, f"{path}co_quan_chu_quan[]"), (self.issuer, f"{path}co_quan[]")):
            if tag in looks and tag in small and not self.small:
                self.small = any(fit(name, *small[tag]).lines < fit(name, *looks[tag]).lines for name in names)
        for names, tag in ((self.superior, f"{path}co_quan_chu_quan[]"), (self.issuer, f"{path}co_quan[]")):
            look = (small if self.small else looks).get(tag) or looks.get(tag)
            if look is None:
                continue
            fitted = [fit(name, *look) for name in names]
            names[:] = [one.text for one in fitted]
            if fitted and tag.endswith("co_quan[]"):
                self.last = fitted[-1].last


def _title(document: Document, kind: Kind | None, facts: Facts, blanks: Blanks) -> Fitted | None:
    """Return the trích yếu broken by sense, ``None`` when the kind has none."""
    text = title_line(document)
    look = facts["looks"].get("trich_yeu")
    if text:
        return fit(text, *look) if look else Fitted(text, 1, 0.0)
    if kind is not None and kind.title == "khong":
        return None
    dots = blanks.of("trich_yeu", _("trích yếu"))
    about = Xml(f"V/v {dots}") if document.kind == "cong-van" else dots
    return Fitted(about, 1, _blank_width(look))


def _under_title(title: Fitted | None, kind_name: str, facts: Facts) -> float:
    if title is not None:
        return title.last
    look = facts["looks"].get("ten_loai")
    return fit(kind_name, *look).last if look and kind_name.__class__ is str else _blank_width(look)


def _blank_width(look: Sequence[Any] | None) -> float:
    """Return the width in mm of a visible blank, over which a line is drawn as over any words."""
    return fit(DOTS, *look).last if look else 0.0


def _number(document: Document, kind: Kind | None, blanks: Blanks) -> str:
    symbol: str = document.symbol
    if kind is not None and not kind.number_line and not document.number and not symbol:
        return ""
    if not document.number:
        blanks.note("so", _("số văn bản"))
    if not symbol and (kind is None or kind.symbol or not document.number):
        symbol = blanks.of("ky_hieu", _("ký hiệu"))
    if not symbol:
        return document.number
    slash = "" if symbol.startswith("-") else "/"
    if symbol.__class__ is Xml:
        return Xml(f"{xml(document.number or NUMBER_ROOM)}{slash}{symbol}")
    return f"{document.number or NUMBER_ROOM}{slash}{symbol}"


def _place_and_date(document: Document, kind: Kind | None, blanks: Blanks) -> dict[str, str]:
    """Return place, date, and the line of both; all empty for a kind without this line (biên bản) that brings neither."""
    wanted = kind is None or kind.date_line
    known = document.date is not None or document.month is not None or document.year is not None
    if not wanted and not known and not document.place:
        return {"dia_danh": "", "ngay": "", "dia_danh_ngay": ""}
    place: str = document.place
    if not place and wanted:
        place = blanks.of("dia_danh", _("địa danh"))
    if document.date is not None:
        date = date_words(document.date)
    else:
        if wanted:
            blanks.note("ngay", _("ngày ban hành"))
        month = f"{document.month:02d}" if document.month and document.month < 3 else document.month or DATE_ROOM
        date = f"ngày {DATE_ROOM} tháng {month} năm {document.year or DATE_ROOM}"
    line = f"{place}, {date}" if place else date
    return {"dia_danh": place, "ngay": date, "dia_danh_ngay": Xml(line) if place.__class__ is Xml else line}


def _opening(document: Document, kind: Kind | None, found: dict[str, Any], blanks: Blanks) -> None:
    """Add Kính gửi, the authority line and căn cứ, as the kind has them."""
    addressees: list[str] = list(document.addressees)
    if not addressees and kind is not None and kind.addressee in ("co", "dien"):
        addressees = [blanks.of("kinh_gui", _("nơi kính gửi"))]
    authority: list[str] = list(document.authority)
    if not authority and kind is not None and (kind.authority or kind.addressee == "dien"):
        authority = [blanks.of("tham_quyen", _("dòng thẩm quyền ban hành"))]
    if kind is not None and kind.bases == "co" and not document.bases:
        found["can_cu"] = [blanks.of("can_cu", _("căn cứ ban hành"))]
    wire = document.kind == "cong-dien"
    found["kinh_gui"] = addressees
    found["kinh_gui_dau"] = [] if wire else addressees[:-1]
    found["kinh_gui_cuoi"] = "" if wire or not addressees else addressees[-1]
    found["dien"] = authority if wire else []
    found["noi_dien_dau"] = addressees[:-1] if wire else []
    found["noi_dien_cuoi"] = addressees[-1] if wire and addressees else ""
    found["tham_quyen"] = [] if wire else authority


def _recipients(document: Document, kind: Kind | None, blanks: Blanks) -> Row | None:
    given = document.recipients
    lines: list[str] = list(given.lines)
    if not lines and not given.archive:
        if kind is None or not kind.forms:
            return None
        lines = [blanks.of("noi_nhan", _("nơi nhận"))]
    return Row(danh_sach=lines, luu=given.archive, nguoi_soan=given.drafter)


def _room(facts: Facts, who: str, *, alone: bool = True) -> Length:
    """Return the width of the cell in which a template puts the pictures of a signature; the usual one where it is not known.

    One who signs ``alone`` has a cell of another width than one beside another signer.
    """
    rooms = [room for room in facts["rooms"].get(f"{who}.anh", ()) if room]
    beside = set(facts["rooms"].get("ky_trai.anh", ())) if who == "ky" else set()
    fitting = [room for room in rooms if (room in beside) != alone] or rooms
    return mm(fitting[0]) if fitting else SIGNATURE_ROOM


def _signature(signature: Signature, blanks: Blanks, pictures: Pictures, alias: str, room: Length) -> Row:
    lines: list[str] = list(signature.lines) or [blanks.of(alias, _("quyền hạn, chức vụ của người ký"))]
    return Row(
        quyen_han_chuc_vu=lines,
        chuc_vu_khac=signature.other_office,
        anh=pictures.of(signature, room),
        ho_ten=signature.name or blanks.of(alias, _("họ tên người ký")),
    )


def _appendices(
    appendices: Sequence[Appendix], facts: Facts, blanks: Blanks, pictures: Pictures, section: str
) -> tuple[list[Row], str]:
    """Return the appendices as rows, and the name of the section that the last page stands in."""
    found = []
    for number, appendix in enumerate(appendices, start=1):
        before = section
        row, section = _appendix(appendix, number, facts, blanks, pictures)
        row["phan"] = _section(facts, before)
        found.append(row)
    return found, section


def _appendix(appendix: Appendix, number: int, facts: Facts, blanks: Blanks, pictures: Pictures) -> tuple[Row, str]:
    turned = "_ngang" if appendix.landscape else ""
    body = Body(facts, blanks, pictures, f"phu_luc{turned}", f"phu_luc_tiep{turned}", landscape=appendix.landscape)
    rows = body.rows(appendix.body)
    body.finish(rows, signed=appendix.signature is not None)
    head = _Head(facts, appendix.superior, appendix.issuer, "phu_luc[].")
    looks = facts["looks"]
    width = facts["sections"]["widths"]["ngang"] if turned and facts["sections"] else None
    last = 0.0
    texts = {}
    for name, text in (
        ("nhan", appendix.label),
        ("ten_loai", appendix.kind_name),
        ("tieu_de", appendix.title),
        ("kem_theo", appendix.reference),
    ):
        look = looks.get(f"phu_luc[].{name}")
        if text and look:
            # The title of an appendix is in capitals, that of an attached text is not: the pattern's own look says which.
            caps = look[3] or (name == "tieu_de" and not appendix.kind_name)
            fitted = fit(text, *look[:3], caps, width or look[4])
            text, last = fitted.text, fitted.last
        texts[name] = text
    if pictures.links is not None:
        texts["nhan"] = pictures.links.appendix(appendix, texts["nhan"])
    if pictures.listed is not None:
        first = next((name for name in ("nhan", "ten_loai", "tieu_de") if texts[name]), "nhan")
        texts[first] = pictures.listed.appendix(appendix, texts[first])
    row = Row(
        thu_tu=number,
        thong_tin_ky_so=appendix.signing,
        co_quan_chu_quan=head.superior,
        co_quan=head.issuer,
        noi_dung=rows,
        ky=_signature(appendix.signature, blanks, pictures, f"phu_luc/{number - 1}/ky", _room(facts, "phu_luc[].ky"))
        if appendix.signature
        else None,
        nho=head.small,
        ke=Row(
            co_quan=_emu(head.last * facts["shares"]["co_quan"]),
            tieu_ngu=_motto(facts, "tieu_ngu_phu_luc", head.small),
            phu_luc=_emu(last * _SHORT_LINE) if last else 0,
        ),
        **texts,
    )
    return row, body.section


def _frames(document: Document, facts: Facts) -> Row:
    found = Row()
    looks, urgency = facts["looks"], facts["urgency"]
    height = next(iter(urgency.values()))[1]
    for name, words in (
        ("do_mat", document.secrecy),
        ("do_khan", document.urgency),
        ("luu_hanh", document.circulation),
    ):
        size = urgency.get(words.upper())
        if size is None:
            look = looks.get(name, (13.0, True, False, True, 0.0))
            size = (_emu(fit(words, *look[:4], 0.0).last + _FRAME_ROOM), height)
        found[name] = Row(rong=size[0], cao=size[1])
    return found


def _motto(facts: Facts, name: str, small: bool) -> int:
    lengths: Sequence[int] = facts["mottos"].get(name, (0, 0))
    return lengths[1 if small else 0]


def _section(facts: Facts, name: str) -> Xml:
    sections = facts["sections"]
    return _mark(sections[name]) if sections else Xml("")


@lru_cache(maxsize=64)
def _mark(text: str) -> Xml:
    return Xml(text)


def _emu(length: float) -> int:
    return round(length * EMU_PER_MM)
