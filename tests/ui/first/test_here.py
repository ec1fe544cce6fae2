"""Settings say what this computer opens, and change it without losing anybody's drafts."""

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app import bootstrap
from desktop_app.domain.account import Realm
from desktop_app.services import drafting
from desktop_app.services.starting import Choice, Company, Member, NewAccount, Opens
from desktop_app.ui.first.here import HereSection
from desktop_app.ui.first.people import DUTIES
from tests.ui.first.conftest import PHRASES


@pytest.fixture
def record(tmp_path, keychain):
    path = tmp_path / "records" / "acme.sqlite"
    company = Company(
        account=NewAccount(handle="acme", name="Acme", x_user_id="14"),
        members=tuple(
            Member(name=name, roles=DUTIES[duty])
            for name, duty in zip(PHRASES, (0, 4), strict=True)
        ),
        computer="Office",
    )
    bootstrap.set_up(path, company, list(PHRASES.values()))
    return path


@pytest.fixture
def opened(windows, tmp_path, qtbot, monkeypatch):
    """Open what is kept; the section of its settings, and what the process would end with."""
    ended = []
    monkeypatch.setattr(windows._app, "exit", ended.append, raising=False)

    def begin():
        windows.shut()
        ended.clear()
        windows.open(bootstrap.begin(tmp_path))
        window = windows.main
        qtbot.waitUntil(lambda: hasattr(window, "settings"), timeout=20_000)
        qtbot.waitUntil(lambda: not window.session.background.busy, timeout=20_000)
        return window, window.settings.findChild(HereSection), ended

    return begin


def drafted(window, words):
    """Keep a draft of whoever acts."""
    session = window.session
    draft = drafting.new_draft(session.parts.clock, session.person.id, session.account.id)
    desk = session.opening.desk
    return drafting.save(desk, session.parts.clock, drafting.typed(draft, words, "en")).id


def kept_drafts(window):
    session = window.session
    return {draft.id for draft in session.opening.desk.drafts(session.person.id)}


def test_practice_and_the_record_change_places_and_keep_their_drafts(
    opened, record, tmp_path, qtbot, monkeypatch
):
    bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
    window, here, ended = opened()
    assert (here.practise.isHidden(), here.known.isHidden()) == (True, True)
    tried = drafted(window, "Tried in practice.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(record), ""))
    here.other.click()
    qtbot.waitUntil(lambda: ended == [1_000], timeout=20_000)
    window, here, ended = opened()
    assert window.session.opening.realm is Realm.X
    assert str(record) in here.where.text()
    meant = drafted(window, "Meant for X.")
    assert tried not in kept_drafts(window)
    here.practise.click()
    assert ended == [1_000]
    window, here, ended = opened()
    assert window.session.opening.realm is Realm.PRACTICE
    assert tried in kept_drafts(window)
    assert meant not in kept_drafts(window)
    assert here.known.text() == "Open acme.sqlite"
    here.known.click()
    qtbot.waitUntil(lambda: ended == [1_000], timeout=20_000)
    window, here, ended = opened()
    assert (window.session.opening.realm, kept_drafts(window)) == (Realm.X, {meant})


def test_a_practice_record_is_refused_and_nothing_changes(opened, tmp_path, qtbot):
    bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
    window, here, ended = opened()
    here.open_record(tmp_path / "practice" / "ledger.sqlite")
    qtbot.waitUntil(lambda: window.messages.shown is not None, timeout=20_000)
    assert window.messages.shown.kind == "ledger.practice"
    assert (ended, here.isEnabled()) == ([], True)


def test_setting_up_later_asks_again_once(opened, tmp_path):
    bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
    _, here, ended = opened()
    here.set_up.click()
    assert ended == [1_000]
    assert bootstrap.begin(tmp_path) is None
    again = bootstrap.begin(tmp_path)
    assert again.realm is Realm.PRACTICE
    again.close()


def test_where_the_environment_names_the_record_nothing_is_chosen(
    windows, record, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setenv("COUNTERSIGN_LEDGER", str(record))
    object.__setattr__(windows._start, "is_ruled", True)
    windows.open(bootstrap.begin(tmp_path))
    window = windows.main
    qtbot.waitUntil(lambda: hasattr(window, "settings"), timeout=20_000)
    here = window.settings.findChild(HereSection)
    assert here.where.text() == "COUNTERSIGN_LEDGER names it."
    assert [b.isHidden() for b in (here.practise, here.known, here.other, here.set_up)] == [
        True
    ] * 4
