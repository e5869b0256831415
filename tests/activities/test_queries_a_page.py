"""No page of other burdens asks the database more often for more records, and none asks much."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from burden.activities.demands import matching, suspecting
from burden.activities.models import Demand, WorkGroup
from burden.organisations.models import Role
from burden.thresholds import selectors as thresholds
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.campaigns import run
from tests.factories.demands import ask
from tests.factories.groups import gather, say
from tests.factories.inspections import plan, tell
from tests.factories.papers import work
from tests.factories.secondments import borrow

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 15


def asked_by_page(client: Client, pages: tuple[str, ...]) -> dict[str, int]:
    """Statements that read; a second visit, since the first fills what processes keep."""
    counts = {}
    for page in pages:
        assert client.get(page).status_code == 200, page
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        counts[page] = sum(
            one["sql"].lstrip("( \n").startswith(("SELECT", "WITH")) for one in asked
        )
    return counts


def keep(province: Province, months: range) -> None:
    """An inspection, a campaign, a form and a secondment a month, and a line of the plan."""
    for month in months:
        day = f"2026-{month:02}-10"
        title = f"第{month}次督导检查"
        tell(province.city_education, province.town, province.other_town, title=title, start=day)
        plan(province.city_education, title)
        run(province.city_education, province.town, title=f"第{month}个创建活动", start=day)
        form: dict[str, Any] = {"title": f"残疾人信息表{month}", "sent": f"{day} 09:00", "due": ""}
        ask(province.county_education, province.town, **form)
        borrow(province.city_education, province.town, start=day)
        title, names = f"第{month}个工作群", "甲；乙；丙；丁"
        gather(province.city_education, province.town, title=title, start=day, person=names)
    work()


def test_number_of_queries_is_small_and_does_not_grow_with_records(province: Province) -> None:
    keep(province, range(1, 3))
    client = Client()
    client.force_login(
        make_person(Role.INSPECTOR, province.city), "django.contrib.auth.backends.ModelBackend"
    )
    unit = province.city_education.uuid
    pages = (
        *("/activities/?year=2026", "/activities/inspections/organisers/?year=2026"),
        "/activities/inspections/receivers/?year=2026",
        *(
            f"/activities/{one}/"
            for one in ("inspections", "campaigns", "demands", "secondments", "groups")
        ),
        *(
            f"/activities/years/{one}/{unit}/?year=2026"
            for one in ("inspection", "campaign", "demand", "secondment", "group")
        ),
    )

    first = Demand.objects.get(title="残疾人信息表2")
    group = WorkGroup.objects.get(title="第2个工作群")
    pages += (
        f"/activities/groups/{group.uuid}/",
        f"/activities/groups/{group.uuid}/instructions/",
        "/activities/demands/receivers/?year=2026",
        f"/activities/demands/receivers/{province.town.uuid}/?year=2026",
        f"/activities/demands/merged/?receiver={province.town.uuid}&year=2026",
        f"/activities/demands/{first.uuid}/",
        f"/activities/demands/{first.uuid}/fields/",
    )

    few = asked_by_page(client, pages)
    keep(province, range(3, 11))
    many = asked_by_page(client, pages)

    assert {page: count for page, count in many.items() if count > MOST} == {}
    assert {page: (few[page], many[page]) for page in many if many[page] > few[page]} == {}


def test_page_of_a_group_asks_as_often_for_many_messages_as_for_few(province: Province) -> None:
    group = gather(province.county, province.town)
    other = gather(province.county, province.other_town, title="第二工作群")
    client = Client()
    client.force_login(
        make_person(Role.INSPECTOR, province.city), "django.contrib.auth.backends.ModelBackend"
    )
    counts = []
    for first, last in ((0, 3), (3, 60)):
        days = [date(2026, 3, 2) + timedelta(days=at) for at in range(first, last)]
        told = [
            (f"{day} {hour}:10", f"请各村今天17:00前报送第{day:%j}号台账，收到请回复")
            for day in days
            for hour in ("09", "21")
        ]
        export = say(group, *told)
        say(other, *told)
        pages = (
            f"/activities/groups/{group.uuid}/",
            f"/activities/groups/{other.uuid}/",
            f"/activities/groups/{other.uuid}/instructions/",
            "/activities/groups/",
            f"/activities/groups/{group.uuid}/messages/{export.uuid}/",
        )
        counts.append(list(asked_by_page(client, pages).values()))

    few, many = counts
    assert max(many) <= MOST, many
    assert [(a, b) for a, b in zip(few, many, strict=True) if b > a] == []


def test_fields_that_were_asked_before_are_found_in_a_few_statements(province: Province) -> None:
    """However many fields two forms share."""
    counts, parameters = [], thresholds.in_force()
    for number, fields in enumerate((3, 60), start=1):
        names = "、".join(f"第{one}项指标数（个）" for one in range(fields))
        for day, asker in enumerate((province.county, province.city), start=10):
            sent = f"2026-0{number}-{day} 09:00"
            form = ask(asker, province.town, title="一月统计表", sent=sent, due="", fields=names)
        last = Demand.objects.get(pk=form.pk)
        with CaptureQueriesContext(connection) as asked:
            pairs = matching.repetitions_of(last, parameters)
            assert len(suspecting.forms_of(pairs)) == 2 * number - 1
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 5
