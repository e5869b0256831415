"""One matter carried down: a root meeting and those that repeat it level by level."""

from __future__ import annotations

from datetime import timedelta

from meetings.layering import Attendance, Unit
from tests.benchmarks.meetings.made import Event, Item
from tests.benchmarks.meetings.phrasing import Topic
from tests.benchmarks.meetings.stage import Stage
from tests.benchmarks.meetings.tree import CITY, COUNTY, PROVINCE, TOWNSHIP, VILLAGE

_ROOT_LEVELS = (0, PROVINCE, CITY, COUNTY, TOWNSHIP)
_ROOT_SHARES = (0.03, 0.10, 0.22, 0.37, 0.28)
_CHILD_CHANCE = {PROVINCE: 0.9, CITY: 0.85, COUNTY: 0.75, TOWNSHIP: 0.4, VILLAGE: 0.12}
_REACHED_BY_VIDEO = 0.25
_OWN_DEPARTMENT = 0.2
_SKIPPED, _JOINT = 0.03, 0.08
_DROPPED_ROOTS, _DROPPED = 0.08, 0.02
_STYLES = ("explicit", "parallel", "short", "vague")
_STYLE_SHARES = (35, 30, 20, 15)


def campaign(stage: Stage) -> None:
    """A root at some level, and everything below that repeats it."""
    level = stage.dice.choices(_ROOT_LEVELS, _ROOT_SHARES)[0]
    event = root(stage, stage.host(level))
    event.dropped = stage.dice.random() < _DROPPED_ROOTS
    descend(stage, event)


def root(stage: Stage, unit: Unit, *, video: bool | None = None) -> Event:
    """Hold a meeting that repeats no other."""
    dice, start = stage.dice, stage.moment()
    topic = stage.topic_for(unit, start)
    if video is None:
        video = unit.level < TOWNSHIP and dice.random() < 0.35
    titles = stage.words.titles.video if video else stage.words.titles.root
    items = stage.agenda(topic, topic.name, dice.randint(2, 5))
    if dice.random() < 0.3:
        items += stage.from_list(stage.words.items.formal, 1)
    title = stage.fill(titles, unit, topic.name)
    event = stage.hold(unit, topic, "root", title, start, items, video=video)
    if dice.random() < 0.3:
        event.cites = (stage.number(),)
    if video:
        report_from_venues(stage, event)
    elif dice.random() < 0.06:
        event.reporters = (unit,)
    return event


def report_from_venues(stage: Stage, event: Event) -> None:
    """Let some branch venues report a video meeting as well."""
    called = stage.tree.addressed(event.unit)
    lower = [unit for unit in called if unit.level > event.unit.level]
    if lower and stage.dice.random() < 0.5:
        count = min(len(lower), stage.dice.randint(1, 3))
        event.reporters = tuple(stage.dice.sample(lower, count))


def descend(stage: Stage, parent: Event, *, chance_factor: float = 1.0) -> None:
    """Hold the meetings that repeat `parent`, level by level."""
    seated = {seat.unit for seat in parent.seats}
    held = {host.id for host in parent.hosts}
    for unit in stage.tree.addressed(parent.unit):
        chance = _CHILD_CHANCE[max(unit.level, PROVINCE)] * chance_factor
        if parent.video and unit.id in seated:
            chance *= _REACHED_BY_VIDEO
        if unit.level == parent.unit.level:
            chance *= _OWN_DEPARTMENT
        if unit.id in held or stage.dice.random() >= chance:
            continue
        held.add(unit.id)
        event = child(stage, parent, unit)
        if unit.level == COUNTY and stage.dice.random() < _JOINT:
            _made_joint(stage, event)
        if not stage.tree.is_department(unit) or stage.tree.is_department(parent.unit):
            descend(stage, event, chance_factor=chance_factor)
        event.dropped = stage.dice.random() < _DROPPED
    if parent.video:
        _skip_a_level(stage, parent, held)


def _skip_a_level(stage: Stage, parent: Event, held: set[str]) -> None:
    """Let some that a video meeting reached repeat it where the level between did not."""
    seated = {seat.unit for seat in parent.seats}
    for between in stage.tree.lower(parent.unit):
        for unit in stage.tree.lower(between) if between.id not in held else ():
            if unit.id in seated and stage.dice.random() < _SKIPPED:
                child(stage, parent, unit)


def child(stage: Stage, parent: Event, unit: Unit) -> Event:
    """Hold a meeting of a lower unit that repeats `parent`."""
    dice, topic = stage.dice, parent.topic
    assert topic is not None
    style = dice.choices(_STYLES, _STYLE_SHARES)[0]
    elsewhere = dice.random() < 0.10
    called = dice.choice(topic.names[1:]) if elsewhere and topic.names[1:] else topic.name
    items = stage.repeated(parent, topic, elsewhere=elsewhere)
    own = stage.own(unit, 1) if dice.random() < 0.3 else []
    if style == "vague":
        own += stage.routine(dice.randint(0, 2), avoiding=topic)
        parent.agenda_kept = True
    conveyed = style == "explicit" and dice.random() < 0.5
    conveyed = conveyed or (style == "vague" and dice.random() < 0.3)
    named = style == "explicit"
    if conveyed:
        items.insert(0, conveying(stage, parent, unit, called))
        named = named or "上级" not in items[0].text
    start = stage.later(parent.start)
    titles = getattr(stage.words.titles, style)
    if style == "explicit" and parent.video and dice.random() < 0.25:
        # The lower level goes on as soon as the upper meeting is over.
        titles = stage.words.titles.relayed
        start = parent.start + timedelta(minutes=parent.minutes + dice.randint(5, 30))
    title = stage.fill(titles, unit, called, quoting=parent)
    # A department that repeats a place's meeting does so among its own people.
    inward = stage.tree.is_department(unit) and not stage.tree.is_department(parent.unit)
    seats = [Attendance(unit.id, dice.randint(5, 30))] if inward else None
    event = stage.hold(unit, topic, style, title, start, [*items, *own], seats=seats)
    event.parents = (parent,)
    event.novelty = len(own) / len(event.items)
    event.cites = parent.cites
    event.named = named
    event.agenda_kept = parent.made_as == "vague"
    if elsewhere:
        event.traits.add("said otherwise")
    return event


def conveying(stage: Stage, parent: Event, unit: Unit, called: str) -> Item:
    """Word the item by which a lower meeting passes on an upper one."""
    return Item(stage.fill(stage.words.items.conveying, unit, called, quoting=parent))


def _made_joint(stage: Stage, event: Event) -> None:
    """Let one of the county's townships be the second host."""
    event.hosts = (stage.dice.choice(stage.tree.lower(event.unit)),)
    event.made_as = "joint"
    topic = event.topic
    assert topic is not None
    event.title = stage.fill(stage.words.titles.joint, event.unit, topic.name, other=event.hosts[0])


def joint(stage: Stage) -> None:
    """A county and a township hold one meeting together, of their own accord."""
    county = stage.host(COUNTY, departments=0)
    other = stage.dice.choice(stage.tree.lower(county))
    start = stage.moment()
    topic: Topic = stage.topic_for(county, start)
    title = stage.fill(stage.words.titles.joint, county, topic.name, other=other)
    items = stage.agenda(topic, topic.name, 3)
    event = stage.hold(county, topic, "joint", title, start, items)
    event.hosts = (other,)


def replaced_chain(stage: Stage) -> None:
    """A video meeting down to the lowest place, after which hardly anybody meets again."""
    event = root(stage, stage.host(PROVINCE, CITY, COUNTY), video=True)
    descend(stage, event, chance_factor=0.2)
