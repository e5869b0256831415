"""Names of other places in a paper whose source nobody has (K10, K12) are told to a person."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit
from docs_audit import booking, services
from docs_audit.foreign import KIND
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FLOOD, OWN, STRAW, framed

pytestmark = pytest.mark.django_db(transaction=True)

ASKING = (
    "三、各单位年度结余资金须经白水县财政局审批后方可结转使用，逾期未报的由主管部门收回统筹。\n"
)
TOWNSHIPS = "四、石桥镇、柳林镇和双河乡要在汛前完成防火隔离带清理，落实专人看护。\n"
COOPERATING = "五、与白水县财政局联合开展跨县资金核查，共建信息通报机制。\n"


@pytest.fixture
def city() -> Unit:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    return make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)


@pytest.fixture
def county(city: Unit) -> Unit:
    make_unit("白水县人民政府", level=Level.COUNTY, parent=city, staff=30)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    for name in ("青河镇", "高塘镇", "沙岭镇", "新桥镇", "东坪乡", "石鼓乡"):
        make_unit(f"{name}人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    return county


def rules(body: str, *, issuer: str = "安平县人民政府", number: str = "安政发〔2025〕8号") -> str:
    return framed(
        body,
        title=f"{issuer}关于印发财务管理办法的通知",
        issuer=issuer,
        number=number,
        to="各乡镇人民政府",
    )


def brought(unit: Unit, *texts: str) -> None:
    for number, text in enumerate(texts):
        bring(text, name=f"{number}.txt", unit=unit)
    work()


def page(unit: Unit, address: str, language: str) -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [(ASKING, ["白水县"]), (TOWNSHIPS, ["石桥镇", "柳林镇", "双河乡"])],
)
def test_place_that_acts_as_the_issuers_own_is_a_finding_of_the_paper_alone(
    county: Unit, sentence: str, names: list[str]
) -> None:
    brought(county, rules(OWN + sentence))

    finding = Finding.objects.get()
    assert finding.kind == KIND
    assert finding.upper is None
    assert finding.measures["names"] == names
    assert finding.avoidable_hours == 0
    assert finding.confidence < 0.6
    text, paper = finding.evidence[0]["examples"][0], Paper.objects.get()
    assert paper.text[slice(*text["span"])] == names[0]


@pytest.mark.parametrize("body", [OWN, OWN + COOPERATING, STRAW])
def test_paper_that_names_places_for_a_reason_is_left_alone(county: Unit, body: str) -> None:
    brought(county, rules(body))

    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("lies outside the issuer", "for a person to say")),
        ("zh-hans", ("文中出现外地地名白水县", "由人工认定")),
    ],
)
def test_page_shows_the_sentence_with_the_name(
    county: Unit, language: str, told: tuple[str, ...]
) -> None:
    brought(county, rules(OWN + ASKING))
    finding = Finding.objects.get()

    shown = page(county, reverse("findings:finding-detail", args=[finding.uuid]), language)

    assert all(words in shown for words in told)
    assert "须经白水县财政局审批" in shown
    paper = reverse("documents:paper-detail", args=[Paper.objects.get().uuid])
    assert paper in shown
    assert "须经白水县财政局审批" in page(county, paper, language)


def test_corrected_issuer_whose_own_place_it_is_withdraws_the_finding(
    county: Unit, city: Unit
) -> None:
    brought(county, rules(OWN + ASKING))
    assert Finding.objects.get().state == Finding.State.OPEN

    services.correct_paper(
        paper=Paper.objects.get(),
        changes={"issuer_name": "白水县人民政府"},
        by=make_person(Role.CADRE, city),
    )
    work()

    assert Finding.objects.get().state == Finding.State.WITHDRAWN


def test_name_inside_a_suspected_copy_is_that_findings_evidence(county: Unit, city: Unit) -> None:
    sister = Unit.objects.get(name="白水县人民政府")
    source = FLOOD.replace("全省", "全县") + ASKING
    brought(sister, rules(source, issuer="白水县人民政府", number="白政发〔2025〕3号"))
    brought(county, rules(source).replace("2025年4月1日", "2025年4月9日"))

    match = Match.objects.get(lower__unit=county)
    assert "白水县" in [one["name"] for one in match.leftover_places]
    assert [one.kind for one in Finding.objects.filter(unit=county)] == [booking.KIND]


def test_judging_again_files_nothing_twice(county: Unit) -> None:
    brought(county, rules(OWN + ASKING))

    jobs.enqueue("paper.judge", str(Paper.objects.get().uuid))
    work()

    assert Finding.objects.count() == 1
