"""What a person sets about notices and mail, through the real section on the settings page."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QTime

from desktop_app.services.mailing import Encryption, MailChoice
from desktop_app.services.notice_choice import NoticeKind, Quiet
from desktop_app.ui import autostart
from desktop_app.ui.presence import Presence
from desktop_app.ui.settings.notices import NoticesSettings
from desktop_app.ui.tick import Tick


class FakeMailer:
    """Keeps what it is given."""

    def __init__(self):
        self.passwords, self.sent = {}, []

    def send(self, server, mails):
        self.sent.append((server, tuple(mails)))

    def keep_password(self, server, password):
        self.passwords[server.password_name] = password

    def has_password(self, server):
        return server.password_name in self.passwords


@pytest.fixture
def mailer(desk):
    mailer = FakeMailer()
    session = desk.window.session
    session._parts = replace(session.parts, mailer=mailer)
    return mailer


@pytest.fixture
def section(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (presence,) = desk.window.findChildren(Presence)
    section = NoticesSettings(desk.window.session, presence, autostart.autostart("linux", tmp_path))
    desk.window.settings.add_section(lambda: "Notices again", section)
    return section


def test_words_are_not_shown_until_somebody_wants_it(section):
    assert not section.shows_words.isChecked()
    section.shows_words.click()
    assert section.choice.shows_words
    section.shows_words.click()
    assert not section.choice.shows_words


def test_each_kind_can_be_switched_off(section):
    section.kinds[NoticeKind.POSTED].click()
    assert section.choice.off == {NoticeKind.POSTED}
    section.is_on.click()
    assert not section.choice.is_on
    assert not section.kinds[NoticeKind.WAITING].isEnabled()


def test_quiet_hours_are_kept_and_a_place_that_does_not_exist_is_told(section):
    section.zone.setText("Europe/Paris")
    section.begins.setTime(QTime(22, 30))
    section.quiet.click()
    paris = Quiet(begins=time(22, 30), ends=time(7), zone="Europe/Paris")
    assert section.choice.quiet == paris
    section.zone.setText("Europe/Atlantis")
    section.zone.editingFinished.emit()
    assert "Europe/Atlantis" in section.trouble.text()
    assert section.choice.quiet == paris


def test_starting_at_sign_in_is_a_file_that_comes_and_goes(section, tmp_path):
    section.starts.click()
    assert (tmp_path / "config" / "autostart" / "countersign.desktop").is_file()
    section.starts.click()
    assert not (tmp_path / "config" / "autostart" / "countersign.desktop").exists()


def test_a_file_that_cannot_be_kept_is_told(section, tmp_path):
    (tmp_path / "config").write_text("in the way")
    section.starts.click()
    assert section.trouble.text().startswith("This could not be kept")
    assert not section.starts.isChecked()


def test_practice_offers_no_mail(section):
    assert not section.mail.keep.isVisibleTo(section)
    assert not section.mail.is_on.isVisibleTo(section)


def test_a_test_mail_goes_to_whoever_asks_and_the_password_to_the_keychain(mailer, section, desk):
    mail = section.mail
    mail.host.setText(" mail.example.com ")
    mail.sender_address.setText("countersign@example.com")
    mail.user.setText("desk")
    mail.password.setText("s3cret-zq")
    mail.addresses["claire"].setText("claire@example.com")
    mail.is_on.setChecked(True)
    mail.test.click()
    desk.settle()
    ((server, (sent,)),) = mailer.sent
    assert (server.host, server.port, server.encryption) == (
        "mail.example.com",
        587,
        Encryption.STARTTLS,
    )
    assert sent.to == "claire@example.com"
    assert mailer.passwords == {server.password_name: "s3cret-zq"}
    assert mail.password.text() == ""
    assert mail.news.text() == "The mail server took the test mail."
    kept = desk.window.session.opening.desk.preference("mail")
    assert "s3cret-zq" not in kept
    assert MailChoice.read(kept).addresses == {"claire": "claire@example.com"}


def test_an_address_that_is_none_is_told_and_nothing_kept(mailer, section, desk):
    mail = section.mail
    mail.host.setText("mail.example.com")
    mail.sender_address.setText("countersign@example.com, press@example.com")
    mail.keep.click()
    assert "is not one mail address" in mail.news.text()
    assert desk.window.session.opening.desk.preference("mail") is None
    mail.encryption._group.button(1).click()
    assert mail.port.value() == 465


def test_everything_has_a_name_in_both_languages(mailer, section, desk):
    for language in ("fr", "en"):
        desk.window.look.choose_language(language)
        unnamed = [tick for tick in section.findChildren(Tick) if not tick.accessibleName()]
        fields = [*section.mail.addresses.values(), section.mail.host, section.zone]
        assert unnamed == []
        assert all(field.accessibleName() for field in fields)
