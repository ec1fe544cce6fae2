"""The company's network as somebody stated it: a proxy, and whose certificates are trusted.

Nothing of it comes from the environment: neither HTTPS_PROXY nor REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE,
SSL_CERT_FILE, SSL_CERT_DIR, SSLKEYLOGFILE or a netrc file has a say. A variable that some other
program set must not decide who reads an unpublished post. Loads nothing slow.
"""

from __future__ import annotations

import ipaddress
import re
import ssl
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from desktop_app.domain.errors import BadInput

_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*", re.IGNORECASE)
#: Where systems other than Windows and macOS keep what they trust, when OpenSSL was built for
#: another place: Debian, Fedora and RHEL, SUSE, Alpine and the BSDs.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How requests reach X: straight, or through `proxy`; `ca_file` is trusted besides the system.

    `proxy` is ``http://`` or ``https://`` with host and port and nothing else. Making it raises
    BadInput: ``network.proxy``; ``network.proxy_password`` for a name or password in it (it would
    stand in plain settings; keeping it in the keychain is not offered); ``network.ca_file`` for a
    file that holds no readable certificate in PEM form.
    """

    proxy: str | None = None
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        if self.proxy is not None:
            _require_proxy(self.proxy)
        if self.ca_file is not None:
            _trust(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), self.ca_file)

    @classmethod
    def stated_in(cls, folder: Path) -> Network:
        """What ``network.toml`` in `folder` states: ``proxy``, ``ca_file``; without it, nothing.

        Raises BadInput: ``network.settings``, or as making it does.
        """
        file = folder / "network.toml"
        try:
            said = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:  # tomllib's and UTF-8's errors are ValueErrors
            raise BadInput("network.settings", path=str(file), key="") from error
        for key, value in said.items():
            if key not in ("proxy", "ca_file") or not isinstance(value, str):
                raise BadInput("network.settings", path=str(file), key=key)
        trusted = said.get("ca_file")
        return cls(
            proxy=said.get("proxy"), ca_file=None if trusted is None else file.parent / trusted
        )

    def tls(self) -> ssl.SSLContext:
        """Make the rules for certificates: TLS 1.2 or newer, host name checked, always required.

        Raises BadInput (``network.ca_file``) when the file has gone meanwhile.
        """
        context = _trusting_the_system()
        # Some builds of Python leave the lower bound to OpenSSL's own configuration.
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.ca_file is not None:
            _trust(context, self.ca_file)
        return context


def _require_proxy(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadInput("network.proxy") from None  # Its words may hold a password.
    if "@" in url:
        raise BadInput("network.proxy_password")
    plain = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in ("http", "https") or not port or url.removesuffix("/") != plain:
        raise BadInput("network.proxy")
    host = parts.hostname or ""
    if not (_NAME.fullmatch(host) or _is_address(host)):
        raise BadInput("network.proxy")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _trusting_the_system() -> ssl.SSLContext:
    if sys.platform in ("win32", "darwin"):
        # The system itself judges there: with the company's own roots and revocations.
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Elsewhere truststore asks OpenSSL for its default paths, and SSL_CERT_FILE moves those.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for bundle in (ssl.get_default_verify_paths().openssl_cafile, *_BUNDLES):
        if Path(bundle).is_file():
            context.load_verify_locations(cafile=bundle)
            break
    folder = ssl.get_default_verify_paths().openssl_capath
    if Path(folder).is_dir():
        context.load_verify_locations(capath=folder)
    return context


def _trust(context: ssl.SSLContext, file: Path) -> None:
    try:
        context.load_verify_locations(cafile=str(file))
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise BadInput("network.ca_file", path=str(file)) from None
