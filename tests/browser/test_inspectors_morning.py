"""An inspector's morning, from signing in to the file that is handed over, in both languages."""

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from burden.audit.models import Entry
from burden.findings.models import Decision, Finding
from burden.organisations.models import Role, User
from docs_audit.models import Match
from docs_audit.shares import measure_of
from docs_audit.wording import percent
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.browser.world import make_morning
from tests.factories.hearing import hear

NOTE = "与县文件逐条核对，属实。"


@pytest.fixture
def heaviest_first(transactional_db: None, data_folders: None) -> list[Finding]:
    """What two townships made of one paper; the larger one quotes a part of it openly."""
    return make_morning()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_inspectors_morning(
    visit: Visit, heaviest_first: list[Finding], language: str, tmp_path: Path
) -> None:
    heavy, light = heaviest_first
    hear(heavy, User.objects.get(role=Role.INSPECTOR))
    visitor = visit(language=language)
    page = visitor.sign_in("inspector")

    _open_heaviest(visitor, heavy)
    visitor.follow(page.locator('main a[href*="/compare/"]').first)
    _go_through_passages(page)
    _count_quotations(page, Match.objects.get(lower__item=heavy.item))
    visitor.follow(page.locator('.page-actions a[href*="/findings/"]').first)
    page.locator("#id_note").fill(NOTE)
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("y")
    expect(page.locator(".badge-confirmed").first).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("j")
    expect(page).to_have_url(re.compile(f"/findings/{light.uuid}/"))
    match = Match.objects.select_related("lower__file", "upper__file").get(lower__item=light.item)
    words = _exported(visitor, tmp_path / "comparison.docx")

    decision = Decision.objects.get()
    assert (decision.finding, decision.verdict, decision.note) == (heavy, "confirmed", NOTE)
    for paper in (match.lower, match.upper):
        assert paper.file.sha256 in words
        assert paper.title in words
    entry = Entry.objects.get(action="comparison.exported")
    assert entry.actor_name == "inspector"
    assert (entry.target_kind, entry.target_id) == ("docs_audit.paper", str(match.lower_id))


def _open_heaviest(visitor: Visitor, heavy: Finding) -> None:
    """From what the overview says is new to the first of it."""
    page = visitor.page
    expect(page.locator('section[aria-labelledby="new-title"] [data-key-row]')).to_have_count(2)
    visitor.follow(page.locator('section[aria-labelledby="new-title"] [data-key-open]').first)
    expect(page).to_have_url(re.compile(f"/findings/{heavy.uuid}/"))


def _go_through_passages(page: Page) -> None:
    position = page.locator("[data-compare-position]")
    for key, number in (("]", "1"), ("]", "2"), ("[", "1")):
        page.keyboard.press(key)
        expect(position).to_have_text(number)
        expect(page.locator('[data-side="lower"] .is-current').first).to_be_in_viewport()


def _count_quotations(page: Page, match: Match) -> None:
    """Switched on they count as copied, switched off the share is the engine's own again."""
    measure = measure_of(match.segments)
    assert measure is not None
    with_quotations = percent(measure.share(["quoted"]))
    assert with_quotations != percent(match.containment)
    share, switch = (
        page.locator("[data-compare-share]"),
        page.locator("[data-compare-aside=quoted]"),
    )

    expect(share).to_have_text(percent(match.containment))
    switch.check()
    expect(share).to_have_text(with_quotations)
    switch.uncheck()
    expect(share).to_have_text(percent(match.containment))


def _exported(visitor: Visitor, file: Path) -> str:
    """Every word of the comparison of the finding at which the visitor is, as a Word file."""
    page = visitor.page
    visitor.follow(page.locator('main a[href*="/compare/"]').first)
    with page.expect_download() as download:
        page.locator("a[href$='.docx']").click()
    download.value.save_as(file)
    document = docx.Document(str(file))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(one.text for one in (*document.paragraphs, *cells))
