"""What a unit does about confirmed findings: set, reported, measured again, watched (整改).

Nobody closes a rectification by what is written or uploaded. It closes when the figure, measured by
the product since it was set, has fallen to its target; reported as done without that, it is one on
paper (K22). For six months after it is watched (K07).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.findings import basis
from burden.findings.errors import (
    DeadlinePast,
    MarkedText,
    MustFall,
    NoFigure,
    NoRecords,
    NotAtThisStage,
    NothingConfirmed,
    ProofMissing,
    TooEarly,
)
from burden.findings.figures import Stretch, figure_of, records_of
from burden.findings.models import Finding, Measurement, Proof, Rectification
from burden.findings.wording import figure_written
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.run_rate import watched_days

LEAST_DAYS = 28
State = Rectification.State
Purpose = Measurement.Purpose
_REPORTABLE = (State.OPEN, State.ON_PAPER, State.REBOUNDED)
_CHECKABLE = (State.REPORTED, State.ON_PAPER)
_WATCHED = (State.CLOSED, State.REBOUNDED, State.KEPT)


@dataclass(frozen=True)
class Task:
    """What has to be done: by whom, what, until when, and the figure that must fall to `target`."""

    owner: str
    measure: str
    deadline: date
    figure: str
    target: float


def measured_before(finding: Finding, figure: str, today: date) -> tuple[Stretch, float, int]:
    """The figure over the six months before a day, as the product measures it.

    Where the finding's own record is older, over the six months that end with it.

    Raises:
        NoFigure: none is called that.
    """
    first, end = watched_days(today)[0], today
    day = finding.item.occurred_on
    if day is not None and day < first:
        end = day + timedelta(days=1)
        first = watched_days(end)[0]
    return _measured(_stretch_of(finding, first, end), figure)


def measured_since(rectification: Rectification, today: date) -> tuple[Stretch, float, int] | None:
    """The figure as it stands today: since it was set, and once closed since then.

    It ends with the watch, so that what came afterwards counts for nothing. None where fewer than
    four weeks tell of it, or nothing of the unit has come in since.

    Raises:
        NoFigure: none is called that any more.
    """
    first, end, closed = rectification.opened_on, today, rectification.closed_on
    if closed is not None and rectification.state in _WATCHED:
        first, end = closed, min(today, watched_days(closed)[1])
    stretch = _stretch(rectification, first, end)
    if stretch.days < LEAST_DAYS:
        return None
    measured = _measured(stretch, rectification.figure)
    return measured if measured[2] else None


@transaction.atomic
def set_rectification(
    *, findings: Sequence[Finding], by: User, task: Task, today: date | None = None
) -> Rectification:
    """Ask a unit to rectify confirmed findings of one kind.

    Raises:
        PermissionDenied: only inspectors do, and only within their scope.
        RectificationRefused: the findings do not go together, the figure cannot be measured, the
            target does not lie below it, or the deadline has passed.
    """
    for finding in findings:
        policies.require(by, "rectifications.set", finding)
    today = today or timezone.localdate()
    locked = Finding.objects.select_for_update(of=("self",)).select_related("item", "unit")
    held = list(locked.filter(pk__in=[one.pk for one in findings]).order_by("pk"))
    if not _go_together(held, len(findings)):
        raise NothingConfirmed
    if task.deadline <= today:
        raise DeadlinePast
    stretch, start, records = measured_before(held[0], task.figure, today)
    if not 0 <= task.target < start:
        raise MustFall(figure_written(task.figure, start))
    rectification = Rectification.objects.create(
        unit=held[0].unit,
        kind=held[0].kind,
        source=held[0].item.source,
        title=held[0].item.title,
        owner=task.owner,
        measure=task.measure,
        deadline=task.deadline,
        figure=task.figure,
        start_value=start,
        target=task.target,
        opened_on=today,
        by=by,
    )
    rectification.findings.set(held)
    _keep(rectification, Purpose.START, stretch, start, records, by)
    _note(by, "rectification.set", rectification, {"deadline": task.deadline.isoformat()})
    return rectification


def report_done(
    *,
    rectification: Rectification,
    by: User,
    text: str,
    files: Sequence[basis.Arrived] = (),
) -> Proof:
    """Say for the unit what was done. It moves no figure: the product measures that itself.

    Raises:
        PermissionDenied: only editors of a scope that holds the unit report.
        RectificationRefused: nothing is said, or it is at another stage.
        MarkedText: the text carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "rectifications.report", rectification)
    if not text.strip():
        raise ProofMissing
    if basis.keeper().rule_of(text):
        raise MarkedText
    with transaction.atomic():
        rectification = _held(rectification, _REPORTABLE)
        brought = basis.keeper().take_in(by, rectification.unit, files) if files else None
        proof = Proof.objects.create(
            rectification=rectification, text=text.strip(), basis=brought, by=by
        )
        rectification.state = State.REPORTED
        rectification.save(update_fields=["state"])
        _note(by, "rectification.reported", rectification, {"count": len(files)})
    return proof


