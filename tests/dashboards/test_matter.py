"""A matter shows what descended from it, and nothing of what happened elsewhere."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from burden.matters.models import Item
from burden.organisations.models import Unit
from docs_audit.models import Paper, StoredFile
from tests.factories.administration import make_item, make_unit

Reader = Callable[[Unit], Client]


def _paper(unit: Unit, title: str, parent: Item | None = None) -> Item:
    item = make_item(unit, title=title, parent=parent)
    file = StoredFile.objects.create(sha256=uuid4().hex, size=1)
    Paper.objects.create(uuid=item.source_uuid, file=file, item=item, unit=unit, engine="1")
    return item


def test_matter_shows_its_tree_to_the_scope_above(db: None, reader: Reader) -> None:
    city = make_unit("city")
    root = _paper(city, "root paper")
    _paper(make_unit("county", parent=city), "lower paper", root)

    page = reader(city).get(f"/matters/{root.uuid}/").content.decode()

    assert "root paper" in page
    assert "lower paper" in page


def test_branch_of_another_county_leaves_no_trace(db: None, reader: Reader) -> None:
    city = make_unit("city")
    own, other = make_unit("own county", parent=city), make_unit("other county", parent=city)
    root = _paper(city, "root paper")
    lower = _paper(own, "lower paper", root)
    _paper(other, "stranger paper", root)

    page = reader(own).get(f"/matters/{lower.uuid}/").content.decode()

    assert "lower paper" in page
    assert "root paper" not in page
    assert "stranger paper" not in page
    assert "other county" not in page


def test_matter_without_anything_open_is_not_found(db: None, reader: Reader) -> None:
    root = _paper(make_unit("city"), "root paper")

    assert reader(make_unit("elsewhere")).get(f"/matters/{root.uuid}/").status_code == 404
