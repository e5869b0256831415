"""Evaluations whose period is over: who was asked goes, answers and numbers stay."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Invitation, Round
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest


def records(unit: Unit) -> QuerySet[Any]:
    """Evaluations of a scope that still tell who was asked."""
    named = Invitation.objects.filter(round=OuterRef("pk"), person__isnull=False)
    found = Round.objects.filter(Exists(named), unit__path__startswith=unit.path)
    return found.annotate(since=F("closes_on"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these evaluations."""
    locked = Round.objects.select_for_update(of=("self",)).select_related("unit")
    evaluation = locked.filter(uuid=uuid).first()
    if evaluation is None or (mine := records(unit).filter(pk=evaluation.pk).first()) is None:
        return None
    asked = evaluation.invitations.order_by("pk").values_list("person", "state")
    return Held(
        record=evaluation,
        unit=evaluation.unit,
        day=mine.since,
        number="",
        sha256=digest({"asked": list(asked)}),
        items=(),
        is_underway=False,
        empty=partial(empty, evaluation),
    )


def empty(evaluation: Round, _at: datetime) -> None:
    """Take away who was asked in a locked evaluation."""
    evaluation.invitations.update(person=None)


KIND = Kind(
    code="evaluation",
    label=_("Evaluations"),
    parameter="retention.evaluations",
    goes=_("Who was asked goes; how many were and answered, and the answers, stay."),
    records=records,
    hold=hold,
)
