"""Pages of evaluations: which there are, what one brought, and answering one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from burden.activities.models import Answer, Round
from burden.activities.voices.rounds import selectors, services
from burden.activities.voices.rounds.errors import AlreadyAsked, NotAsked, TooFewPeople
from burden.activities.voices.rounds.forms import AnswerForm, RoundForm
from burden.activities.voices.rounds.results import Results, results_of
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.stack.request_log import unlogged

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
def round_list(request: HttpRequest) -> HttpResponse:
    """Evaluations of the scope; an inspector opens one here."""
    user = signed_in(request)
    policies.require(user, "evaluations.view" if request.method == "GET" else "evaluations.open")
    form = RoundForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.open_round(unit=form.cleaned_data["unit"], by=user)
        except AlreadyAsked:
            form.add_error("unit", _("This area has had its evaluation in this quarter."))
        except TooFewPeople:
            form.add_error("unit", _("Too few people are left here to ask in this quarter."))
        else:
            count = opened.invitations.count()
            told = ngettext("%(count)s person is asked.", "%(count)s people are asked.", count)
            messages.success(request, told % {"count": count})
            return redirect("voices:round-detail", uuid=opened.uuid)
    scope, today = Scope.from_request(request), timezone.localdate()
    rounds = selectors.rounds_of(user).filter(unit__path__startswith=scope.path)
    page = Paginator(rounds.order_by("-quarter", "unit__path"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": [(one, one.is_open(today)) for one in page.object_list],
        "scope": scope,
        "form": form,
        "may_open": policies.can(user, "evaluations.open"),
    }
    status = 400 if form.errors else 200
    return render(request, "voices/round_list.html", context, status=status)


@require_GET
def round_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What an evaluation brought, as far as it may be told; `export=csv` exports it."""
    user = signed_in(request)
    policies.require(user, "evaluations.view")
    evaluation = get_object_or_404(selectors.rounds_of(user), uuid=uuid)
    looks.at("evaluation.viewed", evaluation, evaluation.unit)
    results = results_of(evaluation, timezone.localdate())
    if request.GET.get("export") == "csv":
        return _csv(request, evaluation, results)
    context = {"round": evaluation, "results": results, "trends": Answer.Trend.choices}
    return render(request, "voices/round_detail.html", context)


@unlogged
@require_http_methods(["GET", "POST"])
def round_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer or decline; only who was asked finds this page."""
    user = signed_in(request)
    policies.require(user, "evaluations.answer")
    evaluation = get_object_or_404(Round.objects.select_related("unit"), uuid=uuid)
    if not selectors.may_answer(user, evaluation):
        raise Http404
    if "decline" in request.POST:
        return _done(request, evaluation, None)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, evaluation, form.cleaned_data)
    context = {"form": form, "round": evaluation}
    status = 400 if form.errors else 200
    return render(request, "voices/round_answer.html", context, status=status)


def _done(request: HttpRequest, round: Round, told: dict[str, Any] | None) -> HttpResponse:
    user = signed_in(request)
    try:
        if told is None:
            services.decline(round=round, by=user)
        else:
            services.answer(round=round, by=user, **told)
    except NotAsked:
        messages.error(request, _("This evaluation no longer takes answers."))
    else:
        messages.success(request, _("Thank you. That was all."))
    return redirect("dashboards:overview")


def _csv(request: HttpRequest, round: Round, results: Results | None) -> HttpResponse:
    means = [
        heading
        for label in (_("Papers"), _("Meetings"), _("Inspections and forms"))
        for heading in (
            label,
            _("%(label)s, from") % {"label": label},
            _("%(label)s, to") % {"label": label},
        )
    ]
    rows = results.rows if results else []
    return as_csv(
        by=signed_in(request),
        unit=round.unit,
        target=round,
        name="evaluation",
        head=[
            _("Level"),
            _("Unit"),
            _("Asked"),
            _("People who answered"),
            *means,
            *(label for _value, label in Answer.Trend.choices),
            _("Measured hours a person and working day"),
        ],
        rows=(
            (
                row.level.label if row.level else _("all"),
                row.unit.name if row.unit else "",
                row.asked,
                row.answered,
                *(
                    f"{value:.2f}"
                    for one in (row.papers, row.meetings, row.checks)
                    for value in (one.mean, one.low, one.high)
                ),
                *(f"{share:.3f}" for share in row.trend.values()),
                "" if row.rate is None else f"{row.rate:.2f}",
            )
            for row in rows
        ),
    )
