"""A bundle proves posts by itself; whatever byte of it changes, it says which line does not hold."""

import dataclasses
import hashlib
import json
import random
from datetime import timedelta

import pytest

from desktop_app.domain.account import AccountId, Role
from desktop_app.domain.action import ActionKind, leaf_of
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.errors import BadInput, Damaged, PostNotSent, PostUnanswered
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import (
    controlling,
    discussing,
    drafting,
    practice,
    reviewing,
    settling,
    sources,
    wordbook,
)
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.statements import append_to
from tests.services.bundles import bundle, bundle_of, check, ours, place, sealed, theirs, values

CALM = "Merci à tous pour cette belle journée à Lyon."
LINK = "https://x.com/someone/status/1234567890123456789"
ACCOUNT = practice.ACCOUNT.id


@pytest.fixture
def proof(office):
    """A thread that was posted, between two other posts of the account."""
    office.thread("Un post qui n’est pas montré ici.")
    office.run()
    post = office.thread(CALM, "Et à l’an prochain.")
    office.run()
    office.thread("Encore un autre, plus tard.")
    return post, bundle(office.parts, post)


@pytest.fixture
def month(office):
    """Posts on three days: what was asked for is the second of them."""
    posts = []
    for text in ("Le premier jour.", "Le deuxième jour.", "Le troisième jour."):
        posts.append(office.thread(text))
        office.run()
        office.clock.advance(seconds=2 * 86_400)
    day = (office.clock.now() - timedelta(days=4)).date()
    days = Days(first=day, last=day)
    return posts, days, bundle_of(office.parts, days, ACCOUNT)


def test_a_bundle_says_who_approved_what_went_out(office, proof):
    post, data = proof
    found = check(office.parts, data)
    (one,) = found.posts
    assert (one.record.id, one.record.state) == (post, PostState.POSTED)
    assert one.record.current.payload.parts[0].text == CALM
    assert [part.how for part in one.published] == [ActionKind.POSTED] * 2
    for part in one.published:
        assert [(d.person, d.role) for d in part.approvals] == [("paul", "communications")]
        assert all(d.seq < one.record.actions[-1].seq for d in part.approvals)
        assert (part.same_text, part.by) == (True, practice.PUBLISHER)
    assert found.sections[0].left_out > 0
    assert found.fingerprint == hashlib.sha256(data).hexdigest()
    assert theirs(data) is None


def test_the_same_record_gives_the_same_bundle(office, proof):
    post, data = proof
    assert bundle(office.parts, post) == data
    assert "pas montré ici" not in data.decode()
    assert "plus tard" not in data.decode()


def test_a_time_is_shown_whole_and_others_are_left_out(office, month):
    posts, _, data = month
    (section,) = check(office.parts, data).sections
    assert [one.record.id for one in section.posts] == [posts[1]]
    assert section.span[1] - section.span[0] == timedelta(days=1)
    assert section.left_out > 0
    assert "premier jour" not in data.decode()
    assert "troisième jour" not in data.decode()
    assert data.count(b'"stub"') == 2
    assert theirs(data) is None


def test_all_accounts_and_days_without_any_post(office, month):
    _, days, _ = month
    late = Days(first=days.last + timedelta(days=400), last=days.last + timedelta(days=401))
    data = bundle_of(office.parts, late)
    found = check(office.parts, data)
    assert [section.account for section in found.sections] == [ACCOUNT, AccountId("aurelis")]
    assert found.posts == ()
    assert theirs(data) is None
    everything = Days(first=days.first - timedelta(days=90), last=late.last)
    whole = check(office.parts, bundle_of(office.parts, everything)).sections[0]
    assert (len(whole.posts), whole.left_out) == (3, 0)


