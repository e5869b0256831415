"""Ordering a report, calling it off, making it once, and letting it expire."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.reports import keeping, kinds
from burden.reports.contents import CannotBeMade, NothingToTell
from burden.reports.errors import Cancelled, FormUnknown, TooMany
from burden.reports.models import JOB, OwnReportQuerySet, Report
from burden.reports.progress import Progress
from burden.reports.selectors import is_given_up
from burden.thresholds import selectors as thresholds

# Of one person at one time.
MOST_UNDERWAY = 5
_UNDERWAY = (Report.State.WAITING, Report.State.RUNNING)


@transaction.atomic
def order(
    *,
    by: User,
    unit: Unit,
    kind: str,
    form: str,
    language: str,
    parameters: Mapping[str, Any],
) -> Report:
    """Note an order and have it made; whoever ordered may leave the page.

    Raises:
        PermissionDenied: the role takes no reports out, or the unit lies outside the scope.
        OrderRefused: the kind has no such form, or too many are under way.
    """
    policies.require(by, "reports.view")
    policies.require(by, "units.view", unit)
    if form not in kinds.KINDS[kind].forms:
        raise FormUnknown
    # Orders of one person wait for each other, so that two at once do not both count too few.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if Report.objects.filter(by=by, state__in=_UNDERWAY).count() >= MOST_UNDERWAY:
        raise TooMany
    kept_days = thresholds.in_force().whole("report.kept_days")
    report = Report.objects.create(
        by=by,
        unit=unit,
        kind=kind,
        form=form,
        language=language,
        parameters=dict(parameters),
        title=kinds.KINDS[kind].subject(by, parameters, unit),
        expires_at=timezone.now() + timedelta(days=kept_days),
    )
    _log(report, "report.ordered", by=by)
    jobs.enqueue(JOB, str(report.uuid))
    return report


def order_again(*, report: Report, by: User) -> Report:
    """Order the same once more; what is no longer there or in scope is told by the new one.

    Raises:
        PermissionDenied: as `order`.
        OrderRefused: as `order`.
    """
    return order(
        by=by,
        unit=report.unit,
        kind=report.kind,
        form=report.form,
        language=report.language,
        parameters=report.parameters,
    )


@transaction.atomic
def cancel(*, report: Report, by: User) -> Report:
    """Call a report off: at once while it waits, at its next step while it is being made."""
    held = Report.objects.select_for_update().get(pk=report.pk)
    if not held.is_underway:
        return held
    held.cancel_wished = True
    if held.state == Report.State.WAITING or is_given_up(held):
        held.state, held.finished_at = Report.State.CANCELLED, timezone.now()
    held.save(update_fields=["cancel_wished", "state", "finished_at"])
    _log(held, "report.cancelled", by=by)
    return held


def make(key: str, lease: Lease) -> None:
    """Make the report of a job; one that is made, called off or gone is left as it is.

    A run that was lost half-way leaves nothing but progress, and the next begins anew: what it
    writes is the same, and only the run that still holds the job ends it.
    """
    report = _begun(key, lease)
    if report is None:
        return
    with translation.override(report.language):
        try:
            data = _data_of(report)
        except Cancelled:
            _end(report, lease, Report.State.CANCELLED, "")
        except NothingToTell as nothing:
            _end(report, lease, Report.State.EMPTY, str(nothing))
        except CannotBeMade as broken:
            _end(report, lease, Report.State.FAILED, str(broken))
        except (Http404, PermissionDenied):
            gone = _("What it was about is no longer there, or lies outside your scope by now.")
            _end(report, lease, Report.State.FAILED, gone)
        else:
            _done(report, lease, data)


@transaction.atomic
def _begun(key: str, lease: Lease) -> Report | None:
    lease.confirm()
    held = Report.objects.select_for_update(of=("self",)).select_related("by__scope", "unit")
    report = held.filter(uuid=key, state__in=_UNDERWAY).first()
    if report is None:
        return None
    report.state = Report.State.RUNNING
    report.parameter_set = thresholds.in_force().set
    report.save(update_fields=["state", "parameter_set"])
    return report


def _data_of(report: Report) -> bytes:
    """The bytes of the file, as far as whoever ordered it may see today."""
    policies.require(report.by, "reports.view")
    policies.require(report.by, "units.view", report.unit)
    progress = Progress(report)
    progress.look()
    return kinds.KINDS[report.kind].make(report, progress)


def _done(report: Report, lease: Lease, data: bytes) -> None:
    """Keep the file, then say so; a file that nobody was told of is written over."""
    keeping.keep(report.uuid, data)
    with transaction.atomic():
        lease.confirm()
        rows = Report.objects.filter(pk=report.pk, state=Report.State.RUNNING)
        held = rows.select_for_update(of=("self",)).select_related("by", "unit").first()
        if held is None:
            return
        if held.cancel_wished:
            held.state = Report.State.CANCELLED
        else:
            held.state, held.done = Report.State.DONE, held.total
            held.sha256, held.size = hashlib.sha256(data).hexdigest(), len(data)
        held.finished_at = timezone.now()
        held.save()
        if held.state == Report.State.DONE:
            _log(held, "report.made", by=held.by)
        else:
            transaction.on_commit(lambda: keeping.remove(report.uuid))


@transaction.atomic
def _end(report: Report, lease: Lease, state: str, sentence: str) -> None:
    lease.confirm()
    ended = Report.objects.filter(pk=report.pk, state=Report.State.RUNNING).update(
        state=state, sentence=sentence, finished_at=timezone.now()
    )
    if ended and state != Report.State.CANCELLED:
        _log(report, "report.not_made", by=report.by)


@transaction.atomic
def note_download(*, report: Report, by: User) -> None:
    """Leave an entry of every file that leaves."""
    _log(report, "report.downloaded", by=by)


def expire() -> int:
    """Take away the files whose time is over; that they were made stays known."""
    expired = 0
    for pk in list(_over().values_list("pk", flat=True)):
        with transaction.atomic():
            report = _over().select_for_update(of=("self",)).filter(pk=pk).first()
            if report is None:
                continue
            keeping.remove(report.uuid)
            Report.objects.filter(pk=pk).update(state=Report.State.EXPIRED)
            expired += 1
    return expired


def settle_lost() -> int:
    """After a restore: reports whose file is not here have expired; returns how many.

    A backup holds no reports. Files that belong to no report any more are removed.
    """
    known = set(Report.objects.values_list("uuid", flat=True))
    for uuid in keeping.kept():
        if uuid not in known:
            keeping.remove(uuid)
    lost = 0
    for report in Report.objects.filter(state=Report.State.DONE):
        if keeping.read(report.uuid, report.sha256) is None:
            with translation.override(report.language):
                report.sentence = _("Its file was not in the backup that was brought back.")
            report.state = Report.State.EXPIRED
            report.save(update_fields=["state", "sentence"])
            lost += 1
    return lost


def _over() -> OwnReportQuerySet:
    over = Report.objects.filter(expires_at__lt=timezone.now())
    return over.exclude(state__in=(Report.State.EXPIRED, *_UNDERWAY))


def _log(report: Report, action: str, *, by: User) -> None:
    details: dict[str, Any] = {"kind": report.kind, "form": report.form}
    details |= {
        name: report.parameters[name] for name in ("period",) if report.parameters.get(name)
    }
    if report.sha256:
        assert report.parameter_set is not None
        details |= {
            "sha256": report.sha256,
            "size": report.size,
            "version": report.parameter_set.version,
        }
    audit.record(by=by, action=action, target=report, unit=report.unit, details=details)
