"""A process of our own that answers questions through a pipe, and is started anew when it dies.

Slow or crashing work lives there, so that it is no stall and no crash of the windows. The process
never outlives its parent, however that dies: at rest it sees its pipe close, at work it looks twice
a second. An answer is complete or it is an error. What is asked and answered goes through the pipe and nowhere else.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

_END_SECONDS = 2.0
_LOOK_SECONDS = 0.5  #: between two looks whether the parent still lives


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that a new process and an answer may take."""

    start: float = 15.0
    answer: float = 10.0


class HelperFailed(Exception):
    """No answer, and why: ``no-process``, ``crashed``, ``time`` or ``abandoned``."""


class Helper:
    """One process, one question at a time, one caller at a time.

    `serve` is a module's function, called there with the pipe's other end and `facts`: it sends one
    value when it is ready and one for each that it receives, until the pipe closes. What goes wrong
    is raised as `HelperFailed`.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[..., None],
        facts: tuple[object, ...],
        patience: Patience,
    ) -> None:
        self._name, self._serve, self._facts = name, serve, facts
        self._patience = patience
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._is_ready = self._is_abandoned = False

    @property
    def pid(self) -> int | None:
        """The process's id, None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process without waiting for it; does nothing when it runs already."""
        if self._process is not None and self._process.is_alive():
            return
        self.end()
        try:
            self._spawn()
        except OSError as error:
            self.end()
            raise HelperFailed("no-process") from error

    def ask(self, request: object, *, seconds: float | None = None) -> Any:
        """Ask, and once more a new process if one dies over it. `seconds` for this answer only."""
        for _ in range(2):
            if self._is_abandoned:
                raise HelperFailed("abandoned")
            self.start()
            try:
                return self._exchange(request, seconds or self._patience.answer)
            except (EOFError, OSError):
                self.end()
        raise HelperFailed("crashed")

    def abandon(self) -> None:
        """End the process from any thread: what is being asked fails, and nothing more is asked."""
        self._is_abandoned = True
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it was ended and closed just now
                process.kill()

    def close(self) -> None:
        """Let the process finish, then end it. May be called twice; a later `ask` starts another."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(_END_SECONDS)
        self.end()

    def end(self) -> None:
        """End the process at once."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process, self._pipe, self._is_ready = None, None, False

    def _spawn(self) -> None:
        context = get_context("spawn")  # the same everywhere, and no lock or window is copied
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve_while_wanted,
            args=(self._serve, theirs, *self._facts),
            name=self._name,
            daemon=True,
        )
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._process, self._pipe, self._is_ready = process, ours, False

    def _exchange(self, request: object, seconds: float) -> Any:
        assert self._pipe is not None
        if self._is_abandoned:  # while it was being started
            raise EOFError
        if not self._is_ready:
            first = self._receive(self._pipe, self._patience.start)
            if first is not None:
                return first  # it has nothing else to say
            self._is_ready = True
        self._pipe.send(request)
        return self._receive(self._pipe, seconds)

    def _receive(self, pipe: Connection, seconds: float) -> Any:
        if not pipe.poll(seconds):
            self.end()  # its late answer must never be taken for the next one's
            raise HelperFailed("time")
        return pipe.recv()


def _serve_while_wanted(serve: Callable[..., None], *facts: object) -> None:
    """In the new process: who waits there for somebody else does not see the pipe close."""
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.signal(signal.SIGALRM, _end_without_parent)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_SECONDS, _LOOK_SECONDS)
    serve(*facts)


def _end_without_parent(*_: object) -> None:
    parent = parent_process()
    if parent is not None and not parent.is_alive():
        os._exit(0)  # nothing is left to save, and what waits could hold up any other end
