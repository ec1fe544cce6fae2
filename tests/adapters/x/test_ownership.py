import pytest

from desktop_app.adapters.x.credentials import OAuth1, OAuth2
from desktop_app.adapters.x.ownership import Owner, UnknownOwnerError, owner_of
from tests.adapters.x.scripted import Scripted, answer, header
from tests.fakes import NOW

TOKEN = OAuth2(access_token="CANARY-token", expires_at=NOW)
FOUR = OAuth1(
    consumer_key="CANARY-1", consumer_secret="b", access_token="CANARY-2", access_token_secret="d"
)
TIMEOUTS = (20.0, 20.0)


@pytest.mark.parametrize("credentials", [TOKEN, FOUR], ids=["oauth2", "oauth1"])
def test_x_is_asked_once_and_says_whose_they_are(credentials):
    with Scripted(answer({"data": {"id": "12", "username": "acme"}})) as server:
        owner = owner_of(credentials, server.url, TIMEOUTS, None)
        (request,) = server.requests
    assert owner == Owner(x_user_id="12", may_only_read=False)
    assert request.startswith(b"GET /2/users/me HTTP/1.1\r\n")
    assert header(request, "authorization").startswith(("Bearer CANARY-token", "OAuth "))


@pytest.mark.parametrize(
    ("level", "only_reads"),
    [("read", True), ("read-write", False), ("read-write-directmessages", False)],
)
def test_keys_that_may_only_read_are_known(level, only_reads):
    said = answer({"data": {"id": "12"}}, headers=[("X-Access-Level", level)])
    with Scripted(said) as server:
        assert owner_of(FOUR, server.url, TIMEOUTS, None).may_only_read is only_reads


@pytest.mark.parametrize(
    ("said", "is_refused", "cause"),
    [
        (answer({"title": "Unauthorized"}, 401), True, "HTTP 401"),
        (answer({"title": "Forbidden"}, 403), True, "HTTP 403"),
        (answer(b"<html>CANARY</html>", 403), False, "HTTP 403"),
        (answer({"title": "Too Many Requests"}, 429), False, "HTTP 429"),
        (answer({"title": "CANARY"}, 503), False, "HTTP 503"),
        (answer(b'["CANARY"]', 503), False, "AttributeError"),
        (answer({"errors": [{"detail": "CANARY"}]}), False, "HTTP 200"),
        (answer({"data": {"id": 12}}), False, "HTTP 200"),
        (answer({"data": {"id": ""}}), False, "HTTP 200"),
        (b"", False, "ConnectionError"),
    ],
)
def test_when_x_does_not_say(said, is_refused, cause):
    with Scripted(said) as server, pytest.raises(UnknownOwnerError) as told:
        owner_of(TOKEN, server.url, TIMEOUTS, None)
    assert (told.value.is_refused, told.value.cause) == (is_refused, cause)
    assert told.value.__cause__ is None
    assert "CANARY" not in f"{told.value!r}{told.value}"
