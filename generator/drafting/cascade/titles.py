"""The plan's title in sentence case, where a source prints it in capitals: only as the text itself writes it elsewhere."""

from __future__ import annotations

import re

from generator.drafting.plan import of_document
from generator.model import Document
from generator.vietnamese import capitals


def sentence_case(document: Document) -> str:
    """Return the trích yếu as the body repeats it, else word by word as the body writes each; as printed when not all is sure."""
    title = document.title
    if not title or title != title.upper():
        return title
    pattern = re.compile(r"\s+".join(re.escape(word) for word in title.split()), re.IGNORECASE)
    for paragraph in of_document(document):
        for match in pattern.finditer(paragraph.text):
            words = match.group()
            if words != words.upper():
                return words[:1].upper() + words[1:]
    restored, certain = capitals.restore_case(title, (paragraph.text for paragraph in of_document(document)))
    return restored if certain else title
