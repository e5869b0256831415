"""What one matter cost at the bottom is told on one page, each figure with what it is made of."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from burden.dashboards.icicle import pieces_of
from burden.dashboards.selectors.matter import BRANCHES_SHOWN, matter_for
from burden.dashboards.selectors.matter_spread import issuers_of, landings_of, spread_of
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Role, Unit
from tests.factories.administration import DAY, make_item, make_person, make_unit
from tests.factories.campaigns import run
from tests.factories.inspections import tell
from tests.factories.papers import paper_of, work
from tests.factories.secondments import borrow
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]

pytestmark = pytest.mark.django_db


def test_hours_of_the_worked_example_land_where_they_were_received(example: WorkedExample) -> None:
    landings = landings_of(example.items["D0"], example.units["P"].path)

    assert [(one.level, one.units) for one in landings] == [
        (Level.CITY, 1),
        (Level.COUNTY, 2),
        (Level.TOWNSHIP, 1),
    ]
    assert float(sum(one.hours for one in landings)) == pytest.approx(11.8733, abs=5e-5)


def test_issuers_hours_are_the_matters_and_fill_the_icicle(example: WorkedExample) -> None:
    issuers = issuers_of(example.items["M0"], example.units["P"].path)

    assert sum(one.hours for one in issuers) == 89
    pieces = pieces_of(issuers)
    for row in range(3):
        width = sum(piece.width for piece in pieces if piece.row == row)
        assert width == pytest.approx(1000, abs=0.5)


def test_level_tells_count_delay_and_how_many_came_of_one_above() -> None:
    city = make_unit("city", level=Level.CITY)
    county = make_unit("county", parent=city)
    root = make_item(city, day=DAY)
    for days in (1, 3, 8):
        make_item(county, parent=root, day=DAY + timedelta(days=days))
    make_item(county, source=Source.MEETING, parent=root, day=DAY + timedelta(days=4))

    top, below = spread_of(Item.objects.filter(root=root), {})

    assert (top.counts[Source.PAPER], top.delay, top.branching) == (1, None, None)
    assert (below.counts[Source.PAPER], below.counts[Source.MEETING], below.units) == (3, 1, 1)
    assert (below.delay, below.branching) == (3.5, 4.0)


def test_other_burdens_are_counted_beside_papers_and_meetings(reader: Reader) -> None:
    county = make_unit("安平县")
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county)
    root = paper_of(county, title="root paper")
    for one in (
        tell(township, township, basis="root paper"),
        run(township, township, basis="root paper"),
        borrow(county, township, basis="root paper"),
    ):
        one.refresh_from_db()
    work()

    _top, below = spread_of(Item.objects.filter(root=root), {})
    page = reader(county).get(f"/matters/{root.uuid}/").content.decode()

    assert {source for source, count in below.counts.items() if count} == {
        Source.INSPECTION,
        Source.CAMPAIGN,
    }
    assert below.branching == 1.0
    for heading in ("Papers", "Inspections", "Demonstrations and festivals", "Secondments"):
        assert f'<th scope="col" class="numeric">{heading}</th>' in page
    assert '<th scope="col" class="numeric">Meetings</th>' not in page
    assert f"/matters/{root.uuid}/items/?level=township&amp;source=inspection" in page


def test_branches_beyond_those_shown_are_folded_with_their_hours(reader: Reader) -> None:
    city = make_unit("city", level=Level.CITY)
    root = paper_of(city, title="root paper")
    for number in range(BRANCHES_SHOWN + 3):
        paper_of(make_unit(parent=city), title=f"lower {number}", parent=root)

    matter = matter_for(make_person(Role.INSPECTOR, city), root.uuid)
    page = reader(city).get(f"/matters/{root.uuid}/").content.decode()

    assert (len(matter.tree.nodes), matter.tree.folded) == (BRANCHES_SHOWN, 3)
    assert "3 branches more" in page


def test_list_of_items_keeps_to_the_scope_and_filters(reader: Reader) -> None:
    city = make_unit("city", level=Level.CITY)
    own, other = make_unit("own", parent=city), make_unit("other", parent=city)
    root = paper_of(city, title="root paper")
    lower = paper_of(own, title="lower paper", parent=root)
    paper_of(other, title="stranger paper", parent=root)
    address = f"/matters/{lower.uuid}/items/"

    assert "stranger paper" not in reader(own).get(address).content.decode()
    of_county = reader(city).get(f"{address}?level=county").content.decode()
    assert "lower paper" in of_county
    assert ">root paper</a></td>" not in of_county
    assert reader(make_unit("elsewhere")).get(address).status_code == 404


def test_list_of_items_leaves_as_csv(reader: Reader) -> None:
    city = make_unit("city", level=Level.CITY)
    root = paper_of(city, title="root paper")

    lines = reader(city).get(f"/matters/{root.uuid}/items/?export=csv").content.decode().split("\n")

    assert "root paper" in lines[1]
