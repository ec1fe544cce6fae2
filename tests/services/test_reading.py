import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.action import leaf_of, link
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    Damaged,
    PostRefused,
    PostUnanswered,
)
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, practice, publishing, reading, sources
from desktop_app.services.reading import Box
from desktop_app.services.ruled import Follower

FIGURE = "Nous livrerons 500 000 unités cette année."
CALM = "Merci à tous pour cette belle journée à Lyon."


def boxes(office, person):
    return [row.boxes for row in reading.queue(office.parts, person)]


def test_each_person_sees_what_waits_for_them(office):
    office.submit(FIGURE)
    assert boxes(office, practice.COMMUNICATIONS) == [(Box.MINE_TO_DO,)]
    assert boxes(office, practice.LEGAL) == [(Box.MINE_TO_DO,)]
    assert boxes(office, practice.EXECUTIVE) == [(Box.OTHERS, Box.WRITTEN)]


def test_what_one_has_approved_waits_for_the_others(office):
    post = office.submit(FIGURE)
    office.decide(post, practice.COMMUNICATIONS)
    assert boxes(office, practice.COMMUNICATIONS) == [(Box.OTHERS,)]
    (row,) = reading.queue(office.parts, practice.LEGAL)
    assert (row.my_role, row.waiting_roles) == (Role.LEGAL, (Role.LEGAL,))


def test_changes_requested_wait_for_the_author(office):
    post = office.submit(FIGURE)
    office.decide(post, practice.LEGAL, Verdict.REQUEST_CHANGES, "Not published.")
    assert boxes(office, practice.EXECUTIVE) == [(Box.MINE_TO_DO, Box.WRITTEN)]


def test_what_is_unknown_waits_for_communications(office):
    post = office.approved(CALM)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    publishing.publish(office.parts, post)
    assert boxes(office, practice.COMMUNICATIONS) == [(Box.OTHERS,)]  # the timeline is read first
    office.clock.advance(minutes=16)
    office.run()
    assert boxes(office, practice.COMMUNICATIONS) == [(Box.MINE_TO_DO,)]
    assert boxes(office, practice.LEGAL) == [(Box.OTHERS,)]


def test_a_row_tells_of_approvals_that_no_longer_count(office):
    post = office.approved(CALM)
    office.submit(CALM + " Bravo.", post=post)
    (row,) = reading.queue(office.parts, practice.COMMUNICATIONS)
    assert (row.summary.void_approvals, row.summary.revision) == (1, 2)


def test_what_is_on_x_leaves_the_queue_and_is_published(office):
    post = office.approved(CALM)
    office.x.answers.append(Posted(x_post_id="1990000000000000001", text=CALM))
    publishing.publish(office.parts, post)
    assert reading.queue(office.parts, practice.EXECUTIVE) == ()
    assert [(row.id, row.x_post_id) for row in reading.published(office.parts, practice.LEGAL)] == [
        (post, "1990000000000000001")
    ]


def test_one_post_is_shown_with_who_must_approve_and_why(office):
    post = office.submit(FIGURE)
    view = reading.open_post(office.parts, post, practice.LEGAL)
    because = {need.role: bool(need.findings) for need in view.requirements}
    assert because == {Role.COMMUNICATIONS: False, Role.LEGAL: True}
    assert view.missing == (Role.COMMUNICATIONS, Role.LEGAL)
    assert (view.my_role, view.own) == (Role.LEGAL, False)
    assert reading.open_post(office.parts, post, practice.EXECUTIVE).own


def test_an_unknown_post_is_told(office):
    with pytest.raises(BadInput, match=r"post\.unknown"):
        reading.open_post(office.parts, practice.EXECUTIVE, practice.EXECUTIVE)


def _as_the_files_owner(office, *statements):
    """What no rule in the file can stop: its owner drops the rules, then edits."""
    with closing(sqlite3.connect(office.folder / "ledger.sqlite")) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            file.execute(f'DROP TRIGGER "{name}"')
        for sql, *values in statements:
            file.execute(sql, values)
        file.commit()


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("UPDATE payload SET body = replace(body, 'Lyon', 'Paris')", ()),
        ("UPDATE payload SET body = replace(body, 'communications', 'legal')", ()),
        ("UPDATE action SET signature = replace(signature, 'a', 'b')", ()),
        ("UPDATE action SET actor = ? WHERE kind = 'approve'", (practice.LEGAL,)),
        ("UPDATE action SET revision = 2 WHERE kind = 'approve'", ()),
        ("UPDATE action SET at = '2020-01-01T00:00:00Z'", ()),
        ("UPDATE action SET hash = prev_hash", ()),
    ],
)
def test_what_the_files_owner_edits_is_noticed_before_anything_is_sent(office, sql, values):
    post = office.approved(CALM)
    _as_the_files_owner(office, (sql, *values))
    with pytest.raises(Damaged):
        reading.open_post(office.parts, post, practice.LEGAL)
    with pytest.raises(Damaged):
        publishing.publish(office.parts, post)
    assert office.x.received == []


