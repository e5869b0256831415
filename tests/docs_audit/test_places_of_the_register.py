"""Places of the register of units are known in a pair, also those that issued no paper."""

from datetime import date

import pytest

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Match
from tests.docs_audit.drafts import ADDRESS, signed_in
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FLOOD, OWN, framed

pytestmark = pytest.mark.django_db(transaction=True)

DUTY = "四、{place}水利部门要在汛前完成堤防加固，验收结果书面报告。\n"
EARLIER, LATER = date(2025, 4, 1), date(2025, 4, 9)


@pytest.fixture(autouse=True)
def register() -> None:
    """A province of which all cities and counties have namesakes elsewhere."""
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    for city_name, counties in (("临江市", ("安平县", "白水县")), ("永安市", ("平乐县",))):
        city = make_unit(f"{city_name}人民政府", level=Level.CITY, parent=province, staff=60)
        for name in counties:
            county = make_unit(f"{name}人民政府", level=Level.COUNTY, parent=city, staff=30)
            make_unit(f"中共{name}委员会", level=Level.COUNTY, parent=county, staff=30)
            for town in ("城关镇", f"{name[0]}溪镇"):
                make_unit(f"{town}人民政府", level=Level.TOWNSHIP, parent=county, staff=20)


def unit(place: str) -> Unit:
    return Unit.objects.get(name=f"{place}人民政府")


def paper(issuer: Unit, body: str, day: date) -> str:
    return framed(
        body,
        title=f"{issuer.name}关于做好防汛工作的通知",
        issuer=issuer.name,
        number=f"{issuer.name[0]}政发〔2025〕{issuer.pk}号",
        day=day,
        to="各有关单位",
    )


def copied(lower: Unit, upper: Unit, body: str) -> Match:
    """What is found when one unit issues the text of another, with a paragraph of its own."""
    bring(paper(upper, body, EARLIER), name="upper.txt", unit=upper)
    bring(paper(lower, body + OWN, LATER), name="lower.txt", unit=lower)
    work()
    return Match.objects.get()


@pytest.mark.parametrize(
    ("lower", "upper", "named", "relation", "expected"),
    [
        ("安平县", "临江市", "白水县", "copied", ["白水县"]),
        ("安平县", "临江市", "安平县", "copied", []),
        ("安平县", "临江市", "安溪镇", "copied", []),
        ("安平县", "临江市", "临江市", "copied", []),
        ("安平县", "江东省", "永安市", "copied", ["永安市"]),
        ("安平县", "白水县", "白溪镇", "copied_sideways", ["白溪镇"]),
        ("安平县", "白水县", "安溪镇", "copied_sideways", []),
        ("安平县", "平乐县", "平溪镇", "copied_sideways", ["平溪镇"]),
        ("平溪镇", "平乐县", "平溪镇", "copied", []),
        ("平溪镇", "永安市", "城关镇", "copied", ["城关镇"]),
    ],
)
def test_place_that_issued_nothing_is_foreign_where_the_register_says_so(
    lower: str, upper: str, named: str, relation: str, expected: list[str]
) -> None:
    found = copied(unit(lower), unit(upper), FLOOD + DUTY.format(place=named))

    assert found.relation == relation
    assert [one["name"] for one in found.leftover_places] == expected


def test_draft_is_told_of_a_place_that_issued_nothing() -> None:
    city, county = unit("临江市"), unit("安平县")
    body = FLOOD + DUTY.format(place="白水县")
    bring(paper(city, body, EARLIER), name="upper.txt", unit=city)
    work()

    answer = signed_in(make_person(Role.CADRE, county)).post(
        ADDRESS, {"text": paper(county, body + OWN, LATER)}
    )

    (source,) = answer.context["check"].sources
    assert [one["name"] for one in source.leftover_places] == ["白水县"]
