"""Similar findings stand in one row of the inbox that opens; each is decided on its own."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings import services
from burden.findings.models import Finding
from tests.factories.administration import make_item
from tests.factories.statements import few_statements
from tests.findings.conftest import World, suspect

LIST = reverse("findings:finding-list")


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.inspector, "django.contrib.auth.backends.ModelBackend")
    return client


def alike(world: World, count: int, day: date) -> list[Finding]:
    """Findings of one kind against the county, all of one day."""
    found = [suspect(make_item(world.county, title=f"方案{n}"), None) for n in range(count)]
    Finding.objects.filter(pk__in=[one.pk for one in found]).update(occurred_on=day)
    return found


def groups(client: Client, **asked: str) -> list[tuple[int, float]]:
    rows = client.get(LIST, asked).context["rows"]
    return [(row.group.count, row.group.hours) for row in rows if row.group]


def test_similar_findings_of_a_month_stand_in_one_row_with_their_hours(
    world: World, client: Client
) -> None:
    for finding in alike(world, 4, date(2025, 3, 5)):
        Finding.objects.filter(pk=finding.pk).update(avoidable_hours=10, confidence=0.5)

    answer = client.get(LIST)

    assert groups(client) == [(4, 20.0)]
    assert answer.text.count("data-key-row") == 2
    assert "4 similar findings" in answer.text


def test_two_findings_and_findings_of_two_months_are_rows_of_their_own(
    world: World, client: Client
) -> None:
    alike(world, 2, date(2025, 3, 5))
    alike(world, 2, date(2025, 4, 5))

    assert groups(client) == []
    assert client.get(LIST).text.count("data-key-row") == 5


def test_group_opens_to_its_findings_and_each_of_them_can_be_decided(
    world: World, client: Client
) -> None:
    alike(world, 4, date(2025, 3, 5))
    head = next(row for row in client.get(LIST).context["rows"] if row.group)

    opened = client.get(
        LIST,
        {
            "kind": head.finding.kind,
            "of": head.finding.unit.uuid,
            "period": head.group.period.key,
        },
    )

    assert [row.group for row in opened.context["rows"]] == [None] * 4
    assert opened.text.count('data-key="y"') == 4


def test_item_suspected_twice_weighs_once_in_a_group(world: World, client: Client) -> None:
    """Of one source an item is suspected once; suspected of another it is in another group."""
    found = alike(world, 3, date(2025, 3, 5))
    again = suspect(found[0].item, world.upper)
    Finding.objects.filter(pk__in=[*(one.pk for one in found), again.pk]).update(
        occurred_on=date(2025, 3, 5), avoidable_hours=10, confidence=1
    )

    assert groups(client) == [(3, 30.0)]


def test_findings_of_one_source_stand_in_one_row_whatever_unit_and_month(world: World) -> None:
    client = Client()
    client.force_login(world.colleague, "django.contrib.auth.backends.ModelBackend")
    for unit, day in ((world.other, date(2025, 3, 5)), (world.county, date(2025, 4, 5))):
        finding = suspect(make_item(unit, parent=world.upper), world.upper)
        Finding.objects.filter(pk=finding.pk).update(occurred_on=day)
    suspect(make_item(world.county), make_item(world.city, title="另一方案"))

    answer = client.get(LIST)

    assert [count for count, _hours in groups(client)] == [3]
    assert len(answer.context["rows"]) == 2
    assert "江州市森林防火工作方案" in answer.text
    assert "2 units" in answer.text


def test_group_of_a_source_opens_to_its_findings_and_to_one_decision_for_all(world: World) -> None:
    client = Client()
    client.force_login(world.colleague, "django.contrib.auth.backends.ModelBackend")
    more = [make_item(world.other, parent=world.upper) for _ in range(2)]
    wanted = {world.finding, *(suspect(one, world.upper) for one in more)}
    suspect(make_item(world.other), make_item(world.city, title="另一方案"))
    source = {"kind": world.finding.kind, "upper": str(world.upper.uuid)}
    assert f"upper={world.upper.uuid}" in client.get(LIST).text

    opened = client.get(LIST, source).context["rows"]
    together = client.get(reverse("findings:together"), source).context["rows"]

    assert {row.finding for row in opened if not row.group} == wanted
    assert {row.finding for row, _problem in together} == wanted


def test_group_of_a_closed_source_keeps_its_title(world: World, client: Client) -> None:
    closed = make_item(world.other, title="和乐县方案")
    for _ in range(3):
        suspect(make_item(world.county), closed)

    text = client.get(LIST).text

    assert "3 similar findings" in text
    assert "和乐县方案" not in text


def test_each_finding_is_listed_when_asked_for(world: World, client: Client) -> None:
    alike(world, 4, date(2025, 3, 5))

    assert groups(client, rows="each") == []
    assert client.get(LIST, {"rows": "each"}).text.count("data-key-row") == 5


def test_group_counts_what_the_filters_leave(world: World, client: Client) -> None:
    found = alike(world, 5, date(2025, 3, 5))
    services.decide(finding=found[0], verdict="dismissed", reason="misread", by=world.inspector)

    assert [count for count, _hours in groups(client)] == [4]
    assert [count for count, _hours in groups(client, state="all")] == [5]


def test_findings_without_a_date_are_in_no_group(world: World, client: Client) -> None:
    for finding in alike(world, 4, date(2025, 3, 5)):
        Finding.objects.filter(pk=finding.pk).update(occurred_on=None)

    assert groups(client) == []


@pytest.mark.parametrize(
    ("order", "days"),
    [("day", ["2025-01-05", "2025-03-05", "2025-06-05"]), ("-day", ["2025-06-05", "2025-03-05"])],
)
def test_rows_of_groups_stand_in_the_order_asked_for(
    world: World, client: Client, order: str, days: list[str]
) -> None:
    Finding.objects.filter(pk=world.finding.pk).update(occurred_on=date(2025, 6, 5))
    for month in (3, 1):
        alike(world, 3, date(2025, month, 5))

    rows = client.get(LIST, {"sort": order}).context["rows"]

    assert [str(row.finding.occurred_on) for row in rows][: len(days)] == days
    assert len(rows) == 3


def test_export_holds_each_finding(world: World, client: Client) -> None:
    alike(world, 4, date(2025, 3, 5))

    text = client.get(LIST, {"export": "csv"}).content.decode("utf-8-sig")

    assert len(list(csv.DictReader(StringIO(text)))) == 5


def test_many_groups_take_no_more_queries(world: World, client: Client) -> None:
    for month in range(1, 13):
        alike(world, 3, date(2024, month, 5))
    client.get(LIST)

    with few_statements():
        client.get(LIST)
