"""Meetings on the topic of an upper one that repeat it in part, again, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta

from meetings.layering import Attendance, Unit
from tests.benchmarks.meetings import campaigns
from tests.benchmarks.meetings.made import Event, Item
from tests.benchmarks.meetings.stage import Stage
from tests.benchmarks.meetings.tree import CITY, COUNTY, PROVINCE, TOWNSHIP, VILLAGE


def ordinary(stage: Stage) -> None:
    """A meeting on a topic of one's own that nobody repeats."""
    dice = stage.dice
    unit = stage.host(CITY, COUNTY, TOWNSHIP, TOWNSHIP, VILLAGE)
    start = stage.moment()
    topic = stage.topic_for(unit, start)
    titles = stage.words.titles
    title = stage.fill(dice.choice((titles.root, titles.parallel, titles.short)), unit, topic.name)
    items = stage.agenda(topic, topic.name, dice.randint(2, 4))
    stage.hold(unit, topic, "ordinary", title, start, items)


def root_after_root(stage: Stage) -> None:
    """A lower unit takes up other tasks of an upper meeting's topic without having sat in it."""
    dice = stage.dice
    first = campaigns.root(stage, stage.host(PROVINCE, CITY, COUNTY))
    topic = first.topic
    assert topic is not None
    lower = stage.tree.lower(first.unit)
    for unit in dice.sample(lower, min(2, len(lower))):
        first.seats = _without(first.seats, unit)
        first.reporters = tuple(one for one in first.reporters if one.id != unit.id)
        done = {item.task for item in first.tasks} | {topic.name}
        items = stage.agenda(topic, topic.name, 3, avoiding=done)
        titles = stage.words.titles
        title = stage.fill(dice.choice((titles.root, titles.parallel)), unit, topic.name)
        event = stage.hold(unit, topic, "root after root", title, stage.later(first.start), items)
        event.clean = True


def _without(seats: list[Attendance], unit: Unit) -> list[Attendance]:
    return [seat for seat in seats if seat.unit != unit.id]


def genuine(stage: Stage) -> None:
    """A lower unit carries an upper meeting out with money, persons and places of its own."""
    dice = stage.dice
    root = campaigns.root(stage, stage.host(CITY, COUNTY))
    topic = root.topic
    assert topic is not None
    lower = stage.tree.lower(root.unit)
    for unit in dice.sample(lower, min(2, len(lower))):
        items = stage.repeated(root, topic, elsewhere=False)[:1]
        own = stage.own(unit, dice.randint(3, 5))
        titles = stage.words.titles
        chosen = dice.choice((titles.explicit, titles.parallel, titles.short))
        title = stage.fill(chosen, unit, topic.name, quoting=root)
        event = stage.hold(unit, topic, "genuine", title, stage.later(root.start), [*items, *own])
        event.parents = (root,)
        event.novelty = len(own) / len(event.items)
        event.clean, event.optional = True, chosen is not titles.explicit


def held_again(stage: Stage) -> None:
    """A video meeting fails and is held once more; what is below repeats the second one.

    Sometimes a unit that the signal did not reach holds the meeting for its own people.
    """
    dice = stage.dice
    failed = campaigns.root(stage, stage.host(PROVINCE, CITY, COUNTY), video=True)
    failed.minutes, failed.clean = 30, True
    again = _again(stage, failed, failed.unit, failed.start + timedelta(days=dice.randint(1, 2)))
    again.video, again.seats = True, failed.seats
    campaigns.report_from_venues(stage, again)
    if dice.random() < 0.3:
        campaigns.descend(stage, again)
    else:
        unit = dice.choice(stage.tree.lower(failed.unit))
        below = _again(stage, failed, unit, again.start + timedelta(hours=dice.choice((3, 24))))
        below.made_as, below.optional = "held again below", True
        below.parents = (failed, again)


def _again(stage: Stage, failed: Event, unit: Unit, start: datetime) -> Event:
    title = stage.fill(stage.words.titles.held_again, unit, quoting=failed)
    items = [Item(item.text, item.task) for item in failed.items]
    event = stage.hold(unit, failed.topic, "held again", title, start, items)
    event.cites, event.clean = failed.cites, True
    return event


def merged(stage: Stage) -> None:
    """A township merges three upper meetings into one, with and without naming who is concerned."""
    dice = stage.dice
    county = stage.host(COUNTY, departments=0)
    hosts = [county, *dice.sample(stage.tree.departments(county), 2)]
    roots = [campaigns.root(stage, host, video=False) for host in hosts]
    first = max(root.start for root in roots)
    for number, root in enumerate(roots):
        root.start, root.agenda_kept = first - timedelta(days=number), True
    for township in dice.sample(stage.tree.lower(county), 2):
        _merge(stage, roots, township, named=dice.random() < 0.4)


def _merge(stage: Stage, roots: list[Event], township: Unit, *, named: bool) -> None:
    dice = stage.dice
    villages = stage.tree.lower(township)
    items: list[Item] = []
    concerned: list[set[str]] = []
    for root in roots:
        part = dice.sample(villages, dice.randint(1, len(villages) - 2)) if named else []
        told = dice.sample(root.tasks, min(2, len(root.tasks)))
        items += [Item(one.text, one.task, tuple(unit.id for unit in part)) for one in told]
        concerned += [{unit.id for unit in part}] * len(told)
    present = [one for one in villages if not named or any(one.id in some for some in concerned)]
    seats = [Attendance(township.id, 6), *(Attendance(one.id, 2) for one in present)]
    title = stage.fill(stage.words.titles.merged, township)
    start = stage.later(max(root.start for root in roots))
    made_as = "merged with units" if named else "merged"
    event = stage.hold(township, None, made_as, title, start, items, seats=seats)
    event.parents, event.novelty, event.clean, event.optional = tuple(roots), 0.0, True, True
    if named:
        each = event.minutes / 60 / len(items)
        idle = sum(
            seat.people * each for seat in seats[1:] for some in concerned if seat.unit not in some
        )
        event.nested_hours = idle or None
