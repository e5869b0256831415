"""Made-up years of meetings whose chains are known, by seed."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meetings.layering import AgendaItem, Attendance, Meeting, Mode, Unit
from tests.benchmarks.meetings_phrasings import Phrasing, Topic

_CHILD_CHANCE = {2: 0.9, 3: 0.75, 4: 0.4, 5: 0.12}
_VIDEO_REACHED = 0.25
_SUFFIX = ("国", "省", "市", "县", "镇", "村")
_SYLLABLES = "云安平江临清河石林青白龙泉永昌宁武福德和庆阳城山南北东西溪口桥塘岭坪湖沙"
_LINES = ("教育局", "水利局", "应急管理局", "农业农村局", "卫生健康委员会", "公安局", "民政局")
_NAMES = "赵钱孙李周吴郑王冯陈"


@dataclass
class Event:
    """One meeting as it really took place, with its parent and the class it was made as."""

    record: Meeting
    unit: Unit
    topic: Topic | None
    made_as: str
    parent: Event | None = None
    novelty: float | None = None
    content: list[str] = field(default_factory=list)
    others: list[Meeting] = field(default_factory=list)
    dropped: bool = False


@dataclass(frozen=True)
class World:
    """Units, all records in order of time, and the events they tell of."""

    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]
    events: tuple[Event, ...]


def generate(seed: int, size: int, phrasing: Phrasing, *, days: int = 365) -> World:
    """Return about `size` records held within `days` days."""
    return _Generator(random.Random(seed), phrasing, days).run(size)


class _Generator:
    def __init__(self, rng: random.Random, phrasing: Phrasing, days: int) -> None:
        self.rng = rng
        self.words = phrasing
        self.days = days
        self.units: list[Unit] = []
        self.by_id: dict[str, Unit] = {}
        self.places: dict[int, list[Unit]] = {}
        self.below: dict[str, list[Unit]] = {}
        self.departments: dict[str, list[Unit]] = {}
        self.names: set[str] = set()
        self.events: list[Event] = []
        self.number = 0
        self._grow(None, 1)

    # The tree of units.

    def _grow(self, parent: Unit | None, level: int) -> None:
        width = {1: 1, 2: 3, 3: 6, 4: 9, 5: 5}[level]
        for _ in range(width):
            here = self._unit(self._place_name(level), level, parent.id if parent else "")
            self.below.setdefault(parent.id if parent else "", []).append(here)
            if level < 4:
                self.departments[here.id] = [
                    self._unit(here.name + line, level, here.id) for line in _LINES
                ]
            if level < 5:
                self._grow(here, level + 1)

    def _unit(self, name: str, level: int, parent: str) -> Unit:
        unit = Unit(f"u{len(self.units)}", name, level, parent, 20)
        self.units.append(unit)
        self.by_id[unit.id] = unit
        if name[-1] in _SUFFIX:
            self.places.setdefault(level, []).append(unit)
        return unit

    def _place_name(self, level: int) -> str:
        while True:
            name = "".join(self.rng.sample(_SYLLABLES, 2)) + _SUFFIX[level]
            if name not in self.names:
                self.names.add(name)
                return name

    # The run of meetings.

    def run(self, size: int) -> World:
        makers = (
            (self._campaign, 0.30),
            (self._weekly, 0.25),
            (self._quarterly, 0.10),
            (self._emergency, 0.06),
            (self._statutory, 0.06),
            (self._training, 0.13),
            (self._root_after_root, 0.06),
            (self._standing_with_item, 0.04),
        )
        while self.number < size:
            makers_, shares = zip(*makers, strict=True)
            self.rng.choices(makers_, shares)[0]()
        records = [
            record
            for event in self.events
            if not event.dropped
            for record in (event.record, *event.others)
        ]
        records.sort(key=lambda record: (record.start, record.id))
        return World(tuple(self.units), tuple(records), tuple(self.events))

    def _campaign(self) -> None:
        level = self.rng.choices((1, 2, 3, 4), (0.1, 0.2, 0.4, 0.3))[0]
        host = self._host(level)
        topic = self.rng.choice(self.words.topics)
        root = self._root(host, topic, self._moment(), "root")
        self._descend(root)

    def _root(self, host: Unit, topic: Topic, start: datetime, made_as: str) -> Event:
        title = self._title(self.rng.choice(self.words.root_titles), host, topic)
        agenda = self._agenda(topic, self.rng.randint(2, 5))
        cites = (f"江政发〔2025〕{self.rng.randint(1, 900)}号",) if self.rng.random() < 0.3 else ()
        return self._event(host, topic, title, start, agenda, made_as, cites=cites)

    def _descend(self, parent: Event) -> None:
        """Hold the meetings that repeat `parent`, level by level."""
        children = self._children(parent.unit)
        reached = parent.record.mode is Mode.VIDEO
        for unit in children:
            chance = _CHILD_CHANCE.get(unit.level, 0.1) * (_VIDEO_REACHED if reached else 1)
            if unit.level == parent.unit.level:
                chance *= 0.2
            if self.rng.random() < chance:
                child = self._child(parent, unit)
                self._descend(child)
                if self.rng.random() < 0.04:
                    child.dropped = True

    def _children(self, unit: Unit) -> list[Unit]:
        if unit.id in self.departments:
            return [*self.below.get(unit.id, ()), *self.departments[unit.id][:2]]
        if unit.id in self.below:
            return self.below[unit.id]
        place = self._place(unit)
        if place.id == unit.id:
            return []
        line = unit.name.removeprefix(place.name)
        return [
            department
            for lower in self.below.get(place.id, ())
            for department in self.departments.get(lower.id, ())
            if department.name.endswith(line)
        ]

    def _place(self, unit: Unit) -> Unit:
        parent = self.by_id.get(unit.parent, unit)
        return parent if parent.level == unit.level else unit

    def _child(self, parent: Event, unit: Unit) -> Event:
        assert parent.topic is not None
        style = self.rng.choices(("explicit", "parallel", "short", "vague"), (35, 30, 20, 15))[0]
        start = self._later(parent.record.start)
        theirs = parent.content
        kept = [text for text in theirs if not text.startswith(("传达", "学习", "转达", "领学"))]
        count = max(1, math.ceil(len(kept) * self.rng.uniform(0.5, 1.0)))
        items = self.rng.sample(kept, count)
        own: list[str] = []
        if self.rng.random() < 0.3:
            own.append(self._own_item())
        if style == "vague":
            own += self._routine(parent.topic, self.rng.randint(0, 2), other=True)
        if style == "explicit" and self.rng.random() < 0.5:
            items.insert(0, self._conveying(parent))
        title = self._child_title(style, parent, unit)
        agenda = [*items, *own]
        event = self._event(
            unit, parent.topic, title, start, agenda, f"child:{style}", cites=parent.record.cites
        )
        event.parent = parent
        event.novelty = len(own) / len(agenda) if agenda else 0.0
        return event

    def _child_title(self, style: str, parent: Event, unit: Unit) -> str:
        templates = {
            "explicit": self.words.explicit_titles,
            "parallel": self.words.parallel_titles,
            "short": self.words.short_titles,
            "vague": self.words.vague_titles,
        }[style]
        return self._title(self.rng.choice(templates), unit, parent.topic, parent)

    def _conveying(self, parent: Event) -> str:
        template = self.rng.choice(self.words.conveying_items)
        if "{p}" in template and parent.made_as == "child:vague":
            template = self.words.conveying_items[3]
        return self._title(template, parent.unit, parent.topic, parent)

    def _weekly(self) -> None:
        host = self._host(self.rng.choice((2, 3, 4)))
        title = self.rng.choice(self.words.weekly_titles)
        moment = self._moment()
        for _ in range(self.rng.randint(6, 14)):
            topic = self.rng.choice(self.words.topics)
            agenda = self._routine(topic, self.rng.randint(2, 5))
            self._event(host, None, self._title(title, host, topic), moment, agenda, "weekly")
            moment += timedelta(days=7)

    def _quarterly(self) -> None:
        topic = self.rng.choice(self.words.topics)
        template = self.rng.choice(self.words.quarterly_titles)
        quarter = self.rng.choice("一二三四")
        start = self._moment()
        for unit in self._line_down(self._host(2)):
            agenda = self._agenda(topic, 3)
            title = self._title(template.replace("{q}", quarter), unit, topic)
            self._event(unit, None, title, start, agenda, "quarterly")
            start = self._later(start)

    def _emergency(self) -> None:
        start = self._moment()
        template = self.rng.choice(self.words.emergency_titles)
        for unit in self._line_down(self._host(1)):
            agenda = list(self.words.emergency_items)
            title = self._title(template, unit, None)
            self._event(unit, None, title, start, agenda, "emergency")
            start += timedelta(minutes=self.rng.randint(50, 120))

    def _statutory(self) -> None:
        template, items = self.rng.choice(self.words.statutory)
        start = self._moment()
        for unit in self._line_down(self._host(3)):
            title = self._title(template, unit, None)
            self._event(unit, None, title, start, list(items), "statutory")
            start = self._later(start)

    def _training(self) -> None:
        topic = self.rng.choice(self.words.topics)
        root = self._root(self._host(self.rng.choice((1, 2, 3))), topic, self._moment(), "root")
        for unit in self.rng.sample(self._places_below(root.unit), 2):
            training = self.rng.random() < 0.5
            titles = self.words.training_titles if training else self.words.review_titles
            items = self.words.training_items if training else self.words.review_items
            title = self._title(self.rng.choice(titles), unit, topic)
            agenda = [self._title(item, unit, topic) for item in self.rng.sample(items, 3)]
            self._event(unit, None, title, self._later(root.record.start), agenda, "training")
        self._descend(root)

    def _root_after_root(self) -> None:
        topic = self.rng.choice(self.words.topics)
        first = self._root(self._host(self.rng.choice((1, 2, 3))), topic, self._moment(), "root")
        unit = self.rng.choice(self._places_below(first.unit))
        second = self._root(unit, topic, self._later(first.record.start), "root_after_root")
        agenda = self._agenda(topic, 3, avoiding={item.text for item in first.record.agenda})
        seats = tuple(seat for seat in first.record.attendees if seat.unit != unit.id)
        first.record = _with(first.record, attendees=seats)
        second.record = _with(second.record, agenda=tuple(map(AgendaItem, agenda)))

    def _standing_with_item(self) -> None:
        topic = self.rng.choice(self.words.topics)
        root = self._root(self._host(self.rng.choice((2, 3))), topic, self._moment(), "root")
        unit = self.rng.choice(self._places_below(root.unit))
        items = self._routine(topic, self.rng.randint(2, 4), other=True)
        items.insert(self.rng.randint(0, len(items)), self._conveying(root))
        title = self._title(self.rng.choice(self.words.weekly_titles), unit, topic)
        start = self._later(root.record.start)
        event = self._event(unit, topic, title, start, items, "standing")
        event.parent = root
        event.novelty = (len(items) - 1) / len(items)

    # Parts of a meeting.

    def _event(
        self,
        unit: Unit,
        topic: Topic | None,
        title: str,
        start: datetime,
        agenda: list[str],
        made_as: str,
        *,
        cites: tuple[str, ...] = (),
    ) -> Event:
        video = "视频" in title or "电视电话" in title
        mode = Mode.VIDEO if video and made_as != "emergency" else Mode.ONSITE
        items = agenda if self.rng.random() < 0.95 or "vague" in made_as else []
        items = list(items)
        if items and self.rng.random() < 0.3 and made_as in {"root", "child:parallel"}:
            items.append(self.rng.choice(self.words.filler_items))
        record = Meeting(
            id=self._next(),
            unit=unit.id,
            title=self._noisy(title),
            start=start,
            end=start + timedelta(minutes=self.rng.choice((60, 90, 120, 150))),
            mode=mode,
            agenda=tuple(map(AgendaItem, items)),
            attendees=self._attendees(unit),
            cites=cites if self.rng.random() < 0.7 else (),
        )
        if self.rng.random() < 0.03:
            day = start.replace(hour=0, minute=0)
            record = _with(record, start=day, end=None, timed=False)
        event = Event(record, unit, topic, made_as, content=agenda)
        self.events.append(event)
        if mode is Mode.VIDEO and record.timed and self.rng.random() < 0.5:
            self._add_venues(event)
        return event

    def _add_venues(self, event: Event) -> None:
        """Let branch venues report the same meeting."""
        places = self.below.get(event.unit.id, [])
        for unit in self.rng.sample(places, min(len(places), 2)):
            start = event.record.start + timedelta(minutes=self.rng.randint(-10, 25))
            title = event.record.title
            if self.rng.random() < 0.5:
                title += f"（{unit.name}分会场）"
            report = _with(event.record, id=self._next(), unit=unit.id, title=title, start=start)
            event.others.append(_with(report, attendees=self._attendees(unit)))

    def _attendees(self, unit: Unit) -> tuple[Attendance, ...]:
        seats = [Attendance(unit.id, self.rng.randint(2, 10))]
        seats += [
            Attendance(lower.id, self.rng.randint(1, 3))
            for lower in self._children(unit)
            if self.rng.random() < 0.85
        ]
        return tuple(seats) if self.rng.random() < 0.9 else ()

    def _agenda(self, topic: Topic, count: int, avoiding: set[str] = frozenset()) -> list[str]:  # type: ignore[assignment]
        name, nouns = topic
        pool = {
            template.format(t=name, n=noun) for template in self.words.items for noun in nouns
        } - avoiding
        return self.rng.sample(sorted(pool), count)

    def _routine(self, topic: Topic, count: int, *, other: bool = False) -> list[str]:
        topics = [one for one in self.words.topics if one is not topic] if other else [topic]
        chosen = self.rng.sample(self.words.routine_items, count)
        return [text.format(t=self.rng.choice(topics)[0]) for text in chosen]

    def _own_item(self) -> str:
        template = self.rng.choice(self.words.own_items)
        person = self.rng.choice(_NAMES) + self.rng.choice(_SYLLABLES)
        return template.format(k=self.rng.randint(3, 90), x=person)

    def _title(
        self, template: str, unit: Unit, topic: Topic | None, parent: Event | None = None
    ) -> str:
        place = self._place(unit)
        char = place.name[-1]
        parents = self._place(parent.unit).name[-1] if parent else ""
        return template.format(
            t=topic[0] if topic else "",
            w="全" + char,
            h=unit.name,
            o=char,
            p=self._quoted(parent) if parent else "",
            pw=self.rng.choice(("全", "")) + parents,
            k=self.rng.randint(1, 40),
        )

    def _quoted(self, parent: Event) -> str:
        """Return how a lower unit names the meeting it conveys."""
        if parent.made_as != "child:explicit" or parent.topic is None:
            return parent.record.title
        return f"全{self._place(parent.unit).name[-1]}{parent.topic[0]}会议"

    def _noisy(self, title: str) -> str:
        """Misread one character of one title in fifty, as a scanner does."""
        if self.rng.random() > 0.02:
            return title
        at = self.rng.randrange(len(title))
        return title[:at] + "口" + title[at + 1 :]

    def _host(self, level: int) -> Unit:
        host = self.rng.choice(self.places[level])
        if host.id in self.departments and self.rng.random() < 0.25:
            return self.rng.choice(self.departments[host.id])
        return host

    def _line_down(self, unit: Unit) -> Iterator[Unit]:
        place = self._place(unit)
        while True:
            yield place
            lower = self.below.get(place.id)
            if not lower or place.level >= 4:
                return
            place = self.rng.choice(lower)

    def _places_below(self, unit: Unit) -> list[Unit]:
        return self.below[self._place(unit).id]

    def _moment(self) -> datetime:
        day = datetime(2025, 1, 1) + timedelta(days=self.rng.randrange(self.days))  # noqa: DTZ001
        return day.replace(hour=self.rng.choice((8, 9, 10, 14, 15)), minute=30)

    def _later(self, start: datetime) -> datetime:
        """Return a working hour some days later, log-normally with a median of three."""
        days = max(0.3, self.rng.lognormvariate(math.log(3), 0.8))
        moment = start + timedelta(days=days)
        if days < 0.6:
            return moment
        hour = self.rng.choice((8, 9, 10, 14, 15))
        return max(moment.replace(hour=hour, minute=30), start + timedelta(hours=8))

    def _next(self) -> str:
        self.number += 1
        return f"m{self.number}"


def _with(meeting: Meeting, **changes: object) -> Meeting:
    values = {name: getattr(meeting, name) for name in Meeting.__dataclass_fields__}
    return Meeting(**{**values, **changes})
