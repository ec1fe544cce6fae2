"""Mentions and their answers, on a real record and a reader without X."""

from dataclasses import replace

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.source import status_id
from desktop_app.services import (
    answering,
    drafting,
    observing,
    observing_import,
    practice,
    reading,
    reading_budget,
    rivals,
)
from desktop_app.services.answering import Way
from desktop_app.services.observing_ports import Tray
from desktop_app.services.observing_refresh import LEAST_MENTIONS
from desktop_app.services.templates import Template
from tests.observing_fakes import FakeReader

ACCOUNT, COMPANY = practice.ACCOUNT.id, practice.COMPANY.id
NADIA = ("1500000000000000001", "nadia_forest")
BASILE = ("1500000000000000003", "basile_okoye")
ANGRY = "@claire_morel 2 h au téléphone, aucun intérêt, du pur marketing"


@pytest.fixture
def fake(office):
    return FakeReader(clock=office.clock, account=practice.ACCOUNT)


@pytest.fixture
def parts(office, fake, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    made = replace(office.parts, reader=lambda _account: fake, observations=kept)
    reading_budget.set_budget(made, ACCOUNT, 2_000_000)
    yield made
    kept.close()


@pytest.fixture
def angry(parts, fake):
    number = fake.say(ANGRY, NADIA)
    observing.refresh_mentions(parts, ACCOUNT)
    return number


def submit(parts, number, text="Bonjour Nadia, je regarde.", by=practice.EXECUTIVE):
    draft = answering.begin(parts, ACCOUNT, number, by)
    return drafting.submit_for_review(parts, replace(draft, parts=(Part(text=text),)), by)


def entry(parts, number):
    found = answering.board(parts, (ACCOUNT, COMPANY)).entries
    return next(each for each in found if each.mention.seen.x_post_id == number)


def test_the_draft_of_an_answer_holds_the_customers_words(parts, angry):
    draft = answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE)
    assert draft.reply_link == f"https://x.com/nadia_forest/status/{angry}"
    source = draft.source
    assert (source.text, source.handle, source.is_from_x) == (ANGRY, "nadia_forest", True)
    assert source.mentions == ("claire_morel",)
    assert not draft.is_by_hand
    assert draft in parts.desk.drafts(practice.EXECUTIVE)
    again = answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE)
    assert again.id == draft.id  # one answer is being written, not two
    with pytest.raises(BadInput) as told:
        answering.begin(parts, ACCOUNT, "12", practice.EXECUTIVE)
    assert told.value.kind == "observing.mention"


def test_whoever_approves_sees_the_customers_words(parts, angry):
    view = reading.open_post(parts, submit(parts, angry), practice.COMMUNICATIONS)
    assert view.source.text == ANGRY
    assert view.record.current.payload.reply_to == angry


def test_a_template_is_what_the_answer_begins_with(parts, angry):
    template = Template(
        proposal="a1",
        name="Excuses",
        language="fr",
        text="Bonjour [prénom], nous regardons.",
        is_holding=False,
        proposed_by=practice.EXECUTIVE,
        proposed_at=parts.clock.now(),
        id="a2",
    )
    draft = answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE, template)
    assert (draft.text, draft.language, draft.template) == (template.text, "fr", "a2")
    assert draft.source.x_post_id == angry


def test_two_answers_that_wait_are_in_each_others_way(parts, angry):
    assert entry(parts, angry).waiting == ()
    first = submit(parts, angry)
    second = submit(parts, angry, "Bonjour, un collègue vous appelle.", practice.EXECUTIVE)
    assert {one.post for one in entry(parts, angry).waiting} == {first, second}
    (other,) = reading.open_post(parts, second, practice.COMMUNICATIONS).rivals
    assert (other.post, other.author, other.is_public) == (first, practice.EXECUTIVE, False)
    assert [one.post for one in rivals.waiting(parts, angry, (second,))] == [first]
    drafting.withdraw(parts, first, practice.EXECUTIVE, "Une suffit.")
    assert reading.open_post(parts, second, practice.COMMUNICATIONS).rivals == ()


def test_x_takes_an_answer_to_whoever_called_the_account_in(parts, fake, angry):
    file = (
        "x_post_id,handle,text,created_at\n"
        "1500000000000000999,basile_okoye,Aurelis is no good,2026-11-24T10:00:00+00:00\n"
    )
    observing_import.import_csv(parts, ACCOUNT, file)
    assert entry(parts, angry).way is Way.PROGRAM
    assert entry(parts, "1500000000000000999").way is Way.BY_HAND
    draft = answering.begin(parts, ACCOUNT, "1500000000000000999", practice.EXECUTIVE)
    assert draft.is_by_hand
    assert not draft.source.is_from_x


