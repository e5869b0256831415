"""Who speaks in a text: fills the slots of a sentence with the words of a place and a day.

A sentence is written once with slots such as {全} (全省, 全市, 全县 ...); said by another level
it changes exactly the words that are changed when a superior's paper is copied.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from burden.demo.people import draw_people
from burden.demo.register import Register, Unit

_SLOT = re.compile(r"\{([^{}:+]+)(?:([:+])([^{}]+))?\}")
# 全 我 各 下 再 委 by level; a township's own kind (镇, 乡, 街道) is put in for 镇.
_WORDS = {
    "province": ("全省", "我省", "各市", "市县", "县（市、区）", "省委、省政府"),
    "city": ("全市", "我市", "各县（市、区）", "县（市、区）", "乡镇（街道）", "市委、市政府"),
    "county": ("全县", "我县", "各乡镇（街道）", "乡镇（街道）", "村（社区）", "县委、县政府"),
    "township": ("全镇", "我镇", "各村（社区）", "村（社区）", "村民小组", "镇党委、镇政府"),
}
_TOWNSHIP_OFFICES = {
    "party_office": "党政办公室",
    "government_office": "党政办公室",
    "agriculture": "农业综合服务中心",
    "emergency": "应急管理办公室",
    "fire": "应急管理办公室",
    "petitions": "综合治理中心",
    "political_legal": "综合治理中心",
    "public_security": "综合治理中心",
}
_DAYS_EARLIER = 3
_POINTS_HIGHER = 2
_SHORTEST_NOTICE = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """A place speaking on a line of work. `salt` decides the figures, so that copies share them;
    `tightened` counts the levels that each moved dates forward and raised rates."""

    register: Register
    place: Unit
    system: str
    salt: str
    base: date
    issued_on: date
    tightened: int = 0
    villages_of: Unit | None = None

    def moved_to(self, place: Unit, issued_on: date, tightened: int = 0) -> Voice:
        """The same text in the mouth of another place, as it stands in a copy."""
        return replace(
            self,
            place=place,
            issued_on=issued_on,
            tightened=self.tightened + tightened,
            villages_of=None,
        )

    def say(self, template: str) -> str:
        """The sentence with every slot filled; an unknown slot is an error."""
        return _SLOT.sub(lambda found: self._fill(template, found), template)

    def _fill(self, template: str, found: re.Match[str]) -> str:
        name, mark, value = found.groups()
        if mark == "+":
            return self._day(int(value))
        if mark == ":":
            return self._figure(f"{template}:{found.start()}", name, value)
        return self._word(name)

    def _word(self, name: str) -> str:
        words = dict(zip("全我各下再委", self._level_words(), strict=True))
        if name in words:
            return words[name]
        if name == "年":
            return str(self.issued_on.year)
        if name == "地":
            return self.place.name
        if name in ("部门", "办"):
            return self.department_short
        return self._numbered(name[0], int(name[1:]))

    def _numbered(self, kind: str, index: int) -> str:
        if kind == "人":
            return draw_people(f"{self.salt}:{self.place.id}")[index - 1]
        places = self.register.places_below(self.place)
        if kind == "村" and self.place.level == "county":
            places = self.register.places_below(places[index % len(places)])
        return places[(index - 1) % len(places)].name

    def _level_words(self) -> tuple[str, ...]:
        words = _WORDS[self.place.level]
        if self.place.level != "township":
            return words
        kind = self.place.kind_of_place
        if kind == "街道":
            return ("全街道", "我街道", *words[2:5], "街道党工委、办事处")
        return tuple(word.replace("镇", kind) for word in words)

    @property
    def department_short(self) -> str:
        """How the organ in charge is called inside its own place."""
        if self.place.level == "township":
            return self.place.kind_of_place + _TOWNSHIP_OFFICES.get(self.system, "社会事务办公室")
        department = self.register.department(self.place, self.system)
        return department.short if department else self._level_words()[5]

    def _day(self, after: int) -> str:
        day = self.base + timedelta(days=after - self.tightened * _DAYS_EARLIER)
        day = max(day, self.issued_on + timedelta(days=_SHORTEST_NOTICE))
        year = "" if day.year == self.issued_on.year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日"

    def _figure(self, key: str, kind: str, span: str) -> str:
        low, _, high = span.partition("-")
        rng = random.Random(f"{self.salt}:{key}")
        if "." in span:
            return f"{rng.uniform(float(low), float(high)):.1f}"
        step = 10 ** max(0, len(high) - 2)
        value = rng.randrange(int(low), int(high) + 1, step)
        if kind == "率":
            return f"{min(100, value + self.tightened * _POINTS_HIGHER)}%"
        if kind == "天":
            return str(max(3, value - self.tightened * _DAYS_EARLIER))
        return str(value)
