"""Reports as people order them, made by the jobs of the product itself."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone

from burden.jobs.running import run_due
from burden.organisations.models import Unit, User
from burden.reports import keeping, services
from burden.reports.models import Report
from burden.reports.selectors import file_of
from burden.thresholds import selectors as thresholds


def ordered(
    by: User,
    unit: Unit | None,
    kind: str = Report.Kind.PERIOD,
    form: str = Report.Form.DOCX,
    language: str = "en",
    **parameters: Any,
) -> Report:
    """An order that waits; of May 2025 where no period is told."""
    assert unit is not None
    told = parameters or {"period": "2025-05"}
    return services.order(
        by=by, unit=unit, kind=kind, form=form, language=language, parameters=told
    )


def made(report: Report) -> bytes:
    """The file of an order, which its job makes here and now."""
    run_due("tests/1")
    report.refresh_from_db()
    return file_of(report)


def kept_report(by: User, unit: Unit) -> Report:
    """One that was made long enough ago that nobody asks how."""
    data = b"a report"
    report = Report.objects.create(
        by=by,
        unit=unit,
        kind=Report.Kind.PERIOD,
        form=Report.Form.DOCX,
        language="en",
        parameters={"period": "2025-05"},
        state=Report.State.DONE,
        parameter_set=thresholds.in_force().set,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        finished_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    keeping.keep(report.uuid, data)
    return report
