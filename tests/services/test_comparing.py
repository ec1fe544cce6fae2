from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.ledger.work import LedgerWork
from desktop_app.domain.errors import LedgerRefused, PostUnanswered, Refused, Unavailable
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import comparing, controlling, practice, settling

TEXT = "Merci à tous pour cette belle journée à Lyon."
ACCOUNT = practice.ACCOUNT.id
ME = practice.ACCOUNT.x_user_id


def on_the_phone(office, number="555", text="Posté depuis mon téléphone."):
    office.x.there[number] = Posted(
        x_post_id=number, text=text, author_id=ME, created_at=office.clock.now()
    )


def begun(office):
    """An account that has posted under approval."""
    post = office.approved(TEXT)
    office.run()
    return post


def test_a_post_nobody_approved_is_noticed_once(office):
    """77: the chief executive posts from a phone."""
    begun(office)
    office.clock.advance(minutes=1)
    on_the_phone(office)
    (stray,) = comparing.watch(office.parts, ACCOUNT)
    assert (stray.x_post_id, stray.text) == ("555", "Posté depuis mon téléphone.")
    assert comparing.watch(office.parts, ACCOUNT) == ()
    assert [one.x_post_id for one in comparing.control_of(office.parts, ACCOUNT).strays] == ["555"]


def test_our_own_posts_raise_no_alarm(office):
    begun(office)
    assert comparing.watch(office.parts, ACCOUNT) == ()


def test_what_may_be_our_own_in_flight_waits(office):
    office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    office.run()
    office.x.show(office.x.received[0], Posted(x_post_id="7", text=TEXT))
    assert comparing.watch(office.parts, ACCOUNT) == ()
    office.clock.advance(seconds=5)
    assert office.kinds() == ["found"]
    assert comparing.watch(office.parts, ACCOUNT) == ()


def test_posts_from_before_the_record_are_no_strays(office):
    on_the_phone(office, "1", "Il y a longtemps.")
    office.clock.advance(hours=1)
    begun(office)
    assert comparing.watch(office.parts, ACCOUNT) == ()


def test_a_machine_that_does_not_publish_may_watch(office):
    begun(office)
    on_the_phone(office)
    elsewhere = replace(office.parts, journal=None, publisher=None)
    (stray,) = comparing.watch(elsewhere, ACCOUNT, practice.COMMUNICATIONS)
    assert stray.seen_by == practice.COMMUNICATIONS


def test_a_timeline_that_cannot_be_read_says_nothing(office):
    begun(office)
    office.x.is_unreadable = True
    with pytest.raises(Unavailable):
        comparing.watch(office.parts, ACCOUNT)


def test_a_stray_is_explained_once(office):
    begun(office)
    on_the_phone(office)
    comparing.watch(office.parts, ACCOUNT)
    reason = "Posté par Claire depuis son téléphone ; laissé."
    controlling.explain_stray(office.parts, ACCOUNT, "555", practice.LEGAL, reason)
    (stray,) = comparing.control_of(office.parts, ACCOUNT).strays
    assert (stray.explained_by, stray.explanation) == (practice.LEGAL, reason)
    with pytest.raises(LedgerRefused):
        controlling.explain_stray(office.parts, ACCOUNT, "555", practice.LEGAL, "Encore.")


def test_every_field_that_x_shows_is_compared(office):
    post = office.thread("Un.", "Deux.")
    office.run()
    record = office.record(post)
    shown = office.x.there[record.parts[1].x_post_id]
    assert comparing.differences(record, 1, shown) == ()
    for change, name in (
        ({"text": "Trois."}, "text"),
        ({"alt_texts": ("Une salle.",)}, "alt"),
        ({"poll": ("Oui", "Non")}, "poll"),
        ({"reply_to": None}, "reply"),
        ({"quote": "9"}, "quote"),
    ):
        assert comparing.differences(record, 1, replace(shown, **change)) == (name,)
    silent = Posted(x_post_id=shown.x_post_id, text="Deux.")
    assert comparing.differences(record, 1, silent) == ()


