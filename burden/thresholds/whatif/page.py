"""An effect as its page and its file tell it to one reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.organisations.models import Level, Unit, User
from burden.thresholds import registry
from burden.thresholds.selectors import Change
from burden.thresholds.whatif import elsewhere
from burden.thresholds.whatif.elsewhere import Elsewhere
from burden.thresholds.whatif.terms import Effect, KindEffect, LevelEffect, Rows, ScoreMove

SHOWN = 20
# Below this a sum of moved hours is noise of rounding.
_LEAST_HOURS = 0.05


@dataclass(frozen=True)
class ShownRows:
    """Some findings of one kind: how many there are, and the first of them."""

    count: int
    rows: Sequence[Any]

    @property
    def rest(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class ShownKind:
    """What changes of one kind of finding."""

    kind: str
    label: str
    comes: ShownRows
    goes: ShownRows
    weighs: ShownRows
    kept: int

    @property
    def parts(self) -> list[tuple[str, ShownRows]]:
        """The three lists that have rows, each under its name."""
        named = [
            (_("Would come"), self.comes),
            (_("Would go"), self.goes),
            (_("Would be of another severity"), self.weighs),
        ]
        return [(name, shown) for name, shown in named if shown.count]


@dataclass(frozen=True)
class ShownMove:
    """A score that moves; no unit where the reader's scope does not hold it."""

    unit: Unit | None
    move: ScoreMove


@dataclass(frozen=True)
class ShownLevel:
    """The scores of one level."""

    label: str
    effect: LevelEffect
    moves: Sequence[ShownMove]


@dataclass(frozen=True)
class ShownEffect:
    """The whole effect."""

    sentence: str
    changes: Sequence[Change]
    unseen: Sequence[Change]
    elsewhere: Sequence[Elsewhere]
    kinds: Sequence[ShownKind]
    hours: Sequence[tuple[str, float]]
    is_only_elsewhere: bool
    levels: Sequence[ShownLevel]
    month: date | None
    seconds: float


def shown_to(user: User, effect: Effect) -> ShownEffect:
    """The effect with the first rows of each list, units and titles as far as the person may."""
    hours = [
        (registry.scores().component_label(name), gain)
        for name, gain in effect.moved.items()
        if abs(gain) >= _LEAST_HOURS
    ]
    return ShownEffect(
        sentence=sentence_of(effect),
        changes=effect.changes,
        unseen=effect.unseen,
        elsewhere=list(elsewhere.told(effect.changes)),
        kinds=[_kind(user, one) for one in effect.kinds],
        hours=hours,
        is_only_elsewhere=abs(effect.more_hours) < _LEAST_HOURS,
        levels=_levels(user, effect.levels),
        month=effect.month,
        seconds=effect.seconds,
    )


def sentence_of(effect: Effect) -> str:
    """The answer in one sentence."""
    comes, goes, weighs = (
        sum(len(getattr(one, name)) for one in effect.kinds) for name in ("comes", "goes", "weighs")
    )
    scores = sum(one.moves for one in effect.levels)
    findings = _(
        "%(comes)s findings would come, %(goes)s go, %(weighs)s be of another severity"
    ) % {
        "comes": _count(comes),
        "goes": _count(goes),
        "weighs": _count(weighs),
    }
    units = ngettext(
        "the score of %(units)s unit would move", "the scores of %(units)s units would move", scores
    ) % {"units": _count(scores)}
    told = {"findings": findings, "units": units, "hours": _hours(abs(effect.more_hours))}
    if effect.more_hours >= _LEAST_HOURS:
        return _("%(findings)s; %(units)s; %(hours)s hours more would be counted.") % told
    if effect.more_hours <= -_LEAST_HOURS:
        return _("%(findings)s; %(units)s; %(hours)s hours less would be counted.") % told
    told["hours"] = _hours(sum(gain for gain in effect.moved.values() if gain > 0))
    return _("%(findings)s; %(units)s; %(hours)s hours would change component.") % told


def csv_head() -> list[str]:
    return [
        _("Kind"),
        _("What would happen"),
        _("Unit"),
        _("Level"),
        _("Date"),
        _("Title"),
        _("Severity before"),
        _("Severity after"),
        _("Expected avoidable hours"),
    ]


def csv_rows(user: User, effect: Effect) -> Iterator[list[object]]:
    """One line a finding that comes, goes or weighs differently."""
    findings = registry.findings()
    names = {"comes": _("comes"), "goes": _("goes"), "weighs": _("other severity")}
    for one in effect.kinds:
        label = findings.label_of(one.kind)
        for name, happens in names.items():
            for told in findings.told(getattr(one, name), one.kind, user):
                yield [
                    label,
                    happens,
                    told.unit.name if told.unit else "",
                    told.unit.get_level_display() if told.unit else "",
                    told.day,
                    told.title,
                    told.before,
                    told.after,
                    round(told.hours, 4),
                ]


def _kind(user: User, one: KindEffect) -> ShownKind:
    findings = registry.findings()

    def shown(rows: Rows) -> ShownRows:
        return ShownRows(len(rows), findings.told(rows.first(SHOWN), one.kind, user))

    return ShownKind(
        kind=one.kind,
        label=findings.label_of(one.kind),
        comes=shown(one.comes),
        goes=shown(one.goes),
        weighs=shown(one.weighs),
        kept=one.kept,
    )


def _levels(user: User, levels: Sequence[LevelEffect]) -> list[ShownLevel]:
    path = user.scope.path if user.scope else None
    ids = [move.unit for level in levels for move in level.shown]
    units = Unit.objects.filter(pk__in=ids, path__startswith=path) if path is not None else ()
    known = {unit.pk: unit for unit in units}
    return [
        ShownLevel(
            label=str(Level(one.level).label),
            effect=one,
            moves=[ShownMove(known.get(move.unit), move) for move in one.shown],
        )
        for one in levels
    ]


def _hours(hours: float) -> str:
    return number_format(round(hours, 1), 1, force_grouping=True)


def _count(number: int) -> str:
    return number_format(number, force_grouping=True)
