"""What a unit answers, and what inspectors note among themselves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.findings import basis, selectors, services
from burden.findings.basis_files import file_of_reply
from burden.findings.errors import DecisionRefused
from burden.findings.forms import AssignForm, RemarkForm, ReplyForm
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.findings.views import detail
from burden.organisations.requests import signed_in
from burden.organisations.selectors import inspectors_over
from burden.stack.kept_forms import keeps_form


def _replies(_request: HttpRequest, uuid: UUID) -> str:
    return reverse("findings:finding-detail", args=[uuid])


@keeps_form(_replies, may_keep=basis.is_unmarked)
@require_POST
def finding_reply(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer for the unit; the files are looked at afterwards, the text is kept at once."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid, action="findings.reply")
    form = ReplyForm(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.reply(finding=finding, by=user, text=told["text"], files=told["basis"])
        except DecisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("Kept. The inspectors read it before they decide."))
            page = reverse("findings:finding-detail", args=[uuid])
            return redirect(f"{page}#hearing")
    return detail(request, finding, reply=form, status=422)


@require_http_methods(["GET", "POST"])
def finding_notes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Pin a note to a spot of the evidence, and give the finding to somebody."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid, action="findings.decide")
    places = kind_of(finding).places(finding, user)
    form = RemarkForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        services.remark(finding=finding, by=user, **form.cleaned_data)
        page = reverse("findings:finding-detail", args=[uuid])
        return redirect(f"{page}#remarks")
    return _notes(request, finding, form)


@require_POST
def finding_assign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give a finding to an inspector."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid, action="findings.decide")
    form = AssignForm(request.POST, finding=finding, inspectors=inspectors_over(finding.unit))
    if form.is_valid():
        to = form.cleaned_data["person"]
        services.assign(finding=finding, by=user, to=to)
        messages.success(
            request,
            _("%(person)s looks into it.") % {"person": to} if to else _("Nobody in particular."),
        )
        return redirect("findings:finding-detail", uuid=uuid)
    places = kind_of(finding).places(finding, user)
    return _notes(request, finding, RemarkForm(places=places), form)


def _notes(
    request: HttpRequest, finding: Finding, form: RemarkForm, assign: AssignForm | None = None
) -> HttpResponse:
    context = {
        "finding": finding,
        "claim": kind_of(finding).claim(finding),
        "remark_form": form,
        "assign_form": assign
        or AssignForm(finding=finding, inspectors=inspectors_over(finding.unit)),
    }
    is_wrong = bool(form.errors or (assign and assign.errors))
    return render(request, "findings/finding_notes.html", context, status=400 if is_wrong else 200)


@require_GET
def finding_basis(request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponseBase:
    """A file that came with a reply."""
    user = signed_in(request)
    return file_of_reply(request, selectors.finding_for(user, uuid), file)
