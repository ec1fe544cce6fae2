import ast
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import desktop_app
from desktop_app.domain import policy
from desktop_app.domain.account import (
    Account,
    AccountId,
    Charter,
    Duty,
    Person,
    PersonId,
    Policy,
    Realm,
    Role,
    Terms,
)
from desktop_app.domain.action import PostId
from desktop_app.domain.control import Control, Freeze
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import cooled_at, required_roles, requirements
from desktop_app.domain.publication import PartRecord, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision, Exemption, Standing, Verdict
from desktop_app.domain.revision import Revision
from desktop_app.domain.steps import Needs, Step

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
ACCOUNT = Account(id=AccountId("acc"), handle="ceo", name="CEO", x_user_id="1")
PEOPLE = tuple(
    Person(id=PersonId(name), name=name, key="0" * 64)
    for name in ("ceo", "comms", "legal", "ir", "press", "spare")
)


def duty(person: str, role: Role) -> Duty:
    return Duty(person=PersonId(person), account=ACCOUNT.id, role=role)


CHARTER = Charter(
    realm=Realm.PRACTICE,
    accounts=(ACCOUNT,),
    people=PEOPLE,
    duties=(
        duty("ceo", Role.EXECUTIVE),
        duty("comms", Role.COMMUNICATIONS),
        duty("legal", Role.LEGAL),
        duty("press", Role.PUBLISHER),
        duty("spare", Role.PUBLISHER),
    ),
    rulebook_digest="r",
)
PAYLOAD = Payload(
    realm=Realm.PRACTICE,
    account=ACCOUNT.id,
    parts=(Part(text="Bonjour"),),
    policy_digest=CHARTER.policy_digest,
    rulebook_digest="r",
)


def finding(severity: Severity, *reviewers: str) -> Finding:
    return Finding(
        rule="fin.figure",
        version=1,
        family=Family.FINANCIAL_FIGURES,
        severity=severity,
        span=Span(start=0, end=3),
        text="Bon",
        message=Explanation(en="A figure.", fr="Un chiffre."),
        reviewers=reviewers,
    )


def approval(person: str, role: Role, **changes) -> Decision:
    decision = Decision(
        person=PersonId(person),
        role=role,
        verdict=Verdict.APPROVE,
        revision=1,
        sha256=PAYLOAD.fingerprint,
        at=NOW,
        expires_at=NOW + timedelta(days=1),
        reason="",
        seq=2,
        standing=Standing.COUNTS,
    )
    return replace(decision, **changes)


def clear_to_publish(record, charter, findings, now, publisher="press"):
    return policy.clear_to_publish(record, charter, findings, PersonId(publisher), now)


def record(
    *decisions: Decision, payload: Payload = PAYLOAD, said: dict | None = None, **changes
) -> PostRecord:
    revision = Revision(
        number=1,
        payload=payload,
        body=payload.body(),
        sha256=payload.fingerprint,
        seq=5,
        submitted_by=PersonId("ceo"),
        submitted_at=NOW,
        steps=(),
        roles=(Role.COMMUNICATIONS,),
        findings=(),
        **(said or {}),
    )
    whole = PostRecord(
        id=PostId("p"),
        account=ACCOUNT.id,
        contributors=(PersonId("ceo"),),
        revisions=(revision,),
        decisions=decisions,
        state=PostState.APPROVED,
        publication=None,
        actions=(),
        control=Control.of(CHARTER, ACCOUNT.id),
    )
    return replace(whole, **changes)


COMMS = approval("comms", Role.COMMUNICATIONS)
LEGAL = approval("legal", Role.LEGAL)


def test_an_approved_post_is_cleared_with_exactly_its_bytes():
    clearance = clear_to_publish(record(COMMS), CHARTER, (), NOW)
    assert clearance.body == PAYLOAD.body()
    assert clearance.sha256 == PAYLOAD.fingerprint
    assert clearance.fence == 1


@pytest.mark.parametrize("state", [state for state in PostState if state is not PostState.APPROVED])
def test_no_other_state_is_cleared(state):
    with pytest.raises(Refused, match=r"publish\.state"):
        clear_to_publish(record(COMMS, state=state), CHARTER, (), NOW)


@pytest.mark.parametrize(
    "decision",
    [
        None,
        replace(COMMS, standing=Standing.TEXT_CHANGED),
        replace(COMMS, standing=Standing.SENT_BACK),
        replace(COMMS, expires_at=NOW),
        replace(COMMS, person=PersonId("ceo")),
        replace(COMMS, verdict=Verdict.REQUEST_CHANGES),
        replace(COMMS, person=PersonId("legal")),  # a role this person does not hold
        replace(COMMS, sha256="0" * 64),
        replace(COMMS, revision=2),
        LEGAL,
    ],
)
def test_an_approval_that_does_not_count_clears_nothing(decision):
    decisions = () if decision is None else (decision,)
    with pytest.raises(Refused, match=r"publish\.needs_role"):
        clear_to_publish(record(*decisions), CHARTER, (), NOW)


