"""The plan's title in sentence case, where a source prints it in capitals: only as the text itself writes it elsewhere."""

from __future__ import annotations

import re

from generator.drafting.plan import of_document
from generator.model import Document


def sentence_case(document: Document) -> str:
    """Return the trích yếu as the body repeats it ("… ban hành Kế hoạch <trích yếu> …"); as printed when it never does."""
    title = document.title
    if not title or title != title.upper():
        return title
    pattern = re.compile(r"\s+".join(re.escape(word) for word in title.split()), re.IGNORECASE)
    for paragraph in of_document(document):
        for match in pattern.finditer(paragraph.text):
            words = match.group()
            if words != words.upper():
                return words[:1].upper() + words[1:]
    return title
