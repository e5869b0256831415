"""What the entries of the log are called: an act, and what it was done to."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as _p

from burden.audit.models import Entry

# The end of an action's code. Several codes may mean one act.
ACTS: Mapping[str, Promise] = {
    "viewed": _p("act", "viewed"),
    "page_viewed": _p("act", "viewed a page"),
    "downloaded": _p("act", "downloaded"),
    "exported": _p("act", "exported"),
    "received": _p("act", "handed in"),
    "reported": _p("act", "reported"),
    "imported": _p("act", "imported"),
    "completed": _p("act", "completed"),
    "corrected": _p("act", "corrected"),
    "withdrawn": _p("act", "withdrew"),
    "changed": _p("act", "changed"),
    "created": _p("act", "created"),
    "saved": _p("act", "kept"),
    "removed": _p("act", "removed"),
    "confirmed": _p("act", "confirmed"),
    "dismissed": _p("act", "dismissed"),
    "unsure": _p("act", "marked as unsure"),
    "refused": _p("act", "was refused"),
    "checked": _p("act", "tried"),
    "read": _p("act", "had read"),
    "signed_in": _p("act", "signed in"),
    "signed_out": _p("act", "signed out"),
    "password_changed": _p("act", "changed the own password"),
    "password_set": _p("act", "set a password"),
    "staff_set": _p("act", "set the staff"),
    "readers_counted": _p("act", "counted readers"),
    "settled": _p("act", "settled"),
    "explained": _p("act", "explained"),
    "planned": _p("act", "brought a plan"),
    "indicators": _p("act", "brought indicators"),
    "drafted": _p("act", "drafted"),
    "discarded": _p("act", "discarded"),
    "previewed": _p("act", "previewed"),
    "published": _p("act", "published"),
    "rule_confirmed": _p("act", "confirmed a rule"),
    "called_off": _p("act", "called off"),
    "taken_up_again": _p("act", "took up again"),
    "joined": _p("act", "joined"),
    "separated": _p("act", "separated"),
    "warned": _p("act", "warned"),
    "list_lapsed": _p("act", "a list lapsed"),
}
_ACCOUNT = _p("object", "account")
_PAPER = _p("object", "paper")
_MEETING = _p("object", "meeting")
_PLAN = _p("object", "plan")
_REGISTER = _p("object", "register of issued papers")
_UNIT = _p("object", "unit")
_LIST = _p("object", "list")
# The beginning of an action's code; exported lists that are not named here are lists.
_OBJECTS: Mapping[str, Promise] = {
    "account": _ACCOUNT,
    "users": _ACCOUNT,
    "units": _UNIT,
    "unit": _UNIT,
    "document": _PAPER,
    "paper": _PAPER,
    "papers": _PAPER,
    "draft": _p("object", "draft of a paper"),
    "comparison": _p("object", "comparison of papers"),
    "meeting": _MEETING,
    "meetings": _MEETING,
    "chain": _p("object", "chain of meetings"),
    "notice": _p("object", "notice of a meeting"),
    "finding": _p("object", "finding"),
    "findings": _p("object", "finding"),
    "thresholds": _p("object", "parameters"),
    "view": _p("object", "saved view"),
    "overview": _p("object", "brief of the overview"),
    "audit-log": _p("object", "audit log"),
    "matter": _p("object", "matter"),
    "matters": _p("object", "matter"),
    "issuer": _p("object", "right to issue papers"),
    "issuers": _p("object", "right to issue papers"),
    "register": _REGISTER,
    "registers": _REGISTER,
    "plan": _PLAN,
    "plans": _PLAN,
    "meeting-plan": _PLAN,
    "inspections": _p("object", "inspection"),
    "campaigns": _p("object", "demonstration or festival"),
    "secondments": _p("object", "secondment"),
}


def act_of(action: str) -> str:
    """The act of an action, as `<object>.<act>`; an unknown one by its code."""
    _object, _dot, act = action.rpartition(".")
    return str(ACTS.get(act, act))


def object_of(action: str) -> str:
    """What an action is done to."""
    return str(_OBJECTS.get(action.partition(".")[0], _LIST))


# What may be told of a target beside its number: neither titles of papers nor names of meetings.
_NAMED = frozenset({"organisations.unit", "organisations.user", "thresholds.parameterset"})
# What may be told of the details: figures, states and digests, nothing that was written by hand.
_TOLD = (
    "rows",
    "period",
    "year",
    "page",
    "size",
    "taken",
    "known",
    "accepted",
    "refused",
    "errors",
    "count",
    "rule",
    "version",
    "fields",
    "sha256",
)


def target_of(entry: Entry) -> str:
    """Its name where that tells nothing of what it holds, else its number."""
    if entry.target_kind in _NAMED:
        return entry.target_label
    return _("No. %(number)s") % {"number": entry.target_id} if entry.target_id else ""


def facts_of(details: Mapping[str, object]) -> list[tuple[str, str]]:
    """The details that may be told, as name and value."""
    told = [name for name in _TOLD if details.get(name) not in (None, "")]
    return [(name, _written(details[name])) for name in told]


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


FAULTS: Mapping[str, Promise] = {
    "missing": _p("fault", "the entry is missing"),
    "broken": _p("fault", "the entry is not linked to the one before it"),
    "changed": _p("fault", "the entry was changed"),
    "cut": _p("fault", "the entries from here on are missing"),
    "seal_forged": _p("fault", "the seal was not made with this installation's key"),
    "seal_differs": _p("fault", "the entry is not the one that was sealed"),
}
