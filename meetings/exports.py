"""The list of meetings as CSV."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import User
from meetings.models import Meeting


def meetings_as_csv(user: User, meetings: Iterable[Meeting]) -> HttpResponse:
    """Title, host, times, form and people of each meeting, and what it repeats."""
    return as_csv(
        by=user,
        unit=user.scope,
        name="meetings",
        head=[
            _("Title"),
            _("Host"),
            _("Start"),
            _("End"),
            _("Form"),
            _("People"),
            _("Repeats"),
        ],
        rows=(
            (
                meeting.title,
                meeting.host.name,
                localtime(meeting.starts_at).strftime("%Y-%m-%d %H:%M"),
                localtime(meeting.ends_at).strftime("%Y-%m-%d %H:%M") if meeting.ends_at else "",
                meeting.get_mode_display(),
                meeting.people,
                meeting.link.upper.title if hasattr(meeting, "link") else "",
            )
            for meeting in meetings
        ),
    )
