"""What becomes of a superior's paper on its way down: one function for each story.

Each returns nothing; the papers stand on the desk in the order they were written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from burden.demo import drafts
from burden.demo.desk import Desk
from burden.demo.papers import Paper
from burden.demo.register import Unit
from burden.demo.topics import vary

_COPY_STYLES: tuple[tuple[str, ...], ...] = (
    ("swapped",),
    ("swapped", "tightened"),
    ("swapped", "dropped"),
    ("swapped", "reworded"),
    ("swapped", "padded"),
    ("swapped", "tightened", "dropped"),
)


def cascade(desk: Desk, count: int) -> None:
    """Copied at every level, province to township; white heads press for reports."""
    root = _root(desk, desk.register.province)
    city = desk.copy(root, desk.register.city, 5, how=("swapped",))
    county = desk.copy(city, desk.register.county, 4, how=("swapped", "tightened"))
    desk.forward(city, desk.register.sisters[1], 6)
    desk.copy(city, desk.register.sisters[0], 5, how=("swapped", "dropped"))
    chosen, spared = _townships(desk, count)
    for index, township in enumerate(chosen):
        desk.copy(county, township, 2 + index % 4, how=_style(index))
    white = desk.white(desk.register.county, 16)
    for township in chosen[:2]:
        desk.white_copy(white, township, 1)
    desk.honest(desk.register.county, 20, None)
    if spared:
        desk.honest(spared[0], 14, None)


def county_copies(desk: Desk, count: int) -> None:
    """The city passes the paper on; the county copies it as a plan of its own."""
    root = _root(desk, desk.register.province)
    city = desk.forward(root, desk.register.city, 4)
    county = desk.plan(root, desk.register.county, 9)
    for sister in desk.register.sisters:
        desk.forward(city, sister, 4)
    chosen, _ = _townships(desk, count)
    for index, township in enumerate(chosen[1:]):
        if index % 3 == 2:
            desk.forward(county, township, 2)
        else:
            desk.copy(county, township, 2 + index % 3, how=_style(index + 1))
    desk.excerpt(county, chosen[0], 4)
    desk.white(desk.register.county, 21)
    desk.honest(desk.register.county, 15, root, quotes=True)


def forwarded(desk: Desk, count: int) -> None:
    """Passed on as it is, and carried out with own measures."""
    root = _root(desk, desk.register.province)
    city = desk.forward(root, desk.register.city, 3)
    county = desk.forward(city, desk.register.county, 3, adds=True)
    for sister in desk.register.sisters:
        desk.forward(city, sister, 4)
    chosen, spared = _townships(desk, count)
    for index, township in enumerate(chosen[:2]):
        desk.forward(county, township, 2 + index)
    desk.honest(desk.register.county, 12, root, quotes=True)
    desk.honest(spared[0], 17, None)
    desk.white(desk.register.county, 24)


def honest(desk: Desk, count: int) -> None:
    """The city decides, the county says what it does itself, a township does its own."""
    root = _root(desk, desk.register.city)
    for sister in desk.register.sisters:
        desk.forward(root, sister, 4)
    own = desk.honest(desk.register.county, 7, root, quotes=True)
    chosen, spared = _townships(desk, count)
    desk.honest(chosen[0], 13, None)
    for index, township in enumerate(chosen[1:]):
        desk.forward(own, township, 3 + index)
    white = desk.white(desk.register.county, 25)
    desk.white_copy(white, spared[0], 1)


def sideways(desk: Desk, count: int) -> None:
    """The county takes over a sister county's paper and leaves its place names in."""
    origin, other = desk.register.sisters
    local = desk.rng.choice(desk.phrases["local"])
    draft = drafts.with_local_line(vary(desk.topic.upper, desk.rng), local)
    root = desk.original(origin, draft, by_department=False)
    county = desk.copy_with_names_left(root, desk.register.county, 12, local)
    desk.copy(root, other, 9, how=("swapped", "dropped"), cites=False)
    chosen, spared = _townships(desk, count)
    for index, township in enumerate(chosen):
        desk.copy(county, township, 3 + index, how=_style(index + 2))
    desk.white(desk.register.county, 26)
    desk.honest(spared[0], 30, None)


def neighbour_city(desk: Desk, count: int) -> None:
    """The city copies a neighbouring city; below, one forwards and one copies."""
    origin = desk.register.cities[1]
    root = _root(desk, origin)
    city = desk.copy(root, desk.register.city, 10, how=("swapped", "reworded"), cites=False)
    desk.forward(city, desk.register.sisters[0], 4)
    county = desk.copy(city, desk.register.county, 5, how=("swapped",))
    chosen, spared = _townships(desk, count)
    for index, township in enumerate(chosen):
        desk.copy(county, township, 3 + index, how=_style(index + 3))
    desk.honest(desk.register.county, 32, None)
    desk.honest(spared[0], 28, None)
    desk.white(desk.register.county, 35)


def reissued(desk: Desk, count: int) -> None:
    """Last year's own paper once more; some townships copy it, one acts."""
    last_year = a_year_before(desk.starts)
    first = replace(desk, starts=last_year, papers=desk.papers)
    old = first.original(desk.register.county, vary(desk.topic.upper, desk.rng), by_department=True)
    new = desk.reissue(old, desk.starts)
    chosen, spared = _townships(desk, count)
    for index, township in enumerate(chosen):
        desk.copy(new, township, 2 + index % 3, how=_style(index))
    desk.honest(desk.register.county, 9, None)
    desk.honest(spared[0], 11, None)
    desk.white(desk.register.county, 14)


STORIES: dict[str, Callable[[Desk, int], None]] = {
    story.__name__: story
    for story in (cascade, county_copies, forwarded, honest, sideways, neighbour_city, reissued)
}


def a_year_before(day: date) -> date:
    """The same day a year earlier."""
    return day.replace(year=day.year - 1)


def _root(desk: Desk, place: Unit) -> Paper:
    """By the general office for matters of many departments, else by the line of work."""
    by_department = desk.rng.random() < 0.4 and desk.topic.system != "party_office"
    return desk.original(place, vary(desk.topic.upper, desk.rng), by_department=by_department)


def _townships(desk: Desk, count: int) -> tuple[list[Unit], list[Unit]]:
    """Those that go along, and those that do not."""
    places = desk.register.townships
    order = desk.rng.sample(places, len(places))
    return order[:count], order[count:]


def _style(index: int) -> tuple[str, ...]:
    return _COPY_STYLES[index % len(_COPY_STYLES)]
