"""Setting up this computer, from the first name to the open record; and everything that goes wrong."""

import pytest
from keyring.errors import KeyringLocked, NoKeyringError
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app import bootstrap
from desktop_app.domain.account import Realm, Role
from desktop_app.services.starting import Opens
from tests.accessibility import faults
from tests.contracts import keyring_session
from tests.ui.first.conftest import PHRASES, fill_in


@pytest.fixture
def set_up(first, qtbot):
    first.choices.set_up.click()
    qtbot.waitUntil(lambda: not first.background.busy)
    return first.set_up


def test_two_people_found_a_record_that_opens_in_the_window(
    windows, first, set_up, qtbot, tmp_path
):
    fill_in(set_up, qtbot)
    assert set_up.place.file == tmp_path / "records" / "acme.sqlite"
    set_up.next.click()
    qtbot.waitUntil(lambda: windows.main is not None, timeout=20_000)
    window = windows.main
    qtbot.waitUntil(lambda: window.session.is_loaded, timeout=20_000)
    session = window.session
    assert session.opening.realm is Realm.X
    assert [person.name for person in session.people] == list(PHRASES)
    assert session.charter.holders(Role.LEGAL, session.account.id)[0].name == "Marc Petit"
    assert session.charter.policy.terms_for(session.account.id).zone == "Europe/Paris"
    # The people sign in with what they typed, and nobody with another's.
    session.opening.sign_in(session.people[0].id, PHRASES["Anne Maurel"])
    kept = bootstrap.chosen(tmp_path)
    assert (kept.opens, kept.ledger) == (Opens.RECORD, str(tmp_path / "records" / "acme.sqlite"))
    windows.shut()
    again = bootstrap.begin(tmp_path)
    assert again.realm is Realm.X
    again.close()


def test_passphrases_are_never_shown_and_forgotten_on_the_way_back(set_up, qtbot):
    fill_in(set_up, qtbot)
    assert len(set_up._passphrases) == 2
    set_up.back.click()
    field = set_up.passphrase.first.line
    assert (field.text(), field.displayText(), len(set_up._passphrases)) == ("", "", 1)
    field.setText("cheval agrafe énorme pile")
    assert "cheval" not in field.displayText()
    set_up.passphrase.again.line.setText("cheval agrafe énorme pil")
    assert set_up.why_not.text() == "The two are not the same."
    assert not set_up.next.isEnabled()
    set_up.back.click()
    assert set_up._passphrases == []


@pytest.mark.parametrize(
    ("error", "kind"),
    [(KeyringLocked("locked"), "is locked"), (NoKeyringError("none"), "no safe keychain")],
)
def test_without_a_keychain_nothing_is_made_and_the_way_out_is_said(
    first, set_up, keychain, qtbot, error, kind, tmp_path
):
    keychain.error = error
    set_up.ask_keychain()
    qtbot.waitUntil(lambda: not set_up._trouble.isHidden())
    assert kind in set_up._trouble_title.text()
    assert "countersign doctor" in set_up._trouble_text.text()
    fill_in(set_up, qtbot)
    assert not set_up.next.isEnabled()
    keychain.error = None
    set_up.look_again.click()
    qtbot.waitUntil(set_up.next.isEnabled)
    assert set_up._trouble.isHidden()
    assert not (tmp_path / "records").exists()


def test_a_refusal_at_the_end_leaves_nothing_and_can_be_repeated(
    windows, first, set_up, keychain, qtbot, tmp_path
):
    fill_in(set_up, qtbot)
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    set_up.place.path.line.setText(str(blocked / "deep" / "acme.sqlite"))
    set_up.next.click()
    qtbot.waitUntil(lambda: first.messages.shown is not None, timeout=20_000)
    assert first.messages.shown.kind == "founding.place"
    assert keychain.entries == {}
    keychain.error = KeyringLocked("locked")
    set_up.place.path.line.setText(str(tmp_path / "deep" / "acme.sqlite"))
    first.messages.clear()
    set_up.next.click()
    qtbot.waitUntil(lambda: first.messages.shown is not None, timeout=20_000)
    assert first.messages.shown.kind == "keychain.locked"
    assert not (tmp_path / "deep").exists()
    keychain.error = None
    set_up.next.click()
    qtbot.waitUntil(lambda: windows.main is not None, timeout=20_000)
    qtbot.waitUntil(lambda: windows.main.session.is_loaded, timeout=20_000)


def test_one_person_alone_is_told_what_that_means_and_can_practise(windows, set_up, qtbot):
    set_up.people.people[1].remove.click()
    set_up.people.people[0].name.setText("Anne")
    assert not set_up.next.isEnabled()
    assert "self-review" in set_up.people._alone_title.text()
    set_up.people.practise.click()
    qtbot.waitUntil(lambda: windows.main is not None)
    assert windows.main.session.opening.realm is Realm.PRACTICE
    qtbot.waitUntil(lambda: windows.main.session.is_loaded, timeout=20_000)


