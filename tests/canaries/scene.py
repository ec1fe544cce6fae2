"""A company's office in the practice realm: its own people and keys, tokens by OAuth, real HTTP."""

from __future__ import annotations

import http.client
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from desktop_app import bootstrap
from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import PersonKeys
from desktop_app.adapters.ledger import create_ledger, open_ledger
from desktop_app.adapters.media import MediaFiles
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.practice_x.world import CLIENT_ID
from desktop_app.adapters.x.oauth2 import Authorization, TokenEndpoint
from desktop_app.adapters.x.poster import XPoster
from desktop_app.adapters.x.tokens import TokenStore
from desktop_app.domain.account import PersonId, Realm, Role
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Verdict
from desktop_app.services import connecting, drafting, founding, reading, reviewing
from desktop_app.services.parts import Parts
from tests.canaries.planted import Planted
from tests.fakes import FakeClock

ANNE, MARC, ZOE = (PersonId(name) for name in ("anne", "marc", "zoe"))
TIMEOUTS = (1.0, 0.4)
MANY = dict.fromkeys(Route, 100_000)
PEOPLE = """
[[account]]
id = "ceo"
handle = "ceo_acme"
name = "Anne Maurel"
x_user_id = "1400000000000000001"
tier = "enterprise"
cool_off_minutes = 0

[[account]]
id = "company"
handle = "acme"
name = "Acme"
x_user_id = "1400000000000000002"
cool_off_minutes = 0

[[person]]
id = "anne"
name = "Anne Maurel"
roles = ["executive"]

[[person]]
id = "marc"
name = "Marc Petit"
roles = ["communications"]

[[person]]
id = "zoe"
name = "Zoé Brun"
roles = ["legal"]

[[person]]
id = "office-computer"
name = "Office computer"
roles = ["publisher"]
"""


def no_wait(_seconds):
    """Lets no time pass."""


@dataclass
class Scene:
    """The office, its X, and the verbs that the walk is made of."""

    folder: Path
    planted: Planted
    parts: Parts
    x: PracticeX
    tokens: TokenStore
    keys: PersonKeys
    clock: FakeClock

    @property
    def accounts(self):
        with self.parts.store.begin() as work:
            return work.charter().accounts

    def consent(self, account, choice=None, *, state=None, seconds=3.0):
        """Connect `account` while somebody chooses on X's page, or brings a foreign state.

        After `seconds` nobody is waited for any more: a foreign state is passed over.
        """
        browsers = []

        def show(page):
            target = f"{page}&practice_user={choice or account.x_user_id}"
            arguments = (target, state)
            browsers.append(threading.Thread(target=browse, args=arguments))
            browsers[0].start()

        endpoint = TokenEndpoint(CLIENT_ID, self.x.start(), self.clock, timeouts=TIMEOUTS)
        try:
            return connecting.connect_oauth2(
                self.tokens, Authorization(endpoint), account, show, seconds=seconds
            )
        finally:
            for browser in browsers:
                browser.join()

    def draft(self, *parts, account=None, **fields):
        """A draft of Anne's; `parts` are texts or whole parts."""
        made = drafting.new_draft(self.clock, ANNE, account or self.accounts[0].id)
        whole = tuple(Part(text=part) if isinstance(part, str) else part for part in parts)
        draft = replace(made, parts=whole, language="en", **fields)
        return drafting.save(self.parts.desk, self.clock, draft)

    def submit(self, draft):
        return drafting.submit_for_review(self.parts, draft, ANNE)

    def decide(self, post, by, verdict, reason=""):
        view = reading.open_post(self.parts, post, by)
        role = Role.LEGAL if by == ZOE else Role.COMMUNICATIONS
        shown = view.record.current.sha256
        return reviewing.decide(self.parts, post, shown, verdict, role, by, reason)

    def approve(self, post, reason="Checked."):
        for person in (MARC, ZOE):
            if reading.open_post(self.parts, post, person).my_role is not None:
                self.decide(post, person, Verdict.APPROVE, reason)
        return post

    def close_all_but_files(self):
        """Let the other processes and the server end; the databases stay open, as at a crash."""
        self.parts.media.close()
        self.parts.speller.close()
        self.x.stop()


def browse(page, state=None):
    """Do what a browser does: follow X's answer to where it sends it."""
    sent = _get(page)
    if state is not None:
        head, _, _ = sent.partition("?")
        _get(f"{head}?state={state}&code=unasked")
    else:
        _get(sent)


def _get(url):
    parts = urlsplit(url)
    with closing(http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)) as connection:
        connection.request("GET", f"{parts.path}?{parts.query}")
        response = connection.getresponse()
        response.read()
        return response.getheader("Location", "")


def build(folder: Path, secrets, planted: Planted) -> Scene:
    """Found the office below `folder`/home; each person's key behind a planted passphrase."""
    here = folder / "home" / "office"
    here.mkdir(parents=True, mode=0o700)
    clock = FakeClock(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    rules, keys = bootstrap.rulebook(), PersonKeys(secrets)

    def key_of(person, roles):
        if Role.PUBLISHER in roles:
            return keys.create_unattended(person)
        return keys.create(person, "a passphrase, " + planted.text(f"passphrase of {person}"))

    charter = founding.read_charter(PEOPLE, Realm.PRACTICE, rules, key_of)
    path = here / "ledger.sqlite"
    with closing(create_ledger(path, keys.verify, clock.now)) as store:
        founding.found(store, keys, charter, ZOE)
    x = PracticeX(
        charter.accounts,
        store=here / "x.json",
        now=clock.now,
        enterprise=[charter.accounts[0].x_user_id],
        limits=MANY,
    )
    tokens = TokenStore(secrets, x.start(), clock, timeouts=TIMEOUTS)
    media = MediaFiles(here / "media")
    parts = Parts(
        clock=clock,
        desk=open_desk(here / "desk.sqlite"),
        store=open_ledger(path, keys.verify, clock.now),
        keys=keys,
        speller=bootstrap.words(),
        rulebook=rules,
        media=media,
        journal=open_journal(here / "journal.jsonl", clock.now, known=secrets),
        poster=lambda account: poster(account, tokens, media, x.start(), clock),
        publisher=PersonId("office-computer"),
    )
    return Scene(
        folder=folder, planted=planted, parts=parts, x=x, tokens=tokens, keys=keys, clock=clock
    )


def poster(account, tokens, media, url, clock):
    """Joined as `assembly` joins it for the real X."""
    return XPoster(
        account,
        lambda: tokens.credentials(account),
        url,
        realm=Realm.PRACTICE,
        media=media.open,
        wait=no_wait,
        now=clock.now,
        timeouts=TIMEOUTS,
        refused=lambda: tokens.forget_access(account),
    )
