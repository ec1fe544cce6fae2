"""P1 and P5, field by field and state by state: any change of what is sent voids every approval."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import PostNotSent, PostRefused
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.source import Source
from desktop_app.services import controlling, drafting, practice
from tests.fakes import NOW

PHOTO = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="Une salle.")
OTHER = Media(sha256="b" * 64, kind=MediaKind.PHOTO, alt_text="Une équipe.")
POLL = Poll(options=("Oui", "Non"), minutes=60)
BEGINS = NOW + timedelta(hours=1)
ENDS = BEGINS + timedelta(minutes=15)
MINE = Source(
    x_post_id="7",
    author_id=practice.ACCOUNT.x_user_id,
    handle="claire_morel",
    text="Avant.",
    created_at=NOW,
    read_at=NOW,
    is_from_x=True,
)
ANOTHER = replace(MINE, x_post_id="8")
PARTS = (
    Part(text="Un.", media=(PHOTO, OTHER)),
    Part(text="Deux."),
    Part(text="Trois ?", poll=POLL),
)


def part(number, **change):
    changed = replace(PARTS[number], **change)
    return {"parts": (*PARTS[:number], changed, *PARTS[number + 1 :])}


CHANGES = {
    "text": part(0, text="Un,"),
    "second text": part(1, text="Deux !"),
    "a space": part(0, text="Un\u00a0."),
    "a lookalike": part(1, text="D\u0435ux."),
    "alt text": part(0, media=(replace(PHOTO, alt_text="Une cour."), OTHER)),
    "image bytes": part(0, media=(replace(PHOTO, sha256="c" * 64), OTHER)),
    "media kind": part(0, media=(replace(PHOTO, kind=MediaKind.VIDEO),)),
    "media order": part(0, media=(OTHER, PHOTO)),
    "media removed": part(0, media=(PHOTO,)),
    "poll option": part(2, poll=replace(POLL, options=("Oui", "Jamais"))),
    "poll order": part(2, poll=replace(POLL, options=("Non", "Oui"))),
    "poll time": part(2, poll=replace(POLL, minutes=61)),
    "poll removed": part(2, poll=None),
    "thread order": {"parts": (PARTS[1], PARTS[0], PARTS[2])},
    "part added": {"parts": (*PARTS, Part(text="Quatre."))},
    "part removed": {"parts": PARTS[:2]},
    "reply target": {"reply_link": "8", "source": ANOTHER},
    "no reply": {"reply_link": "", "source": None},
    "reply settings": {"reply_settings": ReplySettings.FOLLOWING},
    "made with AI": {"made_with_ai": True},
    "paid partnership": {"paid_partnership": True},
    "earlier": {"not_before": BEGINS - timedelta(minutes=1)},
    "later": {"not_before": BEGINS + timedelta(minutes=1)},
    "window end": {"not_after": ENDS + timedelta(minutes=1)},
    "no schedule": {"not_before": None, "not_after": None},
    "by hand": {"is_by_hand": True},
    "urgent": {"urgent": "Panne."},
}


class AnyMedia:
    """A shelf that has everything: pictures are not the subject here."""

    def has(self, sha256):
        return True

    def share(self, account, digests, is_wanted=None):
        """Everybody has everything already."""


@pytest.fixture
def desk(office):
    office.parts = replace(office.parts, media=AnyMedia())
    office.restart()
    return office


def approved(office):
    draft = office.draft(reply_link="7", source=MINE, not_before=BEGINS, not_after=ENDS)
    post = office.submit_draft(replace(draft, parts=PARTS))
    office.decide(post, practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.APPROVED
    return post


def at_its_time(office, answer):
    office.clock.advance(hours=1)
    office.x.answers.append(answer)
    office.run()


STATES = {
    PostState.APPROVED: lambda office, post: None,
    PostState.HELD: lambda office, post: at_its_time(
        office, PostRefused("x.credits", hold="billing")
    ),
    PostState.REFUSED: lambda office, post: at_its_time(office, PostRefused("x.rejected")),
    PostState.MISSED: lambda office, post: (office.clock.advance(hours=2), office.run()),
    PostState.RECALLED: lambda office, post: controlling.recall(
        office.parts, post, practice.COMMUNICATIONS, "Un doute."
    ),
    PostState.CHANGES_REQUESTED: lambda office, post: office.decide(
        post, practice.LEGAL, Verdict.REQUEST_CHANGES, "Autrement."
    ),
    PostState.VETOED: lambda office, post: office.decide(
        post, practice.LEGAL, Verdict.VETO, "Non."
    ),
}


#: In the short form each change meets every third state, and each state every third change.
PAIRS = [
    pytest.param(state, change, id=f"{state}-{change}")
    for row, state in enumerate(STATES)
    for column, change in enumerate(CHANGES)
    if os.environ.get("COUNTERSIGN_WALKS") or (row + column) % 3 == 0
]


@pytest.mark.parametrize(("state", "change"), PAIRS)
def test_any_change_in_any_state_voids_every_approval(desk, change, state):
    post = approved(desk)
    STATES[state](desk, post)
    before = desk.record(post)
    assert before.state is state
    again = replace(drafting.continue_post(desk.parts, post, practice.EXECUTIVE), **CHANGES[change])
    if state is PostState.MISSED and again.not_after is not None:
        again = replace(again, not_before=BEGINS + timedelta(days=1))
        again = replace(again, not_after=again.not_before + timedelta(minutes=15))
    desk.submit_draft(again)
    record = desk.record(post)
    assert record.state is PostState.IN_REVIEW
    assert record.counting(desk.clock.now()) == ()
    assert Standing.COUNTS not in {
        d.standing for d in record.decisions if d.verdict is Verdict.APPROVE
    }
    sent = len(desk.x.received)
    desk.clock.advance(hours=1)
    desk.run()
    assert len(desk.x.received) == sent


def test_a_half_sent_thread_loses_its_approvals_too(desk):
    post = approved(desk)
    desk.clock.advance(hours=1)
    desk.x.answers.extend(
        [Posted(x_post_id="1", text="Un."), PostNotSent("x.unreachable", cause="refused")]
    )
    desk.run()
    assert len(desk.record(post).parts) == 1
    again = drafting.continue_post(desk.parts, post, practice.EXECUTIVE)
    desk.submit_draft(drafting.typed(again, "Deux !", "auto", part=1))
    record = desk.record(post)
    assert (record.state, len(record.parts)) == (PostState.IN_REVIEW, 1)
    assert record.counting(desk.clock.now()) == ()
