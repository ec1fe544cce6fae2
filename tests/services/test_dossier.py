"""A dossier tells a crisis whole: what was stopped, said, approved, and by whom, from the record."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import PostRefused
from desktop_app.domain.publication import Posted
from desktop_app.services import controlling, drafting, practice
from desktop_app.services.dossier import dossier, since_freeze
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.review_paper import Entry, Facts, Quote

CALM = "Merci à tous pour cette belle journée à Lyon."
SAID = "Nos services sont perturbés. Nos équipes y travaillent."


def lines(paper, title):
    (chapter,) = [one for one in paper.chapters if one.title == title]
    for block in chapter.blocks:
        if isinstance(block, Facts):
            yield from (f"{name}: {value}" for name, value in block.rows)
        elif isinstance(block, Quote):
            yield "".join(text for _, text in block.pieces)
        elif isinstance(block, Entry):
            yield from filter(None, (block.head, *block.below))


def days(office):
    day = office.clock.now().date()
    return Days(first=day, last=day)


@pytest.fixture
def crisis(office):
    account = practice.ACCOUNT.id
    held = office.approved(CALM)
    office.clock.advance(minutes=1)
    controlling.freeze(office.parts, account, practice.COMMUNICATIONS, "Panne chez nos clients.")
    office.clock.advance(minutes=2)
    said = office.thread(SAID, urgent="Panne depuis 18 h 05.")
    office.run()
    office.clock.advance(minutes=30)
    controlling.unfreeze(office.parts, account, practice.COMMUNICATIONS, "Tout fonctionne.")
    controlling.recall(office.parts, held, practice.COMMUNICATIONS, "Plus le moment.")
    return said


def test_everything_is_there(office, crisis):
    paper = dossier(office.parts, days(office), [practice.ACCOUNT.id], "en")
    (freeze, *more) = lines(paper, "Freezes, and why")
    assert freeze.startswith("@claire_morel frozen by Paul Roy, ")
    assert more[0] == "Panne chez nos clients."
    assert more[1].startswith("Ended by Paul Roy, ")
    said = "\n".join(lines(paper, "What was said: posts that went out"))
    assert SAID in said
    assert CALM not in said
    assert "https://x.com/claire_morel/status/" in said
    assert "Urgent: Panne depuis 18 h 05." in said
    assert "Inès Kaci approved it for legal, " in said
    assert "To be looked at again by " in said
    stopped = "\n".join(lines(paper, "What was held, recalled or taken down"))
    assert CALM in stopped
    assert "Held by the freeze of " in stopped
    assert "recalled before it left: Paul Roy, " in stopped
    assert "Now: stopped by somebody before it left" in stopped
    told = list(lines(paper, "What happened, in order"))
    order = [line for line in told if " · " in line]
    kinds = [line.split(" · ")[1] for line in order]
    assert kinds.index("ACCOUNT FROZEN") < kinds.index("posted") < kinds.index("freeze ended")
    assert all("UTC" in line and "Europe/Paris" in line for line in order)
    assert order == sorted(order, key=lambda line: line.split(" · ")[0])
    proof = "\n".join(lines(paper, "Where the record stood"))
    with office.parts.store.begin() as work:
        assert work.chain(practice.ACCOUNT.id)[-1].hash in proof
        assert work.rules()[-1].hash in proof


def test_after_the_second_look_it_says_what_was_found(office, crisis):
    controlling.after_review(office.parts, crisis, practice.COMMUNICATIONS, "Exact.")
    paper = dossier(office.parts, days(office), [], "fr")
    said = "\n".join(lines(paper, "Ce qui a été dit\u00a0: posts publiés"))
    assert "Revu par Paul Roy" in said
    assert "Exact." in said


def test_a_freeze_is_told_of_every_day_that_it_lasted_and_of_no_other(office):
    account, first = practice.ACCOUNT.id, office.clock.now().date()
    office.submit(CALM)
    office.clock.advance(days=2)
    controlling.freeze(office.parts, account, practice.COMMUNICATIONS, "Panne chez nos clients.")
    office.clock.advance(days=2)
    controlling.unfreeze(office.parts, account, practice.COMMUNICATIONS, "Tout fonctionne.")
    told = []
    for number in range(6):
        day = first + timedelta(days=number)
        paper = dossier(office.parts, Days(first=day, last=day), [account], "en")
        told.append("Panne chez nos clients." in lines(paper, "Freezes, and why"))
    assert told == [False, False, True, True, True, False]


def test_a_freeze_that_lasts_is_told_of_no_day_before_it(office):
    account, first = practice.ACCOUNT.id, office.clock.now().date()
    office.submit(CALM)
    office.clock.advance(days=2)
    controlling.freeze(office.parts, account, practice.COMMUNICATIONS, "Panne chez nos clients.")
    paper = dossier(office.parts, Days(first=first, last=first), [account], "en")
    assert list(lines(paper, "Freezes, and why")) == ["None."]


def test_each_part_is_told_with_the_approvals_under_which_it_went_out(office):
    post = office.thread("Un.", "Deux.")
    office.x.answers += [Posted(x_post_id="41", text="Un."), PostRefused("x.rejected")]
    office.run()
    draft = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    drafting.submit_for_review(
        office.parts, drafting.typed(draft, "Trois.", "auto", 1), practice.EXECUTIVE
    )
    office.decide(post, practice.COMMUNICATIONS, reason="La suite est juste.")
    office.run()
    paper = dossier(office.parts, days(office), [practice.ACCOUNT.id], "en")
    said = "\n".join(lines(paper, "What was said: posts that went out"))
    first, second = said.partition("Trois.")[::2]
    assert ("Vérifié." in first, "La suite est juste." in first) == (True, False)
    assert ("Vérifié." in second, "La suite est juste." in second) == (False, True)


def test_a_quiet_day_says_that_there_was_nothing_and_that_mentions_are_not_read(office):
    paper = dossier(office.parts, Days(first=date(2020, 1, 1), last=date(2020, 1, 1)), [], "en")
    assert list(lines(paper, "What happened, in order")) == ["None."]
    assert "Mentions are not in this dossier" in "".join(lines(paper, "What others wrote about it"))
    assert "Freezes: 0" in list(lines(paper, "At a glance"))


def test_since_the_last_freeze(office, crisis):
    office.clock.advance(days=2)
    paper = since_freeze(office.parts, practice.ACCOUNT.id, "en")
    assert "@claire_morel on X, 2026-11-24 to 2026-11-26" in paper.subtitle
