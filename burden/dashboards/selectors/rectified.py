"""The figure of rectifications that stands in the ledger."""

from django.utils.translation import gettext_lazy as _

from burden.findings.figures import Figure, Stretch
from burden.ledger.models import Entry
from burden.ledger.selectors import totals


def _hours(stretch: Stretch) -> float:
    """Avoidable hours a month that the unit's records of one source caused anybody."""
    entries = Entry.objects.filter(
        originator=stretch.unit,
        item__source=stretch.source,
        day__gte=stretch.first,
        day__lt=stretch.end,
    )
    return float(totals(entries).avoidable) / stretch.months


HOURS = Figure("hours", _("avoidable hours that it caused"), _("%(value)s hours a month"), _hours)
