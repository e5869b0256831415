"""A page is kept from the bar on top, found again there, and a chart leaves as a picture."""

from burden.dashboards.models import SavedView
from tests.browser.conftest import Visit
from tests.browser.world import World


def test_page_with_its_filters_is_kept_and_opened_again(visit: Visit, world: World) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/findings/?period=2025-05")

    page.get_by_title("Kept views").click()
    page.get_by_label("Keep this page as").fill("May")
    visitor.follow(page.get_by_role("button", name="Keep", exact=True))
    assert page.url.endswith("/findings/?period=2025-05")
    visitor.open("/")
    page.get_by_title("Kept views").click()
    visitor.follow(page.get_by_role("link", name="May", exact=True))

    assert page.url.endswith("/findings/?period=2025-05")
    assert SavedView.objects.get().address == "/findings/?period=2025-05"


def test_chart_leaves_as_a_picture(visit: Visit, world: World) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/own-burden/")

    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()

    path = download.value.path()
    assert download.value.suggested_filename == "Minutes a person.png"
    assert path.read_bytes().startswith(b"\x89PNG")
