"""Judging a copied paper on the compare page, in both languages, with keys and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from burden.audit.models import Entry
from burden.organisations.models import Level, Role, User
from docs_audit.models import Match, Paper
from docs_audit.shares import measure_of
from docs_audit.wording import percent
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD, Visitor
from tests.factories.administration import make_unit
from tests.factories.pairs import bring_pair
from tests.factories.papers import bring, work
from tests.rows import Once
from tests.samples.office import flowing_pdf


def bring_compared() -> Match:
    """青河镇's copy of 安平县's paper, with a law quoted and a sentence of its own."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    User.objects.create_user("inspector", password=PASSWORD, role=Role.INSPECTOR, scope=county)
    return bring_pair(county, township)


@pytest.fixture
def pair(transactional_db: None, once: Once) -> Match:
    return once(bring_compared)


def opened(visitor: Visitor, pair: Match) -> Page:
    visitor.sign_in("inspector")
    return visitor.open(f"/documents/{pair.lower.uuid}/compare/{pair.upper.uuid}/")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_inspector_switches_compares_and_exports(visit: Visit, pair: Match, language: str) -> None:
    measure = measure_of(pair.segments)
    assert measure is not None
    page = opened(visit(language=language), pair)
    share = page.locator("[data-compare-share]")

    expect(share).to_have_text(percent(pair.containment))
    page.locator("[data-compare-aside=law]").check()
    expect(share).to_have_text(percent(measure.share(["law"])))
    page.locator("[data-compare-aside=law]").uncheck()
    expect(share).to_have_text(percent(pair.containment))
    page.locator("[data-compare-class=reworded]").uncheck()
    others = measure.counted_copied() - measure.copied["", "reworded"]
    assert others < measure.counted_copied()
    expect(share).to_have_text(percent(others / measure.counted()))
    with page.expect_download() as download:
        page.locator("a[href$='.docx']").click()

    assert download.value.suggested_filename == f"comparison-{pair.lower.uuid}.docx"
    assert Entry.objects.filter(action="comparison.exported").count() == 1


def test_a_passage_under_the_eye_reads_in_place(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)

    page.keyboard.press("]")
    page.keyboard.press("]")

    swap = page.locator('[data-side="lower"] .is-current .substitution[data-other="全县"]').first
    before = swap.evaluate("element => getComputedStyle(element, '::before').content")
    assert "全县" in before
    expect(page.locator(".connector")).to_have_count(1)
    expect(page.locator("[data-compare-position]")).to_have_text("2")


def test_each_part_of_a_passage_is_marked_by_its_class(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)
    for side in ("lower", "upper"):
        marked = page.locator(f'[data-side="{side}"] mark')

        expect(marked.filter(has_text="明确整改责任人")).to_have_class(re.compile("substituted"))
        expect(marked.filter(has_text="独居老人")).to_have_class(re.compile("reworded"))
        expect(marked.filter(has_text="演练")).to_have_class(re.compile("verbatim"))
        expect(marked.filter(has_text="防洪工程设施建设").first).to_have_class(re.compile("quoted"))


def test_brackets_pass_over_a_class_that_is_switched_off(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)

    for name in ("verbatim", "substituted"):
        page.locator(f"[data-compare-class={name}]").uncheck()
    page.keyboard.press("]")

    current = page.locator('[data-side="lower"] .is-current')
    expect(current.first).to_have_class(re.compile("passage-reworded"))


def test_a_swap_leads_from_place_to_place(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)
    link = page.get_by_role("link", name=re.compile("全镇")).first
    places = (link.get_attribute("data-compare-places") or "").split()

    assert len(places) == 3
    for place in places:
        link.click()
        shown = page.locator(f"#lower-{place}")
        expect(shown).to_have_class(re.compile("is-shown"))
        expect(shown).to_be_in_viewport()


def test_a_place_name_left_in_leads_to_where_it_stands(visit: Visit, pair: Match) -> None:
    start = pair.lower.text.index("临河县")
    place = {"name": "临河县", "span": [start, start + 3], "sentence": "临河县中小学"}
    Match.objects.update(leftover_places=[place])
    page = opened(visit(), pair)
    link = page.get_by_role("link", name="临河县")

    link.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#leftover-1")).to_be_in_viewport()


def test_switches_answer_the_space_bar(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)
    share = page.locator("[data-compare-share]")
    before = share.text_content()

    page.locator("[data-compare-aside=law]").focus()
    page.keyboard.press("Space")

    expect(share).not_to_have_text(before or "")


def test_on_a_phone_the_other_passage_stands_in_place(visit: Visit, pair: Match) -> None:
    page = opened(visit(width=390, height=844), pair)

    expect(page.locator('[data-side="upper"]')).to_be_hidden()
    page.locator('[data-side="lower"] mark.passage-substituted').first.click()

    expect(page.locator(".compare-across")).to_contain_text("全县范围内的河道")


def test_pages_of_a_pdf_lie_beside_its_text(visit: Visit, pair: Match) -> None:
    bring(flowing_pdf("汛前检查内容。"), name="paper.pdf", unit=pair.upper.unit)
    work()
    pair.upper = Paper.objects.get(format="pdf")
    pair.save()
    page = opened(visit(), pair)

    page.locator('[data-side="upper"] summary').click()

    drawn = page.locator('[data-side="upper"] .compare-pages img').first
    expect(drawn).to_be_visible()
    expect(drawn).to_have_js_property("naturalWidth", 900)


def test_printed_pages_carry_both_hashes_and_no_buttons(visit: Visit, pair: Match) -> None:
    page = opened(visit(), pair)

    page.emulate_media(media="print")

    for paper in (pair.lower, pair.upper):
        expect(page.locator(".compare-hashes")).to_contain_text(paper.file.sha256)
    expect(page.locator(".compare-hashes")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.locator('[data-side="upper"] .paper-text')).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comparison_is_accessible_while_one_works_with_it(
    visit: Visit, pair: Match, scheme: str
) -> None:
    start = pair.lower.text.index("临河县")
    place = {"name": "临河县", "span": [start, start + 3], "sentence": "临河县中小学"}
    Match.objects.update(leftover_places=[place])
    page = opened(visit(), pair)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    page.keyboard.press("]")
    page.locator("[data-compare-aside=law]").check()
    found = Axe().run(page)

    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
