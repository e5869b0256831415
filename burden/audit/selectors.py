"""Reading the log, and finding out whether someone has changed it."""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Max, Q, QuerySet

from burden.audit.chain import FIRST, digest, seal_code
from burden.audit.models import Entry, Head, Seal, Verification


@dataclass(frozen=True)
class Fault:
    """The first thing wrong in a chain: the entry's number there, and a code that says what.

    Codes: `missing` (a number is skipped), `broken` (not sealed to the one before), `changed`
    (content does not give the digest), `cut` (entries after it are gone), `seal_forged`,
    `seal_differs` (the entry is not the one that was sealed).
    """

    chain: str
    number: int
    code: str


def entries_of(actions: Iterable[str], path: str | None) -> QuerySet[Entry]:
    """Entries of these acts below a unit's path, the latest first; none without a path."""
    if path is None:
        return Entry.objects.none()
    return Entry.objects.filter(action__in=list(actions), unit_path__startswith=path)


def log_of(path: str) -> QuerySet[Entry]:
    """What an auditor of a scope reads: acts at units below the path, and those that name no unit.

    Parameters hold for everyone, and a backup holds everything.
    """
    return Entry.objects.filter(
        Q(chain=path.partition("/")[0], unit_path__startswith=path)
        | Q(chain="", action__startswith="thresholds.")
        | Q(chain="", action__startswith="backup.")
    )


def known_actions() -> list[str]:
    """Every action that the log knows; an index is asked once an action, no entry is read."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN_ACTIONS)
        return [action for (action,) in cursor.fetchall()]


_KNOWN_ACTIONS = """
    WITH RECURSIVE known (action) AS (
        (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
        UNION ALL
        SELECT (SELECT action FROM audit_entry AS entry WHERE entry.action > known.action
                 ORDER BY action LIMIT 1)
          FROM known WHERE known.action IS NOT NULL)
    SELECT action FROM known WHERE action IS NOT NULL"""


def last_verification() -> Verification | None:
    """What was found when all of it was last read; None where nobody did."""
    return Verification.objects.first()


def last_of(action: str) -> Entry | None:
    """The latest entry of an act; None where it never was."""
    return Entry.objects.filter(action=action).order_by("-id").first()


def lengths() -> dict[str, int]:
    """How many entries each chain has."""
    return dict(Head.objects.values_list("chain", "number"))


def details(entry: Entry) -> dict[str, Any]:
    """What an entry tells beside its columns."""
    found: dict[str, Any] = json.loads(entry.details)
    return found


def faults() -> Iterator[Fault]:
    """The first fault of every chain that has one; reads all entries once."""
    chains = {
        *Entry.objects.order_by().values_list("chain", flat=True).distinct(),
        *Head.objects.values_list("chain", flat=True),
        *Seal.objects.order_by().values_list("chain", flat=True).distinct(),
    }
    for chain in sorted(chains):
        found = sorted((*_entry_faults(chain), *_seal_faults(chain)), key=lambda f: f.number)
        if found:
            yield found[0]


def _entry_faults(chain: str) -> Iterator[Fault]:
    """A chain may grow while it is read: what came is read as well, before it counts as cut."""
    number, previous, passed = 0, FIRST, -1
    while passed < number:
        # The first pass reads everything, an entry that claims to be number 0 as well.
        after, passed = (-1 if passed < 0 else number), number
        entries = Entry.objects.filter(chain=chain, number__gt=after).order_by("number")
        for entry in entries.iterator():
            code = _fault_of(entry, number + 1, previous)
            if code:
                yield Fault(chain, number + 1 if code == "missing" else entry.number, code)
                return
            number, previous = entry.number, entry.digest
        head = Head.objects.filter(chain=chain).first()
        if head is not None and (head.number, head.digest) == (number, previous):
            return
    yield Fault(chain, number + 1, "cut")


def _fault_of(entry: Entry, expected: int, previous: str) -> str:
    if entry.number != expected:
        return "missing"
    if entry.previous != previous:
        return "broken"
    return "" if digest(entry) == entry.digest else "changed"


def _seal_faults(chain: str) -> Iterator[Fault]:
    seals = list(Seal.objects.filter(chain=chain))
    last = Entry.objects.filter(chain=chain).aggregate(last=Max("number"))["last"] or 0
    for seal in seals:
        code = seal_code(
            chain=seal.chain,
            number=seal.number,
            entry_digest=seal.digest,
            at=seal.at.astimezone(UTC).isoformat(timespec="microseconds"),
            key=settings.AUDIT_SEAL_KEY,
        )
        if not hmac.compare_digest(code, seal.code):
            yield Fault(chain, seal.number, "seal_forged")
        elif seal.number > last:
            yield Fault(chain, last + 1, "cut")
        elif not Entry.objects.filter(chain=chain, number=seal.number, digest=seal.digest).exists():
            yield Fault(chain, seal.number, "seal_differs")
