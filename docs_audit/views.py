"""Pages of papers: upload, list, one paper, comparison."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from burden.audit import looks
from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.retention import selectors as retention
from docs_audit import (
    compare_page,
    intake,
    originals,
    pages,
    refusals,
    selectors,
    services,
    stock,
    storage,
    textreuse,
)
from docs_audit.exports import papers_as_csv, stock_as_csv
from docs_audit.filters import PaperFilter, StockFilter
from docs_audit.forms import CorrectionForm, ReadersForm, UploadForm
from docs_audit.models import Paper, Upload
from docs_audit.readers import ReadersRefused, countable, countable_at, receipts_told
from docs_audit.states import line_of

PAGE_SIZE = 25
FILES_A_PAGE = 100


@require_GET
def paper_list(request: HttpRequest) -> HttpResponse:
    """All papers of the scope; the same address with `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    scope = Scope.from_request(request)
    papers = Paper.objects.issued_within(scope.unit, user)
    filters = PaperFilter(
        request.GET, selectors.papers_with_copies(papers.select_related("unit").defer("text"))
    )
    if request.GET.get("export") == "csv":
        return papers_as_csv(user, filters.qs.filter(is_restricted=False))
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("document.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "page": page,
        "filters": filters,
        "scope": scope,
        "default_sort": "-issued_on",
        "may_upload": policies.can(user, "papers.upload"),
        "may_check": policies.can(user, "drafts.check"),
    }
    return render(request, "documents/paper_list.html", context)


@require_http_methods(["GET", "POST"])
def upload_create(request: HttpRequest) -> HttpResponse:
    """Drop files; a script sends them one by one, without it the form sends all at once."""
    user = signed_in(request)
    policies.require(user, "papers.upload")
    form = UploadForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST":
        if form.is_valid():
            return _take_files(request, form)
        if _wants_json(request):
            return JsonResponse({"errors": form.errors}, status=400)
    recent = selectors.uploads_of(user)[:5]
    return render(request, "documents/upload_create.html", {"form": form, "recent": recent})


def _take_files(request: HttpRequest, form: UploadForm) -> HttpResponse:
    upload = _upload_to_fill(request, form)
    lines = [
        intake.add_file(upload=upload, incoming=intake.Incoming(file.name, file.chunks()))
        for file in form.cleaned_data["files"]
    ]
    address = reverse("documents:upload-detail", args=[upload.uuid])
    if _wants_json(request):
        return JsonResponse(
            {
                "upload": str(upload.uuid),
                "address": address,
                "files": [{"name": intake.name_of(line), "state": line.state} for line in lines],
            },
            status=201,
        )
    return redirect(address)


def _upload_to_fill(request: HttpRequest, form: UploadForm) -> Upload:
    """The upload the script has begun with its first file, else a new one."""
    user = signed_in(request)
    begun = request.POST.get("upload")
    if begun:
        return selectors.upload_begun_by(user, begun)
    return intake.open_upload(by=user, unit=form.cleaned_data["unit"], channel=Upload.Channel.WEB)


def _wants_json(request: HttpRequest) -> bool:
    return request.accepts("application/json") and not request.accepts("text/html")


@require_GET
def upload_list(request: HttpRequest) -> HttpResponse:
    """Everything brought for the units of the reader's scope."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    uploads = selectors.uploads_of(user)
    context = {
        "page": Paginator(uploads, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_upload": policies.can(user, "papers.upload"),
    }
    return render(request, "documents/upload_list.html", context)


@require_GET
def upload_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One line a file, telling how far it has come; asks again while any is on its way."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    upload = selectors.upload_for(user, uuid)
    files = selectors.files_of(upload)
    page = Paginator(files, FILES_A_PAGE).get_page(request.GET.get("page"))
    waiting = files.filter(state__in=selectors.UNFINISHED).count()
    context = {
        "upload": upload,
        "page": page,
        "lines": [line_of(file) for file in page],
        "unfinished": waiting,
        "finished_count": page.paginator.count - waiting,
        "may_upload": policies.can(user, "papers.upload"),
    }
    template = (
        "documents/_upload_files.html"
        if request.headers.get("HX-Request")
        else "documents/upload_detail.html"
    )
    return render(request, template, context)


@require_GET
def stock_list(request: HttpRequest) -> HttpResponse:
    """Sentences that matching sets aside; the same address with `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "boilerplate.view")
    filters = StockFilter(request.GET, stock.shown())
    if request.GET.get("export") == "csv":
        return stock_as_csv(user, filters.qs)
    context = {
        "page": Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": filters,
        "default_sort": "-issuers",
        "least": textreuse.FEWEST_ISSUERS,
    }
    return render(request, "documents/stock_list.html", context)


