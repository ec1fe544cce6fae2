from datetime import timedelta

from desktop_app.domain.publication import PostState
from desktop_app.services import drafting, forgetting, practice, retention
from desktop_app.services.forgetting import Why
from tests.services.test_retention import ACCOUNT, COMMS, LEGAL, keep_for, posted, with_photo


def told(office, why):
    return forgetting.look(office.parts).posts[why]


def texts(office):
    found = forgetting.look(office.parts).posts
    return {why: [one.text for one in posts] for why, posts in found.items() if posts}


def withdrawn(office, text):
    post = office.submit(text)
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Non.")
    return post


def hold(office, covers=None, matter="Affaire 12"):
    return retention.preserve(
        office.parts, ACCOUNT, LEGAL, matter=matter, reason="Enquête.", covers=covers
    )


def test_without_days_nothing_is_due_and_withdrawn_posts_are_told(office):
    posted(office, "Publié.")
    withdrawn(office, "Retiré.")
    office.submit("En cours.")
    office.clock.advance(days=36_500)
    found = forgetting.look(office.parts)
    assert found.days == 0
    assert texts(office) == {Why.WITHDRAWN: ["Retiré."]}
    (one,) = found.posts[Why.WITHDRAWN]
    assert (one.account, one.state, one.due_at) == (ACCOUNT, PostState.WITHDRAWN, None)
    assert (one.asked_by, one.holds) == (None, ())


def test_what_is_asked_for_is_due_no_more(office):
    keep_for(office, 10)
    first = posted(office, "Un.")
    office.clock.advance(minutes=1)
    second = withdrawn(office, "Deux.")
    office.clock.advance(days=11)
    assert texts(office) == {Why.DUE: ["Un.", "Deux."], Why.WITHDRAWN: ["Deux."]}
    (due, _) = told(office, Why.DUE)
    assert due.due_at == due.since + timedelta(days=10)
    retention.ask(office.parts, second, COMMS, "Effacement demandé.")
    assert texts(office) == {
        Why.ASKED: ["Deux."],
        Why.DUE: ["Un."],
        Why.WITHDRAWN: ["Deux."],
    }
    assert [one.asked_by for one in told(office, Why.ASKED)] == [COMMS]
    assert [one.asked_by for one in told(office, Why.WITHDRAWN)] == [COMMS]
    retention.redact(office.parts, second, LEGAL, "Oui.")
    assert texts(office) == {Why.DUE: ["Un."]}
    assert told(office, Why.DUE)[0].id == first


def test_what_a_hold_keeps_is_told_with_its_hold(office):
    keep_for(office, 10)
    one = posted(office, "Un.")
    office.clock.advance(minutes=1)
    two, running = withdrawn(office, "Deux."), office.submit("Trois.")
    for covers in (two, running):
        hold(office, covers)
    office.clock.advance(days=11)
    assert texts(office) == {
        Why.DUE: ["Un."],
        Why.HELD: ["Deux."],
        Why.WITHDRAWN: ["Deux."],
    }
    (kept,) = told(office, Why.HELD)
    assert [(each.matter, each.covers) for each in kept.holds] == [("Affaire 12", two)]
    # The same moment as the ledger's own lists have.
    with office.parts.store.begin() as work:
        since = {each.id: each.since for each in work.final_posts(ACCOUNT, kept.due_at, limit=9)}
    assert kept.since == since[two]
    hold(office, matter="Affaire 13")
    assert texts(office) == {Why.HELD: ["Un.", "Deux."], Why.WITHDRAWN: ["Deux."]}
    assert [each.since for each in told(office, Why.HELD)] == [since[one], since[two]]
    assert [each.matter for each in told(office, Why.HELD)[1].holds] == ["Affaire 12", "Affaire 13"]


def test_a_hold_on_a_post_whose_words_are_gone_keeps_nothing(office):
    post = withdrawn(office, "Deux.")
    retention.ask(office.parts, post, COMMS, "Dix ans.")
    retention.redact(office.parts, post, LEGAL, "Oui.")
    hold(office, post)
    assert texts(office) == {}


def test_no_more_is_told_than_one_look_finds(office, monkeypatch):
    monkeypatch.setattr(forgetting, "MOST", 2)
    keep_for(office, 10)
    posts = []
    for number in range(4):
        posts.append(withdrawn(office, f"{number}."))
        office.clock.advance(minutes=1)
    office.clock.advance(days=11)
    assert texts(office) == {Why.DUE: ["0.", "1."], Why.WITHDRAWN: ["3.", "2."]}
    # Those that were asked for, or are gone, hide none of the others.
    retention.ask(office.parts, posts[0], COMMS, "Dix ans.")
    assert texts(office)[Why.DUE] == ["1.", "2."]
    for post in posts[2:]:
        retention.ask(office.parts, post, COMMS, "Dix ans.")
        retention.redact(office.parts, post, LEGAL, "Oui.")
    assert texts(office) == {
        Why.ASKED: ["0."],
        Why.DUE: ["1."],
        Why.WITHDRAWN: ["1.", "0."],
    }


def test_a_post_of_pictures_alone_has_no_text_to_tell(office):
    keep_for(office, 10)
    with_photo(office, "")
    office.clock.advance(days=11)
    assert texts(office) == {Why.DUE: [""], Why.WITHDRAWN: [""]}
