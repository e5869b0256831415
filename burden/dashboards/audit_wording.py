"""What the entries of the log are called: an act, and what it was done to."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from burden.audit.models import Entry

# The end of an action's code. Several codes may mean one act.
ACTS: Mapping[str, Promise] = {
    "viewed": pgettext_lazy("act", "viewed"),
    "listed": pgettext_lazy("act", "listed by program"),
    "list_viewed": pgettext_lazy("act", "viewed a list"),
    "viewed_together": pgettext_lazy("act", "viewed several together"),
    "page_viewed": pgettext_lazy("act", "viewed a page"),
    "downloaded": pgettext_lazy("act", "downloaded"),
    "found_changed": pgettext_lazy("act", "met a changed file"),
    "file_found_changed": pgettext_lazy("act", "met a changed file"),
    "exported": pgettext_lazy("act", "exported"),
    "received": pgettext_lazy("act", "handed in"),
    "reported": pgettext_lazy("act", "reported"),
    "imported": pgettext_lazy("act", "imported"),
    "completed": pgettext_lazy("act", "completed"),
    "corrected": pgettext_lazy("act", "corrected"),
    "withdrawn": pgettext_lazy("act", "withdrew"),
    "changed": pgettext_lazy("act", "changed"),
    "created": pgettext_lazy("act", "created"),
    "saved": pgettext_lazy("act", "kept"),
    "removed": pgettext_lazy("act", "removed"),
    "merged": pgettext_lazy("act", "joined into one"),
    "confirmed": pgettext_lazy("act", "confirmed"),
    "dismissed": pgettext_lazy("act", "dismissed"),
    "unsure": pgettext_lazy("act", "marked as unsure"),
    "notified": pgettext_lazy("act", "told the unit"),
    "replied": pgettext_lazy("act", "replied"),
    "proposed": pgettext_lazy("act", "proposed a decision"),
    "returned": pgettext_lazy("act", "returned a proposal"),
    "came_back": pgettext_lazy("act", "came back"),
    "passed_on": pgettext_lazy("act", "passed on to the unit"),
    "answered": pgettext_lazy("act", "answered"),
    "linked": pgettext_lazy("act", "linked to what it speaks of"),
    "unlinked": pgettext_lazy("act", "took the link off"),
    "opened": pgettext_lazy("act", "opened"),
    "messages_brought": pgettext_lazy("act", "brought messages"),
    "messages_read": pgettext_lazy("act", "read messages"),
    "assigned": pgettext_lazy("act", "gave to an inspector"),
    "noted": pgettext_lazy("act", "noted"),
    "starred": pgettext_lazy("act", "starred"),
    "unstarred": pgettext_lazy("act", "took the star off"),
    "set": pgettext_lazy("act", "set"),
    "closed": pgettext_lazy("act", "closed"),
    "on_paper": pgettext_lazy("act", "found to be on paper only"),
    "rebounded": pgettext_lazy("act", "rebounded"),
    "kept": pgettext_lazy("act", "proved lasting"),
    "not_made": pgettext_lazy("act", "could not be made"),
    "infected": pgettext_lazy("act", "was turned away as infected"),
    "refused": pgettext_lazy("act", "was refused"),
    "checked": pgettext_lazy("act", "tried"),
    "read": pgettext_lazy("act", "had read"),
    "signed_in": pgettext_lazy("act", "signed in"),
    "signed_out": pgettext_lazy("act", "signed out"),
    "password_changed": pgettext_lazy("act", "changed the own password"),
    "settings_changed": pgettext_lazy("act", "changed the own settings"),
    "password_set": pgettext_lazy("act", "set a password"),
    "address_refused": pgettext_lazy("act", "was refused at that address"),
    "code_refused": pgettext_lazy("act", "gave a wrong code"),
    "factor_begun": pgettext_lazy("act", "set up a second factor"),
    "factor_reset": pgettext_lazy("act", "reset a second factor"),
    "token_made": pgettext_lazy("act", "got a token"),
    "token_ended": pgettext_lazy("act", "lost the token"),
    "staff_set": pgettext_lazy("act", "set the staff"),
    "readers_counted": pgettext_lazy("act", "counted readers"),
    "settled": pgettext_lazy("act", "settled"),
    "explained": pgettext_lazy("act", "explained"),
    "planned": pgettext_lazy("act", "brought a plan"),
    "indicators": pgettext_lazy("act", "brought indicators"),
    "drafted": pgettext_lazy("act", "drafted"),
    "discarded": pgettext_lazy("act", "discarded"),
    "previewed": pgettext_lazy("act", "previewed"),
    "effect_asked": pgettext_lazy("act", "had the effect worked out"),
    "effect_dropped": pgettext_lazy("act", "called the working out off"),
    "published": pgettext_lazy("act", "published"),
    "rule_confirmed": pgettext_lazy("act", "confirmed a rule"),
    "called_off": pgettext_lazy("act", "called off"),
    "taken_up_again": pgettext_lazy("act", "took up again"),
    "joined": pgettext_lazy("act", "joined"),
    "separated": pgettext_lazy("act", "separated"),
    "warned": pgettext_lazy("act", "warned"),
    "list_lapsed": pgettext_lazy("act", "a list lapsed"),
    "restored": pgettext_lazy("act", "brought back"),
    "ordered": pgettext_lazy("act", "ordered"),
    "made": pgettext_lazy("act", "made"),
    "cancelled": pgettext_lazy("act", "cancelled"),
    "approved": pgettext_lazy("act", "approved"),
    "carried_out": pgettext_lazy("act", "carried out"),
}
_ACCOUNT = pgettext_lazy("object", "account")
_PAPER = pgettext_lazy("object", "paper")
_MATTER = pgettext_lazy("object", "matter")
_MEETING = pgettext_lazy("object", "meeting")
_PLAN = pgettext_lazy("object", "plan")
_REGISTER = pgettext_lazy("object", "register of issued papers")
_UNIT = pgettext_lazy("object", "unit")
_LIST = pgettext_lazy("object", "list")
_INSTRUCTION = pgettext_lazy("object", "instruction in a group")
_REMOVAL = pgettext_lazy("object", "request to remove")
_RULE = pgettext_lazy("object", "what rules say of records")
_RECTIFICATION = pgettext_lazy("object", "rectification")
# The beginning of an action's code; exported lists that are not named here are lists.
_OBJECTS: Mapping[str, Promise] = {
    "account": _ACCOUNT,
    "users": _ACCOUNT,
    "units": _UNIT,
    "unit": _UNIT,
    "document": _PAPER,
    "paper": _PAPER,
    "papers": _PAPER,
    "draft": pgettext_lazy("object", "draft of a paper"),
    "comparison": pgettext_lazy("object", "comparison of papers"),
    "meeting": _MEETING,
    "meetings": _MEETING,
    "meeting_attendance": _MEETING,
    "layers_avoided": _MEETING,
    "chain": pgettext_lazy("object", "chain of meetings"),
    "notice": pgettext_lazy("object", "notice of a meeting"),
    "news": pgettext_lazy("object", "notices of a person"),
    "finding": pgettext_lazy("object", "finding"),
    "findings": pgettext_lazy("object", "finding"),
    "rectification": _RECTIFICATION,
    "rectifications": _RECTIFICATION,
    "thresholds": pgettext_lazy("object", "parameters"),
    "view": pgettext_lazy("object", "saved view"),
    "overview": pgettext_lazy("object", "overview"),
    "flow": pgettext_lazy("object", "hours from unit to unit"),
    "report": pgettext_lazy("object", "report"),
    "audit-log": pgettext_lazy("object", "audit log"),
    "matter": _MATTER,
    "matters": _MATTER,
    "matter-units": _MATTER,
    "bookings": pgettext_lazy("object", "booked hours"),
    "issuer": pgettext_lazy("object", "right to issue papers"),
    "issuers": pgettext_lazy("object", "right to issue papers"),
    "register": _REGISTER,
    "registers": _REGISTER,
    "meeting-rule": _RULE,
    "activity-rule": _RULE,
    "plan": _PLAN,
    "plans": _PLAN,
    "meeting-plan": _PLAN,
    "inspections": pgettext_lazy("object", "inspection"),
    "campaigns": pgettext_lazy("object", "demonstration or festival"),
    "secondments": pgettext_lazy("object", "secondment"),
    "demands": pgettext_lazy("object", "form asked for"),
    "groups": pgettext_lazy("object", "work group"),
    "instruction": _INSTRUCTION,
    "instructions": _INSTRUCTION,
    "voice": pgettext_lazy("object", "report of the grassroots"),
    "evaluation": pgettext_lazy("object", "evaluation"),
    "removal": _REMOVAL,
    "removals": _REMOVAL,
    "removal-outcomes": _REMOVAL,
    "record": pgettext_lazy("object", "record past its period"),
    "search": pgettext_lazy("object", "what a search found"),
    "backup": pgettext_lazy("object", "backup"),
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
# What may be told of the details: figures, states and digests, nothing that was written by hand;
# of what a list was asked for by, the names of its filters.
_TOLD: Mapping[str, str | Promise] = {
    "rows": pgettext_lazy("fact", "rows"),
    "period": pgettext_lazy("fact", "period"),
    "year": pgettext_lazy("fact", "year"),
    "page": pgettext_lazy("fact", "page"),
    "asked": pgettext_lazy("fact", "asked for by"),
    "size": pgettext_lazy("fact", "bytes"),
    "taken": pgettext_lazy("fact", "taken"),
    "known": pgettext_lazy("fact", "known already"),
    "accepted": pgettext_lazy("fact", "taken"),
    "refused": pgettext_lazy("fact", "refused"),
    "errors": pgettext_lazy("fact", "errors"),
    "count": pgettext_lazy("fact", "number"),
    "rule": pgettext_lazy("fact", "rule"),
    "version": pgettext_lazy("fact", "version"),
    "fields": pgettext_lazy("fact", "fields"),
    "until": pgettext_lazy("fact", "before"),
    "request": pgettext_lazy("fact", "request"),
    "sha256": "SHA-256",
}


def target_of(entry: Entry) -> str:
    """Its name where that tells nothing of what it holds, else its number."""
    if entry.target_kind in _NAMED:
        return entry.target_label
    return _("No. %(number)s") % {"number": entry.target_id} if entry.target_id else ""


def facts_of(details: Mapping[str, object]) -> list[tuple[str, str]]:
    """The details that may be told, as name and value."""
    told = [name for name in _TOLD if details.get(name) not in (None, "")]
    return [(name, _written(details[name])) for name in told]


def label_of(fact: str) -> str:
    """What a detail is called."""
    return str(_TOLD[fact])


def _written(value: object) -> str:
    if isinstance(value, list | dict):
        return ", ".join(map(str, value))
    return str(value)


FAULTS: Mapping[str, Promise] = {
    "missing": pgettext_lazy("fault", "the entry is missing"),
    "broken": pgettext_lazy("fault", "the entry is not linked to the one before it"),
    "changed": pgettext_lazy("fault", "the entry was changed"),
    "cut": pgettext_lazy("fault", "the entries from here on are missing"),
    "seal_forged": pgettext_lazy("fault", "the seal was not made with this installation's key"),
    "seal_differs": pgettext_lazy("fault", "the entry is not the one that was sealed"),
}
