import hashlib
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.checks.rulebook import load
from desktop_app.domain.account import (
    Account,
    Charter,
    Duty,
    Person,
    Policy,
    Realm,
    Role,
    Terms,
)
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.media import PreparedMedia
from desktop_app.domain.payload import MediaKind
from desktop_app.domain.steps import Step
from desktop_app.services import wordbook
from desktop_app.services.parts import Opening, Parts
from desktop_app.services.ports import Discarded
from desktop_app.ui.background import Background
from desktop_app.ui.compose.page import ComposePage
from desktop_app.ui.session import Session
from desktop_app.ui.theme import Theme
from tests.fakes import FakePoster, drawn

CLAIRE = Person(id="claire", name="Claire Morel", key="0" * 64)
PAUL = Person(id="paul", name="Paul Roy", key="1" * 64)
INES = Person(id="ines", name="Inès Kaci", key="2" * 64)
ACCOUNT = Account(id="acme", handle="acme", name="Claire Morel", x_user_id="1")
COMPANY = Account(id="group", handle="acme_group", name="Acme Group", x_user_id="2")
POLICY = Policy(
    accounts={
        "acme": Terms(zone="Europe/Paris", colour="blue", purpose="Her own voice."),
        "group": Terms(
            zone="America/New_York",
            colour="teal",
            purpose="Company news.",
            audience="the press",
            cool_off_seconds=300,
            steps=(Step(roles=(Role.COMMUNICATIONS, Role.LEGAL)),),
            urgent=(Role.LEGAL,),
        ),
    }
)
BOOK = load({})


def pytest_collection_modifyitems(items):
    """Without a screen no window's least size can be told to anybody, and none be raised."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)"))


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)

    def now(self):
        self.time += timedelta(milliseconds=1)
        return self.time


class Desk:
    """The promises of `ports.Desk`, in memory; refuses to save on request."""

    def __init__(self):
        self.kept = {}
        self.aside = {}
        self.preferences = {}
        self.words = {}
        self.saves = 0
        self.broken = False

    def save(self, draft):
        if self.broken:
            raise Unavailable("desk.unwritable", path="here")
        self.saves += 1
        self.kept[draft.id] = draft
        self.aside.pop(draft.id, None)

    def draft(self, draft_id):
        return self.kept.get(draft_id)

    def drafts(self, owner):
        mine = [draft for draft in self.kept.values() if draft.owner == owner]
        return tuple(sorted(mine, key=lambda draft: draft.saved_at, reverse=True))

    def discard(self, draft_id):
        self.kept.pop(draft_id, None)

    def put_aside(self, draft_id, at):
        if draft_id in self.kept:
            self.aside[draft_id] = Discarded(draft=self.kept.pop(draft_id), at=at)

    def bring_back(self, draft_id):
        if draft_id in self.aside:
            self.kept[draft_id] = self.aside.pop(draft_id).draft

    def put_aside_drafts(self, owner):
        mine = [one for one in self.aside.values() if one.draft.owner == owner]
        return tuple(sorted(mine, key=lambda one: one.at, reverse=True))

    def forget_put_aside(self, before):
        gone = [key for key, one in self.aside.items() if one.at < before]
        for key in gone:
            del self.aside[key]
        return len(gone)

    def own_words(self):
        return tuple(sorted(self.words.values(), key=lambda one: one.at, reverse=True))

    def add_word(self, word):
        self.words.setdefault((word.word, word.language), word)

    def drop_word(self, word, language):
        self.words.pop((word, language), None)

    def preference(self, name):
        return self.preferences.get(name)

    def prefer(self, name, value):
        self.preferences[name] = value

    def close(self):
        pass


class Speller:
    """Finds the words it was given; can be silent, and can be held at a gate."""

    def __init__(self):
        self.wrong = {"équippes": ("équipes",), "teh": ("the",)}
        self.risky = ()
        self.asked = []
        self.silent = False
        self.gate = None

    engine = "Hunspell 1.7: en_US, en_GB, fr"

    def check(self, text, language, own_words=frozenset()):
        self.asked.append(text)
        if self.gate is not None:
            self.gate.wait(20)
        if self.silent:
            raise Unavailable("words.unavailable")
        risks = [risk(text, word) for word in self.risky if word in text]
        wrong = {word: good for word, good in self.wrong.items() if word not in own_words}
        slips = [misspelt(text, word, good) for word, good in wrong.items() if word in text]
        return (*slips, *risks)


def misspelt(text, word, better=()):
    start = text.index(word)
    return Finding(
        rule="spelling.word",
        version=1,
        family=Family.SPELLING,
        severity=Severity.INFO,
        span=Span(start=start, end=start + len(word)),
        text=word,
        message=Explanation(en="Not in the dictionary.", fr="Absent du dictionnaire."),
        suggestions=better,
    )


def risk(text, words):
    """What a rule of a full rulebook would find; the book of these tests is empty."""
    return replace(
        misspelt(text, words, ("is expected to grow",)),
        rule="fin.outlook",
        family=Family.MATERIAL_INFO,
        severity=Severity.LEGAL,
        message=Explanation(en="A promise about results.", fr="Une promesse de résultats."),
        reviewers=("legal", "investor-relations"),
        reference=("Regulation (EU) 596/2014, article 17",),
    )


class Shelf:
    """The promises of `ports.MediaShelf` for the files of a test; can be made to refuse."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {}
        self.refusal = None
        self.gate = None

    def prepare(self, path):
        if self.gate is not None:
            self.gate.wait(20)
        if self.refusal is not None:
            raise self.refusal
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        self.files[sha256] = kept = self.folder / f"{sha256}{path.suffix}"
        kept.write_bytes(content)
        is_film = path.suffix == ".mp4"
        return PreparedMedia(
            sha256=sha256,
            kind=MediaKind.VIDEO if is_film else MediaKind.PHOTO,
            mime="video/mp4" if is_film else "image/png",
            size=len(content),
            width=8,
            height=8,
            removed=() if is_film else ("location", "camera"),
        )

    def has(self, sha256):
        return sha256 in self.files

    def open(self, sha256):
        return self.path(sha256).open("rb")

    def fetch(self, sha256, is_wanted=None):
        self.path(sha256)

    def share(self, account, digests, is_wanted=None):
        for sha256 in digests:
            self.path(sha256)

    def drawn(self, sha256, side):
        return drawn(self.path(sha256), side)

    def path(self, sha256):
        if sha256 not in self.files:
            raise Unavailable("media.missing", digest=sha256[:8])
        return self.files[sha256]


