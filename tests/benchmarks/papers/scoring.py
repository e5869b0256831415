"""Figures of what was read of made papers against what is true of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.papers import comparing
from tests.benchmarks.papers.comparing import Line
from tests.benchmarks.papers.made import FIELDS, Demand, MadePaper

Misses = list[Mapping[str, object]]
Read = Sequence[tuple[MadePaper, Line]]


def share(right: int, of: int) -> float | None:
    """Return a share to four places, None of none."""
    return round(right / of, 4) if of else None


@dataclass
class Tally:
    """Counts that give precision, recall and their mean."""

    right: int = 0
    listed: int = 0
    planted: int = 0

    def figures(self) -> dict[str, float | None]:
        """Return precision, recall, F1 and how many there were of each; None of none."""
        return {
            "precision": share(self.right, self.listed),
            "recall": share(self.right, self.planted),
            "F1": share(2 * self.right, self.listed + self.planted),
            "listed": self.listed,
            "planted": self.planted,
        }


@dataclass
class _Share:
    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float | None:
        return share(self.right, self.of)


@dataclass
class _Fields:
    all: _Share = field(default_factory=_Share)
    filled: _Share = field(default_factory=_Share)

    def add(self, right: bool, filled: bool) -> None:
        self.all.add(right)
        if filled:
            self.filled.add(right)


def states(read: Read) -> dict[str, int]:
    """Count how the files ended: `read`, or why not."""
    counts = Counter(
        line.get("state", "no line") + (f" {line['reason']}" if line.get("reason") else "")
        for _, line in read
    )
    return dict(counts)


def metadata(read: Read, misses: Misses) -> dict[str, Any]:
    """Return the share of fields that are right: in all, where filled, and of each field."""
    total, of_field = _Fields(), defaultdict[str, _Fields](_Fields)
    for paper, line in read:
        for name, true in paper.truth.items():
            found = comparing.value_of(line, name)
            right, filled = comparing.is_right(name, found, true), comparing.is_filled(true)
            total.add(right, filled)
            of_field[name].add(right, filled)
            if not right:
                misses.append(_miss("metadata", paper, field=name, true=true, found=found))
    return {
        "fields": total.all.of,
        "right": total.all.value,
        "filled": total.filled.of,
        "right of filled": total.filled.value,
        "of each": {name: of_field[name].all.value for name in FIELDS},
        "of each filled": {name: of_field[name].filled.value for name in FIELDS},
    }


def classes(read: Read, misses: Misses) -> dict[str, Any]:
    """Return the share of right classes, what was taken for what, and white heads."""
    share, confused = _Share(), Counter[str]()
    white, false_of = Tally(), defaultdict[str, _Share](_Share)
    for paper, line in read:
        found = str(line.get("class", ""))
        verdict = bool((line.get("white_head") or {}).get("verdict"))
        share.add(found == paper.paper_class)
        white.planted += paper.white
        white.listed += verdict
        white.right += verdict and paper.white
        if not paper.white:
            false_of[paper.sort].add(verdict)
        if found != paper.paper_class:
            confused[f"{paper.paper_class} as {found or 'nothing'}"] += 1
            misses.append(_miss("class", paper, true=paper.paper_class, found=found))
        if verdict != paper.white:
            signals = (line.get("white_head") or {}).get("signals")
            misses.append(_miss("white head", paper, true=paper.white, found=signals))
    return {
        "right": share.value,
        "confused": dict(confused.most_common()),
        "white heads": white.figures(),
        "false white heads": {
            name: false.value for name, false in sorted(false_of.items()) if false.right
        },
    }


def requirements(read: Read, misses: Misses) -> dict[str, Any]:
    """Return precision, recall and F1 of demands, in all and of each kind.

    A demand that is optional counts neither way; one listed twice is wrong once.
    """
    of_kind, hidden = defaultdict[str, Tally](Tally), Tally()
    for paper, line in read:
        left = list(paper.demands)
        for found in line.get("requirements") or ():
            kind = str(found.get("kind"))
            planted = _taken(found, left)
            if planted is not None and planted.optional:
                continue
            of_kind[kind].listed += 1
            of_kind[kind].right += planted is not None
            if planted is None:
                misses.append(_miss("demand listed", paper, found=dict(found)))
        for one in paper.demands:
            of_kind[one.kind].planted += not one.optional
            hidden.planted += one.held_out and not one.optional
            hidden.right += one.held_out and not one.optional and one not in left
        for one in (one for one in left if not one.optional):
            misses.append(
                _miss("demand missed", paper, kind=one.kind, true=one.value, sentence=one.sentence)
            )
    total = Tally(
        sum(one.right for one in of_kind.values()),
        sum(one.listed for one in of_kind.values()),
        sum(one.planted for one in of_kind.values()),
    )
    kinds = {kind: of_kind[kind].figures() for kind in sorted(of_kind)}
    return {
        **total.figures(),
        "recall of wording held out": share(hidden.right, hidden.planted),
        "of each kind": kinds,
    }


def _taken(found: Mapping[str, Any], left: list[Demand]) -> Demand | None:
    """Take the planted demand that was found off the list; an optional one only as the last."""
    for one in sorted(left, key=lambda demand: demand.optional):
        if comparing.same_demand(found, one):
            left.remove(one)
            return one
    return None


def citations(read: Read, misses: Misses) -> dict[str, Any]:
    """Return precision and recall of cited papers by their numbers, and of the titles with them.

    A paper named by title alone that stands in the paper's own title counts neither way.
    """
    numbers, titles = Tally(), _Share()
    for paper, line in read:
        planted = {comparing.folded(one.number): one for one in paper.cited}
        numbers.planted += len(planted)
        own = comparing.folded("".join(paper.printed.title_lines))
        for found in line.get("citations") or ():
            number = comparing.folded(str(found.get("number") or ""))
            title = comparing.folded(str(found.get("title") or ""))
            if not number and title and title in own:
                continue
            true = planted.pop(number, None)
            numbers.listed += 1
            numbers.right += true is not None
            if true is None:
                misses.append(_miss("citation listed", paper, found=dict(found)))
            elif true.title:
                titles.add(_same_title(title, comparing.folded(true.title)))
        misses += [_miss("citation missed", paper, true=number) for number in planted]
    return {**numbers.figures(), "title right": titles.value}


def _same_title(found: str, true: str) -> bool:
    marks = str.maketrans("", "", "《》〈〉<>")
    return found.translate(marks) == true.translate(marks)


def _miss(part: str, paper: MadePaper, **what: object) -> Mapping[str, object]:
    return {"part": part, "paper": paper.id, "sort": paper.sort, **what}


def pairs(papers: Iterable[MadePaper], lines: Mapping[str, Line]) -> list[tuple[MadePaper, Line]]:
    """Return each paper with its line; a paper without one with an empty line."""
    return [(paper, lines.get(paper.id, {})) for paper in papers]
