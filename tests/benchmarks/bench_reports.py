"""How long a dossier of 500 findings takes in each form, from its order to its file.

The county has issued 500 papers, each with passages of one superior paper, and is suspected for
each. A job makes the dossier as in the product; what is told is seconds on the clock, seconds of
the processor, and how many times the limit of 30 seconds holds them. `REPORTS_FINDINGS` shrinks it.
"""

import os
import time
from typing import Any

from burden.findings import services
from burden.findings.models import Finding
from burden.jobs.running import run_due
from burden.organisations.models import Level, Role
from burden.reports.models import Report
from burden.reports.selectors import file_of
from burden.thresholds import selectors as thresholds
from docs_audit.models import Paper
from tests.factories.administration import DAY, book_hours, make_person, make_unit
from tests.factories.papers import MEASURES, make_match, make_paper
from tests.factories.reports import ordered
from tests.findings.conftest import KIND, measures

FINDINGS = int(os.environ.get("REPORTS_FINDINGS", "500"))
LIMIT_SECONDS = 30
PASSAGES = 12
FORMS = (Report.Form.DOCX, Report.Form.XLSX, Report.Form.PDF)


def main() -> dict[str, Any]:
    city = make_unit("江州市人民政府", level=Level.CITY, staff=60)
    county = make_unit("安平县人民政府", parent=city, staff=40)
    inspector = make_person(Role.INSPECTOR, city)
    upper = _paper(city, "江州市关于做好防汛工作的通知")
    for number in range(FINDINGS):
        lower = _paper(county, f"安平县关于做好第{number + 1}项防汛工作的通知")
        _suspect(lower, upper)
    run_due("bench")
    figures: dict[str, Any] = {"findings": Finding.objects.count(), "limit, s": LIMIT_SECONDS}
    for form in FORMS:
        figures[form.value] = _made(inspector, county, form)
    return figures


def _paper(unit: Any, title: str) -> Paper:
    paper = make_paper(unit, title=title, body="".join(MEASURES) * 2)
    assert paper.item is not None
    book_hours(paper.item, unit, 1)
    return paper


def _suspect(lower: Paper, upper: Paper) -> None:
    assert lower.item is not None
    match = make_match(lower, upper)
    length = min(len(lower.text), len(upper.text)) // (PASSAGES + 1)
    match.passages = [
        {"lower": [at, at + length], "upper": [at, at + length], "kind": "verbatim"}
        for at in range(20, 20 + PASSAGES * length, length)
    ]
    match.save()
    services.file_finding(
        kind=KIND,
        item=lower.item,
        upper=upper.item,
        measures=measures(0.9) | {"lower": str(lower.uuid), "upper": str(upper.uuid)},
        evidence=[{"signal": "containment", "value": 0.9, "bound": 0.6}],
        confidence=0.9,
        parameter_set=thresholds.in_force().set,
    )


def _made(inspector: Any, county: Any, form: str) -> dict[str, float]:
    report = ordered(inspector, county, Report.Kind.UNIT, form, "zh-hans", period=f"{DAY:%Y-%m}")
    begun, worked = time.perf_counter(), time.process_time()
    run_due("bench")
    passed, processor = time.perf_counter() - begun, time.process_time() - worked
    report.refresh_from_db()
    return {
        "seconds": round(passed, 1),
        "seconds of the processor": round(processor, 1),
        "limit / seconds": round(LIMIT_SECONDS / passed, 1),
        "KB": round(len(file_of(report)) / 1024),
    }