def test_the_newest_stands_first_and_each_reading_says_what_it_may_cost(parts, fake, angry):
    fake.clock.advance(minutes=5)
    newer = fake.say("@claire_morel et alors ?", BASILE)
    observing.refresh_mentions(parts, ACCOUNT)
    board = answering.board(parts, (ACCOUNT, COMPANY))
    assert [one.mention.seen.x_post_id for one in board.entries] == [newer, angry]
    own, company = board.standings
    assert own.as_of is not None
    assert (own.budget.left, own.ceiling) == (1_990_000, 1_500_000)
    assert (company.as_of, company.budget.limit, company.ceiling) == (None, 0, 0)
    left = own.budget.spent + 5_000 * LEAST_MENTIONS
    reading_budget.set_budget(parts, ACCOUNT, left - 1)
    assert answering.ceiling(reading_budget.budget(parts, ACCOUNT)) == 0


def test_the_conversation_as_far_as_it_is_known(parts, fake, angry):
    fake.clock.advance(minutes=1)
    other = fake.say("@claire_morel pareil pour moi", BASILE, reply_to=angry)
    fake.clock.advance(minutes=1)
    fake.say("@claire_morel autre chose", BASILE)
    observing.refresh_mentions(parts, ACCOUNT)
    said = answering.conversation(parts, ACCOUNT, entry(parts, other).mention.seen)
    assert [one.x_post_id for one in said] == [angry, other]
    assert [one.is_own for one in said] == [False, False]


@pytest.fixture
def reads_no_more_than_it_needs(parts, monkeypatch):
    with parts.store.begin() as work:
        kind = type(work)
    return lambda: monkeypatch.setattr(kind, "posted_parts", lambda *_: pytest.fail("all of it"))


def test_a_mention_that_answers_nothing_stands_alone(parts, angry, reads_no_more_than_it_needs):
    reads_no_more_than_it_needs()
    said = answering.conversation(parts, ACCOUNT, entry(parts, angry).mention.seen)
    assert [one.x_post_id for one in said] == [angry]


def test_the_accounts_own_answer_stands_in_the_conversation(
    office, parts, fake, angry, reads_no_more_than_it_needs
):
    draft = answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE)
    words = "Bonjour Nadia, nous cherchons avec vous."
    post = office.thread(words, reply_link=draft.reply_link, source=draft.source)
    office.clock.advance(minutes=15)
    number = str(int(angry) + 1)
    office.x.answers.append(Posted(x_post_id=number, text=words, reply_to=angry))
    office.run()
    assert office.record(post).state is PostState.POSTED
    fake.clock.advance(minutes=1)
    merci = fake.say("@claire_morel merci", NADIA, reply_to=angry)
    parts_of = (angry, number, merci)
    observing.refresh_mentions(parts, ACCOUNT)
    seen = entry(parts, merci).mention.seen
    reads_no_more_than_it_needs()
    said = answering.conversation(parts, ACCOUNT, seen)
    assert {one.x_post_id: one.is_own for one in said} == dict(
        zip(parts_of, (False, True, False), strict=True)
    )


def test_those_that_are_done_with_hide_none_that_waits(parts, fake, angry, monkeypatch):
    monkeypatch.setattr(answering, "MOST", 2)
    for number in range(3):
        fake.clock.advance(minutes=1)
        later = fake.say(f"@claire_morel merci {number}", BASILE)
        observing.refresh_mentions(parts, ACCOUNT)
        observing.move(parts, ACCOUNT, later, Tray.ASIDE)
    assert entry(parts, angry).mention.state is Tray.NEW
    assert answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE).reply_link.endswith(angry)


def test_a_mention_of_which_x_does_not_say_whose_it_is_can_be_answered(parts, fake):
    """X leaves the author out of what it expands, at times."""
    number = fake.say(ANGRY, (NADIA[0], ""))
    observing.refresh_mentions(parts, ACCOUNT)
    draft = answering.begin(parts, ACCOUNT, number, practice.EXECUTIVE)
    assert status_id(draft.reply_link) == number
    assert answering.begin(parts, ACCOUNT, number, practice.EXECUTIVE) == draft


def test_what_was_put_aside_stays_there(parts, angry):
    observing.move(parts, ACCOUNT, angry, Tray.ASIDE)
    assert entry(parts, angry).mention.state is Tray.ASIDE
