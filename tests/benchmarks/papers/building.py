"""Puts the elements of a paper and their truth together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.benchmarks.papers import elements
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.innocent_sentences import DESCRIBED
from tests.benchmarks.papers.made import FIELDS, Body, MadePaper, Print, Value
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.wording import Voice

_LISTS = ("issuers", "addressees", "cc", "attachments", "signers")


@dataclass
class Sheet:
    """A paper in the making: what is printed, and what is true; absent is true of the rest."""

    sort: str
    paper_class: str
    voice: Voice
    form: str = "plain"
    white: bool = False
    printed: dict[str, Any] = field(default_factory=dict)
    truth: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    unjudged: set[str] = field(default_factory=set)
    body: Body = field(default_factory=lambda: Body(()))
    rules: tuple[str, ...] = ()
    not_rules: tuple[str, ...] = ()

    @property
    def dice(self) -> Dice:
        """The dice of its speaker."""
        return self.voice.dice

    @property
    def organ(self) -> Organ:
        """Who issues it."""
        return self.voice.organ

    def put(self, name: str, printed: object, *true: Value) -> None:
        """Print an element and note what is true of it."""
        if printed:
            self.printed[name] = printed
        if true:
            self.truth[_FIELD_OF.get(name, name)] = true

    def leave(self, *names: str) -> None:
        """Do not judge these fields: what is right of them is a matter of taste."""
        self.unjudged |= set(names)

    def made(self, identity: str) -> MadePaper:
        """Return the finished paper."""
        absent: Mapping[str, tuple[Value, ...]] = {
            name: ((),) if name in _LISTS else ("",) for name in FIELDS
        }
        truth = {**absent, **self.truth}
        printed = Print(form=self.form, body=self.body.paragraphs, **self.printed)
        return MadePaper(
            identity,
            self.sort,
            self.paper_class,
            self.white,
            self.organ.level,
            printed,
            {name: truth[name] for name in FIELDS if name not in self.unjudged},
            self.body.demands,
            self.body.cited,
            self.organ.name,
            self.voice.issued_on,
            self.rules,
            self.not_rules,
        )


_FIELD_OF = {
    "number_lines": "number",
    "title_lines": "title",
    "addressed": "addressees",
    "signed": "issuers",
    "dated": "issued_on",
}


def number(sheet: Sheet, series: str | None = None) -> str:
    """Give the paper a number; return it."""
    of = series or sheet.organ.series
    printed, named = elements.number(sheet.dice, of, sheet.voice.issued_on.year)
    sheet.put("number_lines", printed, named)
    return named


def title(sheet: Sheet, text: str, kind: str, issuer: str = "") -> None:
    """Give the paper a title and its kind."""
    sheet.put("title_lines", elements.title_lines(sheet.dice, text, issuer), text)
    sheet.truth["kind"] = (kind,)


def addressed(sheet: Sheet, names: Sequence[str]) -> None:
    """Address the paper."""
    sheet.put("addressed", f"{elements.joined(names, sheet.dice)}：", tuple(names))


def signed(sheet: Sheet, names: Sequence[str], *others: tuple[str, ...]) -> None:
    """Sign and date the paper; ``others`` are lists of issuers that are right as well."""
    sheet.put("signed", tuple(names), tuple(names), *others)
    day = sheet.voice.issued_on
    sheet.put("dated", elements.dated(sheet.dice, day), day.isoformat())


def tail(sheet: Sheet, *, printing: bool = True, copies: float = 0.5) -> None:
    """Give the paper its last part: who gets copies, who printed it and when."""
    if sheet.dice.random() < copies:
        names = elements.cc(sheet.dice, sheet.organ)
        sheet.put("cc", f"抄送：{elements.joined(names, sheet.dice)}。", names)
    if printing:
        high = sheet.organ.level == "central" or (
            sheet.organ.level == "province" and sheet.organ.kind != "department"
        )
        hall = "办公厅" if high else "办公室"
        office = f"{sheet.organ.name}{hall}"
        if sheet.organ.kind == "office":
            office = sheet.organ.name
        elif sheet.organ.kind == "party":
            office = f"{sheet.organ.name.removesuffix('员会')}{hall}"
        elif sheet.organ.level == "township":
            office = f"{sheet.organ.place.name}党政综合办公室"
        day = sheet.voice.issued_on + dt.timedelta(days=sheet.dice.choice((0, 1, 2, 5)))
        sheet.put("printed_by", office, office)
        sheet.put("printed_on", f"{elements.arabic_date(day)}印发", day.isoformat())


def attached(sheet: Sheet, names: Sequence[str] | None = None) -> None:
    """Attach things; their pages follow the signature."""
    chosen = elements.attachments(sheet.dice, sheet.voice) if names is None else tuple(names)
    sheet.put("attachments", chosen, chosen)
    sheet.printed["annexes"] = tuple(
        (
            f"附件{at}" if len(chosen) > 1 else "附件",
            name,
            *(sheet.voice.plain(one) for one in sheet.dice.sample(DESCRIBED, 3)),
        )
        for at, name in enumerate(chosen, 1)
    )


def frills(sheet: Sheet, *, urgent: float = 0.15, notes: float = 0.35, annex: float = 0.4) -> None:
    """Add urgency, a note and attachments as often as offices do."""
    if sheet.dice.random() < urgent:
        word = sheet.dice.choice(("特急", "加急"))
        sheet.put("urgency", sheet.dice.choice((word, " ".join(word))), word)
    if sheet.dice.random() < notes:
        text = elements.note(sheet.dice, sheet.organ.place)
        sheet.put("note", f"（{text}）", text)
    if sheet.dice.random() < annex:
        attached(sheet)


def extended(body: Body, *paragraphs: str, front: bool = False) -> Body:
    """Return a body with paragraphs more."""
    rows = (*paragraphs, *body.paragraphs) if front else (*body.paragraphs, *paragraphs)
    return replace(body, paragraphs=rows)