def frozen(seq: int) -> Control:
    freeze = Freeze(seq=seq, by=PersonId("comms"), at=NOW, reason="An outage.")
    return replace(Control.of(CHARTER, ACCOUNT.id), freeze=freeze)


def test_while_the_account_is_frozen_nothing_is_cleared():
    with pytest.raises(Refused, match=r"publish\.frozen"):
        clear_to_publish(record(COMMS, control=frozen(1)), CHARTER, (), NOW)


@pytest.mark.parametrize(("freeze_seq", "goes"), [(4, True), (6, False)])
def test_only_what_was_urgent_after_the_freeze_goes(freeze_seq, goes):
    decided = approval("legal", Role.LEGAL)
    urgent = record(decided, said={"urgent": "Outage."}, control=frozen(freeze_seq))
    revision = replace(urgent.current, roles=(Role.LEGAL,))
    urgent = replace(urgent, revisions=(revision,))
    if goes:
        assert clear_to_publish(urgent, CHARTER, (), NOW).part == 0
    else:
        with pytest.raises(Refused, match=r"publish\.frozen"):
            clear_to_publish(urgent, CHARTER, (), NOW)


def test_only_the_designated_machine_is_cleared():
    with pytest.raises(Refused, match=r"publish\.other_machine"):
        clear_to_publish(record(COMMS), CHARTER, (), NOW, publisher="spare")
    other = replace(Control.of(CHARTER, ACCOUNT.id), publisher=PersonId("spare"))
    assert clear_to_publish(record(COMMS, control=other), CHARTER, (), NOW, publisher="spare")


def test_what_a_person_posts_is_never_sent_by_the_program():
    with pytest.raises(Refused, match=r"publish\.by_hand"):
        clear_to_publish(record(COMMS, said={"is_by_hand": True}), CHARTER, (), NOW)


def test_nothing_leaves_before_the_cool_off_is_over():
    terms = Terms(cool_off_seconds=300)
    charter = replace(CHARTER, policy=Policy(accounts={ACCOUNT.id: terms}))
    whole = record(COMMS)
    with pytest.raises(Refused, match=r"publish\.cool_off"):
        clear_to_publish(whole, charter, (), NOW + timedelta(seconds=299))
    assert clear_to_publish(whole, charter, (), NOW + timedelta(seconds=300))
    urgent = replace(whole, revisions=(replace(whole.current, urgent="Outage."),))
    assert cooled_at(urgent, charter) == NOW


def test_what_was_ready_long_ago_does_not_leave_by_itself():
    whole = record(COMMS)
    assert clear_to_publish(whole, CHARTER, (), NOW + timedelta(hours=12))
    with pytest.raises(Refused, match=r"publish\.stale"):
        clear_to_publish(whole, CHARTER, (), NOW + timedelta(hours=12, seconds=1))
    windowed = replace(PAYLOAD, not_after=NOW + timedelta(days=1))
    decided = replace(COMMS, sha256=windowed.fingerprint, expires_at=NOW + timedelta(days=2))
    later = NOW + timedelta(hours=20)
    assert clear_to_publish(record(decided, payload=windowed), CHARTER, (), later)


def test_the_next_part_answers_the_one_before():
    parts = (Part(text="One"), Part(text="Two"), Part(text="Three"))
    payload = replace(PAYLOAD, parts=parts, reply_to="7")
    decided = replace(COMMS, sha256=payload.fingerprint)
    first = clear_to_publish(record(decided, payload=payload), CHARTER, (), NOW)
    assert (first.part, first.reply_to, first.content.text) == (0, "7", "One")
    posted = PartRecord(number=0, x_post_id="100", at=NOW, by="press", text="One")
    there = record(decided, payload=payload, parts=(posted,))
    second = clear_to_publish(there, CHARTER, (), NOW)
    assert (second.part, second.reply_to, second.content.text) == (1, "100", "Two")


def test_an_urgent_post_needs_those_who_answer_for_urgent_ones():
    needed = required_roles(CHARTER, ACCOUNT.id, (), is_urgent=True)
    assert needed == (Role.LEGAL,)
    found = (finding(Severity.CAUTION, "communications"),)
    both = required_roles(CHARTER, ACCOUNT.id, found, is_urgent=True)
    assert both == (Role.COMMUNICATIONS, Role.LEGAL)


def test_a_finding_made_at_the_moment_of_sending_adds_its_role():
    with pytest.raises(Refused, match="legal"):
        clear_to_publish(record(COMMS), CHARTER, (finding(Severity.LEGAL, "legal"),), NOW)
    both = record(COMMS, LEGAL)
    found = (finding(Severity.LEGAL, "legal"),)
    assert clear_to_publish(both, CHARTER, found, NOW).post == "p"


def test_a_body_that_was_changed_under_its_fingerprint_is_refused():
    whole = record(COMMS)
    other = replace(PAYLOAD, parts=(Part(text="Bonsoir"),))
    doctored = replace(whole.current, body=other.body())
    with pytest.raises(Refused, match=r"publish\.fingerprint"):
        clear_to_publish(replace(whole, revisions=(doctored,)), CHARTER, (), NOW)


