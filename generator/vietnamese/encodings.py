"""Vietnamese text in the encodings before Unicode: TCVN3 (ABC), VNI, VISCII, told by the name of the font it is set in."""

from __future__ import annotations

import re
from enum import Enum

from generator.vietnamese.text import nfc


class Encoding(Enum):
    """An encoding that a font's name gives away."""

    TCVN3 = "tcvn3"
    """The fonts .VnTime, .VnArial …; capitals with marks live in the fonts whose name ends in H (.VnTimeH)."""
    VNI = "vni"
    """The fonts VNI-Times, VNI-Helve …"""
    VISCII = "viscii"
    """The fonts VN-…, VI…, HoangYen of the VISCII family."""


def of_font(font: str | None) -> Encoding | None:
    """Return the encoding that text in this font is written in; ``None`` for a Unicode font or no name at all."""
    name = (font or "").strip().casefold()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    if name.startswith("vni"):
        return Encoding.VNI
    return Encoding.VISCII if name.endswith("viscii") or name.startswith("viscii") else None


def is_capital_font(font: str | None) -> bool:
    """Return whether every letter typed in this font is printed as a capital (.VnTimeH, .VnArialH)."""
    return of_font(font) is Encoding.TCVN3 and (font or "").strip().rstrip("0123456789 ").endswith(("H", "h"))


def to_unicode(text: str, font: str | None) -> str:
    """Return what a run of text in ``font`` means, in Unicode NFC; text of a Unicode font is only composed.

    Letters that are already Vietnamese Unicode (ộ, ử …) show that the text was converted before and only the font's name is
    old: such text is left as it is. A short run may hold none of them: a reader asks :func:`is_unicode` of all the text that the
    document sets in old fonts, and converts no run when it says yes.
    """
    encoding = of_font(font)
    result = nfc(text) if encoding is None or text.isascii() or is_unicode(text) else decode(text, encoding)
    return result.upper() if is_capital_font(font) else result


def decode(text: str, encoding: Encoding) -> str:
    """Return ``text``, written in a known encoding, in Unicode NFC."""
    # The library reads every kind of file and is slow to load; documents in old encodings are few.
    from viparse import fix

    return nfc(str(fix(text, encoding=encoding.value)))


_TCVN3_SIGNS = re.compile(r"[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÐÌÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ®§¡¢£¤¥¦]")
_VNI_PAIR = re.compile(r"[aAeEoOuUyY](?:[ùøûõïâáàåãäêéèëúüöÙØÛÕÏÂÁÀÅÃÄÊÉÈËÚÜÖ])|[öÖôÔ][ùøûõïÙØÛÕÏ]|ñ[aeiouöôAEIOU]")
_TCVN3_WORDS = re.compile(r"\b(?:vµ|cña|c¸c|®|§|lµ|cã|®−îc|®­îc|ngµy|th¸ng|n¨m|ViÖt|Céng|nh©n|ñy|ban|thùc hiÖn)")


def looks_legacy(text: str) -> Encoding | None:
    """Return the old encoding that a text *seems* to be in; ``None`` where nothing points to one. Only ever a suspicion.

    Text with Vietnamese Unicode letters (ộ, ử …) is never suspected, and short text needs several signs.
    """
    if text.isascii() or is_unicode(text):
        return None
    letters = sum(letter.isalpha() for letter in text) or 1
    vni, tcvn3 = len(_VNI_PAIR.findall(text)), len(_TCVN3_SIGNS.findall(text))
    words = len(_TCVN3_WORDS.findall(text))
    if vni >= 3 and vni / letters > 0.04 and words == 0:
        return Encoding.VNI
    if words >= 2 and tcvn3 >= 4 and tcvn3 / letters > 0.06:
        return Encoding.TCVN3
    return None


def misread_utf8(text: str) -> str | None:
    """Return what a text says that was written in UTF-8 and read as a Western code page ("Viá»‡t Nam"); ``None`` if none was.

    Only a text that is UTF-8 through and through, and Vietnamese after it is read rightly, is answered.
    """
    if text.isascii() or not re.search("[\u00c2-\u00c6\u00e1]", text):
        return None
    for page in ("cp1252", "latin-1"):
        try:
            read = text.encode(page).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return nfc(read) if is_unicode(read) else None
    return None


def is_unicode(text: str) -> bool:
    """Return whether a text holds letters that only Unicode has: those with two marks, with a dot below, with a hook."""
    return any("ạ" <= letter.lower() <= "ỹ" or letter in "ăĂđĐơƠưƯ" for letter in nfc(text))
