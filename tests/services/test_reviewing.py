from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import LedgerRefused, PostRefused, Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.steps import Needs, Step
from desktop_app.services import drafting, governing, practice, reading, reviewing

FIGURE = "Nous livrerons 500 000 unités cette année."
CALM = "Merci à tous pour cette belle journée à Lyon."


def test_a_figure_needs_legal_and_communications_alone_is_not_enough(office):
    post = office.submit(FIGURE)
    assert office.decide(post, practice.COMMUNICATIONS) is PostState.IN_REVIEW
    assert office.decide(post, practice.LEGAL) is PostState.APPROVED


def test_a_text_without_finding_needs_communications_only(office):
    assert office.decide(office.submit(CALM), practice.COMMUNICATIONS) is PostState.APPROVED


def test_the_author_approves_nothing_of_their_own(office):
    """P3, in the service; the ledger's own refusal is tested with the ledger."""
    post = office.submit(CALM, by=practice.COMMUNICATIONS)
    with pytest.raises(Refused, match=r"review\.four_eyes"):
        office.decide(post, practice.COMMUNICATIONS)


def test_a_post_for_the_executive_needs_the_executives_own_voice(office):
    post = office.submit(CALM, by=practice.COMMUNICATIONS)
    assert Role.EXECUTIVE in office.record(post).current.roles
    assert office.decide(post, practice.EXECUTIVE) is PostState.IN_REVIEW


def test_only_the_text_that_was_shown_can_be_approved(office):
    post = office.submit(CALM)
    shown = office.record(post).current.sha256
    office.submit(CALM + " Bravo.", post=post)
    with pytest.raises(Refused, match=r"review\.text_changed"):
        reviewing.decide(
            office.parts,
            post,
            shown,
            Verdict.APPROVE,
            Role.COMMUNICATIONS,
            practice.COMMUNICATIONS,
        )


def test_a_new_revision_voids_every_approval(office):
    """P1 and P5: whatever is sent stands in the one payload that was approved."""
    post = office.approved(CALM)
    office.submit(CALM + " Bravo.", post=post)
    record = office.record(post)
    assert record.state is PostState.IN_REVIEW
    assert [decision.standing for decision in record.decisions] == [Standing.TEXT_CHANGED]
    assert record.current.number == 2


@pytest.mark.parametrize("verdict", [Verdict.REQUEST_CHANGES, Verdict.VETO])
def test_a_no_needs_a_reason(office, verdict):
    post = office.submit(FIGURE)
    with pytest.raises(Refused, match=r"review\.reason"):
        office.decide(post, practice.LEGAL, verdict, reason="  ")
    assert office.record(post).state is PostState.IN_REVIEW


def test_what_was_found_for_legal_is_approved_with_a_reason(office):
    """Communications was not asked because of the figure, and needs none."""
    post = office.submit(FIGURE)
    assert office.decide(post, practice.COMMUNICATIONS, reason="") is PostState.IN_REVIEW
    with pytest.raises(Refused, match=r"review\.reason_finding"):
        office.decide(post, practice.LEGAL, reason=" ")
    assert office.record(post).state is PostState.IN_REVIEW
    assert office.decide(post, practice.LEGAL, reason="Publié mardi.") is PostState.APPROVED


def test_changes_requested_close_the_revision_until_a_new_one(office):
    post = office.submit(FIGURE)
    state = office.decide(post, practice.LEGAL, Verdict.REQUEST_CHANGES, "Not published.")
    assert state is PostState.CHANGES_REQUESTED
    with pytest.raises(Refused, match=r"review\.closed"):
        office.decide(post, practice.COMMUNICATIONS)
    office.submit("Nous livrerons 400 000 unités cette année.", post=post)
    assert office.decide(post, practice.COMMUNICATIONS) is PostState.IN_REVIEW
    assert office.decide(post, practice.LEGAL) is PostState.APPROVED


def test_only_legal_vetoes(office):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"review\.role"):
        office.decide(post, practice.COMMUNICATIONS, Verdict.VETO, "No.")
    assert office.decide(post, practice.LEGAL, Verdict.VETO, "No.") is PostState.VETOED


