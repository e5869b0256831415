"""One finding after the other without a new page: nobody loses his place, or what he wrote."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from burden.findings import services
from burden.findings.models import Finding
from burden.organisations.models import Role, User
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.browser.world import make_morning
from tests.factories.administration import make_person
from tests.factories.hearing import hear

NOTE = "与县文件逐条核对过"


@pytest.fixture
def heaviest_first(transactional_db: None, data_folders: None) -> list[Finding]:
    return make_morning()


@pytest.fixture
def inspector(heaviest_first: list[Finding]) -> User:
    return User.objects.get(username="inspector")


def test_next_finding_and_decision_come_without_a_new_page(
    visit: Visit, heaviest_first: list[Finding], inspector: User
) -> None:
    heavy, light = heaviest_first
    hear(heavy, inspector)
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open(f"/findings/{heavy.uuid}/?rows=each")
    page.evaluate("window.isTheSame = true")

    # Who presses j before the decision has been answered goes on once it is.
    page.keyboard.press("y")
    page.keyboard.press("j")

    expect(page).to_have_url(re.compile(f"/findings/{light.uuid}/\\?rows=each$"))
    expect(page).to_have_title(re.compile("白石镇"))
    expect(page.locator("#content")).to_be_focused()
    expect(page.locator("[data-arrived]")).to_have_text(page.title())
    assert page.evaluate("window.scrollY") == 0
    assert Finding.objects.get(pk=heavy.pk).state == Finding.State.CONFIRMED
    next_page = page.locator(".language [name=next]")
    expect(next_page).to_have_value(f"/findings/{light.uuid}/?rows=each")
    page.keyboard.press("h")
    expect(page.locator("[data-arrived]")).to_have_text("Decided: unsure.")
    expect(page.locator(".messages")).to_have_text("Decided: unsure.")
    assert page.evaluate("window.isTheSame")

    page.go_back()

    expect(page.locator(".badge-confirmed").first).to_be_visible()
    expect(page.locator(".rail")).to_be_visible()
    expect(page).to_have_title(re.compile("青河镇"))


def test_k_goes_back_to_the_row_and_to_the_finding_before(
    visit: Visit, heaviest_first: list[Finding]
) -> None:
    heavy, light = heaviest_first
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open("/findings/?rows=each")
    current = page.locator("[data-key-row].is-current")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(current).to_have_id(f"finding-{light.uuid}")
    page.keyboard.press("k")
    expect(current).to_have_id(f"finding-{heavy.uuid}")

    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(f"/findings/{light.uuid}/"))
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile(f"/findings/{heavy.uuid}/"))
    expect(page).to_have_title(re.compile("青河镇"))


def test_what_comes_between_is_told_and_the_note_is_kept(
    visit: Visit, heaviest_first: list[Finding], inspector: User
) -> None:
    heavy, _light = heaviest_first
    colleague = make_person(Role.INSPECTOR, inspector.scope)
    visitor = visit(language="en")
    visitor.sign_in("inspector")
    page = visitor.open(f"/findings/{heavy.uuid}/")
    services.decide(finding=heavy, verdict="unsure", by=colleague)

    _decide(page)
    expect(page.get_by_role("alert")).to_contain_text(f"Meanwhile {colleague} decided")
    expect(page.locator("#id_note")).to_have_value(NOTE)
    expect(page).to_have_url(re.compile(f"/findings/{heavy.uuid}/$"))

    Session.objects.all().delete()
    _decide(page)
    expect(page).to_have_url(re.compile("/account/login/"))
    page.fill("input[name=username]", "inspector")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    expect(page.locator("#id_note")).to_have_value(NOTE)

    assert not heavy.decisions.exclude(by=colleague).exists()
    heavy.delete()
    _decide(page)
    expect(page.get_by_role("alert")).to_contain_text("its record was removed")
    expect(page.locator("main")).to_contain_text(NOTE)


def _decide(page: Page) -> None:
    page.locator("#id_note").fill(NOTE)
    page.locator('[data-key="h"]').click()
