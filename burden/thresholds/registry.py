"""Who judges anew when parameters change, and who tells beforehand what that would change.

The apps that know fill it in AppConfig.ready.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from django.db import transaction
from django.utils.functional import Promise

from burden.jobs.leases import Lease
from burden.organisations.models import User
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters

if TYPE_CHECKING:
    from burden.thresholds import whatif

Listener = Callable[[ParameterSet], None]


@dataclass(frozen=True)
class Work:
    """A kind of job that a publication leaves, directly or by the jobs before it."""

    kind: str
    label: str | Promise


class Source(Protocol):
    """A source's side of a preview; reads only."""

    @property
    def keys(self) -> Collection[str]:
        """Parameters whose effect it tells."""

    def suspected(self, asked: "whatif.Asked") -> Sequence["whatif.Suspected"]:
        """What it would say of everything it measured, of the kinds that the change touches."""

    def reassigned(
        self, compared: Sequence["whatif.Compared"], asked: "whatif.Asked"
    ) -> "whatif.Reassigned":
        """How many hours its items have, and how they count; of its own kinds alone."""


class Findings(Protocol):
    """The findings' side of a preview; reads only."""

    @property
    def keys(self) -> Collection[str]:
        """Parameters whose effect it tells."""

    def compare(self, said: "whatif.Suspected") -> "whatif.Compared":
        """Beside the findings that there are."""

    def weigh(
        self,
        compared: Sequence["whatif.Compared"],
        avoidable: Mapping[str, Any],
        before: Parameters,
        after: Parameters,
    ) -> Sequence["whatif.KindEffect"]:
        """What comes, goes and weighs differently."""

    def told(self, rows: "whatif.Rows", kind: str, user: User) -> Sequence[Any]:
        """The rows as this person may see them."""

    def label_of(self, kind: str) -> str:
        """What a kind is called."""


class Scores(Protocol):
    """The scores' side of a preview; reads only."""

    @property
    def keys(self) -> Collection[str]:
        """Parameters whose effect it tells."""

    def month(self) -> date | None:
        """The latest month that has scores."""

    def moves(
        self, moved: Sequence["whatif.Moved"], before: Parameters, after: Parameters
    ) -> tuple[date | None, Sequence["whatif.LevelEffect"]]:
        """The latest month that has scores, and what changes in it."""

    def component_label(self, component: str) -> str:
        """What a component of the hours is called."""


_listeners: list[Listener] = []
_works: dict[str, Work] = {}
_sources: list[Source] = []
_findings: list[Findings] = []
_scores: list[Scores] = []


def on_publish(listener: Listener, *works: Work) -> None:
    """Have `listener(version)` called after each publication.

    It is called inside a transaction and may be called twice for one version: it should only
    enqueue the jobs that judge anew. `works` are those jobs and what they ask for in turn, in the
    order they are done: the page of the parameters shows how far they are.
    """
    if listener not in _listeners:
        _listeners.append(listener)
    _works.update({work.kind: work for work in works})


def works() -> list[Work]:
    """What a publication leaves to be done, in the order it was registered."""
    return list(_works.values())


def preview_source(source: Source) -> None:
    """Have a source tell what other values would change."""
    if source not in _sources:
        _sources.append(source)


def preview_findings(findings: Findings) -> None:
    """Have findings compare what sources say with what there is."""
    _findings[:] = [findings]


def preview_scores(scores: Scores) -> None:
    """Have scores tell what moves."""
    _scores[:] = [scores]


def sources() -> list[Source]:
    return list(_sources)


def findings() -> Findings:
    return _findings[0]


def scores() -> Scores:
    return _scores[0]


def tell_of_publication(key: str, lease: Lease) -> None:
    """Handler of the job that a publication leaves; `key` is the version."""
    version = ParameterSet.objects.get(version=int(key))
    with transaction.atomic():
        lease.confirm()
        for listener in _listeners:
            listener(version)
