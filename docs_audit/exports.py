"""The list of papers as CSV."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.organisations.models import User
from docs_audit.models import Paper

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def papers_as_csv(user: User, papers: Iterable[Paper]) -> HttpResponse:
    """Number, title, issuer, level, date, kind of each paper; the export is audited."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="papers.csv"'
    response.write("\ufeff")  # without it Excel reads UTF-8 as GBK
    writer = csv.writer(response)
    writer.writerow(
        [_("Document number"), _("Title"), _("Issuer"), _("Level"), _("Date of issue"), _("Kind")]
    )
    count = 0
    for paper in papers:
        unit = paper.unit.name if paper.unit else paper.issuer_name
        row = (
            paper.number,
            paper.title,
            unit,
            paper.get_level_display(),
            paper.issued_on,
            paper.kind,
        )
        writer.writerow([cell(value) for value in row])
        count += 1
    audit.record(by=user, action="papers.exported", details={"rows": count})
    return response
