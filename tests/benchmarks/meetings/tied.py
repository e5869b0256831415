"""Meetings with several matters or with people who have no business there, and their likes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from meetings.layering import Attendance, Unit
from tests.benchmarks.meetings.made import Event, Item
from tests.benchmarks.meetings.stage import Stage
from tests.benchmarks.meetings.tree import CITY, COUNTY

_DEPARTMENT = -1


def nested(stage: Stage) -> None:
    """Unrelated matters are tied together, each of which concerns some of those present."""
    host, called = _callers(stage)
    count = stage.dice.randint(3, 5)
    groups = _groups(stage, called, count)
    event = _many_matters(stage, "nested", stage.words.titles.tied, host, groups)
    items = event.items
    each = event.minutes / 60 / len(items)
    event.nested_hours = sum(
        seat.people * each
        for seat in event.seats[1:]
        for item in items
        if seat.unit not in item.units
    )
    if stage.dice.random() < 0.3:
        _add_bystanders(stage, event, called)


def accompanying(stage: Stage) -> None:
    """Units sit in a meeting of which no item concerns them."""
    host, called = _callers(stage)
    event = _one_matter(stage, "accompanying", host, called)
    _add_bystanders(stage, event, called)


def one_matter(stage: Stage) -> None:
    """Several items of one matter, each for other units: neither tied nor accompanied."""
    host, called = _callers(stage)
    _one_matter(stage, "one matter", host, called)


def item_for_everyone(stage: Stage) -> None:
    """One item names nobody, so it concerns everybody who is there."""
    host, called = _callers(stage)
    event = _one_matter(stage, "item for everyone", host, called)
    event.items[-1] = Item(event.items[-1].text, event.items[-1].task)
    _add_bystanders(stage, event, called)
    event.accompanying = {}


def routine_with_units(stage: Stage) -> None:
    """A standing meeting deals with what is up; its items name the units that report."""
    host, called = _callers(stage)
    groups = _groups(stage, called, 3)
    _many_matters(stage, "routine with units", stage.words.titles.weekly, host, groups)


def all_hands(stage: Stage) -> None:
    """Everybody is called, and every item is for all of them."""
    host, called = _callers(stage)
    event = _many_matters(stage, "all hands", stage.words.titles.all_hands, host, [()] * 4)
    event.seats += [Attendance(unit.id, stage.dice.randint(1, 9)) for unit in called]


def called_by_deputy(stage: Stage) -> None:
    """A deputy calls, and principals of lower units have to come."""
    host, called = _lower_places(stage)
    event = _with_ranks(stage, "called by a deputy", host, by_deputy=True)
    hours = event.minutes / 60
    for unit in called[:2]:
        event.seats.append(Attendance(unit.id, 1, _rank(stage, unit, principal=True)))
        event.accompanying[unit.id] = hours
    event.seats += [
        Attendance(unit.id, 1, _rank(stage, unit, principal=False)) for unit in called[2:5]
    ]


def called_by_principal(stage: Stage) -> None:
    """A principal calls principals, or a deputy calls deputies: as it should be."""
    by_deputy = stage.dice.random() < 0.5
    made_as = "deputies called" if by_deputy else "called by a principal"
    host, called = _lower_places(stage)
    event = _with_ranks(stage, made_as, host, by_deputy=by_deputy)
    event.seats += [
        Attendance(unit.id, 1, _rank(stage, unit, principal=not by_deputy)) for unit in called[:4]
    ]


def _with_ranks(stage: Stage, made_as: str, host: Unit, *, by_deputy: bool) -> Event:
    """Hold a meeting on one topic for everyone; who calls it stands first among the seats."""
    start = stage.moment()
    topic = stage.topic_for(host, start)
    items = stage.agenda(topic, topic.name, 3)
    title = stage.fill(stage.words.titles.root, host, topic.name)
    presiding = stage.dice.choice(("主持", "（主持）", ""))
    ranks = [_rank(stage, host, principal=not by_deputy) + presiding]
    if not by_deputy:
        ranks.append(_rank(stage, host, principal=False))
    seats = [Attendance(host.id, 1, rank) for rank in ranks]
    event = stage.hold(host, topic, made_as, title, start, items, seats=seats)
    event.clean = True
    return event


def _rank(stage: Stage, unit: Unit, *, principal: bool) -> str:
    level = _DEPARTMENT if stage.tree.is_department(unit) else unit.level
    ranks = stage.words.ranks[level]
    return stage.dice.choice(ranks.principals if principal else ranks.deputies)


def _callers(stage: Stage) -> tuple[Unit, list[Unit]]:
    """Return a host, and lower places and own departments in the order they are called."""
    host = stage.host(CITY, COUNTY, COUNTY, departments=0)
    called = [*stage.tree.lower(host), *stage.tree.departments(host)]
    return host, stage.dice.sample(called, min(len(called), 12))


def _lower_places(stage: Stage) -> tuple[Unit, list[Unit]]:
    """Return a host and the places below it in the order they are called."""
    host = stage.host(CITY, COUNTY, COUNTY, departments=0)
    lower = stage.tree.lower(host)
    return host, stage.dice.sample(lower, min(len(lower), 5))


def _groups(stage: Stage, called: Sequence[Unit], count: int) -> list[tuple[Unit, ...]]:
    """Return for each item the one to three units it concerns; no unit has two items."""
    groups, at = [], 0
    for left in range(count, 0, -1):
        size = min(stage.dice.randint(1, 3), len(called) - at - left + 1)
        groups.append(tuple(called[at : at + size]))
        at += size
    return groups


def _many_matters(
    stage: Stage,
    made_as: str,
    titles: Sequence[str],
    host: Unit,
    groups: Sequence[tuple[Unit, ...]],
) -> Event:
    """Hold a meeting on one topic for each group of units."""
    start = stage.moment()
    topics = stage.topics_for(host, start, len(groups))
    items = [
        Item(
            stage.dice.choice(stage.words.items.topic).format(t=topic.name),
            topic.name,
            tuple(unit.id for unit in group),
        )
        for topic, group in zip(topics, groups, strict=True)
    ]
    return _hold(stage, made_as, stage.fill(titles, host), host, start, items)


def _one_matter(stage: Stage, made_as: str, host: Unit, called: Sequence[Unit]) -> Event:
    """Hold a meeting on three tasks of one topic, each for some of those called."""
    start = stage.moment()
    topic = stage.topic_for(host, start)
    tasks = stage.dice.sample([names[0] for names in topic.tasks], 3)
    groups = _groups(stage, called, len(tasks))
    items = [stage.item(task, task, group) for task, group in zip(tasks, groups, strict=True)]
    title = stage.fill(stage.words.titles.root, host, topic.name)
    return _hold(stage, made_as, title, host, start, items)


def _hold(
    stage: Stage, made_as: str, title: str, host: Unit, start: datetime, items: list[Item]
) -> Event:
    """Hold a meeting in which the host and the units of the items sit."""
    people = {unit: stage.dice.randint(1, 5) for item in items for unit in item.units}
    seats = [Attendance(host.id, 5), *(Attendance(unit, some) for unit, some in people.items())]
    event = stage.hold(host, None, made_as, title, start, items, seats=seats)
    event.clean = True
    return event


def _add_bystanders(stage: Stage, event: Event, called: Sequence[Unit]) -> None:
    """Seat one to three called units that are not there yet, and which no item names."""
    present = {seat.unit for seat in event.seats}
    idle = [unit for unit in called if unit.id not in present][: stage.dice.randint(1, 3)]
    for unit in idle:
        people = stage.dice.randint(1, 4)
        event.seats.append(Attendance(unit.id, people))
        event.accompanying[unit.id] = people * event.minutes / 60
