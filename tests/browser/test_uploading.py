"""From a dropped file to its finding, in both languages, as a cadre and an inspector walk it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from docs_audit.models import UploadedFile
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.browser.world import copied_paper, upper_paper
from tests.factories.administration import make_unit
from tests.factories.hearing import hear
from tests.factories.papers import bring, work

UPLOAD_PAGE = re.compile(r"/documents/uploads/[0-9a-f-]{36}/$")
SECRET = "秘密★1年\n\n安平县人民政府文件\n\n关于某项工作的通知\n\n各乡镇人民政府：\n　　内容。\n"


@pytest.fixture
def township(transactional_db: None, data_folders: None) -> Unit:
    """青河镇, whose county has issued its flood paper already."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    bring(upper_paper(), name="upper.txt", unit=county)
    work()
    for role, scope in ((Role.CADRE, township), (Role.INSPECTOR, county)):
        User.objects.create_user(role.value, password=PASSWORD, role=role, scope=scope)
    return township


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A copy, a damaged file and a marked one."""
    paths = [tmp_path / name for name in ("copy.txt", "damaged.docx", "marked.txt")]
    for path, content in zip(paths, (copied_paper(), "no zip at all", SECRET), strict=True):
        path.write_text(content, encoding="utf-8")
    return paths


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_each_uploaded_file_tells_its_own_story(
    visit: Visit, township: Unit, files: list[Path], language: str
) -> None:
    visitor = visit(language=language)
    visitor.sign_in("cadre")
    page = visitor.open("/documents/uploads/new/")

    page.set_input_files("input[type=file]", [str(path) for path in files])
    page.wait_for_url(UPLOAD_PAGE)
    work()

    line = page.locator(".file-line")
    expect(line.filter(has_text="copy.txt").locator(".badge-done")).to_be_visible()
    expect(line.filter(has_text="damaged.docx").locator(".badge-failed")).to_be_visible()
    expect(page.locator(".badge-refused")).to_have_count(1)
    states = UploadedFile.objects.filter(upload__by__isnull=False).values_list("state", flat=True)
    assert sorted(states) == ["done", "failed", "refused"]


def test_copy_is_found_compared_and_confirmed(
    visit: Visit, township: Unit, files: list[Path]
) -> None:
    cadre = visit()
    cadre.sign_in("cadre")
    page = cadre.open("/documents/uploads/new/")
    page.set_input_files("input[type=file]", str(files[0]))
    page.wait_for_url(UPLOAD_PAGE)
    work()
    hear(Finding.objects.get(), User.objects.get(role=Role.INSPECTOR))
    inspector = visit()
    inspector.sign_in("inspector")
    page = inspector.open("/findings/")

    inspector.follow(page.locator("[data-key-open]").first)
    inspector.follow(page.locator('main a[href*="/compare/"]').first)
    expect(page.locator('[data-side="upper"] .passage').first).to_be_visible()
    page.go_back()
    page.keyboard.press("y")

    expect(page.locator(".badge-confirmed").first).to_be_visible()
    assert Finding.objects.get().state == Finding.State.CONFIRMED


def test_switching_a_class_off_changes_the_share(
    visit: Visit, township: Unit, files: list[Path]
) -> None:
    bring(files[0].read_text(), name="copy.txt", unit=township)
    work()
    match = Finding.objects.get().item.paper.matches_as_lower.get()
    visitor = visit()
    visitor.sign_in("inspector")
    page = visitor.open(f"/documents/{match.lower.uuid}/compare/{match.upper.uuid}/")
    before = page.locator("[data-compare-share]").inner_text()

    for kind in ("verbatim", "substituted", "reworded"):
        page.locator(f'[data-compare-class="{kind}"]').uncheck()

    expect(page.locator("[data-compare-share]")).to_have_text("0%")
    assert before != "0%"
