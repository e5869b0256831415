"""A notice as a sentence, and where it leads."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import ngettext

from burden.findings.filters import EACH
from burden.findings.registry import kind_of
from burden.news.models import Kind, Notice


def sentence_of(notice: Notice) -> str:
    """What happened, how often, at which unit and until when."""
    told = {
        "count": notice.count,
        "unit": notice.unit.name,
        "day": date_format(notice.due_on, "SHORT_DATE_FORMAT") if notice.due_on else "",
    }
    return _plain(Kind(notice.kind), notice.count) % told


def _plain(kind: Kind, count: int) -> str:
    sentences = {
        Kind.NEW: ngettext(
            "%(count)s new finding for %(unit)s", "%(count)s new findings for %(unit)s", count
        ),
        Kind.ASSIGNED: ngettext(
            "%(count)s finding at %(unit)s was given to you",
            "%(count)s findings at %(unit)s were given to you",
            count,
        ),
        Kind.ASKED: ngettext(
            "%(unit)s is asked to reply to %(count)s finding by %(day)s",
            "%(unit)s is asked to reply to %(count)s findings by %(day)s",
            count,
        ),
        Kind.REPLY_DUE: ngettext(
            "%(unit)s: %(count)s reply is due by %(day)s",
            "%(unit)s: %(count)s replies are due by %(day)s",
            count,
        ),
        Kind.SILENT: ngettext(
            "%(unit)s did not reply to %(count)s finding by %(day)s",
            "%(unit)s did not reply to %(count)s findings by %(day)s",
            count,
        ),
        Kind.REPLIED: ngettext(
            "%(unit)s replied to %(count)s finding",
            "%(unit)s replied to %(count)s findings",
            count,
        ),
        Kind.RECTIFY: ngettext(
            "%(unit)s has %(count)s thing to rectify by %(day)s",
            "%(unit)s has %(count)s things to rectify by %(day)s",
            count,
        ),
        Kind.RECTIFY_DUE: ngettext(
            "%(unit)s: %(count)s rectification is due by %(day)s",
            "%(unit)s: %(count)s rectifications are due by %(day)s",
            count,
        ),
        Kind.REBOUNDED: ngettext(
            "%(unit)s: %(count)s rectification rebounded",
            "%(unit)s: %(count)s rectifications rebounded",
            count,
        ),
        Kind.SECOND: ngettext(
            "%(count)s finding at %(unit)s waits for a second person",
            "%(count)s findings at %(unit)s wait for a second person",
            count,
        ),
        Kind.MADE: ngettext(
            "%(count)s report of %(unit)s is ready",
            "%(count)s reports of %(unit)s are ready",
            count,
        ),
        Kind.NOT_MADE: ngettext(
            "%(count)s report of %(unit)s could not be made",
            "%(count)s reports of %(unit)s could not be made",
            count,
        ),
    }
    return sentences[kind]


def thing_of(notice: Notice) -> tuple[str, str]:
    """Kind and title of the single thing it speaks of; empty for several."""
    if notice.finding is not None:
        return str(kind_of(notice.finding).label), notice.finding.item.title
    if notice.rectification is not None:
        return "", notice.rectification.title
    return "", ""


def address_of(notice: Notice) -> str:
    """The page of the single thing, else the list that holds all of them."""
    if notice.finding is not None:
        return reverse("findings:finding-detail", args=[notice.finding.uuid])
    if notice.rectification is not None:
        return reverse("findings:rectification-detail", args=[notice.rectification.uuid])
    kind = Kind(notice.kind)
    if kind in (Kind.MADE, Kind.NOT_MADE):
        return reverse("reports:report-list")
    if kind in _STATES:
        return f"{reverse('findings:rectification-list')}?state={_STATES[kind]}"
    query = {"rows": EACH}
    if kind == Kind.NEW:
        query |= {"filed_after": notice.since.isoformat(), "sort": "-age"}
    else:
        query |= {"of": str(notice.unit.uuid), "stage": _STAGES[kind]}
    return f"{reverse('findings:finding-list')}?{urlencode(query)}"


_STATES = {Kind.RECTIFY: "open", Kind.RECTIFY_DUE: "open", Kind.REBOUNDED: "rebounded"}
_STAGES = {
    Kind.ASSIGNED: "mine",
    Kind.ASKED: "notified",
    Kind.REPLY_DUE: "notified",
    Kind.SILENT: "silent",
    Kind.REPLIED: "replied",
    Kind.SECOND: "second",
}
