"""The list of meetings as CSV, and an example of a list to be read."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import User

EXAMPLE = (
    "会议编号,主办单位,会议名称,开始时间,结束时间,会议形式,会议地点,议程,参会单位,"
    "引用文号,会议类型,会议纪要\n"
    "1,青河镇人民政府,全镇防汛工作部署会,2026-03-05 09:00,2026-03-05 10:30,onsite,"
    "镇政府三楼会议室,通报汛情|部署值班,柳林村:2;上河村:2,,,\n"
)


def meetings_as_csv(user: User, meetings: Iterable[Any]) -> HttpResponse:
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
                meeting.link.upper.host.name if hasattr(meeting, "link") else "",
            )
            for meeting in meetings
        ),
    )
