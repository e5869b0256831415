"""Pages of files of meetings: bringing one, naming its columns, what became of its rows."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from burden.organisations import policies
from burden.organisations.requests import signed_in
from meetings import importing, selectors
from meetings.errors import column_of, sentences_of, summary_of
from meetings.exports import refused_as_csv, template_as_csv
from meetings.forms import ColumnsForm, MeetingFileForm, MeetingForm
from meetings.importers import ImportFailed, listed
from meetings.models import MeetingImport
from meetings.refusals import MarkedList

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """The files of the scope; POST brings one: good rows are kept, the others listed."""
    user = signed_in(request)
    if request.method == "POST":
        return _bring(request)
    policies.require(user, "meetings.view")
    state = request.GET.get("state", "")
    imports = selectors.imports_of(user)
    if state in MeetingImport.State.values:
        imports = imports.filter(state=state)
    context = {
        "page": Paginator(imports, PAGE_SIZE).get_page(request.GET.get("page")),
        "state": state,
        "states": MeetingImport.State.choices,
        "may_report": policies.can(user, "meetings.report"),
    }
    return render(request, "meetings/import_list.html", context)


def _bring(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "meetings.report")
    form = MeetingFileForm(request.POST, request.FILES, user=user)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            source = importing.receive(
                name=file.name,
                content=file.read(),
                by=user,
                unit=form.cleaned_data["unit"],
                choose=form.cleaned_data["choose"],
            )
        except ImportFailed as error:
            form.add_error("file", sentences_of([{"code": error.code, "value": error.detail}])[0])
        except MarkedList:
            form.add_error("file", sentences_of([{"code": "marked"}])[0])
        else:
            is_open = source.state == MeetingImport.State.COLUMNS
            page = "import-columns" if is_open else "import-detail"
            return redirect(f"meetings:{page}", uuid=source.uuid)
    context = {
        "form": MeetingForm(user=user),
        "file_form": form,
        "imports": selectors.imports_of(user)[:5],
    }
    return render(request, "meetings/meeting_create.html", context, status=400)


@require_GET
def import_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far a file is and what became of its rows; `export=csv` gives the refused ones."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    source = selectors.import_for(user, uuid)
    if request.GET.get("export") == "csv":
        return refused_as_csv(user, source)
    refused = Paginator(source.errors, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "source": source,
        "page": refused,
        "rows": _told(refused.object_list),
        "notices": _notices(source),
        "answer": summary_of(source.accepted, len(source.errors)),
        "failure": sentences_of(source.errors)[0] if _failed(source) else "",
        "may_report": policies.can(user, "meetings.report", source),
    }
    page = "_import_state" if request.headers.get("HX-Request") else "import_detail"
    return render(request, f"meetings/{page}.html", context)


def _told(errors: Any) -> list[tuple[dict[str, Any], str, str]]:
    """Each error with its column and its sentence."""
    errors = list(errors)
    columns = map(column_of, errors)
    return list(zip(errors, columns, sentences_of(errors), strict=True))


def _notices(source: MeetingImport) -> list[tuple[str, str, str]]:
    """Rows, column and sentence of each notice; what is said of several rows is said once."""
    rows: dict[tuple[str, str], list[int]] = {}
    for notice, column, sentence in _told(source.notices):
        rows.setdefault((column, sentence), []).append(notice["row"])
    return [(listed(filter(None, found)), *said) for said, found in rows.items()]


def _failed(source: MeetingImport) -> bool:
    return source.state == MeetingImport.State.FAILED and bool(source.errors)


@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which column of a list is which field, with its first rows to look at."""
    user = signed_in(request)
    source = selectors.import_for(user, uuid)
    policies.require(user, "meetings.report", source)
    if source.state != MeetingImport.State.COLUMNS:
        return redirect("meetings:import-detail", uuid=uuid)
    preview = importing.preview_of(source)
    if preview is None:
        raise Http404("no table")
    form = ColumnsForm(request.POST or None, preview=preview)
    if request.method == "POST" and form.is_valid():
        try:
            importing.choose_columns(source=source, mapping=form.mapping(), by=user)
        except ImportFailed as error:
            told = {"code": error.code, "value": error.detail}
            form.add_error(None, sentences_of([told])[0])
        except MarkedList:
            form.add_error(None, sentences_of([{"code": "marked"}])[0])
        else:
            return redirect("meetings:import-detail", uuid=uuid)
    context = {"source": source, "form": form, "preview": preview}
    return render(request, "meetings/import_columns.html", context)


@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    """A file with all columns and one row as an example."""
    policies.require(signed_in(request), "meetings.report")
    return template_as_csv()
