"""One decision for several findings: similar ones of a matter, or those that were ticked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from burden.audit import looks
from burden.findings import pages, selectors, services
from burden.findings.filters import MOST_TOGETHER, FindingFilter
from burden.findings.forms import TogetherForm
from burden.findings.models import Finding, FindingQuerySet
from burden.findings.selectors.duplicates import named_by
from burden.findings.views import kept_sentence
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.stack import kept_forms
from burden.stack.kept_forms import keeps_form


def _same_page(request: HttpRequest) -> str:
    return request.get_full_path()


@keeps_form(_same_page)
@require_http_methods(["GET", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Look at several findings and decide them with one reason; each line tells what became of it.

    Every finding is decided by itself: what was decided stays, whatever happens to the rest.
    """
    user = signed_in(request)
    policies.require(user, "findings.decide")
    kept = kept_forms.take(request, user.uuid)
    if kept is not None:
        messages.warning(request, kept_sentence())
    if request.method == "POST":
        form = TogetherForm(request.POST, most=MOST_TOGETHER)
        if form.is_valid():
            return _decided(request, user, form)
        return _page(request, user, _chosen(request, user, request.POST), form, 400)
    form = TogetherForm(most=MOST_TOGETHER, initial=kept.dict() if kept else None)
    findings = _chosen(request, user, kept) if kept else _first(_asked(request, user))
    return _page(request, user, findings, form, 200)


def _chosen(request: HttpRequest, user: User, sent: QueryDict) -> list[Finding]:
    """Those that were ticked, and no others; of none the page stays as it was asked for."""
    ticked = _ticked(sent.getlist("chosen"))
    found = _known(user, ticked)
    return [found[one] for one in ticked if one in found] or _first(_asked(request, user))


def _decided(request: HttpRequest, user: User, form: TogetherForm) -> HttpResponse:
    seen = form.cleaned_data["chosen"]
    found, stays = _known(user, seen), form.cleaned_data["other_number"]
    outcomes = services.act_on_each(
        findings=found,
        seen=seen,
        by=user,
        duplicate_of=named_by(user, next(iter(found.values())), stays) if found else None,
        **form.told,
    )
    left = {one.uuid: one.problem for one in outcomes if one.problem}
    done = len(outcomes) - len(left)
    if done:
        sentence = ngettext("%(count)s finding is done.", "%(count)s findings are done.", done)
        messages.success(request, sentence % {"count": done})
    gone = [one for one in outcomes if one.problem and one.finding is None]
    now = _known(user, left)
    again = TogetherForm(most=MOST_TOGETHER, initial={**form.told, "other_number": stays})
    return _page(
        request, user, [now[one] for one in left if one in now], again, 200, left, len(gone)
    )


def _page(
    request: HttpRequest,
    user: User,
    findings: list[Finding],
    form: TogetherForm,
    status: int,
    problems: dict[UUID, str] | None = None,
    gone: int = 0,
) -> HttpResponse:
    rows = pages.rows_of(user, findings[:MOST_TOGETHER])
    if rows:
        shown = [str(row.finding.uuid) for row in rows]
        unit = Scope.from_request(request).unit
        looks.at_several("finding.viewed_together", unit, count=len(shown), findings=shown)
    told = problems or {}
    context = {
        "rows": [(row, told.get(row.finding.uuid, "")) for row in rows],
        "form": form,
        "is_cut": len(findings) > MOST_TOGETHER,
        "most": MOST_TOGETHER,
        "gone": gone,
        "is_done": problems is not None and not gone,
        "title": _("Decide together"),
    }
    return render(request, "findings/finding_together.html", context, status=status)


def _asked(request: HttpRequest, user: User) -> FindingQuerySet:
    """The findings that the address names, or those that its filters leave."""
    scope = Scope.from_request(request)
    within = selectors.findings_visible_to(user).within(scope.path)
    if "finding" in request.GET:
        return within.filter(uuid__in=_ticked(request.GET.getlist("finding"))).heaviest_first()
    return FindingFilter(request.GET, within, request=request).qs


def _first(findings: FindingQuerySet) -> list[Finding]:
    """As many as are decided at once, and one more where there are more."""
    return list(findings[: MOST_TOGETHER + 1])


def _known(user: User, uuids: object) -> dict[UUID, Finding]:
    found = selectors.findings_visible_to(user).filter(uuid__in=list(uuids))  # type: ignore[call-overload]
    return {one.uuid: one for one in found}


def _ticked(values: list[str]) -> list[UUID]:
    """The ids of `<id>` or `<id>:<seen>`; what is no id is left out."""
    found = []
    for value in values:
        try:
            found.append(UUID(value.partition(":")[0]))
        except ValueError:
            continue
    return found
