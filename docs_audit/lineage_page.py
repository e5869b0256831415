"""What the page of a paper shows of its line: what it descends from, and what descends from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item, Source
from burden.organisations.models import User
from burden.stack.written import Written
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


@dataclass(frozen=True)
class Line:
    """What stands around a paper (of `selectors.paper_for`), whoever reads it."""

    paper: Paper
    cited: list[Citation]
    upper: Paper | None
    root: Paper | None
    below: list[Paper]
    below_count: int
    naming: list[Citation]
    naming_count: int

    @property
    def ids(self) -> set[int]:
        """The papers of which it matters whether the reader may open them."""
        named = {row.cited_id for row in self.cited if row.cited_id}
        around = [*self.below, *filter(None, (self.upper, self.root))]
        return named | {one.pk for one in around} | {row.paper_id for row in self.naming}


def read_line(paper: Paper) -> Line:
    """Three statements, whatever hangs on the paper."""
    family = _family(paper)
    item = paper.item
    upper = next((one for one in family if item and one.item_id == item.parent_id), None)
    root = next((one for one in family if item and one.item_id == item.root_id), None)
    below = [one for one in family if one.is_below][:SHOWN]  # type: ignore[attr-defined]  # annotated
    naming = _NAMING.rows(paper=paper.pk)
    return Line(
        paper,
        _CITED.rows(paper=paper.pk),
        upper,
        root,
        below,
        below[0].siblings if below else 0,  # type: ignore[attr-defined]  # annotated
        naming,
        naming[0].siblings if naming else 0,  # type: ignore[attr-defined]  # annotated
    )


def line_of(user: User, line: Line, matches: Sequence[Match], open_ids: set[int]) -> dict[str, Any]:
    """The line of a paper as the reader of the open papers may see it."""
    upper = line.upper
    return {
        "superior": _superior(line, upper, matches, open_ids) if upper else None,
        "root": _root(user, line, open_ids),
        "below": [_relative(one, open_ids) for one in line.below],
        "below_more": line.below_count - len(line.below),
        "named": _named(line, open_ids),
        "named_by": [
            _relative(row.paper, open_ids, _NAMED_BY[row.relation]) for row in line.naming
        ],
        "named_by_more": line.naming_count - len(line.naming),
    }


def marks_of(line: Line) -> Iterable[Mark]:
    """The stretches of the text that name other papers."""
    for row in line.cited:
        label = Citation.Relation(row.relation).label
        yield Mark(_anchor(row), str(label), (row.start, row.end), is_citation=True)


def _anchor(row: Citation) -> str:
    return f"citation-{row.pk}"


def _superior(line: Line, upper: Paper, matches: Iterable[Match], open_ids: set[int]) -> Relative:
    """The superior paper, with what speaks for it."""
    paper = line.paper
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
    descent = lineage.descent_of(paper, line.cited)
    if descent is None or descent.superior != upper:
        return _relative(upper, open_ids)
    row = descent.citation
    quote = sentence_at(paper.text, (row.start, row.end))
    return _relative(upper, open_ids, BASES[descent.basis], quote=quote, anchor=_anchor(row))


def _root(user: User, line: Line, open_ids: set[int]) -> Root | None:
    """The top of the line where that is neither the paper itself nor its superior."""
    item = line.paper.item
    if item is None or item.root_id in (None, item.pk, item.parent_id):
        return None
    root = item.root
    assert root is not None
    is_open = (
        line.root is not None and line.root.pk in open_ids
        if root.source == Source.PAPER
        else user.scope is not None and user.scope.contains(root.unit)
    )
    closed = _("begun at %(level)s level, outside your scope")
    name = root.title if is_open else str(closed) % {"level": root.get_level_display()}
    return Root(root, name, is_open)


def _family(paper: Paper) -> list[Paper]:
    """The papers that its item was put under, then those put under it, `SHOWN` of them and more."""
    item = paper.item
    if item is None:
        return []
    above = [one for one in (item.parent_id, item.root_id) if one not in (None, item.pk)]
    return _FAMILY.rows(item=item.pk, above=above)


def _around(item: int, above: list[int]) -> QuerySet[Paper]:
    # The items first: papers and their items have no index in common.
    items = Item.objects.filter(Q(pk__among=above) | Q(parent=item)).values("pk")
    found = Paper.objects.filter(item__in=items).annotate(
        is_below=Case(When(item__pk__among=above, then=Value(False)), default=Value(True)),
        siblings=Window(Count("pk"), partition_by=F("is_below")),
    )
    told = found.select_related("unit").only(*selectors.named())
    # Parent and root come first.
    return told.order_by("is_below", "issued_on", "pk")[: SHOWN + 2]


def _cited(paper: int) -> QuerySet[Citation]:
    """What a paper names, with what tells whether that lies in its line."""
    units = ("path", "level", "is_external", "parent__path", "parent__level")
    cited = selectors.named("cited", *(f"unit__{one}" for one in units))
    found = Citation.objects.filter(paper=paper).select_related("cited__unit__parent")
    return found.only(*selectors.own(Citation), *cited).order_by("start")


def _naming(paper: int) -> QuerySet[Citation]:
    """The first place of each paper that names it, the latest paper first, the first `SHOWN`."""
    naming = Citation.objects.filter(cited=paper)
    earlier = naming.filter(paper=OuterRef("paper"), pk__lt=OuterRef("pk"))
    found = naming.filter(~Exists(earlier)).annotate(siblings=Window(Count("pk")))
    told = found.select_related("paper__unit").only("relation", *selectors.named("paper"))
    return told.order_by("-paper__issued_on", "pk")[:SHOWN]


_FAMILY = Written(_around, item=-1, above=[-2])
_CITED = Written(_cited, paper=-1)
_NAMING = Written(_naming, paper=-1)


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


def _named(line: Line, open_ids: set[int]) -> list[Named]:
    return [
        Named(
            row,
            "" if row.relation == Citation.Relation.CITES else row.get_relation_display(),
            row.cited if row.cited_id in open_ids else None,
            row.cited_id is not None,
            _anchor(row),
        )
        for row in line.cited
    ]
