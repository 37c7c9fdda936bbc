"""Text of the time before Unicode."""

from __future__ import annotations

import pytest

from generator.vietnamese import encodings
from generator.vietnamese.encodings import Encoding

TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
VNI = "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArialH", Encoding.TCVN3),
        (".VNTIME", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI-Helve-Condense", Encoding.VNI),
        ("Times New Roman", None),
        ("", None),
        (None, None),
    ],
)
def test_a_font_gives_its_encoding_away(font, encoding):
    assert encodings.of_font(font) is encoding


@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        pytest.param(TCVN3, ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam", id="TCVN3"),
        pytest.param("CéNG HOµ", ".VnTimeH", "CỘNG HOÀ", id="capitals live in the H fonts"),
        pytest.param(VNI, "VNI-Times", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", id="VNI"),
        pytest.param("Cộng hòa", ".VnTime", "Cộng hòa", id="already Unicode, only the font is old"),
        pytest.param("KH-UBND 2010", ".VnTime", "KH-UBND 2010", id="nothing to convert"),
        pytest.param(TCVN3, "Times New Roman", TCVN3, id="no encoding named: nothing is guessed"),
    ],
)
def test_text_is_converted_only_when_the_font_names_the_encoding(text, font, meant):
    assert encodings.to_unicode(text, font) == meant


@pytest.mark.parametrize(
    ("text", "suspicion"),
    [
        pytest.param(f"{TCVN3}, ngµy 12 th¸ng 3 n¨m 2010, cña c¸c ®¬n vÞ", Encoding.TCVN3, id="TCVN3"),
        pytest.param(VNI, Encoding.VNI, id="VNI"),
        pytest.param("Résumé déjà vu à la carte, Müller, Größe", None, id="French and German"),
        pytest.param("Cà phê và bánh mì là món ăn", None, id="Unicode Vietnamese"),
        pytest.param("số giờ 12 §", None, id="a paragraph sign"),
        pytest.param("plain text", None, id="ASCII"),
    ],
)
def test_an_old_encoding_is_suspected_only_on_several_signs(text, suspicion):
    assert encodings.looks_legacy(text) is suspicion


@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_unicode_read_as_western_text_is_read_again(page):
    assert encodings.misread_utf8("Việt Nam".encode().decode(page)) == "Việt Nam"


@pytest.mark.parametrize("text", ["Việt Nam", "cà phê", "Âu Mỹ", "plain"])
def test_right_text_was_not_misread(text):
    assert encodings.misread_utf8(text) is None
