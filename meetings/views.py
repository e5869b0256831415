"""Pages of meetings: list, one meeting with its chain, the quick form, files of records."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from meetings import importers, intake, lanes, pages, selectors
from meetings.errors import sentences_of
from meetings.exports import EXAMPLE, meetings_as_csv
from meetings.filters import MeetingFilter
from meetings.forms import MeetingFileForm, MeetingForm

PAGE_SIZE = 25


@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    """All meetings of the scope; the same address with `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    found = selectors.meetings_visible_to(user)
    filters = MeetingFilter(request.GET, found.filter(host__path__startswith=scope.path))
    if request.GET.get("export") == "csv":
        return meetings_as_csv(user, filters.qs)
    context = {
        "page": Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": filters,
        "scope": scope,
        "default_sort": "-starts_at",
        "may_report": policies.can(user, "meetings.report"),
    }
    return render(request, "meetings/meeting_list.html", context)


@require_GET
def meeting_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One meeting, what it repeats on which evidence, and its chain down the levels."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    audit.record(by=user, action="meeting.viewed", target=meeting, unit=meeting.host)
    return render(request, "meetings/meeting_detail.html", pages.meeting_context(user, meeting))


@require_GET
def chain_picture(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The chain of a meeting as a picture to keep: of what is closed to the reader, no title."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    audit.record(by=user, action="chain.exported", target=meeting, unit=meeting.host)
    context = pages.meeting_context(user, meeting) | {"meeting": meeting}
    context["picture"] = lanes.picture(context["chain"])
    answer = render(request, "meetings/chain.svg", context, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="chain-{meeting.uuid}.svg"'
    return answer


@require_http_methods(["GET", "POST"])
def meeting_create(request: HttpRequest) -> HttpResponse:
    """The quick form: six fields, the rest optional."""
    user = signed_in(request)
    policies.require(user, "meetings.report")
    form = MeetingForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["unit"]
        source = intake.take_in(
            name=form.cleaned_data["title"], drafts=[form.draft()], by=user, unit=unit
        )
        if not source.errors:
            messages.success(request, _("The meeting is kept and is being compared."))
            return redirect("meetings:meeting-list")
        for sentence in sentences_of(source.errors):
            form.add_error(None, sentence)
    context = {"form": form, "file_form": MeetingFileForm(user=user)}
    return render(request, "meetings/meeting_create.html", context)


@require_POST
def import_create(request: HttpRequest) -> HttpResponse:
    """A file of records: good rows are kept, the others listed with their reason."""
    user = signed_in(request)
    policies.require(user, "meetings.report")
    form = MeetingFileForm(request.POST, request.FILES, user=user)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = importers.read_file(file.name, file.read())
        except importers.ImportFailed as error:
            form.add_error("file", sentences_of([{"code": error.code}])[0])
        else:
            source = intake.take_in(
                name=file.name,
                drafts=read.drafts,
                errors=read.errors,
                by=user,
                unit=form.cleaned_data["unit"],
            )
            return redirect("meetings:import-detail", uuid=source.uuid)
    context = {"form": MeetingForm(user=user), "file_form": form}
    return render(request, "meetings/meeting_create.html", context, status=400)


@require_GET
def import_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What became of the rows of a file."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    source = selectors.import_for(user, uuid)
    refused = Paginator(source.errors, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "source": source,
        "page": refused,
        "rows": zip(refused, sentences_of(refused), strict=True),
        "answer": ngettext(
            "%(count)s meeting was taken in.", "%(count)s meetings were taken in.", source.accepted
        )
        % {"count": source.accepted},
    }
    return render(request, "meetings/import_detail.html", context)


@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    """An empty file with the columns and one row as an example."""
    user = signed_in(request)
    policies.require(user, "meetings.report")
    response = HttpResponse("\ufeff" + EXAMPLE, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetings.csv"'
    return response
