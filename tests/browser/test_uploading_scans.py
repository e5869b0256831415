"""A scan tells how far it has come, also after its page was left, and how surely it was read."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from burden.jobs.running import run_due
from burden.organisations.models import Role, Unit, User
from docs_audit.models import Paper
from tests.browser.conftest import Visit
from tests.browser.test_uploading import UPLOAD_PAGE
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.samples.scans import NEEDED, ScannedPage, blurred, scan_pdf

pytestmark = NEEDED


@pytest.fixture
def county(transactional_db: None, data_folders: None) -> Unit:
    county = make_unit("安平县人民政府", staff=40)
    User.objects.create_user("cadre", password=PASSWORD, role=Role.CADRE, scope=county)
    return county


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Two good pages and one that was scanned badly."""
    first = ScannedPage().head("安平县人民政府文件", "安政发〔2026〕15号")
    first.title("安平县人民政府关于做好防汛工作的通知").lines(["各乡镇人民政府："])
    second = ScannedPage().lines(["　　现就有关事项通知如下。"])
    third = ScannedPage().lines(["　　抓好工作落实，确保取得实效。"])
    third.signed("安平县人民政府", "2026年4月9日", seal=False)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pdf(first.image, second.image, blurred(third.image)))
    return path


@pytest.mark.parametrize(
    ("language", "second", "heading", "doubtful"),
    [
        ("zh-CN", "第 2/3 页", "由扫描件识别", "辨认困难"),
        ("en", "page 2 of 3", "Recognised from a scan", "hard to read"),
    ],
)
def test_progress_of_a_scan_survives_leaving_the_page(
    visit: Visit,
    county: Unit,
    scan: Path,
    language: str,
    second: str,
    heading: str,
    doubtful: str,
) -> None:
    visitor = visit(language=language)
    visitor.sign_in("cadre")
    page = visitor.open("/documents/uploads/new/")
    page.set_input_files("input[type=file]", str(scan))
    page.wait_for_url(UPLOAD_PAGE)
    address = page.url.removeprefix(visitor.address)

    run_due("tests/1", limit=2)
    expect(page.locator(".file-line-says")).to_contain_text(second)
    visitor.open("/documents/")
    visitor.open(address)
    expect(page.locator(".file-line-says")).to_contain_text(second)

    work()
    expect(page.locator(".badge-done")).to_be_visible()
    visitor.open(f"/documents/{Paper.objects.get().uuid}/")
    panel = page.locator("#recognised")
    expect(panel.locator("h2")).to_have_text(heading)
    expect(panel.locator("tbody tr")).to_have_count(3)
    expect(panel.locator("tbody tr").filter(has_text=doubtful)).to_contain_text("3")
    assert not visitor.is_too_wide()
