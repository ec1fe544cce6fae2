import base64
import hashlib
import json
import socket
import threading
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from desktop_app.adapters.x import oauth2
from desktop_app.adapters.x.network import Network
from desktop_app.adapters.x.oauth2 import (
    PORTS,
    SCOPES,
    Authorization,
    NoTokensError,
    TokenEndpoint,
)
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from tests.adapters.x.scripted import Scripted, answer, form, make_company
from tests.fakes import NOW, FakeClock
from tests.house.guard import OutsideConnection

TIMEOUTS = (20.0, 20.0)
GIVEN = {
    "token_type": "bearer",
    "expires_in": 7200,
    "access_token": "CANARY-access",
    "refresh_token": "CANARY-refresh",
    "scope": " ".join(SCOPES),
}


def given(**changed):
    """X's answer with tokens; a value of None is left out."""
    said = {**GIVEN, **changed}
    return answer({name: value for name, value in said.items() if value is not None})


def endpoint(host, **named):
    named.setdefault("timeouts", TIMEOUTS)
    return TokenEndpoint("client", host, FakeClock(), **named)


def browse(url, **said):
    """Go back from X's page with `said`, as a browser would; the state is the page's own."""
    asked = dict(parse_qsl(urlsplit(url).query))
    back = urlsplit(asked["redirect_uri"])
    state = said.pop("state", asked["state"])
    query = "&".join(f"{name}={value}" for name, value in {"state": state, **said}.items())
    with socket.create_connection((back.hostname, back.port), timeout=20) as visitor:
        visitor.sendall(f"GET {back.path}?{query} HTTP/1.1\r\nHost: {back.netloc}\r\n\r\n".encode())
        visitor.shutdown(socket.SHUT_WR)
        while visitor.recv(65_536):
            pass


def consent(server_or_endpoint, ports=(0,), **said):
    """A whole attempt: the browser answers while we wait."""
    at = server_or_endpoint
    asking = Authorization(at if isinstance(at, TokenEndpoint) else endpoint(at.url), ports=ports)
    url = asking.begin()
    browser = threading.Thread(target=browse, args=(url,), kwargs=said or {"code": "CANARY-code"})
    browser.start()
    try:
        return url, asking.finish(1.0)
    finally:
        browser.join()


def test_what_is_registered_at_x():
    assert PORTS == (47821, 47822, 47823, 47824, 47825)
    assert SCOPES == ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")


def test_the_page_that_is_opened():
    first, second = (
        Authorization(TokenEndpoint("client", None, FakeClock()), ports=(0,)) for _ in range(2)
    )
    urls = [first.begin(), second.begin()]
    first.close()
    second.close()
    (address, asked), (_, other) = (
        (u.partition("?")[0], dict(parse_qsl(u.partition("?")[2]))) for u in urls
    )
    assert address == "https://x.com/i/oauth2/authorize"
    assert asked["scope"] == "tweet.read tweet.write users.read media.write offline.access"
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert urlsplit(asked["redirect_uri"]).hostname == "127.0.0.1"
    assert len(asked["state"]) >= 43
    assert len(asked["code_challenge"]) == 43
    assert asked["state"] != other["state"]
    assert asked["code_challenge"] != other["code_challenge"]


def test_consent_becomes_tokens():
    with Scripted(given()) as server:
        url, pair = consent(server)
        (request,) = server.requests
    asked, sent = dict(parse_qsl(urlsplit(url).query)), form(request)
    assert url.startswith(f"{server.url}/i/oauth2/authorize?")
    assert request.startswith(b"POST /2/oauth2/token HTTP/1.1\r\n")
    assert b"authorization:" not in request.lower()
    challenge = base64.urlsafe_b64encode(
        hashlib.sha256(sent.pop("code_verifier").encode()).digest()
    )
    assert challenge.rstrip(b"=").decode() == asked["code_challenge"]
    assert sent == {
        "grant_type": "authorization_code",
        "code": "CANARY-code",
        "redirect_uri": asked["redirect_uri"],
        "client_id": "client",
    }
    assert pair.access.access_token == "CANARY-access"
    assert pair.access.expires_at == NOW + timedelta(hours=2)
    assert (pair.refresh_token, pair.scopes) == ("CANARY-refresh", SCOPES)
    assert "CANARY" not in f"{pair!r}{pair}"


def test_an_answer_with_another_state_is_not_used():
    with Scripted(given()) as server:
        with pytest.raises(Refused, check=lambda error: error.kind == "connect.state"):
            consent(server, state="other", code="evil")
        assert server.requests == []


def test_a_refusal_on_x_s_page():
    with Scripted(given()) as server:
        with pytest.raises(Refused, check=lambda error: error.kind == "connect.denied"):
            consent(server, error="access_denied")
        assert server.requests == []


