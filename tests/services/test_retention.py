import io
from dataclasses import replace

import pytest

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import LedgerRefused, Refused
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.publication import PostState
from desktop_app.services import (
    comparing,
    drafting,
    metering,
    practice,
    reading,
    retention,
    similar,
)
from tests.services.conftest import Office

TEXT = "Merci à tous pour cette belle journée à Lyon."
ACCOUNT = practice.ACCOUNT.id
COMMS, LEGAL = practice.COMMUNICATIONS, practice.LEGAL


def keep_for(office: Office, days: int) -> None:
    """Change the policy, as two people would."""

    with office.parts.store.begin() as work:
        charter = work.charter()
    policy = replace(charter.policy, retention_days=days)
    practice.adopt(office.parts.store, office.parts.keys, replace(charter, policy=policy))


def posted(office: Office, text: str = TEXT) -> PostId:
    post = office.approved(text)
    assert office.run() == [(post, "posted")]
    return post


def redacted(office: Office, text: str = TEXT) -> PostId:
    post = posted(office, text)
    retention.ask(office.parts, post, COMMS, "Dix ans ont passé.")
    retention.redact(office.parts, post, LEGAL, "Rien ne s’y oppose.")
    return post


def ids(found):
    return [one.id for one in found]


def test_nothing_is_due_while_the_policy_keeps_everything(office):
    posted(office)
    office.clock.advance(days=36_500)
    assert retention.due(office.parts, ACCOUNT) == ()


def test_what_is_finished_is_due_after_the_policys_days(office):
    keep_for(office, 10)
    first = posted(office, "Premier.")
    office.clock.advance(days=4)
    second = office.submit("Second.")
    drafting.withdraw(office.parts, second, practice.EXECUTIVE, "Non.")
    office.submit("En cours.")
    office.clock.advance(days=5, hours=23)
    assert ids(retention.due(office.parts, ACCOUNT)) == []
    office.clock.advance(hours=1)
    assert ids(retention.due(office.parts, ACCOUNT)) == [first]
    office.clock.advance(days=4)
    (one, two) = retention.due(office.parts, ACCOUNT)
    assert (one.id, one.state, two.id, two.state) == (
        first,
        PostState.POSTED,
        second,
        PostState.WITHDRAWN,
    )
    assert retention.due(office.parts, practice.COMPANY.id) == ()


def test_a_hold_beats_retention(office):
    keep_for(office, 10)
    post, other = posted(office, "Premier."), posted(office, "Second.")
    office.clock.advance(days=11)
    hold = retention.preserve(
        office.parts, ACCOUNT, LEGAL, matter="Affaire 12", reason="Enquête.", covers=post
    )
    assert ids(retention.due(office.parts, ACCOUNT)) == [other]
    (found,) = retention.holds(office.parts, ACCOUNT)
    assert (found.id, found.matter, found.covers, found.by) == (hold, "Affaire 12", post, LEGAL)
    with pytest.raises(LedgerRefused, match=r"ledger\.preserved"):
        retention.ask(office.parts, post, COMMS, "Quand même.")
    retention.unpreserve(office.parts, ACCOUNT, hold, LEGAL, "Classée.")
    assert retention.holds(office.parts, ACCOUNT) == ()
    assert {*ids(retention.due(office.parts, ACCOUNT))} == {post, other}


def test_what_holds_keep_takes_nobodys_place_among_what_is_due(office):
    keep_for(office, 10)
    posts = []
    for text in ("Un.", "Deux.", "Trois."):
        posts.append(posted(office, text))
        office.clock.advance(minutes=1)
    held, other, later = posts
    retention.preserve(office.parts, ACCOUNT, LEGAL, matter="1", reason="Enquête.", covers=held)
    office.clock.advance(days=11)
    assert ids(retention.due(office.parts, ACCOUNT, limit=1)) == [other]
    assert ids(retention.due(office.parts, ACCOUNT)) == [other, later]
    retention.preserve(office.parts, ACCOUNT, LEGAL, matter="2", reason="Enquête.")
    assert retention.due(office.parts, ACCOUNT) == ()


def test_a_hold_of_the_account_covers_what_comes_later(office):
    retention.preserve(office.parts, ACCOUNT, LEGAL, matter="Affaire 12", reason="Enquête.")
    post = posted(office)
    with pytest.raises(LedgerRefused, match=r"ledger\.preserved"):
        retention.ask(office.parts, post, COMMS, "Dix ans.")


def kept(office, post):
    with office.parts.store.begin() as work:
        return retention.kept(work, office.parts, reading.load(work, office.parts, post))


def test_what_keeps_the_words_of_one_post_is_read_at_once(office):
    post, other = posted(office, "Premier."), office.submit("Second.")
    assert (kept(office, post).holds, kept(office, post).request) == ((), None)
    assert (kept(office, post).is_finished, kept(office, other).is_finished) == (True, False)
    retention.ask(office.parts, post, COMMS, "Dix ans.")
    assert (kept(office, post).request.by, kept(office, post).request.reason) == (COMMS, "Dix ans.")
    retention.preserve(office.parts, ACCOUNT, LEGAL, matter="1", reason="Enquête.", covers=other)
    assert kept(office, post).request is not None
    retention.preserve(office.parts, ACCOUNT, LEGAL, matter="2", reason="Enquête.")
    assert kept(office, post).request is None
    assert [one.matter for one in kept(office, post).holds] == ["2"]
    assert [one.matter for one in kept(office, other).holds] == ["1", "2"]


