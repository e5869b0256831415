"""What the page of a tried draft says, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from docs_audit.drafts.reading import ARCHIVE
from docs_audit.gbt9704 import Requirement
from docs_audit.states import FAILURES, SENTENCES

UNREADABLE: dict[str, Promise] = {
    **FAILURES,
    "refused": SENTENCES["refused"],
    "too_large": gettext_lazy(
        "The draft is too large to be checked: up to 20 MB and 100,000 characters."
    ),
    ARCHIVE: gettext_lazy("This is an archive or a mail; check one draft at a time."),
}

DEMANDS: dict[str, Promise] = {
    "deadline": gettext_lazy("deadline"),
    "quota": gettext_lazy("quota"),
    "frequency": gettext_lazy("frequency"),
    "material": gettext_lazy("material to hand in"),
}

_FREQUENCIES: dict[str, Promise] = {
    "daily": gettext_lazy("every day"),
    "weekly": gettext_lazy("every week"),
    "tenday": gettext_lazy("every ten days"),
    "monthly": gettext_lazy("every month"),
    "quarterly": gettext_lazy("every quarter"),
    "halfyearly": gettext_lazy("every half-year"),
    "yearly": gettext_lazy("every year"),
}

_WORKING_DAYS = "wd"


def demanded(requirement: Requirement) -> str:
    """The value of a demand as people say it; dates and quotas stand as they were read."""
    value = requirement.value
    if requirement.kind == "frequency":
        return str(_FREQUENCIES.get(value, value))
    if requirement.kind == "deadline" and value.endswith(_WORKING_DAYS):
        days = int(value.removesuffix(_WORKING_DAYS))
        return ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    return value.replace("T", " ") if requirement.kind == "deadline" else value


def length_against(characters: int, limit: int) -> str:
    """By how many characters a body is above or below a length."""
    if characters > limit:
        return _("%(difference)s characters over") % {"difference": characters - limit}
    return _("%(difference)s characters under") % {"difference": limit - characters}
