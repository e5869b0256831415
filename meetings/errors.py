"""What is wrong with a file or row of meetings, as sentences in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "empty": _("The file is empty. Please check it and send it again."),
    "damaged": _("The file is damaged or not what its name says. Save it anew and send it again."),
    "too_large": _("The file holds too much. Split it by month."),
    "unsupported": _("This kind of file cannot be read. Use CSV, XLSX or ICS."),
    "no_header": _("No column of a meeting was recognised. Use the template's first row."),
    "no_rows": _("The file holds no meeting."),
    "missing": _("“%(field)s” is empty."),
    "bad_date": _("“%(value)s” is not a date and time that can be read."),
    "ends_before_start": _("The meeting ends before it starts. Check both times."),
    "bad_number": _("“%(value)s” is not a number of people."),
    "bad_mode": _("“%(value)s” is not a form of meeting: on site, video or both."),
    "too_many": _("The meeting repeats without end; only its first year was taken in."),
    "broken": _("The row cannot be read: %(value)s"),
    "unknown_unit": _("There is no unit “%(value)s” in the register. Check its name or code."),
}


def sentences_of(errors: Iterable[dict[str, Any]]) -> list[str]:
    """One sentence an error, in its order."""
    return [_sentence(error) for error in errors]


def _sentence(error: dict[str, Any]) -> str:
    pattern = str(SENTENCES.get(error["code"], SENTENCES["broken"]))
    return pattern % {"field": error.get("field", ""), "value": error.get("value", "")}
