"""What is wrong with a file or row of meetings, as sentences in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from meetings.fields import FIELD_NAMES

SENTENCES: dict[str, Promise] = {
    "empty_file": _("The file is empty. Please check it and send it again."),
    "damaged": _("The file is damaged or not what its name says. Save it anew and send it again."),
    "encrypted": _("The file is protected by a password. Save it without one and send it again."),
    "not_a_calendar": _("The file is no calendar. Export it again as ICS."),
    "not_text": _("The file is no table of text. Save it as CSV or XLSX."),
    "unknown_encoding": _("The letters of the file cannot be read. Save it as CSV UTF-8 or XLSX."),
    "too_large": _("The file is too large. Split it by month."),
    "too_many_rows": _("The file holds too many rows. Split it by month."),
    "too_many_pictures": _(
        "The list holds more than %(value)s pictures. Save it without them, or as CSV."
    ),
    "pictures_unread": _(
        "The pictures of the list cannot be read here. Save it without them, or as CSV."
    ),
    "missing_columns": _(
        "No column of a meeting was recognised. Use the first row of the template."
    ),
    "never_named": _(
        "Its columns were not told apart within %(value)s days, so the list was thrown away. "
        "Send it again if it is still wanted."
    ),
    "timed_out": _("The file took longer than 20 seconds to read. Split it by month."),
    "not_read": _("The file could not be read now. Nothing of it was kept; send it again."),
    "unsupported": _("The file is of a kind that is not read. Save it as CSV or XLSX."),
    "no_text": _("The file is empty. Please check it and send it again."),
    "marked": _("It carries a secrecy mark and was refused. Nothing of its content was kept."),
    "columns_known": _("The columns of the list are known; its rows are taken in."),
    "missing_title": _("The title is empty."),
    "missing_unit": _("The host is empty."),
    "missing_start": _("The start is empty."),
    "bad_date": _("“%(value)s” is not a date and time that can be read."),
    "year_missing": _("“%(value)s” tells no year, and neither the list nor its weekday does."),
    "ends_before_start": _("The meeting ends before it starts. Check both times."),
    "too_long": _("The meeting lasts too long to be one meeting. Check both times."),
    "too_frequent": _("The meeting repeats too often to be real. Check how it repeats."),
    "bad_people": _("“%(value)s” is not a number of people."),
    "bad_flag": _("“%(value)s” is neither yes nor no."),
    "bad_convener": _("“%(value)s” tells neither a principal nor a deputy."),
    "bad_category": _("“%(value)s” is no class of meetings: 一类, 二类, 三类 or 四类."),
    "bad_speech": _("“%(value)s” is no speech: write speaker:role:minutes."),
    "bad_mode": _("“%(value)s” is not a form of meeting: on site, video or both."),
    "too_many_attendees": _("The row names too many units."),
    "too_many_items": _("The agenda has %(value)s items; at most 1,000 are taken."),
    "too_many_cells": _("The row has more cells than the first row. Check commas and quotes."),
    "cell_too_long": _("The cell holds %(value)s characters; at most 20,000 are read."),
    "duplicate_id": _("The id “%(value)s” stands in the file twice."),
    "broken_row": _("The row cannot be read. Check commas and quotes."),
    "bad_event": _("The calendar entry cannot be read."),
    "unknown_unit": _("There is no unit “%(value)s” in the register. Check its name or code."),
}


NOTICES: dict[str, Promise] = {
    "hidden_rows": _("Hidden rows were taken in as well: %(value)s."),
    "hidden_columns": _("Hidden columns were read as well: %(value)s."),
    "long_meeting": _("The meeting lasts %(value)s hours. It was taken in; check both times."),
    "year_assumed": _("The year was not written; %(value)s was taken from the list."),
    "example_row": _("The example of the template was left out."),
    "zone_assumed": _("The time zone “%(value)s” is unknown; the time was taken as local."),
    "called_off": _("It was called off and left out."),
    "taken_back": _("“%(value)s” was reported before; it was called off and counts no more."),
    "held_again": _(
        "“%(value)s” was called off before; its calendar holds it again, and it counts."
    ),
    "still_counts": _(
        "“%(value)s” was called off here; others reported it too, or a person put it right, and it"
        " still counts."
    ),
    "no_events": _("The calendar holds no meetings, only tasks or notes."),
    "earlier_version": _(
        "An earlier version of a meeting that stands in the file again; the later one was taken."
    ),
    "listed_twice": _("“%(value)s” stands in the file twice; it was taken in once."),
    "an_answer": _("An answer to an invitation was left out."),
    "no_occurrence": _("By its rule and exceptions it never takes place."),
    "cut_series": _("Of the series %(value)s meetings were taken in; those after them were not."),
    "several_days": _("Whole days without times: it was taken in for the first of them."),
    "private_entry": _("A reminder without people was left out."),
    "no_unit": _("No unit of the register, left out of the attendees: %(value)s."),
}


def sentences_of(errors: Iterable[dict[str, Any]]) -> list[str]:
    """One sentence an error or notice, in its order."""
    return [_sentence(error) for error in errors]


def column_of(error: dict[str, Any]) -> str:
    """The column an error stands in: as the file heads it, else the field's own name."""
    named = FIELD_NAMES.get(error.get("field", ""))
    return str(error.get("column") or named or error.get("field", ""))


def place_of(error: dict[str, Any]) -> str:
    """Row and column, as a command tells them."""
    column = column_of(error)
    return f"{error['row']}: {column}" if column else str(error["row"])


def summary_of(accepted: int, refused: int) -> str:
    """How many meetings of a file were taken in and how many rows were not."""
    taken = ngettext(
        "%(count)s meeting was taken in.", "%(count)s meetings were taken in.", accepted
    )
    told = taken % {"count": accepted}
    if not refused:
        return told
    rest = ngettext("%(count)s row was not.", "%(count)s rows were not.", refused)
    return gettext("%(taken)s %(rest)s") % {"taken": told, "rest": rest % {"count": refused}}


def _sentence(error: dict[str, Any]) -> str:
    known = SENTENCES.get(error["code"]) or NOTICES.get(error["code"])
    return str(known or SENTENCES["broken_row"]) % {"value": error.get("value", "")}
