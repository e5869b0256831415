"""The demo has other burdens as registers tell them: against a rule, and as they should be."""

from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from burden.activities.inspections.planning import take_plan
from burden.activities.models import (
    ActivityHit,
    Campaign,
    Demand,
    Inspection,
    PlannedInspection,
    Round,
    Secondment,
    Voice,
    WorkGroup,
)
from burden.activities.registers.contract import register_or_404
from burden.activities.registers.importing import take_file
from burden.activities.voices.rounds.results import results_of
from burden.demo.burdens import PLAN, REGISTERS
from burden.demo.chats import chat_file, list_chats
from burden.demo.generate import World
from burden.demo.plans import PLANNED_YEAR
from burden.demo.speaking import speak
from burden.demo.tables import burdens_file
from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.matters.models import Source
from burden.organisations import services
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Role, Unit, User
from tests.demo.conftest import SEED, made_up
from tests.factories.administration import make_person
from tests.factories.groups import bring
from tests.factories.papers import work
from tests.rows import Once

_COLUMNS = ("id", "name", "level", "parent", "staff", "system", "organ_kind")


@pytest.fixture
def county(once: Once, demo_folder: Path) -> Unit:
    """The demo's units with its registers, and everything judged and booked."""
    return once(bring_burdens, demo_folder)


def bring_burdens(demo_folder: Path) -> Unit:
    world = made_up(SEED)
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
    models = (Inspection, Campaign, Secondment, Demand, PlannedInspection, WorkGroup)
    counts = [one.objects.count() for one in models]
    booked = set(Entry.objects.values_list("item__source", flat=True))

    assert counts == [12, 5, 6, 12, 4, 7]
    assert booked == {
        Source.INSPECTION,
        Source.CAMPAIGN,
        Source.SECONDMENT,
        Source.DEMAND,
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
        "强降雨受灾情况速报表",
        "粮食产量抽样调查表",
        "全县防汛值守群",
        "县政府政务发布",
    } & set(titles)
    lawful = Secondment.objects.filter(unit__name__contains="卫生健康")
    assert not speaking.filter(item__in=lawful.values("item")).exists()
    rules = set(speaking.values_list("rule", flat=True))
    assert {"ZJ-02", "ZJ-05", "ZJ-06", "ZJ-07", "YY-02", "YY-03", "YY-05"} <= rules
    assert {"GD-17", "GD-18", "GD-19", "GD-20", "GD-22", "GD-32", "N18-01", "N20-02"} <= rules
    assert {"GD-16", "GD-24", "ZJ-04", "ZJ-05", "YY-01"} <= rules


@pytest.mark.usefixtures("county")
def test_same_persons_are_asked_for_four_times_and_one_form_passed_down() -> None:
    kinds = set(Finding.objects.filter(item__source=Source.DEMAND).values_list("kind", flat=True))
    again = Finding.objects.filter(kind="asked_again")

    assert {"asked_again", "passed_on"} <= kinds
    assert set(again.values_list("item__title", flat=True)) == {
        "残疾人就业情况摸底表",
        "残疾人健康服务登记表",
        "困难残疾人参保情况表",
    }


def test_grassroots_speak_once_and_enough_of_them_to_be_told(county: Unit, world: World) -> None:
    make_person(Role.INSPECTOR, county, name="inspector")
    speak(world)
    speak(world)

    assert Voice.objects.filter(item__title="残疾人健康服务登记表").count() == 12
    assert Voice.objects.filter(state=Voice.State.ANSWERED).count() == 2
    results = results_of(Round.objects.get(), timezone.localdate())
    assert results is not None
    assert results.answered == 12
    assert User.objects.filter(username__startswith="cadre_").count() == 14
