"""Announcements of versions for tests, signed with keys of nobody's."""

from datetime import date

from desktop_app.domain.announcement import RELEASE_TYPE, Announcement, Version
from desktop_app.domain.envelope import Envelope
from tests.contracts.company import key_of, public_key_of

KEY = public_key_of("release")
CHANGES = {"en": ("Posts wait for both twins.",), "fr": ("Les posts attendent leur jumeau.",)}
INSTALLERS = {"countersign_9.1.0_amd64.deb": "ab" * 32}


def announcement(version="9.1.0", **changes):
    """Version 9.1.0, newer than any program that tests run."""
    values = {
        "version": Version.read(version),
        "date": date(2026, 12, 1),
        "changes": CHANGES,
        "oldest": Version(0, 1, 0),
        "installers": INSTALLERS,
    }
    return Announcement(**{**values, **changes})


def signed(found, signer="release", kind=RELEASE_TYPE):
    """The announcement, or a body, in an envelope signed by `signer`."""
    envelope = Envelope(kind=kind, body=found if isinstance(found, str) else found.body)
    made = key_of(signer).sign(envelope.message).hex()
    return envelope.with_signature(public_key_of(signer), made).as_text()
