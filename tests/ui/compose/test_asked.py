from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.account import Role
from desktop_app.domain.control import Control, Delegation
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.language import Language
from tests.ui.compose.conftest import ACCOUNT


def lend(session, begins, ends):
    """Paul's duty, to Inès, from and until so many days from now."""
    now = session.opening.clock.now()
    lent = Delegation(
        id="lent",
        role=Role.COMMUNICATIONS,
        principal="paul",
        deputy="ines",
        begins_at=now + timedelta(days=begins),
        ends_at=now + timedelta(days=ends),
        reason="Away.",
        at=now,
        seq=1,
    )
    control = replace(Control.of(session.charter, ACCOUNT.id), delegations=(lent,))
    session.states = (AccountState(account=ACCOUNT, control=control),)


def told(page):
    lines = page.approvers.lines
    return " | ".join(label.text() for label in lines.findChildren(QLabel) if label.text())


@pytest.fixture
def written(loaded, checked):
    loaded.editor.insertPlainText("Merci.")
    checked()
    return loaded


def test_who_stands_in_for_an_absent_approver_is_named(written, session, checked, qtbot):
    assert "Communications — Paul Roy" in told(written)
    assert "away" not in told(written)
    lend(session, 0, 3)
    written._check_again()
    checked()
    assert "While Paul Roy is away, Inès Kaci decides." in told(written)
    lines = written.approvers.lines.lines
    named = [lines.itemAt(i).widget().accessibleName() for i in range(lines.count())]
    assert any(name.endswith("While Paul Roy is away, Inès Kaci decides.") for name in named)
    Language.choose(QApplication.instance(), "fr")
    qtbot.waitUntil(lambda: "En l’absence de Paul Roy, Inès Kaci décide." in told(written))


def test_who_stands_in_when_it_leaves_counts_not_who_does_today(written, session, checked):
    lend(session, 2, 5)
    written._check_again()
    checked()
    assert "away" not in told(written)
    leaves = session.opening.clock.now() + timedelta(days=3)
    written._apply(lambda draft: replace(draft, not_before=leaves))
    checked()
    assert "While Paul Roy is away, Inès Kaci decides." in told(written)
