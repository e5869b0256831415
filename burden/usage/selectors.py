"""What the product costs those who use it: acts times stated minutes."""

from dataclasses import dataclass
from datetime import date

from burden.organisations.models import Role, Unit
from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters
from burden.usage.activities import Activity
from burden.usage.models import Use

MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Cost:
    """Acts of one activity and what they cost; `minutes` are all of them, `each` is one act's."""

    activity: Activity
    people: int
    acts: int
    each: float

    @property
    def minutes(self) -> float:
        return self.acts * self.each


@dataclass(frozen=True)
class RoleCost:
    """One role in one month. `costs` lack the activities that fewer than ten people did."""

    role: Role
    people: int
    costs: tuple[Cost, ...]

    @property
    def acts(self) -> int:
        return sum(cost.acts for cost in self.costs)

    @property
    def minutes(self) -> float:
        return sum(cost.minutes for cost in self.costs)

    @property
    def hours(self) -> float:
        return self.minutes / MINUTES_AN_HOUR

    @property
    def minutes_a_person(self) -> float:
        return self.minutes / self.people


@dataclass(frozen=True)
class MonthCost:
    """The roles of one month that had ten people; the month's figures are theirs together."""

    month: Period
    roles: tuple[RoleCost, ...]

    @property
    def people(self) -> int:
        return sum(role.people for role in self.roles)

    @property
    def minutes(self) -> float:
        return sum(role.minutes for role in self.roles)

    @property
    def hours(self) -> float:
        return self.minutes / MINUTES_AN_HOUR

    @property
    def minutes_a_person(self) -> float:
        return self.minutes / self.people

    def of(self, role: Role) -> RoleCost | None:
        return next((one for one in self.roles if one.role is role), None)


def costs_of(unit: Unit, last: date, parameters: Parameters, *, months: int) -> list[MonthCost]:
    """What the users below a unit spent on the product, by month and role, earliest first.

    A month or role without ten people is left out. Minutes are those stated in the parameters in
    force: an estimate, since nobody's time is measured.
    """
    present = Period.month_of(last)
    first = present
    for _step in range(months - 1):
        first = first.previous()
    uses = Use.objects.filter(scope=unit, month__gte=first.first, month__lte=present.first)
    found: dict[date, dict[str, list[Use]]] = {}
    for use in uses.order_by("month", "role", "activity"):
        found.setdefault(use.month, {}).setdefault(use.role, []).append(use)
    return [
        MonthCost(
            Period(month),
            tuple(_role(Role(role), roles[role], parameters) for role in Role if role in roles),
        )
        for month, roles in found.items()
    ]


def latest_month(unit: Unit) -> date | None:
    """The last month that sums of the unit are kept of."""
    months = Use.objects.filter(scope=unit).order_by("-month").values_list("month", flat=True)
    return months.first()


def _role(role: Role, uses: list[Use], parameters: Parameters) -> RoleCost:
    people = next(use.people for use in uses if not use.activity)
    known = {use.activity: use for use in uses}
    costs = tuple(
        Cost(one, known[one].people, known[one].acts, parameters[f"own.{one.value}"])
        for one in Activity
        if one in known
    )
    return RoleCost(role, people, costs)
