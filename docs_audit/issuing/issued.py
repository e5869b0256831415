"""The numbered papers of a unit, from its register and from what was received, each once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, TextField, When
from django.db.models.fields.json import KT

from burden.organisations.models import Level, Unit
from docs_audit.issuing.numbering import place_of
from docs_audit.models import Paper, Receipt, RegisteredPaper
from docs_audit.rules.passing import range_of


@dataclass(frozen=True)
class Issued:
    """A numbered paper of a year; `key` is its number in its one spelling.

    `uuid` and `id` are those of the paper that was received, None and 0 where none was.
    `is_registered` tells whether the register holds it, `is_restricted` whether it is marked as
    internal or as a work secret. `reaches` is the lowest level it goes to: as the register says,
    else as the paper says itself (此件发至……级), else as far as it is known to have been sent;
    empty where nothing tells.
    """

    number: str
    title: str
    day: date | None = None
    plan_number: str = ""
    reaches: str = ""
    uuid: UUID | None = None
    id: int = 0
    key: str = ""
    is_registered: bool = False
    is_restricted: bool = False


@dataclass(frozen=True)
class Received:
    """A numbered paper that came in: its note of range, and the levels it was sent to."""

    key: str
    number: str
    title: str
    day: date | None
    is_restricted: bool
    uuid: UUID
    id: int
    note: str | None
    sent_to: list[str]


def issued_by(unit: Unit, years: Iterable[int]) -> dict[int, list[Issued]]:
    """Papers by year, in the order of their numbers; two queries whatever their number."""
    asked = sorted(set(years))
    in_years = Q(pk__in=())
    for year in asked:
        in_years |= Q(number_key__contains=f"〔{year}〕")
    received = _received(Paper.objects.filter(in_years, unit=unit)).get(unit.pk, {})
    registered = _registered(RegisteredPaper.objects.filter(unit=unit, year__in=asked))
    found = _by_year(registered.get(unit.pk, {}), received)
    return {year: found.get(year, []) for year in asked}


def issued_by_units(units: QuerySet[Unit]) -> dict[int, dict[int, list[Issued]]]:
    """The papers of all years of many units, by their ids; two queries."""
    received = _received(Paper.objects.filter(unit__in=units).exclude(number_key=""))
    registered = _registered(RegisteredPaper.objects.filter(unit__in=units))
    return {
        unit: _by_year(registered.get(unit, {}), received.get(unit, {}))
        for unit in registered.keys() | received.keys()
    }


def _by_year(
    registered: Mapping[str, RegisteredPaper], received: Mapping[str, Received]
) -> dict[int, list[Issued]]:
    found: dict[int, list[Issued]] = {}
    for key in sorted(registered.keys() | received.keys(), key=_order):
        stated, paper = registered.get(key), received.get(key)
        year = stated.year if stated else _year_of(key)
        if year:
            found.setdefault(year, []).append(_merged(stated, paper))
    return found


def _registered(papers: QuerySet[RegisteredPaper]) -> dict[int, dict[str, RegisteredPaper]]:
    found: dict[int, dict[str, RegisteredPaper]] = {}
    for one in papers:
        found.setdefault(one.unit_id, {})[one.number_key] = one
    return found


def _received(papers: QuerySet[Paper]) -> dict[int, dict[str, Received]]:
    """By unit and number; of several papers of one number the one that came first."""
    sent = Receipt.objects.filter(paper=OuterRef("pk")).exclude(basis=Receipt.Basis.UPLOADED)
    rows = (
        papers.order_by("-pk")
        .annotate(
            # What is in force: a correction, else what was given, else what was read.
            note=Case(
                When(corrections__has_key="note", then=KT("corrections__note")),
                When(given__has_key="note", then=KT("given__note")),
                default=KT("read__note"),
                output_field=TextField(),
            ),
            sent_to=ArraySubquery(sent.order_by().values("unit__level").distinct()),
        )
        .values_list(
            "unit",
            "number_key",
            "number",
            "title",
            "issued_on",
            "is_restricted",
            "uuid",
            "pk",
            "note",
            "sent_to",
        )
    )
    found: dict[int, dict[str, Received]] = {}
    for unit, *row in rows.iterator(chunk_size=5_000):
        one = Received(*row)
        found.setdefault(unit, {})[one.key] = one
    return found


def _merged(stated: RegisteredPaper | None, paper: Received | None) -> Issued:
    told = next(_told(stated, paper), "")
    if paper is None:
        assert stated is not None
        return Issued(
            number=stated.number,
            title=stated.told_title,
            day=stated.issued_on,
            plan_number=stated.plan_number,
            reaches=told,
            key=stated.number_key,
            is_registered=True,
        )
    return Issued(
        number=paper.number,
        title=(stated.told_title if stated else "") or paper.title,
        day=paper.day or (stated.issued_on if stated else None),
        plan_number=stated.plan_number if stated else "",
        reaches=told,
        uuid=paper.uuid,
        id=paper.id,
        key=paper.key,
        is_registered=stated is not None,
        is_restricted=paper.is_restricted,
    )


def _told(stated: RegisteredPaper | None, paper: Received | None) -> Iterator[str]:
    """The lowest level by each source that tells one, the surest first."""
    if stated is not None and stated.reaches:
        yield stated.reaches
    if paper is not None:
        if level := range_of(paper.note or ""):
            yield level
        if paper.sent_to:
            yield max(paper.sent_to, key=lambda level: Level(level).rank)


def _order(number_key: str) -> tuple[str, int, int]:
    """By series, year and number: 2号 before 10号."""
    place = place_of(number_key)
    return (place.series, place.year, place.n) if place else (number_key, 0, 0)


def _year_of(number_key: str) -> int:
    place = place_of(number_key)
    return place.year if place else 0