def test_a_post_that_is_gone_is_said_at_last(office):
    post = begun(office)
    number = office.record(post).parts[0].x_post_id
    office.x.there.clear()
    with office.parts.store.begin() as work:
        assert work.unread_parts() == ()
    assert comparing.read_back(office.parts, post, 0, is_last=False) is None
    assert comparing.read_back(office.parts, post, 0, is_last=True) == ("missing",)
    record = office.record(post)
    assert record.parts[0].differs == ("missing",)
    assert (record.state, record.parts[0].x_post_id) == (PostState.POSTED, number)
    assert record.parts[0].read_back_at - record.parts[0].at == timedelta(0)


def test_a_stray_that_was_ours_after_all_is_no_stray(office):
    """The person posted by hand first and said so afterwards: nothing is left to be explained."""
    begun(office)
    post = office.thread("À la main.", is_by_hand=True)
    on_the_phone(office, "555", "À la main.")
    assert len(comparing.watch(office.parts, ACCOUNT)) == 1
    settling.settle_by_hand(office.parts, post, "https://x.com/i/status/555", practice.EXECUTIVE)
    assert comparing.control_of(office.parts, ACCOUNT).strays == ()
    assert comparing.watch(office.parts, ACCOUNT) == ()


def test_how_an_account_stands_is_read_without_all_that_is_at_x(office, monkeypatch):
    """It is asked at each change: at 200,000 posts that took four seconds."""
    office.approved()
    office.run()

    def not_asked(_work, _account):
        pytest.fail("everything at X was read")

    monkeypatch.setattr(LedgerWork, "posted_parts", not_asked)
    assert comparing.control_of(office.parts, ACCOUNT).strays == ()


def test_only_another_author_is_said_to_be_one(office, monkeypatch):
    post = begun(office)

    def refused(_x_post_id):
        raise Refused("x.host_realm")

    monkeypatch.setattr(office.x, "look_up", refused)
    assert comparing.read_back(office.parts, post, 0, is_last=False) is None
    assert comparing.read_back(office.parts, post, 0, is_last=True) is None


def test_a_part_is_compared_with_the_revision_that_it_went_out_under(office):
    """Signed by an older program: the later revision of a half posted thread answers another."""
    post = office.thread("Un.", "Deux.")
    office.x.answers.append(Posted(x_post_id="41", text="Un."))
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    office.run()
    record = office.record(post)
    shown = office.x.there["41"]
    later = replace(
        record.current, number=2, payload=replace(record.current.payload, reply_to="99")
    )
    changed = replace(record, revisions=(*record.revisions, later))
    assert comparing.differences(changed, 0, shown) == ()


@pytest.mark.parametrize(
    ("approved", "meant", "differs"),
    [
        ("Voir https://aurelis.com/a?b=http://c.com", "https://aurelis.com/a?b=http://c.com", ()),
        ("Voir Aurelis.com", "http://aurelis.com", ()),
        ("Voir https://www.société.com/é", "https://xn--socit-esab.com/%C3%A9", ()),
        ("Voir https://t.co/abcdefghij", "https://aurelis.com/", ()),
        ("Voir https://aurelis.com/a", "https://elsewhere.com/a", ("text",)),
        ("Voir https://aurelis.com/a", "https://aurelis.com.evil.com/a", ("text",)),
    ],
)
def test_a_link_that_leads_elsewhere_is_a_difference(office, approved, meant, differs):
    post = office.thread(approved)
    office.run()
    record = office.record(post)
    shown = office.x.there[record.parts[0].x_post_id]
    short = "https://t.co/abcdefghij"
    there = replace(
        shown,
        text=f"Voir {short} https://t.co/media",
        urls=(
            (short, meant),
            ("https://t.co/media", "https://x.com/claire_morel/status/1/photo/1"),
        ),
    )
    assert comparing.differences(record, 0, there) == differs
