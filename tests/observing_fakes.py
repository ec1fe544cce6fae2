"""A reader without X, under the contract of the one that asks X."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.adapters.practice_x import queries
from desktop_app.domain.account import Policy, Terms
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.services import practice
from desktop_app.services.observing_ports import (
    Counts,
    PollOption,
    PollState,
    Profile,
    Seen,
    SeenPage,
)
from tests.fakes import ACCOUNT, FakeClock

_MILLISECONDS = 1288834974657


@dataclass
class FakeReader:
    """Knows what was said to it. `errors` are raised by the next questions, in order; None answers one.

    `asked` are the questions: (what, how many answers it could have had).
    """

    clock: FakeClock = field(default_factory=FakeClock)
    account: object = ACCOUNT
    said: dict = field(default_factory=dict)
    ends: dict = field(default_factory=dict)
    options: dict = field(default_factory=dict)
    profiles: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    late: list = field(default_factory=list)  #: as `errors`, after X has counted the answer
    asked: list = field(default_factory=list)
    billed: int = 0  #: posts and users that were returned

    def say(self, text, by, reply_to=""):
        now = self.clock.now()
        last = max((int(each) for each in self.said), default=0)
        number = str(max((int(now.timestamp() * 1000) - _MILLISECONDS) << 22, last + 1))
        parent = self.said.get(reply_to)
        self.said[number] = Seen(
            x_post_id=number,
            author_id=by[0],
            handle=by[1],
            text=text,
            created_at=now,
            conversation=parent.conversation if parent else number,
            reply_to=reply_to,
        )
        return number

    def mentions(self, between, most, page=None):
        name = f"@{self.account.handle}"
        return self._page("mentions", lambda seen: name in seen.text, between, most, page)

    def search(self, query, between, most, page=None):
        try:
            test = queries.parse(query)
        except queries.QueryError:
            raise BadInput("observing.query") from None

        def finds(seen):
            subject = queries.Subject(text=seen.text, author=seen.handle, language=seen.language)
            return test(subject)

        return self._page("search", finds, between, most, page)

    def posts(self, x_post_ids):
        return self._by_number("posts", x_post_ids, lambda seen: seen)

    def metrics(self, x_post_ids):
        def counts(seen):
            replies = sum(each.reply_to == seen.x_post_id for each in self.said.values())
            seen_by = int((self.clock.now() - seen.created_at).total_seconds() // 60)
            return Counts(
                impressions=seen_by, likes=1, reposts=0, replies=replies, quotes=0, bookmarks=0
            )

        return self._by_number("metrics", x_post_ids, counts)

    def polls(self, x_post_ids):
        def poll(seen):
            ends = self.ends.get(seen.x_post_id)
            if ends is None:
                return None
            return PollState(
                x_post_id=seen.x_post_id,
                options=tuple(
                    PollOption(label=each, votes=0) for each in self.options[seen.x_post_id]
                ),
                ends_at=ends,
                is_closed=ends <= self.clock.now(),
            )

        return self._by_number("polls", x_post_ids, poll)

    def profile(self, handle):
        self._ask("profile", 1)
        found = self.profiles.get(handle)
        self.billed += found is not None
        return self._billed(found)

    def add_poll(self, number, options, minutes):
        self.options[number] = options
        self.ends[number] = self.clock.now() + timedelta(minutes=minutes)

    def _page(self, what, finds, between, most, page):
        self._ask(what, most)
        before = min(int(page or 10**19), int(between.until or 10**19))
        found = sorted(self.said.values(), key=lambda each: -int(each.x_post_id))
        wanted = [
            each
            for each in found
            if int(between.since or 0) < int(each.x_post_id) < before and finds(each)
        ]
        shown = tuple(replace(each) for each in wanted[:most])
        self.billed += len(shown)
        return self._billed(
            SeenPage(posts=shown, next=shown[-1].x_post_id if len(wanted) > most else None)
        )

    def _by_number(self, what, x_post_ids, read):
        if not 0 < len(x_post_ids) <= 100 or not all(each.isdigit() for each in x_post_ids):
            raise BadInput("x.post_id")
        self._ask(what, len(x_post_ids))
        found = {each: read(self.said[each]) for each in x_post_ids if each in self.said}
        self.billed += len(found)
        return self._billed(found)

    def _billed(self, answer):
        error = self.late.pop(0) if self.late else None
        if error is not None:
            raise error
        return answer

    def _ask(self, what, most):
        self.asked.append((what, most))
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error


def shown(number="1500000000000000002", handle="dailyledger", **fields):
    """A profile."""
    usual = {
        "name": "The Daily Ledger",
        "description": "",
        "link": "",
        "picture": "",
        "has_own_picture": False,
        "is_protected": False,
        "is_verified": False,
        "followers": 3,
        "posts": 0,
    }
    return Profile(x_user_id=number, handle=handle, **{**usual, **fields})


REFUSED = Unavailable("observing.refused", cause="HTTP 403")
UNCLEAR = Unavailable("observing.unclear", cause="ReadTimeout")


class Preferences:
    """As much of a desk as a budget needs."""

    def __init__(self):
        self.kept = {}

    def preference(self, name):
        return self.kept.get(name)

    def prefer(self, name, value):
        self.kept[name] = value


class Ledger:
    """A record with the practice accounts, in which nothing was posted."""

    def begin(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def charter(self):
        return replace(
            practice.charter(Keys(), "0" * 64), policy=Policy(terms=Terms(zone="Europe/Paris"))
        )

    def posted_parts(self, _account):
        return ()


class Keys:
    def public_key(self, _person):
        return "0" * 64


@dataclass
class Reading:
    """`Parts`, as far as reading needs them."""

    clock: FakeClock
    observations: object
    desk: Preferences
    store: Ledger
    fake: object

    def reader(self, _account):
        return self.fake


def reading(folder):
    clock = FakeClock()
    return Reading(
        clock=clock,
        observations=open_observations(folder / "observations.sqlite"),
        desk=Preferences(),
        store=Ledger(),
        fake=FakeReader(clock=clock, account=practice.ACCOUNT),
    )
