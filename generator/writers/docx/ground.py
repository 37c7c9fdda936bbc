"""The unchanging parts of a template made ready for what a document brings: footnotes, a table of contents, their styles."""

from __future__ import annotations

import re

from generator.errors import TemplateError
from generator.messages import _
from generator.writers.docx import contents, notes, package

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PART = "word/footnotes.xml"
_AFTER_UPDATE = "hdrShapeDefaults|footnotePr|"
_AFTER_NOTES = (
    "endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|"
    "captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator"
)
_ID = re.compile(r'<w:footnote\b[^>]*w:id="(\d+)"')


class Ground:
    """The unchanging parts with what is added to them. ``line`` is the width in mm of a line of text, for a table of contents;
    ``None`` where there is none."""

    def __init__(self, base: package.Base, main: str, *, noted: bool, line: float | None) -> None:
        self._base, self._changed = base, dict[str, package.Entry]()
        folder, _slash, name = main.rpartition("/")
        self._relations = f"{folder}/_rels/{name}.rels"
        relations = base.content(self._relations).decode()
        self._parts = {kind: _target(relations, folder, kind) for kind in ("styles", "settings", "footnotes")}
        self.ids: dict[str, str] = {}
        wanted = notes.STYLES if noted else {}
        self._add_styles({**wanted, **(contents.styles(line) if line is not None else {})})
        self.shift, self.part, self._content = 0, self._parts["footnotes"] or _PART, notes.EMPTY
        if line is not None:
            self._set(contents.SETTING, "updateFields", _AFTER_UPDATE + _AFTER_NOTES)
        if noted:
            self._add_notes(relations)
        self.base = base.with_changed(list(self._changed.values()))
        if noted:
            self.base = self.base.without(self.part)

    def notes(self, texts: str) -> str:
        """Return the part of footnotes with these notes (finished XML, ids as in the text) in it."""
        return self._content.replace("</w:footnotes>", f"{self.styled(texts)}</w:footnotes>")

    def styled(self, text: str) -> str:
        """Return XML that names the template's own styles where it has them."""
        for name, own in self.ids.items():
            if own != name:
                text = text.replace(f'w:val="{name}"', f'w:val="{own}"')
        return text

    def _text(self, name: str) -> str:
        entry = self._changed.get(name)
        return (self._base if entry is None else package.Base([entry])).content(name).decode()

    def _change(self, name: str, text: str) -> None:
        self._changed[name] = package.deflated(name, text.encode())

    def _add_styles(self, wanted: dict[str, str]) -> None:
        part = self._parts["styles"]
        if part not in self._base.names or part is None:
            return
        styles, added = self._text(part), ""
        for identifier, style in wanted.items():
            name = re.search(r'<w:name w:val="([^"]*)"/>', style)
            assert name is not None
            found = re.search(
                rf'<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="{re.escape(name[1])}"/>',
                styles,
                re.IGNORECASE,
            )
            if found:
                self.ids[identifier] = found[1]
            else:
                added += style
        self._change(part, styles.replace("</w:styles>", f"{added}</w:styles>"))

    def _set(self, setting: str, name: str, after: str) -> None:
        """Put a setting in its place among the others: Word refuses them in another order."""
        part = self._parts["settings"]
        if part is None or part not in self._base.names:
            return
        settings = self._text(part)
        place = re.search(rf"<w:(?:{after})\b|<m:mathPr|</w:settings>", settings)
        if f"<w:{name}" not in settings and place is not None:
            self._change(part, settings[: place.start()] + setting + settings[place.start() :])

    def _add_notes(self, relations: str) -> None:
        own = self._parts["footnotes"]
        if own is not None:
            if own not in self._base.names:
                raise TemplateError(_("mẫu có thẻ trong chú thích cuối trang nên không thêm được chú thích khác"))
            self._content = self._text(own)
            # Notes of the template's own keep their ids: ours are moved behind them.
            self.shift = max((int(found[1]) for found in _ID.finditer(self._content)), default=0)
            return
        relation = f'<Relationship Id="rIdChuThich" Type="{_KIND}" Target="footnotes.xml"/>'
        self._change(self._relations, relations.replace("</Relationships>", f"{relation}</Relationships>"))
        types = self._text("[Content_Types].xml")
        override = f'<Override PartName="/{_PART}" ContentType="{_CONTENT}"/>'
        self._change("[Content_Types].xml", types.replace("</Types>", f"{override}</Types>"))
        self._set(notes.SETTING, "footnotePr", _AFTER_NOTES)


def _target(relations: str, folder: str, kind: str) -> str | None:
    for found in re.finditer(r"<Relationship\b[^>]*>", relations):
        if f'/{kind}"' in found[0] and (target := re.search(r'Target="([^"]*)"', found[0])):
            return target[1][1:] if target[1].startswith("/") else f"{folder}/{target[1]}"
    return None
