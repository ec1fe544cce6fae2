from types import SimpleNamespace

import pytest

from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.language import Language
from tests.fakes import ACCOUNT

GROUP, THIRD = (SimpleNamespace(id=name, handle=name) for name in ("group", "third"))


def charter(*accounts):
    return SimpleNamespace(accounts=accounts)


@pytest.fixture
def session():
    return SimpleNamespace(charter=charter(ACCOUNT, GROUP, THIRD))


@pytest.fixture
def choice(qtbot, session):
    made = AccountChoice(session)
    qtbot.addWidget(made)
    made.retranslate()
    return made


def test_all_are_shown_until_one_is_chosen(choice):
    assert (choice.chosen, choice.currentText()) == (None, "All accounts")
    choice.setCurrentIndex(2)
    assert (choice.chosen, choice.currentText()) == (GROUP.id, f"@{GROUP.handle}")


def test_the_chosen_one_stays_wherever_it_stands(choice, session):
    choice.setCurrentIndex(2)
    session.charter = charter(THIRD, ACCOUNT, GROUP)
    choice.retranslate()
    assert choice.chosen == GROUP.id


def test_when_the_chosen_one_is_gone_all_are_shown(choice, session):
    choice.setCurrentIndex(3)
    session.charter = charter(ACCOUNT, GROUP)
    choice.retranslate()
    assert (choice.chosen, choice.currentText()) == (None, "All accounts")


def test_where_one_is_needed_none_stands_for_all(qtbot, session):
    made = AccountChoice(session, has_all=False)
    qtbot.addWidget(made)
    made.retranslate()
    assert (made.count(), made.chosen) == (3, ACCOUNT.id)
    made.setCurrentIndex(2)
    session.charter = charter(ACCOUNT, GROUP)
    made.retranslate()
    assert made.chosen == ACCOUNT.id


def test_there_is_nothing_to_choose_of_one_account(choice, session):
    assert not choice.isHidden()
    session.charter = charter(ACCOUNT)
    choice.retranslate()
    assert choice.isHidden()


def test_it_speaks_french(choice, qapp):
    Language.choose(qapp, "fr")
    choice.retranslate()
    assert (choice.currentText(), choice.accessibleName()) == ("Tous les comptes", "Compte")
