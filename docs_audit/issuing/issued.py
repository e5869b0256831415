"""The numbered papers of a unit, from its register and from what was received, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

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


def issued_by(unit: Unit, years: Iterable[int]) -> dict[int, list[Issued]]:
    """Papers by year, in the order of their numbers; two queries whatever their number."""
    asked = sorted(set(years))
    received = _received(unit, asked)
    found: dict[int, list[Issued]] = {year: [] for year in asked}
    registered = {
        one.number_key: one for one in RegisteredPaper.objects.filter(unit=unit, year__in=asked)
    }
    for key in sorted(registered.keys() | received.keys(), key=_order):
        stated, paper = registered.get(key), received.get(key)
        year = stated.year if stated else _year_of(key)
        if year in found:
            found[year].append(_merged(stated, paper))
    return found


def _received(unit: Unit, years: list[int]) -> dict[str, Paper]:
    in_years = Q(pk__in=())
    for year in years:
        in_years |= Q(number_key__contains=f"〔{year}〕")
    sent = Receipt.objects.filter(paper=OuterRef("pk")).exclude(basis=Receipt.Basis.UPLOADED)
    papers = (
        Paper.objects.filter(in_years, unit=unit)
        .annotate(sent_to=ArraySubquery(sent.order_by().values("unit__level").distinct()))
        .defer("text", "layout", "spans")
    )
    return {paper.number_key: paper for paper in papers.order_by("-pk")}


def _merged(stated: RegisteredPaper | None, paper: Paper | None) -> Issued:
    told = next(_told(stated, paper), "")
    if paper is None:
        assert stated is not None
        return Issued(
            number=stated.number,
            title=stated.title,
            day=stated.issued_on,
            plan_number=stated.plan_number,
            reaches=told,
            key=stated.number_key,
            is_registered=True,
        )
    return Issued(
        number=paper.number,
        title=(stated.title if stated else "") or paper.title,
        day=paper.issued_on or (stated.issued_on if stated else None),
        plan_number=stated.plan_number if stated else "",
        reaches=told,
        uuid=paper.uuid,
        id=paper.pk,
        key=paper.number_key,
        is_registered=stated is not None,
        is_restricted=paper.is_restricted,
    )


def _told(stated: RegisteredPaper | None, paper: Paper | None) -> Iterator[str]:
    """The lowest level by each source that tells one, the surest first."""
    if stated is not None and stated.reaches:
        yield stated.reaches
    if paper is not None:
        note = {**paper.read, **paper.given, **paper.corrections}.get("note") or ""
        if level := range_of(str(note)):
            yield level
        if levels := getattr(paper, "sent_to", ()):
            yield max(levels, key=lambda level: Level(level).rank)


def _order(number_key: str) -> tuple[str, int, int]:
    """By series, year and number: 2号 before 10号."""
    place = place_of(number_key)
    return (place.series, place.year, place.n) if place else (number_key, 0, 0)


def _year_of(number_key: str) -> int:
    place = place_of(number_key)
    return place.year if place else 0
