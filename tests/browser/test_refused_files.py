"""The security administrator finds what was refused from his first page on, also on a phone."""

import pytest
from playwright.sync_api import expect

from burden.organisations.models import Level, Role, Unit, User
from tests.browser.conftest import Visit
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work

SECRET = "秘密★1年\n\n安平县人民政府文件\n\n关于某项工作的通知\n"


@pytest.fixture
def county(transactional_db: None, data_folders: None) -> Unit:
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    for number in range(3):
        bring(f"{SECRET}{number}", name="marked.txt", unit=township)
    work()
    role = Role.SECURITY_ADMIN
    User.objects.create_user(role.value, password=PASSWORD, role=role, scope=county)
    return county


@pytest.mark.parametrize(
    ("language", "told", "width"),
    [
        ("zh-CN", "近30天拒收带密级标志的文件 3 份", 1366),
        ("en", "3 files with a secrecy mark were refused in the last 30 days", 390),
    ],
)
def test_count_leads_to_the_list(
    visit: Visit, county: Unit, language: str, told: str, width: int
) -> None:
    visitor = visit(language=language, width=width)
    visitor.sign_in("security_admin")
    page = visitor.page

    expect(page.locator(".notice", has_text=told)).to_be_visible()
    page.locator('main a[href*="/refusals/"]').click()

    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.locator("tbody tr").first).to_contain_text("青河镇")
    assert not visitor.is_too_wide()
