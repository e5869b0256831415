"""Reports as people order them, made by the jobs of the product itself."""

from typing import Any

from burden.jobs.running import run_due
from burden.organisations.models import Unit, User
from burden.reports import services
from burden.reports.models import Report
from burden.reports.selectors import file_of


def ordered(
    by: User,
    unit: Unit,
    kind: str = Report.Kind.PERIOD,
    form: str = Report.Form.DOCX,
    language: str = "en",
    **parameters: Any,
) -> Report:
    """An order that waits; of May 2025 where no period is told."""
    told = parameters or {"period": "2025-05"}
    return services.order(
        by=by, unit=unit, kind=kind, form=form, language=language, parameters=told
    )


def made(report: Report) -> bytes:
    """The file of an order, which its job makes here and now."""
    run_due("tests/1")
    report.refresh_from_db()
    return file_of(report)
