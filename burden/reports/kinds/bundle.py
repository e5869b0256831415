"""The evidence of one finding as files: originals, texts, comparison, decisions, log, hashes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from burden.audit.models import Entry
from burden.findings.basis import BasisFile
from burden.findings.models import Finding, Reply
from burden.findings.registry import kind_of
from burden.findings.selectors import finding_for, open_uppers
from burden.findings.selectors.hearing import hearings_of
from burden.matters.models import Item
from burden.organisations.models import User
from burden.reports.chain import chain_report
from burden.reports.comparison import comparison_report
from burden.reports.contents import CannotBeMade, Contents
from burden.reports.kinds import evidence
from burden.reports.kinds.making import origin_of
from burden.reports.models import Report
from burden.reports.progress import Progress
from burden.reports.sealing import AUDIT, ENTRY_FIELDS, as_json, sealed
from burden.reports.writing.words import docx_of
from burden.stack.masking import masked
from burden.thresholds.parameters import Parameters
from docs_audit import storage
from docs_audit.models import Match, Paper
from docs_audit.originals import extension_of
from docs_audit.selectors import comparison_for
from meetings.models import Meeting

Files = dict[str, bytes]
# Who looked at a finding is no evidence of it: of such entries only their place is told.
_LOOKED = "finding.viewed"
_SEALED = ("chain", "number", "action", "previous", "digest")


def make(report: Report, progress: Progress) -> bytes:
    """The bundle, as far as whoever ordered it may open what is in it.

    Raises:
        Http404: the finding is gone or outside the scope.
        CannotBeMade: an original is no longer the file that was taken in.
    """
    user = report.by
    finding = finding_for(user, report.parameters["finding"])
    steps = (_originals, _comparison, _chain, _told, _log)
    progress.begin(len(steps) + 1)
    files: Files = {}
    for step in progress.each(steps):
        files |= step(report, finding)
    files["README.txt"] = _readme()
    data = sealed(files, _manifest(report, finding))
    progress.step()
    return data


def _manifest(report: Report, finding: Finding) -> Mapping[str, Any]:
    assert report.parameter_set is not None
    return {
        "finding": finding.uuid,
        "kind": finding.kind,
        "state": finding.state,
        "judged_by_parameters": finding.parameter_set.version,
        "parameters_in_force": report.parameter_set.version,
        "made_for": str(report.by),
        "scope": report.by.scope.name if report.by.scope else "",
        "language": report.language,
    }


def _readme() -> bytes:
    words = _(
        "Evidence of one finding. SHA256SUMS holds the hash of every file; check them with\n"
        "    sha256sum --check SHA256SUMS\n"
        "after unpacking, or the whole with\n"
        "    python manage.py verify_bundle FILE.zip\n"
        "which needs no database. The hash of the bundle itself stands in the audit log of the\n"
        "product; whoever changes a file can write a new list of hashes, but not that entry.\n"
        "What is suspected here is no verdict before a person has decided.\n"
    )
    return words.encode()


def _originals(report: Report, finding: Finding) -> Files:
    """The papers concerned that the reader may open, as they were taken in, and their texts."""
    files: Files = {}
    for name, item in _items(finding):
        paper = Paper.objects.visible_to(report.by).select_related("file").filter(item=item).first()
        if paper is None or paper.removed_at is not None:
            continue
        data = _original(paper)
        files[f"originals/{name}.{extension_of(paper)}"] = data
        files[f"texts/{name}.txt"] = masked(paper.text).encode()
    return files


def _original(paper: Paper) -> bytes:
    try:
        with storage.open_whole(paper.file.sha256) as file:
            return file.read()
    except storage.FileChanged as changed:
        raise CannotBeMade(
            _("The original of %(title)s is no longer the file that was taken in.")
            % {"title": paper.title}
        ) from changed


def _shown(value: Mapping[str, Any]) -> bytes:
    """As JSON, personal numbers masked as everywhere; who needs them has the originals."""
    return masked(as_json(value).decode()).encode()


def _items(finding: Finding) -> Iterator[tuple[str, Item]]:
    yield "item", finding.item
    if finding.upper is not None:
        yield "superior", finding.upper


def _comparison(report: Report, finding: Finding) -> Files:
    """The comparison of the two papers, where they were compared and it may leave."""
    match = (
        Match.objects.filter(lower__item=finding.item, upper__item=finding.upper)
        .select_related("lower", "upper")
        .first()
    )
    if match is None or match.is_bare:
        return {}
    found = comparison_for(report.by, match.lower.uuid, match.upper.uuid)
    if not found.may_leave:
        return {}
    day = finding.occurred_on or timezone.localdate(match.created_at)
    return {"comparison.docx": comparison_report(report.by, found, day=day)}


def _chain(report: Report, finding: Finding) -> Files:
    """The chain of a meeting, and the record of each meeting that the reader may open."""
    files: Files = {}
    for name, item in _items(finding):
        visible = Meeting.objects.visible_to(report.by).select_related("host", "item")
        meeting = visible.filter(item=item).first()
        if meeting is None:
            continue
        files[f"records/{name}.json"] = _shown(_record(meeting))
        if item == finding.item:
            day = timezone.localdate(meeting.starts_at)
            files["chain.docx"] = chain_report(report.by, meeting, day=day)
    return files


def _record(meeting: Meeting) -> Mapping[str, Any]:
    """The meeting as it is kept; who reported it is told to nobody."""
    return {
        "host": meeting.host.name,
        "title": meeting.title,
        "starts_at": meeting.starts_at.astimezone(UTC).isoformat(),
        "ends_at": meeting.ends_at.astimezone(UTC).isoformat() if meeting.ends_at else None,
        "mode": meeting.mode,
        "venue": meeting.venue,
        "agenda": [one["title"] for one in meeting.agenda],
        "cites": meeting.cites,
        "minutes": meeting.minutes,
    }


def _told(report: Report, finding: Finding) -> Files:
    """The finding and what was decided, for programs and for people, and the values it rests on."""
    (sections,) = [part() for part in evidence.appendix(report, [finding])]
    contents = Contents(
        title=_("Finding with its evidence"),
        subtitle=f"{finding.unit} · {kind_of(finding).label}",
        day=finding.occurred_on or timezone.localdate(finding.created_at),
        origin=list(origin_of(report)),
        parts=(),
    )
    return {
        "finding.json": _shown(_finding(report.by, finding)),
        "finding.docx": docx_of(contents, [sections], lambda: None),
        "parameters.json": as_json(
            {
                "version": finding.parameter_set.version,
                "values": dict(Parameters(finding.parameter_set)),
            }
        ),
    }


def _finding(user: User, finding: Finding) -> Mapping[str, Any]:
    kind = kind_of(finding)
    upper = finding.upper if finding.upper_id in open_uppers(user, [finding]) else None
    return {
        "uuid": finding.uuid,
        "kind": finding.kind,
        "claim": str(kind.claim(finding)),
        "verdict_of_program": str(kind.verdict(finding)),
        "unit": finding.unit.name,
        "level": finding.level,
        "occurred_on": finding.occurred_on,
        "item": {"title": finding.item.title, "number": finding.item.number},
        "superior": {"title": upper.title, "number": upper.number} if upper else None,
        "state": finding.state,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "avoidable_hours": str(finding.avoidable_hours),
        "signals": [
            {"label": str(one["label"]), "text": str(one["text"]), "weight": one["weight"]}
            for one in kind.signals(finding)
        ],
        "notices": [
            {
                "at": heard.notice.at.astimezone(UTC).isoformat(),
                "due_on": heard.notice.due_on,
                "replies": [_reply(*one) for one in heard.replies],
            }
            for heard in reversed(hearings_of(finding, timezone.localdate()))
        ],
        "decisions": [
            {
                "at": one.at.astimezone(UTC).isoformat(),
                "verdict": one.verdict,
                "step": one.step,
                "reason": one.reason,
                "note": one.note,
                "by": str(one.by),
            }
            for one in finding.decisions.select_related("by").order_by("at", "pk")
        ],
    }


def _reply(reply: Reply, files: Iterable[BasisFile]) -> Mapping[str, Any]:
    """What the unit said, with the files that were taken; of removed ones the hashes are left."""
    removed_at = reply.removed_at
    return {
        "at": reply.at.astimezone(UTC).isoformat(),
        "text": reply.text,
        "removed_at": removed_at.astimezone(UTC).isoformat() if removed_at else None,
        # None that may still be refused: then nothing that tells of it stays anywhere.
        "files": [
            {"name": one.name, "sha256": one.sha256}
            for one in files
            if one.is_kept or one.is_removed
        ],
    }


def _log(_report: Report, finding: Finding) -> Files:
    """The entries of the log about the finding, each with its place in the chain.

    Acts are told in full, so that their digests can be worked out anew; of who looked at it only
    that somebody did.
    """
    about = Entry.objects.filter(
        target_kind=Finding._meta.label_lower, target_id=str(finding.pk)
    ).order_by("chain", "number")
    return {AUDIT: as_json({"entries": [_entry(one) for one in about]})}


def _entry(entry: Entry) -> Mapping[str, Any]:
    names = _SEALED if entry.action == _LOOKED else ENTRY_FIELDS
    told = {name: getattr(entry, name) for name in names}
    return told | {"at": entry.at.astimezone(UTC).isoformat(timespec="microseconds")}
