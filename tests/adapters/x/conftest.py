import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import Realm
from tests.fakes import ACCOUNT

#: Enough for a loopback answer on a busy machine, short enough for a test of silence.
TIMEOUTS = (1.0, 0.6)


def credentials(token=None):
    return OAuth1(
        consumer_key="key",
        consumer_secret="secret",
        access_token=token or practice_token(ACCOUNT),
        access_token_secret="token-secret",
    )


@pytest.fixture
def practice():
    server = PracticeX([ACCOUNT])
    server.start()
    yield server
    server.stop()


@pytest.fixture
def make_poster(practice):
    """Makes posters for the simulated X; keywords replace what they are made with."""

    def make(*, account=ACCOUNT, token=None, host=None, timeouts=TIMEOUTS):
        return XPoster(
            account,
            credentials(token),
            host or practice.start(),
            realm=Realm.PRACTICE,
            timeouts=timeouts,
        )

    return make
