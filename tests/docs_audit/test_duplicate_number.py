"""One number on two papers (K11): found in any order, spared where it is one paper after all."""

from itertools import permutations

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit
from docs_audit import services
from docs_audit.duplicates import KIND
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work
from tests.textreuse.office import FIRE, OWN, STRAW, framed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def city() -> Unit:
    return make_unit("江州市人民政府", level=Level.CITY, staff=60)


@pytest.fixture
def county(city: Unit) -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)


def notice(
    body: str,
    *,
    number: str,
    about: str,
    day: str = "2025年4月1日",
    issuer: str = "安平县人民政府",
) -> str:
    text = framed(
        body, title=f"{issuer}关于{about}的通知", issuer=issuer, number=number, to="各乡镇人民政府"
    )
    return text.replace("2025年4月1日", day)


FIRES = notice(FIRE, number="安政发〔2025〕49号", about="消防安全整治")
BURNING = notice(STRAW, number="安政发［2025］ 49 号", about="秸秆禁烧", day="2025年4月9日")


def brought(unit: Unit, *texts: str) -> None:
    for number, text in enumerate(texts):
        bring(text, name=f"{number}.txt", unit=unit)
        work()


def found() -> list[tuple[str, str]]:
    """Titles of the later and of the earlier paper of each open finding."""
    open_ones = Finding.objects.filter(kind=KIND, state=Finding.State.OPEN).select_related(
        "item", "upper"
    )
    return [(one.item.title, one.upper.title if one.upper else "") for one in open_ones]


LATER = ("安平县人民政府关于秸秆禁烧的通知", "安平县人民政府关于消防安全整治的通知")


@pytest.mark.parametrize("order", [(FIRES, BURNING), (BURNING, FIRES)])
def test_number_on_two_papers_is_one_finding_in_any_order(
    county: Unit, order: tuple[str, str]
) -> None:
    brought(county, *order)

    assert found() == [LATER]
    assert Finding.objects.get(kind=KIND).avoidable_hours == 0


def test_third_paper_under_the_number_stands_against_the_first_in_every_order(
    county: Unit, city: Unit
) -> None:
    third = notice(OWN, number="安政发(2025)49号", about="便民充电", day="2025年5月6日")
    outcomes = set()
    for order in list(permutations((FIRES, BURNING, third)))[::2]:
        Finding.objects.all().delete()
        Paper.objects.all().delete()
        brought(county, *order)
        outcomes.add(tuple(sorted(found())))

    assert outcomes == {
        tuple(sorted([LATER, ("安平县人民政府关于便民充电的通知", LATER[1])])),
    }


def test_one_paper_in_two_formats_is_no_duplicate(county: Unit) -> None:
    brought(county, FIRES, FIRES.replace("\n", "\r\n"))

    assert Paper.objects.count() == 2
    assert found() == []


def test_paper_that_cites_the_number_is_no_duplicate(county: Unit) -> None:
    citing = notice(
        "根据《安平县人民政府关于消防安全整治的通知》（安政发〔2025〕49号）要求，安排如下。\n"
        + OWN,
        number="安政发〔2025〕50号",
        about="落实消防安全整治",
        day="2025年4月20日",
    )

    brought(county, FIRES, citing)

    assert found() == []


def test_county_with_the_same_code_of_its_organ_is_another_issuer(county: Unit, city: Unit) -> None:
    sister = make_unit("安和县人民政府", level=Level.COUNTY, parent=city, staff=30)
    brought(county, FIRES)
    brought(
        sister,
        notice(STRAW, number="安政发〔2025〕49号", about="秸秆禁烧", issuer="安和县人民政府"),
    )

    assert found() == []


def test_office_of_the_same_place_is_held_to_the_number(county: Unit) -> None:
    office = make_unit("安平县人民政府办公室", level=Level.COUNTY, parent=county, staff=30)
    brought(county, FIRES)
    brought(
        office,
        notice(
            STRAW,
            number="安政发〔2025〕49号",
            about="秸秆禁烧",
            issuer="安平县人民政府办公室",
            day="2025年4月9日",
        ),
    )

    assert found() == [("安平县人民政府办公室关于秸秆禁烧的通知", LATER[1])]


@pytest.mark.parametrize("corrected", ["安平县人民政府关于秸秆禁烧的通知", LATER[1]])
def test_corrected_number_withdraws_the_finding(county: Unit, corrected: str) -> None:
    brought(county, FIRES, BURNING)
    paper = Paper.objects.get(title=corrected)

    services.correct_paper(
        paper=paper,
        changes={"number": "安政发〔2025〕94号"},
        by=make_person(Role.CADRE, county),
    )
    work()

    assert found() == []
    assert Finding.objects.get(kind=KIND).state == Finding.State.WITHDRAWN


def test_number_that_was_misread_counts_once_it_is_corrected(county: Unit) -> None:
    brought(county, FIRES, BURNING.replace("49", "4"))
    assert found() == []

    services.correct_paper(
        paper=Paper.objects.get(number="安政发〔2025〕4号"),
        changes={"number": "安政发〔2025〕49号"},
        by=make_person(Role.CADRE, county),
    )
    work()

    assert found() == [LATER]


def test_judging_the_earlier_paper_leaves_the_later_ones_other_finding_alone(county: Unit) -> None:
    other = notice(OWN, number="安政发〔2025〕50号", about="便民充电", day="2025年4月2日")
    brought(county, FIRES, BURNING, other)
    services.correct_paper(
        paper=Paper.objects.get(title=LATER[0]),
        changes={"number": "安政发〔2025〕50号"},
        by=make_person(Role.CADRE, county),
    )
    work()

    jobs.enqueue("paper.judge", str(Paper.objects.get(title=LATER[1]).uuid))
    work()

    assert found() == [(LATER[0], "安平县人民政府关于便民充电的通知")]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "stands on two different papers"), ("zh-hans", "用于两份内容不同的文件")],
)
def test_page_of_the_finding_names_both_papers(county: Unit, language: str, told: str) -> None:
    brought(county, FIRES, BURNING)
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, county), "django.contrib.auth.backends.ModelBackend"
    )

    finding = Finding.objects.get(kind=KIND)
    page = client.get(reverse("findings:finding-detail", args=[finding.uuid])).content.decode()

    assert told in page
    assert all(title in page for title in LATER)
    for paper in Paper.objects.all():
        assert reverse("documents:paper-detail", args=[paper.uuid]) in page


def test_bulletins_that_start_anew_each_year_share_no_number(county: Unit) -> None:
    issues = [
        paper_text(
            issuer="安平县人民政府",
            number="第12期",
            title=f"{year}年工作简报",
            addressee="各乡镇",
            place=f"全县{year}",
            day=f"{year}年4月2日",
            measures=[body],
        )
        for year, body in ((2024, OWN), (2025, FIRE))
    ]

    brought(county, *issues)

    assert found() == []
