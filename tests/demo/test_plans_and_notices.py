"""The demo has plans with breaches, a warning that was followed by more, and drafts to confirm."""

import csv
from collections import Counter
from pathlib import Path

from burden.demo.generate import World
from burden.demo.layout import plain_text
from meetings.importers.notices import Change, Kind, calls_meeting, read_notices


def test_every_township_and_the_county_have_a_plan_of_known_units(
    world: World, demo_folder: Path
) -> None:
    with (demo_folder / "meeting_plans.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    planning = {world.register.county.id, *(one.id for one in world.register.townships)}
    assert {row["unit"] for row in rows} == planning
    assert all(1 <= int(row["month"]) <= 12 for row in rows)
    numbers = Counter((row["unit"], row["number"]) for row in rows)
    assert max(numbers.values()) == 1


def test_plans_are_kept_in_part_only(world: World) -> None:
    planned = {(one.unit.id, one.title) for one in world.plan}
    held = {
        (one.host.id, one.title)
        for one in world.meetings
        if one.start.year == 2026 and one.sort in ("layered", "honest", "nested")
    }
    hosts = {one.unit.id for one in world.plan}

    assert planned & held
    assert planned - held
    assert {title for host, title in held - planned if host in hosts}
    assert not [title for _unit, title in planned if "传达学习" in title]


def test_notices_are_read_as_what_they_call(world: World) -> None:
    papers = [one for one in world.papers if calls_meeting(one.title)]
    read = [read_notices(plain_text(one), day=one.issued_on.isoformat()) for one in papers]

    drafts = [draft for one in read for draft in one]
    assert len(drafts) == 8
    assert {draft.kind for draft in drafts} == {Kind.NOTICE, Kind.MINUTES}
    assert [draft.change.value for draft in drafts if draft.change] == [Change.CANCELLED]
    assert all(draft.start and draft.place for draft in drafts if not draft.change)
    assert any(one.unit and one.deadline for draft in drafts for one in draft.decisions)


def test_some_notices_call_meetings_of_the_record(world: World) -> None:
    held = {(one.title, one.start.isoformat(timespec="minutes")) for one in world.meetings}
    called = {
        (draft.name.value, draft.start.value)
        for one in world.papers
        if calls_meeting(one.title)
        for draft in read_notices(plain_text(one), day=one.issued_on.isoformat())
    }

    assert len(called & held) == 3
    assert called - held
