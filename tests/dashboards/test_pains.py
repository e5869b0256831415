"""Pain points: avoidable hours first; reports and evaluations beside them, never among them."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.models import Invitation, Voice
from burden.dashboards.selectors.pains import SOURCES, By
from burden.findings.models import Finding
from burden.ledger import selectors as ledger
from burden.ledger.models import Component
from burden.ledger.services import Booking, book
from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from tests.factories.administration import DAY, book_hours, make_item, make_person, make_unit
from tests.factories.papers import paper_of
from tests.factories.voices import answered, cadres, closed, evaluate, report
from tests.factories.worked_example import MONTH, WorkedExample

Reader = Callable[[Unit], Client]
SMALLEST = 10


def page_of(client: Client, query: str = "") -> list[Any]:
    page = client.get(f"/pains/?period={MONTH.key}{query}")
    assert page.status_code == 200
    return [one.target for one in page.context["rows"]]


def told(client: Client, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/figures/pains/?period={MONTH.key}{query}").json()
    return answer


def speak(item: Item, place: Unit, count: int, *, is_passed_on: bool = False) -> None:
    """So many cadres of a place report the item."""
    for one in cadres(place, count):
        voice = report(one)
        Voice.objects.filter(pk=voice.pk).update(
            item=item, link=Voice.Link.PERSON, passed_on=DAY if is_passed_on else None
        )


def cost(item: Item, *receivers: Unit, hours: int = 5) -> None:
    """Hours that could have been avoided, and as many that could not."""
    book(
        item=item,
        originator=item.unit,
        day=DAY,
        rows=[
            Booking(component, one.pk, hours, hours * is_avoidable, is_measured=True)
            for one in receivers
            for component, is_avoidable in ((Component.COPIED, 1), (Component.DOCUMENT, 0))
        ],
        parameter_set=thresholds.in_force().set,
    )


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("level", ["", *Level])
def test_rows_add_up_to_what_was_received(
    example: WorkedExample, reader: Reader, by: By, level: str
) -> None:
    # A wide scope and one too deep to be wide.
    for unit in (example.units["P"], example.units["T1"]):
        sums = ledger.Slice(unit.path, MONTH).received_sums
        whole = ledger.totals(sums.filter(receiver_level=level) if level else sums)

        rows = page_of(reader(unit), f"&by={by.value}&level={level}")

        avoidable = [one.avoidable for one in rows]
        assert sum(avoidable) == whole.avoidable
        assert avoidable == sorted(avoidable, reverse=True)
        if by is By.KIND:
            assert sum(one.hours for one in rows) == whole.hours


@pytest.mark.parametrize("name", ["P", "K1", "T1"])
def test_matters_of_wide_and_of_deep_scopes_are_told_alike(
    example: WorkedExample, reader: Reader, name: str
) -> None:
    unit = example.units[name]
    expected = ledger.by_root(ledger.Slice(unit.path, MONTH))

    rows = page_of(reader(unit))

    assert {one.root.pk: (one.hours, one.avoidable) for one in rows} == {
        root: (one.hours, one.avoidable) for root, one in expected.items() if one.avoidable
    }


def test_every_component_is_of_a_kind_of_items() -> None:
    assert set(SOURCES) == set(Component)


def test_units_that_bear_it_are_counted_once(example: WorkedExample, reader: Reader) -> None:
    rows = {one.root.title: one for one in page_of(reader(example.units["P"]))}

    # C, K1, K2 and T1 read one of the three papers; K1 and C wrote one themselves.
    assert rows["D0"].units == 4
    townships = page_of(reader(example.units["P"]), "&level=township")
    assert {one.root.title: one.units for one in townships} == {"D0": 1, "M0": 1}


def test_findings_stand_beside_their_matter(example: WorkedExample, reader: Reader) -> None:
    item = example.items["D1"]
    for kind, state in (("a", "open"), ("b", "unsure"), ("c", "confirmed"), ("d", "dismissed")):
        Finding.objects.create(
            kind=kind,
            item=item,
            unit=item.unit,
            level=item.unit.level,
            occurred_on=DAY,
            state=state,
            confidence=0.9,
            parameter_set=ParameterSet.objects.latest("pk"),
        )

    rows = {one.root.title: one for one in page_of(reader(example.units["P"]))}

    assert (rows["D0"].suspected, rows["D0"].confirmed) == (2, 1)
    assert (rows["M0"].suspected, rows["M0"].confirmed) == (0, 0)


def test_reports_are_told_from_the_smallest_group_on(db: None) -> None:
    county = make_unit("安平县")
    town = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=40)
    heavy, spoken, hushed = (make_item(county) for _ in range(3))
    cost(heavy, town)
    for item in (spoken, hushed):
        book_hours(item, town, 9)
    speak(spoken, town, SMALLEST)
    speak(hushed, town, SMALLEST - 1)
    client = Client()
    client.force_login(
        make_person(Role.INSPECTOR, county), "django.contrib.auth.backends.ModelBackend"
    )

    rows = page_of(client)

    assert [(one.root, one.avoidable, one.voices) for one in rows] == [
        (heavy, Decimal(5), None),
        (spoken, Decimal(0), SMALLEST),
    ]


@pytest.mark.parametrize(("is_passed_on", "number"), [(False, None), (True, SMALLEST)])
def test_who_is_not_told_places_counts_what_was_passed_on(
    db: None, is_passed_on: bool, number: int | None
) -> None:
    county = make_unit("安平县")
    town, other = (
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=40) for name in ("甲镇", "乙镇")
    )
    item = make_item(county)
    cost(item, town)
    speak(item, other, SMALLEST, is_passed_on=is_passed_on)
    client = Client()
    client.force_login(
        make_person(Role.LEADER, county), "django.contrib.auth.backends.ModelBackend"
    )

    (row,) = page_of(client)
    (part,) = page_of(client, f"&unit={town.uuid}")

    # A part of the units tells the same number, so that none can be subtracted from another.
    assert row.voices == part.voices == number


def test_evaluation_stands_beside_and_moves_no_hour(example: WorkedExample, reader: Reader) -> None:
    county = example.units["K1"]
    before = told(reader(county))
    cadres(county, 12)
    found = evaluate(county)
    for one in Invitation.objects.filter(round=found):
        answered(one, score=4)
    assert told(reader(county))["evaluation"] is None
    closed(found)

    page = reader(county).get(f"/pains/?period={MONTH.key}").content.decode()
    after = told(reader(county))

    assert "Beside it: the newest evaluation" in page
    assert after.pop("evaluation")["papers"] == 4
    assert after == {name: one for name, one in before.items() if name != "evaluation"}


def test_evaluation_of_too_few_is_not_told(example: WorkedExample, reader: Reader) -> None:
    county = example.units["K1"]
    cadres(county, 12)
    found = evaluate(county)
    for one in Invitation.objects.filter(round=found)[: SMALLEST - 1]:
        answered(one)
    closed(found)

    assert told(reader(county))["evaluation"] is None


def test_numbers_open_to_what_they_are_made_of(db: None, reader: Reader) -> None:
    county = make_unit("安平县")
    towns = [
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=9) for name in ("甲镇", "乙镇")
    ]
    cost(paper_of(county, "关于开展检查的通知"), *towns)
    client = reader(county)

    for by, query in ((By.MATTER, ""), (By.KIND, ""), (By.ISSUER, "&level=township")):
        (row,) = client.get(f"/pains/?period={MONTH.key}&by={by.value}{query}").context["rows"]
        opened = client.get(row.borne).context["rows"]
        sums = [one["hours"] if isinstance(one, dict) else one.hours for one in opened]
        assert sum(sums) == row.target.hours
        assert len(opened) == row.target.units == len(towns)
        for address in (row.suspected, row.confirmed, row.voices):
            assert client.get(address).status_code == 200


def test_list_of_findings_is_narrowed_to_a_matter(example: WorkedExample, reader: Reader) -> None:
    found = [
        Finding.objects.create(
            kind="layered_meeting",
            item=example.items[name],
            unit=example.items[name].unit,
            level=example.items[name].unit.level,
            occurred_on=DAY,
            confidence=0.9,
            measures={"novelty": 0.1, "weight": 3.0, "days": 2, "is_same_day": False},
            parameter_set=ParameterSet.objects.latest("pk"),
        )
        for name in ("M1", "D1")
    ]
    root = example.items["M0"]

    page = reader(example.units["P"]).get(
        reverse("findings:finding-list"), {"matter": str(root.uuid), "rows": "each"}
    )

    assert [row.finding for row in page.context["rows"]] == found[:1]


@pytest.mark.parametrize("by", By)
def test_file_and_programs_tell_the_same(example: WorkedExample, reader: Reader, by: By) -> None:
    client = reader(example.units["C"])

    file = client.get(f"/pains/?period={MONTH.key}&by={by.value}&export=csv").content.decode()
    answer = told(client, f"&by={by.value}")

    lines = list(csv.reader(io.StringIO(file.lstrip("\ufeff"))))[1:]
    rows = page_of(client, f"&by={by.value}")
    assert [line[4] for line in lines] == [str(one.avoidable) for one in rows]
    assert [one["avoidable"] for one in answer["targets"]] == [line[4] for line in lines]
    assert answer["count"] == len(lines) > 0


def test_titles_from_elsewhere_are_told_to_nobody(example: WorkedExample, reader: Reader) -> None:
    client = reader(example.units["T1"])

    page = client.get(f"/pains/?period={MONTH.key}").content.decode()

    assert "begun outside your scope" in page
    assert ">D0<" not in page


@pytest.mark.parametrize("query", ["by=moon", "level=moon", "unit=moon"])
def test_what_does_not_exist_is_not_found(
    example: WorkedExample, reader: Reader, query: str
) -> None:
    assert reader(example.units["P"]).get(f"/pains/?{query}").status_code == 404


def test_month_without_hours_says_so(example: WorkedExample, reader: Reader) -> None:
    page = reader(example.units["P"]).get("/pains/?period=2019-01").content.decode()

    assert "No pain point in this period" in page
