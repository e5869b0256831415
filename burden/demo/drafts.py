"""A text as a clerk has it before him, and what he does when he copies it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from burden.demo.register import Unit
from burden.demo.voice import Voice

_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence group with slots. `foreign` is the place whose names were left standing;
    `synonyms` are the words that were changed to hide the source."""

    template: str
    foreign: Unit | None = None
    synonyms: tuple[tuple[str, str], ...] = ()

    def said_by(self, voice: Voice) -> str:
        if self.foreign is not None:
            voice = replace(voice, place=self.foreign)
        text = voice.say(self.template)
        if not self.synonyms:
            return text
        words = dict(self.synonyms)
        longest_first = sorted(words, key=len, reverse=True)
        return re.sub("|".join(longest_first), lambda found: words[found.group()], text)


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """`subject` is the title without the issuer; a `plain` draft is not numbered."""

    subject: str
    lead: str
    sections: tuple[Section, ...]
    closing: str
    plain: bool = False

    def with_sections(self, sections: tuple[Section, ...]) -> Draft:
        return replace(self, sections=sections)

    @property
    def templates(self) -> set[str]:
        """What stands in it, whoever says it: the measure of what was copied."""
        return {line.template for section in self.sections for line in section.lines}

    def paragraphs(self, voice: Voice) -> list[tuple[str, str]]:
        """(kind, text) of the body in order; kind is ``heading`` or ``body``."""
        found: list[tuple[str, str]] = []
        if self.lead:
            found.append(("body", voice.say(self.lead)))
        for index, section in enumerate(self.sections):
            found += self._section(index, section, voice)
        if self.closing:
            found.append(("body", voice.say(self.closing)))
        return found

    def _section(self, index: int, section: Section, voice: Voice) -> list[tuple[str, str]]:
        texts = [line.said_by(voice) for line in section.lines]
        if self.plain:
            return [("body", text) for text in texts]
        if not section.heading:
            return [("body", f"{_ORDINALS[index]}、{text}") for text in texts]
        numbered = [("body", f"（{_ORDINALS[n]}）{text}") for n, text in enumerate(texts)]
        if len(texts) == 1:
            numbered = [("body", texts[0])]
        return [("heading", f"{_ORDINALS[index]}、{voice.say(section.heading)}"), *numbered]


def dropped(draft: Draft, rng: random.Random, share: float) -> Draft:
    """Leave out about `share` of the lines, at least one line a section staying."""
    sections = []
    for section in draft.sections:
        keep = [line for line in section.lines[:-1] if rng.random() >= share]
        sections.append(Section(section.heading, (*keep, section.lines[-1])))
    longest = max(range(len(sections)), key=lambda index: len(sections[index].lines))
    if tuple(sections) == draft.sections:
        section = sections[longest]
        sections[longest] = Section(section.heading, section.lines[1:] or section.lines)
    return draft.with_sections(tuple(sections))


def reworded(draft: Draft, synonyms: Mapping[str, str]) -> Draft:
    """Every second line said in other words; the order of the words stays."""
    pairs = tuple(synonyms.items())
    count = 0
    sections = []
    for section in draft.sections:
        lines = []
        for line in section.lines:
            count += 1
            lines.append(replace(line, synonyms=pairs) if count % 2 else line)
        sections.append(Section(section.heading, tuple(lines)))
    return draft.with_sections(tuple(sections))


def padded(draft: Draft, extra: str) -> Draft:
    """A line of the copier's own at the end of the last section."""
    last = draft.sections[-1]
    return draft.with_sections(
        (*draft.sections[:-1], Section(last.heading, (*last.lines, Line(extra))))
    )


def with_local_line(draft: Draft, template: str) -> Draft:
    """A line that names places of whoever says it, in the first section."""
    first = draft.sections[0]
    return draft.with_sections(
        (Section(first.heading, (*first.lines, Line(template))), *draft.sections[1:])
    )


def left_over(draft: Draft, template: str, foreign: Unit) -> Draft:
    """The copy in which that line still speaks of the other place."""
    sections = tuple(
        Section(
            section.heading,
            tuple(
                replace(line, foreign=foreign) if line.template == template else line
                for line in section.lines
            ),
        )
        for section in draft.sections
    )
    return draft.with_sections(sections)


def with_excerpt(own: Draft, source: Draft, index: int) -> Draft:
    """One's own paper with one section taken over whole from another."""
    return own.with_sections((*own.sections, source.sections[index]))
