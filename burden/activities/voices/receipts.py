"""Codes by which a sender finds a report again; only a keyed hash of one is kept."""

import re
import secrets

from django.utils.crypto import salted_hmac

# No letters that are read for one another: 80 random bits in sixteen of these.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 16
_READ_AS = str.maketrans("OIL", "011")
_CODE = re.compile(f"[{_ALPHABET}]{{{_LETTERS}}}")


def new_code() -> str:
    """A code as it is shown: four groups of four."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))


def hash_of(code: str) -> str:
    """The hash under which a report is kept; empty for what is no code."""
    plain = re.sub(r"[\s\-–—]", "", code).upper().translate(_READ_AS)
    if not _CODE.fullmatch(plain):
        return ""
    return salted_hmac("burden.voices.receipt", plain, algorithm="sha256").hexdigest()
