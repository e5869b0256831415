"""Changes to papers that people make."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import User
from docs_audit import description, indexing, readers
from docs_audit.models import Paper, Receipt


class PaperRemoved(Exception):
    """The paper was removed after its period; `sentence` is for the user."""

    sentence = _("This paper was removed meanwhile; nothing was changed.")


@transaction.atomic
def correct_paper(*, paper: Paper, changes: dict[str, Any], by: User) -> Paper:
    """Keep what a person says of a paper; it wins over every later reading.

    A new issuer, level or date may turn the direction of a match, so the paper meets all others
    again.

    Raises:
        PaperRemoved: its words are gone, there is nothing to correct.
    """
    policies.require(by, "papers.correct", paper)
    if not changes:
        return paper
    paper = Paper.objects.select_for_update(of=("self",)).select_related("file").get(pk=paper.pk)
    if paper.removed_at is not None:
        raise PaperRemoved
    known = {**paper.read, **paper.given, **paper.corrections}
    before = {name: known.get(name, "") for name in changes}
    paper.corrections = {**paper.corrections, **changes}
    description.apply_description(paper, near=by.scope)
    indexing.index_paper(paper)
    audit.record(
        by=by,
        action="paper.corrected",
        target=paper,
        unit=paper.unit,
        details={"before": before, "after": changes},
    )
    jobs.enqueue("paper.meet", str(paper.uuid))
    return paper


@transaction.atomic
def count_readers(*, receipt: Receipt, number: int | None, by: User) -> Receipt:
    """Keep how many people of a receiver read a paper; None: nobody says any more.

    The hours that this changes are booked as a difference.

    Raises:
        ReadersRefused: so many cannot have read it there.
        PaperRemoved: its hours are history.
    """
    policies.require(by, "papers.count_readers", receipt)
    held = Receipt.objects.select_for_update(of=("self",)).select_related("paper", "unit")
    receipt = held.get(pk=receipt.pk)
    if receipt.paper.removed_at is not None:
        raise PaperRemoved
    if receipt.counted == number:
        return receipt
    if number is not None:
        readers.check(receipt.unit, number, receipt.paper.issued_on or timezone.localdate())
    before, receipt.counted = receipt.counted, number
    receipt.save(update_fields=["counted"])
    audit.record(
        by=by,
        action="paper.readers_counted",
        target=receipt.paper,
        unit=receipt.unit,
        details={"unit": receipt.unit.name, "before": before, "after": number},
    )
    jobs.enqueue("paper.book", str(receipt.paper.uuid))
    return receipt
