"""``python -m engine.cli`` is ``inbetweener``."""

import sys

from engine.cli import main

sys.exit(main())
