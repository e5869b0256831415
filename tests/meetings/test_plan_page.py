"""A unit's annual plan: brought as a table, held against what was held, exported."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.organisations.models import Role, Unit
from meetings.models import PlannedMeeting
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.held import hold

pytestmark = pytest.mark.django_db(transaction=True)

PLAN = """编号,会议名称,月份,次数,会议类别,参会范围
1,全县护林工作会议,3月,1,三类,各乡镇
2,全县安全生产工作会议,2025-04,2,三类,各乡镇、县直部门
3,全县教育大会,9,,二类,
4,,5月,,,
5,全县招商大会,十三月,,,
6,全县文旅大会,6月,很多,,
"""


def client_of(unit: Unit, role: Role = Role.UNIT_EDITOR) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit))
    return client


def brought(client: Client, unit: Unit, content: bytes, name: str = "plan.csv") -> str:
    data = {"file": SimpleUploadedFile(name, content), "unit": unit.uuid, "year": 2025}
    return client.post(reverse("meetings:plan-import"), data).text


def test_good_rows_are_taken_and_the_others_named_with_row_and_column(county: County) -> None:
    editor = client_of(county.county)

    page = brought(editor, county.county, PLAN.encode())

    assert "3 rows taken in, 0 known, 3 not taken" in page
    assert "“十三月” is no month." in page
    assert "“很多” is no number of meetings." in page
    lines = PlannedMeeting.objects.values_list("number", "month", "times")
    assert list(lines) == [("1", 3, 1), ("2", 4, 2), ("3", 9, 1)]


def test_plan_brought_twice_changes_only_what_is_new(county: County) -> None:
    editor = client_of(county.county)
    brought(editor, county.county, PLAN.encode())

    page = brought(editor, county.county, PLAN.replace("3月", "4月").encode("gb18030"))

    assert "0 rows taken in, 3 known, 3 not taken" in page
    assert PlannedMeeting.objects.get(number="1").month == 4
    assert Entry.objects.filter(action="plans.imported").count() == 2


def test_plan_comes_as_a_spreadsheet_too(county: County) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["序号", "会议名称", "召开时间", "参会范围"])
        sheet.write_row(1, 0, [1, "全县护林工作会议", "2025年3月", "各乡镇"])

    brought(client_of(county.county), county.county, content.getvalue(), "计划.xlsx")

    line = PlannedMeeting.objects.get()
    assert (line.number, line.month, line.attendees) == ("1", 3, "各乡镇")


def test_units_outside_the_scope_keep_their_plans(county: County) -> None:
    plan = f"单位,会议名称\n{county.city.name},全市护林工作会议\n{county.town.name},全镇护林会\n"

    page = brought(client_of(county.county), county.county, plan.encode())

    assert "1 rows taken in, 0 known, 1 not taken" in page
    assert PlannedMeeting.objects.get().unit == county.town


def test_page_tells_what_was_held_outside_beyond_and_instead_of_the_plan(county: County) -> None:
    client = client_of(county.county, Role.INSPECTOR)
    brought(client, county.county, PLAN.encode())
    towns = [county.town]
    hold(county.county, "全县护林工作会议", "2025-03-05 09:00", called=towns)
    for month in (4, 6, 8):
        hold(county.county, "全县安全生产工作会议", f"2025-{month:02}-05 09:00", called=towns)
    hold(county.county, "全县旅游推介会", "2025-07-01 09:00", called=towns)
    hold(county.county, "全县工作会议", "2026-01-05 09:00", called=towns)
    work()
    address = reverse("meetings:plan-unit", args=[county.county.uuid])

    page = client.get(address, {"year": 2025})
    export = client.get(address, {"year": "2025", "export": "csv"}).content.decode("utf-8-sig")
    only = client.get(address, {"year": "2025", "show": "missing"})

    told = [(row.list, row.title) for row in page.context["page"]]
    assert told == [
        ("unplanned", "全县旅游推介会"),
        ("over", "全县安全生产工作会议"),
        ("missing", "全县教育大会"),
        ("held", "全县护林工作会议"),
        ("held", "全县安全生产工作会议"),
        ("held", "全县安全生产工作会议"),
    ]
    assert "Suspected: 1 meetings are not in the plan, 1 were held beyond it." in page.text
    assert [row.title for row in only.context["page"]] == ["全县教育大会"]
    assert len(export.splitlines()) == 7
    assert Entry.objects.filter(action="meeting-plan.exported").exists()
    finding = Finding.objects.get(kind="rule:GD-08", item__title__contains="2025年会议情况")
    assert {one["signal"] for one in finding.evidence} == {"unplanned", "over"}


def test_list_shows_the_plans_of_the_scope_only(county: County) -> None:
    for unit in (county.city, county.county):
        PlannedMeeting.objects.create(unit=unit, year=2025, key="1", title="护林会")

    page = client_of(county.county).get(reverse("meetings:plan-list"), {"year": 2025})

    assert [unit for unit, _found in page.context["rows"]] == [county.county]


def test_unit_without_a_plan_is_held_to_none(county: County) -> None:
    hold(county.county, "全县旅游推介会", "2025-07-01 09:00", called=[county.town])
    work()

    page = client_of(county.county).get(
        reverse("meetings:plan-unit", args=[county.county.uuid]), {"year": 2025}
    )

    assert "No plan of 2025 has been brought." in page.text
    assert not Finding.objects.exists()


def test_template_is_read_as_a_plan(county: County) -> None:
    editor = client_of(county.county)

    template = editor.get(reverse("meetings:plan-template")).content

    assert "1 rows taken in, 0 known, 0 not taken" in brought(editor, county.county, template)


def test_command_brings_plans_and_names_what_it_could_not_take(
    county: County, tmp_path: Path
) -> None:
    file = tmp_path / "plans.csv"
    lines = f"{county.town.code},1,全镇护林会,3月,1\n查无此镇,1,全镇防汛会,5月,1\n"
    file.write_text(f"单位,编号,会议名称,月份,次数\n{lines}", encoding="utf-8")
    errors = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("import_meeting_plan", file, year=2025, stderr=errors)

    assert ended.value.code == 1
    assert "plans.csv:3: unit:" in errors.getvalue()
    assert PlannedMeeting.objects.get().unit == county.town
    assert Entry.objects.get(action="plans.imported").actor_name == ""


def test_plan_without_units_is_that_of_the_unit_named_to_the_command(
    county: County, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN.split("4,,", maxsplit=1)[0], encoding="utf-8")

    for _again in range(2):
        call_command("import_meeting_plan", file, unit=county.county.code, year=2025)

    assert PlannedMeeting.objects.filter(unit=county.county, year=2025).count() == 3
