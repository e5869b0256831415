"""What decisions teach about the detectors: how often people agree, and where a bound would lie."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from burden.findings.models import Decision, Finding
from burden.findings.registry import Bound, FindingKind, kinds
from burden.organisations.models import User
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.parameters import Parameters

# As the detectors of copies and meetings are asked for it (design.md 6), rounded down.
WANTED = 0.9
# Fewer decisions teach nothing.
LEAST = 10
Reason = Decision.Reason
# The program was right in these; a person had another ground to end the matter.
_NEUTRAL = frozenset({Reason.RECTIFIED, Reason.DUPLICATE})


@dataclass(frozen=True)
class Suggestion:
    """The lowest bound from which nine of ten were confirmed, and what it would have cost.

    `lost` is how many of the confirmed ones lie below it.
    """

    key: str
    present: float
    bound: float
    lost: int
    spared: int


@dataclass(frozen=True)
class Taught:
    """The decisions on one kind; `wrong` are those dismissed because it should not have been."""

    kind: FindingKind
    confirmed: int
    reasons: Mapping[str, int]
    suggestion: Suggestion | None

    @property
    def dismissed(self) -> int:
        return sum(self.reasons.values())

    @property
    def wrong(self) -> int:
        return sum(count for reason, count in self.reasons.items() if reason not in _NEUTRAL)

    @property
    def precision(self) -> float | None:
        """The share that people agreed with; None where nothing tells."""
        told = self.confirmed + self.wrong
        return self.confirmed / told if told else None

    @property
    def is_enough(self) -> bool:
        return self.confirmed + self.wrong >= LEAST


def taught(user: User, parameters: Parameters) -> list[Taught]:
    """The kinds that were decided in the person's scope, in the order of the sources."""
    if user.scope is None:
        return []
    latest = Decision.objects.filter(finding=OuterRef("pk"), step=Decision.Step.TAKEN)
    decided = (
        Finding.objects.within(user.scope.path)
        .filter(state__in=(Finding.State.CONFIRMED, Finding.State.DISMISSED))
        .annotate(reason=Subquery(latest.values("reason")[:1]))
    )
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in decided.only("kind", "state", "measures", "evidence"):
        by_kind[finding.kind].append(finding)
    return [_of(kind, by_kind[kind.code], parameters) for kind in kinds() if by_kind[kind.code]]


def _of(kind: FindingKind, findings: Sequence[Finding], parameters: Parameters) -> Taught:
    reasons = Counter(
        str(getattr(one, "reason", "") or Reason.OTHER)
        for one in findings
        if one.state == Finding.State.DISMISSED
    )
    confirmed = sum(one.state == Finding.State.CONFIRMED for one in findings)
    told = Taught(kind, confirmed, dict(reasons), None)
    if kind.bound is None or not told.is_enough or (told.precision or 0) >= WANTED:
        return told
    return Taught(kind, confirmed, told.reasons, _suggestion(kind.bound, findings, parameters))


def _suggestion(
    bound: Bound, findings: Sequence[Finding], parameters: Parameters
) -> Suggestion | None:
    """The lowest bound above the present one that would have kept enough right ones."""
    figures = sorted(
        (bound.figure(one), one.state == Finding.State.CONFIRMED)
        for one in findings
        if one.state == Finding.State.CONFIRMED or getattr(one, "reason", "") not in _NEUTRAL
    )
    definition = DEFINITIONS[bound.key]
    present = parameters[bound.key]
    for place, (figure, _is_right) in enumerate(figures):
        kept = [is_right for _figure, is_right in figures[place:]]
        if present < figure <= definition.maximum and sum(kept) >= WANTED * len(kept):
            below = [is_right for _figure, is_right in figures[:place]]
            return Suggestion(
                key=bound.key,
                present=present,
                bound=round(figure, 4),
                lost=sum(below),
                spared=len(below) - sum(below),
            )
    return None
