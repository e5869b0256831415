"""The tree of units as it is walked, searched, exported and edited."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, OrganKind, Role, StaffCount, Unit
from tests.organisations.tree import import_rows, person

Units = dict[str, Unit]


def _client(role: Role, scope: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        person(f"{role.value}-{scope.code}", role, scope),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_tree_shows_what_is_directly_below_the_scope(units: Units) -> None:
    page = _client(Role.CADRE, units["K1"]).get(reverse("organisations:unit-list"))

    text = page.content.decode()
    assert "安平县 and all below it: 13 units." in text
    assert "柳林乡" in text
    assert "张家村" not in text
    assert "临河县" not in text


def test_tree_opens_node_by_node(units: Units) -> None:
    client = _client(Role.CADRE, units["K1"])

    fragment = client.get(reverse("organisations:unit-children", args=[units["T1"].uuid]))

    text = fragment.content.decode()
    assert "张家村" in text
    assert "<html" not in text


def test_tree_comes_in_portions_when_a_unit_has_many_children(units: Units) -> None:
    import_rows(
        *(
            {"id": f"N{n:03}", "name": f"第{n}村", "level": "village", "parent": "T2"}
            for n in range(120)
        )
    )
    client = _client(Role.CADRE, units["K1"])
    address = reverse("organisations:unit-children", args=[units["T2"].uuid])

    first = client.get(address).content.decode()
    last = client.get(f"{address}?page=3").content.decode()

    assert first.count('class="tree-node"') == 50
    assert "50 of 120 shown: show more" in first
    assert "第119村" in last
    assert "show more" not in last


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=教育", {"安平县教育局"}),
        ("q=安平县 教育", {"安平县教育局"}),
        ("level=township", {"青河镇", "柳林乡", "城关街道"}),
        ("q=T1", {"青河镇"}),
        ("q=%25", set()),
    ],
)
def test_search_stays_within_the_scope(units: Units, query: str, found: set[str]) -> None:
    client = _client(Role.CADRE, units["K1"])

    answer = client.get(f"{reverse('organisations:unit-list')}?{query}")

    assert {unit.name for unit in answer.context["page"]} == found


def test_export_holds_the_scope_only_and_can_be_imported_again(units: Units) -> None:
    Unit.objects.filter(code="T1").update(duties="=HYPERLINK(1)")
    client = _client(Role.CADRE, units["K1"])

    answer = client.get(f"{reverse('organisations:unit-list')}?export=csv")

    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["id"] for row in table} == {
        unit.code for unit in units.values() if units["K1"].contains(unit)
    }
    assert next(row for row in table if row["id"] == "T1")["duties"] == "'=HYPERLINK(1)"
    plan = import_rows(*(row for row in table if row["id"] != "T1"))
    assert not plan.errors
    assert not plan.effective


def test_pages_take_few_queries_however_many_units_they_show(
    units: Units, django_assert_max_num_queries: object
) -> None:
    import_rows(
        *(
            {"id": f"N{n:03}", "name": f"第{n}村", "level": "village", "parent": "K1"}
            for n in range(60)
        )
    )
    client = _client(Role.CADRE, units["K1"])

    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(reverse("organisations:unit-list"))
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(f"{reverse('organisations:unit-list')}?q=村")


def test_tree_as_of_a_day_has_the_units_and_staff_of_that_day(units: Units) -> None:
    township = units["T1"]
    Unit.objects.filter(pk=township.pk).update(valid_to=date(2025, 6, 30))
    county = units["K1"]
    StaffCount.objects.filter(unit=township).delete()
    StaffCount.objects.create(unit=township, valid_from=date(2020, 1, 1), number=41)
    StaffCount.objects.create(unit=township, valid_from=date(2025, 3, 1), number=57)
    client = _client(Role.CADRE, county)
    address = reverse("organisations:unit-list")

    before = client.get(address, {"on": "2025-02-01"}).content.decode()
    after = client.get(address, {"on": "2025-07-01"}).content.decode()

    assert township.name in before
    assert "41 people" in before
    assert "all below it: 13 units." in before
    assert township.name not in after
    assert "all below it: 12 units." in after


def test_basic_data_are_edited_and_the_place_in_the_tree_stays(units: Units) -> None:
    client = _client(Role.SYSTEM_ADMIN, units["K1"])

    client.post(
        reverse("organisations:unit-edit", args=[units["K1E"].uuid]),
        {
            "name": "安平县教育体育局",
            "short_names": "县教体局，教体局",
            "organ_kind": OrganKind.DEPARTMENT,
            "level": Level.CITY,
            "parent": units["K2"].pk,
        },
    )

    unit = Unit.objects.get(code="K1E")
    assert (unit.name, unit.short_names) == ("安平县教育体育局", ["县教体局", "教体局"])
    assert (unit.level, unit.parent) == (Level.COUNTY, units["K1"])


@pytest.mark.parametrize(
    ("number", "note", "is_kept"), [("43", "", True), ("60", "", False), ("60", "并入", True)]
)
def test_jump_of_staff_needs_a_reason(units: Units, number: str, note: str, is_kept: bool) -> None:
    StaffCount.objects.create(unit=units["T1"], valid_from="2026-01-01", number=40)
    client = _client(Role.SYSTEM_ADMIN, units["K1"])

    client.post(
        reverse("organisations:unit-staff", args=[units["T1"].uuid]),
        {"number": number, "valid_from": "2026-06-01", "note": note},
    )

    assert StaffCount.objects.filter(unit=units["T1"], number=number).exists() is is_kept
