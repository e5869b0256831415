"""The plan of papers of a year: brought, and held against what was issued (GD-01)."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit
from docs_audit.issuing.plan_rows import month_of
from docs_audit.issuing.years import OUTSIDE_PLAN
from docs_audit.models import PlannedPaper
from tests.docs_audit.registers import bring_plan, bring_register, client_of, receive
from tests.factories.administration import make_unit
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

PLAN = """计划编号,文件名称,拟发月份
1,关于做好森林防火工作的通知,3月
2,农村危房改造实施方案,第二季度
3,秸秆禁烧,2026-09
"""
FIRE = "安平县人民政府关于切实做好森林防火工作的通知"
TABLES = "安平县人民政府关于开展文明餐桌行动的通知"


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


@pytest.fixture
def editor(county: Unit) -> Client:
    return client_of(Role.UNIT_EDITOR, county)


def lists(client: Client, unit: Unit) -> dict[str, list[str]]:
    page = client.get(reverse("documents:issued-unit", args=[unit.uuid]), {"year": 2026})
    return {
        section.key: [line.number or line.title for line in section.lines]
        for section in page.context["sections"]
    }


def test_papers_outside_the_plan_are_a_finding(county: Unit, editor: Client) -> None:
    bring_plan(editor, county, PLAN)
    receive(
        county,
        "安政发〔2026〕1号",
        "安平县人民政府关于切实做好森林防火工作的通知",
        date(2026, 3, 2),
    )
    receive(
        county, "安政发〔2026〕2号", "安平县人民政府关于开展文明餐桌行动的通知", date(2026, 3, 9)
    )
    work()

    finding = Finding.objects.get(kind=OUTSIDE_PLAN)
    assert finding.measures == {"year": 2026, "outside": 1, "count": 2, "planned": 3}
    assert [row["text"] for row in finding.evidence] == ["安政发〔2026〕2号"]
    shown = client_of(Role.INSPECTOR, county).get(
        reverse("findings:finding-detail", args=[finding.uuid]),
        headers={"accept-language": "zh-hans"},
    )
    assert "安政发〔2026〕2号" in shown.text
    assert "show=outside" in shown.text
    assert "发文须有年度计划" in shown.text


def test_page_tells_what_is_planned_outside_and_still_to_come(county: Unit, editor: Client) -> None:
    bring_plan(editor, county, PLAN)
    receive(
        county,
        "安政发〔2026〕1号",
        "安平县人民政府关于切实做好森林防火工作的通知",
        date(2026, 3, 2),
    )
    receive(
        county, "安政发〔2026〕2号", "安平县人民政府关于开展文明餐桌行动的通知", date(2026, 3, 9)
    )

    found = lists(editor, county)

    assert found["planned"] == ["安政发〔2026〕1号"]
    assert found["outside"] == ["安政发〔2026〕2号"]
    assert found["pending"] == ["2", "3"]


def test_number_of_the_plan_in_the_register_decides_before_the_title(
    county: Unit, editor: Client
) -> None:
    bring_plan(editor, county, PLAN)
    bring_register(
        editor, county, "发文字号,标题,计划编号\n安政办发〔2026〕7号,关于住房安全保障的通知,2\n"
    )

    assert lists(editor, county)["planned"] == ["安政办发〔2026〕7号"]


def test_one_entry_stands_for_one_paper(county: Unit, editor: Client) -> None:
    bring_plan(editor, county, PLAN)
    for n in (1, 2):
        receive(county, f"安政发〔2026〕{n}号", "关于做好秸秆禁烧工作的通知", date(2026, 9, n))

    assert lists(editor, county)["outside"] == ["安政发〔2026〕2号"]


def test_without_a_plan_nothing_is_outside_it(county: Unit, editor: Client) -> None:
    receive(county, "安政发〔2026〕2号", "关于开展文明餐桌行动的通知", date(2026, 3, 9))
    bring_plan(editor, county, "文件名称,年度\n关于做好森林防火工作的通知,2025\n")
    work()

    assert not Finding.objects.filter(kind=OUTSIDE_PLAN).exists()
    assert "outside" not in lists(editor, county)


def test_entry_that_is_added_later_takes_the_finding_back(county: Unit, editor: Client) -> None:
    bring_plan(editor, county, PLAN)
    receive(county, "安政发〔2026〕2号", "关于开展文明餐桌行动的通知", date(2026, 3, 9))
    work()
    finding = Finding.objects.get(kind=OUTSIDE_PLAN)

    bring_plan(editor, county, "计划编号,文件名称\n追1,文明餐桌行动\n")
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN


def test_plan_brought_twice_changes_nothing_and_a_whole_one_takes_out_what_it_lacks(
    county: Unit, editor: Client
) -> None:
    bring_plan(editor, county, PLAN)
    bring_plan(editor, county, PLAN)
    assert PlannedPaper.objects.count() == 3

    bring_plan(editor, county, "\n".join(PLAN.splitlines()[:2]), replaces="on")

    assert [one.number for one in PlannedPaper.objects.all()] == ["1"]
    assert Entry.objects.filter(action="plan.imported").count() == 3


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("文件名称,拟发月份\n关于防汛的通知,十三月", "month"),
        ("文件名称,年度\n关于防汛的通知,明年", "year"),
        ("文件名称,拟发月份\n,3月", "title"),
        ("文件名称,单位\n关于防汛的通知,不存在的县", "unit"),
        ("文件名称,密级\n关于某机要事项的通知,秘密", "grade"),
    ],
)
def test_each_wrong_entry_is_named_and_not_kept(
    county: Unit, editor: Client, table: str, column: str
) -> None:
    shown = bring_plan(editor, county, table)

    assert PlannedPaper.objects.count() == 0
    assert f">{column}</td>" in shown
    assert "某机要事项" not in shown


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("3", 3),
        ("3月", 3),
        ("2026-03", 3),
        ("2026年3月", 3),
        ("第二季度", 6),
        ("4季度", 12),
        ("上半年", 6),
        ("全年", 0),
        ("", 0),
        ("13月", None),
        ("春天", None),
    ],
)
def test_month_of_a_plan_is_read_as_offices_write_it(cell: str, month: int | None) -> None:
    assert month_of(cell) == month


def test_plan_of_a_unit_outside_the_scope_is_not_taken(county: Unit, editor: Client) -> None:
    stranger = make_unit("临河县人民政府", level=Level.COUNTY)

    bring_plan(editor, county, f"单位编码,文件名称\n{stranger.code},关于防汛的通知")

    assert PlannedPaper.objects.count() == 0


def test_template_of_a_plan_can_be_brought_back(county: Unit, editor: Client) -> None:
    template = editor.get(reverse("documents:plan-template")).content.decode("utf-8-sig")

    shown = bring_plan(editor, county, template)

    assert PlannedPaper.objects.count() == 2
    assert "What is wrong" not in shown


def test_command_brings_a_plan_and_names_what_it_could_not_take(
    county: Unit, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(f"{PLAN}4,关于防汛的通知,春天\n", encoding="utf-8")
    errors = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command(
            "import_plan", str(file), "--unit", county.code, "--year", "2026", stderr=errors
        )

    assert ended.value.code == 1
    assert "plan.csv:5: month:" in errors.getvalue()
    assert PlannedPaper.objects.filter(unit=county, year=2026).count() == 3
