"""Asks the system's own programs, in the environment that they would have without us.

A frozen program makes its libraries come first for itself; another program must not get them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

_SECONDS = 10.0


def ask(*command: str) -> str | None:
    """All that the program says, on both streams; None when there is no such program, or no answer."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=outside(os.environ),
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace")


def outside(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` in plain English and with the search path that was there before we started."""
    plain = {**environment, "LC_ALL": "C.UTF-8"}
    plain.pop("LD_LIBRARY_PATH", None)
    before = environment.get("LD_LIBRARY_PATH_ORIG")
    return {**plain, "LD_LIBRARY_PATH": before} if before else plain
