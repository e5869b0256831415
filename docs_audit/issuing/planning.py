"""Papers issued against the plan of the year (GD-01): what is outside it, what is still to come.

A paper is in the plan when the register names the entry it was made for, or when its title speaks
of what an entry speaks of. One entry stands for one paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from docs_audit.gbt9704.title_likeness import subject_of, title_likeness
from docs_audit.issuing.issued import Issued


class Ground(StrEnum):
    """By what a paper was found in the plan."""

    NUMBER = "number"
    TITLE = "title"


@dataclass(frozen=True)
class Entry:
    """One entry of a plan; `month` is 0 where the plan names none."""

    number: str
    title: str
    month: int = 0


@dataclass(frozen=True)
class Pair:
    """A paper and the entry it was found in, or the nearest one (`ground` None)."""

    issued: Issued
    entry: Entry | None
    likeness: float
    ground: Ground | None = None


@dataclass(frozen=True)
class Balance:
    """A year against its plan; papers without a title are in none of the lists."""

    planned: list[Pair]
    outside: list[Pair]
    pending: list[Entry]


def against(entries: Sequence[Entry], papers: Sequence[Issued], *, least: float) -> Balance:
    """Join papers to entries: by the entry's number first, then the most alike titles first.

    `least` is the likeness of titles, 0 to 1, below which a paper is outside the plan.
    """
    by_number = {entry.number: at for at, entry in enumerate(entries) if entry.number}
    joined: dict[int, Pair] = {}
    taken: set[int] = set()
    for at, paper in enumerate(papers):
        found = by_number.get(paper.plan_number) if paper.plan_number else None
        if found is not None and found not in taken:
            taken.add(found)
            joined[at] = Pair(paper, entries[found], 1.0, Ground.NUMBER)
    alike = _alike(entries, papers)
    nearest: dict[int, tuple[float, int]] = {}
    for likeness, at, found in alike:
        nearest.setdefault(at, (likeness, found))
        if likeness >= least and at not in joined and found not in taken:
            taken.add(found)
            joined[at] = Pair(papers[at], entries[found], likeness, Ground.TITLE)
    return Balance(
        planned=[joined[at] for at in sorted(joined)],
        outside=[
            _nearest(paper, entries, nearest.get(at))
            for at, paper in enumerate(papers)
            if at not in joined and paper.title
        ],
        pending=[entry for at, entry in enumerate(entries) if at not in taken],
    )


def _nearest(paper: Issued, entries: Sequence[Entry], found: tuple[float, int] | None) -> Pair:
    return Pair(paper, entries[found[1]], found[0]) if found else Pair(paper, None, 0.0)


def _alike(entries: Sequence[Entry], papers: Sequence[Issued]) -> list[tuple[float, int, int]]:
    """(likeness, paper, entry) of all that share a word, the most alike first."""
    subjects = [subject_of(entry.title) for entry in entries]
    holders = _holders(subjects)
    found = [
        (likeness, at, other)
        for at, subject in enumerate(subject_of(paper.title) for paper in papers)
        for other in {one for gram in subject for one in holders.get(gram, ())}
        if (likeness := title_likeness(subject, subjects[other]))
    ]
    return sorted(found, key=lambda one: (-one[0], one[1], one[2]))


def _holders(subjects: Iterable[frozenset[str]]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for at, subject in enumerate(subjects):
        for gram in subject:
            holders[gram].append(at)
    return holders
