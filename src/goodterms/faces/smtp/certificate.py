"""The certificate of the gate: made here once, for this machine's own name, and kept private."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.desk.moment import now
from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.private import alone, folder, write

if TYPE_CHECKING:
    from cryptography.x509 import GeneralName

KEY, CERTIFICATE = "gate.key", "gate.crt"
NAMES = ("localhost", "127.0.0.1", "::1")
YEARS = 10
"""A mail program asks its user once whether to trust it; it should not ask again every year."""


def trust(home: Path) -> ssl.SSLContext:
    """How the gate proves who it is to mail programs.

    Raises:
        Trouble: it cannot be written.
    """
    place = folder(home, FOLDER)
    with alone(place / f".{KEY}.lock"):
        if not ((place / KEY).exists() and (place / CERTIFICATE).exists()):
            _make(place)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(place / CERTIFICATE, place / KEY)
    return context


def certificate(home: Path) -> Path:
    """Where the certificate lies."""
    return folder(home, FOLDER).resolve() / CERTIFICATE


def fingerprint(home: Path) -> str:
    """The SHA-256 of the certificate, as mail programs show and take it: ``AB:CD:…``."""
    from hashlib import sha256

    trust(home)
    pem = (folder(home, FOLDER) / CERTIFICATE).read_text(encoding="ascii")
    digest = sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))


def _make(place: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Goodterms on this machine")])
    began = datetime.fromtimestamp(now(), UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName([_name(one) for one in NAMES]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    write(
        place / KEY,
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    write(place / CERTIFICATE, made.public_bytes(serialization.Encoding.PEM))


def _name(text: str) -> GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ip_address(text))
    except ValueError:
        return x509.DNSName(text)