@pytest.mark.parametrize(
    ("scope", "refresh", "missing"),
    [
        ("tweet.read users.read offline.access", "r", "tweet.write, media.write"),
        (" ".join(SCOPES[:-1]), "r", "offline.access"),
        (" ".join(SCOPES), None, "offline.access"),
        ("", "r", ", ".join(SCOPES)),
    ],
)
def test_what_was_not_granted_is_named_and_the_rest_given_back(scope, refresh, missing):
    said = given(scope=scope, refresh_token=refresh)
    with Scripted(said, answer({"revoked": True})) as server:
        with pytest.raises(Refused) as told:
            consent(server)
        given_back = [form(request)["token"] for request in server.requests[1:]]
    assert (told.value.kind, told.value.facts) == ("connect.scopes", {"missing": missing})
    assert given_back == ([] if refresh is None else [refresh])


def test_that_x_did_not_end_what_was_not_enough_is_told_too():
    said = given(scope="tweet.read")
    with Scripted(said, answer({}, 503)) as server, pytest.raises(Refused) as told:
        consent(server)
    assert told.value.kind == "connect.scopes"
    assert told.value.facts["also"] == "connect.left_at_x"


def test_more_than_was_asked_for_is_no_reason_to_refuse():
    with Scripted(given(scope=f"like.read {GIVEN['scope']}")) as server:
        assert consent(server)[1].scopes == ("like.read", *SCOPES)


def test_scopes_that_are_left_out_are_as_asked_for():
    with Scripted(given(scope=None)) as server:
        assert consent(server)[1].scopes == SCOPES


