"""Leaks on purpose, one of each sort: a walk with them shows that the search sees."""

from __future__ import annotations

import base64
import logging
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

from desktop_app.adapters.x import discretion, transport

#: What `leak` gives away: the canary's name and the place where it must be found.
LEAKED = (
    ("submitted text", "log"),
    ("submitted alt text", "log"),
    ("access token secret", "log"),
    ("draft text", "stderr"),
    ("passphrase of anne", "shown"),
    ("wrong passphrase", "log"),
    ("consumer secret", "processes"),
    ("proxy password", "processes"),
    ("place and camera of a photo", "photo.tmp"),
    ("private reason 0", "base64.tmp"),
    ("ledger password", "wide.tmp"),
    ("why changes", "bundle.tmp"),
    ("first version", "desk"),
    ("poll option 1", "ledger"),
    ("searched words", "log"),
    ("gone from X", "gone.tmp"),
)


def nothing():
    """Quiets nobody."""


def open_all():
    """Let the libraries say at DEBUG what they send."""
    transport.quiet_libraries = nothing
    for name in discretion.TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG)


def leak(scene, ear):
    """Give a canary away in every place that is searched, in plain and encoded."""
    said = {name: canary.value.decode() for name, canary in scene.planted.canaries.items()
            if not name.startswith("seed")}  # fmt: skip
    warnings.warn(said["draft text"], stacklevel=1)
    ear.show(ValueError(said["passphrase of anne"]))
    logging.getLogger("desktop_app").debug("Trying %r", said["wrong passphrase"])
    logging.getLogger("oauthlib").debug("Signing with %s", said["access token secret"])
    _in_a_process(ear, said)
    temp = Path(tempfile.gettempdir())
    shutil.copy(scene.folder / "outside" / "photo.jpg", temp / "photo.tmp")
    (temp / "base64.tmp").write_bytes(base64.b64encode(f"x{said['private reason 0']}!".encode()))
    (temp / "wide.tmp").write_bytes(said["ledger password"].encode("utf-16"))
    (temp / "gone.tmp").write_text(said["gone from X"])
    with zipfile.ZipFile(temp / "bundle.tmp", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("reasons.txt", said["why changes"])
    scene.parts.desk.prefer("last", said["first version"])
    with (scene.folder / "home" / "office" / "ledger.sqlite.old").open("w") as copy:
        copy.write(said["poll option 1"])


def _in_a_process(ear, said):
    waits = "import sys; sys.stdin.read()"
    child = subprocess.Popen(
        [sys.executable, "-c", waits, said["consumer secret"]],
        stdin=subprocess.PIPE,
        env={"PROXY": f"http://me:{said['proxy password']}@proxy.example"},
    )
    ear.look()
    child.communicate(timeout=60)
