"""What is other in the next roster is said in words."""

from dataclasses import replace

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.roster import Member, RootKey
from desktop_app.services import rosters
from desktop_app.ui.team.news import news
from tests.ui.team.conftest import AT, key, roster


def said(after, qapp):
    return "\n".join(news(roster(), after))


def test_the_first_roster_says_everything(qapp):
    told = "\n".join(news(None, roster()))
    assert "Anne Maurel comes in: Executive for ceo" in told
    assert "Zoé Brun comes in: Legal + Data protection for ceo" in told
    assert "Office computer comes in: Sends the posts for ceo" in told
    assert "ceo: Communications must approve at least." in told
    assert "It lasts until 22 Dec 2026" in told


def test_who_comes_goes_or_has_another_key_is_named(qapp):
    member = Member(id=PersonId("lea"), name="Léa Roy", keys=(key(7),))
    duties = {"ceo": (Role.LEGAL,)}
    assert "Léa Roy comes in: Legal for ceo" in said(
        rosters.with_person(roster(), member, duties, AT), qapp
    )
    gone = said(rosters.without_person(roster(), PersonId("anne"), AT), qapp)
    assert "Anne Maurel goes out" in gone
    other = said(rosters.with_keys(roster(), PersonId("anne"), [key(8)], AT), qapp)
    assert "Anne Maurel has another key" in other
    assert "comes in" not in other


def test_other_duties_and_other_root_keys_are_said(qapp):
    anne = next(one for one in roster().members if one.id == "anne")
    changed = rosters.with_person(roster(), anne, {"ceo": (Role.EXECUTIVE, Role.LEGAL)}, AT)
    assert "Anne Maurel is: Executive + Legal for ceo (before: Executive for ceo)" in said(
        changed, qapp
    )
    roots = rosters.with_root(roster(), RootKey(name="marc", key=key(77)), AT)
    assert "Marc Petit has another root key." in said(roots, qapp)


def test_a_renewal_says_only_how_long_it_lasts(qapp):
    assert news(roster(), replace(rosters.renewed(roster(), AT), version=2)) == [
        news(None, roster())[-1]
    ]


def test_where_one_of_several_is_enough_that_is_said(qapp):
    groups = ((Role.LEGAL, Role.EXECUTIVE), (Role.COMMUNICATIONS,))
    account, one = next(iter(roster().accounts.items()))
    after = replace(roster(), accounts={account: replace(one, always=(), any_of=groups)})
    assert "ceo: (Legal or Executive) and Communications must approve at least." in said(
        after, qapp
    )
