"""Reading the log, and finding out whether someone has changed it."""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet

from burden.audit.chain import FIRST, digest, seal_code
from burden.audit.models import Entry, Head, Seal


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
    number, previous = 0, FIRST
    for entry in Entry.objects.filter(chain=chain).order_by("number").iterator():
        code = _fault_of(entry, number + 1, previous)
        if code:
            yield Fault(chain, number + 1 if code == "missing" else entry.number, code)
            return
        number, previous = entry.number, entry.digest
    head = Head.objects.filter(chain=chain).first()
    if head is None or (head.number, head.digest) != (number, previous):
        yield Fault(chain, number + 1, "cut")


def _fault_of(entry: Entry, expected: int, previous: str) -> str:
    if entry.number != expected:
        return "missing"
    if entry.previous != previous:
        return "broken"
    return "" if digest(entry) == entry.digest else "changed"


def _seal_faults(chain: str) -> Iterator[Fault]:
    last = Entry.objects.filter(chain=chain).aggregate(last=Max("number"))["last"] or 0
    for seal in Seal.objects.filter(chain=chain):
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
