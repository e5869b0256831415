"""A cadre tries a draft before it is issued, in both languages, with script and without."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from burden.organisations.models import Level, Role, Unit, User
from docs_audit.models import Paper, UploadedFile
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.browser.world import copied_paper, upper_paper
from tests.docs_audit.drafts import MARKED
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.rows import Once

ANSWER = {"zh-CN": "疑似照搬照抄", "en": "a suspected copy"}
NOTHING_KEPT = {
    "zh-CN": "本次试算不留存文件、文字和指纹",
    "en": "Nothing of this check was kept",
}
SIZES = {"office": (1366, 768), "phone": (390, 844)}


def make_township() -> Unit:
    """青河镇 with two villages, whose county has issued its flood paper already."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    for name in ("东村村民委员会", "西村村民委员会"):
        make_unit(name, level=Level.VILLAGE, parent=township, staff=5)
    bring(upper_paper(), name="upper.txt", unit=county)
    work()
    User.objects.create_user("cadre", password=PASSWORD, role=Role.CADRE, scope=township)
    return township


@pytest.fixture
def township(transactional_db: None, once: Once) -> Unit:
    return once(make_township)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(copied_paper(), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ANSWER)
def test_draft_is_tried_and_nothing_is_kept(
    visit: Visit, township: Unit, draft: Path, language: str, size: str
) -> None:
    width, height = SIZES[size]
    visitor = visit(language=language, width=width, height=height)
    visitor.sign_in("cadre")
    page = visitor.open("/documents/")
    visitor.follow(page.locator('main a[href="/documents/check/"]'))

    page.set_input_files("input[type=file]", str(draft))
    page.locator("main form button.button-primary").click()

    result = page.locator("#draft-result")
    expect(result.locator(".sentence")).to_contain_text(ANSWER[language])
    expect(result).to_contain_text(NOTHING_KEPT[language])
    expect(result.locator('a[href^="/documents/"]').first).to_contain_text("防汛工作")
    expect(result.locator(".passage").first).to_be_visible()
    assert not visitor.is_too_wide()
    violations = Axe().run(page).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in violations]
    assert Paper.objects.count() == 1
    assert UploadedFile.objects.count() == 1


def test_dropped_draft_becomes_the_file_of_the_form(
    visit: Visit, township: Unit, draft: Path
) -> None:
    visitor = visit()
    visitor.sign_in("cadre")
    page = visitor.open("/documents/check/")

    _drop(page, draft.read_text(encoding="utf-8"))
    page.locator("main form button.button-primary").click()

    expect(page.locator("#draft-result .sentence")).to_contain_text(ANSWER["zh-CN"])


def _drop(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "draft.txt"));
          document.querySelector("[data-draft-zone]").dispatchEvent(
            new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_pasted_draft_is_tried_without_script(
    chromium: Browser, live_server: LiveServer, township: Unit
) -> None:
    context = chromium.new_context(locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/account/login/?next=/documents/check/")
    page.fill("input[name=username]", "cadre")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")

    page.fill("textarea", copied_paper())
    page.locator("main form button.button-primary").click()

    expect(page.locator("#draft-result .sentence")).to_contain_text(ANSWER["zh-CN"])
    context.close()


def test_text_that_was_refused_leaves_the_page(visit: Visit, township: Unit) -> None:
    visitor = visit()
    visitor.sign_in("cadre")
    page = visitor.open("/documents/check/")
    page.fill("textarea", MARKED)

    page.locator("main form button.button-primary").click()

    expect(page.locator("#draft-result [role=alert]")).to_contain_text("密级标志")
    expect(page.locator("textarea")).to_have_value("")


def test_printed_result_leaves_the_form_out(visit: Visit, township: Unit, draft: Path) -> None:
    visitor = visit()
    visitor.sign_in("cadre")
    page = visitor.open("/documents/check/")
    page.set_input_files("input[type=file]", str(draft))
    page.locator("main form button.button-primary").click()
    expect(page.locator("#draft-result .sentence")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator("#draft-result .sentence")).to_be_visible()
