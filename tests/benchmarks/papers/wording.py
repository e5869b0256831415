"""Fills hand-written sentences with values and keeps what they demand."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmarks.papers import demand_sentences, innocent_sentences, subjects
from tests.benchmarks.papers.dice import Dice, held_out
from tests.benchmarks.papers.made import Body, Cited, Demand
from tests.benchmarks.papers.places import Organ, Place

_MARK = re.compile(r"<(\?)?([a-zA-Z])(?::([^:>]+))?(?::([^>]+))?>")
_ONCE = re.compile(r"一次|一遍|一回|一报告|一研判|一小结|一调度|一处|一名|一次面")
_BELOW = {
    "central": ("各省（区、市）", "各地"),
    "province": ("各市州", "各地", "各市"),
    "city": ("各县（市、区）", "各县区", "各地"),
    "county": ("各乡镇（街道）", "各乡镇", "各镇街"),
    "township": ("各村（社区）", "各村"),
    "village": ("各村民小组", "各网格"),
}
_LOWEST = ("村（社区）", "行政村", "网格", "社区", "村组")


@dataclass
class Voice:
    """Who speaks, when, and about what; values are drawn from its dice."""

    dice: Dice
    organ: Organ
    subject: subjects.Subject
    issued_on: dt.date
    used: set[str] = field(default_factory=set)

    def fill(self, template: str) -> tuple[str, tuple[Demand, ...]]:
        """Return the sentence of a template and its demands."""
        asked: list[tuple[str, str, bool]] = []
        sentence = _MARK.sub(lambda mark: self._value(mark, asked), template)
        if _ONCE.search(sentence):
            asked += [("quota", f"1{unit}", True) for unit in ("次", "名", "遍", "处")]
        if "年内" in sentence:
            asked.append(("deadline", f"{self.issued_on.year}-12-31", True))
        hidden = self.dice.judging and held_out(template)
        demands = (Demand(kind, value, sentence, may, hidden) for kind, value, may in asked)
        return sentence, tuple(demands)

    def plain(self, template: str) -> str:
        """Return a sentence that asks for nothing."""
        words = {"s": self.subject.work, "w": self.organ.place.word}
        if "{" in template:
            template = template.format(**words)
        return _MARK.sub(lambda mark: self._value(mark, []), template)

    def choose(self, templates: Sequence[str]) -> str:
        """Return a template that this paper has not used."""
        allowed = self.dice.worded(templates)
        free = [one for one in allowed if one not in self.used] or allowed
        chosen = self.dice.choice(free)
        self.used.add(chosen)
        return chosen

    def _value(self, mark: re.Match[str], asked: list[tuple[str, str, bool]]) -> str:
        optional, kind, first, second = mark.groups()
        shown, value = self._drawn(kind, first or "", second or "")
        tuple_kind = {
            **dict.fromkeys("dDeytw", "deadline"),
            **dict.fromkeys("pn", "quota"),
            "f": "frequency",
            "m": "material",
        }.get(kind)
        if tuple_kind:
            asked.append((tuple_kind, value, bool(optional)))
        return shown

    def _drawn(self, kind: str, first: str, second: str) -> tuple[str, str]:
        dice = self.dice
        if kind in "dDeyt":
            return self._date(kind)
        if kind == "w":
            days = dice.choice((2, 3, 5, 7, 10, 15))
            return f"{days}个工作日", f"{days}wd"
        if kind == "p":
            share = dice.choice((*range(60, 100), 98.5, 92.5))
            return f"{share}%", f"{share}%"
        if kind == "n":
            count = dice.randint(2, 60)
            return f"{count}{first}", f"{count}{first}"
        named = {"f": (second, first), "m": (first, first), "k": (str(dice.randint(2, 900)), "")}
        if kind in named:
            return named[kind]
        return self._word(kind), ""

    def _word(self, kind: str) -> str:
        if kind == "u":
            return self.dice.choice(_BELOW[self.organ.level])
        if kind == "b":
            return self.dice.choice(_LOWEST)
        if kind == "s":
            return self.subject.work
        return self.dice.choice((self.organ.name, *_offices(self.organ.place, self.organ.kind)))

    def _date(self, kind: str) -> tuple[str, str]:
        dice, year = self.dice, self.issued_on.year
        if kind == "y":
            words = ("年底", "今年年底", f"{year}年底", "12月底")
            return dice.choice(words), f"{year}-12-31"
        if kind == "e":
            month = min(12, self.issued_on.month + dice.randint(1, 3))
            day = calendar.monthrange(year, month)[1]
            shown = dice.choice((f"{month}月底", f"{month}月末", f"{year}年{month}月底"))
            return shown, f"{year}-{month:02}-{day:02}"
        later = self.issued_on + dt.timedelta(days=dice.randint(4, 70))
        later = min(later, dt.date(year, 12, 28))
        day_words = f"{later.month}月{later.day}日"
        if kind == "D" or (kind == "d" and dice.random() < 0.2):
            return f"{later.year}年{day_words}", later.isoformat()
        if kind == "t":
            hour = dice.randint(9, 18)
            afternoon = f"下午{hour - 12}点" if hour > 12 else f"上午{hour}时"
            shown = dice.choice((f"{hour}:00", f"{hour}时", afternoon, f"{hour}：00"))
            return f"{day_words}{shown}", f"{later.isoformat()}T{hour:02}:00"
        return day_words, later.isoformat()


def _offices(place: Place, kind: str) -> tuple[str, ...]:
    word = place.word
    if kind == "department":
        return ("我局", "局办公室") if place.level not in ("central", "province") else ("我厅",)
    return (f"{word}政府办公室", f"{word}专项行动领导小组办公室")


def directive(voice: Voice, asks: int, *, opening: bool = True) -> Body:
    """Return a body that asks for things, with sentences between that ask for nothing."""
    dice = voice.dice
    demands: list[Demand] = []
    pieces: list[str] = []
    for _ in range(asks):
        sentence, found = voice.fill(voice.choose(dice.choice(demand_sentences.DIRECTIVE)))
        demands += found
        pieces.append(sentence)
    pieces += [voice.plain(voice.choose(subjects.NEUTRAL)) for _ in range(dice.randint(2, 4))]
    pieces += [voice.plain(voice.choose(_SOBER)) for _ in range(dice.randint(1, 3))]
    dice.shuffle(pieces)
    shown = [voice.plain(voice.choose(subjects.OPENINGS))] if opening else []
    return Body((*shown, *_arranged(dice, pieces)), tuple(demands))


_SOBER = (*innocent_sentences.LAW, *innocent_sentences.DESCRIBED, *innocent_sentences.CONTEXT)


def narrative(voice: Voice, sentences: int, *, own: bool = False) -> tuple[str, ...]:
    """Return paragraphs that tell and describe and ask for nothing."""
    sources = [*innocent_sentences.DONE, *innocent_sentences.DESCRIBED, *innocent_sentences.CONTEXT]
    sources += innocent_sentences.OWN_WILL if own else innocent_sentences.LAW
    pieces = [voice.plain(voice.choose(sources)) for _ in range(sentences)]
    return _arranged(voice.dice, pieces)


def _arranged(dice: Dice, pieces: Sequence[str]) -> tuple[str, ...]:
    """Return sentences as paragraphs, under headings in one of the usual manners or none."""
    groups: list[list[str]] = []
    for piece in pieces:
        if groups and len(groups[-1]) < 3 and dice.random() < 0.5:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    manner = dice.choice(("headings", "headings", "run on", "arabic", "none"))
    headings = dice.sample(subjects.HEADINGS, min(len(groups), len(subjects.HEADINGS)))
    paragraphs: list[str] = []
    for at, group in enumerate(groups):
        text = "".join(group)
        if at >= len(headings) or manner == "none":
            paragraphs.append(text)
        elif manner == "headings":
            paragraphs += [f"{subjects.NUMERALS[at]}、{headings[at]}", text]
        elif manner == "run on":
            paragraphs.append(f"（{subjects.NUMERALS[at]}）{headings[at]}。{text}")
        else:
            lead = f"（{at + 1}）" if text[0].isdigit() else f"{at + 1}."
            paragraphs.append(lead + text)
    return tuple(paragraphs)


def citation(voice: Voice, number: str, title: str) -> tuple[str, Cited]:
    """Return an opening that names a paper of above by title and number."""
    way = voice.dice.choice(
        (
            "根据《{t}》（{n}）要求，结合实际，现就有关事项通知如下。",
            "为贯彻落实《{t}》（{n}）精神，现作如下安排。",
            "现将《{t}》（{n}，以下简称《通知》）有关要求传达如下。",
            "按照{n}文件部署，现就{s}提出如下意见。",
            "《{t}》（{n}）印发以来，{s}有序推进。",
        )
    )
    text = way.format(t=title, n=number, s=voice.subject.work)
    return text, Cited(number, title if "{t}" in way else "")
