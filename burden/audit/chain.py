"""The arithmetic of the chain: what is hashed, and how an end is sealed."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from burden.audit.models import Entry

FIRST = "0" * 64
_HASHED = (
    "chain",
    "number",
    "actor_id",
    "actor_name",
    "action",
    "target_kind",
    "target_id",
    "target_label",
    "unit_path",
    "details",
    "address",
)


def canonical(value: Any) -> str:
    """One text for one value: keys sorted, no blanks, dates and decimals as Django writes them."""
    return json.dumps(
        value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def digest(entry: Entry) -> str:
    """sha256 of the previous digest and the canonical JSON of every field that says something."""
    content = {name: getattr(entry, name) for name in _HASHED}
    content["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256((entry.previous + canonical(content)).encode()).hexdigest()


def seal_code(*, chain: str, number: int, entry_digest: str, at: str, key: str) -> str:
    """HMAC-SHA256 over a chain's end; `at` is the sealing time in ISO 8601, UTC."""
    message = canonical([chain, number, entry_digest, at]).encode()
    return hmac.new(key.encode(), message, hashlib.sha256).hexdigest()
