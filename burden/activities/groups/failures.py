"""What is wrong with an export or a line of it, as sentences in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.stack import scanning

_FILES: dict[str, Promise] = {
    "empty_file": _("The file is empty."),
    "wrong_encoding": _(
        "The letters of the file cannot be read: it is neither in UTF-8 nor in GB18030 or UTF-16,"
        " or a program has lost them when it saved it. Export it anew and do not open it before."
    ),
    "not_text": _("The file is no text. Export the messages as TXT or CSV."),
    "unknown_layout": _(
        "No line looks like a message: a time and who wrote it, the text behind it or below it."
    ),
    "too_many_messages": _(
        "There are more than %(detail)s messages in it. Those up to there are kept; export the"
        " rest by itself."
    ),
    "too_large": _("The file unpacks to too much. Export a shorter time, several times."),
    "timed_out": _("The file took too long to read. Export a shorter time, several times."),
    "not_read": _("The file could not be read just now. Bring it again."),
    "other_group": _(
        "The file holds messages of another group: %(detail)s. Bring it there, or correct the title"
        " of this group."
    ),
    "marked": _(
        "A line of it carries a secrecy mark: it was refused and nothing of it is kept. Stop,"
        " isolate the file and tell the secrecy office of your unit."
    ),
    "infected": scanning.Infected.sentence,
    "damaged": _("The file cannot be read. Export it anew as TXT or CSV."),
}
_LINES: dict[str, Promise] = {
    "bad_time": _("It tells no time that there is."),
    "missing_time": _("It tells no time."),
    "text_too_long": _("Its text is too long to be one message."),
    "broken_row": _("The line cannot be read as a row."),
}


def of_file(code: str, detail: str = "") -> str:
    """What is wrong with an export as a whole."""
    return str(_FILES.get(code, _FILES["damaged"])) % {"detail": detail}


def of_line(code: str) -> str:
    """What is wrong with one line of it."""
    return str(_LINES.get(code, _LINES["broken_row"]))
