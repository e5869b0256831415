"""A demand followed down the levels of a matter: 省 → 市 → 县 → 乡镇 (burden.md 2.7).

Of many lines that a demand took, the one is shown that tightened most, among those that end in
a paper the reader may open. Of papers above it that are closed only level and value are told.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from burden.audit import looks
from burden.matters.models import Item
from burden.organisations.models import Level, User
from burden.organisations.seen import Seen
from burden.stack.written import Written
from docs_audit import demand_wording, gbt9704
from docs_audit.models import Escalation, Paper, Requirement

# A matter of a whole province has more lines than anybody follows; the tightest come first.
_MOST_STEPS = 5_000


@dataclass(frozen=True)
class Rung:
    """A demand at one level. Of a closed paper `paper`, `sentence` and `what` are empty.

    `days` are those it allows; `step` is the log that this level added and `share` that part of
    the whole change, 0 to 1 (None at the top, or where it cannot be told).
    """

    level: Level
    kind: str
    value: str
    days: float | None
    change: str
    step: float | None
    share: float | None
    sentence: str
    position: int
    paper: UUID | None
    issuer: str

    @property
    def level_label(self) -> str | Promise:
        return self.level.label

    @property
    def written(self) -> str:
        return demand_wording.written(self.kind, self.value)

    @property
    def change_label(self) -> str | Promise:
        return Escalation.Change(self.change).label if self.change else ""


@dataclass(frozen=True)
class Ladder:
    """A demand from the top down to one paper; `others` is how many other lines it took.

    `total` is the sum of the steps: its exponential is what the bottom has of the top's value.
    """

    kind: str
    what: str
    rungs: tuple[Rung, ...]
    total: float | None
    others: int

    @property
    def label(self) -> str | Promise:
        return Requirement.Kind(self.kind).label

    @property
    def left(self) -> float | None:
        """What the bottom has of the top's value: of the time, the quota or the frequency."""
        return None if self.total is None else math.exp(self.total)

    @property
    def tightness(self) -> float:
        return _tightness(self.kind, self.total)


@dataclass(frozen=True)
class Addition:
    """A demand that a level makes and the one above it does not."""

    level: Level
    kind: str
    value: str
    what: str
    sentence: str
    paper: UUID
    position: int

    @property
    def level_label(self) -> str | Promise:
        return self.level.label

    @property
    def written(self) -> str:
        return demand_wording.written(self.kind, self.value)


@dataclass(frozen=True)
class Steps:
    """The demands of a matter that tightened, tightest first, and what was added to them."""

    ladders: list[Ladder]
    additions: list[Addition]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.ladders or self.additions or self.unchanged)


def steps_for(user: User, uuid: UUID) -> Steps:
    """The demands of the matter that an item belongs to.

    Raises:
        Http404: there is no such item, or no paper of its matter is open to the reader.
    """
    item = get_object_or_404(Item.objects.select_related("root__unit", "unit"), uuid=uuid)
    root = item.root or item
    if not Paper.objects.visible_to(user).filter(item__root=root).exists():
        raise Http404
    looks.at("matter.viewed", root, root.unit)
    return steps_of(user, root)


def steps_of(user: User, root: Item) -> Steps:
    """The demands of a matter as far as the reader may know of them; two queries at any size."""
    edges = _EDGES.rows(root=root.pk)
    paper_ids = {one.requirement.paper_id for one in edges}
    paper_ids |= {one.above.paper_id for one in edges if one.above is not None}
    papers = {one.pk: one for one in _PAPERS.rows(user, ids=list(paper_ids))} if paper_ids else {}
    open_ids = {pk for pk, one in papers.items() if one.is_open}  # type: ignore[attr-defined]
    return _Matter(edges, papers, open_ids).steps()


_EDGES = Written(
    lambda root: (
        Escalation.objects.filter(requirement__paper__item__root=root)
        .select_related("requirement", "above")
        .order_by("pk")[:_MOST_STEPS]
    ),
    root=-1,
)
_PAPERS = Seen(
    lambda reader, ids: (
        Paper.objects.filter(pk__among=ids)
        .select_related("unit")
        .only("uuid", "level", "issued_on", "unit__name", "unit__level")
        .annotate(is_open=ExpressionWrapper(Paper.objects.seen_by(reader), BooleanField()))
    ),
    ids=[-1],
)


