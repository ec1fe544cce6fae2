"""Twenty planted secrets and drafts, every log at DEBUG: none is told anywhere, by anything."""

import io
import logging
import threading
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop_app.adapters.keychain import MemorySecrets
from desktop_app.adapters.x import discretion, transport
from desktop_app.adapters.x.network import Network
from desktop_app.adapters.x.oauth2 import SCOPES, Authorization, TokenEndpoint
from desktop_app.adapters.x.tokens import TokenStore
from desktop_app.adapters.x.transport import ask, open_client
from desktop_app.domain.errors import CountersignError
from desktop_app.services import connecting
from desktop_app.services.connecting import FourKeys
from desktop_app.services.messages import explain
from tests.adapters.x.scripted import Scripted, answer
from tests.fakes import ACCOUNT, FakeClock

TIMEOUTS = (20.0, 20.0)
SAID = {
    name: f"CANARY{number:02d}x{name.replace(' ', '')}"
    for number, name in enumerate(
        [
            "code", "first access token", "first refresh token", "second access token",
            "second refresh token", "lost refresh token", "consumer key", "consumer secret",
            "access token of the keys", "last of the keys", "draft text", "draft in French", "alt text",
            "photo", "file name", "error description", "detail of a refusal", "name of another",
            "proxy password", "foreign state",
        ]
    )
}  # fmt: skip


def tokens(which, **changed):
    said = {
        "token_type": "bearer",
        "expires_in": 7200,
        "access_token": SAID[f"{which} access token"],
        "refresh_token": SAID[f"{which} refresh token"],
        "scope": " ".join(SCOPES),
    }
    return answer({**said, **changed})


OURS = answer({"data": {"id": ACCOUNT.x_user_id, "username": ACCOUNT.handle}})
THEIRS = answer({"data": {"id": "9", "username": SAID["name of another"]}})
KEYS = FourKeys(
    consumer_key=SAID["consumer key"],
    consumer_secret=SAID["consumer secret"],
    access_token=SAID["access token of the keys"],
    access_token_secret=SAID["last of the keys"],
)
REFUSED = answer({"error": "invalid_request", "error_description": SAID["error description"]}, 400)


@pytest.fixture
def told():
    """What every logger writes from DEBUG on, through a handler of the root logger."""
    out, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(out)
    names = [name for name in logging.root.manager.loggerDict if name != "faker"]
    names += discretion.TALKATIVE
    levels = {name: logging.getLogger(name).level for name in names}
    before, filters = root.level, {each: list(each.filters) for each in root.handlers}
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(before)
    for each, kept in filters.items():
        each.filters[:] = kept
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


class Ear:
    """Does things and writes down whatever they show: results, errors and all their causes."""

    def __init__(self, out):
        self.out = out
        self.errors = 0

    def hear(self, do):
        try:
            shown = do()
        except Exception as error:
            logging.getLogger("desktop_app").exception("It failed")
            self.errors += 1
            self._tell(error)
        else:
            self.out.write(f"{shown!r}{shown}\n")

    def _tell(self, error):
        while error is not None:
            self.out.write(f"{error!r}{error}{error.args}\n")
            if isinstance(error, CountersignError):
                self.out.write(explain(error, "en").line + explain(error, "fr").line)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def browse(page, **said):
    asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    back = urlsplit(asked["redirect_uri"])
    state = said.pop("state", asked["state"])
    connection = HTTPConnection(back.hostname, back.port, timeout=20)
    connection.request("GET", f"{back.path}?state={state}&code={SAID['code']}")
    connection.getresponse().read()
    connection.close()


def test_twenty_canaries_are_told_nowhere(told):
    sent, errors = walk(told)
    assert len(SAID) == 20
    assert errors >= 11
    assert sum(planted in sent for planted in SAID.values()) >= 12
    assert [name for name, planted in SAID.items() if planted in told.getvalue()] == []
    assert "CANARY" not in told.getvalue()


def test_they_would_be_told_if_nobody_saw_to_it(told, monkeypatch):
    monkeypatch.setattr(transport, "quiet_libraries", lambda: None)
    walk(told)
    heard = [name for name, planted in SAID.items() if planted in told.getvalue()]
    assert {"draft text", "alt text", "second access token", "access token of the keys"} <= set(
        heard
    )


def walk(told):
    """Go through all that is done with secrets; what was sent, and how many errors there were."""
    clock, secrets, ear = FakeClock(), MemorySecrets(), Ear(told)
    with Scripted() as server:
        store = TokenStore(secrets, server.url, clock, timeouts=TIMEOUTS)

        def consent(**said):
            endpoint = TokenEndpoint("client", server.url, clock, timeouts=TIMEOUTS)
            browsers = []

            def show(page):
                browsers.append(threading.Thread(target=browse, args=(page,), kwargs=said))
                browsers[0].start()

            asking = Authorization(endpoint, ports=(0,))
            try:
                return connecting.connect_oauth2(store, asking, ACCOUNT, show, seconds=0.5)
            finally:
                browsers[0].join()

        def after(*answers):
            server.answers = list(answers)

        after(REFUSED)
        ear.hear(consent)
        after(tokens("first"), THEIRS, answer({"revoked": True}))
        ear.hear(consent)
        ear.hear(lambda: consent(state=SAID["foreign state"]))
        after(tokens("first"), OURS)
        ear.hear(consent)
        clock.advance(hours=2)
        after(tokens("second"), OURS)
        ear.hear(lambda: store.credentials(ACCOUNT))
        ear.hear(lambda: store.health(ACCOUNT))
        _post(ear, store.credentials(ACCOUNT), server, after)
        clock.advance(hours=2)
        for lost in (
            tokens("second", refresh_token=SAID["lost refresh token"])[:-5],
            tokens("second", refresh_token=SAID["lost refresh token"], expires_in="x"),
            REFUSED,
            b"",
        ):
            after(lost)
            ear.hear(lambda: store.credentials(ACCOUNT))
        after(THEIRS)
        ear.hear(lambda: store.connect_oauth1(ACCOUNT, KEYS))
        after(OURS)
        ear.hear(lambda: store.connect_oauth1(ACCOUNT, KEYS))
        _post(ear, store.credentials(ACCOUNT), server, after)
        ear.hear(lambda: (store, KEYS, store.credentials(ACCOUNT), server.url))
        sent = b"".join(server.requests).decode("latin-1")
    ear.hear(lambda: Network(proxy=f"http://acme:{SAID['proxy password']}@proxy.example:1"))
    ear.hear(lambda: store.check(ACCOUNT))
    return sent, ear.errors


def _post(ear, credentials, server, after):
    client = open_client(credentials, server.url, TIMEOUTS)
    after(answer({"data": {"id": "1", "text": SAID["draft text"]}}, 201))
    for text in (SAID["draft text"], f"« {SAID['draft in French']} »"):
        ear.hear(lambda text=text: ask(client, "POST", "/2/tweets", fields={"text": text}))
    alt = {"id": "1", "metadata": {"alt_text": {"text": SAID["alt text"]}}}
    ear.hear(lambda: ask(client, "POST", "/2/media/metadata", fields=alt))
    photo = {"media": (SAID["file name"], SAID["photo"].encode(), "image/png")}
    ear.hear(lambda: ask(client, "POST", "/2/media/upload", files=photo))
    after(answer({"title": "Forbidden", "detail": SAID["detail of a refusal"]}, 403))
    ear.hear(lambda: ask(client, "POST", "/2/tweets", fields={"text": SAID["draft text"]}))
    after(b"")
    ear.hear(lambda: ask(client, "POST", "/2/tweets", fields={"text": SAID["draft text"]}))
