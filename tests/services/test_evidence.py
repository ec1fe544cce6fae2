"""A bundle proves one post by itself; whatever byte of it changes, it says what does not hold."""

import dataclasses
import json
import random

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, PostUnanswered
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import (
    controlling,
    drafting,
    evidence,
    practice,
    settling,
    sources,
    wordbook,
)

CALM = "Merci à tous pour cette belle journée à Lyon."
LINK = "https://x.com/someone/status/1234567890123456789"


@pytest.fixture
def proof(office):
    """A thread that was posted, between two other posts of the account."""
    office.thread("Un post qui n’est pas montré ici.")
    office.run()
    post = office.thread(CALM, "Et à l’an prochain.")
    office.run()
    office.thread("Encore un autre, plus tard.")
    return post, evidence.bundle(office.parts, post)


def check(office, text):
    return evidence.verify(text, office.parts.keys.verify)


def sealed(said):
    """The bundle that somebody makes who knows the format but has no key."""
    said.pop("seal", None)
    return canonical({**said, "seal": digest(canonical(said))})


def test_a_bundle_says_who_approved_what_went_out(office, proof):
    post, text = proof
    found = check(office, text)
    assert (found.record.id, found.record.state) == (post, PostState.POSTED)
    assert found.record.current.payload.parts[0].text == CALM
    assert [one.how for one in found.published] == [ActionKind.POSTED] * 2
    for one in found.published:
        assert [(d.person, d.role) for d in one.approvals] == [("paul", "communications")]
        assert all(d.seq < found.record.actions[-1].seq for d in one.approvals)
        assert (one.same_text, one.by) == (True, practice.PUBLISHER)
    assert found.left_out > 0
    assert found.fingerprint == digest(text)


def test_the_same_record_gives_the_same_bundle(office, proof):
    post, text = proof
    assert evidence.bundle(office.parts, post) == text
    assert "pas montré ici" not in text
    assert "plus tard" not in text


def test_every_state_can_be_given_in_evidence(office):
    posts = [office.submit(CALM), office.thread("Deux.", is_by_hand=True), office.thread("Trois.")]
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "incident")
    states = [check(office, evidence.bundle(office.parts, post)).record.state for post in posts]
    assert states == [PostState.IN_REVIEW, PostState.HELD, PostState.HELD]


def test_the_answered_post_and_the_pictures_are_there(office, tmp_path):
    source = sources.typed(office.parts, LINK, "someone", "Bonjour @claire_morel")
    media = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="Une équipe")
    draft = office.draft("", source=source, reply_link=LINK)
    draft = dataclasses.replace(draft, parts=(Part(text=CALM, media=(media,)),))
    office.parts = dataclasses.replace(office.parts, media=Shelf(office.parts.media))
    post = drafting.submit_for_review(office.parts, draft, draft.owner)
    found = check(office, evidence.bundle(office.parts, post))
    assert (found.source.handle, found.source.text) == ("someone", "Bonjour @claire_morel")
    assert found.sizes == {"a" * 64: None}


def test_whatever_became_of_a_post_can_be_shown(office):
    """Found after a lost answer, refused, posted by hand, taken down, urgent under a freeze."""
    office.x.answers = [PostUnanswered("x.no_answer")]
    lost = office.thread(CALM)
    office.run()
    assert check(office, evidence.bundle(office.parts, lost)).published == ()
    office.x.show(office.x.received[-1], Posted(x_post_id="77", text=CALM))
    office.clock.advance(seconds=10)
    office.run()
    (found,) = check(office, evidence.bundle(office.parts, lost)).published
    assert (found.how, found.x_post_id, found.same_text) == (ActionKind.FOUND, "77", True)

    by_hand = office.thread("À la main.", is_by_hand=True)
    office.x.is_unreadable = True
    settling.settle_by_hand(office.parts, by_hand, LINK, practice.EXECUTIVE)
    office.x.is_unreadable = False
    (hand,) = check(office, evidence.bundle(office.parts, by_hand)).published
    assert (hand.how, hand.by, hand.same_text) == (ActionKind.BY_HAND, practice.EXECUTIVE, None)

    controlling.take_down(office.parts, lost, practice.LEGAL, "Une erreur")
    office.run()
    (gone,) = check(office, evidence.bundle(office.parts, lost)).published
    assert gone.removed_at is not None

    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Panne")
    urgent = office.thread("Nos équipes sont à l’œuvre.", urgent="Panne")
    office.run()
    (sent,) = check(office, evidence.bundle(office.parts, urgent)).published
    assert [decision.role for decision in sent.approvals] == ["legal"]


class Shelf:
    """A shelf from which the picture goes between submitting and exporting."""

    def __init__(self, shelf):
        self._left = 1
        self._shelf = shelf

    def has(self, sha256):
        self._left -= 1
        return self._left >= 0


def test_any_changed_byte_is_noticed(office, proof):
    _, text = proof
    data = bytearray(text.encode())
    places = random.Random(5).sample(range(len(data)), 150)
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 + place % 7
        with pytest.raises(CountersignError) as refused:
            check(office, changed.decode("utf-8", "replace"))
        assert refused.value.kind.startswith("evidence."), place


def _of_kind(said, kind):
    return next(
        (number, one)
        for number, one in enumerate(said["chain"], 1)
        if isinstance(one, dict) and one["kind"] == kind
    )


