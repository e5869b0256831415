"""The page of a paper says once what holds for several related papers."""

import pytest

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper
from tests.docs_audit.drafts import signed_in
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FLOOD, framed

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "江政发〔2025〕12号"
TITLE = "江东省人民政府关于切实做好2025年防汛抗旱工作的通知"
RULE = {
    "en": "Suspected from one copied passage of 400 characters on",
    "zh-hans": "单段重复达400字，即列为疑似",
}
PASSED_ON = {"en": "Not suspected: ", "zh-hans": "未列为疑似："}


@pytest.fixture
def province() -> Unit:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    for name in ("临江市", "安平市", "柳河市"):
        make_unit(f"{name}人民政府", level=Level.CITY, parent=province, staff=60)
    superior = framed(FLOOD, title=TITLE, issuer=province.name, number=NUMBER)
    bring(superior, name="superior.txt", unit=province)
    return province


def issue(city: str, body: str, title: str) -> None:
    name = f"{city}人民政府"
    text = framed(body, title=f"{name}{title}", issuer=name, number=f"{city[0]}政发〔2025〕8号")
    text = text.replace("2025年4月1日", "2025年4月8日")
    bring(text, name=f"{city}.txt", unit=Unit.objects.get(name=name))


def copy(city: str) -> None:
    swapped = FLOOD.replace("全省", "全市").replace("我省", "我市")
    issue(city, swapped, "关于切实做好2025年防汛抗旱工作的通知")


def shown(province: Unit, language: str) -> str:
    paper = Paper.objects.get(number=NUMBER)
    client = signed_in(make_person(Role.INSPECTOR, province))
    address = f"/documents/{paper.uuid}/"
    return client.get(address, headers={"accept-language": language}).content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_threshold_that_decided_over_several_pairs_is_told_once(
    province: Unit, language: str
) -> None:
    copy("临江市")
    copy("安平市")
    issue(
        "柳河市",
        f"现将《{TITLE}》（{NUMBER}）转发给你们，请认真贯彻执行。\n{FLOOD}",
        f"转发《{TITLE}》的通知",
    )
    work()

    page = shown(province, language)

    assert page.count(RULE[language]) == 1
    assert page.count(PASSED_ON[language]) == 1


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_verdict_over_a_single_pair_stands_beside_it(province: Unit, language: str) -> None:
    copy("临江市")
    work()

    page = shown(province, language)

    assert RULE[language] not in page
    assert {"en": "Suspected: one copied passage", "zh-hans": "列为疑似：有一段"}[language] in page
