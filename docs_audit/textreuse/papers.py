"""What the engine is told about a paper, before it is prepared for comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

Span = tuple[int, int]

LEVEL_RANKS: Mapping[str, int] = MappingProxyType(
    {"central": 1, "province": 2, "city": 3, "county": 4, "township": 5, "village": 6}
)
UNKNOWN_RANK = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper with its text and what is known of its issue.

    Offsets everywhere in this package are code points of ``text``, half open. ``body`` names
    the own body (head, tail and cc lines left out) as ascending spans; ``None`` takes the whole
    text. ``issuers`` holds every organ of a joint issue. ``level`` is a key of ``LEVEL_RANKS``
    or empty; ``issued_on`` may be unknown. Where a register of units is at hand, ``register_id``
    is the issuer's in it, and ``lineage`` names the places that the issuer lies in, from the
    register's top down to its own: 江东省, 临江市, 安平县 of 安平县教育局.
    """

    id: str
    text: str
    body: tuple[Span, ...] | None = None
    issuers: tuple[str, ...] = ()
    level: str = ""
    issued_on: date | None = None
    number: str = ""
    title: str = ""
    register_id: str = ""
    lineage: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """1 for central to 6 for village; 0 when the level is unknown."""
        return LEVEL_RANKS.get(self.level, UNKNOWN_RANK)

    @property
    def issuer(self) -> str:
        """The first issuer, or empty."""
        return self.issuers[0] if self.issuers else ""

    @property
    def issuer_key(self) -> str:
        """What issuers are counted by: the id in the register, else the name."""
        return self.register_id or self.issuer
