"""How often someone may try; counted in memory alone, under a hash that nobody can undo.

The salt is made anew with each process and each window, so that what is counted can be tied to
nobody, not even by who reads the memory of the next window.
"""

import hmac
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock

WINDOW_SECONDS = 900


@dataclass
class Throttle:
    """At most `most` of something by one in each window of a quarter of an hour."""

    most: int
    _window: int = -1
    _salt: bytes = b""
    _counts: Counter[bytes] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def is_spent(self, who: str) -> bool:
        """Whether this one has to wait."""
        with self._lock:
            return self._counts[self._hashed(who)] >= self.most

    def count(self, who: str) -> None:
        with self._lock:
            self._counts[self._hashed(who)] += 1

    def _hashed(self, who: str) -> bytes:
        window = int(time.time()) // WINDOW_SECONDS
        if window != self._window:
            self._window, self._salt = window, secrets.token_bytes(32)
            self._counts.clear()
        return hmac.digest(self._salt, who.encode(), "sha256")


SENDING = Throttle(10)
# Of all who do not sign in together: more are no voices.
UNSIGNED = Throttle(200)
LOOKING_UP = Throttle(10)