REFUSALS = {
    "code": (
        answer({"error": "invalid_request", "error_description": "CANARY-code is wrong"}, 400),
        "invalid_request",
    ),
    "client": (answer({"error": "unauthorized_client"}, 401), "unauthorized_client"),
    "no name": (answer({"title": "Unauthorized", "detail": "CANARY"}, 401), "HTTP 401"),
    "odd name": (answer({"error": "CANARY-1"}, 400), "unknown"),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_code_that_x_refuses(refusal):
    said, cause = REFUSALS[refusal]
    with Scripted(said) as server, pytest.raises(Refused) as told:
        consent(server)
    assert (told.value.kind, told.value.facts) == ("connect.code_refused", {"cause": cause})
    assert told.value.__cause__ is None


OUTCOMES = {
    "refused": (REFUSALS["code"][0], "refused"),
    "server error": (answer({"error": "CANARY"}, 503), "unreachable"),
    "too many": (answer({"title": "Too Many Requests"}, 429), "unreachable"),
    "edge": (answer(b"<html>CANARY</html>", 403), "unreachable"),
    "closed": (b"", "lost"),
    "portal": (answer(b"<html>CANARY</html>"), "lost"),
    "cut short": (given()[:-20], "lost"),
    "moved": (answer(b"", 307, [("Location", "/2/oauth2/token?CANARY")]), "lost"),
    "no access token": (given(access_token=None), "lost"),
    "empty token": (given(access_token=""), "lost"),
    "token of two lines": (given(access_token="CANARY\r\nX: 1"), "lost"),
    "endless token": (given(access_token="C" * 5_000), "lost"),
    "number for a token": (given(access_token=7), "lost"),
    "other kind": (given(token_type="mac"), "lost"),
    "no life": (given(expires_in=None), "lost"),
    "life in words": (given(expires_in="CANARY"), "lost"),
    "life over": (given(expires_in=0), "lost"),
    "life of truth": (given(expires_in=True), "lost"),
    "odd refresh token": (given(refresh_token="CANARY CANARY"), "lost"),
    "odd scopes": (given(scope=["CANARY"]), "lost"),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_no_tokens_mean_and_that_none_shows(outcome):
    said, meaning = OUTCOMES[outcome]
    with Scripted(said) as server:
        with pytest.raises(NoTokensError) as told:
            endpoint(server.url).refresh("CANARY-old")
        assert len(server.requests) == 1
    assert told.value.outcome == meaning
    assert told.value.__cause__ is None
    assert "CANARY" not in f"{told.value!r}{told.value}{told.value.cause}"


def test_nothing_left_when_nobody_listens():
    with Scripted() as server:
        gone = server.url
    with pytest.raises(NoTokensError) as told:
        endpoint(gone).refresh("CANARY-old")
    assert (told.value.outcome, told.value.cause) == ("unreachable", "ConnectionError")


def test_nothing_left_through_a_proxy_that_nobody_vouched_for(tmp_path):
    _, tls = make_company(tmp_path, "api.x.com")
    with Scripted(tls=tls) as proxy:
        with pytest.raises(NoTokensError) as told:
            endpoint(None, network=Network(proxy=proxy.url)).refresh("CANARY-old")
        assert b"CANARY" not in b"".join(proxy.requests + proxy.connects)
    assert (told.value.outcome, told.value.cause) == ("unreachable", "SSLError")


def test_tokens_go_to_api_x_com_and_nowhere_else(tmp_path):
    ca_file, tls = make_company(tmp_path, "api.x.com")
    with Scripted(given(), tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        assert endpoint(None, network=network).refresh("old").refresh_token == "CANARY-refresh"
        assert proxy.connects[0].startswith(b"CONNECT api.x.com:443 ")
    # Straight to X is what these tests cannot do: the attempt shows that it was made.
    with pytest.raises(OutsideConnection, match=r"api\.x\.com"):
        endpoint(None).refresh("old")


def test_a_dribbling_token_server_is_lost():
    slow = [b"HTTP/1.1 200 OK\r\nx: ", *[b"y"] * 500]
    with Scripted(slow) as server, pytest.raises(NoTokensError) as told:
        endpoint(server.url, timeouts=(0.2, 0.2)).refresh("old")
    assert told.value.outcome == "lost"


def test_renewal_brings_both_tokens():
    with Scripted(given(refresh_token="CANARY-next", expires_in=100)) as server:
        pair = endpoint(server.url).refresh("CANARY-old")
        sent = form(server.requests[0])
    assert sent == {
        "grant_type": "refresh_token",
        "refresh_token": "CANARY-old",
        "client_id": "client",
    }
    assert pair.refresh_token == "CANARY-next"
    assert pair.access.expires_at == NOW + timedelta(seconds=100)


def test_a_refresh_token_that_does_not_change_is_kept_and_a_long_life_is_cut():
    with Scripted(given(refresh_token=None, expires_in=10**12)) as server:
        pair = endpoint(server.url).refresh("CANARY-old")
    assert pair.refresh_token == "CANARY-old"
    assert pair.access.expires_at == NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "is_done"), [(answer({"revoked": True}), True), (answer({"error": "a"}, 400), False)]
)
def test_revoking_says_whether_x_did(said, is_done):
    with Scripted(said) as server:
        assert endpoint(server.url).revoke("CANARY-old") is is_done
        (request,) = server.requests
    assert request.startswith(b"POST /2/oauth2/revoke HTTP/1.1\r\n")
    assert form(request)["token"] == "CANARY-old"


@pytest.mark.parametrize("client_id", ["", "a b", "a\nb", "clé"])
def test_a_client_id_that_was_not_copied_exactly(client_id):
    with pytest.raises(BadInput, check=lambda error: error.kind == "connect.client_id"):
        TokenEndpoint(client_id, None, FakeClock())


@pytest.mark.parametrize(
    "host", ["https://evil.example", "http://localhost:1", "http://10.0.0.1:1"]
)
def test_another_host_is_this_machine_or_none(host):
    with pytest.raises(BadInput, check=lambda error: error.kind == "x.host"):
        TokenEndpoint("client", host, FakeClock())


def test_nobody_answers_and_the_port_is_free_again():
    with Scripted() as server:
        asking = Authorization(endpoint(server.url), ports=(0,))
        url = asking.begin()
        with pytest.raises(Unavailable, check=lambda error: error.kind == "connect.timed_out"):
            asking.finish(0.05)
        with pytest.raises(ConnectionRefusedError):
            browse(url, code="late")
        assert server.requests == []


def test_finishing_without_beginning_asks_nothing():
    asking = Authorization(endpoint("http://127.0.0.1:9"))
    with pytest.raises(Refused, check=lambda error: error.kind == "connect.cancelled"):
        asking.finish(1.0)


def test_cancelling_ends_the_wait():
    asking = Authorization(endpoint("http://127.0.0.1:9"), ports=(0,))
    asking.cancel()
    asking.begin()
    asking.cancel()
    with pytest.raises(Refused, check=lambda error: error.kind == "connect.cancelled"):
        asking.finish(10.0)


def test_all_registered_ports_taken(monkeypatch):
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [each.getsockname()[1] for each in held]
    asking = Authorization(endpoint("http://127.0.0.1:9"), ports=ports)
    with pytest.raises(Unavailable) as told:
        asking.begin()
    for each in held:
        each.close()
    assert told.value.facts == {"ports": f"{ports[0]}, {ports[1]}"}


def test_the_body_of_a_form_is_never_json():
    with Scripted(given()) as server:
        endpoint(server.url).refresh("old")
        body = server.requests[0].partition(b"\r\n\r\n")[2]
    with pytest.raises(ValueError):
        json.loads(body)
    assert oauth2.TOKENS == "https://api.x.com"
