from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.account import Role
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.policy import requirements
from desktop_app.domain.steps import Audience, Needs, Step
from desktop_app.services import drafting
from desktop_app.services.previewing import needs
from desktop_app.ui.compose.approvers import Approvers
from tests.fakes import FakeClock


def finding(words, rule="fwd.soft"):
    return Finding(
        rule=rule,
        version=1,
        family=Family.FORWARD_LOOKING,
        severity=Severity.LEGAL,
        span=Span(start=0, end=len(words)),
        text=words,
        message=Explanation(en="", fr=""),
        reviewers=("legal",),
    )


@pytest.fixture
def panel(qtbot):
    made = Approvers()
    qtbot.addWidget(made)
    return made


def asked(charter, writer, *findings):
    return needs(requirements(charter, "acme", findings), charter, "acme", writer)


def test_policy_and_rules_are_told_apart(panel, store):
    wanted = asked(store.charter, "claire", finding("revenue will surge"))
    assert [(need.role, need.names) for need in wanted] == [
        (Role.COMMUNICATIONS, ("Paul Roy",)),
        (Role.LEGAL, ("Inès Kaci",)),
    ]
    assert [panel.lines.reason(need) for need in wanted] == [
        "always (policy)",
        "because fwd.soft matched “revenue will surge”",
    ]


def test_many_reasons_are_counted(panel, store):
    (_, legal) = asked(store.charter, "claire", *[finding("we will", f"r.{n}") for n in range(5)])
    reason = panel.lines.reason(legal)
    assert reason.startswith("because r.0 matched “we will”\nbecause r.1 matched")
    assert reason.count("because") == 2
    assert "3 more finding" in reason


def test_nobody_is_named_as_their_own_approver(panel, store):
    wanted = asked(store.charter, "paul")
    names = {need.role: need.names for need in wanted}
    assert names == {Role.EXECUTIVE: ("Claire Morel",), Role.COMMUNICATIONS: ()}
    panel.show_needs(wanted)
    lines = [panel.lines.lines.itemAt(i).widget() for i in range(panel.lines.lines.count())]
    assert lines[0].accessibleName() == ("Executive — Claire Morel: it is written in their name")


def test_the_same_needs_are_not_drawn_again(panel, store):
    panel.show_needs(asked(store.charter, "claire"))
    line = panel.lines.lines.itemAt(0).widget()
    panel.show_needs(asked(store.charter, "claire"))
    assert panel.lines.lines.itemAt(0).widget() is line


def test_the_writer_adds_legal_and_takes_back_only_that(panel, store, qtbot):
    panel.show_needs(asked(store.charter, "claire"))
    assert (panel.ask_legal.text(), panel.ask_legal.isChecked()) == ("Also ask legal", False)
    with qtbot.waitSignal(panel.changed) as told:
        panel.ask_legal.click()
    draft = drafting.new_draft(FakeClock(), "claire", "acme")
    assert told.args[0](draft).ask_legal
    wanted = needs((), store.charter, "acme", "claire", ask_legal=True)
    panel.show_needs(wanted)
    (legal,) = wanted
    assert (legal.names, panel.lines.reason(legal)) == (("Inès Kaci",), "you asked for it")
    assert panel.ask_legal.isChecked()
    assert panel.ask_legal.isEnabled()
    with qtbot.waitSignal(panel.changed) as told:
        panel.toggle()
    assert not told.args[0](draft).ask_legal


def test_legal_that_is_asked_already_cannot_be_taken_away(panel, store, qtbot):
    requirement = requirements(store.charter, "acme", [finding("we will surge")])
    both = needs(requirement, store.charter, "acme", "claire", ask_legal=True)
    panel.show_needs(both)
    assert panel.lines.reason(both[1]).splitlines()[0] == "you asked for it"
    assert not panel.ask_legal.isEnabled()
    assert panel.ask_legal.isChecked()
    assert panel.ask_legal.isVisibleTo(panel)
    why = "Legal is asked already, for the reasons above."
    assert panel.why_not == panel.ask_legal.accessibleDescription() == why
    with qtbot.assertNotEmitted(panel.changed):
        panel.toggle()
    panel.show_needs(asked(store.charter, "claire"), of_twin=True)
    assert panel.why_not == "Legal is asked already, because of the other text."
    panel.show_needs(())
    assert panel.isVisibleTo(None)
    assert panel.why_not == ""


STEPS = (
    Step(roles=(Role.COMMUNICATIONS, Role.INVESTOR_RELATIONS), needs=Needs.ANY),
    Step(roles=(Role.EXECUTIVE,)),
)


def test_steps_are_shown_in_their_order_with_what_asks_for_each(panel, store):
    terms = replace(store.charter.policy.terms, steps=STEPS, audiences=(Audience.INVESTORS,))
    policy = replace(
        store.charter.policy,
        terms=terms,
        accounts={},
        for_audience={Audience.INVESTORS: (Role.LEGAL,)},
    )
    charter = replace(store.charter, policy=policy)
    wanted = needs(requirements(charter, "acme", ()), charter, "acme", "claire")
    assert [(need.role, need.place, need.is_one_of) for need in wanted] == [
        (Role.COMMUNICATIONS, 0, True),
        (Role.INVESTOR_RELATIONS, 0, True),
        (Role.EXECUTIVE, 1, False),
        (Role.LEGAL, None, False),
    ]
    panel.show_needs(wanted)
    said = [label.text() for label in panel.lines.findChildren(QLabel) if label.text()]
    assert [one for one in said if "tep" in one] == [
        "Step 1 of 2",
        "one of this step is enough (policy)",
        "one of this step is enough (policy)",
        "Step 2 of 2, once the one before is done",
        "Besides, without waiting for a step",
    ]
    assert "because of the account: investors read it (policy)" in said
    assert said.count("Nobody holds this duty.") == 1
    assert "Nobody but you holds this duty: somebody else must." in said
