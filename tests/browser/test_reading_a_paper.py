"""What was read of a paper leads to its place in the text, and is put right by hand."""

import pytest
from playwright.sync_api import expect

from docs_audit.models import Paper
from tests.browser.conftest import Visit
from tests.browser.world import UPPER_NUMBER, World


@pytest.mark.parametrize(
    ("language", "show", "correct", "keep"),
    [
        ("zh-CN", "定位原文", "更正读取结果", "保存更正"),
        ("en", "show in the text", "Correct what was read", "Keep the correction"),
    ],
)
@pytest.mark.parametrize("width", [1366, 390])
def test_reader_goes_from_an_element_to_its_place_and_corrects_it(
    world: World, visit: Visit, language: str, show: str, correct: str, keep: str, width: int
) -> None:
    paper = Paper.objects.get(number=UPPER_NUMBER)
    visitor = visit(language=language, width=width)
    visitor.sign_in("cadre")
    page = visitor.open(f"/documents/{paper.uuid}/")

    page.locator('a[href="#element-issued_on"]', has_text=show).click()

    mark = page.locator(".read-here", has_text="2025年5月12日")
    expect(mark).to_be_in_viewport()
    expect(page.locator("#element-issued_on")).to_be_attached()
    assert not visitor.is_too_wide()

    page.get_by_text(correct, exact=True).click()
    page.get_by_label("文种" if language == "zh-CN" else "kind").select_option("通报")
    visitor.follow(page.get_by_role("button", name=keep))

    paper.refresh_from_db()
    assert (paper.kind, paper.read["kind"]) == ("通报", "通知")
