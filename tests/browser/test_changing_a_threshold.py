"""Walk 5: an administrator tries a threshold, another person publishes it, findings follow it."""

import re

import pytest
from playwright.sync_api import Page, expect

from burden.findings.models import Finding
from burden.organisations.models import User
from burden.thresholds import selectors, working_out
from burden.thresholds.models import ParameterSet
from tests.browser.conftest import Visit
from tests.browser.world import World
from tests.factories.papers import work

pytestmark = pytest.mark.slow

WORDS = {
    "zh-CN": ("测算影响", "保存草稿", "发布", "疑似线索将", "测算完毕"),
    "en": (
        "Show the effect",
        "Keep the draft",
        "Publish",
        "findings would come",
        "Worked out over",
    ),
}


def wait_for_everything(page: Page, draft: ParameterSet, told: str) -> None:
    """What was waited for comes by itself: nothing is left to be clicked for it."""
    working_out.ask(draft=draft, by=User.objects.get(username="security_admin"))
    page.reload()
    expect(page.locator("#effect-whole progress")).to_be_visible()
    work()
    expect(page.locator("#effect-whole")).to_contain_text(told)
    expect(page.locator("#effect-whole a")).to_have_count(0)
    expect(page.locator("#effect-title")).to_have_count(1)


@pytest.mark.parametrize("language", WORDS)
def test_threshold_goes_from_a_try_to_findings_of_the_new_version(
    world: World, visit: Visit, language: str
) -> None:
    show, keep, publish, told, whole = WORDS[language]
    finding = world.finding
    version = selectors.in_force().set.version or 0
    drafter = visit(language=language)
    page = drafter.sign_in("system_admin")

    drafter.open("/thresholds/")
    drafter.follow(page.locator('main a[href="/thresholds/drafts/new/"]'))
    page.fill("main [name=q]", "reply.working")
    expect(page.locator("[name='copy.amber']")).to_have_count(0)
    page.fill("[name='reply.working_days']", "12")
    page.fill("main [name=q]", "")
    expect(page.locator("button[value=hours]")).to_be_visible()
    page.click("button[value=copy]")
    page.fill("[name='copy.amber']", "0.9")
    page.click("button[value=hours]")
    expect(page.locator("[name='hours.handling']")).to_be_visible()
    page.get_by_role("button", name=show).click()
    expect(page.locator("#effect [role=alert]")).to_be_visible()
    # The group of the value that cannot stand is opened, and tells why beside it.
    expect(page.locator("#group-copy .errorlist")).to_be_visible()
    page.fill("[name='copy.amber']", "0.3")
    with page.expect_request("**/what-if/") as sent:
        page.get_by_role("button", name=show).click()
    expect(page.locator("#effect-title")).to_be_visible()
    expect(page.locator("#effect")).to_contain_text(told)
    assert page.input_value("[name='reply.working_days']") == "12"
    assert "copy.amber" in (sent.value.post_data or "")
    assert "copy.red" not in (sent.value.post_data or "")
    assert not ParameterSet.objects.filter(state="draft").exists()
    page.fill("[name=note]", "试行从严")
    drafter.follow(page.get_by_role("button", name=keep))
    expect(page).to_have_url(re.compile("/thresholds/drafts/[^/]+/$"))
    draft = ParameterSet.objects.get(state="draft")
    expect(page.get_by_role("button", name=publish, exact=True)).to_have_count(0)

    publisher = visit(language=language)
    other = publisher.sign_in("security_admin")
    publisher.open(f"/thresholds/drafts/{draft.uuid}/")
    expect(other.locator("#effect-title")).to_be_visible()
    wait_for_everything(other, draft, whole)
    publisher.follow(other.get_by_role("button", name=publish, exact=True))
    expect(other).to_have_url(re.compile("/thresholds/$"))
    expect(other.locator("#progress progress")).to_be_visible()
    work()
    expect(other.locator("#progress progress")).to_have_count(0)

    inspector = visit(language=language)
    seen = inspector.sign_in("inspector")
    inspector.open(f"/findings/{finding.uuid}/")
    expect(seen.locator("main")).to_contain_text(f"v{version + 1}")
    assert Finding.objects.get(pk=finding.pk).parameter_set.version == version + 1
    assert selectors.in_force()["copy.amber"] == 0.3
