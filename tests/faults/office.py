"""One office on the disk, as several processes share it: ledger, journals, media, a clock in a file."""

import hashlib
import io
import os
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app import bootstrap
from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger import create_ledger, open_ledger
from desktop_app.adapters.media.shelf import FileShelf
from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.poster import XPoster
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.account import Realm
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, practice, reading, reviewing
from desktop_app.services.parts import Parts
from tests.fakes import NOW

RULEBOOK = bootstrap.rulebook()
KEYS = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
#: Seconds to connect, seconds between two pieces of an answer: X hangs for longer in the matrix.
TIMEOUTS = (2.0, 0.25)
#: Seconds after which the simulated X creates what `Fault.LATE` delays: after the client gave up.
LATE = 1.0

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
GIF = b"GIF89a" + bytes(range(255, -1, -1)) * 8
SINGLE = (
    Part(text="Merci à toutes les équipes de Lyon & d’Évry 👏🏽 https://aurelis.example/lyon"),
)
THREAD = (
    Part(
        text="Un an déjà : l’atelier de Lyon a un nouveau toit, et de la lumière.",
        media=(
            Media(
                sha256=hashlib.sha256(PHOTO).hexdigest(),
                kind=MediaKind.PHOTO,
                alt_text="L’atelier, vu de la cour.",
            ),
        ),
    ),
    Part(
        text="Et voici l’équipe qui l’a posé. Bravo et merci à elle !",
        media=(
            Media(
                sha256=hashlib.sha256(GIF).hexdigest(),
                kind=MediaKind.GIF,
                alt_text="Douze personnes saluent.",
            ),
        ),
    ),
)
SHAPES = {"single": SINGLE, "thread": THREAD}


class NoWords:
    engine = "no dictionary"

    def check(self, text, language, own_words=frozenset()):
        return ()


class FileClock:
    """Stands still in a file until a process of the office moves it on, for all of them."""

    def __init__(self, path):
        self._path = path
        if not path.exists():
            self._set(NOW.timestamp())

    def now(self):
        return datetime.fromtimestamp(float(self._path.read_text(encoding="ascii")), UTC)

    def advance(self, seconds):
        self._set(self.now().timestamp() + seconds)

    def _set(self, timestamp):
        fresh = self._path.with_suffix(f".{os.getpid()}")
        fresh.write_text(str(timestamp), encoding="ascii")
        fresh.replace(self._path)


class Shelf(FileShelf):
    """Of one computer, on which nothing is prepared."""

    def share(self, account, digests, is_wanted=None):
        """Everybody has them."""


@dataclass(frozen=True, kw_only=True)
class Office:
    """Where everything of it is; what is opened here is closed with the block."""

    folder: Path

    @property
    def clock(self):
        return FileClock(self.folder / "clock")

    @property
    def ledger(self):
        return self.folder / "ledger.sqlite"

    def journal(self, name):
        return self.folder / f"journal-{name}.jsonl"

    @contextmanager
    def parts(self, *, url=None, machine=practice.PUBLISHER, journal="main", computer=""):
        """The parts of one program on `computer`: real files, and X over HTTP at `url`."""
        clock = self.clock
        with ExitStack() as opened:
            store = open_ledger(self.ledger, KEYS.verify, clock.now)
            opened.callback(store.close)
            desk = open_desk(self.folder / f"desk-{os.getpid()}.sqlite")
            opened.callback(desk.close)
            lines = None
            if journal is not None:
                lines = open_journal(self.journal(journal), clock.now, machine=computer)
                opened.callback(lines.close)
            shelf = Shelf(self.folder / "media")
            yield Parts(
                clock=clock,
                desk=desk,
                store=store,
                keys=KEYS,
                speller=NoWords(),
                rulebook=RULEBOOK,
                media=shelf,
                journal=lines,
                poster=lambda account: poster(account, url, shelf),
                publisher=machine,
            )

    def set_back(self, earlier):
        """The ledger is again what it was in `earlier`, as after a backup was put back."""
        for path in self.folder.glob(f"{self.ledger.name}*"):
            path.unlink()
        shutil.copy(earlier.ledger, self.ledger)

    def copy(self, to):
        """The same office elsewhere, nobody working in it."""
        shutil.copytree(self.folder, to)
        return Office(folder=to)


def poster(account, url, shelf):
    """The real way to X, pointed at the simulated one; nothing waits longer than it must."""
    return XPoster(
        account,
        credentials(account),
        loopback_host(url),
        realm=Realm.PRACTICE,
        media=shelf.open,
        wait=lambda _seconds: None,
        timeouts=TIMEOUTS,
    )


def credentials(account):
    return OAuth1(
        consumer_key="practice",
        consumer_secret="practice",
        access_token=practice_token(account),
        access_token_secret="practice",
    )


def found(folder):
    """A new office with a charter and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    office = Office(folder=folder)
    store = create_ledger(office.ledger, KEYS.verify, office.clock.now)
    practice.found(store, KEYS, RULEBOOK.digest)
    store.close()
    shelf = Shelf(folder / "media")
    for content in (PHOTO, GIF):
        shelf.put(io.BytesIO(content))
    return office


def approve(parts, *contents):
    """Submit a post of `contents` and approve it as everybody who must; return its id."""
    draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    post = drafting.submit_for_review(parts, replace(draft, parts=contents), draft.owner)
    agree(parts, post)
    return post


def agree(parts, post):
    """Whoever is asked approves what is there now, until nobody is asked any more."""
    for person in (practice.COMMUNICATIONS, practice.LEGAL):
        view = reading.open_post(parts, post, person)
        if view.record.state is not PostState.IN_REVIEW:
            return
        if view.my_role is not None:
            shown = view.record.current.sha256
            reviewing.decide(parts, post, shown, Verdict.APPROVE, view.my_role, person, "Checked.")


def approved(folder, *contents):
    """A new office in which one post of `contents` was approved: (office, the post's id)."""
    office = found(folder)
    with office.parts(journal=None) as parts:
        return office, approve(parts, *contents)
