"""From consent to post and renewal, against the simulated X, over real sockets and logs."""

import http.client
import threading
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from desktop_app.adapters.keychain import MemorySecrets
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.oauth2 import Authorization, TokenEndpoint
from desktop_app.adapters.x.poster import XPoster
from desktop_app.adapters.x.tokens import TokenStore
from desktop_app.domain.account import Account, AccountId, Realm
from desktop_app.domain.errors import PostRefused, Refused
from desktop_app.services import connecting
from tests.fakes import ACCOUNT, FakeClock, cleared

OTHER = Account(
    id=AccountId("other"), handle="other", name="Another", x_user_id="1400000000000000077"
)


class Stage:
    """A simulated X and this machine, both by one clock."""

    def __init__(self):
        self.clock = FakeClock(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
        self.x = PracticeX([ACCOUNT, OTHER], now=self.clock.now)
        self.url = self.x.start()
        self.secrets = MemorySecrets()
        self.store = self.started_again()

    def started_again(self):
        return TokenStore(self.secrets, self.url, self.clock)

    def connect(self, *, choice=ACCOUNT.x_user_id, waits=0):
        """Connect ACCOUNT while somebody chooses `choice` on the page, after `waits` seconds."""
        browsers = []

        def show(page):
            browsers.append(threading.Thread(target=self._browse, args=(page, choice, waits)))
            browsers[0].start()

        asking = Authorization(TokenEndpoint("practice", self.url, self.clock))
        try:
            return connecting.connect_oauth2(self.store, asking, ACCOUNT, show, seconds=5.0)
        finally:
            for browser in browsers:
                browser.join()

    def _browse(self, page, choice, waits):
        sent = get(f"{page}&practice_user={choice}")
        self.clock.advance(seconds=waits)
        get(sent)

    def post(self, text, store=None):
        store = store or self.store
        poster = XPoster(
            ACCOUNT, lambda: store.credentials(ACCOUNT), self.url, realm=Realm.PRACTICE
        )
        clearance = cleared(text)
        return poster.post(clearance, poster.prepare(clearance))


def get(url):
    """Ask for a page as a browser does; where it sends the browser, or ""."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}")
        response = connection.getresponse()
        response.read()
        return response.getheader("Location", "")
    finally:
        connection.close()


@pytest.fixture
def stage():
    made = Stage()
    yield made
    made.x.stop()


def refused(kind, error=PostRefused):
    return pytest.raises(error, check=lambda told: told.kind == kind)


def test_from_consent_to_post_and_over_renewals(stage):
    assert stage.connect().is_connected
    posted = stage.post("Nos équipes ouvrent à Lyon.")
    for hour in range(1, 4):
        stage.clock.advance(hours=2)
        assert stage.post(f"Renewed {hour}").text == f"Renewed {hour}"
    again = stage.started_again()
    assert stage.post("After a start", again).text == "After a start"
    assert again.check(ACCOUNT).problem == ""
    assert len(stage.x.posts()) == 5
    assert stage.x.posts()[0].id == posted.x_post_id


def test_a_person_who_says_no(stage):
    with refused("connect.denied", Refused):
        stage.connect(choice="deny")
    assert not stage.store.health(ACCOUNT).is_connected


def test_a_browser_that_is_signed_in_as_somebody_else(stage):
    stage.connect()
    with refused("connect.other_account", Refused):
        stage.connect(choice=OTHER.x_user_id)
    assert stage.x.hits(Route.REVOKE) == 1
    assert stage.post("Still connected").text == "Still connected"


def test_an_answer_that_comes_after_thirty_seconds(stage):
    with refused("connect.code_refused", Refused):
        stage.connect(waits=31)
    assert not stage.store.health(ACCOUNT).is_connected


def test_a_revoked_permission_asks_to_reconnect_and_then_all_is_well(stage):
    stage.connect()
    stage.x.revoke(ACCOUNT)
    stage.clock.advance(hours=2)
    with refused("x.reconnect") as told:
        stage.store.credentials(ACCOUNT)
    assert told.value.hold == "auth"
    assert stage.store.health(ACCOUNT).problem == "x.reconnect"
    stage.x.restore(ACCOUNT)
    stage.connect()
    assert stage.store.health(ACCOUNT).problem == ""
    assert stage.post("Connected again").text == "Connected again"


def test_a_renewal_whose_answer_is_lost_asks_to_reconnect(stage):
    stage.connect()
    stage.clock.advance(hours=2)
    stage.x.misbehave(Fault.DROP_AFTER, on=Route.TOKEN)
    for _ in range(2):  # X has forgotten the old token, and the new one never came.
        with refused("x.reconnect"):
            stage.store.credentials(ACCOUNT)
    stage.connect()
    assert stage.post("Connected again").text == "Connected again"


def test_an_old_copy_of_the_token_on_a_second_machine_is_found_out(stage):
    stage.connect()
    second = MemorySecrets()
    second._entries.update(stage.secrets._entries)
    stage.clock.advance(hours=2)
    stage.store.credentials(ACCOUNT)
    with refused("x.reconnect"):
        TokenStore(second, stage.url, stage.clock).credentials(ACCOUNT)


def test_disconnecting_ends_it_at_x_too(stage):
    stage.connect()
    before = dict(stage.secrets._entries)
    assert connecting.disconnect(stage.store, ACCOUNT) is True
    stage.secrets._entries.update(before)
    with refused("x.reconnect"):
        stage.started_again().credentials(ACCOUNT)
