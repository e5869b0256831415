"""Bytes as they lie once the guard has passed them."""

import hashlib

from docs_audit import storage


def keep_bytes(content: bytes) -> str:
    """Keep bytes by content; returns their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = storage.stored_path(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256
