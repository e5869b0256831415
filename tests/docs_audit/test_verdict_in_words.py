"""Every verdict tells which share, which passages, what was set aside and which threshold."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from burden.findings.models import Finding
from burden.ledger.models import Component, Entry
from burden.organisations.models import Level, Role, Unit
from docs_audit import explaining
from docs_audit.models import Match
from docs_audit.textreuse import relations
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.factories.stock import STOCK, counties_with_stock
from tests.textreuse.office import FLOOD, framed

pytestmark = pytest.mark.django_db(transaction=True)

SUPERIOR = framed(
    FLOOD,
    title="江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知",
    issuer="江东省人民政府办公厅",
    number="江政办发〔2025〕12号",
)
QUOTATION = (
    "《江东省防汛条例》第十二条规定：“任何单位和个人发现险情应当立即报告当地防汛指挥机构，"
    "不得迟报、漏报、瞒报，接到报告的机构应当在一小时内核实并组织抢护。”\n"
)
# The province quotes the same article, so that the quotation is shared.
QUOTING_SUPERIOR = SUPERIOR.replace("一、", QUOTATION + "一、", 1)
MINE = "安政办发〔2025〕21号"


@pytest.fixture
def city() -> Unit:
    province = make_unit("江东省人民政府办公厅", level=Level.PROVINCE, staff=100)
    return make_unit("安平市人民政府办公室", level=Level.CITY, parent=province, staff=60)


def copy_of(body: str) -> str:
    swapped = body.replace("全省", "全市").replace("我省", "我市")
    return framed(
        swapped,
        title="安平市人民政府办公室关于切实做好2025年防汛抗旱工作的通知",
        issuer="安平市人民政府办公室",
        number=MINE,
        to="各县（市、区）人民政府",
    ).replace("2025年4月1日", "2025年4月8日")


def found(unit: Unit, *texts: str) -> Finding:
    for number, text in enumerate(texts):
        bring(text, name=f"{number}.txt", unit=unit)
    work()
    return Finding.objects.get(kind="copied_paper", item__number=MINE)


def reader(unit: Unit, language: str) -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def page(unit: Unit, finding: Finding, language: str) -> str:
    address = reverse("findings:finding-detail", args=[finding.uuid])
    return reader(unit, language).get(address).content.decode()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("from 400 on a passage is enough by itself", "version 1", "Copied passages")),
        ("zh-hans", ("单段达到400字即列为疑似", "参数第1版", "相同段落")),
    ],
)
def test_page_names_the_threshold_its_version_and_the_passages(
    city: Unit, language: str, told: tuple[str, ...]
) -> None:
    text = page(city, found(city, SUPERIOR, copy_of(FLOOD)), language)

    assert all(words in text for words in told)
    assert f'<q lang="zh-Hans">{FLOOD[:20].replace("我省", "我市")}' in text


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Cited from laws and rules"), ("zh-hans", "引用法律法规")],
)
def test_quotation_that_was_not_counted_is_told_with_its_length(
    city: Unit, language: str, told: str
) -> None:
    body = FLOOD.replace("一、", QUOTATION + "一、", 1)

    finding = found(city, QUOTING_SUPERIOR, copy_of(body))

    assert told in page(city, finding, language)
    _pieces, characters = finding.measures["set_aside"]["law"]
    assert 50 < characters < len(QUOTATION)


def test_stock_phrases_are_set_aside_and_do_not_lower_the_booked_share(city: Unit) -> None:
    counties_with_stock()
    padding = "\n".join(STOCK) + "\n"

    finding = found(city, SUPERIOR, copy_of(FLOOD + padding))

    assert "多单位通用语句" in page(city, finding, "zh-hans")
    assert finding.measures["set_aside"]["boilerplate"][1] > 60
    rows = Entry.objects.filter(item=finding.item)
    whole = sum(row.hours for row in rows)
    copied = sum(row.hours for row in rows if row.component == Component.COPIED)
    share = Match.objects.get(lower__number=MINE).containment
    assert float(copied / whole) == pytest.approx(share, abs=1e-4)
    assert share > len(FLOOD) / len(FLOOD + padding) + 0.05


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_rest_tells_the_same_in_words_and_in_codes(city: Unit, language: str) -> None:
    finding = found(city, SUPERIOR, copy_of(FLOOD))
    client = reader(city, language)
    lower = finding.measures["lower"]

    match = client.get(f"/api/documents/{lower}/matches/").json()[0]
    told = client.get(f"/api/findings/{finding.uuid}/").json()

    assert match["reason"] == "superior"
    assert match["verdict"] == told["verdict"] != ""
    assert match["verdict"].isascii() == (language == "en")
    assert match["segments"]
    assert told["set_aside"] == match["set_aside"]


def test_every_reason_of_the_engine_has_words_in_both_languages() -> None:
    for language in ("en", "zh-hans"):
        with translation.override(language):
            for reason in relations.REASONS:
                assert reason in explaining.REASONS
                words = explaining.reason_in_words("copied", reason)
                assert words.isascii() == (language == "en")


def test_reason_that_is_younger_than_the_words_falls_back_on_the_relation() -> None:
    with translation.override("en"):
        assert explaining.reason_in_words("forwarded", "brand_new") == "passed on openly"
        assert explaining.reason_in_words("brand_new", "brand_new") == "brand_new"


def test_finding_of_before_explanations_still_shows(city: Unit) -> None:
    finding = found(city, SUPERIOR, copy_of(FLOOD))
    for name in ("verdict", "set_aside", "reason", "novelty"):
        finding.measures.pop(name)
    finding.evidence = finding.evidence[:2]
    finding.save()

    assert "The figures above against their thresholds" in page(city, finding, "en")
