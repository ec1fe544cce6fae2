"""The worker process: decodes files of strangers, within limits, until its pipe closes.

It never outlives its parent: the pipe closes with it, and what it is at then ends at a limit. It
opens no connection and writes no file but the one it is told to.
"""

from __future__ import annotations

import signal
import sys
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection

from desktop_app.adapters.media.questions import Answer, packed, read_request

MEMORY_BYTES = 2 << 30  #: of addresses: 8192 x 8192 pixels twice, and the interpreter
CPU_SECONDS = 60  #: for one file
FILE_BYTES = 600 << 20  #: that one file may grow to


def serve(pipe: Connection) -> None:
    """Send an empty answer when ready, then one for each request, until the pipe closes."""
    # Imported here, so that the parent, which needs only the names above, stays light.
    from desktop_app.adapters.media.desk import answer

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's affair
    warnings.simplefilter("ignore")  # a bad file is told once, by its answer
    limit()
    with suppress(EOFError, OSError):  # the pipe is closed: nobody waits for an answer any more
        pipe.send_bytes(packed(Answer()))
        while True:
            request = read_request(pipe.recv_bytes())
            allow_time()
            pipe.send_bytes(packed(answer(request)))


def limit() -> None:
    """Limit memory and the size of files; leave no memory image. Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_FSIZE: FILE_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in wanted.items():
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # a system that knows no such limit (macOS: memory)
            resource.setrlimit(what, (least, hard))


def allow_time() -> None:
    """Allow `CPU_SECONDS` from now on; the system ends the process after them."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = spent + CPU_SECONDS
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (least, hard))
