"""The chain of a meeting as a document for the file: which meetings, on what evidence."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.findings import selectors as findings
from burden.organisations.models import User
from burden.reports.word import WordFile
from meetings import chains, selectors, wording
from meetings.chains import ChainNode
from meetings.models import Meeting

_ABSENT = "–"
_CHAIN = (18, 34, 52, 22, 15, 15)
_SIGNALS = (48, 84, 24)


def chain_report(user: User, meeting: Meeting, *, day: date | None = None) -> bytes:
    """The .docx of a chain, cut to what this reader may see of each meeting.

    With a `day` it tells no other time: the same chain gives the same bytes.
    """
    chain = chains.chain_of(user, meeting)
    word = WordFile(_("Chain of meetings"), day=day)
    word.heading(meeting.title)
    link = selectors.link_of(meeting)
    open_ids = {node.meeting.pk for node in chain if node.is_open}
    is_open = link is not None and link.upper_id in open_ids
    word.paragraph(wording.answer_of(link, is_open=is_open))
    _write_findings(word, user, meeting)
    _write_meetings(word, chain)
    for node in chain:
        if node.is_open and node.link is not None:
            _write_evidence(word, node, chain)
    word.footer(_origin(user, day))
    return word.data()


def _write_findings(word: WordFile, user: User, meeting: Meeting) -> None:
    held = findings.findings_visible_to(user).filter(item=meeting.item)
    for finding in held.select_related("parameter_set"):
        word.paragraph(
            _("Finding: %(state)s, judged by version %(version)s of the thresholds.")
            % {"state": finding.get_state_display(), "version": finding.parameter_set.version}
        )
    word.paragraph(_("What is suspected here is no verdict before a person has decided."))


def _write_meetings(word: WordFile, chain: list[ChainNode]) -> None:
    word.heading(_("The meetings"))
    head = (_("Level"), _("Host"), _("Meeting"), _("Start"), _("People"), _("Person-hours"))
    word.table([head, *(_row(node) for node in chain)], widths=_CHAIN)


def _row(node: ChainNode) -> tuple[str, ...]:
    meeting = node.meeting
    return (
        str(meeting.host.get_level_display()),
        meeting.host.name,
        meeting.title if node.is_open else _("outside your scope"),
        _moment(meeting),
        str(node.people) if node.is_open else _ABSENT,
        f"{node.hours:.1f}" if node.is_open and node.hours is not None else _ABSENT,
    )


def _moment(meeting: Meeting) -> str:
    form = "SHORT_DATETIME_FORMAT" if meeting.has_time else "SHORT_DATE_FORMAT"
    return date_format(timezone.localtime(meeting.starts_at), form)


def _write_evidence(word: WordFile, node: ChainNode, chain: list[ChainNode]) -> None:
    link = node.link
    assert link is not None
    upper = next((one for one in chain if one.meeting.pk == link.upper_id), None)
    if upper is None:
        return
    word.heading(
        _("%(lower)s after %(upper)s")
        % {"lower": node.meeting.host.name, "upper": upper.meeting.host.name}
    )
    word.paragraph(
        _("%(days)s days later; %(own)s%% of it is its own.")
        % {
            "days": (node.meeting.starts_at - upper.meeting.starts_at).days,
            "own": round(link.novelty * 100),
        }
    )
    rows = [
        (str(one["label"]), str(one["text"]), f"{one['weight']:+.1f}")
        for one in wording.signals_of(link.evidence)
    ]
    total = (_("Sum"), "", f"{link.weight:+.1f}")
    word.table([(_("Signal"), _("Seen"), _("Weight")), *rows, total], widths=_SIGNALS)
    if link.spared:
        word.paragraph(str(wording.SPARED.get(link.spared, link.spared)))
    for item in link.own:
        word.paragraph(_("Its own: %(item)s") % {"item": item})


def _origin(user: User, day: date | None) -> Iterator[str]:
    """Who took this out of the product, and when."""
    told: dict[str, object] = {"person": user, "unit": user.scope}
    if day:
        told["time"] = date_format(day, "DATE_FORMAT")
        yield _("Made for %(person)s, %(unit)s; data of %(time)s.") % told
    else:
        told["time"] = date_format(timezone.localtime(), "DATETIME_FORMAT")
        yield _("Exported by %(person)s, %(unit)s, %(time)s.") % told