@require_GET
def refusal_list(request: HttpRequest) -> HttpResponse:
    """What was refused for a secrecy mark: when, whose, by which rule; never what."""
    user = signed_in(request)
    policies.require(user, "refusals.view")
    page = Paginator(refusals.refusals_for(user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "refusals": refusals.shown(page)}
    return render(request, "documents/refusal_list.html", context)


@require_GET
def paper_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One paper: what was read out of it, with which others it is related, its text."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    paper = selectors.paper_for(user, uuid)
    if paper.removed_at is not None:
        return _removed(request, paper)
    return render(request, "documents/paper_detail.html", pages.paper_context(user, paper))


def _removed(request: HttpRequest, paper: Paper, status: int = 200) -> HttpResponse:
    """What is left of a paper whose period was over, and by which request it was removed."""
    context = {"paper": paper, "removal": retention.removal_of(paper.uuid)}
    return render(request, "documents/paper_removed.html", context, status=status)


@require_http_methods(["POST"])
def paper_correct(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep what a person says of a paper instead of what was read."""
    user = signed_in(request)
    paper = selectors.paper_for(user, uuid)
    policies.require(user, "papers.correct", paper)
    if paper.removed_at is not None:
        return _removed(request, paper, status=410)
    form = CorrectionForm(request.POST, instance=Paper.objects.get(pk=paper.pk))
    if not form.is_valid():
        context = pages.paper_context(user, paper, form)
        return render(request, "documents/paper_detail.html", context, status=400)
    try:
        services.correct_paper(paper=paper, changes=form.changes(), by=user)
    except services.PaperRemoved as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("documents:paper-detail", uuid=uuid)
    messages.success(request, _("The correction is kept; it stays when the paper is read again."))
    return redirect("documents:paper-detail", uuid=uuid)


@require_http_methods(["POST"])
def paper_readers(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep how many people of one receiver read the paper."""
    user = signed_in(request)
    paper = selectors.paper_for(user, uuid)
    policies.require(user, "papers.count_readers")
    if paper.removed_at is not None:
        return _removed(request, paper, status=410)
    form = ReadersForm(request.POST, receipts=countable(user, paper, receipts_told(user, paper)))
    receipt = countable_at(user, paper, form["unit"].value() or "")
    if form.is_valid() and receipt is not None:
        try:
            services.count_readers(receipt=receipt, number=form.cleaned_data["readers"], by=user)
        except (ReadersRefused, services.PaperRemoved) as error:
            form.add_error("readers", str(error.sentence))
    if not form.is_valid():
        context = pages.paper_context(user, paper, readers_form=form)
        return render(request, "documents/paper_detail.html", context, status=400)
    messages.success(request, _("The number is kept; the hours are worked out anew."))
    return redirect("documents:paper-detail", uuid=uuid)


@require_GET
def paper_original(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """The bytes as they came or none, never opened in the browser's own origin."""
    user = signed_in(request)
    paper = selectors.paper_for(user, uuid)
    policies.require(user, "papers.view", paper)
    if paper.removed_at is not None:
        return _removed(request, paper, status=410)
    try:
        original = storage.open_whole(paper.file.sha256)
    except storage.FileChanged:
        return _original_changed(request, user, paper)
    audit.record(by=user, action="document.downloaded", target=paper, unit=paper.unit)
    response = FileResponse(
        original,
        as_attachment=True,
        filename=f"{paper.title or paper.uuid}.{originals.extension_of(paper)}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_GET
def paper_page(request: HttpRequest, uuid: UUID, page: int) -> HttpResponse:
    """A page of the original as a picture; 404 where it has none that can be drawn."""
    user = signed_in(request)
    paper = selectors.paper_for(user, uuid)
    policies.require(user, "papers.view", paper)
    if paper.removed_at is not None:
        return _removed(request, paper, status=410)
    try:
        storage.open_whole(paper.file.sha256).close()
    except storage.FileChanged:
        return _original_changed(request, user, paper)
    drawn = originals.page_picture(paper, page)
    if drawn is None:
        raise Http404
    audit.record(
        by=user,
        action="document.page_viewed",
        target=paper,
        unit=paper.unit,
        details={"page": page},
    )
    response = HttpResponse(drawn, content_type="image/png")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _original_changed(request: HttpRequest, user: User, paper: Paper) -> HttpResponse:
    """The page that says so; noted in the log, where those who watch over it will find it."""
    audit.record(
        by=user,
        action="document.found_changed",
        target=paper,
        unit=paper.unit,
        details={"sha256": paper.file.sha256},
    )
    return render(request, "original_changed.html", status=409)


@require_GET
def match_compare(request: HttpRequest, lower: UUID, upper: UUID) -> HttpResponse:
    """Both texts side by side with linked passages; of a closed paper only the passages."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    found = selectors.comparison_for(user, lower, upper)
    if found.match.is_bare:
        return render(request, "documents/match_removed.html", compare_page.bare_context(found))
    context = compare_page.compare_context(user, found)
    return render(request, "documents/match_compare.html", context)
