"""Notices and mails of one look: each told once, the mail only once it was really sent."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.review import Verdict
from desktop_app.services import standing
from desktop_app.services.mailing import Encryption, MailChoice, MailServer
from desktop_app.services.practice import COMMUNICATIONS, EXECUTIVE, LEGAL

CANARY = "zqcanary merci à toute l’équipe de Lyon."
SERVER = MailServer(
    host="mail.example.com", port=465, encryption=Encryption.TLS, sender="desk@example.com"
)


class FakeMailer:
    def __init__(self):
        self.sent, self.error, self.unknown = [], None, None

    def send(self, server, mails):
        if self.error is not None:
            raise self.error
        if self.unknown in [mail.to for mail in mails]:
            raise Refused("mail.refused", host=server.host, answer="550")
        self.sent += mails


@pytest.fixture
def mailer(office):
    mailer = FakeMailer()
    office.parts = replace(office.parts, mailer=mailer)
    choice = MailChoice(
        is_on=True, server=SERVER, addresses={PersonId(COMMUNICATIONS): "paul@example.com"}
    )
    office.parts.desk.prefer("mail", choice.written())
    return mailer


def look(office, *, is_watched=False, with_mail=True):
    with office.parts.store.begin() as work:
        people = work.charter().people
    paul = next(person for person in people if person.id == COMMUNICATIONS)
    return standing.read(
        office.parts, paul, people, "en", is_watched=is_watched, with_mail=with_mail
    )


def test_what_stood_before_is_no_news_and_what_comes_is_told_once(office):
    assert look(office).notices == ()
    office.submit(CANARY)
    first = look(office)
    assert [notice.title for notice in first.notices] == ["PRACTICE: A post waits for you"]
    assert CANARY[:8] not in repr(first.notices)
    assert look(office).notices == ()


def test_what_was_seen_in_the_window_is_not_told_afterwards(office):
    look(office)
    office.submit(CANARY)
    assert look(office, is_watched=True).notices == ()
    assert look(office).notices == ()


def test_a_mail_counts_as_told_only_once_it_was_sent(office, mailer):
    standing.send(office.parts, look(office))
    office.submit(CANARY)
    mailer.error = Unavailable("mail.unreachable", host="mail.example.com", port="465")
    with pytest.raises(Unavailable):
        standing.send(office.parts, look(office))
    mailer.error = None
    standing.send(office.parts, look(office))
    standing.send(office.parts, look(office))
    assert [mail.to for mail in mailer.sent] == ["paul@example.com"]
    assert CANARY[:8] not in repr(mailer.sent)
    assert look(office, with_mail=False).mails == ()


def test_an_address_that_is_not_taken_keeps_back_nobody_elses_mail(office, mailer):
    addresses = {EXECUTIVE: "gone@example.com", COMMUNICATIONS: "paul@example.com"}
    choice = MailChoice(is_on=True, server=SERVER, addresses=addresses)
    office.parts.desk.prefer("mail", choice.written())
    standing.send(office.parts, look(office))
    post = office.submit(CANARY)
    office.decide(post, LEGAL, Verdict.VETO, "no")
    office.submit("Bonjour à toutes et à tous.")
    mailer.unknown = "gone@example.com"
    for _ in range(2):
        with pytest.raises(Refused, match=r"mail\.refused"):
            standing.send(office.parts, look(office))
    assert [mail.to for mail in mailer.sent] == ["paul@example.com"]
    mailer.unknown = None
    standing.send(office.parts, look(office))
    assert [mail.to for mail in mailer.sent] == ["paul@example.com", "gone@example.com"]
