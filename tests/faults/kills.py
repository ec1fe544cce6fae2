"""Where a publisher dies: its ports, and the socket to X, wrapped so that a process ends there.

Nothing of this is in the product. A point is reached again and again; `turn` says which time counts.
"""

import os
import signal
from contextlib import contextmanager
from dataclasses import replace

from desktop_app.adapters.x import wire
from desktop_app.domain.action import ActionKind

#: Kill points in the order in which a post meets them. Each is one moment of one process.
POINTS = (
    "looked_first",  # the timeline was read before the first send of this start
    "uploading",  # half of a picture's upload has left
    "prepared",  # media are at X; nothing is recorded
    "in_attempt",  # the attempt is in a transaction that is not committed
    "attempted",  # it is committed; the journal knows nothing
    "torn_sending",  # half of the journal's line is on the disk
    "announced",  # the journal's line is on the disk; the deadline was not looked at
    "checked",  # the deadline is good; nothing of the request has left
    "connected",  # there is a connection to X, and no byte on it
    "half_sent",  # the request's head has left, its body has not
    "sent",  # the whole request has left, nobody read an answer
    "answered",  # the answer was read; nothing is recorded
    "torn_outcome",  # half of the journal's second line is on the disk
    "outcome_line",  # it is whole; the ledger knows nothing
    "in_outcome",  # the outcome is in a transaction that is not committed
    "settled",  # it is committed
    "between_parts",  # one part of a thread is done with; the next one begins
    "reading_back",  # what is at X was read back; nothing of that is recorded
    "in_read_back",  # … it is in a transaction that is not committed
    "reconciling",  # the timeline was read for an unknown; nothing of that is recorded
    "in_found",  # what was found, or not, is in a transaction that is not committed
    "found",  # it is committed; the journal does not know
)
OUTCOMES = frozenset(
    (
        ActionKind.POSTED,
        ActionKind.REFUSED,
        ActionKind.HELD,
        ActionKind.NOT_SENT,
        ActionKind.UNKNOWN,
    )
)
_SETTLED = frozenset((ActionKind.FOUND, ActionKind.NEEDS_PERSON))
_CREATE = b"POST /2/tweets HTTP"
_UPLOAD = b"POST /2/media/upload"


class Killer:
    """Sends itself `sign` when `point` is reached for the `turn`-th time."""

    def __init__(self, point, turn=1, sign=signal.SIGKILL):
        self._point, self._turn, self._sign = point, turn, sign

    def aim(self, point, turn=1):
        """From now on the `turn`-th time at `point` counts; what was aimed at before does not."""
        self._point, self._turn = point, turn

    def reached(self, point):
        if self.is_next(point):
            self._point = None  # a sleep is slept once; a death is the last thing anyway
            os.kill(os.getpid(), self._sign)
        elif point == self._point:
            self._turn -= 1

    def is_next(self, point):
        return point == self._point and self._turn == 1


def armed(parts, killer):
    """`parts` that end the process where `killer` says."""
    _watch_wire(killer)
    return replace(
        parts,
        store=_Store(parts.store, killer),
        journal=_Journal(parts.journal, killer),
        poster=lambda account: _Poster(parts.poster(account), killer),
    )


def weakened(parts, how):
    """`parts` without one of the protections, to show what it is for: "" leaves them all."""
    if how == "journal forgets":
        return replace(parts, journal=_Forgetting(parts.journal))
    if how == "believes it is alone":
        return replace(parts, journal=_Alone(parts.journal))
    if how == "clock stops asleep":
        return replace(parts, clock=_Stopped(parts.clock.now()))
    return parts


class _Around:
    """Everything that is not watched goes straight through."""

    def __init__(self, inner, killer=None):
        self._inner, self._killer = inner, killer

    def __getattr__(self, name):
        return getattr(self._inner, name)


class _Alone(_Around):
    """What the record says of others in its own name does not stop it: the record alone protects."""

    alone_since = None


class _Store(_Around):
    @contextmanager
    def begin(self):
        with self._inner.begin() as work:
            watched = _Work(work, self._killer)
            yield watched
            for name in watched.appended:
                self._killer.reached(f"in_{name}")
        for name in watched.appended:
            self._killer.reached(_AFTER.get(name, name))


_AFTER = {"attempt": "attempted", "outcome": "settled"}


class _Work(_Around):
    def __init__(self, inner, killer):
        super().__init__(inner, killer)
        self.appended = []

    def append(self, action):
        done = self._inner.append(action)
        self.appended.append(_name(action.kind))
        return done


def _name(kind):
    if kind in OUTCOMES:
        return "outcome"
    return "found" if kind in _SETTLED else str(kind)


class _Journal(_Around):
    def sending(self, post, fence, part, sha256, at):
        self._tear("torn_sending", "sending", post)
        self._inner.sending(post, fence, part, sha256, at)
        self._killer.reached("announced")

    def outcome(self, post, fence, kind, fields):
        self._tear("torn_outcome", "outcome", post)
        self._inner.outcome(post, fence, kind, fields)
        self._killer.reached("outcome_line")

    def _tear(self, point, line, post):
        if self._killer.is_next(point):
            with self._inner.path.open("ab") as file:
                file.write(f'{{"fence": 1, "line": "{line}", "post": "{post[:5]}'.encode())
                file.flush()
                os.fsync(file.fileno())
        self._killer.reached(point)


class _Forgetting(_Around):
    """A journal whose file is written and of which nothing is known any more."""

    def was_sent(self, post, fence):
        return False

    def sent_before(self, post, part):
        return False

    def outcome_of(self, post, fence):
        return None


class _Stopped:
    """A clock that says for ever when the process began, as some do that stop in a sleep."""

    def __init__(self, moment):
        self._moment = moment

    def now(self):
        return self._moment


class _Poster(_Around):
    def prepare(self, clearance):
        if clearance.part:
            self._killer.reached("between_parts")
        ids = self._inner.prepare(clearance)
        self._killer.reached("prepared")
        return ids

    def post(self, clearance, media_ids):
        self._killer.reached("checked")
        try:
            return self._inner.post(clearance, media_ids)
        finally:
            self._killer.reached("answered")

    def timeline(self, since):
        seen = self._inner.timeline(since)
        self._killer.reached("looked_first")
        self._killer.reached("reconciling")
        return seen

    def look_up(self, x_post_id):
        posted = self._inner.look_up(x_post_id)
        self._killer.reached("reading_back")
        return posted


def _watch_wire(killer):
    """The socket's own moments. A request's head and its body leave one after the other."""
    original = wire._Timed.send
    route = {"now": b""}

    def send(self, data):
        if self.sock is None:
            self.connect()
        head = bytes(data[:40]) if isinstance(data, bytes) else b""
        is_head = head.startswith((b"POST ", b"GET ", b"DELETE "))
        if is_head:
            route["now"] = head
        is_create = route["now"].startswith(_CREATE)
        if is_create and is_head:
            killer.reached("connected")
        original(self, data)
        if is_create:
            killer.reached("half_sent" if is_head else "sent")
        elif is_head and head.startswith(_UPLOAD):
            killer.reached("uploading")

    wire._Timed.send = send
