"""The inbox in the browser: what was looked at, the box for the reason, and two kinds of search."""

from playwright.sync_api import expect

from burden.findings.models import Finding
from tests.browser.conftest import Visit
from tests.browser.world import World


def test_opened_finding_is_told_apart_when_the_inspector_comes_back(
    visit: Visit, world: World
) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/findings/")
    row = page.locator(f"#finding-{world.finding.uuid}")
    expect(row.locator(".badge-new")).to_have_text("New")

    visitor.follow(row.locator("[data-key-open]"))
    visitor.open("/findings/")

    expect(row.locator(".badge-new")).to_have_count(0)
    expect(row).to_contain_text("looked at")
    weight = row.locator(".finding-claim").evaluate("(claim) => getComputedStyle(claim).fontWeight")
    assert weight == "400"
    visitor.follow(page.get_by_role("link", name="New for me"))
    expect(page.locator("[data-key-row]").first).to_be_visible()
    expect(row).to_have_count(0)


def test_n_in_a_row_opens_the_box_at_the_reason_and_a_duplicate_asks_of_what(
    visit: Visit, world: World
) -> None:
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/findings/")

    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("n")

    reason, number = page.locator("#id_reason"), page.locator("#id_other_number")
    expect(reason).to_be_focused()
    expect(number).to_be_hidden()
    reason.select_option("duplicate")
    expect(number).to_be_visible()
    reason.select_option("statutory")
    expect(number).to_be_hidden()
    with page.expect_navigation():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert Finding.objects.get(pk=world.finding.pk).decisions.get().reason == "statutory"


def test_search_of_everything_and_of_the_page_are_two_fields(visit: Visit, world: World) -> None:
    visitor = visit(language="en", width=390)
    visitor.sign_in("inspector")
    page = visitor.open("/findings/")

    expect(page.locator("[name=q]")).to_have_count(1)
    expect(page.locator("[name=words]")).to_have_count(1)
    page.locator("[name=q]").fill("防汛")
    page.locator("[name=q]").press("Enter")
    expect(page.locator(f"#finding-{world.finding.uuid}")).to_be_visible()
    assert not visitor.is_too_wide()
