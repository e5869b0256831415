"""Replies of units and proofs of what they rectified: words and files go once the period is over.

That a unit answered, who and when, stays, and so do the decisions with their notes: they are what
the case rests on then. Registered here, because findings stand below all that is removed.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings import basis
from burden.findings.models import Proof, Reply
from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest


@dataclass(frozen=True)
class Answers:
    """What removing needs to know of one sort of answers.

    Attributes:
        unit: the way from an answer to the unit that gave it.
        finding: the way from a finding to its answers; those on its item are evidence with it.
    """

    code: str
    label: Promise
    parameter: str
    goes: Promise
    model: type[Reply] | type[Proof]
    unit: str
    finding: str

    def kind(self) -> Kind:
        """These answers as what can be removed, each from the day it came."""
        return Kind(self.code, self.label, self.parameter, self.goes, self._records, self._hold)

    def _records(self, unit: Unit) -> QuerySet[Any]:
        """Answers of a scope's units, with words left."""
        inside = {f"{self.unit}__path__startswith": unit.path}
        worded = self.model._default_manager.filter(removed_at__isnull=True, **inside)
        found: QuerySet[Any] = worded.annotate(since=TruncDate("at"))
        return found

    def _hold(self, uuid: UUID, unit: Unit) -> Held | None:
        """Lock one of these answers, and its files before the items that papers lock after them."""
        locked: QuerySet[Any] = self.model._default_manager.select_for_update(of=("self",))
        answer = locked.filter(uuid=uuid).first()
        if answer is None:
            return None
        mine = self._records(unit).filter(pk=answer.pk).values("since", self.unit).first()
        if mine is None:
            return None
        files = basis.keeper().hold(answer.basis) if answer.basis else None
        return Held(
            record=answer,
            unit=Unit.objects.get(pk=mine[self.unit]),
            day=mine["since"],
            number="",
            sha256=digest({"text": answer.text, "files": files.hashes if files else ()}),
            items=tuple(Item.objects.filter(**{f"findings__{self.finding}": answer}).distinct()),
            is_underway=files is not None and files.is_underway,
            empty=partial(_empty, answer, files),
        )


def _empty(answer: Any, files: basis.HeldFiles | None, at: datetime) -> None:
    """Take words and files of a locked answer away."""
    answer.text, answer.removed_at = Item.REMOVED_TITLE, at
    answer.save(update_fields=["text", "removed_at"])
    if files is not None:
        files.empty(at)


REPLIES = Answers(
    code="reply",
    label=_("Replies of units"),
    parameter="retention.replies",
    goes=_("Text, files and their names go; who replied when, hashes and decisions stay."),
    model=Reply,
    unit="notice__finding__unit",
    finding="notices__replies",
)
PROOFS = Answers(
    code="proof",
    label=_("Proofs of rectifications"),
    parameter="retention.proofs",
    goes=_("Text, files and their names go; who reported when, hashes and measurements stay."),
    model=Proof,
    unit="rectification__unit",
    finding="rectifications__proofs",
)
