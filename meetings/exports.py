"""Lists that leave as CSV: meetings, the rows of a file that were refused, and the template."""

import csv
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import User
from burden.stack.masking import as_brought
from meetings import fields
from meetings.errors import column_of, sentences_of
from meetings.models import MeetingImport

_BOM = "\ufeff"


def template_as_csv() -> HttpResponse:
    """The columns of a list, headed in the reader's language, with one row as an example."""
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetings.csv"'
    table = csv.writer(response)
    table.writerow([one.header for one in fields.ALL])
    table.writerow([one.example for one in fields.ALL])
    return response


def refused_as_csv(user: User, source: MeetingImport) -> HttpResponse:
    """The rows of a file that were not taken, as they stood, each with its reason in front.

    The file may be sent again when they are mended: what stands in front is no field. Personal
    numbers are whole for whoever brought the file, and for nobody else (SEC-17).
    """
    errors = source.errors
    # Columns told apart by hand get the header that is known, so that nobody need do it again.
    known = {one.code: one.header for one in fields.ALL}
    chosen = {label: known[field] for label, field in (source.mapping or {}).items()}
    header = [chosen.get(label, label) for label in source.header]
    response = as_csv(
        by=user,
        unit=source.unit,
        name="refused-rows",
        head=[_("Row"), _("Column"), _("What is wrong"), *header],
        rows=(
            (error["row"], column_of(error), sentence, *error.get("cells", ()))
            for error, sentence in zip(errors, sentences_of(errors), strict=True)
        ),
    )
    return as_brought(response) if source.by == user else response


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
