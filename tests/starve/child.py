"""The program that runs short: a server that forks one process for each order, ready to work.

It has imported everything and has no thread, so that a fork costs milliseconds and is safe. Each
process then does what it is told over a connection of its own, one JSON line a verb, and answers
what came of it: what the verb returned, or the error as a person reads it in both languages.
"""

import functools
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path

from desktop_app import adapters, bootstrap, ui
from desktop_app.adapters.desk import private_file
from desktop_app.adapters.ledger import engine
from desktop_app.adapters.ledger.postgres import store as _postgres
from desktop_app.adapters.x import classify, transport, uploads
from desktop_app.adapters.x.network import Network
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.publishing import whole
from desktop_app.ui import hand as _hand
from tests.faults.office import RULEBOOK, SINGLE, approved
from tests.starve import clerk, window

ROLES = {"clerk": clerk.Clerk, "window": window.Window, "walk": window.Walk}


def main():
    trusted = Network().tls()
    # Read from the disk once and not in every process: on the way to 127.0.0.1 nothing uses it.
    Network.tls = lambda _network: trusted
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how one ended; it leaves nothing
    _warm()
    for line in sys.stdin:
        sys.stdout.write(f"{_start(json.loads(line))}\n")
        sys.stdout.flush()


def _warm():
    """Load what is loaded at first use, once."""
    assert all((classify, transport, uploads, _postgres, _hand))
    whole("é")  # a codec is a file, which a user without rights may not be able to read later
    explain(CountersignError("ledger.busy"), "en")
    explain(CountersignError("ledger.busy"), "fr")
    with tempfile.TemporaryDirectory(prefix="countersign-starve-") as folder:
        approved(Path(folder) / "warm", *SINGLE)


@functools.cache
def _warm_windows():
    """What a window loads later: each start then costs a fraction of what it costs a person."""
    bootstrap.rulebook = lambda: RULEBOOK
    for package in (ui, adapters):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in found.name and "windows" not in found.name:
                importlib.import_module(found.name)


def _start(order):
    if order["role"] != "clerk":
        _warm_windows()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        _be_patient(order.get("patience"))
        _serve(order)
        code = 0
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _be_patient(seconds):
    """How long a lock of somebody else's is waited for; None leaves the product's own time."""
    if seconds is None:
        return
    private_file._BUSY_SECONDS = seconds
    wait = f"PRAGMA busy_timeout = {round(seconds * 1000)}"
    engine._SETTINGS = (*engine._SETTINGS[:-1], wait)


def _serve(order):
    """Do each verb that is asked for, until nobody asks any more."""
    with socket.create_connection(("127.0.0.1", order["port"])) as line:
        role = ROLES[order["role"]](Path(order["folder"]))
        try:
            for told in role.heard(line):
                line.sendall(json.dumps(_answer(role, json.loads(told))).encode() + b"\n")
        finally:
            role.close()


def _answer(role, told):
    verb = getattr(role, f"do_{told.pop('do')}")
    try:
        return {"did": verb(**told)}
    except CountersignError as error:
        return {"error": clerk.said(error)}


if __name__ == "__main__":
    main()
