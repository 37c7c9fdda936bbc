"""Footnotes: real ones of Word, in their own part, counted by Word, with the styles an office may change."""

from __future__ import annotations

import re

from generator.writers.docx.runtime import xml

REFERENCE, TEXT = "VBDauChuThich", "VBChuThich"
"""Ids of the styles where the template has none of these names."""
NAMES = {REFERENCE: "VB Dấu chú thích", TEXT: "VB Chú thích"}
STYLES = {
    REFERENCE: (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{REFERENCE}"><w:name w:val="{NAMES[REFERENCE]}"/>'
        '<w:uiPriority w:val="99"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
    TEXT: (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{TEXT}"><w:name w:val="{NAMES[TEXT]}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/>'
        "</w:rPr></w:style>"
    ),
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
    'w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)
SETTING = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_AFTERSETTING = re.compile(
    "<w:(?:endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|"
    "captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\\b|<m:mathPr|"
    "</w:settings>"
)
_ANY_OF_OURS = re.compile(r'(<w:footnote(?:Reference w:customMarkFollows="0")? w:id=")(\d+)"')


_OURS = '<w:footnoteReference w:customMarkFollows="0" w:id="'
"""The switch is off by default: said all the same, it tells our notes from those of the template's own."""


class Notes:
    """The footnotes of one document, with ids from 1."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.texts)

    def add(self, text: str) -> str:
        """Take in a note; return the run that prints its number."""
        self.texts.append(text)
        return f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr>{_OURS}{len(self.texts)}"/></w:r>'

    def xml(self) -> str:
        """Return the notes as elements of the part of footnotes."""
        return "".join(_note(number, text) for number, text in enumerate(self.texts, start=1))


def _note(number: int, text: str) -> str:
    opening = f'<w:p><w:pPr><w:pStyle w:val="{TEXT}"/></w:pPr>'
    mark = f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr><w:footnoteRef/></w:r>'
    paragraphs = [
        f'{opening}{mark if at == 0 else ""}<w:r><w:t xml:space="preserve">{" " if at == 0 else ""}{xml(line)}</w:t></w:r></w:p>'
        for at, line in enumerate(text.split("\n"))
    ]
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'


def moved(text: str, by: int) -> str:
    """Return a page or notes of ours whose ids are ``by`` higher."""
    if not by:
        return text
    return _ANY_OF_OURS.sub(lambda found: f'{found[1]}{int(found[2]) + by}"', text)
