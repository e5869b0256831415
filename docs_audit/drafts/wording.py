"""What the page of a tried draft says, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_audit.drafts.reading import ARCHIVE
from docs_audit.states import FAILURES, SENTENCES

UNREADABLE: dict[str, Promise] = {
    **FAILURES,
    "refused": SENTENCES["refused"],
    "too_large": gettext_lazy(
        "The draft is too large to be checked: up to 20 MB and 100,000 characters."
    ),
    ARCHIVE: gettext_lazy("This is an archive or a mail; check one draft at a time."),
}


def length_against(characters: int, limit: int) -> str:
    """By how many characters a body is above or below a length."""
    if characters > limit:
        return _("%(difference)s characters over") % {"difference": characters - limit}
    return _("%(difference)s characters under") % {"difference": limit - characters}
