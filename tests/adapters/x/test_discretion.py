import io
import logging

import pytest

from desktop_app.adapters.x.credentials import OAuth1, OAuth2
from desktop_app.adapters.x.discretion import TALKATIVE, Discretion, quiet_libraries, without_tokens
from desktop_app.adapters.x.transport import ask, open_client
from tests.adapters.x.scripted import Scripted, answer
from tests.fakes import NOW

SECRET = "CANARYab12CD34ef56"
LONG = "CANARYbGVnYWN5LXRva2VuLW9mLXgtaXMtc29tZS05MC1jaGFyYWN0ZXJzLWxvbmc6MTp0aTox"
SHOWN = [
    f"Authorization: Bearer {SECRET}",
    f"{{'Authorization': 'Bearer {SECRET}', 'User-Agent': 'x'}}",
    f"{{'Authorization': b'OAuth oauth_nonce=\"1\", oauth_token=\"{SECRET}\"'}}",
    f"Proxy-Authorization: Basic {SECRET}==",
    f"sent with bearer {SECRET}",
    f'oauth_token="{SECRET}", oauth_signature="{SECRET}"',
    f"oauth_consumer_key={SECRET}&oauth_verifier={SECRET}",
    f'{{"access_token": "{SECRET}", "refresh_token":"{SECRET}"}}',
    f'b\'{{\\"refresh_token\\": \\"{SECRET}\\"}}\'',
    f"OAuth2Token(access_token='{SECRET}', token_secret='{SECRET}')",
    f"GET /callback?state={SECRET}&code={SECRET} HTTP/1.1",
    f"code_verifier={SECRET}&grant_type=authorization_code",
    f"client_secret: {SECRET}",
    f"consumer_secret={SECRET} api_key={SECRET}",
    f"password = {SECRET}",
    "1400000000000000001-CANARYabcdefGHIJKLMNOPqrstuvwx",
    f"the token is {LONG}",
    f"the token is {LONG}==",
]
HARMLESS = [
    'HTTP status code 503 from X, code=187, "code": 64, state=approved',
    "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 was sent",
    "post 1900000000000000001 of account 1400000000000000001",
    "the state is approved; nothing is secret about it",
    "2026-11-24T15:00:00+00:00 3f1c9a52-7a4e-4c0e-9d3f-0123456789ab",
]


@pytest.mark.parametrize("text", SHOWN)
def test_what_looks_like_a_token_is_blacked_out(text):
    told = without_tokens(text)
    assert "CANARY" not in told
    assert "[hidden]" in told
    assert without_tokens(told) == told


@pytest.mark.parametrize("text", HARMLESS)
def test_what_does_not_stays(text):
    assert without_tokens(text) == text


def test_a_log_of_many_megabytes_takes_no_time():
    text = "a" * 200_000 + "code" * 20_000 + "=" * 20_000
    assert len(without_tokens(text)) < len(text)


@pytest.fixture
def log():
    """Everything the root logger writes at DEBUG, formatted; levels are as before afterwards."""
    out, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(out)
    names = [*TALKATIVE, "tweepy.client", "urllib3.connectionpool", "oauthlib.oauth1.rfc5849"]
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


def test_it_is_set_once(log):
    quiet_libraries()
    quiet_libraries()
    for handler in logging.getLogger().handlers:
        assert sum(isinstance(each, Discretion) for each in handler.filters) == 1


def test_a_library_that_is_made_talkative_again_is_dropped(log):
    quiet_libraries()
    for name in (*TALKATIVE, "tweepy.client"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).debug("Body: a draft, CANARY")
        logging.getLogger(name).warning("A warning of %s", name)
    assert "CANARY" not in log.getvalue()
    assert log.getvalue().count("A warning of") == len(TALKATIVE) + 1


def test_an_error_is_written_without_what_it_shows(log):
    quiet_libraries()
    try:
        {}[f"refresh_token={SECRET}"]
    except KeyError:
        logging.getLogger("desktop_app").exception("It failed with %s", f"Bearer {SECRET}")
    logging.getLogger("desktop_app").info("stack", stack_info=True)
    assert "CANARY" not in log.getvalue()
    assert "KeyError: 'refresh_token=[hidden]" in log.getvalue()
    assert "It failed with Bearer [hidden]" in log.getvalue()


FOUR = OAuth1(
    consumer_key="CANARY01",
    consumer_secret="CANARY02",
    access_token="CANARY03",
    access_token_secret="CANARY04",
)
TOKEN = OAuth2(access_token="CANARY05", expires_at=NOW)


@pytest.mark.parametrize("credentials", [FOUR, TOKEN], ids=["oauth1", "oauth2"])
@pytest.mark.parametrize("status", [201, 403, 429, 503])
def test_no_request_leaves_a_trace_in_the_log(log, credentials, status):
    body = {"data": {"id": "1", "text": "CANARY06"}, "detail": "CANARY07"}
    with Scripted(answer(body, status)) as server:
        client = open_client(credentials, server.url, (20.0, 20.0))
        said = ask(client, "POST", "/2/tweets", fields={"text": "CANARY08"})
        ask(client, "GET", "/2/users/CANARY09/tweets", params={"x": "CANARY10"})
        form = {"media": ("CANARY11.png", b"CANARY12", "image/png")}
        ask(client, "POST", "/2/media/upload", fields={"x": "CANARY13"}, files=form)
        assert len(server.requests) == 3
    logging.getLogger("desktop_app").debug("%r %r %s", credentials, said, client.session)
    assert "Answer(status=" in log.getvalue()
    assert "CANARY" not in log.getvalue()
