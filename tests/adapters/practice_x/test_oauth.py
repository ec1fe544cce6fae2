import base64
import hashlib
import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.world import CALLBACKS, CLIENT_ID
from tests.fakes import ACCOUNT

VERIFIER = "v" * 64
ALL_SCOPES = "tweet.read tweet.write users.read media.write offline.access"
ASKED = {
    "response_type": "code",
    "client_id": CLIENT_ID,
    "redirect_uri": CALLBACKS[0],
    "scope": ALL_SCOPES,
    "state": "s",
    "code_challenge": base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest())
    .rstrip(b"=")
    .decode(),
    "code_challenge_method": "S256",
}


def visit(x, **query):
    wanted = {name: value for name, value in {**ASKED, **query}.items() if value is not None}
    return api.respond(api.route("GET", f"/i/oauth2/authorize?{urlencode(wanted)}"), x.world)


def back(answer):
    assert answer.status == 302
    address = urlsplit(answer.headers["Location"])
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    return address._replace(query="").geturl(), query


def code(x, **query):
    return back(visit(x, practice_user=ACCOUNT.x_user_id, **query))[1]["code"]


def ask_token(x, **fields):
    body = urlencode({"client_id": CLIENT_ID, **fields}).encode()
    status, answer = x.ask("POST", "/2/oauth2/token", body, signed="")
    return status, answer


def exchange(x, given, **fields):
    wanted = {"redirect_uri": CALLBACKS[0], "code_verifier": VERIFIER, **fields}
    return ask_token(x, grant_type="authorization_code", code=given, **wanted)


def refresh(x, given):
    return ask_token(x, grant_type="refresh_token", refresh_token=given)


def me(x, access):
    return x.ask("GET", "/2/users/me", signed=f"Bearer {access}")[0]


def test_the_page_offers_the_accounts_and_a_refusal(x):
    answer = visit(x, state='"><script>')
    assert answer.status == 200
    page = answer.body.decode()
    assert f'value="{ACCOUNT.x_user_id}"' in page
    assert 'value="deny"' in page
    assert "<script>" not in page


def test_a_choice_sends_the_browser_back_with_code_and_state(x):
    address, query = back(visit(x, practice_user=ACCOUNT.x_user_id))
    assert (address, set(query), query["state"]) == (CALLBACKS[0], {"code", "state"}, "s")


def test_a_refusal_says_so(x):
    _, query = back(visit(x, practice_user="deny"))
    assert query == {"error": "access_denied", "state": "s"}


@pytest.mark.parametrize(
    "query",
    [
        {"response_type": "token"},
        {"client_id": "other"},
        {"redirect_uri": CALLBACKS[0] + "/"},
        {"redirect_uri": "http://localhost:47821/callback"},
        {"redirect_uri": None},
        {"scope": "tweet.read everything"},
        {"scope": None},
        {"state": None},
        {"code_challenge": "short"},
        {"code_challenge": None},
        {"code_challenge_method": "plain"},
    ],
)
def test_an_odd_request_goes_nowhere(x, query):
    answer = visit(x, practice_user=ACCOUNT.x_user_id, **query)
    assert answer.status == 400
    assert "Location" not in answer.headers
    assert x.world.codes == {}


def test_a_code_gives_tokens_once(x):
    given = code(x)
    status, pair = exchange(x, given)
    assert status == 200
    assert (pair["token_type"], pair["expires_in"], pair["scope"]) == ("bearer", 7200, ALL_SCOPES)
    assert me(x, pair["access_token"]) == 200
    assert x.create("by bearer")[0] == 201
    assert exchange(x, given) == (
        400,
        {
            "error": "invalid_request",
            "error_description": "Value passed for the authorization code was invalid.",
        },
    )


def test_a_code_lives_thirty_seconds(x):
    early, late = code(x), code(x)
    x.advance(seconds=29)
    assert exchange(x, early)[0] == 200
    x.advance(seconds=1)
    assert exchange(x, late)[0] == 400


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"code_verifier": "w" * 64}, 400),
        ({"redirect_uri": CALLBACKS[1]}, 400),
        ({"client_id": "other"}, 400),
        ({"code_verifier": ""}, 400),
    ],
)
def test_a_code_alone_is_not_enough(x, fields, status):
    assert exchange(x, code(x), **fields)[0] == status
    assert x.world.shelf.grants == ()


def test_who_asks_must_say_who(x):
    status, body = x.ask("POST", "/2/oauth2/token", b"grant_type=refresh_token", signed="")
    assert (status, body["error"]) == (401, "unauthorized_client")
    assert ask_token(x, grant_type="password")[0] == 400
    assert ask_token(x, grant_type="refresh_token")[0] == 400
    assert x.ask("POST", "/2/oauth2/token", b"\xff", signed="")[0] == 401


def test_refresh_tokens_rotate_and_the_old_pair_ends(x):
    _, first = exchange(x, code(x))
    status, second = refresh(x, first["refresh_token"])
    assert status == 200
    assert refresh(x, first["refresh_token"])[0] == 400
    assert [me(x, pair["access_token"]) for pair in (first, second)] == [401, 200]
    assert refresh(x, second["refresh_token"])[0] == 200


def test_an_access_token_lives_two_hours_and_is_renewed(x):
    _, pair = exchange(x, code(x))
    x.advance(hours=2)
    assert me(x, pair["access_token"]) == 401
    assert refresh(x, pair["refresh_token"])[0] == 200


def test_without_offline_access_there_is_no_refresh_token(x):
    _, pair = exchange(x, code(x, scope="tweet.read users.read"))
    assert "refresh_token" not in pair
    assert refresh(x, "")[0] == 400


def test_a_token_may_do_what_its_scopes_say_and_no_more(x):
    _, pair = exchange(x, code(x, scope="tweet.read users.read"))
    signed = f"Bearer {pair['access_token']}"
    assert x.ask("GET", "/2/users/me", signed=signed)[0] == 200
    assert x.ask("POST", "/2/tweets", {"text": "t"}, signed=signed)[0] == 403
    assert x.ask("POST", "/2/media/upload", {}, signed=signed)[0] == 403
    _, pair = exchange(x, code(x, scope="media.write"))
    signed = f"Bearer {pair['access_token']}"
    assert x.ask("POST", "/2/media/upload", {}, signed=signed)[0] == 400
    assert x.ask("GET", "/2/users/me", signed=signed)[0] == 403


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_revoking_ends_both_tokens(x, kind):
    _, pair = exchange(x, code(x))
    body = urlencode({"token": pair[kind], "client_id": CLIENT_ID}).encode()
    assert x.ask("POST", "/2/oauth2/revoke", body, signed="") == (200, {"revoked": True})
    assert me(x, pair["access_token"]) == 401
    assert refresh(x, pair["refresh_token"])[0] == 400
    assert x.ask("POST", "/2/oauth2/revoke", body, signed="")[0] == 400


def test_a_revoked_account_gets_no_new_tokens_until_it_is_restored(x):
    _, pair = exchange(x, code(x))
    x.change(revoked={ACCOUNT.x_user_id})
    assert (me(x, pair["access_token"]), refresh(x, pair["refresh_token"])[0]) == (401, 400)
    x.change(revoked=())
    assert (me(x, pair["access_token"]), refresh(x, pair["refresh_token"])[0]) == (200, 200)


def test_no_token_is_kept_as_it_is(x):
    _, pair = exchange(x, code(x))
    kept = json.dumps([str(grant) for grant in x.world.shelf.grants])
    assert pair["access_token"] not in kept
    assert pair["refresh_token"] not in kept
