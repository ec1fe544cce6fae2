"""The grammar process: owns LanguageTool's server and asks it, until its pipe closes.

It never outlives its parent, and the server never outlives it: each waits for the end of the other's
pipe. It writes no file and logs no text.
"""

from __future__ import annotations

import logging
import os
import signal
import ssl
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path


def serve(
    pipe: Connection, folder: Path | None, server: str, trust: Callable[[], ssl.SSLContext]
) -> None:
    """Send None when ready, then an `Answer` for each `Request`, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's affair
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        os.environ.pop(name)  # a second lock: the session reads none of them anyway
    logging.disable(logging.CRITICAL)  # libraries log what they send
    # Imported here, so that the parent stays light: the client alone takes a third of a second.
    from desktop_app.adapters.language.grammar.desk import Desk

    # Only the pipe's end is silent: what goes wrong beside it is told on standard error.
    with suppress(EOFError, ConnectionError), closing(Desk(folder, server, trust)) as desk:
        pipe.send(None)
        while True:
            pipe.send(desk.answer(pipe.recv()))
