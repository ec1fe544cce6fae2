"""The worker process: reads the dictionaries once, then answers until its pipe closes.

It never outlives its parent: when the parent dies, however it dies, the pipe closes and the worker
ends with its current answer. It writes no file, opens no connection and logs no text.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from desktop_app.adapters.language.words.questions import Answer
from desktop_app.domain.errors import Unavailable


def serve(pipe: Connection, folder: Path, frequencies: Path) -> None:
    """Send None when ready, then an `Answer` for each `Request`, until the pipe closes."""
    # Imported here, so that the parent, which needs only the names above, stays light.
    from desktop_app.adapters.language.words.desk import Desk
    from desktop_app.adapters.language.words.dictionaries import Dictionaries

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's affair
    with suppress(EOFError, OSError):  # the pipe is closed: nobody waits for an answer any more
        try:
            desk = Desk(Dictionaries(folder, frequencies))
        except Unavailable as error:
            pipe.send(Answer(failure=(error.kind, error.facts["file"])))
            return
        pipe.send(None)
        while True:
            pipe.send(desk.answer(pipe.recv()))
            desk.warm()  # once the first answer is given: the program starts, and is waiting for it
