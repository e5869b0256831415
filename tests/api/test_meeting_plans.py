"""Plans of many units are told in as many statements as the plan of one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from burden.organisations.models import Level, Role, Unit
from meetings.models import PlannedMeeting
from tests.api.conftest import program
from tests.factories.administration import make_unit
from tests.factories.meetings import NINE, make_meeting

pytestmark = pytest.mark.django_db


def plan(unit: Unit, held: int) -> None:
    for number in range(1, 4):
        title = f"{unit.name}第{number}次工作会"
        PlannedMeeting.objects.create(
            unit=unit, year=NINE.year, key=str(number), number=str(number), title=title, month=1
        )
        if number <= held:
            make_meeting(unit, title=title, starts_at=NINE + timedelta(days=number))


def test_figures_of_many_plans_are_right_and_read_together(county: Unit) -> None:
    client = program(Role.LEADER, county)
    address = f"/api/figures/meeting-plans/?year={NINE.year}"
    townships = [
        make_unit(f"{name}镇人民政府", level=Level.TOWNSHIP, parent=county)
        for name in ("青河", "白水", "石桥", "云溪")
    ]
    plan(townships[0], held=2)
    with CaptureQueriesContext(
        connection,
    ) as alone:
        client.get(address)
    for held, unit in enumerate(townships[1:]):
        plan(unit, held)

    with CaptureQueriesContext(connection) as all_of_them:
        told = client.get(address).json()["units"]

    assert [(one["planned"], one["held"]) for one in told] == [(3, 2), (3, 0), (3, 1), (3, 2)]
    assert len(all_of_them) <= len(alone) + 1
