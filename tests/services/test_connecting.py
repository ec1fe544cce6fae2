from datetime import UTC, datetime

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services import connecting
from desktop_app.services.connecting import CONSENT_SECONDS, FourKeys, Health, Way
from tests.fakes import ACCOUNT, NOW

WELL = Health(way=Way.OAUTH2, connected_at=NOW, refreshed_at=NOW, scopes=("tweet.read",))


class FakeConsent:
    """Gives `outcome` or raises it; remembers what happened in which order."""

    def __init__(self, outcome="tokens", beginning="https://x.example/authorize"):
        self.outcome, self.beginning, self.told = outcome, beginning, []

    def begin(self):
        self.told.append("begin")
        return self._give(self.beginning)

    def finish(self, timeout):
        self.told.append(f"finish {timeout}")
        return self._give(self.outcome)

    def close(self):
        self.told.append("close")

    def _give(self, outcome):
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class FakeConnections:
    """Keeps what it is given."""

    def __init__(self):
        self.kept = {}

    def connect_oauth2(self, account, tokens):
        self.kept[account] = tokens
        return WELL

    def connect_oauth1(self, account, keys):
        self.kept[account] = keys
        return Health(way=Way.OAUTH1, connected_at=NOW)

    def disconnect(self, account):
        return self.kept.pop(account, None) is not None

    def health(self, account):
        return WELL if account in self.kept else Health()

    def check(self, account):
        return self.health(account)


def test_the_page_is_shown_and_what_x_gives_is_kept():
    consent, connections = FakeConsent(), FakeConnections()
    told = connecting.connect_oauth2(connections, consent, ACCOUNT, consent.told.append)
    assert told == WELL
    assert connections.kept == {ACCOUNT: "tokens"}
    page = "https://x.example/authorize"
    assert consent.told == ["begin", page, f"finish {CONSENT_SECONDS}", "close"]


@pytest.mark.parametrize(
    "consent",
    [
        FakeConsent(beginning=Unavailable("connect.ports", ports="1")),
        FakeConsent(outcome=Refused("connect.denied")),
    ],
    ids=["begin", "finish"],
)
def test_whatever_goes_wrong_nobody_listens_on_and_nothing_is_kept(consent):
    connections = FakeConnections()
    with pytest.raises((Refused, Unavailable)):
        connecting.connect_oauth2(connections, consent, ACCOUNT, lambda _url: None, seconds=1.0)
    assert consent.told[-1] == "close"
    assert connections.kept == {}


def test_a_page_that_cannot_be_shown_ends_the_attempt():
    def no_browser(url):
        raise OSError(url)

    consent = FakeConsent()
    with pytest.raises(OSError, match="authorize"):
        connecting.connect_oauth2(FakeConnections(), consent, ACCOUNT, no_browser)
    assert consent.told == ["begin", "close"]


def test_four_keys_lose_the_spaces_that_copying_brings():
    connections = FakeConnections()
    typed = FourKeys(
        consumer_key=" a\n", consumer_secret="b\t", access_token="\u00a0c ", access_token_secret="d"
    )
    assert connecting.connect_oauth1(connections, ACCOUNT, typed).way is Way.OAUTH1
    assert connections.kept[ACCOUNT] == FourKeys(
        consumer_key="a", consumer_secret="b", access_token="c", access_token_secret="d"
    )


def test_health_check_and_disconnect():
    connections = FakeConnections()
    assert not connecting.health(connections, ACCOUNT).is_connected
    connections.connect_oauth2(ACCOUNT, "tokens")
    assert connecting.health(connections, ACCOUNT) == WELL
    assert connecting.check(connections, ACCOUNT) == WELL
    assert connecting.disconnect(connections, ACCOUNT) is True
    assert connecting.disconnect(connections, ACCOUNT) is False


def test_four_keys_show_in_no_repr():
    keys = FourKeys(
        consumer_key="CANARY",
        consumer_secret="CANARY",
        access_token="CANARY",
        access_token_secret="CANARY",
    )
    assert "CANARY" not in f"{keys!r}{keys}"


def test_connected_since_when():
    assert WELL.is_connected
    assert datetime(2026, 11, 24, 15, 0, tzinfo=UTC) == WELL.connected_at
    assert not Health(problem="x.reconnect").is_connected
