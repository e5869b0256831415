"""One superior paper or meeting, what descended from it, and what that cost below."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from burden.dashboards.selectors.search import visible_items
from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.matters.models import Item
from burden.matters.selectors import Branch, matter, matter_tree
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope


@dataclass(frozen=True)
class Node:
    """An item in the tree; of one that the reader may not open only its level is told."""

    item: Item
    is_open: bool
    hours: ledger.Hours
    finding: Finding | None
    nodes: list["Node"]


@dataclass(frozen=True)
class MatterRow:
    root: Item
    is_open: bool
    hours: ledger.Hours


@dataclass(frozen=True)
class Matter:
    root: Item
    tree: Node
    cost: ledger.Amplification
    item_count: int


def matter_for(user: User, uuid: UUID) -> Matter:
    """The matter an item belongs to.

    Raises:
        Http404: there is no such item, or none of the matter's items is open to the reader.
    """
    item = Item.objects.filter(uuid=uuid).select_related("root", "unit").first()
    if item is None or user.scope is None:
        raise Http404
    items = matter(item)
    open_ids = set(visible_items(user, items).values_list("pk", flat=True))
    if not open_ids:
        raise Http404
    path = user.scope.path
    hours = ledger.hours_of_matter(item.root or item, path=path)
    lightest_first = findings_visible_to(user).filter(item__in=items).order_by("avoidable_hours")
    findings = {one.item_id: one for one in lightest_first}
    tree = _node(matter_tree(item), open_ids, hours, findings)
    root = item.root or item
    if tree is None:
        raise Http404
    return Matter(root, tree, ledger.amplification(root, path=path), len(open_ids))


def matters_of(scope: Scope, period: Period) -> dict[int, ledger.Hours]:
    """Received hours by the root of the matter, most first."""
    return ledger.by_root(ledger.Slice(scope.path, period))


def with_roots(user: User, rows: list[tuple[int, ledger.Hours]]) -> list[MatterRow]:
    """The matters of these roots, in the same order."""
    roots = Item.objects.filter(pk__in=[pk for pk, _hours in rows])
    open_ids = set(visible_items(user, roots).values_list("pk", flat=True))
    known = roots.select_related("unit").in_bulk()
    return [MatterRow(known[pk], pk in open_ids, hours) for pk, hours in rows]


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
    return Node(
        item=item,
        is_open=item.pk in open_ids,
        hours=hours.get(item.pk, ledger.Hours()),
        finding=findings.get(item.pk),
        nodes=nodes,
    )
