"""Pages of inspections: what each reader may see of them, and what nobody is told."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.models import Inspection
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.inspections import tell
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def client_of(unit: Unit, role: Role = Role.INSPECTOR) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit))
    return client


def address(inspection: Inspection) -> str:
    return reverse("activities:record-detail", args=["inspections", inspection.uuid])


def test_inspected_unit_sees_itself_and_how_many_others_there_were(province: Province) -> None:
    found = tell(province.city_education, province.town, province.other_town)

    page = client_of(province.town, Role.CADRE).get(address(found)).text

    assert "青河镇人民政府" in page
    assert "白水镇人民政府" not in page
    assert "1 more outside your scope" in page


def test_who_told_of_an_inspection_is_shown_to_nobody_above_it(province: Province) -> None:
    cadre = make_person(Role.CADRE, province.town)
    found = tell(province.city_education, province.town, by=cadre)
    work()

    for unit in (province.city_education, province.city):
        client = client_of(unit)
        texts = [
            client.get(address(found)).text,
            client.get(reverse("activities:record-list", args=["inspections"])).text,
            client.get(reverse("api:inspection-detail", args=[found.uuid])).text,
        ]
        assert not any(cadre.username in text or "reporter" in text for text in texts)


def test_second_report_adds_whom_it_reached_and_overwrites_nothing(province: Province) -> None:
    first = tell(province.city_education, province.town, people="3")
    cadre = make_person(Role.CADRE, province.other_town)

    second = tell(province.city_education, province.other_town, by=cadre, people="9", kind="考核")

    first.refresh_from_db()
    assert second.pk == first.pk
    assert (first.people, first.kind) == (3, "special")
    assert {one.unit for one in first.targets.all()} == {province.town, province.other_town}


def test_a_record_tells_what_the_rules_say_of_the_year_that_it_counts_towards(
    province: Province,
) -> None:
    first = tell(province.city_education, province.town, start="2026-03-31", kind="排名通报")
    tell(province.city_education, province.town, start="2026-06-30", kind="排名通报")
    tell(province.city_education, province.town, start="2026-04-20", title="校舍安全检查")
    work()

    page = client_of(province.city).get(address(first)).text
    below = client_of(province.town, Role.CADRE).get(address(first)).text
    other = client_of(province.city).get(address(Inspection.objects.get(title="校舍安全检查"))).text

    year = reverse("activities:year-unit", args=["inspection", province.city_education.uuid])
    assert "GD-18" in page
    assert f"{year}?year=2026#rules" in page
    assert "GD-18" not in other
    assert "GD-18" not in below
    assert year not in below


def test_receivers_are_counted_by_the_level_of_who_came(province: Province) -> None:
    tell(province.city_education, province.town)
    tell(province.county_education, province.town, start="2026-04-01")
    tell(province.county_education, province.town, start="2025-04-01")
    work()

    figures = client_of(province.county).get(reverse("api:inspection-receivers"), {"year": "2026"})

    row = figures.json()["units"][0]
    assert (row["unit"]["name"], row["count"], row["before"]) == ("青河镇人民政府", 2, 1)
    assert row["by_level"] == {"city": 1, "county": 1}


def test_programs_are_told_who_inspects_and_what_registers_hold(province: Province) -> None:
    tell(province.city_education, province.town)
    tell(province.county_education, province.town, start="2025-04-01")
    client, year = client_of(province.city), {"year": "2026"}

    organisers = client.get(reverse("api:inspection-organisers"), year).json()["units"]
    registers = client.get(reverse("api:registers"), year).json()["registers"]
    of_unit = client.get(
        reverse("api:unit-inspections", args=[province.city_education.uuid]), year
    ).json()

    assert [(one["unit"]["name"], one["now"], one["before"]) for one in organisers] == [
        (province.city_education.name, 1, 0),
        (province.county_education.name, 0, 1),
    ]
    assert {"register": "inspections", "now": 1, "before": 1} in registers
    assert (of_unit["count"], of_unit["outside"], of_unit["has_plan"]) == (1, 0, False)
    assert [row["list"] for row in of_unit["rows"]] == ["free"]


@pytest.mark.parametrize(
    "route",
    [
        "activities:start",
        "activities:inspection-organisers",
        "activities:inspection-receivers",
    ],
)
def test_every_list_leaves_as_a_page_with_its_year(province: Province, route: str) -> None:
    tell(province.city_education, province.town)

    answer = client_of(province.city).get(reverse(route), {"year": "2026"})

    assert answer.status_code == 200
    assert client_of(province.city).get(reverse(route), {"year": "20x6"}).status_code == 404


def test_form_that_is_wrong_keeps_what_was_typed_and_says_why(province: Province) -> None:
    client = client_of(province.city)
    data = {
        "reporter": str(province.city.uuid),
        "unit": "没有这个局",
        "title": "检查",
        "kind": "special",
        "start": "2026-03-10",
        "targets": "青河镇",
    }

    answer = client.post(reverse("activities:record-create", args=["inspections"]), data)

    assert answer.status_code == 400
    assert "There is no single unit “没有这个局” in the tree." in answer.text
    assert 'value="检查"' in answer.text
