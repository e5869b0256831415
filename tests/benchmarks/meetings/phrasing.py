"""What a set of wordings holds, and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A matter of work: what it is called (elsewhere otherwise), and the tasks it consists of.

    Each task is a tuple of its names; the first is the usual one.
    """

    names: tuple[str, ...]
    tasks: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]


@dataclass(frozen=True)
class Statutory:
    """A meeting that law or charter demands: of which levels, its title and what it deals with."""

    levels: tuple[int, ...]
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Ranks:
    """What leaders of a level are called: principals and deputies."""

    principals: tuple[str, ...]
    deputies: tuple[str, ...]


@dataclass(frozen=True)
class Titles:
    """Titles of meetings. `{t}` topic, `{w}` all of the host's place, `{h}` the host, `{other}` a
    second host, `{p}` the title of another meeting, `{pw}` all of its host's place,
    `{k}` a number, `{q}` a quarter.
    """

    root: tuple[str, ...]
    video: tuple[str, ...]
    explicit: tuple[str, ...]
    parallel: tuple[str, ...]
    short: tuple[str, ...]
    vague: tuple[str, ...]
    relayed: tuple[str, ...]
    weekly: tuple[str, ...]
    quarterly: tuple[str, ...]
    emergency: tuple[str, ...]
    training: tuple[str, ...]
    review: tuple[str, ...]
    held_again: tuple[str, ...]
    joint: tuple[str, ...]
    merged: tuple[str, ...]
    tied: tuple[str, ...]
    all_hands: tuple[str, ...]
    venue: tuple[str, ...]
    reported: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """Items of agendas. `{n}` a task, `{t}` topic, `{x}` a person, `{k}` a number."""

    task: tuple[str, ...]
    topic: tuple[str, ...]
    formal: tuple[str, ...]
    conveying: tuple[str, ...]
    own: tuple[str, ...]
    routine: tuple[str, ...]
    emergency: tuple[str, ...]
    training: tuple[str, ...]
    review: tuple[str, ...]


@dataclass(frozen=True)
class Phrasing:
    """One set of wordings. `ranks` are those of places by level, and of departments under -1."""

    name: str
    topics: tuple[Topic, ...]
    titles: Titles
    items: Items
    statutory: tuple[Statutory, ...]
    ranks: dict[int, Ranks]
    numbers: tuple[str, ...]


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that are not empty: one wording a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def topics(text: str) -> tuple[Topic, ...]:
    """Read topics, each in two lines: `name/other name:`, then `task/other name task ...`."""
    found = iter(lines(text))
    return tuple(_topic(names, tasks) for names, tasks in zip(found, found, strict=True))


def _topic(names: str, tasks: str) -> Topic:
    return Topic(
        tuple(names.rstrip(":").split("/")), tuple(tuple(task.split("/")) for task in tasks.split())
    )


def statutory(text: str) -> tuple[Statutory, ...]:
    """Read statutory meetings, one a line: `levels | title | item; item`."""
    return tuple(_statutory(line) for line in lines(text))


def _statutory(line: str) -> Statutory:
    levels, title, items = line.split(" | ")
    return Statutory(tuple(map(int, levels.split())), title, tuple(items.split("; ")))


def ranks(text: str) -> dict[int, Ranks]:
    """Read ranks, one level a line: `level | principal; principal | deputy; deputy`."""
    found: dict[int, Ranks] = {}
    for line in lines(text):
        level, principals, deputies = line.split(" | ")
        found[int(level)] = Ranks(tuple(principals.split("; ")), tuple(deputies.split("; ")))
    return found
