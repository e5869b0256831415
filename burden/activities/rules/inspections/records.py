"""An inspection as the rules look at it."""

from dataclasses import dataclass
from datetime import date

CENTRAL, PROVINCE, CITY, COUNTY = 0, 1, 2, 3
RESEARCH, RANKING, COMPREHENSIVE = "research", "ranking", "comprehensive"


@dataclass(frozen=True, slots=True)
class Target:
    """A unit that was inspected; `level` counts from 0 (central) to 5 (village).

    `path` is its place in the tree, `is_authority` whether it is a place's Party committee or
    government, `duties` what its list of duties says, `province` in which province it lies by
    id and name, where that is asked for.
    """

    unit: str
    name: str
    level: int
    path: str = ""
    is_authority: bool = False
    duties: str = ""
    province: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Escort:
    """People of one level who accompanied."""

    level: int
    people: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One standard that is marked: the headings above it, its words, its points."""

    path: tuple[str, ...]
    text: str
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the notice that demands something; `kind` as `importers.notices` names it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection; what is None or empty was not told.

    Attributes:
        path: of the organiser in the tree.
        is_office: the organiser is a Party committee, a government or one of their offices.
        number: the code that it was given.
        exemption: why no rule is held against it.
    """

    id: str
    organiser: str
    organiser_name: str
    level: int
    title: str
    kind: str
    start: date
    end: date
    path: str = ""
    is_office: bool = False
    people: int | None = None
    number: str = ""
    plan_number: str = ""
    approval: str = ""
    exemption: str = ""
    visitor: str = ""
    targets: tuple[Target, ...] = ()
    escorts: tuple[Escort, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    clauses: tuple[Clause, ...] = ()

    @property
    def below(self) -> tuple[Target, ...]:
        """Those inspected that stand below the organiser."""
        return tuple(one for one in self.targets if one.level > self.level)

    @property
    def is_counted(self) -> bool:
        """Whether it counts among the inspections of a year: a ranking notice is no visit."""
        return self.kind != RANKING and not self.exemption

    def said(self, *kinds: str) -> list[Clause]:
        return [one for one in self.clauses if one.kind in kinds]
