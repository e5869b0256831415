"""One superior paper or meeting, what descended from it, and what that cost below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, QuerySet
from django.http import Http404

from burden.activities.voices.selectors import Told, told_of, with_voices
from burden.audit import looks
from burden.dashboards.selectors.doors import open_among
from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.matters.models import Item
from burden.matters.registry import is_open_to
from burden.matters.selectors import Branch, matter, tree_of
from burden.organisations.models import User

# The branches of one item that its page shows; a list has the others.
BRANCHES_SHOWN = 12


@dataclass(frozen=True)
class Node:
    """An item in the tree; of one that the reader may not open only its level is told.

    `hours` are its own, `branch_hours` those of all that descends from it. `nodes` are its
    heaviest branches by date, `folded` how many others there are and `folded_hours` theirs.
    """

    item: Item
    is_open: bool
    hours: ledger.Hours
    branch_hours: Decimal
    finding: Finding | None
    nodes: list["Node"]
    folded: int = 0
    folded_hours: Decimal = ledger.ZERO


@dataclass(frozen=True)
class MatterRow:
    root: Item
    is_open: bool
    hours: ledger.Hours


@dataclass(frozen=True)
class Matter:
    """A matter as one reader sees it.

    `open_items` are those of it that the reader may open; `voices` how many reports speak of any.
    """

    root: Item
    tree: Node
    cost: ledger.Amplification
    open_items: Sequence[Item]
    voices: Told

    @property
    def items(self) -> QuerySet[Item]:
        """The open ones, to be filtered and sorted."""
        listed = Item.objects.filter(pk__in=[one.pk for one in self.open_items])
        return listed.select_related("unit")

    @property
    def item_count(self) -> int:
        return len(self.open_items)


def matter_for(user: User, uuid: UUID) -> Matter:
    """The matter an item belongs to.

    Raises:
        Http404: there is no such item, or none of the matter's items is open to the reader.
    """
    named = with_voices(Item.objects.filter(uuid=uuid), user)
    # Only those sources are asked whose items the matter has.
    sources = Item.objects.filter(root=OuterRef("root")).order_by().values("source").distinct()
    named = named.annotate(sources=ArraySubquery(sources)).select_related("root__unit", "unit")
    item = named.first()
    if item is None or user.scope is None:
        raise Http404
    items = matter(item)
    asked = {item.source, *item.sources}  # type: ignore[attr-defined]  # annotated
    is_open = ExpressionWrapper(is_open_to(user, asked), BooleanField())
    told = list(items.select_related("parent").annotate(is_open=is_open))
    open_items = [one for one in told if one.is_open]
    if not open_items:
        raise Http404
    path, root = user.scope.path, item.root or item
    hours = ledger.hours_of_matter(root, path=path)
    # Of each nothing is told here but its state.
    found = findings_visible_to(user).filter(item__in=items).select_related(None).defer("words")
    findings = {one.item_id: one for one in found.order_by("avoidable_hours")}
    tree = _node(tree_of(root, told), {one.pk for one in open_items}, hours, findings)
    if tree is None:
        raise Http404
    cost = ledger.amplification(root, told, hours)
    looks.at("matter.viewed", root, root.unit)
    return Matter(root, tree, cost, open_items, told_of(item))


def with_doors(user: User, rows: Iterable[ledger.ItemHours]) -> list[MatterRow]:
    """The matters in the same order, each with whether the reader may open it."""
    rows = list(rows)
    open_ids = open_among(user, [row.item for row in rows])
    return [
        MatterRow(row.item, row.item.pk in open_ids, ledger.Hours(row.hours, row.avoidable))
        for row in rows
    ]


def _node(
    branch: Branch,
    open_ids: set[int],
    hours: dict[int, ledger.Hours],
    findings: dict[int, Finding],
) -> Node | None:
    """The branch as far as the reader may know of it.

    A closed item is told of only where an open one descends from it; none is where the line of
    an office elsewhere goes on.
    """
    item = branch.item
    below = [_node(one, open_ids, hours, findings) for one in branch.branches]
    nodes = [node for node in below if node is not None]
    if item.pk not in open_ids and not nodes:
        return None
    own = hours.get(item.pk, ledger.Hours())
    heaviest = sorted(nodes, key=lambda node: -node.branch_hours)
    shown = {node.item.pk for node in heaviest[:BRANCHES_SHOWN]}
    return Node(
        item=item,
        is_open=item.pk in open_ids,
        hours=own,
        branch_hours=sum((node.branch_hours for node in nodes), own.hours),
        finding=findings.get(item.pk),
        nodes=[node for node in nodes if node.item.pk in shown],
        folded=len(nodes) - len(shown),
        folded_hours=sum((node.branch_hours for node in heaviest[BRANCHES_SHOWN:]), ledger.ZERO),
    )
