"""Pages of groups beside those of every register: instructions, one of them, messages brought."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from burden.activities.groups import exports, failures, pages, selectors
from burden.activities.groups.filters import InstructionFilter
from burden.activities.groups.forms import MessagesForm
from burden.activities.groups.quarantine import FileTooLarge
from burden.activities.groups.register import REGISTER
from burden.activities.importers import ImportFailed
from burden.activities.models import Instruction, MessageExport, WorkGroup
from burden.activities.registers.views import frame
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in

PAGE_SIZE = 25
_EXPORTED_AT_MOST = 50_000


@require_GET
def instruction_list(request: HttpRequest, group: UUID) -> HttpResponse:
    """The instructions of a group; the same address with `export=csv` exports them."""
    user, found = _group(request, group)
    told = selectors.instructions_of(user).filter(group=found)
    filters = InstructionFilter(request.GET, told)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            target=found,
            name="instructions",
            head=[_("Sent"), _("Instruction"), _("Asks that one"), _("Term"), _("Told before")],
            rows=(
                (localtime(one.sent_at), one.text, _asks(one), one.due, one.first_id is not None)
                for one in filters.qs[:_EXPORTED_AT_MOST]
            ),
        )
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **frame(REGISTER),
        "group": found,
        "page": page,
        "rows": [(one, _asks(one)) for one in page.object_list],
        "filters": filters,
    }
    return render(request, "activities/instruction_list.html", context)


@require_GET
def instruction_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One instruction beside the one that it repeats, with its matter and hours."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    told = selectors.instructions_of(user).select_related("first", "item__root", "group__unit")
    found = get_object_or_404(told, uuid=uuid)
    looks.at("instruction.viewed", found, found.group.unit)
    context = {**frame(REGISTER), **pages.instruction_context(user, found)}
    return render(request, "activities/instruction_detail.html", context)


@require_http_methods(["GET", "POST"])
def messages_create(request: HttpRequest, group: UUID) -> HttpResponse:
    """Bring the messages of a group as a chat program exports them."""
    user, found = _group(request, group)
    policies.require(user, "activities.complete", found)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MessagesForm(*data)
    if request.method == "POST" and form.is_valid():
        export = _receive(user, found, form)
        if export is not None:
            return redirect("activities:messages-detail", group=group, uuid=export.uuid)
    context = {
        **frame(REGISTER),
        "group": found,
        "form": form,
        "exports": pages.exports_shown(user, found),
    }
    status = 400 if form.errors else 200
    return render(request, "activities/messages_create.html", context, status=status)


@require_GET
def messages_detail(request: HttpRequest, group: UUID, uuid: UUID) -> HttpResponse:
    """How far an export is, and which of its lines could not be read."""
    user = signed_in(request)
    policies.require(user, "activities.complete")
    export = get_object_or_404(selectors.exports_of(user), uuid=uuid, group__uuid=group)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=export.unit,
            name="lines-not-read",
            head=[_("Line"), _("What is wrong")],
            rows=((row, failures.of_line(code)) for row, code in export.errors),
        )
    page = Paginator(export.errors, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        **frame(REGISTER),
        "group": export.group,
        "export": export,
        "page": page,
        "rows": [(row, failures.of_line(code)) for row, code in page.object_list],
        "failure": failures.of_file(export.failure, export.detail) if export.failure else "",
        "percent": int(export.share * 100),
    }
    name = "_messages_state" if request.headers.get("HX-Request") else "messages_detail"
    return render(request, f"activities/{name}.html", context)


def _group(request: HttpRequest, uuid: UUID) -> tuple[User, WorkGroup]:
    user = signed_in(request)
    policies.require(user, "activities.view")
    return user, REGISTER.record_for(user, uuid)


def _receive(user: User, group: WorkGroup, form: MessagesForm) -> MessageExport | None:
    """The export that is read now; None where the file is wrong."""
    file = form.cleaned_data["file"]
    try:
        return exports.receive(
            group=group, name=file.name, chunks=file.chunks(), unit=user.scope, by=user
        )
    except ImportFailed as failure:
        form.add_error("file", failures.of_file(failure.code, failure.detail))
    except FileTooLarge:
        form.add_error("file", failures.of_file("too_large"))
    return None


def _asks(instruction: Instruction) -> str:
    return "、".join(str(Instruction.Kind(one).label) for one in instruction.kinds)
