"""A cadre reports meetings: by the form with all its fields, and by a list of unknown headers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from burden.organisations.models import Level, Role, Unit, User
from meetings.models import Meeting, MeetingImport
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit

OFFICE_LIST = (
    "序,事由,何时,何处\n1,全镇秸秆禁烧推进会,2026年3月6日上午9时,镇礼堂\n2,防汛会,改日,镇礼堂\n"
)


@pytest.fixture
def township(transactional_db: None, data_folders: None) -> Unit:
    """青河镇 with two villages."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    for name in ("柳林村", "上河村"):
        make_unit(name, level=Level.VILLAGE, parent=township, staff=5)
    User.objects.create_user("cadre", password=PASSWORD, role=Role.CADRE, scope=township)
    return township


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_form_names_the_wrong_line_and_keeps_what_was_typed(
    visit: Visit, township: Unit, language: str
) -> None:
    visitor = visit(language=language)
    visitor.sign_in("cadre")
    page = visitor.open("/meetings/new/")
    page.fill("#id_title", "全镇防汛工作部署会")
    page.fill("#id_starts_at", "2026-03-06T09:00")
    page.fill("#id_ends_at", "2026-03-06T10:30")
    page.fill("#id_agenda", "通报汛情\n部署值班@柳林村")
    page.fill("#id_attendees", "柳林村 2\n月亮村 2")
    page.locator("details.disclosure summary").click()
    page.select_option("#id_convener", "deputy")
    page.fill("#id_speeches", "李某:镇长:25")
    form = page.locator("form").filter(has=page.locator("#id_title"))

    form.locator("button").last.click()

    expect(page.locator(".errorlist").filter(has_text="月亮村")).to_be_visible()
    expect(page.locator("#id_speeches")).to_be_visible()
    expect(page.locator("#id_agenda")).to_have_value("通报汛情\n部署值班@柳林村")
    page.fill("#id_attendees", "柳林村 2\n上河村 2 主任")
    form.locator("button").last.click()
    page.wait_for_url(re.compile(r"/meetings/$"))
    meeting = Meeting.objects.get()
    assert (meeting.convener, meeting.speeches[0]["minutes"]) == ("deputy", 25)
    assert meeting.attendances.get(unit__name="上河村").role == "主任"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_columns_are_told_apart_once_and_bad_rows_leave_with_their_reason(
    visit: Visit, township: Unit, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "oa.csv"
    path.write_text(OFFICE_LIST, encoding="utf-8")
    visitor = visit(language=language)
    visitor.sign_in("cadre")
    page = visitor.open("/meetings/new/")
    files = page.locator("form").filter(has=page.locator("input[type=file]"))
    files.locator("input[type=file]").set_input_files(str(path))
    files.locator("button").click()
    page.wait_for_url(re.compile(r"/columns/$"))
    assert not visitor.is_too_wide()

    for field, label in (("title", "事由"), ("start", "何时"), ("venue", "何处")):
        page.select_option(f"#id_{field}", label)
    page.locator("main form button").last.click()

    page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}/$"))
    expect(page.locator("td").filter(has_text="改日")).to_be_visible()
    assert Meeting.objects.get().venue == "镇礼堂"
    with page.expect_download() as leaving:
        page.locator('a[href*="export=csv"]').click()
    assert "改日" in Path(str(leaving.value.path())).read_text("utf-8-sig")
    page = visitor.open("/meetings/new/")
    files.locator("input[type=file]").set_input_files(str(path))
    files.locator("button").click()
    page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}/$"))
    assert MeetingImport.objects.count() == 2
    assert Meeting.objects.count() == 1
