"""What the page of a paper shows of its line: what it descends from, and what descends from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item, Source
from burden.organisations.models import User
from docs_audit import lineage, selectors, wording
from docs_audit.judging import DESCENT
from docs_audit.marked_text import Mark, sentence_at
from docs_audit.models import Citation, Match, Paper

SHOWN = 20

BASES: dict[str, Promise] = {
    "copied": _("by copied text, suspected"),
    "forwarded": _("passes its text on"),
    "forwards": _("says that it passes it on"),
    "implements": _("says that it carries it out"),
    "number": _("names its number"),
    "title": _("names its title"),
}
# The same relations as the paper sees them that is named.
_NAMED_BY: dict[str, Promise] = {
    "cites": _("cites this paper"),
    "implements": _("carries this paper out"),
    "answers": _("answers this paper"),
    "forwards": _("passes this paper on"),
}


@dataclass(frozen=True)
class Relative:
    """A related paper; of a closed one only `name` is to be shown, and it has no `paper`."""

    name: str
    paper: Paper | None
    says: Promise | str = ""
    quote: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Named:
    """A paper that the text names; `other` is that paper where it is here and open."""

    citation: Citation
    says: str
    other: Paper | None
    is_here: bool
    anchor: str


@dataclass(frozen=True)
class Root:
    """The top of a line; of one that the reader may not open `name` tells the level alone."""

    item: Item
    name: str
    is_open: bool


def line_of(user: User, paper: Paper, matches: Sequence[Match]) -> dict[str, Any]:
    """The line of a paper (of `selectors.paper_for`) as this reader may see it."""
    below = list(_below(paper)[:SHOWN])
    below_count = below[0].siblings if below else 0  # type: ignore[attr-defined]  # annotated
    naming = list(paper.cited_by.select_related("paper__unit").order_by("-paper__issued_on", "pk"))
    naming = list({row.paper_id: row for row in naming}.values())
    upper = _upper(paper)
    named = [row.cited_id for row in paper.citations.all() if row.cited_id]
    ids = [one.pk for one in below] + [row.paper_id for row in naming[:SHOWN]] + named
    open_ids = selectors.visible_ids(user, [*ids, upper.pk] if upper else ids)
    return {
        "superior": _superior(paper, upper, matches, open_ids) if upper else None,
        "root": _root(user, paper),
        "below": [_relative(one, open_ids) for one in below],
        "below_more": below_count - len(below),
        "named": _named(paper, open_ids),
        "named_by": [
            _relative(row.paper, open_ids, _NAMED_BY[row.relation]) for row in naming[:SHOWN]
        ],
        "named_by_more": max(0, len(naming) - SHOWN),
    }


def marks_of(paper: Paper) -> Iterable[Mark]:
    """The stretches of the text that name other papers."""
    for row in paper.citations.all():
        label = Citation.Relation(row.relation).label
        yield Mark(_anchor(row), str(label), (row.start, row.end), is_citation=True)


def _anchor(row: Citation) -> str:
    return f"citation-{row.pk}"


def _upper(paper: Paper) -> Paper | None:
    """The paper this one's item was put under."""
    parent = paper.item.parent if paper.item else None
    return Paper.objects.filter(item=parent).select_related("unit").first() if parent else None


def _superior(paper: Paper, upper: Paper, matches: Iterable[Match], open_ids: set[int]) -> Relative:
    """The superior paper, with what speaks for it."""
    pair = (paper.pk, upper.pk)
    measured = next(
        (
            one
            for one in matches
            if (one.lower_id, one.upper_id) == pair and one.relation in DESCENT
        ),
        None,
    )
    if measured is not None:
        return _relative(upper, open_ids, BASES[measured.relation])
    descent = lineage.descent_of(paper)
    if descent is None or descent.superior != upper:
        return _relative(upper, open_ids)
    row = descent.citation
    quote = sentence_at(paper.text, (row.start, row.end))
    return _relative(upper, open_ids, BASES[descent.basis], quote=quote, anchor=_anchor(row))


def _root(user: User, paper: Paper) -> Root | None:
    """The top of the line where that is neither the paper itself nor its superior."""
    item = paper.item
    if item is None or item.root_id in (None, item.pk, item.parent_id):
        return None
    root = item.root
    assert root is not None
    is_open = (
        Paper.objects.visible_to(user).filter(item=root).exists()
        if root.source == Source.PAPER
        else user.scope is not None and user.scope.contains(root.unit)
    )
    closed = _("begun at %(level)s level, outside your scope")
    name = root.title if is_open else str(closed) % {"level": root.get_level_display()}
    return Root(root, name, is_open)


def _below(paper: Paper) -> QuerySet[Paper]:
    below = Paper.objects.filter(item__parent__isnull=False, item__parent=paper.item_id)
    counted = below.annotate(siblings=Window(Count("pk")))
    return counted.select_related("unit").defer("text").order_by("issued_on", "pk")


def _relative(
    paper: Paper,
    open_ids: set[int],
    says: Promise | str = "",
    *,
    quote: str = "",
    anchor: str = "",
) -> Relative:
    is_open = paper.pk in open_ids
    name = wording.name_of(paper, is_open=is_open)
    return Relative(name, paper if is_open else None, says, quote, anchor)


def _named(paper: Paper, open_ids: set[int]) -> list[Named]:
    return [
        Named(
            row,
            "" if row.relation == Citation.Relation.CITES else row.get_relation_display(),
            row.cited if row.cited_id in open_ids else None,
            row.cited_id is not None,
            _anchor(row),
        )
        for row in paper.citations.all()
    ]
