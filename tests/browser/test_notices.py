"""A notice dropped as a Word file: each field leads to its sentence, corrected and confirmed."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.models import Meeting, NoticeDraft
from tests.browser.conftest import Visit
from tests.browser.world import World
from tests.meetings.notices import CALL
from tests.samples.office import saved_docx


@pytest.mark.parametrize(
    ("language", "drop", "confirm"),
    [
        ("zh-CN", "读取", "确认会议"),
        ("en", "Read it", "Confirm the meeting"),
    ],
)
@pytest.mark.parametrize("width", [1366, 390])
def test_cadre_brings_a_notice_looks_it_over_and_confirms(
    world: World,
    visit: Visit,
    tmp_path: Path,
    language: str,
    drop: str,
    confirm: str,
    width: int,
) -> None:
    file = tmp_path / "会议通知.docx"
    file.write_bytes(saved_docx(*CALL.splitlines()))
    visitor = visit(language=language, width=width)
    visitor.sign_in("cadre")
    page = visitor.open("/meetings/notices/new/")

    page.locator("input[type=file]").set_input_files(file)
    visitor.follow(page.get_by_role("button", name=drop, exact=True))

    expect(page.locator("h1")).to_have_text("全县秸秆禁烧工作推进会")
    page.locator('a[href="#read-convener-0"]').click()
    expect(page.locator(".read-here:has(#read-convener-0)")).to_be_in_viewport()
    expect(page.locator(".read-here:has(#read-convener-0)")).to_have_text("副县长马涛")
    assert not visitor.is_too_wide()

    page.locator("#id_title").fill("全县秸秆禁烧推进会")
    visitor.follow(page.get_by_role("button", name=confirm, exact=True))

    meeting = Meeting.objects.get(title="全县秸秆禁烧推进会")
    expect(page.locator("h1")).to_have_text("全县秸秆禁烧推进会")
    assert meeting.host == world.county
    assert f"{timezone.localtime(meeting.starts_at):%H:%M}" == "09:30"
    assert NoticeDraft.objects.get(meeting=meeting).state == "confirmed"
