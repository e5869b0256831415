"""Pages of every register: its list, one record, the short form with the file, the template."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.registers import emptying, importing, refused, sentences
from burden.activities.registers.contract import Register, all_registers, register_or_404
from burden.activities.registers.forms import ListForm, RecordForm
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.retention import selectors as retention

PAGE_SIZE = 25
_ERRORS_SHOWN = 200
_BOM = "\ufeff"


@require_GET
def record_list(request: HttpRequest, key: str) -> HttpResponse:
    """The records of the scope; the same address with `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    register, scope = register_or_404(key), Scope.from_request(request)
    records = register.records(user)
    if scope.unit is not None and scope.unit != user.scope:
        records = records.filter(pk__in=register.model.objects.within(scope.unit).values("pk"))
    filters = register.filters(request.GET, records)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            name=register.key,
            head=[_("Title"), *(str(one.label) for one in register.listed)],
            rows=(
                (one.title, *(column.value(one) for column in register.listed))
                for one in filters.qs
            ),
        )
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list(f"{register.key}.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        **frame(register),
        "page": page,
        "rows": [
            (one, [(column, column.value(one)) for column in register.listed])
            for one in page.object_list
        ],
        "filters": filters,
        "scope": scope,
        "default_sort": "-day",
        "may_report": policies.can(user, "activities.report"),
    }
    return render(request, "activities/record_list.html", context)


@require_GET
def record_detail(request: HttpRequest, key: str, uuid: UUID) -> HttpResponse:
    """One record with what the rules say of it and what it cost whom."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    register = register_or_404(key)
    record = register.record_for(user, uuid)
    context = {
        **frame(register),
        "record": record,
        "may_correct": not record.is_emptied and policies.can(user, "activities.correct", record),
        "may_ask_removal": emptying.is_askable(user, record),
        "removal": retention.removal_of(record.uuid) if record.is_emptied else None,
        **register.context(user, record),
    }
    return render(request, register.detail, context)


@require_http_methods(["GET", "POST"])
def record_create(request: HttpRequest, key: str) -> HttpResponse:
    """Report one record in a short form, or bring a list as a file."""
    user = signed_in(request)
    policies.require(user, "activities.report")
    register = register_or_404(key)
    is_file = "file" in request.FILES or "list" in request.POST
    data = request.POST if request.method == "POST" else None
    form = RecordForm(None if is_file else data, user=user, register=register)
    file_form = ListForm(*((data, request.FILES) if is_file else (None,)), user=user)
    context: dict[str, Any] = {**frame(register), "form": form, "file_form": file_form}
    if is_file and file_form.is_valid():
        context |= _bring(register, file_form, user)
    elif data is not None and not is_file and form.is_valid():
        uuid = _report(register, form, user)
        if uuid is not None:
            messages.success(request, _("It is kept and being judged."))
            return redirect("activities:record-detail", key=key, uuid=uuid)
    is_wrong = bool(form.errors or file_form.errors)
    page = "activities/record_create.html"
    return render(request, page, context, status=400 if is_wrong else 200)


@require_GET
def record_template(request: HttpRequest, key: str) -> HttpResponse:
    """An empty list with one row as an example."""
    policies.require(signed_in(request), "activities.report")
    register = register_or_404(key)
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{register.key}.csv"'
    table = csv.writer(response)
    columns = register.columns.all
    table.writerow([one.header(sentences.language()) for one in columns])
    table.writerow([one.example for one in columns])
    return response


def frame(register: Register) -> dict[str, Any]:
    """What every page of a register needs: it, and the others beside it."""
    return {"register": register, "registers": all_registers()}


def _bring(register: Register, form: ListForm, user: Any) -> dict[str, Any]:
    file, unit = form.cleaned_data["file"], form.cleaned_data["reporter"]
    try:
        report = importing.take_file(
            register, name=file.name, content=file.read(), unit=unit, by=user
        )
    except ImportFailed as failure:
        form.add_error("file", sentences.of_file(failure.code, failure.detail))
        return {}
    except MarkedList:
        form.add_error("file", sentences.of_file("marked"))
        return {}
    return {
        "report": report,
        "errors": report.errors[:_ERRORS_SHOWN],
        "refused": refused.address_of(report),
    }


def _report(register: Register, form: RecordForm, user: Any) -> UUID | None:
    """The record's id; None where the form is wrong."""
    try:
        kept = importing.take_one(
            register, texts=form.texts(), unit=form.cleaned_data["reporter"], by=user
        )
    except importing.BadValues as bad:
        for name, sentence in bad.errors:
            form.add_error(name, sentence)
        return None
    except MarkedList:
        form.add_error(None, sentences.of_file("marked"))
        return None
    return kept.record.uuid
