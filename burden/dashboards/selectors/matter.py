"""One superior paper or meeting, what descended from it, and what that cost below."""

from collections.abc import Collection, Iterable, Sequence
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


@dataclass(frozen=True)
class MatterRow:
    root: Item
    is_open: bool
    hours: ledger.Hours


@dataclass(frozen=True)
class Opened:
    """What one reader may open of a matter."""

    root: Item
    open_ids: Collection[int]

    @property
    def is_root_open(self) -> bool:
        return self.root.pk in self.open_ids

    @property
    def items(self) -> QuerySet[Item]:
        """The open ones, to be filtered and sorted."""
        return Item.objects.filter(pk__among=list(self.open_ids)).select_related("unit")

    @property
    def item_count(self) -> int:
        return len(self.open_ids)


@dataclass(frozen=True)
class Matter(Opened):
    """A matter as one reader sees it; `voices` are the reports that speak of anything in it.

    `open_items` are the items that he may open, root first, with their parents.
    """

    open_items: Sequence[Item]
    tree: Node
    cost: ledger.Amplification
    voices: Told


def opened_for(user: User, uuid: UUID) -> Opened:
    """What the reader may open of the matter an item belongs to.

    Raises:
        Http404: there is no such item, or none of the matter's items is open to the reader.
    """
    root, sources = _asked_for(_NAMED.first(user, uuid=uuid))
    return _opened(root, _OPEN_IDS.rows(user, sources, root=root.pk))


def matter_for(user: User, uuid: UUID) -> Matter:
    """The matter an item belongs to, with its tree and what it cost.

    Raises:
        Http404: as above.
    """
    named = _NAMED_WITH_VOICES.first(user, uuid=uuid)
    root, sources = _asked_for(named)
    told = _TOLD.rows(user, sources, root=root.pk)
    open_items = [one for one in told if one.is_open]  # type: ignore[attr-defined]  # annotated
    seen = _opened(root, [one.pk for one in open_items])
    hours = ledger.hours_of_matter(root, path=user.scope.path if user.scope else "-")
    findings = {one.item_id: one for one in _FINDINGS.rows(user, root=root.pk)}
    tree = _node(tree_of(root, told), seen.open_ids, hours, findings)
    if tree is None or named is None:
        raise Http404
    cost = ledger.amplification(root, told, hours)
    return Matter(**vars(seen), open_items=open_items, tree=tree, cost=cost, voices=told_of(named))


def _asked_for(item: Item | None) -> tuple[Item, frozenset[str]]:
    """The root of the matter of an item, and the sources that the matter's items are of."""
    if item is None:
        raise Http404
    sources = frozenset({item.source, *item.sources})  # type: ignore[attr-defined]  # annotated
    return item.root or item, sources


def _opened(root: Item, open_ids: Iterable[int]) -> Opened:
    seen = Opened(root, frozenset(open_ids))
    if not seen.open_ids:
        raise Http404
    looks.at("matter.viewed", root, root.unit)
    return seen


def _named(items: ItemQuerySet) -> QuerySet[Item]:
    """With the `sources` whose items the matter has: only those are asked who may open them."""
    sources = Item.objects.filter(root=OuterRef("root")).order_by().values("source").distinct()
    return items.annotate(sources=ArraySubquery(sources)).select_related("root__unit", "unit")


def _told(reader: User, sources: frozenset[str], root: int) -> QuerySet[Item]:
    is_open = ExpressionWrapper(is_open_to(reader, sources), BooleanField())
    return matter(Item(pk=root)).select_related("parent").annotate(is_open=is_open)


def _open_ids(reader: User, sources: frozenset[str], root: int) -> QuerySet[Item, int]:
    found = Item.objects.filter(is_open_to(reader, sources), root=root)
    return found.order_by().values_list("pk", flat=True)


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
_OPEN_IDS = Seen(_open_ids, root=-1)
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
    open_ids: Collection[int],
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
