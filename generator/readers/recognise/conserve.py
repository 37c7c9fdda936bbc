"""Nothing is lost: where the model prints a fixed line in its own way, the line as found goes to a named remainder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import Document
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.layout import Component
from generator.model.printed import date_line, number_line, title_line
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


def keep_as_found(lines: Iterable[Line], document: Document, kind_name: str, ledger: Ledger) -> None:
    """Note the lines of the head and the subject whose letters the printed document does not have in the same order."""
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
            "Nơi nhận:",
            *document.authority,
        ]
    )
    addressees = _squeezed(["Kính gửi:", *(f"- {addressee}" for addressee in document.addressees)])
    addressees += ["|", *_squeezed(["Kính gửi:", *document.addressees])]
    kept: set[int] = set()
    for line in lines:
        role = ledger.roles.get(line.source.index)
        if role is None or role.component not in _FIXED or role.appendix is not None or id(line) in kept:
            continue
        kept.add(id(line))
        places = addressees if role.component is Component.KINH_GUI else printed
        for piece in line.pieces or (line.text,):
            if not _is_in("".join(piece.split()), places):
                ledger.note(AS_FOUND, line.text, line.at)
                break


def _squeezed(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in texts if text]


def _is_in(words: str, places: Sequence[str]) -> bool:
    joined = "".join(places)
    return words in joined