class _Matter:
    """The demands of a matter as a forest of steps."""

    def __init__(
        self, edges: Sequence[Escalation], papers: dict[int, Paper], open_ids: Collection[int]
    ) -> None:
        self._papers, self._open = papers, open_ids
        self._edges = {one.requirement_id: one for one in edges}
        self._below: dict[int, list[Escalation]] = defaultdict(list)
        for one in edges:
            if one.above_id is not None:
                self._below[one.above_id].append(one)

    def steps(self) -> Steps:
        ladders, unchanged = [], 0
        for top in self._tops():
            lines = [line for line in self._lines([top]) if line[-1].paper_id in self._open]
            if not lines:
                continue
            found = [self._ladder(line, others=len(lines) - 1) for line in lines]
            tightest = max(found, key=lambda one: (one.tightness, len(one.rungs)))
            if any(rung.change == Escalation.Change.TIGHTENED for rung in tightest.rungs):
                ladders.append(tightest)
            else:
                unchanged += 1
        ladders.sort(key=lambda one: (-len(one.rungs), -one.tightness))
        return Steps(ladders, self._additions(), unchanged)

    def _tops(self) -> Iterator[Requirement]:
        for above, steps in self._below.items():
            own = self._edges.get(above)
            if (own is None or own.above_id is None) and steps[0].above is not None:
                yield steps[0].above

    def _lines(self, line: list[Requirement]) -> Iterator[list[Requirement]]:
        """Every line down from here; depth is that of the levels."""
        steps = self._below.get(line[-1].pk, [])
        if not steps:
            yield line
        for step in steps:
            yield from self._lines([*line, step.requirement])

    def _ladder(self, line: Sequence[Requirement], *, others: int) -> Ladder:
        logs = [self._log(one) for one in line[1:]]
        total = None if None in logs else sum(one for one in logs if one is not None)
        rungs = [self._rung(one, total, is_top=at == 0) for at, one in enumerate(line)]
        named = next((one for one in reversed(line) if one.paper_id in self._open), line[-1])
        return Ladder(line[0].kind, named.what, tuple(rungs), total, others)

    def _rung(self, one: Requirement, total: float | None, *, is_top: bool) -> Rung:
        paper, step = self._papers[one.paper_id], None if is_top else self._edges[one.pk]
        is_open = one.paper_id in self._open
        log = None if step is None else step.log_step
        return Rung(
            level=Level(paper.level),
            kind=one.kind,
            value=one.value,
            days=_days(paper.issued_on, one),
            change="" if step is None else step.change,
            step=log,
            share=log / total if log is not None and total else None,
            sentence=one.sentence if is_open else "",
            position=one.position,
            paper=paper.uuid if is_open else None,
            issuer=paper.unit.name if is_open and paper.unit else "",
        )

    def _log(self, one: Requirement) -> float | None:
        return self._edges[one.pk].log_step

    def _additions(self) -> list[Addition]:
        found = [
            Addition(
                Level(self._papers[one.requirement.paper_id].level),
                one.requirement.kind,
                one.requirement.value,
                one.requirement.what,
                one.requirement.sentence,
                self._papers[one.requirement.paper_id].uuid,
                one.requirement.position,
            )
            for one in self._edges.values()
            if one.change == Escalation.Change.ADDED and one.requirement.paper_id in self._open
        ]
        order = list(Level)
        return sorted(found, key=lambda one: (order.index(one.level), one.value))


def _days(issued_on: date | None, one: Requirement) -> float | None:
    if one.kind != Requirement.Kind.DEADLINE:
        return None
    return gbt9704.allowed_days(issued_on, one.value)


def _tightness(kind: str, total: float | None) -> float:
    """Time that shrinks and quotas and frequencies that grow are both above 0."""
    if total is None:
        return 0.0
    return -total if kind == Requirement.Kind.DEADLINE else total
