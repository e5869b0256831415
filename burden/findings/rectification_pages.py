"""What the pages of rectifications show, in the language of the moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from burden.findings import basis, services
from burden.findings.errors import RectificationRefused
from burden.findings.figures import Figure, figure_of, figures
from burden.findings.models import (
    Finding,
    Measurement,
    Proof,
    Rectification,
    RectificationQuerySet,
)
from burden.findings.registry import kind_of
from burden.findings.selectors import findings_visible_to
from burden.findings.selectors.rectifications import proofs_of
from burden.findings.wording import figure_written
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.run_rate import watched_days

State = Rectification.State


@dataclass(frozen=True)
class Row:
    """A rectification as a line of the list."""

    one: Rectification
    label: str | Promise
    start: str
    target: str
    latest: str
    is_overdue: bool


@dataclass(frozen=True)
class Measured:
    """One measurement in words: of which days, on how many records, and whether it is enough."""

    one: Measurement
    value: str
    last: date
    is_reached: bool


@dataclass(frozen=True)
class RectificationPage:
    """A rectification with all that was measured and said of it."""

    figure: Figure
    start: str
    target: str
    measured: list[Measured]
    findings: list[tuple[Finding, str]]
    proofs: list[tuple[Proof, list[basis.BasisFile]]]
    sentence: str
    is_overdue: bool
    may_report: bool
    may_check: bool


@dataclass(frozen=True)
class Now:
    """A figure as it stands for a unit before anything is set, up to its `last` day."""

    figure: Figure
    value: float
    written: str
    records: int
    last: date


def rows_of(found: list[Rectification], today: date) -> list[Row]:
    """The lines of a page of the list; two queries for all of them."""
    latest: dict[int, Measurement] = {}
    for one in Measurement.objects.filter(rectification__in=found).order_by("at", "id"):
        latest[one.rectification_id] = one
    return [
        Row(
            one=one,
            label=figure_of(one.figure).label,
            start=figure_written(one.figure, one.start_value),
            target=figure_written(one.figure, one.target),
            latest=figure_written(one.figure, latest[one.pk].value)
            if one.pk in latest and latest[one.pk].purpose != Measurement.Purpose.START
            else "",
            is_overdue=one.is_overdue(today),
        )
        for one in found
    ]


def answer_of(found: RectificationQuerySet, today: date) -> str:
    """The first sentence of the list: how many there are, and how many want something."""
    sums = found.aggregate(
        all=Count("pk"),
        unfinished=Count("pk", filter=Q(state__in=State.unfinished())),
        overdue=Count("pk", filter=Q(state=State.OPEN, deadline__lt=today)),
        paper=Count("pk", filter=Q(state=State.ON_PAPER)),
        rebounded=Count("pk", filter=Q(state=State.REBOUNDED)),
    )
    if not sums["all"]:
        return ""
    sentence = ngettext(
        "%(unfinished)s of %(all)s rectification is unfinished: %(overdue)s overdue, "
        "%(paper)s on paper only, %(rebounded)s rebounded.",
        "%(unfinished)s of %(all)s rectifications are unfinished: %(overdue)s overdue, "
        "%(paper)s on paper only, %(rebounded)s rebounded.",
        sums["all"],
    )
    return sentence % sums


def rectification_page(user: User, found: Rectification, today: date) -> RectificationPage:
    """Everything the page of one rectification shows."""
    visible = findings_visible_to(user).filter(rectifications=found)
    return RectificationPage(
        figure=figure_of(found.figure),
        start=figure_written(found.figure, found.start_value),
        target=figure_written(found.figure, found.target),
        measured=[measured_of(found, one) for one in found.measurements.select_related("by")],
        findings=[(one, claim_of(one)) for one in visible],
        proofs=proofs_of(found),
        sentence=sentence_of(found, today),
        is_overdue=found.is_overdue(today),
        may_report=found.state in (State.OPEN, State.ON_PAPER, State.REBOUNDED)
        and policies.can(user, "rectifications.report", found),
        may_check=found.state in (State.REPORTED, State.ON_PAPER)
        and policies.can(user, "rectifications.set", found),
    )


def measured_of(found: Rectification, one: Measurement) -> Measured:
    """A measurement in words."""
    return Measured(
        one,
        figure_written(found.figure, one.value),
        date.fromordinal(one.end.toordinal() - 1),
        one.value <= found.target,
    )


def checked_sentence(found: Rectification) -> str:
    """What a check has brought."""
    if found.state == State.CLOSED:
        return _("The figure has fallen. It is closed and watched for six months.")
    return _("The figure has not fallen to its target: rectified only on paper.")


def claim_of(finding: Finding) -> str:
    return kind_of(finding).claim(finding)


def measured_now(finding: Finding, today: date) -> list[Now]:
    """Every figure over the six months before a rectification: what can be asked to fall."""
    found = []
    for figure in figures():
        try:
            stretch, value, records = services.measured_before(finding, figure.code, today)
        except RectificationRefused:
            continue
        written, last = figure_written(figure.code, value), stretch.end - timedelta(days=1)
        found.append(Now(figure, value, written, records, last))
    return found


def csv_head() -> list[str]:
    return [
        _("Unit"),
        _("Title"),
        _("State"),
        _("Responsible"),
        _("What is to be done"),
        _("Set on"),
        _("Deadline"),
        _("Overdue"),
        _("The figure that must fall"),
        _("Measured before"),
        _("Target"),
        _("Last measured"),
        pgettext("rectification", "Closed on"),
        _("Id"),
    ]


def csv_rows(found: RectificationQuerySet, today: date) -> Iterable[list[object]]:
    """One line a rectification, as `csv_head` names the columns."""
    for row in rows_of(list(found), today):
        one = row.one
        yield [
            one.unit.name,
            one.title,
            one.get_state_display(),
            one.owner,
            one.measure,
            one.opened_on,
            one.deadline,
            _("yes") if row.is_overdue else "",
            row.label,
            row.start,
            row.target,
            row.latest,
            one.closed_on,
            one.uuid,
        ]


_SENTENCES: dict[str, Promise] = {
    State.OPEN: gettext_lazy("By %(day)s the figure must fall to %(target)s."),
    State.REPORTED: gettext_lazy(
        "Reported as done. It closes when the figure measured is %(target)s or less."
    ),
    State.ON_PAPER: gettext_lazy(
        "Reported as done, but the figure measured did not fall to %(target)s."
    ),
    State.CLOSED: gettext_lazy(
        "Closed: the figure fell to %(target)s or less. Watched until %(end)s."
    ),
    State.REBOUNDED: gettext_lazy("It was closed, and the figure rose above %(target)s again."),
    State.KEPT: gettext_lazy("The figure stayed at %(target)s or less for six months."),
}


def sentence_of(found: Rectification, today: date) -> str:
    """How it stands: what is waited for until when, and how long it is watched."""
    end = watched_days(found.closed_on)[1] if found.closed_on else found.deadline
    told = {
        "day": date_format(found.deadline, "DATE_FORMAT"),
        "end": date_format(end, "DATE_FORMAT"),
        "target": figure_written(found.figure, found.target),
    }
    if found.is_overdue(today):
        return _("The deadline was %(day)s; nothing was reported.") % told
    return str(_SENTENCES[found.state]) % told
