"""An issuer that was found out before is pointed out, with the way to what was confirmed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.organisations.models import User
from tests.factories.administration import make_item
from tests.factories.hearing import confirm
from tests.factories.statements import few_statements
from tests.findings.conftest import World, suspect

LIST = reverse("findings:finding-list")
DAY = date(2025, 6, 12)


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def client(world: World) -> Client:
    Finding.objects.update(occurred_on=DAY)
    return signed_in(world.inspector)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def confirmed(world: World, day: date, unit: object = None) -> Finding:
    finding = suspect(make_item(unit or world.county), None)  # type: ignore[arg-type]
    confirm(finding, by=world.colleague)
    Finding.objects.filter(pk=finding.pk).update(occurred_on=day)
    return finding


def counts(client: Client) -> list[int]:
    rows = client.get(LIST, {"rows": "each"}).context["rows"]
    return [row.before.count for row in rows if row.before]


def test_confirmed_findings_of_the_kind_in_twelve_months_are_counted(
    world: World, client: Client
) -> None:
    confirmed(world, DAY - timedelta(days=30))
    confirmed(world, DAY - timedelta(days=364))

    assert counts(client) == [2]
    assert "2 confirmed in twelve months" in client.get(LIST).text


@pytest.mark.parametrize("days", [365, -1])
def test_what_is_older_or_came_later_does_not_count(
    world: World, client: Client, days: int
) -> None:
    confirmed(world, DAY - timedelta(days=days))

    assert counts(client) == []
    assert "Repeated" not in client.get(LIST).text


def test_other_units_other_kinds_and_dismissed_ones_do_not_count(
    world: World, client: Client
) -> None:
    confirmed(world, DAY, unit=world.other)
    of_another_kind = confirmed(world, DAY)
    Finding.objects.filter(pk=of_another_kind.pk).update(kind="foreign_place")
    Finding.objects.filter(pk=confirmed(world, DAY).pk).update(state="dismissed")

    assert counts(client) == []


def test_badge_opens_to_those_that_it_counts(world: World, client: Client) -> None:
    one = confirmed(world, DAY - timedelta(days=30))
    confirmed(world, DAY - timedelta(days=400))
    (row,) = client.get(LIST).context["rows"]

    opened = client.get(
        LIST,
        {
            "state": "confirmed",
            "kind": row.finding.kind,
            "of": row.finding.unit.uuid,
            "since": row.before.since,
            "until": row.before.until,
        },
    )

    assert [row.finding for row in opened.context["rows"]] == [one]


def test_confirmed_finding_does_not_count_itself(world: World, client: Client) -> None:
    confirmed(world, DAY)
    rows = client.get(LIST, {"state": "confirmed"}).context["rows"]

    assert [row.before for row in rows] == [None]


def test_many_rows_take_one_query(world: World, client: Client) -> None:
    for unit in (world.county, world.other):
        for _ in range(3):
            confirmed(world, DAY, unit)
            suspect(make_item(unit), None)
    client = signed_in(world.colleague)
    client.get(LIST, {"rows": "each"})

    with few_statements():
        client.get(LIST, {"rows": "each"})
