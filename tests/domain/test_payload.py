from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.canonical import canonical, parse_object
from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import (
    Media,
    MediaKind,
    Part,
    Payload,
    Poll,
    ReplySettings,
    short,
)

WHOLE = Payload(
    realm=Realm.PRACTICE,
    account=AccountId("a"),
    parts=(
        Part(
            text="Bonjour",
            media=(Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="un atelier"),),
        ),
        Part(text="Suite", poll=Poll(options=("oui", "non"), minutes=60)),
    ),
    policy_digest="1" * 64,
    rulebook_digest="2" * 64,
)
OTHERS = {
    "realm": Realm.X,
    "account": AccountId("b"),
    "parts": (Part(text="Suite"), Part(text="Bonjour")),
    "policy_digest": "3" * 64,
    "rulebook_digest": "3" * 64,
    "reply_to": "1",
    "quote": "1",
    "reply_settings": ReplySettings.FOLLOWING,
    "twin": "t",
    "made_with_ai": True,
    "paid_partnership": True,
    "not_before": datetime(2026, 11, 24, 15, tzinfo=UTC),
    "not_after": datetime(2026, 11, 24, 16, tzinfo=UTC),
}


def test_a_payload_is_read_back_whole():
    assert Payload.read(WHOLE.body()) == WHOLE


@pytest.mark.parametrize("field", [field.name for field in fields(Payload)])
def test_a_change_of_any_field_is_another_payload(field):
    changed = replace(WHOLE, **{field: OTHERS[field]})
    assert changed.fingerprint != WHOLE.fingerprint
    assert Payload.read(changed.body()) == changed


@pytest.mark.parametrize(
    "part",
    [
        Part(text="Bonjour ", media=WHOLE.parts[0].media),
        Part(text="Воnjour", media=WHOLE.parts[0].media),  # the first two letters are Cyrillic
        Part(text="Bonjour"),
        Part(text="Bonjour", media=(replace(WHOLE.parts[0].media[0], alt_text="un autre"),)),
        Part(text="Bonjour", media=(replace(WHOLE.parts[0].media[0], sha256="9" * 64),)),
    ],
)
def test_a_space_a_lookalike_or_a_picture_is_another_payload(part):
    changed = replace(WHOLE, parts=(part, WHOLE.parts[1]))
    assert changed.fingerprint != WHOLE.fingerprint


def test_unknown_missing_and_mistyped_fields_are_errors():
    values = parse_object(WHOLE.body())
    without = {key: value for key, value in values.items() if key != "quote"}
    for wrong in (
        {**values, "schedule": "2026"},
        without,
        {**values, "made_with_ai": "yes"},
        {**values, "reply_settings": "nobody"},
        {**values, "parts": [{"text": "a", "media": [], "poll": None, "url": "b"}]},
    ):
        with pytest.raises(BadInput, match=r"canonical\.shape"):
            Payload.read(canonical(wrong))


def test_another_version_is_refused_rather_than_guessed():
    values = {**parse_object(WHOLE.body()), "v": 2}
    with pytest.raises(BadInput, match=r"payload\.version"):
        Payload.read(canonical(values))


def test_text_that_is_not_in_normal_form_has_no_fingerprint():
    loose = replace(WHOLE, parts=(Part(text="e\u0301"),))
    with pytest.raises(BadInput):
        loose.body()


def test_people_compare_eight_digits():
    assert short("9f2c71ab" + "0" * 56) == "9f2c 71ab"
