"""Where papers are written: one method for each way a paper comes about."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from chinese_calendar import is_workday

from burden.demo import drafts
from burden.demo.drafts import Draft
from burden.demo.issuers import Issuer, addressed_down, department, local_government, office
from burden.demo.papers import Form, Origin, Paper
from burden.demo.register import Register, Unit, read_toml
from burden.demo.topics import Topic
from burden.demo.voice import Voice


def next_working_day(day: date, after: int = 0) -> date:
    """The day `after` days on, moved past weekends and public holidays."""
    day += timedelta(days=after)
    while not is_workday(day):
        day += timedelta(days=1)
    return day


@dataclass(slots=True)
class Desk:
    """Writes the papers of one campaign and keeps them in the order they were written."""

    register: Register
    topic: Topic
    rng: random.Random
    salt: str
    starts: date
    papers: list[Paper] = field(default_factory=list)
    phrases: dict[str, Any] = field(default_factory=lambda: read_toml("phrases.toml"))

    def original(self, place: Unit, draft: Draft, *, by_department: bool) -> Paper:
        """The first paper of the matter."""
        issuer = self._issuer(place, by_department=by_department)
        voice = self._voice(place, self.starts)
        return self._down(issuer, voice, draft, Origin.ORIGINAL)

    def copy(
        self, source: Paper, place: Unit, after: int, *, how: tuple[str, ...], cites: bool = True
    ) -> Paper:
        """A supporting paper that says what its source says in the place's own name."""
        day = next_working_day(source.issued_on, after)
        tightened = 1 if "tightened" in how else 0
        voice = source.voice.moved_to(place, day, tightened)
        draft = self._altered(source.draft, how)
        sideways = place.level == source.issuer.place.level
        origin = Origin.COPIED_SIDEWAYS if sideways else Origin.COPIED
        by_department = source.issuer.unit.system not in ("party_office", "government_office", "")
        issuer = self._issuer(place, by_department=by_department)
        paper = self._down(issuer, voice, draft, origin)
        paper.source = source
        if cites and not sideways:
            paper.cites, paper.lead = source, self.rng.choice(self.phrases["basis"])
        paper.marks = how
        return paper

    def plan(self, source: Paper, place: Unit, after: int) -> Paper:
        """A copy dressed up as an implementation plan that a notice carries."""
        paper = self.copy(source, place, after, how=("swapped", "tightened"))
        paper.published_as = f"{self.topic.subject}工作实施方案"
        paper.lead = self.phrases["basis_plan"]
        return paper

    def copy_with_names_left(self, source: Paper, place: Unit, after: int, local: str) -> Paper:
        """A copy from another county in which a line still names that county's places."""
        paper = self.copy(source, place, after, how=("swapped", "left_over"), cites=False)
        paper.draft = drafts.left_over(paper.draft, local, source.issuer.place)
        return paper

    def excerpt(self, source: Paper, place: Unit, after: int) -> Paper:
        """An own paper with one section of the superior's taken over."""
        day = next_working_day(source.issued_on, after)
        index = self.rng.randrange(len(source.draft.sections))
        own = self.topic.township if place.level == "township" else self.topic.county
        draft = drafts.with_excerpt(_headed(own), source.draft, index)
        paper = self._down(
            self._issuer(place, by_department=True),
            source.voice.moved_to(place, day),
            draft,
            Origin.COPIED,
        )
        paper.source, paper.marks = source, ("partial",)
        return paper

    def forward(self, source: Paper, place: Unit, after: int, *, adds: bool = False) -> Paper:
        """Pass the paper on openly, its text attached."""
        day = next_working_day(source.issued_on, after)
        issuer = self._issuer(place, by_department=not source.issuer.unit.system.endswith("office"))
        voice = self._voice(place, day)
        paper = self._down(issuer, voice, source.draft, Origin.FORWARDED)
        paper.attached = paper.source = paper.cites = source
        paper.lead = self.rng.choice(self.phrases["forward"])
        if adds:
            paper.extra["own"] = self.rng.choice(self.phrases["forward_own"])
        return paper

    def honest(
        self, place: Unit, after: int, cites: Paper | None, *, quotes: bool = False
    ) -> Paper:
        """The place's own measures, with its own people, money and days."""
        day = next_working_day(self.starts, after)
        draft = self.topic.township if place.level == "township" else self.topic.county
        issuer = self._issuer(place, by_department=place.level != "township")
        paper = self._down(issuer, self._voice(place, day), draft, Origin.HONEST)
        paper.cites = cites if quotes else None
        if quotes and cites is not None:
            paper.quoted = self.rng.choice(self.phrases["quote"])
            paper.extra["quote"] = cites.draft.sections[0].lines[0].said_by(cites.voice)
        return paper

    def white(self, place: Unit, after: int) -> Paper:
        """A directive demand without number and red head."""
        day = next_working_day(self.starts, after)
        issuer = self._issuer(place, by_department=True)
        paper = self._down(issuer, self._voice(place, day), self.topic.white, Origin.ORIGINAL)
        paper.form = Form.WHITE_HEAD
        return paper

    def white_copy(self, source: Paper, place: Unit, after: int) -> Paper:
        """A township hands the demand on as its own."""
        day = next_working_day(source.issued_on, after)
        issuer = self._issuer(place, by_department=True)
        paper = self._down(issuer, source.voice.moved_to(place, day), source.draft, Origin.COPIED)
        paper.form, paper.source, paper.marks = Form.WHITE_HEAD, source, ("swapped",)
        return paper

    def reissue(self, source: Paper, starts: date) -> Paper:
        """Last year's own paper sent out again with the year changed."""
        voice = Voice(
            self.register,
            source.issuer.place,
            source.voice.system,
            source.voice.salt,
            starts,
            starts,
        )
        paper = self._down(source.issuer, voice, source.draft, Origin.REISSUED)
        paper.source, paper.marks = source, ("year",)
        return paper

    def _altered(self, draft: Draft, how: tuple[str, ...]) -> Draft:
        if "dropped" in how:
            draft = drafts.dropped(draft, self.rng, 0.35)
        if "reworded" in how:
            draft = drafts.reworded(draft, self.phrases["synonyms"])
        if "padded" in how:
            draft = drafts.padded(draft, self.rng.choice(self.phrases["padding"]))
        return draft

    def _issuer(self, place: Unit, *, by_department: bool) -> Issuer:
        party = ("party_office", "discipline", "organisation", "publicity", "political_legal")
        if place.level == "township":
            return local_government(place, self.topic.system in party)
        speak = department if by_department else office
        return speak(self.register, place, self.topic.system)

    def _voice(self, place: Unit, day: date) -> Voice:
        return Voice(self.register, place, self.topic.system, self.salt, self.starts, day)

    def _down(self, issuer: Issuer, voice: Voice, draft: Draft, origin: Origin) -> Paper:
        addressees, receivers = addressed_down(self.register, issuer)
        uploader = self._uploader(issuer.place)
        paper = Paper(
            issuer, voice.issued_on, voice, draft, addressees, receivers, uploader.id, origin
        )
        self.papers.append(paper)
        return paper

    def _uploader(self, place: Unit) -> Unit:
        """Papers of upper levels reach the folder through the county's general office."""
        if place.level == "township":
            return place
        county = place if place.level == "county" else self.register.county
        return self.register.department(county, "government_office") or county


def _headed(draft: Draft) -> Draft:
    """Own lines without headings come under one, so that a taken section can follow."""
    if any(section.heading for section in draft.sections):
        return draft
    lines = tuple(line for section in draft.sections for line in section.lines)
    return draft.with_sections((drafts.Section("近期安排", lines),))
