"""From the hours of a scope an inspector gets to the units that sat there without an item."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.organisations.models import Role, User
from meetings.models import Meeting
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.meetings.gatherings import THREE_MATTERS, hold, line, make_offices
from tests.rows import Once

TITLE = "全县重点工作推进会"
SIZES = {"office": (1366, 768), "phone": (390, 844)}


def hold_tied() -> Meeting:
    """Three matters in one sitting that runs into the evening, and an inspector of the county."""
    offices = make_offices()
    User.objects.create_user(
        "inspector", password=PASSWORD, role=Role.INSPECTOR, scope=offices.county
    )
    seats = "安平县人民政府:4;青河镇人民政府:4;安平县教育局:3;白水镇人民政府:2"
    times = {"start": "2026-03-05 17:00", "end": "2026-03-05 18:30"}
    row = line("n1", TITLE, mode="video", agenda=THREE_MATTERS, seats=seats, **times)
    return hold(offices.county, row)[0]


@pytest.fixture
def tied(transactional_db: None, once: Once) -> Meeting:
    return once(hold_tied)


def test_hours_open_to_the_grid_and_its_hatched_cells(visit: Visit, tied: Meeting) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/meetings/attendance/?period=2026-03")

    page.get_by_role("link", name=TITLE).click()

    town = page.get_by_role("row", name="青河镇人民政府")
    expect(town.get_by_role("cell", name="does not concern the unit")).to_have_count(2)
    expect(page.get_by_role("row", name="Sum of all units")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_of_attendance_are_accessible_and_fit_the_screen(
    visit: Visit, tied: Meeting, language: str, size: str
) -> None:
    width, height = SIZES[size]
    visitor = visit(language=language, width=width, height=height)
    visitor.sign_in("inspector")
    faults = []

    for path in (
        "/meetings/attendance/?period=2026-03",
        f"/meetings/{tied.uuid}/attendance/",
        f"/meetings/{tied.uuid}/layers/",
        f"/meetings/{tied.uuid}/",
        *(f"/findings/{finding.uuid}/" for finding in Finding.objects.order_by("kind")),
    ):
        page = visitor.open(path)
        found = Axe().run(page).response["violations"]
        faults += [f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
        if visitor.is_too_wide():
            faults.append(f"{path}: wider than the screen")

    assert not faults, "\n".join(faults)
