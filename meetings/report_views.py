"""Pages on which a unit reports a meeting or corrects what it reported."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from burden.organisations import policies
from burden.organisations.named import UnknownUnit
from burden.organisations.requests import signed_in
from meetings import form_lines, intake, selectors
from meetings.errors import sentences_of
from meetings.forms import MeetingFileForm, MeetingForm
from meetings.refusals import MarkedList


@require_http_methods(["GET", "POST"])
def meeting_create(request: HttpRequest) -> HttpResponse:
    """The quick form: six fields, the rest optional."""
    user = signed_in(request)
    policies.require(user, "meetings.report")
    form = MeetingForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            source = intake.report_one(draft=form.draft(), by=user, unit=form.cleaned_data["unit"])
        except MarkedList:
            form = MeetingForm(user=user)
            messages.error(request, sentences_of([{"code": "marked"}])[0])
        else:
            if not source.errors:
                messages.success(request, _("The meeting is kept and is being compared."))
                return redirect("meetings:meeting-list")
            for sentence in sentences_of(source.errors):
                form.add_error(None, sentence)
    context = {
        "form": form,
        "file_form": MeetingFileForm(user=user),
        "imports": selectors.imports_of(user)[:5],
    }
    return render(request, "meetings/meeting_create.html", context)


@require_http_methods(["GET", "POST"])
def meeting_correct(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put right what a unit of the own scope reported; the report as it came is kept."""
    user = signed_in(request)
    policies.require(user, "meetings.correct")
    report = selectors.own_report_for(user, uuid)
    meeting = report.meeting
    form = MeetingForm(
        request.POST or None,
        user=user,
        host=meeting.host,
        near=report.unit,
        initial=form_lines.initial_of(meeting),
    )
    if request.method == "POST" and form.is_valid():
        try:
            intake.correct(report=report, draft=form.draft(key=report.key), by=user)
        except MarkedList:
            messages.error(request, sentences_of([{"code": "marked"}])[0])
            return redirect("meetings:meeting-correct", uuid=uuid)
        except UnknownUnit as error:
            sentence = sentences_of([{"code": "unknown_unit", "value": error.name}])[0]
            form.add_error(error.field if error.field in form.fields else None, sentence)
        else:
            messages.success(request, _("The correction is kept; hours are counted again."))
            return redirect("meetings:meeting-detail", uuid=uuid)
    context = {"form": form, "meeting": meeting, "report": report}
    return render(request, "meetings/meeting_correct.html", context)