class Work:
    def __init__(self, store):
        self.store = store

    def charter(self):
        return self.store.charter

    def append(self, action):
        if self.store.refusal is not None:
            raise self.store.refusal
        self.store.appended.append(action)
        return action

    def actions(self, post):
        raise BadInput("post.unknown", post=post)

    def posts(self, states, **_):
        return ()

    def bodies(self, digests):
        return {}

    def open_attempts(self):
        return ()

    def posted_parts(self, account):
        return ()

    def newest(self):
        return len(self.store.appended)

    def rules(self):
        return ()


class Store:
    realm = Realm.PRACTICE

    def __init__(self, charter):
        self.charter = charter
        self.appended = []
        self.refusal = None

    @contextmanager
    def begin(self):
        yield Work(self)


class Keys:
    def sign(self, person, message):
        return "0" * 128

    def verify(self, *_):
        return True


def make_charter():
    duties = ((CLAIRE, Role.EXECUTIVE), (PAUL, Role.COMMUNICATIONS), (INES, Role.LEGAL))
    return Charter(
        realm=Realm.PRACTICE,
        accounts=(ACCOUNT, COMPANY),
        people=(CLAIRE, PAUL, INES),
        duties=tuple(
            Duty(person=p.id, account=account.id, role=role)
            for account in (ACCOUNT, COMPANY)
            for p, role in duties
        ),
        policy=POLICY,
        rulebook_digest=BOOK.digest,
        profile={"company": "Acme"},
    )


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def speller():
    return Speller()


@pytest.fixture
def store():
    return Store(make_charter())


@pytest.fixture
def shelf(tmp_path_factory):
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def poster():
    return FakePoster()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(qapp, desk, speller, store, clock, shelf, poster, monkeypatch):
    # The record in memory has no chain that somebody signed.
    monkeypatch.setattr(wordbook, "signed_charter", lambda work, _parts: work.charter())
    parts = Parts(
        clock=clock,
        desk=desk,
        store=store,
        keys=Keys(),
        speller=speller,
        rulebook=BOOK,
        media=shelf,
        journal=None,
        poster=lambda _account: poster,
        publisher="publisher",
    )
    opening = Opening(
        realm=Realm.PRACTICE, clock=clock, desk=desk, load=lambda: parts, close=lambda: None
    )
    background = Background()
    made = Session(opening, background)
    yield made
    background.close()


@pytest.fixture
def page(qtbot, session):
    Theme.apply(QApplication.instance(), "light")
    made = ComposePage(session)
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    return made


@pytest.fixture
def loaded(qtbot, session, page):
    with qtbot.waitSignal(session.loaded):
        session.start()
    qtbot.waitUntil(lambda: not session.background.busy)
    return page


@pytest.fixture
def checked(qtbot, loaded):
    """Wait until the checks have read the draft as it stands; return what they say."""

    def wait():
        qtbot.waitUntil(lambda: loaded.is_checked and not loaded.writing.attachments.is_busy)
        return loaded._outcome

    return wait
