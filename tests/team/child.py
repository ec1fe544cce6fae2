"""A server of client processes: each order forks one more, which has loaded everything already.

Orders come over a socket that keeps messages apart, each with the one end of the new client's own
pipe: there it reads commands and gives answers, one JSON line each (`verbs` says which there are).
"""

import json
import os
import signal
import socket
import sys
import traceback
from pathlib import Path

from desktop_app.adapters.x import classify, transport, uploads
from desktop_app.adapters.x.network import Network
from desktop_app.domain.errors import CountersignError, LedgerRefused, Unavailable
from tests.team import live, verbs
from tests.team.record import quick_passphrases
from tests.team.seat import Seat, load_rules

_LONGEST = 3600  #: seconds after which a process that hangs is ended


def main():
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    trusted = Network().tls()
    # Read from the disk once and not in every process: on the way to 127.0.0.1 nothing uses it.
    Network.tls = lambda _network: trusted
    assert all((classify, transport, uploads))
    load_rules()
    while True:
        said, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not said:
            return
        child = os.fork()
        if child == 0:
            control.close()
            _live(json.loads(said), descriptors[0])
        os.close(descriptors[0])
        control.send(str(child).encode())


def _live(order, descriptor):
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.alarm(_LONGEST)
        folder = Path(order["folder"])
        _leave_terminal(folder / "said.txt")
        with quick_passphrases(), Seat(**{**order, "folder": folder}) as seat:
            _serve(seat, socket.socket(fileno=descriptor).makefile("rw", encoding="utf-8"))
        code = 0
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _leave_terminal(said):
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(nothing, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)


def _serve(seat, pipe):
    for line in pipe:
        order = json.loads(line)
        pipe.write(json.dumps(_answer(seat, order.pop("verb"), order)) + "\n")
        pipe.flush()


def _answer(seat, verb, order):
    try:
        do = getattr(verbs, verb, None) or getattr(live, verb)
        return {"done": do(seat, **order)}
    except CountersignError as error:
        sys.stderr.write(f"{verb}: {error}\n")
        code = error.code if isinstance(error, LedgerRefused) else ""
        away = isinstance(error, Unavailable)
        return {"refused": error.kind, "code": code, "facts": dict(error.facts), "away": away}


if __name__ == "__main__":
    main()
