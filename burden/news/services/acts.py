"""What people did and the product found, as the log has it, and whom it concerns."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from burden.audit.models import Entry
from burden.findings.models import Finding, Rectification
from burden.news.models import Kind
from burden.news.people import Inspectors, deciders_of, editors_of, inspectors_among
from burden.news.services.posting import Line

_OF_FINDINGS = {
    "finding.assigned": Kind.ASSIGNED,
    "finding.notified": Kind.ASKED,
    "finding.replied": Kind.REPLIED,
    "finding.proposed": Kind.SECOND,
}
_OF_RECTIFICATIONS = {
    "rectification.set": Kind.RECTIFY,
    "rectification.rebounded": Kind.REBOUNDED,
}
# A job makes what a person has ordered: the entry is the person's, the news the job's.
_OF_REPORTS = {"report.made": Kind.MADE, "report.not_made": Kind.NOT_MADE}
_TAKEN = "report.downloaded"


@dataclass(frozen=True)
class _Act:
    """An entry of the log: what, to which row, of which unit, by whom (None: the product)."""

    kind: Kind
    target: int
    unit: int | None
    by: int | None
    details: Mapping[str, Any]


def lines_of(since: datetime, until: datetime) -> Iterator[Line]:
    """What is told of the acts after `since` up to `until`, as far as it still holds."""
    yield from _of_findings(_acts(_OF_FINDINGS, since, until))
    yield from _of_rectifications(_acts(_OF_RECTIFICATIONS, since, until))
    yield from _of_reports(_acts(_OF_REPORTS, since, until), since)


def _acts(kinds: Mapping[str, Kind], since: datetime, until: datetime) -> list[_Act]:
    entries = Entry.objects.filter(action__in=list(kinds), at__gt=since, at__lte=until)
    return [
        _Act(
            kind=kinds[one.action],
            target=int(one.target_id),
            unit=int(one.unit_path.rstrip("/").rpartition("/")[2]) if one.unit_path else None,
            by=int(one.actor_id) if one.actor_id else None,
            details=json.loads(one.details),
        )
        for one in entries.order_by("id")
    ]


def _of_findings(acts: Sequence[_Act]) -> Iterator[Line]:
    found = (
        Finding.objects.select_related("unit", "notice").in_bulk({act.target for act in acts})
        if acts
        else {}
    )
    undecided = {pk: one for pk, one in found.items() if one.is_undecided}
    editors = editors_of(_units_of(undecided.values()))
    inspectors = inspectors_among(
        person for one in undecided.values() for person in _inspecting(one)
    )
    waiting = [one for one in undecided.values() if one.proposed]
    seconds = deciders_of(_units_of(waiting))
    for act in acts:
        finding = undecided.get(act.target)
        if finding is None:
            continue
        if act.kind == Kind.ASKED:
            yield from _asked(finding, editors)
        elif act.kind == Kind.SECOND:
            yield from _seconds(act, finding, seconds)
        else:
            yield from _to_inspectors(act, finding, inspectors)


def _asked(finding: Finding, editors: Mapping[int, list[int]]) -> Iterator[Line]:
    notice = finding.notice
    if notice is None or notice.replied_at is not None:
        return
    for person in editors.get(finding.unit_id, ()):
        yield Line(person, Kind.ASKED, finding.unit_id, notice.due_on, finding=finding.pk)


def _seconds(
    act: _Act, finding: Finding, deciders: Mapping[int, list[list[int]]]
) -> Iterator[Line]:
    """The nearest who may second what one of them has proposed."""
    others = (set(near) - {act.by} for near in deciders.get(finding.unit_id, ()))
    for person in next(filter(None, others), ()) if finding.proposed else ():
        yield Line(person, Kind.SECOND, finding.unit_id, finding=finding.pk)


def _to_inspectors(act: _Act, finding: Finding, inspectors: Inspectors) -> Iterator[Line]:
    asked = _inspecting(finding)
    if act.kind == Kind.ASSIGNED:
        asked = [one for one in asked if str(one) == act.details.get("to")]
    for person in inspectors.over(finding.unit, asked) - {act.by}:
        yield Line(person, act.kind, finding.unit_id, finding=finding.pk)


def _inspecting(finding: Finding) -> list[int | None]:
    """Who looks into it, and who asked for the reply."""
    return [finding.assigned_to_id, finding.notice.by_id if finding.notice else None]


def _of_rectifications(acts: Sequence[_Act]) -> Iterator[Line]:
    found = (
        Rectification.objects.select_related("unit").in_bulk({act.target for act in acts})
        if acts
        else {}
    )
    editors = editors_of(_units_of(found.values()))
    inspectors = inspectors_among(one.by_id for one in found.values())
    for act in acts:
        one = found.get(act.target)
        if one is None:
            continue
        due_on = one.deadline if act.kind == Kind.RECTIFY else None
        told = {*editors.get(one.unit_id, ()), *inspectors.over(one.unit, [one.by_id])} - {act.by}
        for person in told:
            yield Line(person, act.kind, one.unit_id, due_on, rectification=one.pk)


def _of_reports(acts: Sequence[_Act], since: datetime) -> Iterator[Line]:
    """Told to whoever ordered it, unless the file was taken by then."""
    made = [str(act.target) for act in acts]
    taken = Entry.objects.filter(action=_TAKEN, target_id__in=made, at__gt=since) if made else ()
    known = {(one.actor_id, one.target_id) for one in taken}
    for act in acts:
        if act.by and act.unit and (str(act.by), str(act.target)) not in known:
            yield Line(act.by, act.kind, act.unit)


def _units_of(things: Any) -> list[Any]:
    return list({one.unit_id: one.unit for one in things}.values())
