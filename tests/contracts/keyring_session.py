"""A real gnome-keyring in a D-Bus session of its own, for tests of what is kept in a keychain."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def require():
    """Fail on Linux, where `make test` installs it; skip where there is no gnome-keyring at all."""
    missing = [program for program in NEEDED if not shutil.which(program)]
    if missing and sys.platform == "linux":
        pytest.fail(f"{' and '.join(missing)} missing: packaging/setup/system.sh test installs it")
    if missing:
        pytest.skip("gnome-keyring is the keychain of Linux")


def run(home, steps, *, unlock, timeout, **environment):
    """Run lines of bash in a fresh session; what they wrote, and how they ended.

    `unlock` is the keyring's password: the first one in a `home` makes it, None leaves it closed.
    Nothing of the caller's environment but PATH is passed on.
    """
    require()
    opening = (
        f"printf %s '{unlock}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    )
    lines = [*([] if unlock is None else [opening]), *steps]
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", "\n".join(lines)],
        cwd=ROOT,
        env={**own, "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )
