"""Whole tasks without a mouse."""

import re

from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.organisations.models import Role, User
from tests.browser.conftest import Visit
from tests.browser.world import World
from tests.factories.hearing import hear


def test_j_and_enter_open_the_first_finding(visit: Visit, world: World) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open("/findings/")

    page.keyboard.press("j")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/findings/{world.finding.uuid}/"))


def test_y_confirms_the_finding(visit: Visit, world: World) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    hear(world.finding, User.objects.get(role=Role.INSPECTOR))
    page = visitor.open(f"/findings/{world.finding.uuid}/")

    page.keyboard.press("y")

    expect(page.locator(".badge-confirmed").first).to_be_visible()
    assert Finding.objects.get(pk=world.finding.pk).state == Finding.State.CONFIRMED


def test_n_asks_for_a_reason_before_it_dismisses(visit: Visit, world: World) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open(f"/findings/{world.finding.uuid}/")

    page.keyboard.press("n")
    page.locator("#id_reason").select_option("statutory")
    page.locator("[data-reason-send]").click()

    expect(page.locator(".badge-dismissed").first).to_be_visible()
    assert Finding.objects.get(pk=world.finding.pk).decisions.get().reason == "statutory"


def test_n_pressed_again_goes_back_to_the_reason_and_decides_nothing(
    visit: Visit, world: World
) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open(f"/findings/{world.finding.uuid}/")
    reason = page.locator("#id_reason")

    page.keyboard.press("n")
    reason.select_option("statutory")
    page.locator("h1").click()
    expect(reason).not_to_be_focused()
    page.keyboard.press("n")

    expect(reason).to_be_focused()
    expect(reason).to_have_value("statutory")
    assert not Finding.objects.get(pk=world.finding.pk).decisions.exists()


def test_s_stars_the_current_row_and_leaves_it_current(visit: Visit, world: World) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open("/findings/")
    page.keyboard.press("j")
    star = page.locator(f"#finding-{world.finding.uuid} [data-key=s]")

    page.keyboard.press("s")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("s")

    expect(star).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/findings/{world.finding.uuid}/"))


def test_slash_goes_to_the_search_and_question_mark_lists_the_keys(
    visit: Visit, world: World
) -> None:
    page = visit().sign_in("inspector")

    page.keyboard.press("?")
    expect(page.locator("#keyboard-help")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")

    expect(page.locator("[data-search]")).to_be_focused()


def test_single_keys_that_are_switched_off_do_nothing_and_the_help_says_so(
    visit: Visit, world: World
) -> None:
    visitor = visit()
    page = visitor.sign_in("inspector")
    visitor.open("/account/settings/")
    page.get_by_label("单键").uncheck()
    visitor.follow(page.locator("main form button.button-primary"))

    visitor.open(f"/findings/{world.finding.uuid}/")
    for key in ("?", "/", "y", "j"):
        page.keyboard.press(key)
    expect(page.locator("#keyboard-help")).to_be_hidden()
    expect(page.locator("[data-search]")).not_to_be_focused()
    expect(page).to_have_url(re.compile(f"/findings/{world.finding.uuid}/$"))

    page.locator(".menu-person").click()
    page.locator("[data-keyboard-help]").click()
    expect(page.locator("#keyboard-help a")).to_have_attribute("href", "/account/settings/")
    page.locator("#keyboard-help a").focus()
    page.keyboard.press("Enter")
    page.get_by_label("单键").check()
    visitor.follow(page.locator("main form button.button-primary"))
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    assert Finding.objects.get(pk=world.finding.pk).notice is None


def test_brackets_go_through_the_passages(visit: Visit, world: World) -> None:
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open(_comparison(world))

    page.keyboard.press("]")

    for side in ("lower", "upper"):
        current = page.locator(f'[data-side="{side}"] .passage.is-current').first
        expect(current).to_be_visible()


def _comparison(world: World) -> str:
    return f"/documents/{world.match.lower.uuid}/compare/{world.match.upper.uuid}/"
