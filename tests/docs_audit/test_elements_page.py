"""The page of a paper: every element with who gave it and where it was read; its line."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

UPPER = """江州市人民政府文件
江政发〔2025〕3号
江州市人民政府关于森林防火工作的通知
各县（市、区）人民政府：
　　要严格火源管控，逐山逐林落实防火责任人。
江州市人民政府
2025年2月5日
"""
LOWER = """特急
安平县人民政府文件
安政发〔2025〕12号
安平县人民政府关于做好春季护林工作的通知
各乡镇人民政府，县直有关单位，县某某协会：
　　根据《江州市人民政府关于森林防火工作的通知》（江政发〔2025〕3号）要求，现通知如下。入山路口设卡登记。
　　附件：1. 任务清单
　　　　　2. 联系表
安平县人民政府
2025年3月5日
（此件发至村级）
抄送：县委办公室，县人大常委会办公室。
安平县人民政府办公室　　2025年3月6日印发
"""


@pytest.fixture
def county() -> Unit:
    city = make_unit("江州市人民政府", level=Level.CITY)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    for name in ("青河镇人民政府", "柳林乡人民政府"):
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=10)
    return county


def brought(unit: Unit, text: str, **given: object) -> Paper:
    file = bring(text, name="paper.txt", unit=unit, given=given)
    work()
    file.refresh_from_db()
    assert file.paper is not None
    return file.paper


def page_of(paper: Paper, scope: Unit, *, role: Role = Role.INSPECTOR, language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(role, scope), "django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("documents:paper-detail", args=[paper.uuid]))
    assert response.status_code == 200
    return unescape(response.content.decode())


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_every_element_leads_to_its_place_in_the_text(county: Unit) -> None:
    page = page_of(brought(county, LOWER), county)

    for name, words in {
        "number": "安政发〔2025〕12号",
        "title": "安平县人民政府关于做好春季护林工作的通知",
        "issued_on": "2025年3月5日",
        "note": "（此件发至村级）",
        "printed_by": "安平县人民政府办公室",
        "urgency": "特急",
    }.items():
        assert f'href="#element-{name}"' in page
        place = rf'<span id="element-{name}"[^>]*></span>(?:<span[^>]*></span>)*([^<]*)</mark>'
        marked = re.search(place, page)
        assert marked is not None, name
        assert marked[1] == words


def test_page_tells_what_was_read_stated_and_corrected(county: Unit) -> None:
    paper = brought(county, LOWER, title="春季护林通知")
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.CADRE, county), "django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("documents:paper-detail", args=[paper.uuid])).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"kind": "通报"}

    client.post(reverse("documents:paper-correct", args=[paper.uuid]), data)
    words = words_of(page_of(paper, county))

    assert (
        "春季护林通知 stated in the import · show in the text · the text says 安平县人民政府关于"
        in words
    )
    assert "通报 corrected by a person · show in the text · the text says 通知" in words
    assert "安政发〔2025〕12号 read in the text" in words


def test_addressees_are_told_as_units_or_as_naming_nobody(county: Unit) -> None:
    words = words_of(page_of(brought(county, LOWER), county))

    assert "各乡镇人民政府 2 units on the day of issue" in words
    assert "县直有关单位 names nobody in particular" in words
    assert "县某某协会 not in the tree of units" in words


def test_line_shows_superior_with_its_sentence_and_what_descends(county: Unit) -> None:
    lower = brought(county, LOWER)
    assert county.parent is not None
    upper = brought(county.parent, UPPER)

    below, above = page_of(lower, county.parent), page_of(upper, county.parent)

    assert "names its number" in below
    assert "<q" in below
    assert (
        "根据《江州市人民政府关于森林防火工作的通知》（江政发〔2025〕3号）要求，现通知如下。</q>"
        in below
    )
    assert reverse("documents:paper-detail", args=[upper.uuid]) in below
    words = words_of(above)
    assert "Descend from it 安平县人民政府关于做好春季护林工作的通知" in words
    assert "cites this paper" in words


def test_superior_outside_the_scope_is_not_told_by_its_title(county: Unit) -> None:
    lower = brought(
        county,
        LOWER.replace(
            "《江州市人民政府关于森林防火工作的通知》（江政发〔2025〕3号）", "江政发〔2025〕3号文件"
        ),
    )
    assert county.parent is not None
    upper = brought(county.parent, UPPER)
    upper.receipts.all().delete()

    page = page_of(lower, county)

    assert "a paper of city level outside your scope" in page
    assert "森林防火工作" not in page
    assert str(upper.uuid) not in page


@pytest.mark.parametrize("role", [Role.LEADER])
def test_reader_without_the_right_sees_no_form(county: Unit, role: Role) -> None:
    paper = brought(county, LOWER)

    assert "Keep the correction" not in page_of(paper, county, role=role)
    assert "Keep the correction" in page_of(paper, county, role=Role.CADRE)
