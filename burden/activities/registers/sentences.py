"""What is wrong with a file or a cell, as sentences in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from burden.activities.importers import Column, Columns
from burden.retention.year_lists import REMOVED

_CELLS: dict[str, Promise] = {
    "empty": gettext_lazy("The cell is empty."),
    "too_long": gettext_lazy("It is longer than %(value)s characters."),
    "no_date": gettext_lazy("“%(value)s” is no date. Write it as 2026-03-31."),
    "no_month": gettext_lazy("“%(value)s” is no month. Write it as 2026-03."),
    "no_number": gettext_lazy("“%(value)s” is no number."),
    "too_much": gettext_lazy("%(value)s is too much."),
    "no_flag": gettext_lazy("“%(value)s” is neither yes nor no."),
    "no_people": gettext_lazy("“%(value)s” tells no unit and number. Write it as 安平县教育局:2."),
    "too_many": gettext_lazy("%(value)s names are too many for one cell."),
    "ends_before_start": gettext_lazy("It ends before it begins."),
    "due_far_off": gettext_lazy(
        "The deadline %(value)s lies a month before the sending or ten years after it."
    ),
    "unknown_unit": gettext_lazy(
        "There is no single unit “%(value)s” in the tree. Try its full name or its code."
    ),
    "removed_year": REMOVED,
    "broken_row": gettext_lazy("The line cannot be read as a row."),
}
_FILES: dict[str, Promise] = {
    "empty_file": gettext_lazy("The file is empty."),
    "missing_columns": gettext_lazy("These columns are missing: %(value)s. Use the template."),
    "too_large": gettext_lazy("The file is larger than 20 MB or unpacks to too much."),
    "too_many_pictures": gettext_lazy(
        "There are more than %(value)s pictures in it. Send the list without them."
    ),
    "pictures_unread": gettext_lazy(
        "The pictures of the list cannot be read here. Save it without them, or as CSV."
    ),
    "too_many_rows": gettext_lazy("There are more than %(value)s rows. Send them in parts."),
    "cell_too_long": gettext_lazy("A cell of row %(value)s is too long."),
    "damaged": gettext_lazy("The file cannot be read. Save it anew as XLSX or CSV."),
    "encrypted": gettext_lazy("The file is protected by a password."),
    "timed_out": gettext_lazy("The file took too long to read. Send it in parts."),
    "not_text": gettext_lazy("The file is no table. Save it as XLSX or CSV."),
    "unknown_encoding": gettext_lazy("The file is neither in UTF-8 nor in GB18030."),
    "no_indicators": gettext_lazy(
        "No list of indicators was found: a sheet needs headings such as 一级指标 and 评分标准."
    ),
    "too_many_fields": gettext_lazy("The form asks for %(value)s fields, more than are taken."),
    "no_form": gettext_lazy(
        "No table was found in it. Send the empty form as XLSX, DOCX or CSV, or the mail itself."
    ),
    "not_read": gettext_lazy("The file could not be read just now. Try again."),
    "marked": gettext_lazy(
        "The list carries a secrecy mark and was refused; nothing of it is kept. Stop, isolate the"
        " file and tell the secrecy office of your unit."
    ),
}


def of_cell(code: str, value: str, column: Column | None = None) -> str:
    """What is wrong with a cell."""
    if code == "no_choice" and column is not None:
        words = "、".join(words[0] for words in column.choices.values())
        return _("“%(value)s” is none of these: %(words)s.") % {"value": value, "words": words}
    return str(_CELLS[code]) % {"value": value[:60]}


def of_file(code: str, detail: str = "") -> str:
    """What is wrong with a file as a whole."""
    if code == "missing_columns" and not detail:
        return _("No row names the columns of this register. Use the template.")
    return str(_FILES.get(code, _FILES["damaged"])) % {"value": detail}


def header_of(columns: Columns, key: str) -> str:
    """The header of a column in the reader's language."""
    return next((one.header(language()) for one in columns.all if one.key == key), key)


def language() -> str:
    return get_language() or "zh-hans"
