"""The publisher of a machine where nobody signs in: its user, and how root does something as it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.adapters.host.machine import Machine
from desktop_app.domain.errors import Refused
from desktop_app.hosting.place import FOLDER, PUBLISHER, STATE

CREDENTIAL = FOLDER / f"{PUBLISHER}.keychain"


def environment() -> dict[str, str]:
    """What the publisher's programs are told, as in its unit."""
    home = STATE / PUBLISHER
    return {
        "HOME": str(home),
        "COUNTERSIGN_HOME": str(home / "desk"),
        "XDG_RUNTIME_DIR": f"/run/countersign-{PUBLISHER}",
    }


def become(machine: Machine, program: str, command: Sequence[str]) -> None:
    """Go on as the publisher, in its keychain, with a command of countersign; never returns.

    Raises Refused (``host.root``, ``host.no_keychain``) and Unavailable (``host.program``).
    """
    if not machine.is_root():
        raise Refused("host.root")
    if machine.read(CREDENTIAL) is None:
        raise Refused("host.no_keychain")
    passphrase = machine.run("systemd-creds", "decrypt", "--name=keychain", CREDENTIAL, "-")
    said = environment()
    machine.folder(Path(said["XDG_RUNTIME_DIR"]), mode=0o700, owner=PUBLISHER)
    machine.become(
        PUBLISHER,
        lambda descriptor: [program, "unattended", "--passphrase-fd", str(descriptor), *command],
        said,
        passphrase.encode(),
    )
