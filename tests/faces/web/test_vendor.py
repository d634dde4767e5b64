"""What was taken from elsewhere is what we say it is."""

from __future__ import annotations

from hashlib import sha256

from goodterms.faces.web.vendor import SHA256, STATIC, TAKEN


def test_htmx_is_the_one_named() -> None:
    """The file has the hash that its maker's package has, and its licence lies beside it."""
    assert sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == SHA256
    assert [name for name in TAKEN.values() if not (STATIC / name).exists()] == []
