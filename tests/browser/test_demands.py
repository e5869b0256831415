"""An inspector follows a demand down the levels to the sentence that makes it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.organisations.models import Role, User
from docs_audit.escalating import KIND
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD, Visitor
from tests.docs_audit.chains import Line
from tests.rows import Once


def bring_line() -> Line:
    """Three papers whose demands grow, and an inspector of the city."""
    line = Line()
    line.bring()
    User.objects.create_user("inspector", password=PASSWORD, role=Role.INSPECTOR, scope=line.city)
    return line


@pytest.fixture
def line(transactional_db: None, once: Once) -> Line:
    return once(bring_line)


def matter_of(line: Line) -> str:
    item = line.paper_of(line.city).item
    assert item is not None
    return f"/matters/{item.uuid}/"


def test_step_leads_to_the_sentence_in_the_paper(visit: Visit, line: Line) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open(matter_of(line))

    page.locator("#steps summary", has_text="复核完成率").click()
    page.locator("#steps tbody a", has_text="98%").click()

    sentence = page.locator(".demand:has(:target)")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("复核完成率要达到98%")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["office", "phone"])
def test_pages_of_demands_are_accessible_and_fit_the_screen(
    visit: Visit, line: Line, language: str, size: tuple[int, int]
) -> None:
    visitor = visit(language=language, width=size[0], height=size[1])
    visitor.sign_in("inspector")
    finding = Finding.objects.get(kind=KIND, unit=line.county)
    paper = line.paper_of(line.county)

    for path in (matter_of(line), f"/findings/{finding.uuid}/", f"/documents/{paper.uuid}/"):
        page = visitor.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

        assert _violations(visitor) == []
        assert not visitor.is_too_wide(), path


def _violations(visitor: Visitor) -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
