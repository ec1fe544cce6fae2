"""Runs first in a frozen program: without a console Windows gives it nowhere to write to.

What would be written there (a warning, the line about what went wrong before the window shows it) is
dropped, as Python's own launcher for windows does; it must not end the program.
"""

import os
import sys
from pathlib import Path

if sys.stdout is None:
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the program
if sys.stderr is None:
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
