import json

import pytest
import requests

from desktop_app.adapters.x.credentials import OAuth1, OAuth2
from desktop_app.adapters.x.transport import TIMEOUTS, Answer, ask, open_client
from tests.adapters.x.scripted import Scripted, answer, header
from tests.fakes import NOW

FOUR = OAuth1(
    consumer_key="key", consumer_secret="secret", access_token="token", access_token_secret="tail"
)
TOKEN = OAuth2(access_token="CANARY-token", expires_at=NOW)
BOTH = pytest.mark.parametrize("credentials", [FOUR, TOKEN], ids=["oauth1", "oauth2"])


@BOTH
def test_nothing_is_retried_followed_or_waited_for(credentials):
    client = open_client(credentials, None, TIMEOUTS)
    ((prefix, adapter),) = client.session.adapters.items()
    assert prefix == "https://api.twitter.com/"
    assert adapter.max_retries.total == 0
    assert client.session.max_redirects == 0
    assert client.session.trust_env is False
    assert client.wait_on_rate_limit is False


def test_a_signature_proves_the_one_and_a_bearer_token_the_other():
    with Scripted() as server:
        for credentials in (FOUR, TOKEN):
            ask(open_client(credentials, server.url, TIMEOUTS), "GET", "/2/users/me")
        signed, borne = (header(request, "authorization") for request in server.requests)
    assert signed.startswith("OAuth ")
    assert 'oauth_token="token"' in signed
    assert borne == "Bearer CANARY-token"


def test_only_the_host_of_a_request_is_changed():
    with Scripted() as server:
        client = open_client(TOKEN, server.url, TIMEOUTS)
        ask(client, "GET", "/2/tweets/1", params={"tweet.fields": "a,b"})
        (request,) = server.requests
    assert request.startswith(b"GET /2/tweets/1?tweet.fields=a%2Cb HTTP/1.1\r\n")
    assert header(request, "connection") == "close"
    assert header(request, "accept-encoding") == "identity"


@BOTH
def test_fields_go_as_json(credentials):
    with Scripted() as server:
        client = open_client(credentials, server.url, TIMEOUTS)
        ask(client, "POST", "/2/tweets", fields={"text": "Nos équipes 👍", "made_with_ai": True})
        (request,) = server.requests
    assert header(request, "content-type") == "application/json"
    sent = json.loads(request.partition(b"\r\n\r\n")[2])
    assert sent == {"text": "Nos équipes 👍", "made_with_ai": True}


@BOTH
def test_files_go_as_a_form_proven_in_the_same_way(credentials):
    photo = bytes(range(256)) * 100
    with Scripted() as server:
        client = open_client(credentials, server.url, TIMEOUTS)
        said = ask(
            client,
            "POST",
            "/2/media/upload/1/append",
            fields={"segment_index": 0},
            files={"media": ("photo.jpg", photo, "image/jpeg")},
        )
        (request,) = server.requests
    assert said.status == 200
    head, _, body = request.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /2/media/upload/1/append HTTP/1.1")
    assert header(request, "content-type").startswith("multipart/form-data; boundary=")
    assert header(request, "authorization").startswith(("OAuth ", "Bearer CANARY-token"))
    assert b'name="segment_index"\r\n\r\n0\r\n' in body
    assert b'name="media"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n' + photo in body


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize("status", [200, 400, 401, 402, 403, 404, 429, 500, 503])
def test_every_status_is_an_answer_with_its_headers(status, form):
    limits = [("X-Rate-Limit-Remaining", "7"), ("x-rate-limit-reset", "1790000000")]
    files = {"media": ("a", b"b", "image/png")} if form else None
    with Scripted(answer({"title": "Said"}, status, limits)) as server:
        client = open_client(TOKEN, server.url, TIMEOUTS)
        said = ask(client, "POST", "/2/tweets", fields={"text": "a"}, files=files)
    assert (said.status, said.json_object()) == (status, {"title": "Said"})
    assert said.headers["x-rate-limit-remaining"] == "7"
    assert said.headers["x-rate-limit-reset"] == "1790000000"


@pytest.mark.parametrize("body", [b"", b"[1]", b'"a"', b"<html>", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_none(body):
    assert Answer(status=200, body=body, headers={}).json_object() is None


def test_an_answer_shows_neither_body_nor_headers():
    shown = repr(Answer(status=200, body=b"CANARY", headers={"set-cookie": "CANARY"}))
    assert "CANARY" not in shown


@BOTH
def test_a_server_that_is_not_there_is_told_as_before(credentials):
    with Scripted() as server:
        gone = server.url
    client = open_client(credentials, gone, TIMEOUTS)
    with pytest.raises(requests.ConnectionError, match="NewConnectionError"):
        ask(client, "GET", "/2/users/me")
