"""A company's own LanguageTool: an https server on loopback that answers as LanguageTool 6.8 does.

Or hands on to a real one. It keeps what it was told, and what it had to refuse at the handshake.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
FAULT = "should of"
_PEM = serialization.Encoding.PEM
_DAY = dt.timedelta(days=1)
_Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a server shows: a certificate and its key in one file; and whose word it is."""

    chain: Path
    authority: Path


def identity(
    folder: Path, *, host: str = HERE, days: int = 1, is_self_signed: bool = False
) -> Identity:
    """Make a certificate for `host`, of an authority of its own, that ends in `days`."""
    folder.mkdir(parents=True, exist_ok=True)
    root, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    end = dt.datetime.now(dt.UTC) + days * _DAY
    authority = (
        _certificate("Acme", "Acme", root, end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(root, hashes.SHA256())
    )
    try:
        name: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        name = x509.DNSName(host)
    shown = (
        _certificate(host, host if is_self_signed else "Acme", key, end)
        .add_extension(x509.SubjectAlternativeName([name]), critical=False)
        .sign(key if is_self_signed else root, hashes.SHA256())
    )
    made = Identity(chain=folder / "chain.pem", authority=folder / "authority.pem")
    secret = key.private_bytes(
        _PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    made.chain.write_bytes(shown.public_bytes(_PEM) + secret)
    made.authority.write_bytes((shown if is_self_signed else authority).public_bytes(_PEM))
    return made


def _certificate(name: str, issuer: str, key: _Key, end: dt.datetime) -> x509.CertificateBuilder:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    return (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - 20 * _DAY)
        .not_valid_after(end)
    )


@dataclass(slots=True, kw_only=True)
class Company:
    """The running server: its address, the texts and headers it was sent, what it refused."""

    url: str
    texts: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    handshakes: int = 0  #: that came to an end, so that something could be said
    refused: int = 0  #: callers who did not trust it
    location: str = ""  #: where it sends whoever asks it to read a text
    languages: tuple[str, ...] = ("en-US", "fr")
    behind: str = ""  #: address of a real LanguageTool, which then answers


@contextmanager
def company(shown: Identity, **told: Any) -> Iterator[Company]:
    """Run one, with the certificate `shown`; `told` are fields of `Company`."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(shown.chain)

    class Server(ThreadingHTTPServer):
        def get_request(self) -> Any:
            plain, caller = super().get_request()
            plain.settimeout(5)
            try:
                secure = tls.wrap_socket(plain, server_side=True)
            except OSError:
                running.refused += 1
                plain.close()
                raise
            running.handshakes += 1
            return secure, caller

    with Server((HERE, 0), _Handler) as server:
        running = Company(url=f"https://{HERE}:{server.server_port}/", **told)
        server.company = running  # type: ignore[attr-defined]  # for the handler
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """LanguageTool's two routes; one request a connection, so that no thread stays."""

    @property
    def company(self) -> Company:
        return self.server.company  # type: ignore[attr-defined, no-any-return]  # set above

    def do_GET(self) -> None:
        self._answer(
            "GET", b"", [{"code": one[:2], "longCode": one} for one in self.company.languages]
        )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = parse_qs(body.decode())["text"][0]
        self.company.texts.append(text)
        self.company.headers.append(dict(self.headers))
        if self.company.location:
            self.send_response(307)
            self.send_header("Location", self.company.location)
            self.end_headers()
            return
        self._answer("POST", body, _read(text))

    def _answer(self, method: str, body: bytes, said: object) -> None:
        status, content = 200, json.dumps(said).encode()
        if self.company.behind:
            status, content = self._handed_on(method, body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _handed_on(self, method: str, body: bytes) -> tuple[int, bytes]:
        place = urlsplit(self.company.behind)
        asked = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            asked.request(method, self.path, body or None, headers)
            answer = asked.getresponse()
            return answer.status, answer.read()
        finally:
            asked.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _read(text: str) -> dict[str, object]:
    """As LanguageTool 6.8 answered once: offsets are UTF-16."""
    place = text.find(FAULT)
    match = {
        "message": "It’s never correct to use ‘of’ after a modal verb. Use “should have”.",
        "shortMessage": "Possible typo",
        "replacements": [{"value": "should have"}, {"value": "should've"}],
        "offset": len(text[: max(place, 0)].encode("utf-16-le")) // 2,
        "length": len(FAULT),
        "context": {"text": text, "offset": max(place, 0), "length": len(FAULT)},
        "sentence": text,
        "type": {"typeName": "Other"},
        "rule": {
            "id": "MODAL_OF",
            "subId": "1",
            "description": "could of (could have)",
            "issueType": "misspelling",
            "category": {"id": "TYPOS", "name": "Possible Typo"},
        },
        "ignoreForIncompleteSentence": True,
        "contextForSureMatch": 5,
    }
    return {
        "software": {"name": "LanguageTool", "version": "6.8", "apiVersion": 1, "premium": False},
        "warnings": {"incompleteResults": False},
        "language": {"name": "English (US)", "code": "en-US"},
        "matches": [match] if place >= 0 else [],
        "sentenceRanges": [[0, len(text)]],
    }
