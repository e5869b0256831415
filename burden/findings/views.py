"""The inbox, one finding, and deciding it."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.findings import groups, pages, selectors, services
from burden.findings.errors import DecidedMeanwhile, DecisionRefused, FindingGone
from burden.findings.filters import DEFAULT_SORT, FindingFilter
from burden.findings.forms import DecisionForm, ReplyForm
from burden.findings.models import Finding
from burden.findings.selectors.duplicates import named_by
from burden.organisations import policies
from burden.organisations.paging import MOST, LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.stack import kept_forms
from burden.stack.kept_forms import keeps_form

PAGE_SIZE = 25
# Who goes back must not be shown a part that was kept for the page of the same address.
_whole_or_part = vary_on_headers("HX-Request", "HX-Boosted")


@_whole_or_part
@require_GET
def finding_list(request: HttpRequest) -> HttpResponse:
    """What must be decided next: what is new for the reader first, then the heaviest."""
    user = signed_in(request)
    policies.require(user, "findings.view")
    scope = Scope.from_request(request)
    filters = _filtered(request, scope)
    if request.GET.get("export") == "csv":
        return _exported(request, scope, filters)
    # Sorted by narrow rows, all at once: only those of the page are read in full.
    found_ids = (
        groups.folded(filters.qs, MOST + 1)
        if filters.is_folded
        else list(filters.qs.values_list("pk", flat=True)[: MOST + 1])
    )
    page = LongPaginator(found_ids, PAGE_SIZE).get_page(request.GET.get("page"))
    listed = selectors.listed(user, page)
    looks.at_list("finding.list_viewed", scope.unit, rows=len(listed), asked=request.GET)
    found = groups.groups_of(listed, filters.qs) if filters.is_folded else {}
    context = {
        "scope": scope,
        "filters": filters,
        "default_sort": DEFAULT_SORT,
        "answer": pages.answer_of(filters.qs),
        "page": page,
        "rows": pages.rows_of(user, listed, groups=found),
        "may_decide": policies.can(user, "findings.decide"),
    }
    template = "_finding_table.html" if _is_fragment(request) else "finding_list.html"
    return render(request, f"findings/{template}", context)


@_whole_or_part
@require_GET
def finding_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One finding with its evidence; that it was looked at is kept."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid)
    services.note_look(finding=finding, by=user)
    return detail(request, finding, kept=kept_forms.take(request, user.uuid))


def _page_of(_request: HttpRequest, uuid: UUID) -> str:
    return reverse("findings:finding-detail", args=[uuid])


@keeps_form(_page_of)
@require_POST
def finding_decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the decision; a row, or a page in place, is answered by it as it stands then."""
    user = signed_in(request)
    form = DecisionForm(request.POST)
    try:
        finding = selectors.finding_for(user, uuid, action="findings.decide")
        if form.is_valid():
            other = named_by(user, finding, form.other) if form.other else None
            services.act(finding=finding, by=user, duplicate_of=other, **form.decision)
    except Http404:
        policies.require(user, "findings.decide")
        return _gone(request, form)
    except FindingGone:
        return _gone(request, form)
    except DecisionRefused as refusal:
        form.add_error(refusal.field or None, str(refusal.sentence))
        if isinstance(refusal, DecidedMeanwhile):
            # Who differs after all decides on what stands now, not on what stood before.
            form.data = request.POST.dict() | {"seen": finding.decisions.count()}
    return _answer(request, finding, form)