@transaction.atomic
def check(*, rectification: Rectification, by: User, today: date | None = None) -> Measurement:
    """Measure the figure since it was set: close it where it fell, else it is one on paper.

    Raises:
        PermissionDenied: only inspectors check, and only within their scope.
        RectificationRefused: it is not reported as done, too little time has passed, or the unit's
            records are missing.
    """
    policies.require(by, "rectifications.set", rectification)
    today = today or timezone.localdate()
    rectification = _held(rectification, _CHECKABLE)
    stretch = _stretch(rectification, rectification.opened_on, today)
    if stretch.days < LEAST_DAYS:
        raise TooEarly
    stretch, value, records = _measured(stretch, rectification.figure)
    if not records:
        raise NoRecords
    measured = _keep(rectification, Purpose.CHECK, stretch, value, records, by)
    has_fallen = value <= rectification.target
    rectification.state = State.CLOSED if has_fallen else State.ON_PAPER
    rectification.closed_on = today if has_fallen else None
    rectification.save(update_fields=["state", "closed_on"])
    action = "rectification.closed" if has_fallen else "rectification.on_paper"
    _note(by, action, rectification, {"value": round(value, 4), "count": records})
    return measured


def watch_all(today: date) -> int:
    """Look at what is closed, each by itself; returns how many rebounded."""
    watched = Rectification.objects.filter(state=State.CLOSED).order_by("pk")
    return sum(_watch(pk, today) for pk in watched.values_list("pk", flat=True))


@transaction.atomic
def _watch(pk: int, today: date) -> bool:
    """Whether the figure rose above its target again; after six months it is taken as lasting.

    Four weeks must have passed: a single record of the first days would be many a month.
    """
    locked = Rectification.objects.select_for_update(of=("self",), skip_locked=True)
    found = locked.select_related("unit").filter(pk=pk, state=State.CLOSED).first()
    if found is None or found.closed_on is None:
        return False
    _first, end = watched_days(found.closed_on)
    stretch = _stretch(found, found.closed_on, min(today, end))
    if stretch.days < LEAST_DAYS:
        return False
    stretch, value, records = _measured(stretch, found.figure)
    has_rebounded = value > found.target
    if has_rebounded:
        found.state = State.REBOUNDED
    elif today >= end:
        found.state = State.KEPT
    else:
        return False
    found.save(update_fields=["state"])
    _keep(found, Purpose.WATCH, stretch, value, records, None)
    action = "rectification.rebounded" if has_rebounded else "rectification.kept"
    _note(None, action, found, {"value": round(value, 4), "count": records})
    return has_rebounded


def _go_together(findings: Sequence[Finding], asked: int) -> bool:
    return (
        bool(findings)
        and len(findings) == asked
        and all(one.state == Finding.State.CONFIRMED for one in findings)
        and len({(one.unit_id, one.kind, one.item.source) for one in findings}) == 1
    )


def _stretch_of(finding: Finding, first: date, end: date) -> Stretch:
    return Stretch(finding.unit, finding.item.source, finding.kind, first, end)


def _stretch(rectification: Rectification, first: date, end: date) -> Stretch:
    unit: Unit = rectification.unit
    return Stretch(unit, rectification.source, rectification.kind, first, end)


def _measured(stretch: Stretch, figure: str) -> tuple[Stretch, float, int]:
    try:
        value = figure_of(figure).measure(stretch)
    except LookupError as error:
        raise NoFigure from error
    return stretch, value, records_of(stretch).count()


def _keep(
    rectification: Rectification,
    purpose: Measurement.Purpose,
    stretch: Stretch,
    value: float,
    records: int,
    by: User | None,
) -> Measurement:
    return Measurement.objects.create(
        rectification=rectification,
        purpose=purpose,
        first=stretch.first,
        end=stretch.end,
        value=value,
        records=records,
        by=by,
    )


def _held(rectification: Rectification, stages: Sequence[Rectification.State]) -> Rectification:
    locked = Rectification.objects.select_for_update(of=("self",)).select_related("unit")
    found = locked.filter(pk=rectification.pk).first()
    if found is None or found.state not in stages:
        raise NotAtThisStage
    return found


def _note(
    by: User | None, action: str, rectification: Rectification, details: dict[str, object]
) -> None:
    audit.record(
        by=by, action=action, target=rectification, unit=rectification.unit, details=details
    )
