from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import Media, MediaKind, Part, Poll
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, practice, similar
from desktop_app.services.similar import Earlier, Likeness
from tests.fakes import NOW, payload_of

CALM = "Merci à tous pour cette belle journée à Lyon."
LONG = (
    "Today we open our new research centre in Lyon with three hundred engineers, "
    "and we thank the city for its welcome."
)
PHOTO = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="A hall.")


def before(text, post="p1", **fields):
    fields.setdefault("part", Part(text=text))
    fields = {"number": 0, "at": NOW, "by": "claire", "is_public": True, **fields}
    return Earlier(post=post, **fields)


def found(text, *others):
    return [(one.likeness, one.earlier.post) for one in similar.similar(payload_of(text), others)]


def refused(payload, *others):
    return [obstacle.kind for obstacle, _ in similar.twice(payload, others, NOW)]


@pytest.mark.parametrize(
    "again", [CALM, f"  {CALM}\n", "Merci à  tous pour cette belle\njournée à Lyon."]
)
def test_the_same_words_are_the_same_post(again):
    assert found(again, before(CALM)) == [(Likeness.SAME, "p1")]
    assert refused(payload_of(again), before(CALM)) == ["obstacle.posted_before"]
    assert refused(payload_of(again), before(CALM, is_public=False)) == ["obstacle.on_its_way"]


@pytest.mark.parametrize(
    "changes",
    [
        {"part": Part(text=CALM, media=(PHOTO,))},
        {"part": Part(text=CALM, poll=Poll(options=("a", "b"), minutes=60))},
        {"reply_to": "7"},
    ],
)
def test_beside_another_picture_or_in_another_answer_it_is_another_post(changes):
    other = before(CALM, **changes)
    assert refused(payload_of(CALM), other) == []
    assert found(CALM, other) == [(Likeness.SAME, "p1")]


def test_a_picture_alone_is_never_a_duplicate_of_words():
    assert refused(payload_of(parts=(Part(text="", media=(PHOTO,)),)), before("")) == []


def test_the_part_of_a_thread_that_is_there_already_is_named():
    payload = payload_of(parts=(Part(text="First of all."), Part(text=CALM)))
    ((obstacle, other),) = similar.twice(payload, [before(CALM), before(CALM, "p0")], NOW)
    assert (obstacle.span.part, other.post) == (1, "p1")


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("Today", "Yesterday"),
        LONG.replace("three hundred", "300"),
        LONG + " https://aurelis.example/lyon #Lyon",
        LONG.upper(),
        LONG.replace("centre", "center").replace("its welcome.", "its warm welcome!"),
    ],
)
def test_nearly_the_same_is_listed_and_no_obstacle(text):
    assert found(text, before(LONG)) == [(Likeness.NEAR, "p1")]
    assert refused(payload_of(text), before(LONG)) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("#Lyon #Growth #Team", "#Lyon #Growth #Team @acme"),
        ("Great day! #Lyon #Growth #Team #Aurelis", "Sad news. #Lyon #Growth #Team #Aurelis"),
        ("Thank you!", "Thank you all!"),
        ("Read this: https://example.com/x", "Watch that: https://example.com/x"),
        (LONG, "Today we close the quarter with strong sales in Asia, and we thank our partners."),
        (CALM, "Merci à toutes les équipes de Nantes pour cette année."),
    ],
)
def test_a_few_words_or_tags_in_common_are_nothing(text, other):
    assert found(text, before(other)) == []


def test_the_contrary_is_shown_against_what_was_said():
    others = [before("We have 400,000 customers. Thank you!")]
    (one,) = similar.similar(payload_of("Good news! We now have 500,000 customers."), others)
    assert (one.likeness, one.then, one.now) == (Likeness.CONTRARY, "400,000", "500,000")


