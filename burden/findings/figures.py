"""The figures that can fall when a burden is gone, measured by the product and by nothing else.

Other apps add theirs in AppConfig.ready: hours stand in the ledger, which findings do not know.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding
from burden.organisations.models import Unit

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Stretch:
    """What a figure is measured of: records of one source that a unit issued in some days.

    `first` is the first of them, `end` the day after the last; `kind` that of the findings.
    """

    unit: Unit
    source: str
    kind: str
    first: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.first).days

    @property
    def months(self) -> float:
        return max(self.days, 1) / DAYS_A_MONTH


@dataclass(frozen=True)
class Figure:
    """One figure, written as `pattern` says with its `value`.

    `is_share`: a share of the records; else so many or so much a month.
    """

    code: str
    label: str | Promise
    pattern: str | Promise
    measure: Callable[[Stretch], float]
    is_share: bool = False


_figures: dict[str, Figure] = {}


def register(figure: Figure) -> None:
    """Make a figure known; the same code twice is a mistake of the program."""
    if figure.code in _figures:
        raise ValueError(f"two figures are called {figure.code}")
    _figures[figure.code] = figure


def figures() -> list[Figure]:
    """All figures, in the order in which they were registered."""
    return list(_figures.values())


def figure_of(code: str) -> Figure:
    """The figure of a code.

    Raises:
        LookupError: none is called that.
    """
    return _figures[code]


def records_of(stretch: Stretch) -> QuerySet[Any]:
    """The records that a figure is measured on, as items."""
    items = Finding._meta.get_field("item").related_model
    assert items is not None
    assert not isinstance(items, str)
    found: QuerySet[Any] = items._default_manager.filter(
        unit=stretch.unit,
        source=stretch.source,
        occurred_on__gte=stretch.first,
        occurred_on__lt=stretch.end,
    )
    return found


def _suspected(stretch: Stretch) -> int:
    """Records that are held against the unit: suspected, unsure or confirmed, each once."""
    standing = (Finding.State.OPEN, Finding.State.UNSURE, Finding.State.CONFIRMED)
    return (
        records_of(stretch)
        .filter(Q(findings__kind=stretch.kind, findings__state__in=standing))
        .distinct()
        .count()
    )


def _share(stretch: Stretch) -> float:
    records = records_of(stretch).count()
    return _suspected(stretch) / records if records else 0.0


register(
    Figure(
        "count",
        _("records of this kind held against the unit"),
        _("%(value)s a month"),
        lambda stretch: _suspected(stretch) / stretch.months,
    )
)
register(
    Figure(
        "share",
        _("share of its records held against the unit"),
        _("%(value)s of its records"),
        _share,
        is_share=True,
    )
)
