"""Whether a 市 is a prefecture or a county, where no one states it: told by who answers to whom.

The form of a name does not tell (江州市 may be either), and a made-up name may be a real one's. But
a county that carries out a paper of a 市 by its number stands below that 市.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .issuers import places_of
from .lineage import BY_NUMBER, Known, Link, find_links, nearest_superior
from .paper import Level, Relation
from .places import Place, is_known_as
from .standing import Standing, standing_of

_CITY = "市"


def levelled(papers: Sequence[Known]) -> list[Known]:
    """The papers, those of a 市 without a stated level with the level that citations tell."""
    told = _told(papers)
    return [_with_level(one, told) for one in papers]


def _with_level(paper: Known, told: dict[str, Level]) -> Known:
    place = _lone_city(paper)
    level = told.get(place.name) if place is not None else None
    return paper if level is None else replace(paper, level=level)


def _told(papers: Sequence[Known]) -> dict[str, Level]:
    """Levels of 市 by name: first those above counties, then those below another 市."""
    named = list(_carried_out(papers))
    told = {name: Level.CITY for paper in papers for name in _with_counties(paper)}
    told |= {
        above.name: Level.CITY
        for lower, upper in named
        if (above := _lone_city(upper)) is not None and _is_county(lower, above)
    }
    for lower, upper in named:
        if _standing(upper).is_over(_standing(lower)):
            continue
        below, above = _lone_city(lower), _lone_city(upper)
        if below is None or above is None or below.name == above.name:
            continue
        if below.name not in told and not is_known_as(below.name, Level.CITY):
            told[below.name] = Level.COUNTY
            told.setdefault(above.name, Level.CITY)
    return told


def _carried_out(papers: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Each paper with the one it carries out: its superior if known, else any it names so."""
    for paper, links in find_links(sorted(papers, key=lambda one: one.id)):
        nearest = nearest_superior(paper, links)
        for link in links if nearest is None else (nearest,):
            if _may_order(link, paper):
                yield paper, link.cited


def _with_counties(paper: Known) -> Iterator[str]:
    """The 市 that an issuer's name puts above a county: 临江市安平县."""
    for above, below in pairwise(_places(paper)):
        if above.name.endswith(_CITY) and below.level is Level.COUNTY:
            yield above.name


def _may_order(link: Link, paper: Known) -> bool:
    """Whether a paper named by its number may be what this one carries out."""
    if link.found_by != BY_NUMBER or link.citation.relation is Relation.ANSWERS:
        return False
    upper, lower = link.cited.issued_on, paper.issued_on
    return upper is None or lower is None or upper <= lower


def _is_county(paper: Known, above: Place) -> bool:
    """Whether a county's paper: one that by its name is no 市, and not of a 市 of another name."""
    places = _places(paper)
    if not places or places[-1].name.endswith(_CITY) or _cities(places) - {above.name}:
        return False
    return _standing(paper).rank == list(Level).index(Level.COUNTY)


def _standing(paper: Known) -> Standing:
    return standing_of(paper.level, paper.issuers)


def _places(paper: Known) -> tuple[Place, ...]:
    return places_of(next(iter(paper.issuers), ""))


def _cities(places: Iterable[Place]) -> set[str]:
    return {one.name for one in places if one.name.endswith(_CITY)}


def _lone_city(paper: Known) -> Place | None:
    """The 市 that issued a paper, where neither a statement nor a 市 above tells its level."""
    places = _places(paper)
    if paper.level or not places or len(_cities(places)) > 1:
        return None
    return places[-1] if places[-1].name.endswith(_CITY) else None
