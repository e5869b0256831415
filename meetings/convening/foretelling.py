"""What other values would say of hosts' months and years and of watches, all of them at once.

They are judged by what judges each of them (`convening.judging`), from outlines of all meetings.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from burden.thresholds.whatif import Asked, not_yet
from meetings import counts, rules
from meetings.convening import watching
from meetings.convening.items import name_of, name_of_watch
from meetings.convening.judging import (
    PLANNED_FORMS,
    HostYear,
    month_hits,
    year_hits,
)
from meetings.convening.outlines import Outline, counting, hosts, outlines_by_host
from meetings.models import MeetingHit

_KEPT = "meetings.foretold"
# Meetings of which outlines are read while somebody waits.
MOST = 100_000
_MONTHS = 12

_EITHER = frozenset({"meeting.least"})
OF_YEARS = _EITHER | {
    f"meeting.{name}"
    for name in (
        "comprehensive_a_year",
        "cut",
        "free_weeks",
        "government_a_year",
        "grassroots_cut",
        "video_share",
    )
}
OF_MONTHS = _EITHER | {
    f"meeting.{name}"
    for name in (
        "cluster_calls",
        "cluster_days",
        "cluster_overlap",
        "cluster_topic",
        "month_least",
        "month_times",
    )
}
OF_WATCHES = frozenset({"meeting.rebound_least", "meeting.rebound_rise"})
KEYS = OF_YEARS | OF_MONTHS | OF_WATCHES


@dataclass
class Foretold:
    """Ids of rules against the items of months and years, and whether a watch has risen, by item.

    An item that is still to be made has the id of `not_yet`; `is_whole` is false where there are
    too many meetings.
    """

    accused: dict[int, frozenset[str]] = field(default_factory=dict)
    risen: dict[int, bool] = field(default_factory=dict)
    is_whole: bool = True


def foretell(asked: Asked) -> Foretold:
    """Judge by the values that are asked for; once for each preview."""
    if _KEPT not in asked.kept:
        asked.kept[_KEPT] = _foretold(asked)
    found: Foretold = asked.kept[_KEPT]
    return found


def _foretold(asked: Asked) -> Foretold:
    if not asked.touches(KEYS):
        return Foretold()
    most = asked.pace.most(MOST)
    if counting().order_by()[: most + 1].count() > most:
        return Foretold(is_whole=False)
    known = _Known.of_all(asked)
    found, judged = Foretold(), hosts()
    for host, held in asked.pace.each(outlines_by_host(judged), len(judged)):
        years = _host_years(held, known.until)
        if asked.touches(OF_YEARS | OF_MONTHS):
            found.accused.update(_accused(host, years, asked, known))
        # Its meetings may have been merged or called off since the hosts were listed.
        if years and host in known.occasions:
            found.risen.update(_risen(host, held, years[0].since, asked, known))
    return found


@dataclass(frozen=True)
class _Known:
    """What all hosts are judged beside: `items` by their names, `uuids` of units by their ids."""

    items: Mapping[UUID, int]
    uuids: Mapping[int, UUID]
    planned: Mapping[int | None, frozenset[str]]
    confirmed: Collection[str]
    occasions: Mapping[int, Sequence[watching.Occasion]]
    until: date

    @classmethod
    def of_all(cls, asked: Asked) -> "_Known":
        return cls(
            items=dict(
                Item.objects.filter(source=Source.CONVENING).values_list("source_uuid", "pk")
            ),
            uuids=dict(Unit.objects.filter(is_external=False).values_list("pk", "uuid")),
            planned=_planned(),
            confirmed=thresholds.confirmations(),
            occasions=watching.occasions_by_unit() if asked.touches(OF_WATCHES) else {},
            until=counts.known_until(),
        )


def _planned() -> Mapping[int | None, frozenset[str]]:
    """What is held against items of years for their plan, which no value touches."""
    found: dict[int | None, set[str]] = {}
    held = MeetingHit.objects.filter(form__in=PLANNED_FORMS)
    for item, rule in held.values_list("item", "rule"):
        found.setdefault(item, set()).add(rule)
    return {item: frozenset(against) for item, against in found.items()}


def _host_years(held: Sequence[Outline], until: date) -> list[HostYear]:
    """Every year in which a host held meetings."""
    by_year: dict[int, list[Outline]] = {}
    for one in held:
        by_year.setdefault(one.start.year, []).append(one)
    counted = [one.start.date() for one in held if not one.legal_basis]
    balances = counts.years_of_host(counted, by_year, until)
    return [
        HostYear(year, now, by_year.get(year - 1, []), balances[year], balances[year].since, until)
        for year, now in by_year.items()
    ]


def _accused(
    host: int, years: Iterable[HostYear], asked: Asked, known: _Known
) -> Iterator[tuple[int, frozenset[str]]]:
    for host_year in years:
        for period, hits in _hits(host_year, asked, known.confirmed):
            item = known.items.get(name_of(known.uuids[host], period))
            against = frozenset(hit.rule for hit in hits)
            if period.is_year:
                against |= known.planned.get(item, frozenset())
            if item or against:
                yield item or not_yet(host, period.first, period.months), against


def _hits(
    told: HostYear, asked: Asked, confirmed: Collection[str]
) -> Iterator[tuple[Period, Sequence[rules.Hit]]]:
    """What speaks against the year and its months, as far as other values touch them."""
    if asked.touches(OF_YEARS):
        yield Period(date(told.year, 1, 1), _MONTHS), year_hits(told, asked.after, confirmed)
    if asked.touches(OF_MONTHS):
        hits = month_hits(told, {}, asked.after)
        for n in range(1, _MONTHS + 1):
            yield Period(date(told.year, n, 1)), hits[n]


def _risen(
    host: int, held: Sequence[Outline], since: date | None, asked: Asked, known: _Known
) -> Iterator[tuple[int, bool]]:
    for one in watching.rebounds_among(
        held, known.occasions[host], asked.after, names={}, since=since, until=known.until
    ):
        item = known.items.get(name_of_watch(known.uuids[host], one.occasion.day))
        if item or one.is_risen:
            yield item or not_yet(host, one.occasion.day, 0), one.is_risen
