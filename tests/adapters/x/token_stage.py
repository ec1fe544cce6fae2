"""A token store of a scripted X, and what its tests say and expect."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.keychain import MemorySecrets
from desktop_app.adapters.x.credentials import OAuth2
from desktop_app.adapters.x.oauth2 import SCOPES, TokenPair
from desktop_app.adapters.x.tokens import TokenStore
from desktop_app.domain.errors import PostNotSent, PostRefused, Unavailable
from desktop_app.services.connecting import FourKeys
from tests.adapters.x.scripted import answer, form
from tests.fakes import ACCOUNT, NOW, FakeClock

TIMEOUTS = (20.0, 20.0)
OTHER = replace(ACCOUNT, x_user_id="1400000000000000002", handle="acme")
OURS = answer({"data": {"id": ACCOUNT.x_user_id, "username": "acme_ceo"}})
THEIRS = answer({"data": {"id": "999", "username": "CANARY-private"}})
REVOKED = answer({"revoked": True})
DEAD = answer({"error": "invalid_request", "error_description": "CANARY-r1 was invalid."}, 400)
KEYS = FourKeys(
    consumer_key="CANARY-ck",
    consumer_secret="CANARY-cs",
    access_token="CANARY-at",
    access_token_secret="CANARY-as",
)


def pair(number=1, life=timedelta(hours=2)):
    return TokenPair(
        client_id="client",
        access=OAuth2(access_token=f"CANARY-a{number}", expires_at=NOW + life),
        refresh_token=f"CANARY-r{number}",
        scopes=SCOPES,
    )


def renewed(number, **changed):
    said = {
        "token_type": "bearer",
        "expires_in": 7200,
        "access_token": f"CANARY-a{number}",
        "refresh_token": f"CANARY-r{number}",
        "scope": " ".join(SCOPES),
    }
    return answer({**said, **changed})


class Keychain(MemorySecrets):
    """A keychain that can be locked, for all or for the entries whose names end in one of `ends`."""

    locked_ends = ()

    def write(self, name, secret):
        if name.endswith(self.locked_ends or "\0"):
            raise Unavailable("keychain.locked")
        super().write(name, secret)

    def read(self, name):
        if "" in self.locked_ends:
            raise Unavailable("keychain.locked")
        return super().read(name)


class Stage:
    """A token store of a scripted X, opened anew when the program starts again."""

    def __init__(self):
        self.keychain = Keychain()
        self.clock = FakeClock()
        self.server = None
        self.host = None

    def says(self, *answers):
        """From now on X says these; the address stays."""
        self.server.answers = list(answers)

    def open(self):
        return TokenStore(self.keychain, self.host, self.clock, timeouts=TIMEOUTS)

    def connected(self, number=1):
        self.says(OURS)
        store = self.open()
        store.connect_oauth2(ACCOUNT, pair(number))
        self.server.requests.clear()
        return store

    def unsaved(self, *answers):
        """A store with a renewed token that the keychain does not take; then X says `answers`."""
        self.connected()
        store = self.open()
        self.keychain.locked_ends = (":refresh",)
        self.says(renewed(2), *answers)
        with refused("keychain.locked", PostNotSent):
            store.credentials(ACCOUNT)
        return store

    def given_back(self):
        """The tokens that X was asked to forget."""
        asked = [each for each in self.server.requests if each.startswith(b"POST /2/oauth2/revoke")]
        return [form(each)["token"] for each in asked]

    def entries(self):
        return dict(self.keychain._entries)

    def kept_refresh(self):
        (text,) = (text for name, text in self.entries().items() if name.endswith(":refresh"))
        return json.loads(text)["refresh_token"]


def refused(kind, error=PostRefused):
    return pytest.raises(
        error, check=lambda told: told.kind == kind and "CANARY" not in shown(told)
    )


def shown(error):
    """All that could be told of an error, its causes included."""
    told = []
    while error is not None:
        told.append(f"{error!r}{error}{getattr(error, 'facts', '')}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "".join(told)