@pytest.mark.parametrize("is_tried", [False, True])
def test_of_a_new_step_whoever_decides_is_the_one_that_is_enough(office, is_tried):
    """Not the first of its duties: here that is the author's own, and nobody could give it."""
    post = office.submit(CALM)
    office.decide(post, practice.COMMUNICATIONS)
    with office.parts.store.begin() as work:
        charter = work.charter()
    steps = (
        Step(roles=(Role.COMMUNICATIONS,)),
        Step(roles=(Role.EXECUTIVE, Role.LEGAL), needs=Needs.ANY),
    )
    terms = replace(charter.policy.terms_for(practice.ACCOUNT.id), steps=steps)
    wanted = replace(
        charter.policy, accounts={**charter.policy.accounts, practice.ACCOUNT.id: terms}
    )
    made = governing.propose_policy(office.parts, practice.COMMUNICATIONS, wanted)
    governing.adopt(office.parts, made, practice.LEGAL)
    if is_tried:
        office.kinds()
        assert office.record(post).state is PostState.IN_REVIEW
    assert office.decide(post, practice.LEGAL) is PostState.APPROVED
    asked = (Role.COMMUNICATIONS, Role.LEGAL) if is_tried else (Role.COMMUNICATIONS,)
    assert office.record(post).current.roles == asked
    assert office.kinds() == ["posted"]


def test_a_role_one_does_not_hold_cannot_be_used(office):
    post = office.submit(FIGURE)
    with pytest.raises(Refused, match=r"review\.role"):
        office.decide(post, practice.COMMUNICATIONS, role=Role.LEGAL)


def test_what_the_authors_machine_did_not_declare_is_required_all_the_same(office, monkeypatch):
    """The author's machine is not trusted to say that nothing was found."""
    with monkeypatch.context() as lying:
        lying.setattr(drafting.checking, "recompute", lambda *_args, **_named: ())
        post = office.submit(FIGURE)
    assert office.record(post).current.roles == (Role.COMMUNICATIONS,)
    assert office.decide(post, practice.COMMUNICATIONS) is PostState.IN_REVIEW
    assert Role.LEGAL in office.record(post).current.roles


def test_rules_that_are_not_the_ledgers_approve_nothing(office):
    post = office.submit(CALM)
    other = replace(office.parts, rulebook=replace(office.parts.rulebook, digest="0" * 64))
    with pytest.raises(Refused, match=r"rules\.other"):
        reading.open_post(other, post, practice.COMMUNICATIONS)


def test_the_ledger_refuses_a_submission_under_other_rules(office, monkeypatch):
    monkeypatch.setattr(drafting.checking, "recompute", lambda *_args, **_named: ())
    payload_of = drafting.payload_of

    def older(charter, draft):
        return replace(payload_of(charter, draft), rulebook_digest="0" * 64)

    monkeypatch.setattr(drafting, "payload_of", older)
    with pytest.raises(LedgerRefused, match=r"ledger\.rules"):
        office.submit_draft(office.draft(CALM))


def test_an_approval_is_taken_back_until_the_post_leaves(office):
    post = office.approved(CALM)
    role = Role.COMMUNICATIONS
    with pytest.raises(Refused, match=r"review\.reason"):
        reviewing.withdraw_approval(office.parts, post, role, practice.COMMUNICATIONS, " ")
    reviewing.withdraw_approval(office.parts, post, role, practice.COMMUNICATIONS, "Un doute.")
    record = office.record(post)
    assert record.state is PostState.IN_REVIEW
    assert [decision.standing for decision in record.decisions] == [Standing.WITHDRAWN]
    assert office.run() == []
    assert office.decide(post, practice.COMMUNICATIONS) is PostState.APPROVED
    assert [kind for _, kind in office.run()] == ["posted"]
    with pytest.raises(LedgerRefused, match=r"ledger\.state"):
        reviewing.withdraw_approval(office.parts, post, role, practice.COMMUNICATIONS, "Trop tard.")


def test_nobody_takes_back_what_they_did_not_give(office):
    post = office.approved(CALM)
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        reviewing.withdraw_approval(office.parts, post, Role.LEGAL, practice.LEGAL, "Un doute.")


@pytest.mark.parametrize("held", [False, True])
def test_legal_vetoes_until_the_post_leaves(office, held):
    post = office.approved(CALM)
    if held:
        office.x.answers.append(PostRefused("x.credits", hold="billing"))
        office.run()
        assert office.record(post).state is PostState.HELD
    assert office.decide(post, practice.LEGAL, Verdict.VETO, "Non.") is PostState.VETOED
    assert office.run() == []
