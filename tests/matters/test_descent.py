"""Roots and depths stay right whatever is attached to what, in any order."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.matters import selectors, services
from burden.matters.errors import CircularDescent
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Role, Unit
from tests.organisations.tree import person, plant

pytestmark = pytest.mark.django_db


def _item(unit: Unit, source: Source = Source.PAPER) -> Item:
    return services.announce(
        source=source,
        source_uuid=uuid4(),
        unit=unit,
        level=unit.level,
        occurred_on=date(2026, 3, 1),
        number="",
        title="关于某事的通知",
    )


@pytest.fixture
def unit() -> Unit:
    return plant()["K1"]


def test_item_announced_again_is_the_same_one_with_new_data(unit: Unit) -> None:
    first = _item(unit)

    again = services.announce(
        source=first.source,
        source_uuid=first.source_uuid,
        unit=unit,
        level=Level.CITY,
        occurred_on=None,
        number="江政发〔2026〕1号",
        title="更正",
    )

    assert again.pk == first.pk
    assert (again.title, again.root_id) == ("更正", first.pk)
    assert Item.objects.count() == 1


def test_subtree_goes_along_when_its_top_is_attached(unit: Unit) -> None:
    top, middle, low, lowest = (_item(unit) for _ in range(4))
    services.attach(item=lowest, parent=low)
    services.attach(item=low, parent=middle)

    services.attach(item=middle, parent=top)

    lines = Item.objects.order_by("depth").values_list("pk", "root", "depth")
    assert list(lines) == [
        (item.pk, top.pk, depth) for depth, item in enumerate((top, middle, low, lowest))
    ]


def test_detached_item_is_a_root_again(unit: Unit) -> None:
    top, middle, low = (_item(unit) for _ in range(3))
    services.attach(item=middle, parent=top)
    services.attach(item=low, parent=middle)

    services.attach(item=middle, parent=None)

    low.refresh_from_db()
    assert (low.root_id, low.depth) == (middle.pk, 1)
    assert list(selectors.matter(top)) == [top]


def test_circle_is_refused_and_changes_nothing(unit: Unit) -> None:
    top, middle, low = (_item(unit) for _ in range(3))
    services.attach(item=middle, parent=top)
    services.attach(item=low, parent=middle)

    for item, parent in ((top, low), (top, top), (middle, low)):
        with pytest.raises(CircularDescent):
            services.attach(item=item, parent=parent)

    assert [one.pk for one in selectors.matter(low)] == [top.pk, middle.pk, low.pk]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 7), st.integers(-1, 7)), max_size=20))
def test_roots_and_depths_follow_any_sequence_of_moves(
    unit: Unit, moves: list[tuple[int, int]]
) -> None:
    items = [_item(unit) for _ in range(8)]

    for which, below in moves:
        try:
            services.attach(item=items[which], parent=items[below] if below >= 0 else None)
        except CircularDescent:
            continue

    known = {item.pk: item for item in Item.objects.filter(pk__in=[one.pk for one in items])}
    for item in known.values():
        line = [item]
        while line[-1].parent_id is not None:
            line.append(known[line[-1].parent_id])
        assert (item.root_id, item.depth) == (line[-1].pk, len(line) - 1)


def test_matter_is_counted_by_level_and_source() -> None:
    units = plant()
    top = _item(units["C"])
    for code, source in (("K1", Source.PAPER), ("K2", Source.PAPER), ("T1", Source.MEETING)):
        services.attach(item=_item(units[code], source), parent=top)

    assert selectors.counts_by_level(top) == {
        (Level.CITY, "paper"): 1,
        (Level.COUNTY, "paper"): 2,
        (Level.TOWNSHIP, "meeting"): 1,
    }


def test_tree_of_a_matter_takes_few_queries_at_any_size(
    unit: Unit, django_assert_max_num_queries: object
) -> None:
    top = _item(unit)
    for _ in range(5):
        child = services.attach(item=_item(unit), parent=top)
        services.attach(item=_item(unit), parent=child)

    with django_assert_max_num_queries(3):  # type: ignore[operator]
        tree = selectors.matter_tree(Item.objects.get(pk=top.pk))

    assert len(tree.branches) == 5
    assert all(len(branch.branches) == 1 for branch in tree.branches)


def test_reader_sees_the_line_above_but_not_beside() -> None:
    units = plant()
    top, own, beside = _item(units["C"]), _item(units["K1"]), _item(units["K2"])
    low, unrelated = _item(units["T1"]), _item(units["C"])
    for item, parent in ((own, top), (beside, top), (low, own)):
        services.attach(item=item, parent=parent)
    reader = person("reader", Role.INSPECTOR, units["K1"])

    visible = set(Item.objects.visible_to(reader))

    assert visible == {top, own, low}
    assert beside not in visible
    assert unrelated not in visible
    assert not Item.objects.visible_to(person("nobody", Role.INSPECTOR, None))
