"""The one door to pdfium: its library is not thread-safe, so every use of it stands under one lock."""

from __future__ import annotations

import threading
from pathlib import Path

import pypdfium2

LOCK = threading.RLock()
"""Held around every call into pdfium, by readers and writers alike."""


def page_count(source: Path | bytes) -> int:
    """Return the number of pages of a PDF; 0 when it cannot be opened (damaged, encrypted, no PDF)."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(source)
        except (pypdfium2.PdfiumError, OSError, ValueError):
            return 0
        try:
            return len(document)
        finally:
            document.close()
