"""The sections of the product, in the order of the rail, and which of them a person sees."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies

# What a reader looks at stays the same from section to section.
_CARRIED = ("unit", "period")


@dataclass(frozen=True, eq=False)
class Section:
    """One entry of the rail. `prefix` and `also` are how the paths of its pages begin."""

    label: Promise
    icon: str
    route: str
    prefix: str
    action: str
    is_ground: bool = False
    also: tuple[str, ...] = ()


SECTIONS = (
    Section(
        _("Overview"),
        "overview",
        "dashboards:overview",
        "/",
        "overview.view",
        also=("/flow/", "/spread/"),
    ),
    Section(_("Speak up"), "plus", "voices:voice-create", "/report/", "voices.send"),
    Section(_("Findings"), "findings", "findings:finding-list", "/findings/", "findings.view"),
    Section(_("Papers"), "documents", "documents:paper-list", "/documents/", "papers.view"),
    Section(_("Meetings"), "meetings", "meetings:meeting-list", "/meetings/", "meetings.view"),
    Section(
        _("Other burdens"), "activities", "activities:start", "/activities/", "activities.view"
    ),
    Section(_("Voices"), "voices", "voices:voice-list", "/voices/", "voices.view"),
    Section(
        _("Matters"),
        "matters",
        "dashboards:matter-list",
        "/matters/",
        "matters.view",
        also=("/items/",),
    ),
    Section(_("Pain points"), "pains", "dashboards:pains", "/pains/", "pains.view"),
    Section(
        _("Rectification"),
        "check",
        "findings:rectification-list",
        "/rectifications/",
        "rectifications.view",
    ),
    Section(_("Reports"), "reports", "reports:report-list", "/reports/", "reports.view"),
    Section(_("Units"), "units", "organisations:unit-list", "/units/", "units.view", True),
    Section(
        _("Accounts"),
        "person",
        "organisations:person-list",
        "/account/people/",
        "users.manage",
        True,
    ),
    Section(
        _("Parameters"),
        "thresholds",
        "thresholds:threshold-list",
        "/thresholds/",
        "thresholds.view",
        True,
    ),
    Section(
        _("Refused files"),
        "warning",
        "documents:refusal-list",
        "/documents/refusals/",
        "refusals.view",
        True,
    ),
    Section(_("Removal"), "file", "retention:removal-list", "/removals/", "removals.view", True),
    Section(_("Data quality"), "quality", "dashboards:quality", "/quality/", "quality.view", True),
    Section(_("Own burden"), "clock", "usage:own-burden", "/own-burden/", "own_burden.view", True),
    Section(_("Audit log"), "audit", "dashboards:audit-list", "/audit/", "audit.view", True),
)


@dataclass(frozen=True)
class Entry:
    """A section as one person sees it on one page."""

    section: Section
    url: str
    is_current: bool


def entries_for(request: HttpRequest) -> list[Entry]:
    """The sections that exist here and that the person may open."""
    user, carried = request.user, _carried(request)
    entries = []
    for section in SECTIONS:
        url = _route(section.route)
        if url is not None and policies.can(user, section.action):
            entries.append(Entry(section, url + carried, _is_current(section, request.path)))
    return entries


def _carried(request: HttpRequest) -> str:
    """Scope and period of this page as the end of an address; empty without."""
    carried = {name: request.GET[name] for name in _CARRIED if request.GET.get(name)}
    return f"?{urlencode(carried)}" if carried else ""


@cache
def _route(name: str) -> str | None:
    """Which addresses there are is settled when the program starts."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _is_current(section: Section, path: str) -> bool:
    if section.prefix == "/":
        return path == "/" or path.startswith(section.also)
    return path.startswith((section.prefix, *section.also))
