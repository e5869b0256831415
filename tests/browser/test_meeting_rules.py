"""An inspector reads how a unit holds its meetings: plan, trend, and what follows a warning."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from meetings.models import MeetingWarning, PlannedMeeting
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.meetings.held import hold
from tests.rows import Once

LONG = [{"speaker": "王某", "role": "县委书记", "minutes": 90, "characters": None}]


def make_county() -> Unit:
    """A county whose meetings cluster, stand outside its plan and rise after a warning."""
    county = make_unit("安平县人民政府", level=Level.COUNTY)
    towns = [make_unit(f"{name}人民政府", level=Level.TOWNSHIP, parent=county) for name in TOWNS]
    inspector = _people(county)
    for n, day in enumerate(_days()):
        words = ["护林"] if n % 5 else ["招商"]
        hold(county, f"全县{words[0]}工作会议", f"{day} 09:00", called=towns, words=words)
    hold(county, "全县三级干部会议", "2025-12-19 09:00", called=towns, speeches=LONG)
    for number, title in enumerate(("全县护林工作会议", "全县教育大会"), 1):
        PlannedMeeting.objects.create(
            unit=county, year=2025, key=str(number), number=str(number), title=title, month=3
        )
    MeetingWarning.objects.create(
        unit=county, given_on=date(2025, 6, 20), reason="县纪委监委书面提醒", by=inspector
    )
    work()
    return county


@pytest.fixture
def county(transactional_db: None, once: Once) -> Unit:
    return once(make_county)


TOWNS = ("青河镇", "白水镇", "柳林乡")


def _days() -> list[date]:
    """A meeting a fortnight up to the warning, two a week after it."""
    return [
        *(date(2024, 1, 8) + timedelta(days=14 * n) for n in range(38)),
        *(date(2025, 6, 23) + timedelta(days=4 * n) for n in range(40)),
    ]


def _people(county: Unit) -> User:
    User.objects.create_user("editor", password=PASSWORD, role=Role.UNIT_EDITOR, scope=county)
    return User.objects.create_user(
        "inspector", password=PASSWORD, role=Role.INSPECTOR, scope=county
    )


def test_editor_brings_a_plan_and_inspector_sees_what_was_held_outside_it(
    visit: Visit, county: Unit, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("编号,会议名称,月份\n1,全县护林工作会议,3月\n2,,4月\n", encoding="utf-8")
    visitor = visit(language="en")
    visitor.sign_in("editor")
    page = visitor.open("/meetings/plans/import/")
    page.get_by_label("Year").fill("2025")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Take it in").click()

    expect(page.locator("#done")).to_have_text("0 rows taken in, 1 known, 1 not taken")
    visitor.follow(page.get_by_role("link", name="See the plan"))
    expect(page.locator(".sentence")).to_contain_text("Suspected:")
    page.get_by_label("Show").select_option("missing")
    expect(page.get_by_role("row", name="全县教育大会")).to_be_visible()


def test_inspector_enters_a_warning_and_follows_its_rebound_to_the_units_called(
    visit: Visit, county: Unit
) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open(f"/meetings/trend/{county.uuid}/?year=2025")
    page.get_by_label("Day of the warning").fill("2025-05-01")
    page.get_by_label("What was said, and by whom").fill("电话提醒")
    page.get_by_role("button", name="Keep the warning").click()
    expect(page.locator("#warnings")).to_contain_text("电话提醒")

    finding = Finding.objects.get(kind="rebound")
    page = visitor.open(f"/findings/{finding.uuid}/")
    expect(page.get_by_role("row", name="青河镇人民政府")).to_be_visible()
    page.get_by_role("link", name="Trend of meetings").click()
    expect(page.locator("h1")).to_have_text("安平县人民政府")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["office", "phone"])
def test_pages_of_plans_and_trend_are_accessible_and_fit_the_screen(
    visit: Visit, county: Unit, language: str, size: tuple[int, int]
) -> None:
    visitor = visit(language=language, width=size[0], height=size[1])
    visitor.sign_in("inspector")
    findings = Finding.objects.filter(kind__in=("rebound", "rule:GD-08", "rule:GD-12a"))
    paths = (
        "/meetings/trend/?year=2025",
        f"/meetings/trend/{county.uuid}/?year=2025",
        "/meetings/plans/?year=2025",
        f"/meetings/plans/{county.uuid}/?year=2025",
        "/meetings/plans/import/",
        *(f"/findings/{uuid}/" for uuid in findings.values_list("uuid", flat=True)[:4]),
    )

    for path in paths:
        page = visitor.open(path)

        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], path
        assert not visitor.is_too_wide(), path
