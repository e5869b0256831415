"""The kinds of reports that can be ordered: what each is about, its forms, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from burden.organisations.models import Unit, User
from burden.reports.kinds import (
    bundle,
    matter,
    notice,
    period,
    rectification,
    subjects,
    unit,
)
from burden.reports.kinds.making import made_of
from burden.reports.models import Report
from burden.reports.progress import Progress

_TOLD = (Report.Form.DOCX, Report.Form.XLSX, Report.Form.PDF)


@dataclass(frozen=True)
class ReportKind:
    """A kind of report.

    Attributes:
        forms: in which it is made; the first is the usual one.
        subject: what an order is about, in words that whoever orders may read.
        make: the bytes of the file, within the scope of whoever ordered it.
    """

    forms: tuple[str, ...]
    subject: Callable[[User, Mapping[str, Any], Unit], str]
    make: Callable[[Report, Progress], bytes]


KINDS: Mapping[str, ReportKind] = {
    Report.Kind.PERIOD: ReportKind(
        _TOLD, subjects.of_unit, partial(made_of, contents_of=period.contents)
    ),
    Report.Kind.UNIT: ReportKind(
        _TOLD, subjects.of_unit, partial(made_of, contents_of=unit.contents)
    ),
    Report.Kind.MATTER: ReportKind(
        _TOLD, subjects.of_item, partial(made_of, contents_of=matter.contents)
    ),
    Report.Kind.RECTIFICATION: ReportKind(
        _TOLD, subjects.of_rectifications, partial(made_of, contents_of=rectification.contents)
    ),
    Report.Kind.NOTICE: ReportKind(_TOLD, subjects.of_findings, notice.make),
    Report.Kind.BUNDLE: ReportKind((Report.Form.ZIP,), subjects.of_finding, bundle.make),
}
