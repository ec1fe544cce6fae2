"""A seat in a team's record that does what it is told, and what it shows: no server."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Signal

from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.canonical import time_text
from desktop_app.domain.roster import RootKey
from desktop_app.services import rosters
from desktop_app.services.founding import read_charter
from desktop_app.services.joining import Candidate
from desktop_app.services.team_seat import Glance, Hand, Proposal
from desktop_app.services.teaming import Sealed, Stage, Standing
from desktop_app.ui.background import Background
from desktop_app.ui.line import Line
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
SIX = ("amber", "basket", "candle", "dragon", "engine", "forest")
NAMES = {"anne": "Anne Maurel", "marc": "Marc Petit", "zoe": "Zoé Brun"}
PAGE = "ROOT KEY\n\n" + "\n".join(
    f"    {at}  alpha bravo charlie delta{chr(96 + at)}  0{at}" for at in range(1, 8)
)


def key(number):
    return f"{number:064x}"


def charter():
    keys = {name: key(at) for at, name in enumerate((*NAMES, "office-computer"), 1)}
    return read_charter(PEOPLE, Realm.X, RULEBOOK, lambda person, _roles: keys[person])


def roster():
    roots = [RootKey(name=one, key=key(at)) for at, one in enumerate(("marc", "zoe", "safe"), 11)]
    return rosters.first_roster(charter(), key(99), roots, AT)


def candidate(person, *, joined=True, by=None, **facts):
    told = Candidate(
        person=PersonId(person),
        name=NAMES[person],
        duties="executive",
        until=time_text(AT),
        key=key(5) if joined else "",
        at=time_text(AT),
        confirmed_by=by and PersonId(by),
    )
    return replace(told, **facts)


def standing(stage, *people, waits=(), **facts):
    return Standing(
        stage=stage, people=people, holders=("marc", "zoe"), waits_for=tuple(waits), **facts
    )


def glance(stage, *people, waits=(), **facts):
    told = {"names": NAMES, "words": SIX, "is_holder": True} | facts
    return Glance(standing=standing(stage, *people, waits=waits), **told)


def sealed(*people, **facts):
    """What somebody sees of a record that is sealed."""
    in_force = roster()
    told = {
        "names": NAMES,
        "is_holder": True,
        "roster": in_force,
        "is_trusted": True,
        "roster_words": SIX,
        "since": {PersonId("anne"): time_text(AT)},
    } | facts
    waiting = told.pop("waiting", ())
    now = standing(Stage.SEALED, *people, waiting=waiting, until=in_force.expires_at, version=1)
    return Glance(standing=now, **told)


def proposal(by="zoe"):
    before = roster()
    after = rosters.without_person(before, PersonId("anne"), AT)
    return Proposal(id="p1", by=PersonId(by), reason="left the company", before=before, after=after)


def hand(passphrase, **facts):
    """With what somebody signs in these tests."""
    return Hand(passphrase=passphrase, **{"language": "en"} | facts)


def handover():
    """What Zoé signed when Marc leaves: his root key is Anne's."""
    before = roster()
    own = RootKey(name="anne", key=key(21))
    after = rosters.with_root(before, own, AT, instead_of="marc")
    return Proposal(id="p1", by=PersonId("zoe"), reason="left", before=before, after=after)


class FakeSeat:
    """Shows `glance`; keeps what was asked of it in `asked`; raises `error`."""

    address = "postgresql://db.example/acme"

    def __init__(self, person, shown):
        self.person, self.glance = PersonId(person), shown
        self.asked, self.error, self.after, self.made = [], None, None, None
        self.page = ""

    def look(self, language):
        return self.glance

    def _do(self, *what):
        self.asked.append(what)
        if self.error is not None:
            raise self.error
        if self.after is not None:
            self.glance = self.after

    def confirm(self, person, heard, hand):
        self._do("confirm", person, heard, hand)

    def seal(self, hand, agreed):
        self._do("seal", hand, agreed)
        return Sealed(roster=roster(), in_force=not self.page, page=self.page)

    def remove(self, leaving, hand):
        self._do("remove", leaving, hand)

    def offer_root(self, hand):
        self._do("offer-root", hand)

    def trust(self, heard):
        self._do("trust", heard)

    def administer(self, what, login, password):
        self._do("administer", what, login, password)
        return self.made


class FakeSession(QObject):
    """What a section asks of the session."""

    failed = Signal(object)
    changed = Signal(object)
    charter_changed = Signal()

    def __init__(self):
        super().__init__()
        self.background = Background()
        self.line = Line(self.background)

    def do(self, lane, verb, *, owner, then, failed=None, task=None):
        failed = failed or self.failed.emit
        self.background.run(lane, verb, owner=owner, then=then, failed=failed, task=task)


@pytest.fixture
def session(qapp):
    made = FakeSession()
    yield made
    made.background.close()


@pytest.fixture
def seat():
    return FakeSeat("marc", sealed())
