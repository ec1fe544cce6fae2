"""A real SMTP server on loopback with a certificate of its own, made for the test."""

from __future__ import annotations

import asyncio
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

USER, PASSWORD = "desk", "s3cret-password-zq"
REFUSED = "nobody@example.com"


class Inbox:
    """What came: (sender, recipients, the whole message); and what was tried as a password."""

    def __init__(self):
        self.mails, self.tried, self.called = [], [], []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.called.append(hostname)
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == REFUSED:
            return "550 no such box: zq-secret-words"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        return "250 taken"

    def authenticate(self, server, session, envelope, mechanism, given):
        self.tried.append(
            (
                given.login.decode(),
                given.password.decode(),
                server.transport.get_extra_info("sslcontext") is not None,
            )
        )
        return AuthResult(success=given.password.decode() == PASSWORD, handled=False)


@contextmanager
def mail_server(folder, *, implicit=False, encrypted=True, auth=True, name="localhost"):
    """An inbox, its port, and the file of the authority to trust.

    `implicit` is TLS from the first byte, else STARTTLS.
    """
    authority, chain = certificate(folder, name)
    context = None
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
    inbox = Inbox()

    def conversation():
        return SMTP(
            inbox,
            hostname="mail.test",
            tls_context=None if implicit else context,
            auth_required=auth,
            authenticator=inbox.authenticate,
            auth_require_tls=not implicit,
            loop=loop,
        )

    loop = asyncio.new_event_loop()
    listening = loop.create_server(conversation, "127.0.0.1", 0, ssl=context if implicit else None)
    server = loop.run_until_complete(listening)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield inbox, server.sockets[0].getsockname()[1], authority
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end(server):
    server.close()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def certificate(folder, name):
    """A certificate for `name` by itself; the file to trust, and the file with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    begins = datetime.now(UTC) - timedelta(hours=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(Encoding.PEM)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    trusted, chain = folder / f"{name}.pem", folder / f"{name}-key.pem"
    trusted.write_bytes(public)
    chain.write_bytes(secret + public)
    return trusted, chain
