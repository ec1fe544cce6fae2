"""The program that publishes and dies: a server that forks one process for each order.

It has imported everything and has no thread, so that a fork costs milliseconds and is safe. Orders
come as JSON lines; the answers are the process's number, and later how it ended.
"""

import json
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from desktop_app.adapters.x import classify, transport, uploads
from desktop_app.adapters.x.network import Network
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.publication import PostState
from desktop_app.services.publisher import Publisher
from tests.faults import naive
from tests.faults.kills import Killer, armed, weakened
from tests.faults.office import SINGLE, Office, approved

#: Seconds after which a process that hangs is ended, and its test fails.
_LONGEST = 3600
#: Where a post does not rest: something more will happen to it by itself.
_RESTLESS = (PostState.APPROVED, PostState.SENDING, PostState.UNKNOWN, PostState.REMOVING)


def main():
    trusted = Network().tls()
    # Read from the disk once and not in every process: on the way to 127.0.0.1 nothing uses it.
    Network.tls = lambda _network: trusted
    _warm()
    for line in sys.stdin:
        order = json.loads(line)
        answer = _wait(order["wait"]) if "wait" in order else _start(order)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _warm():
    """Load what is loaded at first use, once: the rest of the way to X and to the ledger."""
    assert all((classify, transport, uploads))
    with tempfile.TemporaryDirectory(prefix="countersign-faults-") as folder:
        approved(Path(folder) / "warm", *SINGLE)


def _start(order):
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        _leave_pipes(Path(order["folder"]) / "said.txt")
        _run(order)
        code = 0
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _leave_pipes(said):
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(nothing, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)


def _wait(child):
    """How it ended: ["exit", code], ["killed", signal] or, still there, ["stopped", signal]."""
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return ["stopped", os.WSTOPSIG(status)]
    if os.WIFSIGNALED(status):
        return ["killed", os.WTERMSIG(status)]
    return ["exit", os.WEXITSTATUS(status)]


def _run(order):
    office = Office(folder=Path(order["folder"]))
    machine = PersonId(order["machine"])
    killer = Killer(order["point"], order["turn"], order["sign"])
    with office.parts(url=order["url"], machine=machine, journal=order["journal"]) as whole:
        parts = weakened(whole, order["weakness"])
        signal.alarm(_LONGEST)
        if order["after"]:
            signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            signal.setitimer(signal.ITIMER_REAL, order["after"])
        if order["naive"]:
            naive.run(armed(parts, killer), office.folder, order["url"], killer)
        else:
            _publish(armed(parts, killer), office.clock, order["jumps"])


def _publish(parts, clock, jumps):
    """Pass after pass until everything rests; between two of them time flies."""
    publisher = Publisher(parts)
    for jump in (*jumps, 0):
        try:
            if _rests(publisher):
                return
        except Unavailable as busy:  # others write all the time: the next pass is soon
            sys.stderr.write(f"{busy.kind}\n")
        clock.advance(jump)


def _rests(publisher):
    """One pass; whether there is nothing left to do by itself."""
    for report in publisher.run().reports:
        told = report.error or report.outcome
        sys.stderr.write(f"{report.post} {told.kind} {dict(told.facts)}\n")
    with publisher.parts.store.begin() as work:
        return not work.posts(_RESTLESS, limit=1) and not work.unread_parts()


if __name__ == "__main__":
    main()
