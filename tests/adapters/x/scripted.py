"""A server of a few lines on 127.0.0.1 that says what it is told to, and a company's certificates."""

import datetime as dt
import json
import socket
import ssl
import threading
from contextlib import suppress
from urllib.parse import parse_qsl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: Seconds between two pieces of a dribbling answer.
DRIBBLE = 0.05


def answer(body=b'{"data": {"id": "1"}}', status=200, headers=()):
    """An answer's bytes; `body` may be what JSON can say."""
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def form(request):
    """The fields that a request sends."""
    return dict(parse_qsl(request.partition(b"\r\n\r\n")[2].decode(), keep_blank_values=True))


class Scripted:
    """Gives `answers` in order (bytes, or a list of pieces that dribble), then the last one again.

    `requests` are the raw requests. With `tls` (an SSLContext) it is a proxy too: CONNECT is
    granted, whatever the host, and the request is read inside TLS.
    """

    def __init__(self, *answers, tls=None):
        self.answers = list(answers) or [answer()]
        self.requests = []
        self.connects = []
        self._tls = tls
        self._stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._stopping.set()
        self._thread.join()
        self._socket.close()

    def _serve(self):
        while not self._stopping.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            connection.settimeout(20)
            with connection, suppress(OSError):
                self._talk(connection)

    def _talk(self, connection):
        request = read_request(connection)
        if self._tls is not None and request.startswith(b"CONNECT "):
            self.connects.append(request)
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            connection = self._tls.wrap_socket(connection, server_side=True)
            request = read_request(connection)
        if not request:
            return
        self.requests.append(request)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, bytes):
            connection.sendall(said)
        else:
            for piece in said:
                connection.sendall(piece)
                if self._stopping.wait(DRIBBLE):
                    break
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()


def read_request(connection):
    """Head and body of one request, raw."""
    got = b""
    while b"\r\n\r\n" not in got:
        piece = connection.recv(65_536)
        if not piece:
            return got
        got += piece
    head = got.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
    length = next(
        (int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0
    )
    while len(got) - len(head) - 4 < length:
        got += connection.recv(65_536)
    return got


def header(request, name):
    """The value of a header of a raw request, or None."""
    for line in request.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]:
        said, _, value = line.partition(": ")
        if said.lower() == name.lower():
            return value
    return None


def make_company(folder, *hosts):
    """A company's authority and a server of it for `hosts`: its PEM file and a server's context."""
    now = dt.datetime.now(dt.UTC)
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = (
        _certificate("Acme Inspection", authority_key, "Acme Inspection", now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    server = (
        _certificate("server", key, "Acme Inspection", now)
        .add_extension(names, critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    ca_file, chain = folder / "company.pem", folder / "server.pem"
    ca_file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    chain.write_bytes(
        server.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return ca_file, context


def _certificate(name, key, issuer, now):
    def named(text):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    return (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
    )
