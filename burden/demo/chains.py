"""Meetings of a campaign: a video meeting from above, and those who meet about it once more."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time

from burden.demo.desk import next_working_day
from burden.demo.gatherings import (
    DEPUTY,
    PRINCIPAL,
    AgendaItem,
    Attendance,
    Gathering,
    below_attend,
    departments_attend,
)
from burden.demo.papers import Paper
from burden.demo.register import Register, Unit
from burden.demo.topics import Topic

_WHOLE = {"province": "全省", "city": "全市", "county": "全县", "township": "全镇"}
_PARTNERS = ("emergency", "agriculture", "public_security", "finance", "publicity")
_CALLED = ("电视电话会议", "视频会议", "动员部署视频会")
_PARALLEL = ("推进会", "动员部署会", "座谈部署会", "调度会")
_VAGUE_ITEMS = ("研究近期其他工作",)


@dataclass(slots=True)
class Hall:
    """Holds the meetings of one campaign."""

    register: Register
    topic: Topic
    rng: random.Random
    diary: set[tuple[str, date, bool]]
    held: list[Gathering] = field(default_factory=list)

    def video(self, place: Unit, day: date, cites: Paper | None, *, wide: bool) -> Gathering:
        """A meeting from above by video; `wide` reaches the townships as well."""
        whole = _WHOLE[place.level]
        attendees = [Attendance(place, 14, PRINCIPAL)]
        attendees += departments_attend(self.register, place, (self.topic.system, *_PARTNERS))
        attendees += self._lower_venues(place, wide=wide)
        return self._hold(
            Gathering(
                self._convener(place),
                f"{whole}{self.topic.meeting}{self.rng.choice(_CALLED)}",
                _at(day, 9, 0),
                120,
                "video",
                f"{place.name}会议中心主会场",
                self._items(self.topic.agenda),
                attendees,
                cites=cites,
                sort="root",
            )
        )

    def report_again(self, meeting: Gathering, branch: Unit) -> Gathering:
        """The branch venue reports the same video meeting as its own."""
        attendees = [one for one in meeting.attendees if _within(one.unit, branch)]
        return self._hold(
            Gathering(
                branch,
                f"收听收看{meeting.title}",
                meeting.start,
                meeting.minutes_long,
                "video",
                f"{branch.name}分会场",
                list(meeting.agenda),
                attendees,
                same_as=meeting,
                sort="same_meeting",
            )
        )

    def county_repeats(self, upper: Gathering, county: Unit, after: int) -> Gathering:
        """The county, having listened, calls the townships together on the same matter."""
        attendees = [Attendance(county, 8, PRINCIPAL)]
        attendees += departments_attend(self.register, county, (self.topic.system, *_PARTNERS))
        attendees += below_attend(self.register, county, self.rng, (3, 5), PRINCIPAL)
        return self._repeat(upper, county, after, attendees, 150)

    def city_repeats(self, upper: Gathering, city: Unit, after: int) -> Gathering:
        """The city repeats the province's meeting to its counties."""
        attendees = [Attendance(city, 9, PRINCIPAL)]
        attendees += departments_attend(self.register, city, (self.topic.system, *_PARTNERS))
        attendees += self._lower_venues(city, wide=False)
        return self._repeat(upper, city, after, attendees, 120)

    def township_repeats(self, upper: Gathering, township: Unit, after: int) -> Gathering:
        """All of the township's people and every village sit through it again."""
        people = round(township.staff * self.rng.uniform(0.45, 0.7))
        attendees = [Attendance(township, people, "全体干部")]
        attendees += below_attend(self.register, township, self.rng, (2, 4), "村主干")
        return self._repeat(upper, township, after, attendees, self.rng.choice((90, 105, 120)))

    def village_repeats(self, upper: Gathering, village: Unit, after: int) -> Gathering:
        """The village committee and the leaders of its groups."""
        attendees = [Attendance(village, village.staff, "村两委成员")]
        return self._repeat(upper, village, after, attendees, 60)

    def makes_up(self, upper: Gathering, branch: Unit) -> Gathering:
        """The line to a branch venue had failed: its people hear the meeting on the next day."""
        attendees = [one for one in upper.attendees if one.unit == branch]
        day = next_working_day(upper.start.date(), 1)
        return self._hold(
            Gathering(
                branch,
                f"{branch.name}补开{upper.title}",
                _at(day, 9, 0),
                upper.minutes_long,
                "onsite",
                f"{branch.name}会议室",
                list(upper.agenda),
                attendees,
                repeats=upper,
                sort="rerun",
            )
        )

    def acts(self, place: Unit, day: date) -> Gathering:
        """A meeting on what the place does itself; repeats nothing."""
        first, middle, last = self.topic.own_agenda
        own = (middle,) if place.level == "township" else (first, last)
        attendees = [Attendance(place, 7, DEPUTY)]
        attendees += below_attend(self.register, place, self.rng, (1, 2), DEPUTY)[:4]
        return self._hold(
            Gathering(
                place,
                f"{place.name}{self.topic.subject}现场商办会",
                _at(day, 14, 30),
                90,
                "onsite",
                f"{place.name}会议室",
                self._items(own),
                attendees,
                own=len(own),
                sort="honest",
            )
        )

    def _repeat(
        self, upper: Gathering, place: Unit, after: int, attendees: list[Attendance], length: int
    ) -> Gathering:
        day, morning = self._free(place, next_working_day(upper.start.date(), after))
        title, items, own = self._retold(upper, place)
        hour = 9 if morning else 15
        return self._hold(
            Gathering(
                place,
                title,
                _at(day, hour, self.rng.choice((0, 30))),
                length,
                "onsite",
                f"{place.name}会议室",
                items,
                attendees,
                cites=upper.cites if self.rng.random() < 0.3 else None,
                repeats=upper,
                own=own,
                sort="layered",
                minutes=self._minutes(upper, place),
            )
        )

    def _retold(self, upper: Gathering, place: Unit) -> tuple[str, list[AgendaItem], int]:
        """Title and agenda of the repetition, and how many items are its own."""
        style = self.rng.random()
        shared = self._subset(upper.subjects)
        if style < 0.35:
            title = f"{place.name}传达学习{self._called(upper)}精神会议"
            items = [
                f"传达学习{self._called(upper)}精神",
                *(shared[1:] if len(shared) > 2 else shared),
            ]
        elif style < 0.7:
            title = f"{place.name}{self.topic.meeting}{self.rng.choice(_PARALLEL)}"
            items = shared
        elif style < 0.85:
            title = f"{place.name}{self.topic.subject}{self.rng.choice(('部署会', '调度会'))}"
            items = shared
        else:
            title = _vague_title(place)
            items = [
                f"传达学习{self._called(upper)}精神",
                *(shared[1:] if len(shared) > 2 else shared),
            ]
        own: list[str] = []
        if self.rng.random() < 0.2 and place.level != "village":
            own = [self.topic.own_agenda[place.level == "township"]]
        elif style >= 0.85:
            own = list(_VAGUE_ITEMS)
        return title, self._items([*items, *own]), len(own)

    def _conveyed(self, upper: Gathering, shared: list[str]) -> list[str]:
        """The conveying item takes the place of the first one where there are enough."""
        rest = shared[1:] if len(shared) > 2 else shared
        return [f"传达学习{self._called(upper)}精神", *rest]

    def _called(self, meeting: Gathering) -> str:
        """How those below speak of a meeting; one that only conveyed goes by its subject."""
        if "传达学习" not in meeting.title and "扩大" not in meeting.title:
            return meeting.title
        whole = _WHOLE[meeting.host.level].replace("镇", meeting.host.kind_of_place)
        return f"{whole}{self.topic.meeting}会议"

    def _subset(self, subjects: list[str]) -> list[str]:
        """Most of the items of the meeting above, in their order."""
        told = [text for text in subjects if text in self.topic.agenda]
        keep = min(len(told), max(3, round(len(told) * self.rng.uniform(0.6, 1.0))))
        return [told[index] for index in sorted(self.rng.sample(range(len(told)), keep))]

    def _minutes(self, upper: Gathering, place: Unit) -> str:
        """Minutes for about every third meeting."""
        if self.rng.random() > 0.35:
            return ""
        return (
            f"会议传达学习了{self._called(upper)}精神。\n"
            f"会议强调，要提高思想认识，抓好{self.topic.subject}各项任务落实。\n"
            f"会议由{place.name}主要负责同志主持。\n"
        )

    def _convener(self, place: Unit) -> Unit:
        return self.register.department(place, self.topic.system) or place

    def _lower_venues(self, place: Unit, *, wide: bool) -> list[Attendance]:
        found: list[Attendance] = []
        for one in self.register.places_below(place):
            found.append(Attendance(one, 9, PRINCIPAL))
            if one.level == "city":
                found += self._lower_venues(one, wide=wide)
            elif wide and one.id == self.register.home:
                found += below_attend(self.register, one, self.rng, (8, 14), PRINCIPAL)
        return found

    def _items(self, titles: tuple[str, ...] | list[str]) -> list[AgendaItem]:
        return [AgendaItem(title) for title in titles]

    def _free(self, place: Unit, day: date) -> tuple[date, bool]:
        """The first half day on which the place holds no other meeting of a campaign."""
        morning = self.rng.random() < 0.5
        while (place.id, day, morning) in self.diary:
            if morning:
                morning = False
            else:
                day, morning = next_working_day(day, 1), True
        self.diary.add((place.id, day, morning))
        return day, morning

    def _hold(self, meeting: Gathering) -> Gathering:
        self.held.append(meeting)
        return meeting


