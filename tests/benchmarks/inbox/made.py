"""A county whose townships issued its papers again: findings that the product itself filed."""

from datetime import date

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, User
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.hearing import hear
from tests.factories.papers import MEASURES, bring, paper_text, work

# Names as places have them: an issuer is known by its name.
_NAMES = [f"{first}{last}" for first in "青白金石双柳高" for last in "河塘岭桥湾"]
LEAST = 60
INSPECTOR, SECOND = "inspector", "second"
_SUBJECTS = ("防汛", "抗旱")
# Hours that a paper took to write, by which its finding is high, medium or low.
_DRAFTED = (60, 12, 60, 0)
# Of five units three were heard, so that some are confirmed and others asked for their reply.
_HEARD, _OF = 3, 5


def make_findings() -> None:
    """Some seventy findings of all severities, and two inspectors whose inbox they are in."""
    county = make_unit("安平县", staff=40)
    inspector, _second = (
        User.objects.create_user(name, password=PASSWORD, role=Role.INSPECTOR, scope=county)
        for name in (INSPECTOR, SECOND)
    )
    for number, subject in enumerate(_SUBJECTS):
        title = f"安平县人民政府关于做好2025年{subject}工作的通知"
        text = _paper("安平县人民政府", f"安政发〔2025〕{12 + number}号", title, date(2025, 5, 12))
        bring(text.replace("防汛", subject), name=f"upper{number}.txt", unit=county)
    for place, called in enumerate(_NAMES):
        name = f"{called}镇"
        township = make_unit(name, level=Level.TOWNSHIP, parent=county, staff=5 + 3 * (place % 12))
        for number, subject in enumerate(_SUBJECTS):
            title = f"{name}人民政府关于做好2025年{subject}工作的通知"
            cut = len(MEASURES) - place % 3
            day = date(2025, 5, 13 + place % 15)
            sign = f"{called}政发〔2025〕{8 + number}号"
            text = _paper(f"{name}人民政府", sign, title, day, cut)
            bring(
                text.replace("防汛", subject),
                name=f"{place}-{number}.txt",
                unit=township,
                given={"drafting_hours": _DRAFTED[place % len(_DRAFTED)]},
            )
    work()
    assert Finding.objects.visible_to(inspector).count() >= LEAST, "too few for a morning"
    for number, finding in enumerate(Finding.objects.order_by("pk")):
        if number % _OF < _HEARD:
            hear(finding, inspector)


def _paper(issuer: str, number: str, title: str, day: date, measures: int = len(MEASURES)) -> str:
    return paper_text(
        issuer=issuer,
        number=number,
        title=title,
        addressee="各有关单位",
        place="全县" if issuer.startswith("安平县") else "全镇",
        day=f"{day.year}年{day.month}月{day.day}日",
        measures=MEASURES[:measures],
    )
