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
from burden.matters.models import Item, ItemQuerySet
from burden.matters.registry import is_open_to
from burden.matters.selectors import Branch, matter, tree_of
from burden.organisations.models import User
from burden.organisations.seen import Seen

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

    @property
    def is_avoidable(self) -> bool:
        return bool(self.hours.avoidable)


@dataclass(frozen=True)
class MatterRow:
    root: Item
    is_open: bool
    hours: ledger.Hours


@dataclass(frozen=True)
class Opened:
    """What one reader may open of a matter; `named` is the item by which it was asked for.

    `told` are all its items, root first, with their parents.
    """

    root: Item
    is_root_open: bool
    named: Item
    told: Sequence[Item]
    open_items: Sequence[Item]

    @property
    def items(self) -> QuerySet[Item]:
        """The open ones, to be filtered and sorted."""
        listed = Item.objects.filter(pk__in=[one.pk for one in self.open_items])
        return listed.select_related("unit")

    @property
    def item_count(self) -> int:
        return len(self.open_items)


@dataclass(frozen=True)
class Matter(Opened):
    """A matter as one reader sees it; `voices` are the reports that speak of anything in it."""

    tree: Node
    cost: ledger.Amplification
    voices: Told


def opened_for(user: User, uuid: UUID) -> Opened:
    """What the reader may open of the matter an item belongs to.

    Raises:
        Http404: there is no such item, or none of the matter's items is open to the reader.
    """
    return _opened(user, _NAMED.first(user, uuid=uuid))


def matter_for(user: User, uuid: UUID) -> Matter:
    """The matter an item belongs to, with its tree and what it cost.

    Raises:
        Http404: as above.
    """
    seen = _opened(user, _NAMED_WITH_VOICES.first(user, uuid=uuid))
    hours = ledger.hours_of_matter(seen.root, path=user.scope.path if user.scope else "-")
    findings = {one.item_id: one for one in _FINDINGS.rows(user, root=seen.root.pk)}
    open_ids = {one.pk for one in seen.open_items}
    tree = _node(tree_of(seen.root, seen.told), open_ids, hours, findings)
    if tree is None:
        raise Http404
    cost = ledger.amplification(seen.root, seen.told, hours)
    return Matter(**vars(seen), tree=tree, cost=cost, voices=told_of(seen.named))


def _opened(user: User, item: Item | None) -> Opened:
    if item is None:
        raise Http404
    root = item.root or item
    asked = frozenset({item.source, *item.sources})  # type: ignore[attr-defined]  # annotated
    told = _TOLD.rows(user, asked, root=root.pk)
    open_items = [one for one in told if one.is_open]  # type: ignore[attr-defined]  # annotated
    if not open_items:
        raise Http404
    looks.at("matter.viewed", root, root.unit)
    return Opened(root, root in open_items, item, told, open_items)


def _named(items: ItemQuerySet) -> QuerySet[Item]:
    """With the `sources` whose items the matter has: only those are asked who may open them."""
    sources = Item.objects.filter(root=OuterRef("root")).order_by().values("source").distinct()
    return items.annotate(sources=ArraySubquery(sources)).select_related("root__unit", "unit")


def _told(reader: User, sources: frozenset[str], root: int) -> QuerySet[Item]:
    is_open = ExpressionWrapper(is_open_to(reader, sources), BooleanField())
    return matter(Item(pk=root)).select_related("parent").annotate(is_open=is_open)


def _findings(reader: User, root: int) -> QuerySet[Finding]:
    """Those of a matter's items, the heaviest last; of each nothing is told but its state."""
    found = findings_visible_to(reader).filter(item__in=matter(Item(pk=root)))
    return found.select_related(None).defer("words").order_by("avoidable_hours")


_NAMED = Seen(
    lambda _reader, uuid: _named(Item.objects.filter(uuid=uuid)),
    uuid=UUID(int=0),
)
_NAMED_WITH_VOICES = Seen(
    lambda reader, uuid: _named(with_voices(Item.objects.filter(uuid=uuid), reader)),
    uuid=UUID(int=0),
)
_TOLD = Seen(_told, root=-1)
_FINDINGS = Seen(_findings, root=-1)


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
