"""One-time codes by RFC 6238, as every authenticator app makes them: SHA-1, 30 s, six digits."""

import base64
import hashlib
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
_DIGITS = 6
_SECRET_BYTES = 20
# A clock may be one step late or early (RFC 6238, 5.2).
_WINDOW = (0, -1, 1)


def new_secret() -> bytes:
    """A random secret as long as the hash, as RFC 4226 recommends."""
    return secrets.token_bytes(_SECRET_BYTES)


def code_at(secret: bytes, step: int) -> str:
    """The code of a step, which is the number of 30 s since 1970."""
    digest = hmac.new(secret, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}}"


def step_of(secret: bytes, code: str, now: float) -> int | None:
    """The step near `now` (seconds since 1970) that the code belongs to; None for a wrong one."""
    present = int(now) // STEP_SECONDS
    for away in _WINDOW:
        if hmac.compare_digest(code_at(secret, present + away).encode(), code.encode()):
            return present + away
    return None


def written(secret: bytes) -> str:
    """The secret as apps take it: Base32 in groups of four."""
    letters = base64.b32encode(secret).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def uri_of(secret: bytes, *, issuer: str, account: str) -> str:
    """The address that an app on the same machine opens."""
    told = {"secret": base64.b32encode(secret).decode(), "issuer": issuer}
    return f"otpauth://totp/{quote(f'{issuer}:{account}')}?{urlencode(told, quote_via=quote)}"
