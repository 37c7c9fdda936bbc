"""Write the templates: into the folder named, or into the project's own."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.resources import templates_dir
from generator.writers.docx.build.families import build_all

for path in build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else templates_dir()):
    print(path)
