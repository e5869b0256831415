"""Signing in, signing out and the choice of the language."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.world import World


@pytest.mark.parametrize(
    ("language", "heading"), [("zh-CN", "登录"), ("en", "Sign in")], ids=["zh", "en"]
)
def test_sign_in_page_speaks_the_language_of_the_browser(
    visit: Visit, world: World, language: str, heading: str
) -> None:
    page = visit(language=language).open("/account/login/")

    expect(page.locator("h1")).to_have_text(heading)


def test_wrong_password_stays_on_the_page_and_says_so(visit: Visit, world: World) -> None:
    visitor = visit()

    page = visitor.sign_in("inspector", "not the password")

    expect(page.get_by_role("alert")).to_be_visible()
    assert "/account/login/" in page.url


def test_language_switch_keeps_the_page_and_changes_its_words(visit: Visit, world: World) -> None:
    visitor = visit()
    page = visitor.sign_in("inspector")
    page.goto(f"{visitor.address}/thresholds/")

    page.get_by_role("button", name="English").click()

    expect(page.locator("h1")).to_have_text("Parameters")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/thresholds/")


def test_stranger_switches_the_language_before_signing_in(visit: Visit, world: World) -> None:
    page = visit().open("/account/login/")

    page.get_by_role("button", name="English").click()

    expect(page.locator("h1")).to_have_text("Sign in")


def test_signing_out_ends_at_the_sign_in_page(visit: Visit, world: World) -> None:
    page = visit().sign_in("inspector")

    page.locator("summary", has_text="inspector").click()
    page.get_by_role("button", name="退出登录").click()

    expect(page).to_have_url(re.compile("/account/login/"))
