"""Mail handed in at a real SMTP server on loopback, over real TLS."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl

import pytest

from desktop_app.adapters.keychain import MemorySecrets
from desktop_app.adapters.mail import SmtpMailer
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import notice_words
from desktop_app.services.mailing import Encryption, Mail, MailServer
from desktop_app.services.notice_choice import NoticeKind
from desktop_app.services.noticing import Fact
from tests.contracts.mail_server import PASSWORD, REFUSED, USER, mail_server
from tests.fakes import FakeClock

#: aiosmtpd says so of a server that offers no encryption; that is what one test is about.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
MAIL = Mail(to="paul@example.com", subject="Countersign : 2 posts é", body="- à voir\n")


def tls_trusting(authority=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if authority is not None:
        context.load_verify_locations(authority)
    return context


def mailer(authority=None, password=PASSWORD, timeout=5.0, at=None):
    secrets = MemorySecrets()
    made = SmtpMailer(
        lambda: secrets, lambda: tls_trusting(authority), FakeClock(), timeout=timeout
    )
    if at is not None:
        made.keep_password(at, password)
    return made


def at(port, encryption=Encryption.STARTTLS, **fields):
    said = {"host": "localhost", "port": port, "sender": "countersign@example.com", "user": USER}
    return MailServer(encryption=encryption, **{**said, **fields})


def told(kind, **facts):
    return pytest.raises(
        CountersignError,
        check=lambda error: error.kind == kind and facts.items() <= error.facts.items(),
    )


@pytest.mark.parametrize("implicit", [True, False])
def test_a_mail_arrives_encrypted_and_says_what_it_is(tmp_path, implicit):
    encryption = Encryption.TLS if implicit else Encryption.STARTTLS
    with mail_server(tmp_path, implicit=implicit) as (inbox, port, authority):
        server = at(port, encryption)
        mailer(authority, at=server).send(server, [MAIL, MAIL])
    assert [(sender, to) for sender, to, _ in inbox.mails] == [
        ("countersign@example.com", ["paul@example.com"])
    ] * 2
    assert inbox.tried == [(USER, PASSWORD, True)]
    message = email.message_from_bytes(inbox.mails[0][2], policy=email.policy.default)
    assert message["Subject"] == MAIL.subject
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@example.com>")
    assert message.get_content().replace("\r\n", "\n") == MAIL.body
    # The computer's own name stays here.
    assert set(inbox.called) == {"[127.0.0.1]"}
    assert socket.gethostname().encode() not in inbox.mails[0][2]


def test_a_server_without_sign_in(tmp_path):
    with mail_server(tmp_path, auth=False) as (inbox, port, authority):
        server = at(port, user="")
        mailer(authority).send(server, [MAIL])
    assert (len(inbox.mails), inbox.tried) == (1, [])


@pytest.mark.parametrize("implicit", [True, False])
def test_a_stranger_with_a_certificate_of_its_own_gets_nothing(tmp_path, implicit):
    encryption = Encryption.TLS if implicit else Encryption.STARTTLS
    with mail_server(tmp_path, implicit=implicit) as (inbox, port, _):
        server = at(port, encryption)
        with told("mail.certificate", host="localhost"):
            mailer(None, at=server).send(server, [MAIL])
    assert (inbox.mails, inbox.tried) == ([], [])


def test_a_good_certificate_for_another_name_is_not_good(tmp_path):
    with mail_server(tmp_path, name="other.example.com") as (inbox, port, authority):
        server = at(port)
        with told("mail.certificate"):
            mailer(authority, at=server).send(server, [MAIL])
    assert (inbox.mails, inbox.tried) == ([], [])


def test_without_encryption_nothing_is_sent(tmp_path):
    with mail_server(tmp_path, encrypted=False) as (inbox, port, authority):
        server = at(port)
        with told("mail.not_encrypted"):
            mailer(authority, at=server).send(server, [MAIL])
        implicit = at(port, Encryption.TLS)
        with told("mail.not_encrypted"):
            mailer(authority, at=implicit).send(implicit, [MAIL])
    assert (inbox.mails, inbox.tried) == ([], [])


def test_a_wrong_password_is_told_without_it(tmp_path):
    with mail_server(tmp_path) as (inbox, port, authority):
        server = at(port)
        with told("mail.login", answer="535") as failure:
            mailer(authority, "wrong-zq", at=server).send(server, [MAIL])
    assert inbox.mails == []
    assert "wrong-zq" not in f"{failure.value!s}{failure.value.__cause__}"


def test_a_box_that_the_server_does_not_know_is_told_without_its_words(tmp_path):
    with mail_server(tmp_path) as (inbox, port, authority):
        server = at(port)
        unknown = Mail(to=REFUSED, subject="s", body="b")
        with told("mail.refused", answer="550") as failure:
            mailer(authority, at=server).send(server, [unknown])
    assert inbox.mails == []
    assert "zq-secret-words" not in str(failure.value)


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    server = at(port)
    with told("mail.unreachable", host="localhost", port=str(port)):
        mailer(at=server).send(server, [MAIL])


@pytest.mark.parametrize("encryption", Encryption)
def test_a_server_that_never_answers_is_not_waited_for(encryption):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = at(silent.getsockname()[1], encryption)
        with told("mail.unreachable"):
            mailer(at=server, timeout=0.2).send(server, [MAIL])


def test_a_subject_with_a_line_end_is_never_a_header(tmp_path):
    with mail_server(tmp_path) as (inbox, port, authority):
        server = at(port)
        forged = Mail(to="paul@example.com", subject="x\r\nBcc: press@example.com", body="b")
        with pytest.raises(ValueError, match="linefeed"):
            mailer(authority, at=server).send(server, [forged])
    assert inbox.mails == []


def test_the_password_is_kept_for_one_server_and_forgotten_when_empty():
    made, server, other = mailer(), at(587), at(587, host="other.example.com")
    assert not made.has_password(server)
    made.keep_password(server, "one")
    assert (made.has_password(server), made.has_password(other)) == (True, False)
    made.keep_password(server, "")
    assert not made.has_password(server)


def test_no_word_of_a_post_leaves_by_mail(tmp_path):
    facts = [
        Fact(
            kind=kind,
            about="3f2a91bc",
            account=AccountId("a"),
            handle="acme",
            who="Claire",
            words="zqcanary words",
        )
        for kind in NoticeKind
    ]
    with mail_server(tmp_path) as (inbox, port, authority):
        server = at(port)
        mails = [
            notice_words.mail(facts, name="Paul", to="paul@example.com", language=language)
            for language in ("en", "fr")
        ]
        mailer(authority, at=server).send(server, mails)
    assert len(inbox.mails) == 2
    for _, _, raw in inbox.mails:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert "@acme" in message.get_content()
        assert "zqcanary" not in f"{message['Subject']}{message.get_content()}{raw!r}"