@pytest.mark.parametrize("kind", ["submit", "approve", "attempt", "posted"])
def test_nothing_can_be_left_out_of_the_time_that_is_shown(office, month, kind):
    """Neither as a leaf nor as a stub: what came directly before and after is proven."""
    said = values(month[2])
    line, one = place(said, kind)
    with office.parts.store.begin() as work:
        hidden = work.chain(ACCOUNT)[one["seq"] - 1]
    stub = {name: one[name] for name in one if name not in ("hash", "statement")}
    stub["statement_sha256"] = hidden.statement_sha256
    for value in ({"left_out": [leaf_of(hidden)]}, {"stub": stub}):
        forged = sealed([*said[:line], value, *said[line + 1 :]])
        refused = ours(office.parts, forged)
        assert refused[0] == "gap"
        assert theirs(forged) == refused


@pytest.fixture
def wordless(office, month):
    """The month again, once two people took the words of its one post out."""
    posts, days, _ = month
    record = office.record(posts[1])
    for kind, by in (
        (ActionKind.ASK_REDACTION, practice.COMMUNICATIONS),
        (ActionKind.REDACT, practice.LEGAL),
    ):
        with office.parts.store.begin() as work:
            append_to(work, office.parts, record, kind, by, {"reason": "Dix ans ont passé"})
    return posts[1], days


def test_of_a_post_whose_words_were_taken_out_there_is_who_did_it(office, wordless):
    post, days = wordless
    data = bundle_of(office.parts, days, ACCOUNT)
    (section,) = check(office.parts, data).sections
    assert section.posts == ()
    (gone,) = section.redacted
    assert (gone.post, gone.asked_by, gone.by) == (post, "paul", "ines")
    assert theirs(data) is None
    assert "deuxième" not in data.decode()
    alone = bundle(office.parts, post)
    assert [one.post for one in check(office.parts, alone).sections[0].redacted] == [post]
    assert theirs(alone) is None
    for kind in ("ask_redaction", "redact"):
        said = values(data)
        line, one = place(said, kind)
        with office.parts.store.begin() as work:
            leaf = leaf_of(work.chain(ACCOUNT)[one["seq"] - 1])
        forged = sealed([*said[:line], {"left_out": [leaf]}, *said[line + 1 :]])
        assert ours(office.parts, forged)[0] == "chain"
        assert theirs(forged) or kind == "ask_redaction"  # the record refuses what nobody asked


def test_no_entry_can_be_called_redacted_that_nobody_redacted(office, month):
    said = values(month[2])
    for kind in ("submit", "approve", "posted"):
        line, one = place(said, kind)
        with office.parts.store.begin() as work:
            hidden = work.chain(ACCOUNT)[one["seq"] - 1]
        bare = {name: one[name] for name in one if name not in ("hash", "statement")}
        bare["statement_sha256"] = hidden.statement_sha256
        forged = sealed([*said[:line], {"redacted": bare}, *said[line + 1 :]])
        assert ours(office.parts, forged) == ("chain", line + 1)
        assert theirs(forged)


def test_a_day_begins_where_the_account_is(office, month):
    _, days, _ = month
    office.adopt(zone="Pacific/Auckland")
    with office.parts.store.begin() as work:
        since, until = days.of(work.charter(), ACCOUNT)
    assert (since.hour, until - since) == (11, timedelta(days=1))
    assert since.date() == days.first - timedelta(days=1)
    with pytest.raises(BadInput, match=r"evidence\.days"):
        Days(first=days.last, last=days.last - timedelta(days=1))


def test_every_state_can_be_given_in_evidence(office):
    posts = [office.submit(CALM), office.thread("Deux.", is_by_hand=True), office.thread("Trois.")]
    controlling.freeze(office.parts, ACCOUNT, practice.COMMUNICATIONS, "incident")
    bundles = [bundle(office.parts, post) for post in posts]
    states = [check(office.parts, data).posts[0].record.state for data in bundles]
    assert states == [PostState.IN_REVIEW, PostState.HELD, PostState.HELD]
    assert [theirs(data) for data in bundles] == [None] * 3


