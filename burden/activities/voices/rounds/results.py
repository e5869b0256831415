"""What an evaluation brought: means of groups, beside the measured hours of the same units.

Nothing is told before it has closed: from one day to the next a single new answer could be worked
out. The hours are those of the ledger; no answer moves them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from burden.activities.models import Answer, Round
from burden.activities.voices.rounds.means import Mean, mean_of
from burden.activities.voices.rounds.suppression import told_of
from burden.ledger import selectors as ledger
from burden.organisations.models import Level, Unit
from burden.organisations.periods import working_days
from burden.organisations.selectors import staff_on


@dataclass(frozen=True)
class Row:
    """One group: all (neither level nor unit), a level, or a unit.

    `trend` is the share of each answer to the last question; `rate` the measured hours a person
    and working day of the same units in the same quarter, None where no staff is known.
    """

    level: Level | None
    unit: Unit | None
    asked: int
    answered: int
    papers: Mean
    meetings: Mean
    checks: Mean
    trend: dict[Answer.Trend, float]
    rate: float | None


@dataclass(frozen=True)
class Results:
    """`rows` are all, then levels, each with its units behind it; `hidden` groups are not told.

    `answered` is None where fewer answered than may be told.
    """

    smallest: int
    asked: int
    answered: int | None
    rows: Sequence[Row]
    hidden: int


@dataclass(frozen=True)
class _Measured:
    """Hours received and person-days of units."""

    hours: float
    person_days: float

    @property
    def rate(self) -> float | None:
        return self.hours / self.person_days if self.person_days else None


def results_of(round: Round, today: date) -> Results | None:
    """What may be told of it; None as long as it takes answers."""
    if round.is_open(today):
        return None
    asked = Counter(round.invitations.values_list("group", flat=True))
    answers: dict[int, list[Answer]] = defaultdict(list)
    for one in round.answers.all():
        answers[one.group_id].append(one)
    units = sorted(Unit.objects.filter(pk__in=asked), key=lambda one: one.path)
    by_level = {
        level: [one for one in units if one.level == level]
        for level in Level
        if any(one.level == level for one in units)
    }
    told = told_of(
        {
            level: {one.pk: len(answers[one.pk]) for one in members}
            for level, members in by_level.items()
        },
        round.smallest,
    )
    if not told.has_total:
        return Results(round.smallest, asked.total(), None, [], len(units))
    measured = _measured(round, units)

    def row(members: Iterable[Unit], level: Level | None, unit: Unit | None) -> Row:
        ids = [one.pk for one in members]
        found = [one for pk in ids for one in answers[pk]]
        return _row(level, unit, sum(asked[pk] for pk in ids), found, [measured[pk] for pk in ids])

    rows = [row(units, None, None)]
    for level, members in by_level.items():
        if level in told.levels:
            rows.append(row(members, level, None))
            rows += [row([one], level, one) for one in members if one.pk in told.groups]
    number = sum(map(len, answers.values()))
    return Results(round.smallest, asked.total(), number, rows, len(units) - len(told.groups))


def _row(
    level: Level | None,
    unit: Unit | None,
    asked: int,
    answers: Sequence[Answer],
    measured: Sequence[_Measured],
) -> Row:
    trend = Counter(one.trend for one in answers)
    whole = _Measured(sum(one.hours for one in measured), sum(one.person_days for one in measured))
    return Row(
        level=level,
        unit=unit,
        asked=asked,
        answered=len(answers),
        papers=mean_of([one.papers for one in answers]),
        meetings=mean_of([one.meetings for one in answers]),
        checks=mean_of([one.checks for one in answers]),
        trend={one: trend[one] / len(answers) for one in Answer.Trend},
        rate=whole.rate,
    )


def _measured(round: Round, groups: Sequence[Unit]) -> dict[int, _Measured]:
    """Hours and person-days by group: its units with all below, without those of another group."""
    period = round.period
    days = working_days(period.first, period.last).count
    hours = ledger.received_by_scope(groups, period)
    paths = dict(Unit.objects.within(round.unit).order_by().values_list("pk", "path"))
    staff = staff_on(paths, period.last)
    people = {
        one.pk: sum(n for pk, n in staff.items() if paths[pk].startswith(one.path))
        for one in groups
    }
    own = {one.pk: float(hours[one.pk].hours) if one.pk in hours else 0.0 for one in groups}
    found = {}
    for group in groups:
        inner = _outermost([one for one in groups if one != group and group.contains(one)])
        found[group.pk] = _Measured(
            own[group.pk] - sum(own[one.pk] for one in inner),
            float(days * (people[group.pk] - sum(people[one.pk] for one in inner))),
        )
    return found


def _outermost(units: Sequence[Unit]) -> list[Unit]:
    """Those of the units that lie in none of the others."""
    return [
        one for one in units if not any(other != one and other.contains(one) for other in units)
    ]