@require_POST
def finding_star(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the reader's star on a finding or take it off, as `starred` says: yes or no."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid)
    services.set_star(finding=finding, by=user, starred=request.POST.get("starred") == "yes")
    if _is_fragment(request):
        finding = selectors.finding_for(user, uuid)
        return render(request, "findings/_star.html", {"finding": finding})
    return redirect("findings:finding-detail", uuid=uuid)


def _gone(request: HttpRequest, form: DecisionForm) -> HttpResponse:
    """Its record was removed while somebody decided: what was written is shown once more."""
    context = {
        "sentence": FindingGone.sentence,
        "note": form.data.get("note", ""),
    }
    template = "_finding_gone.html" if _is_fragment(request) else "finding_gone.html"
    # A row that answers 404 would stay as it was; a page is asked for once more as a whole.
    status = 200 if _is_fragment(request) else 404
    return render(request, f"findings/{template}", context, status=status)


def _answer(request: HttpRequest, finding: Finding, form: DecisionForm) -> HttpResponse:
    finding = selectors.finding_for(signed_in(request), finding.uuid)
    if _is_fragment(request):
        return _row(request, finding, form)
    page = reverse("findings:finding-detail", args=[finding.uuid])
    if request.GET:
        page = f"{page}?{request.GET.urlencode()}"
    if not form.errors:
        messages.success(request, pages.done_sentence(finding, form.cleaned_data["verdict"]))
        if not _is_in_place(request):
            return redirect(page)
    answer = (
        detail(request, finding, form=form, status=422) if form.errors else detail(request, finding)
    )
    # The page stays where it is; nobody comes back to the address that decides.
    answer["HX-Replace-Url"] = page
    return answer


def _row(request: HttpRequest, finding: Finding, form: DecisionForm) -> HttpResponse:
    problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    (row,) = pages.rows_of(signed_in(request), [finding], problem=problem)
    context = {"row": row, "may_decide": row.may_decide}
    return render(request, "findings/_finding_row.html", context)


def detail(
    request: HttpRequest,
    finding: Finding,
    *,
    form: DecisionForm | None = None,
    reply: ReplyForm | None = None,
    kept: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one finding, with whatever form came back from its writer."""
    user = signed_in(request)
    before, after = _around(request, finding)
    one = pages.finding_page(user, finding)
    written = kept.dict() if kept else {}
    # What stood on the page counts, not what stood when the form was written.
    written.pop("seen", None)
    if kept:
        messages.warning(request, kept_sentence())
    form = form or DecisionForm(initial=written)
    form.offer(pages.named_in_words(one.others))
    context = {
        **one.evidence,
        "one": one,
        "finding": finding,
        "form": form,
        "is_kept": bool(kept),
        "reply_form": reply or ReplyForm(initial=written),
        "may_rectify": policies.can(user, "rectifications.set", finding),
        "before": before,
        "after": after,
        "in_place": _is_in_place(request),
    }
    template = "_finding_in_place.html" if context["in_place"] else "finding_detail.html"
    return render(request, f"findings/{template}", context, status=status)


def _around(request: HttpRequest, finding: Finding) -> tuple[Finding | None, Finding | None]:
    """The findings before and after; of new ones one can go back to those seen meanwhile."""
    filters = _filtered(request, Scope.from_request(request), is_shown=False)
    back = filters
    if filters.asks_for_new:
        asked = request.GET.copy()
        del asked["look"]
        back = FindingFilter(asked, filters.queryset, is_shown=False, request=request)
    return selectors.neighbours(finding, back.left, filters.left)


def kept_sentence() -> str:
    """What is told to someone whose sign-in had ended while a form was written."""
    return _(
        "Your sign-in had ended before this was sent. What you wrote is filled in again; nothing "
        "was decided. Look at it and send it again. Files have to be chosen again."
    )


def _filtered(request: HttpRequest, scope: Scope, *, is_shown: bool = True) -> FindingFilter:
    findings = selectors.findings_visible_to(signed_in(request))
    within = findings.within(scope.path)
    return FindingFilter(request.GET, within, is_shown=is_shown, request=request)


@transaction.atomic
def _exported(request: HttpRequest, scope: Scope, filters: FindingFilter) -> HttpResponse:
    user = signed_in(request)
    return as_csv(
        by=user,
        unit=scope.unit,
        name="findings",
        head=pages.csv_head(),
        rows=pages.csv_rows(user, list(filters.qs.select_related("parameter_set"))),
    )


def _is_fragment(request: HttpRequest) -> bool:
    """Whether a row or a table is asked for, not a page."""
    return bool(getattr(request, "htmx", False)) and not _is_in_place(request)


def _is_in_place(request: HttpRequest) -> bool:
    """Whether a page takes the place of the one before it, without the frame around it."""
    return bool(getattr(request, "htmx", False) and request.htmx.boosted)  # type: ignore[attr-defined]