def test_the_answered_post_and_the_pictures_are_there(office, tmp_path):
    source = sources.typed(office.parts, LINK, "someone", "Bonjour @claire_morel")
    media = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="Une équipe")
    draft = office.draft("", source=source, reply_link=LINK)
    draft = dataclasses.replace(draft, parts=(Part(text=CALM, media=(media,)),))
    office.parts = dataclasses.replace(office.parts, media=Shelf(office.parts.media))
    post = drafting.submit_for_review(office.parts, draft, draft.owner)
    data = bundle(office.parts, post)
    found = check(office.parts, data)
    shown = found.posts[0].source
    assert (shown.handle, shown.text) == ("someone", "Bonjour @claire_morel")
    assert found.sizes == {"a" * 64: None}
    assert theirs(data) is None
    said = values(data)
    for change in ({"sha256": "b" * 64, "size": None}, {"sha256": "a" * 64}, []):
        forged = sealed([{"media": change} if "media" in one else one for one in said])
        assert ours(office.parts, forged)[0] == "seal"
        assert theirs(forged) or change == {"sha256": "a" * 64}  # a size is nobody's word anyway
    assert ours(office.parts, sealed([one for one in said if "media" not in one]))[0] == "seal"


class Shelf:
    """A shelf from which the picture goes between submitting and exporting."""

    def __init__(self, shelf):
        self._left = 1
        self._shelf = shelf

    def has(self, sha256):
        self._left -= 1
        return self._left >= 0

    def share(self, account, digests, is_wanted=None):
        """One computer: everybody has them."""


def test_whatever_became_of_a_post_can_be_shown(office):
    """Found after a lost answer, refused, posted by hand, taken down, urgent under a freeze."""

    def shown(post):
        data = bundle(office.parts, post)
        assert theirs(data) is None
        return check(office.parts, data).posts[0].published

    office.x.answers = [PostUnanswered("x.no_answer")]
    lost = office.thread(CALM)
    office.run()
    assert shown(lost) == ()
    office.x.show(office.x.received[-1], Posted(x_post_id="77", text=CALM))
    office.clock.advance(seconds=10)
    office.run()
    (found,) = shown(lost)
    assert (found.how, found.x_post_id, found.same_text) == (ActionKind.FOUND, "77", True)

    by_hand = office.thread("À la main.", is_by_hand=True)
    office.x.is_unreadable = True
    settling.settle_by_hand(office.parts, by_hand, LINK, practice.EXECUTIVE)
    office.x.is_unreadable = False
    (hand,) = shown(by_hand)
    assert (hand.how, hand.by, hand.same_text) == (ActionKind.BY_HAND, practice.EXECUTIVE, None)

    controlling.take_down(office.parts, lost, practice.LEGAL, "Une erreur")
    office.run()
    (gone,) = shown(lost)
    assert gone.removed_at is not None

    controlling.freeze(office.parts, ACCOUNT, practice.COMMUNICATIONS, "Panne")
    urgent = office.thread("Nos équipes sont à l’œuvre.", urgent="Panne")
    office.run()
    (sent,) = shown(urgent)
    assert [decision.role for decision in sent.approvals] == ["legal"]


def test_any_changed_byte_is_noticed_by_both_verifiers(office, eventful, month):
    """A bit turned, a byte taken out or put in: refused, and at the same line.

    But for the line that names an account and a time, which the seal alone covers: one reader
    finds it odd at once, the other when what follows does not fit.
    """
    chosen, elsewhere = random.Random(5), 0
    for data in (bundle(office.parts, eventful), month[2]):
        for _ in range(1_000):
            spot, changed = chosen.randrange(len(data)), bytearray(data)
            match chosen.randrange(3):
                case 0:
                    changed[spot] ^= 1 << chosen.randrange(8)
                case 1:
                    del changed[spot]
                case _:
                    changed.insert(spot, chosen.choice(b'0af",:{}[]\n \xff'))
            first, second = ours(office.parts, bytes(changed)), theirs(bytes(changed))
            assert first is not None, spot
            assert second is not None, spot
            elsewhere += first[1] != second[1]
    assert elsewhere < 20


