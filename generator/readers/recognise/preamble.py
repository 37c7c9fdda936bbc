"""Between the head and the text: kind, subject, Kính gửi, authority line, căn cứ, "QUYẾT ĐỊNH:"."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field

from generator.catalog import kinds
from generator.model import LegalBasis
from generator.model.layout import Component
from generator.readers.recognise import words
from generator.readers.recognise.bases import is_basis
from generator.readers.recognise.header import Head
from generator.readers.recognise.labels import split_label
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Para, TableBlock

LONGEST_TITLE = 1500
"""A subject does not go on beyond this many letters."""

GREETING = re.compile(r"(?:Kính gửi|Thân gửi|Kính thưa|Thưa|Thân ái gửi|Gửi)\s[^:]{1,240}[,!]")
"""How a letter to persons begins; a line of addressees has a colon."""
_ENDS_TITLE = re.compile(r"(?:căn cứ|theo đề nghị|xét đề nghị|kính gửi)(?!\w)", re.IGNORECASE)
_ABOUT = re.compile(r"v\s*/\s*v\b|về\s", re.IGNORECASE)
_DIEN = re.compile(r"(?:.{0,120}\s)?điện\s*:$", re.IGNORECASE)
_KEM_THEO = re.compile(r"\(\s*(?:ban hành\s+)?kèm\s+theo", re.IGNORECASE)
_DASH = re.compile(r"^[-–—−~•+*.\s]*[-–—−~•+*]\s*")


@dataclass(slots=True)
class Preamble:
    """What stands before the text. ``after`` counts the paragraphs used up."""

    kind: str = ""
    kind_name: str = ""
    kind_para: Para | None = None
    title: str = ""
    title_paras: list[Para] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    addressee_paras: list[Para] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    bases: list[LegalBasis] = field(default_factory=list)
    enacting: str = ""
    lead: list[Para] = field(default_factory=list)
    """Paragraphs that stand before căn cứ but belong to the text: "(Ban hành kèm theo …)" under a subject."""
    after: int = 0


Entry = Para | TableBlock


def read_preamble(paras: list[Entry], head: Head, ledger: Ledger) -> Preamble:
    """Read kind, subject, addressees, authority, căn cứ and enacting words from the paragraphs after the head."""
    return _Reader(paras, head, ledger).read()


class _Reader:
    def __init__(self, paras: list[Entry], head: Head, ledger: Ledger) -> None:
        self.paras, self.head, self.ledger = paras, head, ledger
        self.at = 0
        self.result = Preamble()

    def para(self, offset: int = 0) -> Para | None:
        at = self.at + offset
        if 0 <= at < len(self.paras):
            entry = self.paras[at]
            return entry if isinstance(entry, Para) else None
        return None

    def read(self) -> Preamble:
        self.skip_rules()
        self.kind()
        self.title()
        self.rest()
        self.result.after = self.at
        return self.result

    def skip_rules(self) -> None:
        while (para := self.para()) is not None:
            if words.is_blank_line(para.text):
                self.ledger.leave("cho_trong", para.lines)
            elif words.is_rule_line(para.text):
                self.ledger.leave("duong_ke", para.lines, Component.DUONG_KE)
            else:
                return
            self.at += 1

    # -- kind and subject ----------------------------------------------------------------------------------------------

    def kind(self) -> None:
        para = self.para()
        if para is None:
            return
        found = words.kind_line(para.text) or self.small_kind(para)
        if found is None:
            if self.is_unknown_kind(para):
                self.result.kind_name, self.result.kind_para = para.text, para
                self.ledger.take(Component.TEN_LOAI, para.lines)
                self.at += 1
                self.skip_rules()
            return
        result = self.result
        result.kind, result.kind_para = found.slug, para
        self.ledger.take(Component.TEN_LOAI, para.lines)
        self.at += 1
        rest = found.rest.strip()
        own = found.found
        if rest and (len(rest.split()) <= 3 and not words.ABOUT.match(rest)) and self.title_follows():
            own, rest = para.text, ""
        result.kind_name = own
        if rest:
            result.title_paras.append(para)
            result.title = rest
        self.skip_rules()

    def small_kind(self, para: Para) -> words.KindLine | None:
        """A kind printed in small letters: bold, in the middle, alone on its line."""
        if (
            not self.head.has_quoc_hieu
            or self.head.about
            or para.bold is not True
            or para.align not in (None, "center")
        ):
            return None
        found = words.kind_line(para.text.upper())
        whole = found is not None and not found.rest and found.printed == para.text.upper()
        return dataclasses.replace(found, found=para.text) if found is not None and whole else None

    def is_unknown_kind(self, para: Para) -> bool:
        """Whether a line prints a kind that no law lists ("LỊCH CÔNG TÁC", "GIẤY XÁC NHẬN"): by its look and place alone."""
        text, following = para.text, self.para(1)
        if not self.head.has_quoc_hieu or self.head.about or following is None or self.basis_follows(1):
            return False
        if para.align != "center" or para.bold is not True or not words.is_capitals(text, 0.9):
            return False
        if len(para.lines) > 1 or not 2 <= len(text.split()) <= 6 or not all(w.isalpha() for w in text.split()):
            return False
        if words.ENACTING.fullmatch(text) or words.begins_office(text) or words.begins_body(text):
            return False
        if words.is_capitals(following.text) or split_label(following.text, following.auto) is not None:
            return False
        titled = following.align == "center" and following.bold is True
        return (titled or words.is_rule_line(following.text)) and not words.is_blank_line(following.text)

    def title_follows(self) -> bool:
        para = self.para()
        return para is not None and self.may_be_title(para, None)

    def title(self) -> None:
        result, head = self.result, self.head
        parts = [result.title] if result.title else []
        before = result.title_paras[-1] if result.title_paras else None
        if result.kind or not head.about:
            while (para := self.para()) is not None:
                if not self.may_be_title(para, before) or sum(map(len, parts)) > LONGEST_TITLE:
                    break
                parts.append(para.text)
                result.title_paras.append(para)
                self.ledger.take(Component.TRICH_YEU, para.lines)
                before = para
                self.at += 1
                following = self.para()
                if following is not None and (
                    words.is_rule_line(following.text) or words.is_blank_line(following.text)
                ):
                    break
        self.skip_rules()
        result.title = " ".join(parts)
        if head.about and not result.title:
            result.title = " ".join([head.about, *self.rest_of_about()])
        elif head.about and head.about_line is not None:
            self.ledger.note("trich_yeu_duoi_so", head.about, head.about_line.at)

    def rest_of_about(self) -> list[str]:
        """Lines between the subject of a công văn and "Kính gửi": the rest of the subject."""
        rest: list[Para] = []
        for offset in range(4):
            para = self.para(offset)
            if para is None or len(para.text) > 200:
                return []
            if words.KINH_GUI.match(para.text):
                break
            if words.fold(para.text) == "công văn":
                # A letter prints no kind: the line is none of the subject.
                self.ledger.take(Component.TEN_LOAI, para.lines)
                continue
            rest.append(para)
        else:
            return []
        for para in rest:
            self.ledger.take(Component.TRICH_YEU, para.lines)
        self.at += offset
        return [para.text for para in rest]

    def may_be_title(self, para: Para, before: Para | None) -> bool:
        text = para.text
        if _ENDS_TITLE.match(text) or words.is_rule_line(text) or _DIEN.match(text):
            return False
        if words.NOI_NHAN.match(text) or self.is_authority(para, before):
            return False
        label = split_label(text, para.auto)
        if label is not None and not words.starts_lower(text) and label.label not in {"-", "–"}:
            return False
        if before is None:
            return self.may_begin_title(para)
        if len(text) > 300 or text.endswith((":", ";")):
            return False
        if words.starts_lower(text) or (text.startswith("(") and text.endswith(")") and not _KEM_THEO.match(text)):
            return True
        if label is not None or para.lines[0].source.table != before.lines[-1].source.table:
            return False
        if before.align is not None and para.align is not None:
            # The page's own form is known: a subject is centred throughout, in one weight.
            if (before.align, para.align) != ("center", "center"):
                return False
            return len(text) <= 250 and (before.bold == para.bold or words.is_capitals(text))
        if before.lines[-1].ends is True:
            return False
        if before.bold is True and para.bold is False:
            return words.is_capitals(text) and words.is_capitals(before.text)
        return not words.BASIS_START.match(text) and len(text) <= 120 and not text.endswith(".")

    def may_begin_title(self, para: Para) -> bool:
        text = para.text
        if not self.result.kind and not self.result.kind_name:
            # A công văn without "V/v" under its number; other texts without a kind have no subject.
            return bool(words.ABOUT.match(text)) and len(text) <= 400 and not text.endswith((":", ";"))
        if words.is_capitals(text) or para.bold or para.align == "center" or _ABOUT.match(text):
            return len(text) <= 1200 and not text.endswith(":")
        if words.starts_lower(text):
            return len(text) <= 400
        return len(text) <= 400 and not text.endswith((".", ";", ":", ","))

    def is_authority(self, para: Para, before: Para | None) -> bool:
        """A line of capitals that names an office or a body and stands before căn cứ or text."""
        text = para.text
        if len(text) > 200 or not words.is_capitals(text, 0.8) or words.ABOUT.match(text):
            return False
        office = words.begins_office(text)
        if not (office or words.begins_body(text)) or words.ENACTING.fullmatch(text):
            return False
        if before is None and not self.basis_follows(1):
            return False
        if before is None and not self.result.title_paras and self.result.kind:
            # The first line under the kind is its subject, unless nothing else can be the authority.
            return self.only_authority(para, office=office)
        return not (
            before is not None and before.lines[-1].ends is False and words.is_capitals(before.text) and not para.bold
        )

    def only_authority(self, para: Para, *, office: bool) -> bool:
        following = self.para(self.paras.index(para) - self.at + 1) if para in self.paras else None
        if following is not None and words.is_capitals(following.text, 0.8) and not words.is_rule_line(following.text):
            return False
        return office or self.result.kind in {"quyet-dinh", "nghi-quyet", "nghi-dinh", "thong-tu"}

    def basis_follows(self, offset: int) -> bool:
        for step in range(offset, offset + 5):
            para = self.para(step)
            if para is None:
                return False
            if words.is_rule_line(para.text) or words.is_capitals(para.text, 0.8):
                continue
            return words.BASIS_START.match(para.text.lstrip("-– ")) is not None
        return False

    # -- what follows --------------------------------------------------------------------------------------------------

    def rest(self) -> None:
        while (para := self.para()) is not None:
            if words.is_rule_line(para.text) or words.is_blank_line(para.text):
                self.skip_rules()
            elif self.addressees(para) or self.authority(para):
                continue
            elif _KEM_THEO.match(para.text) and not self.result.bases and self.basis_follows(1):
                self.result.lead.append(para)
                self.at += 1
            elif self.enacting(para) or not self.basis(para):
                return

    def addressees(self, para: Para) -> bool:
        found = words.KINH_GUI.match(para.text)
        if found is None or self.result.addressees or self.result.bases or GREETING.fullmatch(para.text):
            return False
        result = self.result
        self.ledger.take(Component.KINH_GUI, para.lines)
        result.addressee_paras.append(para)
        entries: list[str] = []
        first = para.text[found.end() :].strip()
        if first:
            entries.append(_DASH.sub("", first))
        dashed = bool(_DASH.match(first))
        before = para
        self.at += 1
        while (following := self.para()) is not None:
            text = following.text
            place = _goes_on(entries, text, before, following, dashed=dashed)
            if place is None:
                break
            dashed = dashed or bool(_DASH.match(text))
            if place == "new":
                entries.append(_DASH.sub("", text))
            else:
                entries[-1] = f"{entries[-1]} {text}"
            self.ledger.take(Component.KINH_GUI, following.lines)
            result.addressee_paras.append(following)
            before = following
            self.at += 1
        result.addressees = entries
        return True

    def authority(self, para: Para) -> bool:
        result = self.result
        if result.bases or result.enacting:
            return False
        if result.kind == "cong-dien" and _DIEN.match(para.text) and not result.addressees:
            return self.telegram(para)
        if words.ENACTING.fullmatch(para.text):
            return False
        # "KHÓA XIX, KỲ HỌP THỨ HAI" names no body, but stands between the authority line and the căn cứ.
        goes_on = bool(result.authority) and words.is_capitals(para.text, 0.8) and self.basis_follows(1)
        if not (self.is_authority(para, None) or (goes_on and len(para.text) <= 120)):
            return False
        result.authority.append(para.text)
        self.ledger.take(Component.THAM_QUYEN, para.lines)
        self.at += 1
        return True

    def telegram(self, para: Para) -> bool:
        """Công điện: "THỦ TƯỚNG CHÍNH PHỦ điện:" and the list below it."""
        self.result.authority.append(para.text)
        self.ledger.take(Component.THAM_QUYEN, para.lines)
        self.at += 1
        table: int | None = None
        while (following := self.para()) is not None and len(following.text) < 600:
            listed = _DASH.match(following.text) is not None
            place = following.lines[0].source.table
            if listed:
                self.result.addressees.append(_DASH.sub("", following.text))
            elif (place is not None and place == table) or self.open_addressee(following.text):
                self.result.addressees[-1] += f" {following.text}"
            else:
                break
            table = place
            self.result.addressee_paras.append(following)
            self.ledger.take(Component.KINH_GUI, following.lines)
            self.at += 1
        return True

    def open_addressee(self, text: str) -> bool:
        """Whether a line without a dash is the rest of the addressee before it."""
        entries = self.result.addressees
        return bool(entries) and not entries[-1].endswith((";", ".")) and not text.endswith(":")

    def enacting(self, para: Para) -> bool:
        text = para.text
        if not words.is_capitals(text, 0.9) or not words.ENACTING.fullmatch(text):
            return False
        self.result.enacting = f"{self.result.enacting}\n{text}" if self.result.enacting else text
        self.ledger.take(Component.LOI_BAN_HANH, para.lines)
        self.at += 1
        return True

    def basis(self, para: Para) -> bool:
        text = para.text.lstrip("-–— +*")
        result = self.result
        if result.bases and self.is_announcement(para):
            result.enacting = para.text
            self.ledger.take(Component.LOI_BAN_HANH, para.lines)
            self.at += 1
            return True
        enacting_ahead = bool(result.bases or result.authority) and self.enacting_ahead()
        following = self.para(1)
        kind = kinds.find(result.kind)
        if kind is not None and kind.confirmation and not text.endswith((";", ",")):
            return False  # "Xét Đơn đề nghị nghỉ phép …" begins the text of a giấy nghỉ phép (PL3/Mẫu 1.10)
        if kind is not None and kind.bases in {"co", "tuy"} and not result.bases and is_basis(text, listed=True):
            # In a kind that may have căn cứ, one alone is a căn cứ: "Thực hiện Chỉ thị số … ."
            pass
        elif (
            not is_basis(text, listed=bool(result.bases) or (following is not None and is_basis(following.text)))
            and not (enacting_ahead and not split_label(para.text, para.auto))
            and not self.between_bases(text)
        ):
            return False
        result.bases.append(LegalBasis(text=para.text, at=para.at))
        self.ledger.take(Component.CAN_CU, para.lines)
        self.at += 1
        return True

    def is_announcement(self, para: Para) -> bool:
        """The sentence "Ủy ban nhân dân … ban hành Quyết định …" right above "QUYẾT ĐỊNH:"."""
        following = self.para(1)
        if following is None or not words.is_capitals(following.text, 0.9):
            return False
        if words.ENACTING.fullmatch(following.text) is None or words.is_capitals(para.text, 0.8):
            return False
        return (words.begins_body(para.text) or words.OFFICE.match(para.text) is not None) and "ban hành" in para.text

    def between_bases(self, text: str) -> bool:
        """A căn cứ that ends in a full stop, with another one after it."""
        following = self.para(1)
        if following is None or words.FIRM_BASIS.match(text) is None or not text.endswith("."):
            return False
        return words.FIRM_BASIS.match(following.text) is not None and following.text.endswith((";", ","))

    def enacting_ahead(self) -> bool:
        for step in range(1, 8):
            para = self.para(step)
            if para is None:
                return False
            if words.is_capitals(para.text, 0.9) and words.ENACTING.fullmatch(para.text):
                return True
            if split_label(para.text, para.auto) is not None:
                return False
        return False


def _goes_on(entries: list[str], text: str, before: Para, para: Para, *, dashed: bool) -> str | None:
    """How a paragraph after "Kính gửi:" belongs to the list: "new", "join", or ``None`` for not at all."""
    same_table = before.lines[-1].source.table is not None and (
        para.lines[0].source.table == before.lines[-1].source.table
    )
    is_dash = _DASH.match(text) is not None
    if words.BASIS_START.match(text) and not same_table and not is_dash:
        return None
    if not entries:
        return "new" if len(text) <= 400 else None
    if text.startswith("(") and len(text) <= 300:
        return "join"
    last = entries[-1]
    if same_table:
        return "new" if is_dash or (last.endswith((";", ".")) and not dashed) else "join"
    if is_dash:
        # A single addressee on the line itself is not followed by a list; the text may begin with a dash.
        return "new" if dashed or last.endswith((";", ",")) else None
    if last.endswith("."):
        return None
    if last.endswith(",") and len(text) <= 200 and not text.endswith(":"):
        return "join"
    if dashed and not last.endswith((";", ",", ":")) and len(text) <= 200:
        return "join"
    if words.starts_lower(text) and len(text) <= 160 and not text.endswith((":", ".")):
        return "join"
    if words.starts_lower(text) and before.lines[-1].ends is not None and len(text) <= 160:
        return "join"
    if last.endswith(";") and not dashed and len(text) <= 200:
        return "new"
    return None
