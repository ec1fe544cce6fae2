"""Envelopes are read strictly, and signatures count by the key that made them."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.canonical import canonical
from desktop_app.domain.envelope import LONGEST, MOST_SIGNATURES, Envelope, hint, signers
from desktop_app.domain.errors import BadInput
from tests.contracts.company import key_of, public_key_of, verify

KIND = "application/vnd.example+json"
NAMES = ("one", "two", "three")
KEYS = {name: public_key_of(name) for name in NAMES}


def signed(body: str, *names: str) -> Envelope:
    envelope = Envelope(kind=KIND, body=body)
    for name in names:
        envelope = envelope.with_signature(KEYS[name], key_of(name).sign(envelope.message).hex())
    return envelope


def is_refused(text: str, kind: str = KIND):
    with pytest.raises(BadInput) as caught:
        Envelope.read(text, kind)
    return caught.value.kind == "envelope.form"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.sampled_from(NAMES)))
def test_what_is_written_is_read_again(body, names):
    envelope = signed(body, *names[:MOST_SIGNATURES])
    assert Envelope.read(envelope.as_text(), KIND) == envelope


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_a_key_counts_once_however_often_it_signed(names):
    assert signers(signed("body", *names), KEYS.values(), verify) == {KEYS[one] for one in names}


def test_the_key_id_says_nothing():
    envelope = signed("body", "one")
    said = json.loads(envelope.as_text())
    said["signatures"][0]["keyid"] = hint(KEYS["two"])
    found = Envelope.read(canonical(said), KIND)
    assert signers(found, KEYS.values(), verify) == {KEYS["one"]}


def test_a_signature_of_another_type_or_body_counts_for_nothing():
    made = signed("body", "one").signatures
    others = (Envelope(kind=f"{KIND}2", body="body"), Envelope(kind=KIND, body="body "))
    for other in others:
        moved = Envelope(kind=other.kind, body=other.body, signatures=made, hints=("",))
        assert signers(moved, KEYS.values(), verify) == frozenset()


def test_another_type_is_refused():
    assert is_refused(signed("body", "one").as_text(), "application/vnd.other+json")


def changed(**changes) -> str:
    return canonical({**json.loads(signed("body", "one").as_text()), **changes})


def entry(sig: str) -> list:
    return [{"keyid": "", "sig": sig}]


GOOD = base64.b64encode(bytes(64)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "not json",
        signed("body", "one").as_text() + " ",
        signed("body", "one").as_text().replace('":', '": '),
        changed(more=1),
        changed(payload="b2R"),
        changed(payload="b2R5\n"),
        changed(payload="Ym9keQ"),
        changed(payload="YmpkeR=="),  # bits behind the end: a second way to write the same bytes
        changed(payload="/w=="),  # no UTF-8
        changed(payload=None),
        changed(payloadType=7),
        changed(signatures={}),
        changed(signatures=entry(GOOD) * (MOST_SIGNATURES + 1)),
        changed(signatures=entry(base64.b64encode(bytes(63)).decode())),
        changed(signatures=entry("é")),
        changed(signatures=[{"sig": GOOD}]),
        changed(signatures=[GOOD]),
        "[" * 100_000,
        "x" * (LONGEST + 1),
    ],
    ids=range(23),
)
def test_what_is_not_exactly_an_envelope_is_refused(text):
    assert is_refused(text)


@given(st.data())
def test_a_changed_character_never_yields_a_signed_body_of_its_own(data):
    text = signed("the body", "one", "two").as_text()
    at = data.draw(st.integers(0, len(text) - 1))
    other = text[:at] + data.draw(st.characters(codec="ascii")) + text[at + 1 :]
    try:
        found = Envelope.read(other, KIND)
    except BadInput:
        return
    assert found.body == "the body" or not signers(found, KEYS.values(), verify)
