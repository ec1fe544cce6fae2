"""OAuth 2.0 with PKCE as X does it: the page in the browser, codes, tokens that rotate, revoking.

Tokens are kept as digests only. A code counts once and for 30 seconds, an access token two hours.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import parse_qs, urlencode

from desktop_app.adapters.practice_x.answers import Answer, json_answer, oauth_error, page
from desktop_app.adapters.practice_x.records import Grant, stamp
from desktop_app.adapters.practice_x.world import Code, Request, World

_SCOPES = frozenset(
    (
        "tweet.read",
        "tweet.write",
        "users.read",
        "media.write",
        "offline.access",
        "tweet.moderate.write",
    )
)
_CODE_SECONDS = 30
_ACCESS_SECONDS = 7200
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_MOST_CODES = 100
_MOST_GRANTS = 100
_BAD_CODE = oauth_error("Value passed for the authorization code was invalid.")
_BAD_TOKEN = oauth_error("Value passed for the token was invalid.")
_BAD_CLIENT = oauth_error("Value passed for the client id was invalid.")


def authorize(request: Request, world: World) -> Answer:
    """Show who may be authorised; with ``practice_user`` in the query, send the answer at once.

    ``practice_user=deny`` answers as X does when a person refuses. What is wrong with the request
    is told on the page: X sends nobody anywhere then.
    """
    query = request.query
    wrong = _wrong(query, world)
    if wrong:
        return page(400, "Something went wrong", html.escape(wrong))
    chosen = query.get("practice_user", "")
    if chosen == "deny":
        return _sent_back(query, error="access_denied")
    if any(account.x_user_id == chosen for account in world.accounts):
        code = secrets.token_urlsafe(32)
        while len(world.codes) >= _MOST_CODES:
            del world.codes[next(iter(world.codes))]
        world.codes[code] = Code(
            user_id=chosen,
            scopes=tuple(query["scope"].split()),
            callback=query["redirect_uri"],
            challenge=query["code_challenge"],
            until=world.now + timedelta(seconds=_CODE_SECONDS),
        )
        return _sent_back(query, code=code)
    return _choice(query, world)


def token(request: Request, world: World) -> Answer:
    """Exchange a code, or a refresh token, for new tokens."""
    sent = _form(request)
    if "client_id" not in sent:
        return oauth_error("Missing valid authorization header", "unauthorized_client", 401)
    if sent["client_id"] != world.client_id:
        return _BAD_CLIENT
    match sent.get("grant_type"):
        case "authorization_code":
            return _first_tokens(sent, world)
        case "refresh_token":
            return _next_tokens(sent, world)
        case _:
            return oauth_error("Value passed for the grant_type was invalid.")


def revoke(request: Request, world: World) -> Answer:
    """End the grant to which a token, of either kind, belongs."""
    named = _digest(_form(request).get("token", ""))
    others = [g for g in world.shelf.grants if named not in (g.access_sha256, g.refresh_sha256)]
    if len(others) == len(world.shelf.grants):
        return _BAD_TOKEN
    world.shelf.keep_grants(others)
    return json_answer(200, {"revoked": True})


def _first_tokens(sent: Mapping[str, str], world: World) -> Answer:
    for name in ("code", "redirect_uri", "code_verifier"):
        if not sent.get(name):
            return oauth_error(f"Missing required parameter [{name}].")
    code = world.codes.pop(sent["code"], None)
    if code is None or world.now >= code.until or code.callback != sent["redirect_uri"]:
        return _BAD_CODE
    digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
    if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != code.challenge:
        return oauth_error("Value passed for the code verifier did not match the code challenge.")
    return _granted(code.user_id, code.scopes, world)


def _next_tokens(sent: Mapping[str, str], world: World) -> Answer:
    if not sent.get("refresh_token"):
        return oauth_error("Missing required parameter [refresh_token].")
    named = _digest(sent["refresh_token"])
    grant = next((each for each in world.shelf.grants if each.refresh_sha256 == named), None)
    if grant is None or grant.user_id in world.revoked:
        return _BAD_TOKEN
    return _granted(grant.user_id, grant.scopes, world, instead_of=grant)


def _granted(
    user_id: str, scopes: tuple[str, ...], world: World, instead_of: Grant | None = None
) -> Answer:
    access, refresh = secrets.token_urlsafe(48), secrets.token_urlsafe(48)
    is_lasting = "offline.access" in scopes
    grant = Grant(
        user_id=user_id,
        scopes=scopes,
        access_sha256=_digest(access),
        refresh_sha256=_digest(refresh) if is_lasting else "",
        expires_at=stamp(world.now + timedelta(seconds=_ACCESS_SECONDS)),
    )
    others = [each for each in world.shelf.grants if each is not instead_of]
    world.shelf.keep_grants([*others[-_MOST_GRANTS:], grant])
    made = {
        "token_type": "bearer",  # nosec B105 # a kind of token
        "expires_in": _ACCESS_SECONDS,
        "access_token": access,
        "scope": " ".join(scopes),
    }
    return json_answer(200, {**made, "refresh_token": refresh} if is_lasting else made)


def _wrong(query: Mapping[str, str], world: World) -> str:
    if query.get("response_type") != "code":
        return "Value passed for the response_type was invalid."
    if query.get("client_id") != world.client_id:
        return "Value passed for the client id was invalid."
    if query.get("redirect_uri") not in world.callbacks:
        return "Value passed for the redirect uri did not match the uri of the app."
    scopes = set(query.get("scope", "").split())
    if not scopes or scopes - _SCOPES:
        return "Value passed for the scope was invalid."
    if not query.get("state"):
        return "Missing required parameter [state]."
    is_hashed = query.get("code_challenge_method") == "S256"
    if not is_hashed or not _CHALLENGE.fullmatch(query.get("code_challenge", "")):
        return "Value passed for the code challenge was invalid."
    return ""


def _choice(query: Mapping[str, str], world: World) -> Answer:
    """Return a page with one button for each account and one to refuse."""
    kept = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in query.items()
        if name != "practice_user"
    )
    choices = [(each.x_user_id, f"{each.name} (@{each.handle})") for each in world.accounts]
    buttons = "".join(
        f'<p><button name="practice_user" value="{html.escape(value)}">{html.escape(label)}'
        "</button></p>"
        for value, label in (*choices, ("deny", "Cancel"))
    )
    text = f'<h1>Practice X</h1><form method="get">{kept}{buttons}</form>'
    return page(200, "Practice X", text)


def _sent_back(query: Mapping[str, str], **more: str) -> Answer:
    answer = urlencode({"state": query["state"], **more})
    return Answer(status=302, headers={"Location": f"{query['redirect_uri']}?{answer}"})


def _form(request: Request) -> dict[str, str]:
    try:
        sent = parse_qs(request.body.decode("ascii"), max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in sent.items()}


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