def test_a_post_of_the_other_realm_is_refused():
    with pytest.raises(Refused, match=r"publish\.realm"):
        clear_to_publish(record(COMMS), replace(CHARTER, realm=Realm.X), (), NOW)


@pytest.mark.parametrize(
    ("window", "kind"),
    [
        ({"not_before": NOW + timedelta(seconds=1)}, "publish.too_early"),
        ({"not_after": NOW - timedelta(seconds=1)}, "publish.window_passed"),
    ],
)
def test_outside_its_window_nothing_is_cleared(window, kind):
    payload = replace(PAYLOAD, **window)
    decided = replace(COMMS, sha256=payload.fingerprint)
    with pytest.raises(Refused, match=kind):
        clear_to_publish(record(decided, payload=payload), CHARTER, (), NOW)


@pytest.mark.parametrize(
    ("found", "roles"),
    [
        ((), (Role.COMMUNICATIONS,)),
        ((finding(Severity.INFO, "legal"),), (Role.COMMUNICATIONS,)),
        ((finding(Severity.CAUTION, "legal"),), (Role.COMMUNICATIONS,)),
        ((finding(Severity.LEGAL, "legal"),), (Role.COMMUNICATIONS, Role.LEGAL)),
        # Nobody holds investor relations here: it falls to legal and is never dropped.
        ((finding(Severity.LEGAL, "investor-relations"),), (Role.COMMUNICATIONS, Role.LEGAL)),
        ((finding(Severity.LEGAL, "a-new-label"),), (Role.COMMUNICATIONS, Role.LEGAL)),
    ],
)
def test_who_must_approve(found, roles):
    assert required_roles(CHARTER, ACCOUNT.id, found) == roles


def test_a_label_that_somebody_holds_goes_to_them_and_to_legal():
    charter = replace(CHARTER, duties=(*CHARTER.duties, duty("ir", Role.INVESTOR_RELATIONS)))
    found = (finding(Severity.LEGAL, "investor-relations"),)
    assert required_roles(charter, ACCOUNT.id, found) == (
        Role.COMMUNICATIONS,
        Role.LEGAL,
        Role.INVESTOR_RELATIONS,
    )


def test_a_requirement_names_the_findings_behind_it():
    found = finding(Severity.LEGAL, "legal")
    by_role = {need.role: need.findings for need in requirements(CHARTER, ACCOUNT.id, (found,))}
    assert by_role == {Role.COMMUNICATIONS: (), Role.LEGAL: (found,)}


def test_only_the_policy_makes_a_clearance():
    package = Path(desktop_app.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) == "Clearance"
    }
    assert makers == {"domain/policy.py"}


def test_a_deputys_approval_counts_while_the_other_holds_the_duty():
    lent = approval("legal", Role.COMMUNICATIONS, acting_for=PersonId("comms"))
    assert clear_to_publish(record(lent), CHARTER, (), NOW)
    for wrong in ("legal", "ceo"):
        other = replace(lent, acting_for=PersonId(wrong))
        with pytest.raises(Refused, match=r"publish\.needs_role"):
            clear_to_publish(record(other), CHARTER, (), NOW)


def test_one_of_a_steps_roles_is_enough_and_none_is_not():
    steps = (Step(roles=(Role.COMMUNICATIONS, Role.LEGAL), needs=Needs.ANY),)
    charter = replace(CHARTER, policy=Policy(terms=Terms(steps=steps)))
    for given, is_enough in ((COMMS, True), (LEGAL, True), (None, False)):
        found = record(*([given] if given else []))
        revision = replace(found.current, roles=(), steps=steps)
        found = replace(found, revisions=(revision,))
        if is_enough:
            assert clear_to_publish(found, charter, (), NOW)
        else:
            with pytest.raises(Refused, match=r"publish\.needs_role"):
                clear_to_publish(found, charter, (), NOW)


def test_in_a_quiet_period_legals_exception_is_needed():
    quiet = replace(finding(Severity.LEGAL, "legal"), quiet=True)
    with pytest.raises(Refused, match=r"publish\.quiet_period"):
        clear_to_publish(record(COMMS, LEGAL), CHARTER, (quiet,), NOW)
    told = Exemption(reason="It is public.", link="https://acme.example/h1")
    excepted = replace(LEGAL, exception=told)
    assert clear_to_publish(record(COMMS, excepted), CHARTER, (quiet,), NOW)
    stale = replace(excepted, revision=0)
    with pytest.raises(Refused, match=r"publish\.needs_role"):
        clear_to_publish(record(COMMS, stale), CHARTER, (quiet,), NOW)


@pytest.mark.parametrize(
    ("reason", "link"),
    [(" ", "https://a.example"), ("why", "http://a.example"), ("why", "https://a b"), ("why", "")],
)
def test_an_exception_says_why_and_what_is_public(reason, link):
    with pytest.raises(BadInput, match=r"review\.exception"):
        Exemption(reason=reason, link=link)
