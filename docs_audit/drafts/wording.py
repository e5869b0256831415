"""What the page of a tried draft says, in the reader's language."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_audit.drafts.reading import ARCHIVE, BUSY, MOST_SCANS, SCANS
from docs_audit.states import FAILURES, SENTENCES

UNREADABLE: dict[str, Promise] = {
    **FAILURES,
    "refused": SENTENCES["refused"],
    "too_large": gettext_lazy(
        "The draft is too large to be checked: up to 20 MB and 100,000 characters."
    ),
    SCANS: format_lazy(
        gettext_lazy(
            "The draft is a scan; up to {pages} scanned pages are tried at a time. Hand in the "
            "file it was printed from, or fewer pages."
        ),
        pages=MOST_SCANS,
    ),
    BUSY: gettext_lazy("Other scans are being tried right now. Try it again in a minute."),
    ARCHIVE: gettext_lazy("This is an archive or a mail; check one draft at a time."),
}


def length_against(characters: int, limit: int) -> str:
    """By how many characters a body is above or below a length."""
    if characters > limit:
        return _("%(difference)s characters over") % {"difference": characters - limit}
    return _("%(difference)s characters under") % {"difference": limit - characters}
