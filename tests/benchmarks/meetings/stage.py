"""Where made-up meetings take place: dice, units, words and the calendar, and how one is put
together.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from meetings.layering import Attendance, Unit
from tests.benchmarks.meetings.made import Event, Item
from tests.benchmarks.meetings.phrasing import Phrasing, Topic
from tests.benchmarks.meetings.tree import CHARACTERS, Tree

_FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN_NAMES = "建国志强丽娟文斌晓东海燕秀英俊杰雪梅永福"
_FIRST_DAY = datetime(2025, 1, 1)  # noqa: DTZ001 records carry no zone
_HOURS = (8, 9, 10, 14, 15)
_QUIET = timedelta(days=45)
_SATURDAY = 5
_TRIES = 20


class Stage:
    """Makes and keeps the events of one world."""

    def __init__(self, dice: random.Random, tree: Tree, words: Phrasing, days: int) -> None:
        self.dice = dice
        self.tree = tree
        self.words = words
        self.days = days
        self.events: list[Event] = []
        # When a topic is dealt with at a place, and when at a place or anywhere below it.
        self._at: defaultdict[tuple[str, str], list[datetime]] = defaultdict(list)
        self._within: defaultdict[tuple[str, str], list[datetime]] = defaultdict(list)

    # Wording.

    def fill(
        self,
        templates: Sequence[str],
        unit: Unit,
        called: str = "",
        *,
        quoting: Event | None = None,
        task: str = "",
        other: Unit | None = None,
    ) -> str:
        """Word one of the templates for a host; `called` is the topic as the host calls it."""
        dice, tree = self.dice, self.tree
        return dice.choice(templates).format(
            t=called,
            w=self._all_of(unit),
            h=self._host(unit),
            p=self.quoted(quoting) if quoting else "",
            pw=self._all_above(quoting.unit) if quoting else "",
            n=task,
            other=tree.short(other) if other else "",
            k=dice.randint(2, 90),
            x=self.person(),
            q=dice.choice("一二三四"),
        )

    def _host(self, unit: Unit) -> str:
        return unit.name if self.dice.random() < 0.4 else self.tree.short(unit)

    def _all_of(self, unit: Unit) -> str:
        whole = "全" + CHARACTERS[unit.level]
        if self.tree.is_department(unit) and self.dice.random() < 0.3:
            return f"{whole}{self.tree.line(unit)}系统"
        return whole

    def _all_above(self, unit: Unit) -> str:
        return self.dice.choice(("全", "")) + CHARACTERS[unit.level]

    def quoted(self, event: Event) -> str:
        """Return how others name a meeting: by its title where that says what it was about."""
        if event.made_as in ("explicit", "vague") and event.topic is not None:
            return f"全{CHARACTERS[event.unit.level]}{event.topic.name}会议"
        return event.title

    def person(self) -> str:
        """Return somebody's name."""
        given = "".join(self.dice.sample(_GIVEN_NAMES, self.dice.choice((1, 2))))
        return self.dice.choice(_FAMILY_NAMES) + given

    # Agendas.

    def agenda(
        self, topic: Topic, called: str, count: int, avoiding: Iterable[str] = ()
    ) -> list[Item]:
        """Return items on different tasks of a topic, sometimes one on the topic as a whole."""
        avoided = set(avoiding)
        tasks = [names[0] for names in topic.tasks if names[0] not in avoided]
        items = [self.item(task, task) for task in self.dice.sample(tasks, min(count, len(tasks)))]
        if self.dice.random() < 0.4 and topic.name not in avoided:
            text = self.dice.choice(self.words.items.topic).format(t=called)
            items.insert(0, Item(text, topic.name))
        return items

    def item(self, task: str, called: str, units: Iterable[Unit] = ()) -> Item:
        """Word one task, called so, as an item that concerns some units or everyone."""
        text = self.dice.choice(self.words.items.task).format(n=called)
        return Item(text, task, tuple(unit.id for unit in units))

    def repeated(self, event: Event, topic: Topic, *, elsewhere: bool) -> list[Item]:
        """Return half or more of another meeting's items, some in other words."""
        tasks = event.tasks
        count = max(1, math.ceil(len(tasks) * self.dice.uniform(0.5, 1.0)))
        chosen = self.dice.sample(tasks, min(count, len(tasks)))
        return [self._said_again(item, topic, elsewhere=elsewhere) for item in chosen]

    def _said_again(self, item: Item, topic: Topic, *, elsewhere: bool) -> Item:
        names = next((names for names in topic.tasks if names[0] == item.task), ())
        if elsewhere and len(names) > 1:
            return self.item(item.task, names[1])
        if names and self.dice.random() < 0.15:
            return self.item(item.task, item.task)
        return Item(item.text, item.task)

    def own(self, unit: Unit, count: int) -> list[Item]:
        """Return measures of the host's own, with money, persons or places."""
        templates = self.dice.sample(self.words.items.own, count)
        return [Item(self.fill((template,), unit)) for template in templates]

    def routine(self, count: int, avoiding: Topic | None = None) -> list[Item]:
        """Return items as every standing meeting has them."""
        topics = [topic for topic in self.words.topics if topic is not avoiding]
        templates = self.dice.sample(self.words.items.routine, count)
        return [Item(text.format(t=self.dice.choice(topics).name)) for text in templates]

    def from_list(self, templates: Sequence[str], count: int, called: str = "") -> list[Item]:
        """Return items of a list."""
        return [Item(text.format(t=called)) for text in self.dice.sample(templates, count)]

    def number(self) -> str:
        """Return the number of a paper."""
        return self.dice.choice(self.words.numbers).format(k=self.dice.randint(1, 900))

    # Who and when.

    def host(self, *levels: int, departments: float = 0.25) -> Unit:
        """Return a place of one of the levels, or one of its departments."""
        place = self.dice.choice(self.tree.places[self.dice.choice(levels)])
        own = self.tree.departments(place)
        return self.dice.choice(own) if own and self.dice.random() < departments else place

    def seats(self, unit: Unit, *, far: bool = False) -> list[Attendance]:
        """Return who sat there: the host, most of those it calls, and `far` those below them."""
        dice = self.dice
        called = [one for one in self.tree.addressed(unit) if dice.random() < 0.85]
        seats = [Attendance(unit.id, dice.randint(2, 10))]
        seats += [Attendance(one.id, dice.randint(1, 3)) for one in called]
        if far:
            seats += [
                Attendance(below.id, dice.randint(1, 2))
                for one in called
                if not self.tree.is_department(one)
                for below in self.tree.lower(one)
                if dice.random() < 0.8
            ]
        return seats

    def moment(self) -> datetime:
        """Return the start of a meeting on a working day of the year."""
        day = _FIRST_DAY + timedelta(days=self.dice.randrange(self.days))
        return self._working(day)

    def later(self, start: datetime) -> datetime:
        """Return a start some days later, log-normally with a median of three."""
        days = max(1.0, self.dice.lognormvariate(math.log(3), 0.8))
        return self._working(start + timedelta(days=days))

    def _working(self, day: datetime) -> datetime:
        if day.weekday() >= _SATURDAY:
            day += timedelta(days=7 - day.weekday())
        hour, minute = self.dice.choice(_HOURS), self.dice.choice((0, 30))
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)

    def topic_for(self, unit: Unit, start: datetime) -> Topic:
        """Return a topic that nobody above, below or at the host's place deals with then, if any.

        Two independent meetings on the same tasks, one above the other, are told apart by nobody.
        """
        path = self.tree.path(unit)
        for _ in range(_TRIES):
            topic = self.dice.choice(self.words.topics)
            if not self._is_busy(topic, path, start):
                break
        self._at[topic.name, path[0]].append(start)
        for place in path:
            self._within[topic.name, place].append(start)
        return topic

    def topics_for(self, unit: Unit, start: datetime, count: int) -> list[Topic]:
        """Return different topics, as `topic_for` draws them."""
        found: dict[str, Topic] = {}
        while len(found) < count:
            topic = self.topic_for(unit, start)
            found[topic.name] = topic
        return list(found.values())

    def _is_busy(self, topic: Topic, path: tuple[str, ...], start: datetime) -> bool:
        near = [self._within[topic.name, path[0]]]
        near += [self._at[topic.name, place] for place in path]
        return any(abs(when - start) < _QUIET for some in near for when in some)

    # Events.

    def hold(
        self,
        unit: Unit,
        topic: Topic | None,
        made_as: str,
        title: str,
        start: datetime,
        items: list[Item],
        *,
        seats: list[Attendance] | None = None,
        video: bool = False,
    ) -> Event:
        """Add an event and return it; its length is drawn, and its seats unless given."""
        event = Event(
            unit=unit,
            topic=topic,
            made_as=made_as,
            title=title,
            start=start,
            minutes=self.dice.choice((60, 90, 120, 150)),
            items=items,
            seats=self.seats(unit, far=video) if seats is None else seats,
            video=video,
        )
        self.events.append(event)
        return event
