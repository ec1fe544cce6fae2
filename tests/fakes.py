"""Stand-ins for the outside. Each one is under the same contract as what it stands for."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Realm
from desktop_app.domain.errors import PostNotSent, Refused, Unavailable
from desktop_app.domain.media import Drawn
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import Clearance
from desktop_app.domain.publication import Posted

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ACCOUNT = Account(
    id=AccountId("acme"), handle="acme_ceo", name="Anne Maurel", x_user_id="1400000000000000001"
)


class FakeClock:
    """Stands still until it is told to go on."""

    def __init__(self, now=NOW):
        self._now = now

    def now(self):
        return self._now

    def advance(self, **duration):
        self._now += timedelta(**duration)


class FakePoster:
    """Gives `answers` in order: a Posted or an exception. Afterwards every post succeeds.

    `received` are the clearances it was asked to send, `prepared` those it prepared; `there` is
    what can be read back, and `sources` what others wrote, both by number. `obstacles` are what
    prepare raises, `removals` what remove raises, in order, before they succeed (None: succeed).
    While `is_unreadable`, nothing can be read.
    """

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.received = []
        self.prepared = []
        self.there = {}
        self.sources = {}
        self.obstacles = []
        self.removals = []
        self.removed = []
        self.windows = ()
        self.is_unreadable = False
        self._ready = {}

    def prepare(self, clearance):
        _raise_next(self.obstacles)
        self.prepared.append(clearance)
        part = _part(clearance)
        ids = tuple(f"{len(self.prepared)}{place:02}" for place in range(1, len(part.media) + 1))
        self._ready[clearance.sha256, clearance.part] = ids
        return ids

    def post(self, clearance, media_ids):
        if self._ready.pop((clearance.sha256, clearance.part), None) != media_ids:
            raise PostNotSent("publish.unprepared")
        self.received.append(clearance)
        part = _part(clearance)
        number = str(1_900_000_000_000_000_000 + len(self.received))
        answer = self.answers.pop(0) if self.answers else Posted(x_post_id=number, text=part.text)
        if isinstance(answer, BaseException):
            raise answer
        self.show(clearance, answer)
        return answer

    def show(self, clearance, answer):
        """Make what was sent public, as X shows it to whoever reads it."""
        part = _part(clearance)
        is_first = clearance.part == 0
        self.there[answer.x_post_id] = replace(
            answer,
            author_id=answer.author_id or clearance.account.x_user_id,
            created_at=answer.created_at or clearance.cleared_at,
            alt_texts=tuple(each.alt_text for each in part.media),
            poll=part.poll.options if part.poll else (),
            reply_to=clearance.reply_to,
            quote=Payload.read(clearance.body).quote if is_first else None,
        )

    def look_up(self, x_post_id):
        self._require_readable()
        if x_post_id in self.sources:
            raise Refused("x.other_author")
        return self.there.get(x_post_id)

    def source(self, x_post_id):
        self._require_readable()
        return self.sources.get(x_post_id)

    def timeline(self, since):
        self._require_readable()
        recent = [p for p in self.there.values() if p.created_at is None or p.created_at >= since]
        return tuple(reversed(recent))

    def remove(self, x_post_id):
        _raise_next(self.removals)
        if self.there.pop(x_post_id, None) is not None:
            self.removed.append(x_post_id)

    def rate_windows(self):
        return self.windows

    def _require_readable(self):
        if self.is_unreadable:
            raise Unavailable("x.unreadable", cause="HTTP 503")


def _part(clearance):
    return Payload.read(clearance.body).parts[clearance.part]


def _raise_next(errors):
    error = errors.pop(0) if errors else None
    if error is not None:
        raise error


def payload_of(text="Bonjour", *, account=ACCOUNT, realm=Realm.PRACTICE, **fields):
    """A payload of one text; `fields` replace or add to it."""
    fields.setdefault("parts", (Part(text=text),))
    fields.setdefault("policy_digest", "p" * 64)
    fields.setdefault("rulebook_digest", "r" * 64)
    return Payload(realm=realm, account=account.id, **fields)


def cleared(text="Bonjour", *, account=ACCOUNT, realm=Realm.PRACTICE, part=0, after=None, **fields):
    """A clearance as `policy.clear_to_publish` would give it, for tests of what comes after.

    `part` is the part that goes, `after` the number at X of the part before it.
    """
    payload = payload_of(text, account=account, realm=realm, **fields)
    return Clearance(
        account=account,
        payload=payload,
        body=payload.body(),
        sha256=payload.fingerprint,
        post="post-1",
        revision=1,
        fence=1,
        part=part,
        reply_to=after or payload.reply_to,
        cleared_at=NOW,
    )


def drawn(path, side):
    """A picture as a shelf's worker draws it, in this process; None for what is none."""
    from desktop_app.adapters.media import desk  # decoders, which few tests need
    from desktop_app.adapters.media.questions import Request

    with tempfile.NamedTemporaryFile() as target:
        request = Request(source=str(path), target=target.name, side=side)
        made = desk.answer(request)
        pixels = Path(target.name).read_bytes()
    return None if made.reason else Drawn(width=made.width, height=made.height, pixels=pixels)
