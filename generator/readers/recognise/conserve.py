"""Nothing is lost: where the model prints a fixed line in its own way, the line as found goes to a named remainder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence

from generator.model import Document
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.layout import Component
from generator.model.printed import date_line, number_line, printed_lines, title_line
from generator.readers.recognise.ledger import Ledger
from generator.readers.recognise.units import Line

AS_FOUND = "dong_goc"
"""Name of the remainder that keeps such lines."""

_FIXED = {
    Component.QUOC_HIEU,
    Component.TIEU_NGU,
    Component.CHU_QUAN,
    Component.CO_QUAN,
    Component.SO_KY_HIEU,
    Component.DIA_DANH,
    Component.TRICH_YEU,
    Component.TEN_LOAI,
    Component.DO_MAT,
    Component.DO_KHAN,
    Component.LUU_HANH,
    Component.KINH_GUI,
    Component.NOI_NHAN_NHAN,
    Component.THAM_QUYEN,
}


def keep_as_found(lines: Sequence[Line], document: Document, kind_name: str, ledger: Ledger) -> None:
    """Note the lines of the head and the subject whose letters the printed document does not have in the same order, and
    then, by counting every letter, any line with letters that the document and the remainders have too few of."""
    printed = _squeezed(
        [
            QUOC_HIEU,
            TIEU_NGU,
            " ".join(document.superior),
            " ".join(document.issuer),
            number_line(document),
            date_line(document),
            document.kind_name or kind_name,
            title_line(document),
            document.secrecy,
            document.urgency,
            document.circulation,
            "Nơi nhận:" if document.recipients.lines or document.recipients.archive else "",
            *document.authority,
        ]
    )
    addressees: list[str] = []
    if document.addressees:
        addressees = _squeezed(["Kính gửi:", *(f"- {addressee}" for addressee in document.addressees)])
        addressees += ["|", *_squeezed(["Kính gửi:", *document.addressees])]
    kept: set[int] = set()
    for line in lines:
        role = ledger.roles.get(line.source.index)
        if role is None or role.component not in _FIXED or role.appendix is not None or id(line) in kept:
            continue
        kept.add(id(line))
        places = addressees if role.component is Component.KINH_GUI else printed
        pieces = ["".join(piece.split()) for piece in line.pieces or (line.text,)]
        whole = "".join(pieces) == "".join(line.text.split())
        if not whole or not all(_is_in(piece, places) for piece in pieces):
            ledger.note(AS_FOUND, line.text, line.at)

    _count(lines, document, kind_name, ledger, kept)


def _count(lines: Sequence[Line], document: Document, kind_name: str, ledger: Ledger, fixed: Container[int]) -> None:
    taken = Counter(line.text for line in lines if ledger.is_taken(line))
    own = Counter(_own_lines(document, kind_name, ledger))
    # Most lines are printed as they were found: only the others need counting letter by letter.
    missing = _letters((taken - own).elements()) - _letters((own - taken).elements())
    missing -= _letters(remainder.text for remainder in ledger.remainders())
    if not missing:
        return
    for line in sorted(lines, key=lambda line: id(line) not in fixed):
        if not missing:
            return
        letters = _letters([line.text])
        if letters & missing and ledger.is_taken(line):
            ledger.note(AS_FOUND, line.text, line.at)
            missing -= letters


def _own_lines(document: Document, kind_name: str, ledger: Ledger) -> list[str]:
    """The printed lines of the document; the Quốc hiệu and the Tiêu ngữ only where the source has them."""
    printed = printed_lines(document, kind_name=kind_name)
    found = {role.component for role in ledger.roles.values()}
    for component, fixed in ((Component.QUOC_HIEU, QUOC_HIEU), (Component.TIEU_NGU, TIEU_NGU)):
        if component not in found and fixed in printed:
            printed.remove(fixed)
    return printed


def _letters(texts: Iterable[str]) -> Counter[str]:
    counts = Counter("".join(texts))
    for space in [letter for letter in counts if letter.isspace()]:
        del counts[space]
    return counts


def _squeezed(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in texts if text]


def _is_in(words: str, places: Sequence[str]) -> bool:
    joined = "".join(places)
    return words in joined
