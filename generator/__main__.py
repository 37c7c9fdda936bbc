"""``python -m generator`` is the console command."""

import sys

from generator.cli import main

sys.exit(main())
