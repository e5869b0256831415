"""The page of the audit administrator: who did what, and whether the log still is what it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit.exports import as_csv
from burden.audit.models import Entry
from burden.dashboards import audit_wording as wording
from burden.dashboards.audit_filters import EntryFilter
from burden.dashboards.selectors import log
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in

PAGE_SIZE = 50


@require_GET
def audit_list(request: HttpRequest) -> HttpResponse:
    """Entries of the scope, the latest first; of what they speak of only numbers are shown."""
    user = signed_in(request)
    policies.require(user, "audit.view")
    filters = EntryFilter(request.GET, log.log_for(user).order_by("-id"))
    if request.GET.get("export") == "csv":
        lines = map(_line, filters.qs.iterator())
        return as_csv(by=user, unit=user.scope, name="audit-log", head=_head(), rows=lines)
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    state = log.state_for(user)
    context = {
        "filters": filters,
        "is_filtered": any(request.GET.get(name) for name in EntryFilter.base_filters),
        "page": page,
        "rows": [_told(one) for one in log.log_rows(page.object_list)],
        "state": state,
        "faults": _faults(state),
    }
    return render(request, "dashboards/audit_list.html", context)


def _faults(state: log.State | None) -> list[tuple[int, Promise]]:
    return [(one.number, wording.FAULTS[one.code]) for one in state.faults] if state else []


def _told(row: log.LogRow) -> dict[str, object]:
    return {
        "entry": row.entry,
        "unit": row.unit,
        "act": wording.act_of(row.entry.action),
        "object": wording.object_of(row.entry.action),
        "target": wording.target_of(row.entry),
        "facts": [(wording.label_of(name), value) for name, value in wording.facts_of(row.details)],
    }


def _head() -> list[str]:
    return [
        _("Number"),
        _("Time"),
        _("Person"),
        _("Act"),
        _("Code of the act"),
        _("Object"),
        _("Unit"),
        _("Network address"),
        _("Digest of the entry before"),
        _("Digest"),
    ]


def _line(entry: Entry) -> tuple[object, ...]:
    return (
        entry.number,
        entry.at.isoformat(),
        entry.actor_name,
        f"{wording.act_of(entry.action)} {wording.object_of(entry.action)}",
        entry.action,
        wording.target_of(entry),
        entry.unit_path,
        entry.address,
        entry.previous,
        entry.digest,
    )
