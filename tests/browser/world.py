"""A small county with one township, a superior paper and its copy, read by the product itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from burden.activities.models import Demand, Inspection
from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from burden.usage.activities import Activity
from burden.usage.models import Use
from docs_audit.models import Match
from meetings.models import Link, Meeting, NoticeDraft
from tests.browser.visitor import PASSWORD
from tests.factories.administration import make_unit
from tests.factories.demands import ask
from tests.factories.inspections import tell
from tests.factories.meetings import NINE, make_meeting
from tests.factories.notices import make_notice
from tests.factories.papers import MEASURES, bring, paper_text, work

UPPER_NUMBER = "安政发〔2025〕12号"
_OF_ITS_OWN = (
    "山洪冲毁的下湾渡口便桥由镇水利站牵头重建，资金四十二万元从集体经济收益中列支。",
    "镇敬老院三十二位老人由卫生院护送到中心小学，被褥和药品提前三天备妥，名册交民政办保管。",
)


@dataclass(frozen=True)
class World:
    """`people` sign in by the name of their role."""

    county: Unit
    township: Unit
    finding: Finding
    match: Match
    notice: NoticeDraft
    meeting: Meeting
    inspection: Inspection
    demand: Demand


def make_world() -> World:
    """安平县 with 青河镇, which issued the county's flood paper again under its own name."""
    county = _make_county()
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    bring(upper_paper(), name="upper.txt", unit=county)
    bring(copied_paper(), name="copy.txt", unit=township)
    work()
    _make_use(county)
    return World(
        county,
        township,
        Finding.objects.get(),
        Match.objects.get(),
        make_notice(county),
        _make_chain(county, township),
        _make_inspection(county, township),
        _make_demand(county, township),
    )


def _make_inspection(county: Unit, township: Unit) -> Inspection:
    """One of the county at the township, with escorts and a few indicators; nothing is wrong."""
    found = tell(
        county,
        township,
        by=User.objects.get(role=Role.INSPECTOR),
        start="2025-05-12",
        people="3",
        escorts="青河镇:2",
        text="一、成效\n1. 群众满意度达到90%，得10分。\n2. 工作台账齐全，得5分。",
    )
    work()
    return found


def _make_demand(county: Unit, township: Unit) -> Demand:
    """Two of the county at the township that share two fields of five; nothing is wrong."""
    people = User.objects.get(role=Role.INSPECTOR)
    told = {"sent": "2025-05-06 09:00", "due": "2025-05-23 18:00"}
    ask(county, township, by=people, **told, title="残疾人花名册")
    found = ask(
        county,
        township,
        by=people,
        title="残疾人补贴发放登记表",
        sent="2025-05-12 09:00",
        due="2025-05-30 18:00",
        fields="姓名、公民身份号码、银行卡号、开户银行、补贴金额（元）",
        sunset="2025-12-31",
        period="2025年5月",
    )
    work()
    return found


def _make_chain(county: Unit, township: Unit) -> Meeting:
    """A meeting of the township that repeats the county's."""
    upper = make_meeting(county, title="全县防汛工作部署会")
    lower = make_meeting(township, title="全镇防汛工作部署会", starts_at=NINE + timedelta(days=1))
    evidence = [{"signal": "topic", "weight": 2.8, "text": "100% of the topic"}]
    Link.objects.create(
        lower=lower, upper=upper, weight=2.8, novelty=0, margin=1, evidence=evidence
    )
    return lower


def _make_use(county: Unit) -> None:
    """Two months in which twelve cadres signed in."""
    for month in (date(2025, 4, 1), date(2025, 5, 1)):
        for activity in ("", Activity.SIGN_IN):
            Use.objects.create(
                scope=county, month=month, role=Role.CADRE, activity=activity, people=12, acts=90
            )


def make_morning() -> list[Finding]:
    """Two townships issued the county's paper again; their findings, the heaviest first.

    青河镇 quotes two measures of it with their source, and has two of its own.
    """
    county = _make_county()
    larger = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=60)
    smaller = make_unit("白石镇", level=Level.TOWNSHIP, parent=county, staff=5)
    for name in ("上湾村", "下湾村", "渡口村"):
        make_unit(name, level=Level.VILLAGE, parent=larger, staff=8)
    bring(upper_paper(), name="upper.txt", unit=county)
    bring(quoting_paper(), name="quoting.txt", unit=larger)
    bring(shorter_paper(), name="shorter.txt", unit=smaller)
    work()
    return list(Finding.objects.order_by("-avoidable_hours"))


def _make_county() -> Unit:
    """安平县 with a person for every role."""
    city = make_unit("江州市", level=Level.CITY, staff=60)
    county = make_unit("安平县", parent=city, staff=40)
    for role in Role:
        User.objects.create_user(role.value, password=PASSWORD, role=role, scope=county)
    return county


def upper_paper() -> str:
    return paper_text(
        issuer="安平县人民政府",
        number=UPPER_NUMBER,
        title="安平县人民政府关于做好2025年防汛工作的通知",
        addressee="各乡镇人民政府",
        place="全县",
        day="2025年5月12日",
    )


def copied_paper(*, measures: Sequence[str] = MEASURES) -> str:
    return paper_text(
        issuer="青河镇人民政府",
        number="青政发〔2025〕8号",
        title="青河镇人民政府关于做好2025年防汛工作的通知",
        addressee="各村民委员会",
        place="全镇",
        day="2025年5月20日",
        measures=measures,
    )


def quoting_paper() -> str:
    """The copy with two of the county's measures quoted under its number, and two of its own."""
    source = f"县人民政府《关于做好2025年防汛工作的通知》（{UPPER_NUMBER}）明确：“{{}}”"
    quoted = source.format("".join(MEASURES[3:5]))
    return copied_paper(measures=[*MEASURES[:3], quoted, *_OF_ITS_OWN, *MEASURES[5:]])


def shorter_paper() -> str:
    """白石镇's copy of the county's paper, without its last three measures."""
    text = copied_paper(measures=MEASURES[:-3])
    return text.replace("青河镇", "白石镇").replace("青政", "白政")
