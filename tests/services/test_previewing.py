"""Who would have to approve an example: the same answer as for a post that is really sent."""

from datetime import timedelta

import pytest

from desktop_app.domain.account import AccountId, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.services import practice, previewing
from desktop_app.services.practice import ACCOUNT, COMMUNICATIONS, EXECUTIVE, LEGAL

PLAIN = "Merci à tous pour cette belle journée à Lyon."
FIGURE = "Nous livrerons 500 000 unités cette année."
COMPANY = next(one.id for one in practice.ACCOUNTS if one.id != ACCOUNT.id)


def asked(office, text, account=ACCOUNT.id, **more):
    return previewing.preview(office.parts, account, text, **more)


def roles(found):
    return [need.role for need in found.needs]


def test_an_example_asks_whom_the_policy_asks_and_then_whom_the_findings_ask(office):
    plain = asked(office, PLAIN)
    assert (roles(plain), plain.findings) == ([Role.COMMUNICATIONS], ())
    assert plain.needs[0].people == (COMMUNICATIONS,)
    figure = asked(office, FIGURE)
    assert roles(figure) == [Role.COMMUNICATIONS, Role.LEGAL]
    assert [one.text for one in figure.needs[1].findings]
    assert figure.needs[1].people == (LEGAL,)
    assert roles(asked(office, PLAIN, COMPANY)) == [Role.COMMUNICATIONS, Role.LEGAL]


@pytest.mark.parametrize("text", [PLAIN, FIGURE, "Rupture de stock : rappel de nos batteries."])
def test_what_is_sent_asks_for_the_same(office, text):
    found = asked(office, text, writer=EXECUTIVE)
    post = office.submit(text)
    assert tuple(roles(found)) == office.record(post).current.roles


def test_the_writer_is_left_out_and_who_writes_for_the_executive_needs_the_executive(office):
    found = asked(office, PLAIN, writer=COMMUNICATIONS)
    assert [(need.role, need.people) for need in found.needs] == [
        (Role.EXECUTIVE, (EXECUTIVE,)),
        (Role.COMMUNICATIONS, ()),
    ]
    assert found.needs[1].is_held


def test_an_example_may_leave_later_but_not_in_the_past_and_nothing_is_kept(office):
    now = office.clock.now()
    with office.parts.store.begin() as work:
        before = work.newest()
    assert asked(office, PLAIN, at=now + timedelta(days=3)).at == now + timedelta(days=3)
    with pytest.raises(CountersignError) as refused:
        asked(office, PLAIN, at=now)
    assert refused.value.kind == "schedule.past"
    with pytest.raises(CountersignError) as refused:
        asked(office, PLAIN, AccountId("nobodys"))
    assert refused.value.kind == "account.unknown"
    assert roles(asked(office, "")) == [Role.COMMUNICATIONS]
    with office.parts.store.begin() as work:
        assert work.newest() == before
