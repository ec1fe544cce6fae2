"""Runs first in a frozen program: what it starts does not get its libraries.

The starter put our folder before the system's, and the loader has read that. A browser that a link
opens, or ldd for the doctor, must find the system's own libraries again.
"""

import os

if "LD_LIBRARY_PATH" in os.environ:
    before = os.environ.get("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        del os.environ["LD_LIBRARY_PATH"]
