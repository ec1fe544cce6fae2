"""A post that a deputy approved is proven by its bundle, with whose duty it was."""

from datetime import timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.review import Verdict
from desktop_app.services import delegating, practice, reviewing
from tests.services.bundles import bundle, check, theirs

ACCOUNT, DUTY = practice.ACCOUNT.id, Role.COMMUNICATIONS


def test_a_deputys_approval_is_proven_also_when_nothing_is_lent_any_more(office):
    parts, now = office.parts, office.clock.now()
    between, marc, deputy = (now, now + timedelta(days=1)), practice.COMMUNICATIONS, practice.LEGAL
    lent = delegating.delegate(parts, ACCOUNT, DUTY, deputy, *between, marc, "Congés.")
    post = office.submit("Merci à tous pour cette belle journée à Lyon.")
    shown = office.record(post).current.sha256
    reviewing.decide(parts, post, shown, Verdict.APPROVE, DUTY, deputy, acting_for=marc)
    assert office.kinds() == ["posted"]
    delegating.undelegate(parts, ACCOUNT, lent, marc, "De retour.")
    data = bundle(parts, post)
    (proven,) = check(parts, data).posts
    (approval,) = proven.published[0].approvals
    assert (approval.person, approval.acting_for, approval.role) == (deputy, marc, DUTY)
    assert theirs(data) is None