def test_an_approval_forged_in_the_projection_releases_nothing(office):
    post = office.submit(FIGURE)
    _as_the_files_owner(office, ("UPDATE post SET state = 'approved' WHERE id = ?", post))
    with pytest.raises(CountersignError, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    assert office.record(post).state is PostState.IN_REVIEW
    assert office.x.received == []


def test_a_swapped_payload_with_a_matching_digest_is_noticed(office):
    post = office.approved(CALM)
    body = office.record(post).current.body
    other = body.replace("Lyon", "Paris")
    _as_the_files_owner(
        office,
        ("INSERT INTO payload (sha256, body) VALUES (?, ?)", digest(other), other),
        ("UPDATE action SET sha256 = ? WHERE sha256 = ?", digest(other), digest(body)),
    )
    with pytest.raises(Damaged):
        publishing.publish(office.parts, post)
    assert office.x.received == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE standing SET profile = '{}'",
        "UPDATE standing SET policy = replace(policy, '14', '999')",
        "UPDATE standing SET charter = replace(charter, 'Paul', 'Paula')",
    ],
)
def test_rules_doctored_in_the_projection_release_nothing(office, sql):
    """The roster and the rules are read from what was signed, not from the table beside it."""
    post = office.approved(CALM)
    _as_the_files_owner(office, (sql,))
    with pytest.raises(Damaged):
        publishing.publish(office.parts, post)
    assert office.x.received == []


def test_the_signed_rules_add_up_to_the_charter(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
        assert reading.signed_charter(work, office.parts) == charter
    profile = {**charter.profile, "codenames": ["Lynx"]}
    practice.adopt(office.parts.store, office.parts.keys, replace(charter, profile=profile))
    with office.parts.store.begin() as work:
        assert reading.signed_charter(work, office.parts).profile == profile


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM action WHERE kind = 'propose_rules'",
        "DELETE FROM action WHERE kind = 'charter'",
        "UPDATE action SET seq = 9 WHERE kind = 'adopt_rules'",
    ],
)
def test_a_gap_in_the_signed_rules_releases_nothing(office, sql):
    with office.parts.store.begin() as work:
        charter = work.charter()
    other = replace(charter, profile={**charter.profile, "codenames": ["Lynx"]})
    practice.adopt(office.parts.store, office.parts.keys, other)
    post = office.approved(CALM)
    _as_the_files_owner(office, (sql,))
    parts = replace(office.parts, follower=Follower())  # as after another start
    with pytest.raises(Damaged):
        publishing.publish(parts, post)
    assert office.x.received == []


def test_a_fence_that_nobody_signed_is_noticed(office):
    post = office.approved(CALM)
    office.x.answers.append(PostRefused("x.unauthorized", hold="auth"))
    publishing.publish(office.parts, post)
    with office.parts.store.begin() as work:
        last = work.actions(post)[-1]
    forged = replace(last, fence=7)
    forged = replace(forged, hash=link(forged.prev_hash, leaf_of(forged)))
    _as_the_files_owner(
        office,
        (
            "UPDATE action SET fence = 7, leaf = ?, hash = ? WHERE id = ?",
            leaf_of(forged),
            forged.hash,
            last.id,
        ),
    )
    with pytest.raises(Damaged):
        publishing.publish(office.parts, post)


def test_a_post_that_lacks_no_role_waits_for_whoever_may_approve(office):
    """The terms name nobody; somebody who is not the author approves all the same."""
    office.adopt(steps=())
    post = office.submit("Merci à tous.")
    assert reading.open_post(office.parts, post, practice.COMMUNICATIONS).my_role is not None
    assert reading.open_post(office.parts, post, practice.EXECUTIVE).my_role is None
    (row,) = reading.queue(office.parts, practice.LEGAL)
    assert row.boxes == (reading.Box.MINE_TO_DO,)
    office.decide(post, practice.LEGAL)
    assert office.record(post).state is PostState.APPROVED


def test_what_is_on_x_of_a_withdrawn_thread_stays_in_sight(office):
    post = office.thread("Un.", "Deux.")
    office.x.answers.append(Posted(x_post_id="41", text="Un."))
    office.x.answers.append(PostRefused("x.rejected"))
    office.run()
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Plus besoin.")
    alone = office.submit("Jamais partie.")
    drafting.withdraw(office.parts, alone, practice.EXECUTIVE, "Plus besoin.")
    assert [row.id for row in reading.published(office.parts, practice.LEGAL, limit=1)] == [post]


def test_a_snapshot_of_another_post_than_the_answered_one_is_not_shown(office, monkeypatch):
    """A doctored program of the author shows reviewers another post than X will show."""
    monkeypatch.setattr(drafting, "obstacles", lambda *_arguments: ())
    shown = sources.typed(office.parts, "https://x.com/a/status/5", "a", "Bonjour.")
    draft = office.draft("D’accord.", reply_link="https://x.com/b/status/6", source=shown)
    post = office.submit_draft(draft)
    assert reading.open_post(office.parts, post, practice.LEGAL).source is None
