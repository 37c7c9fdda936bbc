"""What opening or unpacking a zip of unknown origin raises when the file is damaged, locked or made to deceive."""

from __future__ import annotations

import struct
import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # locked with a password; with its kind NotImplementedError: packed in a way that Python does not know
    ValueError,
)