def test_the_first_bad_entry_is_named(office, proof):
    _, text = proof
    for change in (
        lambda one: one.update(actor="ines"),
        lambda one: one.update(at="2020-01-01T00:00:00Z"),
        lambda one: one["statement"].update(role="legal"),
        lambda one: one.update(signature="0" * 128),
        lambda one: one.update(hash="0" * 64),
        lambda one: one.update(seq=1),
        lambda one: one.update(kind="nonsense"),
        lambda one: one.pop("statement"),
        lambda one: one.update(post="another"),
    ):
        said = json.loads(text)
        number, one = _of_kind(said, "approve")
        change(one)
        with pytest.raises(Damaged) as refused:
            check(office, sealed(said))
        assert (refused.value.kind, refused.value.facts) == (
            "evidence.chain",
            {"entry": str(number)},
        )


def test_a_left_out_entry_cannot_be_exchanged(office, proof):
    said = json.loads(proof[1])
    place = next(n for n, one in enumerate(said["chain"]) if isinstance(one, str))
    said["chain"][place] = "0" * 64
    with pytest.raises(Damaged, match=r"evidence\.chain"):
        check(office, sealed(said))


def test_an_approval_that_is_hidden_leaves_the_post_unapproved(office, proof):
    """A leaf hash in its place keeps every link good: what is missing then is the approval."""
    said = json.loads(proof[1])
    number, one = _of_kind(said, "approve")
    with office.parts.store.begin() as work:
        hidden = work.chain(practice.ACCOUNT.id)[number - 1]
    assert hidden.id == one["id"]
    said["chain"][number - 1] = evidence.leaf_of(hidden)
    with pytest.raises(Damaged) as refused:
        check(office, sealed(said))
    attempt, _ = _of_kind(said, "attempt")
    assert (refused.value.kind, refused.value.facts["entry"]) == (
        "evidence.unapproved",
        str(attempt),
    )


def test_another_text_under_the_same_approvals_is_refused(office, proof):
    said = json.loads(proof[1])
    (sha256,) = said["bodies"]
    said["bodies"][sha256] = said["bodies"][sha256].replace("Lyon", "Nice")
    with pytest.raises(Damaged, match=r"evidence\.body"):
        check(office, sealed(said))
    body = said["bodies"].pop(sha256)
    said["bodies"][digest(body)] = body
    with pytest.raises(Damaged, match=r"evidence\.body"):
        check(office, sealed(said))


def test_nothing_can_be_added(office, proof):
    said = json.loads(proof[1])
    said["bodies"][digest("{}")] = "{}"
    with pytest.raises(Damaged, match=r"evidence\.body"):
        check(office, sealed(said))
    said = json.loads(proof[1])
    said["media"] = [{"sha256": "a" * 64, "size": 1}]
    with pytest.raises(Damaged, match=r"evidence\.seal"):
        check(office, sealed(said))
    said = json.loads(proof[1])
    with pytest.raises(BadInput, match=r"evidence\.form"):
        check(office, sealed({**said, "note": "true"}))


def test_somebody_elses_charter_does_not_fit(office, proof):
    said = json.loads(proof[1])
    said["rules"][0]["statement"]["charter"]["people"][1]["name"] = "Somebody else"
    with pytest.raises(Damaged) as refused:
        check(office, sealed(said))
    assert (refused.value.kind, refused.value.facts) == ("evidence.rules", {"entry": "1"})


def test_the_first_entry_that_does_not_hold_is_named(office):
    """Of a chain with many words in it; each of its entries is checked once when all is well."""
    for number in range(12):
        wordbook.add_for_everyone(office.parts, "paul", f"Mot{number}", WordLanguage.BOTH)
    said = json.loads(evidence.bundle(office.parts, office.submit(CALM)))
    assert len(said["rules"]) == 13
    verified = []

    def counting(*asked):
        verified.append(asked)
        return office.parts.keys.verify(*asked)

    evidence.verify(sealed(said), counting)
    assert len(verified) < 3 * len(said["rules"])
    for number in (2, 7, 13):
        forged = json.loads(json.dumps(said))
        forged["rules"][number - 1]["statement"]["word"] = "Autre"
        with pytest.raises(Damaged, match=r"evidence\.rules") as refused:
            check(office, sealed(forged))
        assert refused.value.facts == {"entry": str(number)}
        forged["rules"][number - 1] = []
        with pytest.raises(Damaged) as refused:
            check(office, sealed(forged))
        assert refused.value.facts == {"entry": str(number)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "evidence.form"),
        ("[]", "evidence.form"),
        ("{}", "evidence.form"),
        ("[" * 100_000, "evidence.form"),
        ('{"format":"countersign-evidence","v":1}', "evidence.form"),
        ('{"format":"countersign-evidence","v":2}', "evidence.version"),
        ('{"format":"another","v":1}', "evidence.form"),
    ],
)
def test_what_is_no_bundle_is_refused(office, text, kind):
    with pytest.raises(BadInput) as refused:
        check(office, text)
    assert refused.value.kind == kind


def test_an_unknown_post_has_no_evidence(office):
    with pytest.raises(BadInput, match=r"post\.unknown"):
        evidence.bundle(office.parts, "none")