def test_each_line_has_its_place(office, proof, month):
    """Without it, twice, the next one first, or the file cut off behind it."""
    for data in (proof[1], month[2]):
        lines = data.splitlines(keepends=True)
        for at in range(len(lines)):
            without = [*lines[:at], *lines[at + 1 :]]
            twice = [*lines[: at + 1], *lines[at:]]
            turned = [*lines[:at], *reversed(lines[at : at + 2]), *lines[at + 2 :]]
            for changed in (without, twice, turned, lines[:at]):
                if changed == lines:
                    continue
                found = ours(office.parts, b"".join(changed))
                assert found is not None, at
                assert theirs(b"".join(changed)), at
    for more in (b"\n", b"{}\n", b" "):
        assert ours(office.parts, proof[1] + more)[0] == "form"
        assert theirs(proof[1] + more)


def test_the_first_bad_entry_is_named(office, proof):
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
        said = values(proof[1])
        line, one = place(said, "approve")
        seq = one["seq"]
        change(one)
        with pytest.raises(Damaged) as refused:
            check(office.parts, sealed(said))
        assert refused.value.kind == "evidence.chain"
        assert refused.value.facts == {
            "entry": str(seq),
            "line": str(line + 1),
            "account": ACCOUNT,
        }
        assert theirs(sealed(said))[1] == line + 1


def test_a_left_out_entry_cannot_be_exchanged(office, proof):
    said = values(proof[1])
    next(one for one in said if "left_out" in one)["left_out"][0] = "0" * 64
    refused = ours(office.parts, sealed(said))
    assert refused[0] == "chain"
    assert theirs(sealed(said)) == refused


def test_an_approval_that_is_hidden_leaves_the_post_unapproved(office, proof):
    """A leaf hash in its place keeps every link good: what is missing then is the approval."""
    said = values(proof[1])
    line, one = place(said, "approve")
    with office.parts.store.begin() as work:
        hidden = work.chain(ACCOUNT)[one["seq"] - 1]
    assert hidden.id == one["id"]
    said[line] = {"left_out": [leaf_of(hidden)]}
    attempt, _ = place(said, "attempt")
    assert ours(office.parts, sealed(said)) == ("unapproved", attempt + 1)
    assert theirs(sealed(said)) == ("unapproved", attempt + 1)


@pytest.fixture
def eventful(office):
    """A post that met nearly everything: two versions, remarks, doubt, a freeze, two parts at X."""
    parts = office.parts

    def remark(text):
        shown = office.record(post).current.sha256
        return discussing.comment(parts, post, shown, practice.LEGAL, text)

    post = office.submit(CALM)
    first = remark("Une virgule ?")
    discussing.resolve(parts, post, first, practice.LEGAL)
    office.decide(post, practice.COMMUNICATIONS, Verdict.REQUEST_CHANGES)
    draft = drafting.continue_post(parts, post, practice.EXECUTIVE)
    texts = (Part(text=f"{CALM} Encore."), Part(text="Et à l’an prochain."))
    office.submit_draft(dataclasses.replace(draft, parts=texts))
    office.decide(post, practice.COMMUNICATIONS)
    reviewing.withdraw_approval(
        parts, post, Role.COMMUNICATIONS, practice.COMMUNICATIONS, "Un doute"
    )
    office.decide(post, practice.COMMUNICATIONS)
    second = remark("Et la date ?")
    discussing.resolve(parts, post, second, practice.LEGAL)
    controlling.freeze(parts, ACCOUNT, practice.COMMUNICATIONS, "Panne")
    controlling.unfreeze(parts, ACCOUNT, practice.COMMUNICATIONS, "Fini")
    controlling.release(parts, post, practice.COMMUNICATIONS, "Fini")
    office.x.answers = [PostNotSent("x.connect"), PostUnanswered("x.no_answer")]
    for _ in range(4):
        office.run()
        office.clock.advance(seconds=30)
        if office.x.received and office.record(post).state is PostState.UNKNOWN:
            office.x.show(office.x.received[-1], Posted(x_post_id="77", text=texts[0].text))
    assert office.record(post).state is PostState.POSTED
    return post