def test_one_asks_and_another_takes_out(office):
    post = posted(office)
    with pytest.raises(LedgerRefused, match=r"ledger\.redaction"):
        retention.redact(office.parts, post, LEGAL, "Seul.")
    retention.ask(office.parts, post, LEGAL, "Droit à l’effacement.")
    (waits,) = retention.asked(office.parts, ACCOUNT)
    assert (waits.id, waits.asked_by) == (post, LEGAL)
    with pytest.raises(LedgerRefused, match=r"ledger\.four_eyes"):
        retention.redact(office.parts, post, LEGAL, "Seul.")
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        retention.redact(office.parts, post, COMMS, "À moi.")
    retention.ask(office.parts, post, COMMS, "Droit à l’effacement.")
    retention.redact(office.parts, post, LEGAL, "D’accord.")
    assert retention.asked(office.parts, ACCOUNT) == ()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_everything_has_a_reason(office, reason):
    post = posted(office)
    for verb in (
        lambda: retention.ask(office.parts, post, COMMS, reason),
        lambda: retention.redact(office.parts, post, LEGAL, reason),
        lambda: retention.preserve(office.parts, ACCOUNT, LEGAL, matter="Une", reason=reason),
        lambda: retention.preserve(office.parts, ACCOUNT, LEGAL, matter=reason, reason="Oui."),
        lambda: retention.unpreserve(office.parts, ACCOUNT, "a1", LEGAL, reason),
    ):
        with pytest.raises(Refused, match=r"review\.reason"):
            verb()


def test_what_needs_the_words_refuses_plainly(office):
    post = redacted(office)
    for verb in (
        lambda: reading.open_post(office.parts, post, LEGAL),
        lambda: drafting.continue_post(office.parts, post, practice.EXECUTIVE),
        lambda: office.decide(post, COMMS),
        lambda: retention.ask(office.parts, post, COMMS, "Encore."),
    ):
        with pytest.raises(Refused) as raised:
            verb()
        assert raised.value.kind == "post.redacted"
        assert raised.value.facts["by"] == LEGAL
        assert raised.value.facts["reason"] == "Rien ne s’y oppose."


def test_a_draft_that_continues_it_cannot_be_submitted(office):
    post = office.submit(TEXT)
    draft = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Non.")
    retention.ask(office.parts, post, COMMS, "Une erreur.")
    retention.redact(office.parts, post, LEGAL, "Une erreur.")
    for ask_legal in (False, True):
        with pytest.raises(Refused, match=r"post\.redacted"):
            office.submit_draft(replace(draft, ask_legal=ask_legal))


def test_lists_and_sums_go_on(office):
    post = redacted(office)
    other = posted(office, "Demain aussi.")
    with office.parts.store.begin() as work:
        assert {one.post for one in similar.earlier(work, ACCOUNT)} == {other}
    (newer, older) = reading.published(office.parts, LEGAL)
    assert (newer.id, older.id, older.text, older.redacted.by) == (other, post, "", LEGAL)
    assert metering.month(office.parts, ACCOUNT).posts == 2
    assert office.run() == []


def test_it_is_no_stray_and_is_not_read_again(office):
    post = redacted(office)
    office.clock.advance(days=2)
    assert office.run() == []
    assert comparing.watch(office.parts, ACCOUNT) == ()
    with office.parts.store.begin() as work:
        assert [one.post for one in work.posted_parts(ACCOUNT)] == [post]
    assert office.parts.store.verify_chains() > 0


def with_photo(office: Office, *texts: str) -> tuple[str, list[PostId]]:
    sha256 = office.parts.media._shelf.put(io.BytesIO(b"a picture"))
    photo = Media(sha256=sha256, kind=MediaKind.PHOTO, alt_text="Une salle.")
    made = []
    for text in texts:
        draft = office.draft(text)

        draft = replace(draft, parts=(Part(text=text, media=(photo,)),))
        made.append(office.submit_draft(draft))
        drafting.withdraw(office.parts, made[-1], practice.EXECUTIVE, "Non.")
    return sha256, made


def test_pictures_go_with_the_last_post_that_has_them(office):
    sha256, (one, two) = with_photo(office, "Un.", "Deux.")
    for post in (one, two):
        retention.ask(office.parts, post, COMMS, "Dix ans.")
    assert retention.redact(office.parts, one, LEGAL, "Oui.") == 0
    assert office.parts.media.has(sha256)
    assert retention.redact(office.parts, two, LEGAL, "Oui.") == 1
    assert not office.parts.media.has(sha256)


def test_a_picture_stays_while_a_draft_has_it(office):
    sha256, (post,) = with_photo(office, "Un.")
    photo = Media(sha256=sha256, kind=MediaKind.PHOTO, alt_text="Une salle.")
    draft = office.draft("Brouillon.", by=COMMS)

    office.parts.desk.save(replace(draft, parts=(Part(text="Brouillon.", media=(photo,)),)))
    retention.ask(office.parts, post, COMMS, "Dix ans.")
    assert retention.redact(office.parts, post, LEGAL, "Oui.") == 0
    assert office.parts.media.has(sha256)
