"""Everything about the rules at once: what holds, what waits, what was, and what past posts say."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.account import Tier
from desktop_app.domain.errors import LedgerRefused, Refused
from desktop_app.services import governing, practice, ruleboard, rulewriting
from desktop_app.services.rulebench import Bench
from desktop_app.services.rulewriting import RuleForm
from tests.services.test_any_change import MINE
from tests.services.test_rulewriting import TOWER

CEO, COMMS, LEGAL = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL


def adopt(office, proposal):
    governing.adopt(office.parts, proposal, COMMS)
    return ruleboard.board(office.parts)


def test_a_rule_is_proposed_by_one_and_put_in_force_by_another(office):
    before = ruleboard.board(office.parts)
    assert not any(line.is_own for line in before.lines)
    proposal = ruleboard.propose_rule(office.parts, LEGAL, TOWER)
    (waiting,) = ruleboard.board(office.parts).proposals
    assert not ruleboard.may_adopt(before.charter, LEGAL, waiting)
    assert not ruleboard.may_adopt(before.charter, CEO, waiting)
    assert ruleboard.may_adopt(before.charter, COMMS, waiting)
    after = adopt(office, proposal)
    own = after.lines[0]
    assert (own.rule.id, own.is_own, own.is_on) == ("own.tower", True, True)
    assert [one.number for one in after.versions] == [
        len(before.versions) + 1,
        *(one.number for one in before.versions),
    ]
    newest = after.versions[0]
    assert (newest.proposed_by, newest.adopted_by) == (LEGAL, COMMS)
    assert before.versions[-1].adopted_by is None


def test_what_two_versions_differ_in(office):
    before = ruleboard.board(office.parts).profile
    first = adopt(office, ruleboard.propose_rule(office.parts, LEGAL, TOWER)).profile
    changed = ruleboard.changed(before, first)
    assert changed.book.added == ("own.tower",)
    assert changed.rules[0][:2] == ("own.tower", "")
    graver = replace(TOWER, distance=3)
    second = adopt(office, ruleboard.propose_rule(office.parts, LEGAL, graver, "own.tower")).profile
    (change,) = ruleboard.changed(first, second).book.changed
    assert (change.old_version, change.new_version) == (1, 2)
    third = adopt(
        office,
        ruleboard.propose_values(office.parts, LEGAL, {"codenames": ["Blue Heron"]}),
    ).profile
    (value,) = ruleboard.changed(second, third).values
    assert (value.key, value.after) == ("codenames", "Blue Heron")
    gone = adopt(office, ruleboard.propose_without(office.parts, LEGAL, "own.tower"))
    assert ruleboard.changed(third, gone.profile).book.removed == ("own.tower",)


def test_what_another_put_in_force_meanwhile_is_not_taken_back_unseen(office):
    begun = {"codenames": ruleboard.board(office.parts).profile.get("codenames", [])}
    adopt(
        office, ruleboard.propose_values(office.parts, LEGAL, {"codenames": ["Blue Heron"]}, begun)
    )
    with pytest.raises(Refused, match=r"governing\.meanwhile"):
        ruleboard.propose_values(office.parts, LEGAL, {"codenames": ["Lynx"]}, begun)
    # Other entries are nobody's concern, and one that is not there is an empty one.
    ruleboard.propose_values(office.parts, LEGAL, {"news_hold": "The sale"}, {"news_hold": ""})
    first = adopt(office, ruleboard.propose_rule(office.parts, LEGAL, TOWER))
    text = rulewriting.rule_text(first.rules_text, "own.tower")
    wider, nearer = (replace(TOWER, distance=each) for each in (9, 3))
    adopt(office, ruleboard.propose_rule(office.parts, LEGAL, wider, "own.tower", text))
    with pytest.raises(Refused, match=r"governing\.meanwhile"):
        ruleboard.propose_rule(office.parts, LEGAL, nearer, "own.tower", text)


def test_nobody_else_proposes_and_nothing_is_proposed_twice(office):
    charter = ruleboard.board(office.parts).charter
    assert ruleboard.may_propose(charter, LEGAL)
    assert not ruleboard.may_propose(charter, CEO)
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        ruleboard.propose_rule(office.parts, CEO, TOWER)
    adopt(office, ruleboard.propose_rule(office.parts, LEGAL, TOWER))
    with pytest.raises(Refused, match=r"governing\.same"):
        ruleboard.propose_rule(office.parts, LEGAL, TOWER, "own.tower")


def test_what_is_due_comes_first(office):
    board = adopt(office, ruleboard.propose_rule(office.parts, LEGAL, TOWER))
    assert board.due(date(2026, 11, 30)) == ()
    assert [line.rule.id for line in board.due(date(2026, 12, 2))] == ["own.tower"]
    assert [line.rule.id for line in board.due(date(2027, 6, 1))] == ["own.tower"]


def test_a_pack_that_is_switched_off_is_said(office):
    board = adopt(
        office, ruleboard.propose_values(office.parts, LEGAL, {"switched_off": ["topics"]})
    )
    off = {line.rule.pack for line in board.lines if not line.is_on}
    assert off == {"topics"}


def test_past_posts_are_read_with_a_rule_that_nobody_adopted(office):
    office.submit("We sell the tower next week.")
    posts = ruleboard.past_posts(office.parts, LEGAL)
    assert "We sell the tower next week." in [post.text for post in posts]
    board = ruleboard.board(office.parts)
    with_it = ruleboard.with_form(board.profile, TOWER)
    present = ruleboard.with_form(board.profile, RuleForm(**_other()))
    bench = Bench(office.parts.rulebook, with_it, (office.parts.rulebook, present))
    bench.read(posts)
    report = bench.report()
    (figures,) = [one for one in report.rules if one.rule == "own.tower"]
    assert (figures.hits, figures.before) == (1, 0)


def test_a_past_answer_is_read_as_one(office):
    office.adopt(tier=Tier.ENTERPRISE)  # else nobody may be mentioned
    office.submit_draft(office.draft("@nadia Bonjour à vous.", reply_link="7", source=MINE))
    office.submit("@nadia Bonjour à tous.")
    posts = ruleboard.past_posts(office.parts, LEGAL)
    found = {post.text: post.is_reply for post in posts if post.text.startswith("@nadia")}
    assert found == {"@nadia Bonjour à vous.": True, "@nadia Bonjour à tous.": False}


def _other():
    """A rule that finds nothing here."""
    hits, misses = ("Zebras", "A zebras"), ("No zebras here", "The zebras of all")
    return {
        "id": "own.zebra",
        "words": ("zebras",),
        "languages": ("en",),
        "explain": TOWER.explain,
        "suggest": TOWER.suggest,
        "hits": {"en": hits},
        "misses": {"en": misses},
    }
