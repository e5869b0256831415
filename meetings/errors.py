"""What is wrong with a file or row of meetings, as sentences in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "empty_file": _("The file is empty. Please check it and send it again."),
    "damaged": _("The file is damaged or not what its name says. Save it anew and send it again."),
    "encrypted": _("The file is protected by a password. Save it without one and send it again."),
    "not_a_calendar": _("The file is no calendar. Export it again as ICS."),
    "not_text": _("The file is no table of text. Save it as CSV or XLSX."),
    "unknown_encoding": _("The letters of the file cannot be read. Save it as CSV UTF-8 or XLSX."),
    "too_large": _("The file is too large. Split it by month."),
    "too_many_rows": _("The file holds too many rows. Split it by month."),
    "missing_columns": _(
        "No column of a meeting was recognised. Use the first row of the template."
    ),
    "missing_title": _("The title is empty."),
    "missing_start": _("The start is empty."),
    "bad_date": _("“%(value)s” is not a date and time that can be read."),
    "ends_before_start": _("The meeting ends before it starts. Check both times."),
    "too_long": _("The meeting lasts too long to be one meeting. Check both times."),
    "too_frequent": _("The meeting repeats too often to be real. Check how it repeats."),
    "bad_people": _("“%(value)s” is not a number of people."),
    "bad_mode": _("“%(value)s” is not a form of meeting: on site, video or both."),
    "too_many_attendees": _("The row names too many units."),
    "too_many_items": _("The agenda has too many items."),
    "too_many_cells": _("The row has more cells than the first row. Check commas and quotes."),
    "cell_too_long": _("A cell is too long to be read."),
    "duplicate_id": _("The id “%(value)s” stands in the file twice."),
    "broken_row": _("The row cannot be read. Check commas and quotes."),
    "bad_event": _("The calendar entry cannot be read."),
    "unknown_unit": _("There is no unit “%(value)s” in the register. Check its name or code."),
}


def sentences_of(errors: Iterable[dict[str, Any]]) -> list[str]:
    """One sentence an error, in its order."""
    return [_sentence(error) for error in errors]


def _sentence(error: dict[str, Any]) -> str:
    pattern = str(SENTENCES.get(error["code"], SENTENCES["broken_row"]))
    return pattern % {"value": error.get("value", "")}
