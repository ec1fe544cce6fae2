"""Which announcement is believed, and how it stands to the program that runs."""

from datetime import date

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.domain.announcement import LONGEST, Version
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.roster import ROSTER_TYPE
from desktop_app.services import updating
from desktop_app.services.updating import Beside, Seen
from tests.contracts.company import key_of, public_key_of
from tests.releases import INSTALLERS, KEY, announcement, signed

OTHER = public_key_of("other release")


def test_one_of_the_known_keys_is_enough():
    assert updating.opened(signed(announcement()), (OTHER, KEY), verify) == announcement()


def test_a_build_that_knows_no_key_says_so():
    with pytest.raises(Refused, match=r"updates\.no_key"):
        updating.opened(signed(announcement()), (), verify)


def test_an_unknown_key():
    with pytest.raises(Refused, match=r"updates\.unknown_key"):
        updating.opened(signed(announcement()), (OTHER,), verify)


def test_a_signature_of_something_else():
    other = Envelope.read(signed(announcement("9.2.0")), "application/vnd.countersign.release+json")
    moved = Envelope(kind=other.kind, body=announcement().body)
    moved = moved.with_signature(KEY, other.signatures[0])
    with pytest.raises(Damaged, match=r"updates\.signature"):
        updating.opened(moved.as_text(), (KEY,), verify)


def test_a_hint_that_names_a_known_key_helps_nobody():
    envelope = Envelope(kind="application/vnd.countersign.release+json", body=announcement().body)
    false = envelope.with_signature(KEY, key_of("other release").sign(envelope.message).hex())
    with pytest.raises(Damaged, match=r"updates\.signature"):
        updating.opened(false.as_text(), (KEY,), verify)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not canonical",
        " " + signed(announcement()),
        signed(announcement(), kind=ROSTER_TYPE),
        signed("{}"),
        signed(announcement().body + " "),
        signed(announcement(changes={"en": ("x" * LONGEST,), "fr": ("x",)})),
    ],
    ids=["empty", "words", "space", "roster", "no_values", "not_canonical", "long"],
)
def test_what_is_no_announcement(text):
    with pytest.raises(BadInput, match=r"updates\.form"):
        updating.opened(text, (KEY,), verify)


@pytest.mark.parametrize(
    ("version", "day"), [("9.0.9", date(2027, 1, 1)), ("9.1.0", date(2026, 11, 30))]
)
def test_an_older_one_than_was_seen_is_refused(version, day):
    seen = updating.require_newest(announcement(), None)
    with pytest.raises(Refused, match=r"updates\.rollback") as refused:
        updating.require_newest(announcement(version, date=day), seen)
    assert refused.value.facts == {
        "version": version,
        "date": day.isoformat(),
        "seen": "9.1.0",
        "seen_date": "2026-12-01",
    }


def test_the_same_again_and_a_later_one_are_remembered():
    seen = Seen(Version(9, 1, 0), date(2026, 12, 1))
    assert updating.require_newest(announcement(), seen) == seen
    later = updating.require_newest(announcement("9.10.0"), seen)
    assert later == Seen(Version(9, 10, 0), date(2026, 12, 1))


def test_the_newest_of_several():
    several = [announcement("9.2.0"), announcement("9.10.0"), announcement("9.9.0")]
    assert updating.newest(several) == several[1]
    assert updating.newest([]) is None


@pytest.mark.parametrize(
    ("running", "expected"),
    [("9.0.12", Beside.NEWER), ("9.1.0", Beside.SAME), ("10.0.0", Beside.OLDER)],
)
def test_beside_the_one_that_runs(running, expected):
    assert updating.beside(announcement(), Version.read(running)) is expected


def test_an_installer_is_known_by_its_bytes():
    ((name, digest),) = INSTALLERS.items()
    assert updating.installer_named(announcement(), "renamed.deb", digest) == name
    with pytest.raises(Damaged, match=r"updates\.installer"):
        updating.installer_named(announcement(), name, "cd" * 32)
    with pytest.raises(BadInput, match=r"updates\.not_listed"):
        updating.installer_named(announcement(), "other.deb", "cd" * 32)