def test_whichever_entry_is_hidden_both_verifiers_say_the_same(office, eventful):
    """Of one post nobody can prove that nothing is left out: but where it matters, it shows."""
    data = bundle(office.parts, eventful)
    assert (ours(office.parts, data), theirs(data)) == (None, None)
    with office.parts.store.begin() as work:
        chain = work.chain(ACCOUNT)
    said, found = values(data), {}
    assert len({one["entry"]["kind"] for one in said if "entry" in one}) >= 13
    for line, one in enumerate(said):
        if "entry" in one:
            leaf = leaf_of(chain[one["entry"]["seq"] - 1])
            forged = sealed([*said[:line], {"left_out": [leaf]}, *said[line + 1 :]])
            refused = ours(office.parts, forged)
            kind = f"{line} {one['entry']['kind']}"
            assert (theirs(forged) or (0, 0))[1] == (refused or (0, 0))[1], (kind, refused)
            found[one["entry"]["kind"]] = refused
    must = {"submit", "approve", "attempt", "resolve", "unfreeze", "release"}
    assert [kind for kind in must if found[kind] is None] == []


def test_another_text_under_the_same_approvals_is_refused(office, proof):
    said = values(proof[1])
    line, _ = place(said, "submit")
    body = said[line]["bodies"][0]
    for bodies in ([body.replace("Lyon", "Nice")], [], [body, "{}"]):
        said[line]["bodies"] = bodies
        assert ours(office.parts, sealed(said)) == ("body", line + 1)
        assert theirs(sealed(said)) == ("body", line + 1)


def test_somebody_elses_charter_does_not_fit(office, proof):
    said = values(proof[1])
    said[1]["rule"]["statement"]["charter"]["people"][1]["name"] = "Somebody else"
    assert ours(office.parts, sealed(said)) == ("rules", 2)
    assert theirs(sealed(said))[1] == 2


def test_the_first_rule_that_does_not_hold_is_named(office):
    """Of a chain with many words in it; each of its entries is checked once when all is well."""
    for number in range(12):
        wordbook.add_for_everyone(office.parts, "paul", f"Mot{number}", WordLanguage.BOTH)
    data = bundle(office.parts, office.submit(CALM))
    said = values(data)
    assert sum("rule" in one for one in said) == 13
    for number in (2, 7, 13):
        forged = json.loads(json.dumps(said))
        forged[number]["rule"]["statement"]["word"] = "Autre"
        assert ours(office.parts, sealed(forged)) == ("rules", number + 1)
        assert theirs(sealed(forged))[1] == number + 1
        forged[number] = {"rule": []}
        assert ours(office.parts, sealed(forged)) == ("rules", number + 1)
        assert theirs(sealed(forged))[1] == number + 1


HEAD = {"format": "countersign-evidence", "v": 1}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "form"),
        ("[]\n", "form"),
        ("{}\n", "form"),
        ("[" * 100_000 + "\n", "form"),
        (canonical(HEAD), "form"),
        (canonical(HEAD) + "\n", "form"),
        (canonical({**HEAD, "note": ""}) + "\n", "form"),
        (canonical({**HEAD, "v": 2}) + "\n", "version"),
        (canonical({**HEAD, "format": "another"}) + "\n", "form"),
    ],
)
def test_what_is_no_bundle_is_refused(office, text, kind):
    assert ours(office.parts, text.encode())[0] == kind
    assert theirs(text.encode())


def test_an_account_line_says_what_it_must(office, proof):
    said = values(proof[1])
    line = next(at for at, one in enumerate(said) if "account" in one)
    for change in (
        {"account": "nobody"},
        {"since": "2026-01-01T00:00:00Z"},
        {"post": None},
        {"more": True},
    ):
        forged = sealed([*said[:line], {**said[line], **change}, *said[line + 1 :]])
        assert ours(office.parts, forged) == ("form", line + 1)
    twice = [*said[:-1], *said[line:]]
    assert ours(office.parts, sealed(twice))[0] == "form"


def test_an_unknown_post_has_no_evidence(office):
    with pytest.raises(BadInput, match=r"post\.unknown"):
        bundle(office.parts, "none")


def test_a_body_is_under_its_own_digest(office, proof):
    said = values(proof[1])
    line, one = place(said, "submit")
    assert digest(said[line]["bodies"][0]) == one["sha256"]
