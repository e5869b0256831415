"""A small county with one township, a superior paper and its copy, read by the product itself."""

from dataclasses import dataclass

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from docs_audit.models import Match
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.papers import bring, paper_text, work

UPPER_NUMBER = "安政发〔2025〕12号"


@dataclass(frozen=True)
class World:
    """`people` sign in by the name of their role."""

    county: Unit
    township: Unit
    finding: Finding
    match: Match


def make_world() -> World:
    """安平县 with 青河镇, which issued the county's flood paper again under its own name."""
    city = make_unit("江州市", level=Level.CITY, staff=60)
    county = make_unit("安平县", parent=city, staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    for role in Role:
        User.objects.create_user(role.value, password=PASSWORD, role=role, scope=county)
    bring(upper_paper(), name="upper.txt", unit=county)
    bring(copied_paper(), name="copy.txt", unit=township)
    work()
    return World(county, township, Finding.objects.get(), Match.objects.get())


def upper_paper() -> str:
    return paper_text(
        issuer="安平县人民政府",
        number=UPPER_NUMBER,
        title="安平县人民政府关于做好2025年防汛工作的通知",
        addressee="各乡镇人民政府",
        place="全县",
        day="2025年5月12日",
    )


def copied_paper() -> str:
    return paper_text(
        issuer="青河镇人民政府",
        number="青政发〔2025〕8号",
        title="青河镇人民政府关于做好2025年防汛工作的通知",
        addressee="各村民委员会",
        place="全镇",
        day="2025年5月20日",
    )
