"""Of a long passage only what is copied and counts makes it a finding by itself, on every page."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Match
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FIRE, FLOOD, OWN, framed

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "关于做好2025年防汛抗旱工作的通知"
ARTICLES = (
    "《江东省防汛条例》第十二条规定：“任何单位和个人发现险情应当立即报告当地防汛指挥机构，"
    "不得迟报、漏报、瞒报，接到报告的机构应当在一小时内核实并组织抢护，同时通知下游可能受淹的村庄。”\n"
    "《江东省防汛条例》第十九条规定：“水库、水电站和闸坝的管理单位应当按照批准的调度运用计划蓄水泄水，"
    "汛限水位以上的库容由有管辖权的防汛指挥机构统一调度，任何单位不得擅自拦蓄。”\n"
    "《江东省防汛条例》第二十三条规定：“在河道管理范围内搭建的临时设施，应当在汛期到来三十日以前拆除，"
    "逾期不拆的由水行政主管部门代为拆除，所需费用由搭建者承担，并处一万元以下罚款。”\n"
    "《江东省防汛条例》第三十一条规定：“因抢险需要征用的车辆、船舶和物料，用后应当及时归还，"
    "造成损坏的按照市场价格补偿，补偿款自汛期结束之日起六十日以内由征用机关付清。”\n"
).splitlines()


def quoting(lines: list[str]) -> str:
    """Lines of a paper, an article of the rules quoted after each."""
    return "".join(f"{line}\n{article}\n" for line, article in zip(lines, ARTICLES, strict=True))


COPIED = FLOOD.splitlines()[:4]


@pytest.fixture
def city() -> Unit:
    province = make_unit("江东省人民政府办公厅", level=Level.PROVINCE, staff=100)
    return make_unit("安平市人民政府办公室", level=Level.CITY, parent=province, staff=60)


def matched(unit: Unit, copied: str, own: str) -> Match:
    province = framed(
        quoting(COPIED) + FIRE,
        title=f"江东省人民政府办公厅{TITLE}",
        issuer="江东省人民政府办公厅",
        number="江政办发〔2025〕12号",
    )
    copy = framed(
        copied.replace("我省", "我市").replace("全省", "全市") + own,
        title=f"安平市人民政府办公室{TITLE}",
        issuer="安平市人民政府办公室",
        number="安政办发〔2025〕21号",
        to="各县（市、区）人民政府",
    ).replace("2025年4月1日", "2025年4月8日")
    for name, text in (("upper.txt", province), ("lower.txt", copy)):
        bring(text, name=name, unit=unit)
    work()
    return Match.objects.select_related("lower", "upper").get()


def reader(unit: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_long_passage_that_mostly_quotes_its_source_is_no_finding(city: Unit) -> None:
    match = matched(city, quoting(COPIED), OWN)

    (passage,) = match.passages
    assert passage["kind"] != "quoted"
    assert passage["lower"][1] - passage["lower"][0] > 400 + 300
    assert match.containment < 0.6
    assert not Finding.objects.filter(kind="copied_paper").exists()


def test_every_page_tells_the_same_length(city: Unit) -> None:
    match = matched(city, quoting(COPIED) + "\n".join(FIRE.splitlines()[:3]) + "\n", OWN)
    client = reader(city)

    finding = Finding.objects.get(kind="copied_paper")
    length = finding.measures["longest"]

    assert 400 < length < match.longest - 300
    told = client.get(f"/api/documents/{match.lower.uuid}/matches/").json()[0]
    assert told["longest"] == length
    assert f"one copied passage of {length} characters" in told["verdict"]
    page = client.get(reverse("findings:finding-detail", args=[finding.uuid])).content.decode()
    assert f"the longest passage has {length} characters" in page
    assert page.count(f"{length} characters") >= 4
    addresses = [
        reverse("documents:paper-detail", args=[match.lower.uuid]),
        reverse("documents:match-compare", args=[match.lower.uuid, match.upper.uuid]),
    ]
    for address in addresses:
        assert f"one copied passage of {length} characters" in client.get(address).content.decode()
    table = client.get(addresses[0]).content.decode()
    assert f'data-label="Longest passage">{length}<' in table
