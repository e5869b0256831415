"""How the hours of one paper or meeting were booked: what was added, why, and by which values."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from burden.audit.exports import as_csv
from burden.dashboards.filters import BookingFilter
from burden.dashboards.selectors.bookings import bookings_for
from burden.dashboards.templatetags.figures import hours
from burden.ledger import selectors as ledger
from burden.ledger.models import EntryQuerySet
from burden.matters.models import Item
from burden.organisations.requests import signed_in
from burden.organisations.selectors import unit_for

PAGE_SIZE = 50


@require_GET
@transaction.atomic
def booking_list(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every booking of an item with its cause and version, then the rows that it wrote."""
    user = signed_in(request)
    found = bookings_for(user, uuid)
    filters = BookingFilter(request.GET, found.rows)
    receiver = request.GET.get("receiver")
    rows = filters.qs
    if request.GET.get("export") == "csv":
        return _rows_csv(request, found.item, rows)
    steps = ledger.history_of(rows)
    context = {
        "item": found.item,
        "is_open": found.is_open,
        "filters": filters,
        "receiver": unit_for(user, receiver) if receiver else None,
        "steps": steps,
        "answer": _answer(steps),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "dashboards/booking_list.html", context)


def _answer(steps: list[ledger.BookingStep]) -> str:
    """What it cost at first, and what it comes to now."""
    if not steps:
        return _("No hours of it have been booked here.")
    first, last = steps[0].after, steps[-1].after
    if len(steps) == 1:
        return _("Booked once: %(hours)s hours, %(avoidable)s of them avoidable.") % {
            "hours": hours(last.hours),
            "avoidable": hours(last.avoidable),
        }
    return ngettext(
        "Booked at %(first)s hours, changed %(times)s time since: it comes to %(hours)s now.",
        "Booked at %(first)s hours, changed %(times)s times since: it comes to %(hours)s now.",
        len(steps) - 1,
    ) % {"first": hours(first.hours), "times": len(steps) - 1, "hours": hours(last.hours)}


def _rows_csv(request: HttpRequest, item: Item, rows: EntryQuerySet) -> HttpResponse:
    user = signed_in(request)
    head = (
        _("Booked"),
        _("Why"),
        _("Parameter version"),
        _("Receiver"),
        _("Component"),
        _("Date"),
        _("Hours"),
        _("Avoidable hours"),
    )
    lines = (
        (
            row.booked_at.isoformat(timespec="seconds"),
            row.get_cause_display(),
            row.parameter_set.version,
            row.receiver.name,
            row.get_component_display(),
            row.day,
            row.hours,
            row.avoidable,
        )
        for row in rows
    )
    return as_csv(by=user, unit=user.scope, target=item, name="bookings", head=head, rows=lines)
