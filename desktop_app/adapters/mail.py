"""Hands mails in at the company's server: over TLS alone, with the password from the keychain.

The certificate must be good for the server's name, by whatever `tls` trusts. What the server
answers is never shown: its words may hold an address or a text. smtplib is imported when needed.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.mailing import Encryption, Mail, MailServer
from desktop_app.services.ports import Clock, Secrets

if TYPE_CHECKING:
    from email.message import EmailMessage
    from smtplib import SMTP

#: How long one answer of the server is waited for.
TIMEOUT_SECONDS = 15.0
#: What we call ourselves: the computer's own name is nobody's business, and asking for it would
#: ask a name server (RFC 5321, 4.1.4 allows an address).
_OURSELVES = "[127.0.0.1]"


class SmtpMailer:
    """`services.ports.Mailer` over SMTP. `tls` makes the rules for certificates anew each time."""

    def __init__(
        self,
        secrets: Callable[[], Secrets],
        tls: Callable[[], ssl.SSLContext],
        clock: Clock,
        *,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._secrets, self._tls, self._clock = secrets, tls, clock
        self._timeout = timeout

    def send(self, server: MailServer, mails: Sequence[Mail]) -> None:
        """Hand the mails in, in one connection."""
        password = self._secrets().read(server.password_name) if server.user else None
        with _telling(server), self._connection(server) as smtp:
            if password is not None:
                smtp.login(server.user, password)
            for mail in mails:
                smtp.send_message(self._message(server, mail), server.sender, [mail.to])

    def keep_password(self, server: MailServer, password: str) -> None:
        """Keep it in the keychain; an empty one is forgotten."""
        if password:
            self._secrets().write(server.password_name, password)
        else:
            self._secrets().forget(server.password_name)

    def has_password(self, server: MailServer) -> bool:
        """Whether the keychain has one."""
        return self._secrets().read(server.password_name) is not None

    @contextmanager
    def _connection(self, server: MailServer) -> Iterator[SMTP]:
        from smtplib import SMTP, SMTP_SSL, SMTPException

        if server.encryption is Encryption.TLS:
            smtp: SMTP = SMTP_SSL(
                server.host, server.port, _OURSELVES, timeout=self._timeout, context=self._tls()
            )
        else:
            smtp = SMTP(server.host, server.port, _OURSELVES, timeout=self._timeout)
        try:
            if server.encryption is Encryption.STARTTLS:
                smtp.ehlo()
                # Whoever stands in between may strike it from the offer: then nothing is said.
                if not smtp.has_extn("starttls"):
                    raise Refused("mail.not_encrypted", host=server.host)
                smtp.starttls(context=self._tls())
            yield smtp
            try:
                smtp.quit()
            except (SMTPException, OSError):
                return  # everything was taken; a server need not say goodbye
        finally:
            smtp.close()

    def _message(self, server: MailServer, mail: Mail) -> EmailMessage:
        from email.message import EmailMessage
        from email.policy import SMTP
        from email.utils import format_datetime, make_msgid

        message = EmailMessage(policy=SMTP)  # refuses line ends in every header
        message["From"], message["To"] = server.sender, mail.to
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence notice answers
        message.set_content(mail.body)
        return message


@contextmanager
def _telling(server: MailServer) -> Iterator[None]:
    """Turn what smtplib raises into our words."""
    from smtplib import SMTPAuthenticationError, SMTPException, SMTPResponseException

    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise Refused("mail.certificate", host=server.host) from error
    except SMTPAuthenticationError as error:
        # Without its cause: what a server answers to a password may repeat it.
        raise Refused("mail.login", host=server.host, answer=str(error.smtp_code)) from None
    except SMTPResponseException as error:
        raise Refused("mail.refused", host=server.host, answer=str(error.smtp_code)) from error
    except (SMTPException, OSError) as error:
        raise _other(server, error) from error


def _other(server: MailServer, error: Exception) -> Refused | Unavailable:
    """What has no code of its own: recipients refused, no common way to sign in, no answer."""
    from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused

    if isinstance(error, SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
        return Refused("mail.refused", host=server.host, answer=str(code))
    if isinstance(error, SMTPNotSupportedError):
        return Refused("mail.login", host=server.host, answer="504")
    if isinstance(error, ssl.SSLError):
        return Refused("mail.not_encrypted", host=server.host)
    return Unavailable("mail.unreachable", host=server.host, port=str(server.port))
