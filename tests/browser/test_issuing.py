"""An inspector reads how a unit issues: its register, and red heads turned white."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit, User
from docs_audit.issuing.importing import JUDGE
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.papers import make_paper, work
from tests.rows import Once


def make_county() -> Unit:
    """A county whose papers lose their numbers, with an inspector and an editor."""
    county = make_unit("安平县人民政府", level=Level.COUNTY)
    for year, formal, white in ((2024, 20, 1), (2025, 8, 16)):
        for n in range(formal + white):
            paper = make_paper(county, title="关于春季防火的通知" if n < formal else "督办单")
            paper.issued_on = date(year, 1, 2) + timedelta(days=n)
            paper.is_white_head = n >= formal
            paper.kind = "通知" if n < formal else ""
            paper.number = paper.number_key = f"安政发〔{year}〕{n + 1}号" if n < formal else ""
            paper.save()
    jobs.enqueue(JUDGE, str(county.uuid))
    work()
    for name, role in (("inspector", Role.INSPECTOR), ("editor", Role.UNIT_EDITOR)):
        User.objects.create_user(name, password=PASSWORD, role=role, scope=county)
    return county


@pytest.fixture
def county(transactional_db: None, once: Once) -> Unit:
    return once(make_county)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    file = tmp_path / "register.csv"
    rows = [
        "安政发〔2025〕1号,关于春季防火的通知",
        "安政发〔2025〕11号,关于秋收的通知",
        "第3期,简报",
    ]
    file.write_text("\n".join(["发文字号,标题", *rows]), encoding="utf-8")
    return file


def test_editor_brings_a_register_and_sees_what_differs(
    visit: Visit, county: Unit, register: Path
) -> None:
    visitor = visit(language="en")
    visitor.sign_in("editor")
    page = visitor.open("/documents/issued/import/")

    page.locator("input[type=file]").set_input_files(register)
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("#done")).to_have_text("2 rows taken in, 0 known, 1 not taken")
    expect(page.get_by_role("row", name="第3期")).to_contain_text("number")
    visitor.follow(page.get_by_role("link", name="See the register"))
    page.locator("#year").select_option("2025")

    expect(page.locator("section", has=page.locator("#gaps"))).to_contain_text("安政发 9–10号")
    missing = page.locator("section", has=page.locator("#missing"))
    expect(missing).to_contain_text("安政发〔2025〕11号")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["office", "phone"])
def test_pages_of_issued_papers_are_accessible_and_fit_the_screen(
    visit: Visit, county: Unit, language: str, size: tuple[int, int]
) -> None:
    visitor = visit(language=language, width=size[0], height=size[1])
    visitor.sign_in("editor")
    finding = Finding.objects.get()
    paths = (
        "/documents/white-heads/?period=2025-Q1",
        "/documents/issued/",
        f"/documents/issued/{county.uuid}/?year=2025",
        "/documents/issued/import/",
        f"/findings/{finding.uuid}/",
    )

    for path in paths:
        page = visitor.open(path)

        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], path
        assert not visitor.is_too_wide(), path