def test_the_gravest_comes_first_then_the_newest_and_there_is_an_end():
    many = [before(LONG.replace("Today", f"On day {n}"), f"n{n}") for n in range(9)]
    others = [*many[:3], before(LONG, "same"), *many[3:]]
    assert found(LONG, *others) == [
        (Likeness.SAME, "same"),
        *((Likeness.NEAR, f"n{number}") for number in range(similar.MOST - 1)),
    ]


def test_a_yearly_greeting_is_shown_and_not_refused():
    long_ago, planned = NOW - timedelta(days=31), NOW + timedelta(days=40)
    assert refused(payload_of(CALM), before(CALM, at=long_ago)) == []
    assert found(CALM, before(CALM, at=long_ago)) == [(Likeness.SAME, "p1")]
    waiting = before(CALM, at=long_ago, is_public=False)
    assert refused(payload_of(CALM), waiting) == ["obstacle.on_its_way"]
    later = replace(payload_of(CALM), not_before=planned, not_after=planned + timedelta(hours=1))
    assert refused(later, before(CALM)) == []


def test_an_earlier_post_is_dated_by_when_it_went_out(office):
    office.approved(CALM)
    office.run()
    with office.parts.store.begin() as work:
        (known,) = similar.earlier(work, practice.ACCOUNT.id)
        (row,) = work.posts((PostState.POSTED,))
    assert known.at == row.published_at


def test_the_record_knows_what_is_there_and_what_is_on_its_way(office):
    waiting = office.submit(CALM)
    office.clock.advance(minutes=1)
    posted = office.approved("Nous ouvrons à Lille.")
    office.run()
    back = office.submit("Nous ouvrons à Brest.")
    office.decide(back, practice.COMMUNICATIONS, Verdict.REQUEST_CHANGES, "Not yet.")
    office.submit_draft(office.draft("L’entreprise.", account=practice.COMPANY.id))
    with office.parts.store.begin() as work:
        known = similar.earlier(work, practice.ACCOUNT.id)
        others = similar.earlier(work, practice.ACCOUNT.id, waiting)
    assert [(one.post, one.is_public) for one in known] == [(posted, True), (waiting, False)]
    assert [one.post for one in others] == [posted]


def test_the_same_post_is_not_submitted_twice(office):
    office.submit(CALM)
    again = office.draft(CALM)
    with pytest.raises(BadInput, match=r"obstacle\.on_its_way"):
        office.submit_draft(again)
    assert office.submit_draft(office.draft(CALM, account=practice.COMPANY.id))


def test_what_was_posted_is_not_posted_twice_and_its_own_versions_are_no_duplicates(office):
    office.approved(CALM)
    office.run()
    with pytest.raises(BadInput, match=r"obstacle\.posted_before"):
        office.submit_draft(office.draft(CALM))
    post = office.submit("Another text.")
    office.decide(post, practice.COMMUNICATIONS, Verdict.REQUEST_CHANGES, "Say more.")
    assert office.submit("Another text.", post=post) == post


def test_a_draft_that_a_crash_left_over_is_no_duplicate_of_itself(office):
    draft = office.draft(CALM)
    post = office.submit_draft(draft)
    office.parts.desk.save(draft)
    assert office.submit_draft(draft) == post


def test_brackets_wait_to_be_filled_in_only_where_a_template_put_them(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    draft = office.draft("We recall [product] in [country]. [VIDEO]")
    begun = replace(draft, template="t1")
    assert drafting.obstacles(charter, draft) == ()
    told = [(one.kind, dict(one.facts)) for one in drafting.obstacles(charter, begun)]
    assert told == [
        ("obstacle.placeholder", {"text": text}) for text in ("[product]", "[country]", "[VIDEO]")
    ]


def test_a_copy_is_a_draft_of_a_post_of_its_own(office):
    draft = office.draft(CALM, post="p1", base_revision=3, urgent="Fire.")
    office.clock.advance(minutes=2)
    copy = drafting.copied(office.clock, draft)
    assert (copy.post, copy.base_revision, copy.urgent) == (None, 0, "Fire.")
    assert copy.id != draft.id
    assert copy.saved_at - draft.saved_at == timedelta(minutes=2)
