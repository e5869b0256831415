"""The demo has other burdens as registers tell them: against a rule, and as they should be."""

from collections import Counter
from pathlib import Path

import pytest

from burden.activities.inspections.planning import take_plan
from burden.activities.models import (
    ActivityHit,
    Campaign,
    Inspection,
    PlannedInspection,
    Secondment,
    WorkGroup,
)
from burden.activities.registers.contract import register_or_404
from burden.activities.registers.importing import take_file
from burden.demo.burdens import PLAN, REGISTERS
from burden.demo.chats import chat_file, list_chats
from burden.demo.generate import World
from burden.demo.plans import PLANNED_YEAR
from burden.demo.tables import burdens_file
from burden.ledger.models import Entry
from burden.matters.models import Source
from burden.organisations import services
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person
from tests.factories.groups import bring
from tests.factories.papers import work

_COLUMNS = ("id", "name", "level", "parent", "staff", "system", "organ_kind")


@pytest.fixture
def county(db: None, world: World, demo_folder: Path) -> Unit:
    """The demo's units with its registers, and everything judged and booked."""
    rows = [
        Row(n, {key: str(getattr(one, key)) for key in _COLUMNS})
        for n, one in enumerate(world.register.units, 2)
    ]
    services.import_units(rows=rows, name="units.csv", by=None)
    county = Unit.objects.get(code=world.register.county.id)
    by = make_person(Role.INSPECTOR, county)
    for key in REGISTERS:
        content = burdens_file(demo_folder, key).read_bytes()
        found = take_file(
            register_or_404(key), name=f"{key}.csv", content=content, unit=None, by=None
        )
        assert found.errors == []
    content = burdens_file(demo_folder, PLAN).read_bytes()
    plan = take_plan(name="plan.csv", content=content, unit=county, year=PLANNED_YEAR, by=by)
    assert plan.errors == []
    for number, chat in enumerate(list_chats()):
        group = WorkGroup.objects.get(title=chat.group)
        bring(group, chat_file(demo_folder, number).read_bytes())
    work()
    return county


@pytest.mark.usefixtures("county")
def test_registers_are_taken_in_whole_and_cost_hours() -> None:
    counts = [
        one.objects.count()
        for one in (Inspection, Campaign, Secondment, PlannedInspection, WorkGroup)
    ]
    booked = set(Entry.objects.values_list("item__source", flat=True))

    assert counts == [12, 5, 6, 4, 7]
    assert booked == {
        Source.INSPECTION,
        Source.CAMPAIGN,
        Source.SECONDMENT,
        Source.GROUP,
        Source.MESSAGE,
    }


@pytest.mark.usefixtures("county")
def test_what_is_planned_approved_or_exempt_is_not_held_against_anyone() -> None:
    speaking = ActivityHit.objects.filter(spared="")
    titles = Counter(speaking.values_list("item__title", flat=True))

    assert titles["2026年安全生产和消防工作考核"]
    assert titles["农村人居环境整治工作调研"]
    assert not {
        "2026年春季学校食品安全督导检查",
        "2026年统计法执行情况检查",
        "元宵节前烟花爆竹经营场所应急检查",
        "云岫县茶文化节",
        "平安乡镇（街道）创建活动",
        "全县防汛值守群",
        "县政府政务发布",
    } & set(titles)
    lawful = Secondment.objects.filter(unit__name__contains="卫生健康")
    assert not speaking.filter(item__in=lawful.values("item")).exists()
    rules = set(speaking.values_list("rule", flat=True))
    assert {"ZJ-02", "ZJ-05", "ZJ-06", "ZJ-07", "YY-02", "YY-03", "YY-05"} <= rules
    assert {"GD-17", "GD-18", "GD-19", "GD-20", "GD-22", "GD-32", "N18-01", "N20-02"} <= rules
