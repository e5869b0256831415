"""From a paper to its hours: reading and handling at each receiver, drafting at the issuer.

Of a suspected copy the containment is avoidable (burden.md 2.3): the share of the body that counts
and stands in the superior text. Boilerplate and attributed quotation are no part of that body, so
a copy padded with stock phrases books no smaller share. The novelty (the sentences that stand
neither in the superior text nor in the boilerplate) splits no hours; it decides before, in
`verdicts`, whether a paper whose own measures outweigh is suspected at all.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from burden.findings import selectors as findings
from burden.findings import services as finding_services
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import hours
from burden.ledger import services as ledger
from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from docs_audit.models import Match, Paper, Receipt
from docs_audit.readers import readers_of

KIND = "copied_paper"


def book(key: str, lease: Lease) -> None:
    """Write the hours of one paper anew; without a date of issue it has none yet.

    Those of a paper that was removed are history and stay.
    """
    papers = Paper.objects.filter(removed_at__isnull=True)
    paper = papers.select_related("item", "unit").filter(uuid=UUID(key)).first()
    if paper is None or paper.item is None or paper.unit is None:
        return
    parameters = thresholds.in_force()
    suspected, counted = _copied_shares(paper, paper.item)
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(paper.item)
        rows = []
        if paper.issued_on is not None:
            receipts = list(Receipt.objects.filter(paper=paper).exclude(unit=paper.unit))
            day = paper.issued_on
            rows = list(hours_of(paper, paper.unit, receipts, day, parameters, copied=counted))
        finding_services.set_avoidable(
            item=paper.item, kind=KIND, hours=_avoidable(rows, suspected)
        )
        ledger.book(
            item=paper.item,
            originator=paper.unit,
            day=paper.issued_on or timezone.localdate(paper.created_at),
            rows=rows,
            parameter_set=parameters.set,
        )


def _copied_shares(paper: Paper, item: Item) -> tuple[float, float]:
    """The copied share as suspected, and as it counts: with the probability of the suspicion.

    Both are 0 where nothing is suspected; what a person dismissed counts 0, too.
    """
    weights = findings.weights_of(item)
    suspected = [
        (match.containment, match.containment * weights[KIND, match.upper.item_id])
        for match in Match.objects.filter(lower=paper).select_related("upper")
        if (KIND, match.upper.item_id) in weights
    ]
    return (
        max((share for share, _ in suspected), default=0.0),
        max((share for _, share in suspected), default=0.0),
    )


def _avoidable(rows: list[ledger.Booking], suspected: float) -> Decimal:
    """Hours that need not have been if the suspicion is right, whatever was decided of it."""
    whole = sum((hours.exact(row.hours) for row in rows), Decimal(0))
    return hours.split(whole, suspected)[0]


def hours_of(
    paper: Paper,
    issuer: Unit,
    receipts: list[Receipt],
    day: date,
    parameters: Parameters,
    *,
    copied: float,
) -> Iterator[ledger.Booking]:
    """Drafting at the issuer, then reading and handling at each receiver, as the ledger takes it.

    Neither paper nor receipts need be stored; `copied` is the share that counts as copied.
    """
    stated = "drafting_hours" in paper.given
    yield from _split(paper, issuer.pk, _drafting(paper, parameters), copied, measured=stated)
    for one in readers_of(receipts, day, parameters):
        reading = hours.paper_hours(
            characters=paper.body_characters,
            readers=one.count,
            speed=parameters["hours.reading_speed"],
            handling=parameters["hours.handling"],
        )
        yield from _split(paper, one.receipt.unit_id, reading, copied, measured=one.is_known)


def _drafting(paper: Paper, parameters: Parameters) -> Decimal:
    """As stated in the import, else the body at the assumed speed of writing."""
    stated = paper.given.get("drafting_hours")
    if stated is not None:
        return hours.exact(Decimal(str(stated)))
    return hours.drafting_hours(
        characters=paper.body_characters, speed=parameters["hours.drafting_speed"]
    )


def _split(
    paper: Paper, receiver_id: int, total: Decimal, copied: float, *, measured: bool
) -> Iterator[ledger.Booking]:
    """The copied share is avoidable (burden.md 2.3), the rest is the paper's own."""
    for component, amount in hours.paper_parts(total, contained=copied).items():
        yield ledger.Booking(
            component=component,
            receiver_id=receiver_id,
            hours=amount,
            avoidable=hours.avoidable_of(component, amount),
            is_measured=measured,
            is_white=paper.is_white_head,
        )
