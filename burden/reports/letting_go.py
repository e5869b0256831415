"""Orders of reports: what they were about goes once their period is over.

The files go by themselves after 30 days (`services.expire`).
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.reports.models import Report
from burden.retention.registry import Held, Kind
from burden.retention.words import digest

# These have a file, or come to one.
_UNFINISHED = (Report.State.WAITING, Report.State.RUNNING, Report.State.DONE)


def records(unit: Unit) -> QuerySet[Any]:
    """Orders of a scope that still tell what they were about."""
    found = Report.objects.filter(unit__path__startswith=unit.path)
    found = found.exclude(state__in=_UNFINISHED)
    return found.exclude(title=Item.REMOVED_TITLE).annotate(since=TruncDate("ordered_at"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these orders."""
    locked = Report.objects.select_for_update(of=("self",)).select_related("unit")
    report = locked.filter(uuid=uuid).first()
    if report is None or (mine := records(unit).filter(pk=report.pk).first()) is None:
        return None
    told = {"title": report.title, "parameters": report.parameters, "sentence": report.sentence}
    return Held(
        record=report,
        unit=report.unit,
        day=mine.since,
        number="",
        sha256=report.sha256 or digest(told),
        items=(),
        is_underway=False,
        empty=partial(empty, report),
    )


def empty(report: Report, _at: datetime) -> None:
    """Take what a locked order was about away."""
    report.title, report.parameters, report.sentence = Item.REMOVED_TITLE, {}, ""
    report.save(update_fields=["title", "parameters", "sentence"])


KIND = Kind(
    code="report",
    label=_("Orders of reports"),
    parameter="retention.reports",
    goes=_("Title and choices of an order go; who ordered when, and the hash, stay."),
    records=records,
    hold=hold,
)
