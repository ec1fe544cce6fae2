"""One program in a session of its own, whose real keychain is locked between two sends.

``python -m tests.starve.keychain FOLDER`` runs inside the session (`tests.contracts.keyring_session`),
locks and opens the keychain as the desktop does, over D-Bus, and prints what came of it as JSON.
"""

import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, MessageType, new_method_call

from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import KeyringSecrets
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.account import Realm
from desktop_app.services.publisher import Publisher
from tests.faults.office import SINGLE, approve, credentials, found, poster
from tests.faults.oracle import forgetful_x
from tests.starve.clerk import said

PASSWORD = "of the session"
_TOKEN = "x:token"
_SERVICE_NAME = "org.freedesktop.secrets"
_SERVICE = "org.freedesktop.Secret.Service"
#: gnome-keyring's own, by which a session opens it.
_GUILT = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
_LOGIN = "/org/freedesktop/secrets/collection/login"


def main(folder):
    """Two posts; the keychain is locked before the second, and opened again."""
    told = {}
    with ExitStack() as opened:
        office = found(folder / "office")
        x = forgetful_x(office.clock)
        url = x.start()
        opened.callback(x.stop)
        parts = opened.enter_context(office.parts(url=url, journal=None))
        secrets = KeyringSecrets(Realm.PRACTICE)
        secrets.write(_TOKEN, "practice")
        # As in an office: the journal's memory and X's token are in the keychain.
        journal = open_journal(folder / "journal.jsonl", office.clock.now, known=secrets)
        opened.callback(journal.close)
        parts = replace(parts, journal=journal, poster=_with_token(url, parts.media))
        publisher = Publisher(parts)
        for number, state in enumerate(("open", "locked", "open again")):
            if number < 2:
                approve(parts, replace(SINGLE[0], text=f"Merci, {number} fois."))
            told[state] = []
            if state == "locked":
                _lock()
            elif state == "open again":
                _unlock()
            for _ in range(2):
                told[state] += [_told(report) for report in publisher.run().reports]
                office.clock.advance(60)
            told[state].append({"kind": "at X", "en": str(x.hits(Route.CREATE)), "fr": ""})
        told["texts"] = sorted(post.text for post in x.posts())
    sys.stdout.write(json.dumps(told) + "\n")


def _with_token(url, shelf):
    def made(account):
        KeyringSecrets(Realm.PRACTICE).read(_TOKEN)  # opened anew for each use, as `assembly` does
        assert credentials(account)
        return poster(account, url, shelf)

    return made


def _told(report):
    if report.error is not None:
        return said(report.error)
    return {"kind": str(report.outcome.kind), "en": "", "fr": ""}


def _lock():
    bus = secretstorage.dbus_init()
    for collection in secretstorage.get_all_collections(bus):
        collection.lock()
    bus.close()


def _unlock():
    """With the password and no question, as a session does when somebody signs in."""
    bus = secretstorage.dbus_init()
    _, session = _ask(bus, _SERVICE, "OpenSession", "sv", ("plain", ("s", "")))
    secret = (session, b"", PASSWORD.encode(), "text/plain")
    _ask(bus, _GUILT, "UnlockWithMasterPassword", "o(oayays)", (_LOGIN, secret))
    bus.close()


def _ask(bus, interface, verb, signature, body):
    service = DBusAddress("/org/freedesktop/secrets", _SERVICE_NAME, interface)
    answer = bus.send_and_get_reply(new_method_call(service, verb, signature, body))
    assert answer.header.message_type is MessageType.method_return, answer.body
    return answer.body


if __name__ == "__main__":
    main(Path(sys.argv[1]))
