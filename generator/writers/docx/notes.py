"""Footnotes: real ones of Word, in their own part, counted by Word, with the styles an office may change."""

from __future__ import annotations

import re

from generator.errors import TemplateError
from generator.messages import _
from generator.writers.docx import package
from generator.writers.docx.runtime import xml

REFERENCE, TEXT = "VBDauChuThich", "VBChuThich"
"""Ids of the styles where the template has none of these names."""
_NAMES = {REFERENCE: "VB Dấu chú thích", TEXT: "VB Chú thích"}
_STYLES = {
    REFERENCE: (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{REFERENCE}"><w:name w:val="{_NAMES[REFERENCE]}"/>'
        '<w:uiPriority w:val="99"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
    TEXT: (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{TEXT}"><w:name w:val="{_NAMES[TEXT]}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/>'
        "</w:rPr></w:style>"
    ),
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PART = "word/footnotes.xml"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
    'w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)
_SETTING = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_AFTER_SETTING = re.compile(
    "<w:(?:endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|"
    "captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\\b|<m:mathPr|"
    "</w:settings>"
)
_ANY_OF_OURS = re.compile(r'(<w:footnote(?:Reference w:customMarkFollows="0")? w:id=")(\d+)"')
_ID = re.compile(r'<w:footnote\b[^>]*w:id="(\d+)"')


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


class Ground:
    """The unchanging parts of a template made ready for footnotes: styles, settings, the part and what leads to it.

    ``part`` is the part's name, ``content`` its XML without notes of ours; ``ids`` are the template's own styles.
    """

    def __init__(self, base: package.Base, main: str) -> None:
        folder, _slash, name = main.rpartition("/")
        self._relations = f"{folder}/_rels/{name}.rels"
        relations = base.content(self._relations).decode()
        parts = {kind: self._target(relations, folder, kind) for kind in ("styles", "settings", "footnotes")}
        changed: list[package.Entry] = []
        self.ids = dict.fromkeys(_NAMES, "")
        if parts["styles"] in base.names:
            styles = base.content(str(parts["styles"])).decode()
            styles = self._with_styles(styles)
            changed.append(package.deflated(str(parts["styles"]), styles.encode()))
        own = parts["footnotes"]
        if own is not None and own not in base.names:
            raise TemplateError(_("mẫu có thẻ trong chú thích cuối trang nên không thêm được chú thích khác"))
        self.part = own or _PART
        self.content = base.content(own).decode() if own is not None else _EMPTY
        if own is None:
            relations = relations.replace(
                "</Relationships>",
                f'<Relationship Id="rIdChuThich" Type="{_KIND}" Target="footnotes.xml"/></Relationships>',
            )
            changed.append(package.deflated(self._relations, relations.encode()))
            types = base.content("[Content_Types].xml").decode()
            types = types.replace("</Types>", f'<Override PartName="/{_PART}" ContentType="{_CONTENT}"/></Types>')
            changed.append(package.deflated("[Content_Types].xml", types.encode()))
            if parts["settings"] in base.names:
                settings = base.content(str(parts["settings"])).decode()
                if "<w:footnotePr" not in settings and (place := _AFTER_SETTING.search(settings)):
                    settings = settings[: place.start()] + _SETTING + settings[place.start() :]
                    changed.append(package.deflated(str(parts["settings"]), settings.encode()))
        # Notes of the template's own keep their ids: ours are moved behind them.
        self.shift = max((int(found[1]) for found in _ID.finditer(self.content)), default=0)
        self.base = base.with_changed(changed).without(self.part)

    def notes(self, notes: str) -> str:
        """Return the part of footnotes with these notes (finished XML, ids as in the text) in it."""
        return self.content.replace("</w:footnotes>", f"{self.styled(notes)}</w:footnotes>")

    def styled(self, text: str) -> str:
        """Return XML that names the template's own styles where it has them."""
        for name, own in self.ids.items():
            if own and own != name:
                text = text.replace(f'w:val="{name}"', f'w:val="{own}"')
        return text

    def _with_styles(self, styles: str) -> str:
        added = ""
        for identifier, name in _NAMES.items():
            found = re.search(rf'<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="{name}"/>', styles)
            if found:
                self.ids[identifier] = found[1]
            else:
                added += _STYLES[identifier]
        return styles.replace("</w:styles>", f"{added}</w:styles>")

    @staticmethod
    def _target(relations: str, folder: str, kind: str) -> str | None:
        for found in re.finditer(r"<Relationship\b[^>]*>", relations):
            if f'/{kind}"' in found[0] and (target := re.search(r'Target="([^"]*)"', found[0])):
                return target[1][1:] if target[1].startswith("/") else f"{folder}/{target[1]}"
        return None
