"""Meetings that recur, that law demands, or that an emergency does: none repeats another."""

from __future__ import annotations

from datetime import timedelta

from meetings.layering import Unit
from tests.benchmarks.meetings import campaigns
from tests.benchmarks.meetings.made import Item
from tests.benchmarks.meetings.phrasing import Statutory
from tests.benchmarks.meetings.stage import Stage
from tests.benchmarks.meetings.tree import CENTRAL, CITY, COUNTY, PROVINCE, TOWNSHIP, VILLAGE


def weekly(stage: Stage) -> None:
    """A committee or bureau meets every week about whatever there is."""
    dice = stage.dice
    host = stage.host(CITY, COUNTY, TOWNSHIP)
    moment = stage.moment()
    title = dice.choice(stage.words.titles.weekly)
    for _ in range(dice.randint(5, 9)):
        items = stage.routine(dice.randint(2, 5))
        stage.hold(host, None, "weekly", stage.fill((title,), host), moment, items)
        moment += timedelta(days=7)


def standing_with_item(stage: Stage) -> None:
    """A standing meeting has one item that passes an upper meeting on."""
    dice = stage.dice
    root = campaigns.root(stage, stage.host(CENTRAL, PROVINCE, CITY, COUNTY))
    assert root.topic is not None
    for unit in _some_below(stage, root.unit, 2):
        items = stage.routine(dice.randint(2, 4), avoiding=root.topic)
        at = dice.randint(0, len(items))
        items.insert(at, campaigns.conveying(stage, root, unit, root.topic.name))
        title = stage.fill(stage.words.titles.weekly, unit)
        event = stage.hold(unit, root.topic, "standing", title, stage.later(root.start), items)
        event.parents = (root,)
        event.novelty = (len(items) - 1) / len(items)
        event.charged = at
        event.clean = True


def quarterly(stage: Stage) -> None:
    """Every level holds its own edition of a quarterly meeting."""
    topic = stage.dice.choice(stage.words.topics)
    template = stage.dice.choice(stage.words.titles.quarterly)
    quarter = stage.dice.choice("一二三四")
    start = stage.moment()
    for unit in stage.tree.line_down(stage.host(CITY)):
        items = stage.agenda(topic, topic.name, 3)
        title = stage.fill((template.replace("{q}", quarter),), unit, topic.name)
        stage.hold(unit, topic, "quarterly", title, start, items)
        start = stage.later(start)


def emergency(stage: Stage) -> None:
    """Four levels deal with the same emergency within six hours."""
    dice = stage.dice
    start = stage.moment()
    template = dice.choice(stage.words.titles.emergency)
    texts = dice.sample(stage.words.items.emergency, 3)
    for unit in stage.tree.line_down(stage.host(PROVINCE)):
        items = [Item(text) for text in texts]
        stage.hold(unit, None, "emergency", stage.fill((template,), unit), start, items)
        start += timedelta(minutes=dice.randint(50, 120))


def statutory(stage: Stage) -> None:
    """A meeting that a law or charter demands takes place on each level that has it."""
    demanded: Statutory = stage.dice.choice(stage.words.statutory)
    start = stage.moment()
    for unit in stage.tree.line_down(stage.host(COUNTY), lowest=VILLAGE):
        if unit.level in demanded.levels:
            items = [Item(text) for text in demanded.items]
            title = stage.fill((demanded.title,), unit)
            stage.hold(unit, None, "statutory", title, start, items)
        start = stage.later(start)


def training_after_root(stage: Stage) -> None:
    """Training, or a review, on the topic of an upper meeting; others below do repeat it."""
    dice, words = stage.dice, stage.words
    root = campaigns.root(stage, stage.host(PROVINCE, CITY, COUNTY))
    assert root.topic is not None
    called = root.topic.name
    for unit in _some_below(stage, root.unit, 3):
        made_as = dice.choice(("training", "review"))
        titles = words.titles.training if made_as == "training" else words.titles.review
        texts = words.items.training if made_as == "training" else words.items.review
        items = stage.from_list(texts, 3, called)
        title = stage.fill(titles, unit, called)
        stage.hold(unit, root.topic, made_as, title, stage.later(root.start), items)
    if dice.random() < 0.3:
        campaigns.descend(stage, root)


def _some_below(stage: Stage, unit: Unit, count: int) -> list[Unit]:
    lower = stage.tree.lower(unit)
    return stage.dice.sample(lower, min(count, len(lower)))
