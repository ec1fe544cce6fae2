"""A certificate authority of the host's own, for its database alone, and what it certifies.

P-256 with SHA-256: a server's certificate under Ed25519 names no digest, so SCRAM could not be bound
to the connection (RFC 5929, section 4.1), and every program here demands that it is.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPublicKeyTypes

AUTHORITY_LASTS, SERVER_LASTS = timedelta(days=3652), timedelta(days=825)
#: A server's certificate is renewed this long before it ends.
RENEWED_BEFORE = timedelta(days=60)
#: Clocks differ: a certificate holds from a little before it was made.
_BEFORE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Issued:
    """A certificate and its private key, both PEM."""

    certificate: bytes
    key: bytes


def new_authority(name: str, now: datetime) -> Issued:
    """An authority of ten years that may certify servers, and no further authorities."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(f"Countersign {name}")
    usage = _usage(key_cert_sign=True, crl_sign=True)
    built = (
        _builder(key.public_key(), now, AUTHORITY_LASTS)
        .subject_name(subject)
        .issuer_name(subject)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
    )
    return _issued(built.sign(key, hashes.SHA256()), key)


def new_server(authority: Issued, names: Sequence[str], now: datetime) -> Issued:
    """A server's certificate for `names`, which are DNS names and IP addresses.

    It never outlasts its authority. Raises ValueError for a name that is neither.
    """
    signer = serialization.load_pem_private_key(authority.key, None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    above = x509.load_pem_x509_certificate(authority.certificate)
    key = ec.generate_private_key(ec.SECP256R1())
    lasts = min(SERVER_LASTS, above.not_valid_after_utc - now)
    built = (
        _builder(key.public_key(), now, lasts)
        .subject_name(_named(names[0]))
        .issuer_name(above.subject)
        .add_extension(
            x509.SubjectAlternativeName([_general(one) for one in names]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    return _issued(built.sign(signer, hashes.SHA256()), key)


def fingerprint(certificate: bytes) -> str:
    """The SHA-256 of a PEM certificate, as 64 hexadecimal digits in lower case."""
    return x509.load_pem_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex()


def is_due(certificate: bytes, names: Sequence[str], now: datetime) -> bool:
    """Whether a server's certificate must be renewed: it ends soon, or is for other names."""
    read = x509.load_pem_x509_certificate(certificate)
    said = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return now > read.not_valid_after_utc - RENEWED_BEFORE or list(said) != [
        _general(one) for one in names
    ]


def is_issued_by(certificate: bytes, authority: bytes) -> bool:
    """Whether a PEM certificate is the authority's."""
    read = x509.load_pem_x509_certificate(certificate)
    try:
        read.verify_directly_issued_by(x509.load_pem_x509_certificate(authority))
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def ends(certificate: bytes) -> datetime:
    """When a PEM certificate ends."""
    return x509.load_pem_x509_certificate(certificate).not_valid_after_utc


def _builder(
    key: CertificateIssuerPublicKeyTypes, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _named(name: str) -> x509.Name:
    # X.509 allows 64 characters here; what counts for a server is the alternative name.
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage(
    *, digital_signature: bool = False, key_cert_sign: bool = False, crl_sign: bool = False
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _issued(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Issued:
    return Issued(
        certificate=certificate.public_bytes(serialization.Encoding.PEM),
        key=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