def hold_meetings(hall: Hall, story: str, papers: list[Paper], count: int) -> None:
    """The meetings that go with the papers of a story."""
    root = papers[0]
    upper = root.issuer.place
    if story == "reissued":
        root, upper = papers[1], hall.register.city
    day = next_working_day(root.issued_on, 2)
    if story == "sideways":
        upper = hall.register.city
    wide = story in ("forwarded", "cascade")
    video = hall.video(upper, day, root, wide=wide)
    if hall.rng.random() < 0.6 and upper != hall.register.cities[1]:
        hall.report_again(video, hall.register.county)
    county = hall.register.county
    if story == "forwarded":
        video.spares_layers = True
        hall.makes_up(video, hall.register.townships[-1])
    if story in ("forwarded", "honest"):
        hall.acts(county, next_working_day(day, 5))
        hall.acts(hall.rng.choice(hall.register.townships), next_working_day(day, 9))
        return
    _go_down(hall, story, video, count)


def _go_down(hall: Hall, story: str, video: Gathering, count: int) -> None:
    source = video
    if story == "cascade":
        source = hall.city_repeats(video, hall.register.city, 2)
        hall.county_repeats(source, hall.register.sisters[1], 3)
    if story == "neighbour_city":
        source = hall.video(
            hall.register.city, next_working_day(video.start.date(), 9), None, wide=False
        )
    county = hall.county_repeats(source, hall.register.county, 2)
    townships = hall.rng.sample(hall.register.townships, min(10, count + 1))
    for index, township in enumerate(townships):
        repeated = hall.township_repeats(county, township, 1 + index % 4)
        villages = hall.register.places_below(township)
        if story == "cascade" and index < 3:
            for village in hall.rng.sample(villages, 2):
                hall.village_repeats(repeated, village, 1)


def _within(unit: Unit, place: Unit) -> bool:
    digits = place.id[:6]
    return unit.id.startswith(digits)


def _vague_title(place: Unit) -> str:
    if place.level == "village":
        return f"{place.name}“两委”会议"
    word = "工作委员会" if place.name.endswith("街道") else "委员会"
    return f"中共{place.name}{word}（扩大）会议"


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute))
