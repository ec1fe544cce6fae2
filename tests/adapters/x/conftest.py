import hashlib
import io
import json
from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import AccountId, Realm
from tests.contracts.poster_contract import DAILY, PHOTO
from tests.fakes import ACCOUNT

#: Enough for a loopback answer on a busy machine, short enough for a test of silence.
TIMEOUTS = (1.0, 0.6)
#: Another account that this X knows.
OTHER = replace(ACCOUNT, id=AccountId("other"), handle="other", x_user_id="1400000000000000002")


def credentials(token=None):
    return OAuth1(
        consumer_key="key",
        consumer_secret="secret",
        access_token=token or practice_token(ACCOUNT),
        access_token_secret="token-secret",
    )


def no_wait(_seconds):
    """Lets no time pass."""


@pytest.fixture
def practice():
    server = PracticeX([ACCOUNT, OTHER], capture=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def make_poster(practice):
    """Makes posters for the simulated X; keywords replace what they are made with."""

    def make(*, account=ACCOUNT, token=None, host=None, timeouts=TIMEOUTS, **named):
        return XPoster(
            account,
            named.pop("credentials", credentials(token)),
            host or practice.start(),
            realm=Realm.PRACTICE,
            timeouts=timeouts,
            **{"wait": no_wait, **named},
        )

    return make


class PracticeStage:
    def __init__(self, practice, make_poster):
        self.practice = practice
        self.files = {}
        self.make_poster = lambda **named: make_poster(media=self.open, **named)
        self.poster = self.make_poster()

    def open(self, sha256):
        return io.BytesIO(self.files[sha256])

    def misbehave(self, case):
        if case.name == "unreachable":
            self.practice.stop()
        else:
            self.practice.misbehave(Fault(case.name))

    def attempts(self):
        return self.practice.hits()

    def public(self):
        return tuple(post.text for post in self.practice.posts())

    def add(self, content):
        sha256 = hashlib.sha256(content).hexdigest()
        self.files[sha256] = content
        return sha256

    def spoil(self, sha256):
        self.files[sha256] = PHOTO + b" swapped"

    def refuse(self, case):
        self.practice.misbehave(Fault(case.name), on=Route.ME)

    def be_another(self):
        self.poster = self.make_poster(token="practice-" + OTHER.x_user_id)

    def stranger(self, text):
        return self.practice.publish_as(DAILY[0], text)


@pytest.fixture
def stage(practice, make_poster):
    return PracticeStage(practice, make_poster)


def sent(practice):
    """The bodies of the requests to post."""
    return [json.loads(body) for body in practice.bodies()]
