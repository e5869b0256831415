"""Reads of ordered reports, each by whoever ordered it alone."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from burden.jobs.models import Job
from burden.jobs.models import State as JobState
from burden.organisations import policies
from burden.organisations.models import User
from burden.reports import keeping
from burden.reports.models import JOB, OwnReportQuerySet, Report

_GIVEN_UP = (JobState.FAILED, JobState.QUARANTINED)


def reports_of(user: User) -> OwnReportQuerySet:
    """The person's own reports, the latest first.

    Raises:
        PermissionDenied: the role takes no reports out.
    """
    policies.require(user, "reports.view")
    return Report.objects.visible_to(user).select_related("unit", "parameter_set")


def report_for(user: User, uuid: UUID | str) -> Report:
    """One report of the person's own.

    Raises:
        Http404: it is no id, there is none, another person ordered it, or its unit is outside the
            scope by now.
    """
    try:
        return reports_of(user).get(uuid=uuid)
    except (Report.DoesNotExist, ValidationError) as error:
        raise Http404("no such report") from error


def is_given_up(report: Report) -> bool:
    """Whether its job failed so often that nobody works on it any more."""
    jobs = Job.objects.filter(kind=JOB, key=str(report.uuid), state__in=_GIVEN_UP)
    return report.is_underway and jobs.exists()


def is_tried_again(report: Report) -> bool:
    """Whether its last run broke off, and another follows by itself."""
    jobs = Job.objects.filter(kind=JOB, key=str(report.uuid), state=JobState.READY, attempts__gt=0)
    return report.is_underway and jobs.exists()


def file_of(report: Report) -> bytes:
    """The bytes as they were made.

    Raises:
        Http404: it is not made, has expired, or what lies there is not what was made.
    """
    data = keeping.read(report.uuid, report.sha256) if report.state == Report.State.DONE else None
    if data is None:
        raise Http404("no such file")
    return data
