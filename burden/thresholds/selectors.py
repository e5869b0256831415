"""Reads of parameter sets."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from burden.stack.written import Written
from burden.thresholds.definitions import DEFINITIONS, Definition
from burden.thresholds.models import ParameterSet, RuleConfirmation
from burden.thresholds.parameters import Parameters


@dataclass(frozen=True)
class Change:
    """A parameter that differs between two sets."""

    definition: Definition
    before: float
    after: float

    @property
    def written(self) -> tuple[str, str]:
        """Both values as they are shown."""
        return self.definition.written(self.before), self.definition.written(self.after)


def in_force() -> Parameters:
    """The latest published parameters; version 1 is made of the defaults when there is none.

    One small query each time tells which version that is; its values, which never change, are
    read once a process. So no process goes on with old values after a publication.
    """
    latest = _LATEST.first()
    return _parameters(latest if latest is not None else _first_version().pk)


def published() -> QuerySet[ParameterSet]:
    """All published versions, the latest first."""
    return ParameterSet.objects.filter(state=ParameterSet.State.PUBLISHED).order_by("-version")


_LATEST = Written(lambda: published().values_list("pk", flat=True)[:1])


def drafts() -> QuerySet[ParameterSet]:
    """Drafts not yet published, the newest first."""
    return (
        ParameterSet.objects.filter(state=ParameterSet.State.DRAFT)
        .select_related("drafted_by", "based_on")
        .order_by("-created_at")
    )


def changes(before: ParameterSet, after: ParameterSet) -> list[Change]:
    """What differs from one set to another, in the order of the catalogue."""
    old, new = Parameters(before), Parameters(after)
    return [
        Change(definition, old[key], new[key])
        for key, definition in DEFINITIONS.items()
        if old[key] != new[key]
    ]


def unweighed(parameters: Parameters) -> list[Definition]:
    """The weights of components that the version is older than: its scores are without them."""
    return [
        one
        for key, one in DEFINITIONS.items()
        if key.startswith("score.weight.") and not parameters.knows(key)
    ]


def is_stale(draft: ParameterSet) -> bool:
    """Whether other values were published since the draft was begun."""
    return draft.based_on_id != in_force().set.pk


def confirmations() -> dict[str, RuleConfirmation]:
    """Who confirmed which rule at its official text, by the rule's id."""
    return {one.rule: one for one in _CONFIRMATIONS.rows()}


_CONFIRMATIONS = Written(lambda: RuleConfirmation.objects.select_related("by"))


def is_confirmed(rule: str) -> bool:
    """Whether a person has confirmed the rule at its official text."""
    return _CONFIRMED.first(rule=rule) is not None


_CONFIRMED = Written(
    lambda rule: RuleConfirmation.objects.filter(rule=rule).values_list("pk", flat=True)[:1],
    rule="-",
)


@lru_cache(maxsize=16)
def _parameters(pk: int) -> Parameters:
    return Parameters(ParameterSet.objects.get(pk=pk))


def _first_version() -> ParameterSet:
    first, _created = ParameterSet.objects.get_or_create(
        version=1,
        defaults={
            "state": ParameterSet.State.PUBLISHED,
            "values": {key: one.default for key, one in DEFINITIONS.items()},
            "published_at": timezone.now(),
        },
    )
    return first
