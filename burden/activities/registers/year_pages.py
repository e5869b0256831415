"""A unit's year of one subject: what each subject shows there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.activities.registers.contract import Register, all_registers
from burden.activities.ruling.pages import rules_told
from burden.activities.ruling.periods import hits_of_year
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.requests import signed_in
from burden.organisations.selectors import unit_for
from burden.thresholds import selectors as thresholds
from burden.thresholds.rulebook import Subject

_YEARS = range(2000, 2101)


@dataclass(frozen=True)
class YearPage:
    """A template, what it is given (the records of the year as `rows`), and an export as CSV."""

    template: str
    register: str
    context: Callable[[User, Unit, int], Mapping[str, Any]]
    export: Callable[[User, Unit, int], HttpResponse]


_pages: dict[Subject, YearPage] = {}


def plain_page(register: Register) -> YearPage:
    """A year as the list of its records, for a subject that has no plans."""

    def rows(user: User, unit: Unit, year: int) -> Any:
        found = register.records(user).filter(unit=unit, day__year=year, is_withdrawn=False)
        return found.order_by("day", "pk")

    def context(user: User, unit: Unit, year: int) -> Mapping[str, Any]:
        kept = register.model.objects.standing().filter(unit=unit).order_by()
        return {
            "register": register,
            "rows": rows(user, unit, year),
            "before": kept.filter(day__year=year - 1).count(),
            "years": sorted({year, *kept.values_list("day__year", flat=True)}),
        }

    def export(user: User, unit: Unit, year: int) -> HttpResponse:
        return as_csv(
            by=user,
            unit=unit,
            target=unit,
            name=f"{register.key}-year",
            head=[_("Title"), *(str(one.label) for one in register.listed)],
            rows=(
                (one.title, *(column.value(one) for column in register.listed))
                for one in rows(user, unit, year)
            ),
        )

    return YearPage("activities/record_year.html", register.key, context, export)


def register(subject: Subject, page: YearPage) -> None:
    """Make the year page of a subject known."""
    _pages[subject] = page


@require_GET
def year_unit(request: HttpRequest, subject: str, uuid: Any) -> HttpResponse:
    """One unit's year of a subject: what it caused, against plan and rules."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    found = next((one for one in _pages if one == subject), None)
    if found is None:
        raise Http404(subject)
    page, unit, year = _pages[found], unit_for(user, str(uuid)), asked_year(request)
    if request.GET.get("export") == "csv":
        return page.export(user, unit, year)
    hits = hits_of_year(unit, year, found)
    told = page.context(user, unit, year)
    action, rows = f"{page.register}.page_viewed", len(told["rows"])
    looks.at_rows_of(action, unit, unit, rows=rows, asked=request.GET)
    context = {
        "unit": unit,
        "year": year,
        "registers": all_registers(),
        "active": page.register,
        "rules": rules_told(user, hits, thresholds.in_force()),
        **told,
    }
    return render(request, page.template, context)


def asked_year(request: HttpRequest) -> int:
    """The year of an address, this year by default; 404 for what is none."""
    written = request.GET.get("year", "")
    if not written:
        return timezone.localdate().year
    if not written.isdecimal() or int(written) not in _YEARS:
        raise Http404(written)
    return int(written)