def test_what_is_missing_is_said_beside_the_way_on(set_up):
    people = set_up.people.people
    assert set_up.why_not.text() == "Give everybody a name."
    for person, name in zip(people, ("Anne", "anne"), strict=True):
        person.name.setText(name)
    assert "same name" in set_up.why_not.text()
    people[1].name.setText("Marc")
    people[1].duty.setCurrentIndex(2)
    assert "legal" in set_up.why_not.text()
    set_up.people.add.click()
    assert set_up.people.members[2].roles == (Role.ASSISTANT,)


@pytest.fixture
def fits(set_up):
    """Type what is too long into a field; it is all there, and nobody goes on before it fits."""

    def tried(line, room, most):
        before = line.text()
        line.clear()
        line.insert("é" * (most + 1))
        assert line.text() == "é" * (most + 1)
        assert room.isVisible()
        said = f"{line.accessibleName()}: 1 character too many; at most {most:,}."
        assert set_up.why_not.text() == said
        assert not set_up.next.isEnabled()
        assert line.accessibleDescription() == room.text.text()
        line.backspace()
        assert set_up.why_not.text() != said
        assert not room.isVisible()
        line.setText(before)

    return tried


def test_nothing_that_is_typed_is_cut(set_up, fits):
    for person, name in zip(set_up.people.people, PHRASES, strict=True):
        fits(person.name, person.room, 100)
        person.name.setText(name)
    set_up.next.click()
    account = set_up.account
    fits(account.name.line, account.name.room, 100)
    fits(account.number.line, account.number.room, 20)
    fits(account.purpose.line, account.purpose.room, 300)
    fits(account.audience.line, account.audience.room, 300)
    account.handle.line.setText("acme")
    account.name.line.setText("Acme")
    account.number.line.setText("14")
    set_up.next.click()
    for phrase in PHRASES.values():
        first, again = set_up.passphrase.first, set_up.passphrase.again
        fits(first.line, first.room, 1_000)
        first.line.setText(phrase)
        again.line.setText(phrase)
        set_up.next.click()
    assert set_up.step is set_up.place
    fits(set_up.place.path.line, set_up.place.path.room, 1_000)


def test_a_passphrase_that_is_too_long_is_not_called_strong(set_up, qtbot):
    fill_in(set_up, qtbot)
    set_up.back.click()
    step, long = set_up.passphrase, "cheval agrafe énorme pile " * 39
    step.first.line.setText(long)
    step.again.line.setText(long)
    assert (step.first.room.over, step.again.room.over) == (14, 14)
    assert not step.said.isVisible()
    QTest.keyClick(step.first.line, Qt.Key.Key_Return)
    assert not set_up.next.isEnabled()
    for field in (step.first, step.again):
        field.line.setText(long[:1_000])
    assert (step.said.text(), step.said.isVisible()) == ("Strong.", True)
    assert "Strong." in step.first.line.accessibleDescription()
    assert set_up.next.isEnabled()
    assert step.take() == long[:1_000]


@pytest.mark.parametrize("language", [0, 1])
def test_nobody_is_kept_out_of_any_page(first, set_up, language, qtbot):
    first._choose_language(language)
    first.resize(960, 600)
    faults.bring_to_front(first)
    found = []

    def look():
        # A change of language reaches the layouts a round later.
        qtbot.waitUntil(lambda: not faults.cut(first))
        found.extend(faults.unnamed(first) + faults.cut(first) + faults.overlapping(first))
        found.extend(faults.unreachable(first))

    look()
    for person, name in zip(set_up.people.people, PHRASES, strict=True):
        person.name.setText(name)
    set_up.next.click()
    look()
    set_up.account.handle.line.setText("acme")
    set_up.account.name.line.setText("Acme")
    set_up.account.number.line.setText("14")
    set_up.next.click()
    look()
    for phrase in PHRASES.values():
        set_up.passphrase.first.line.setText(phrase)
        set_up.passphrase.again.line.setText(phrase)
        set_up.next.click()
    look()
    assert set_up.step is set_up.place
    assert found == []


def test_with_a_real_keychain_from_the_first_name_to_a_signature(tmp_path):
    home = tmp_path / "person"
    home.mkdir(mode=0o700)
    done = keyring_session.run(
        home,
        ['"$PYTHON" -m tests.ui.first.signed_in "$DESK"'],
        unlock="a-password-of-the-keyring",
        timeout=120,
        DESK=str(tmp_path / "desk"),
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout.split("\n") == [
        "x", "Anne Maurel does not sign", "Anne Maurel signs", "",
    ], done.stderr  # fmt: skip
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"cheval agrafe" not in kept
