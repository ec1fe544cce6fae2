"""Runs first in a frozen program: what it starts does not get its libraries.

The starter put our folder before the system's, and the loader has read that. A browser that a link
opens, or ldd for the doctor, must find the system's own libraries again.

The full package carries a Java, for LanguageTool: it comes before the system's, which may be older.
"""

import os
import sys
from pathlib import Path

if "LD_LIBRARY_PATH" in os.environ:
    before = os.environ.get("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        del os.environ["LD_LIBRARY_PATH"]

java = Path(sys.executable).resolve().parent / Path(
    "lib", "desktop_app", "languagetool", "java", "bin"
)
if java.is_dir():
    os.environ["PATH"] = os.pathsep.join([str(java), os.environ.get("PATH", os.defpath)])
