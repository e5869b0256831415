"""What notes can be pinned to: indicators, fields asked again, sentences of an instruction."""

import pytest

from burden.findings import services
from burden.findings.errors import NoSuchPlace
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province, department
from tests.activities.sheets import k02_sheet
from tests.activities.test_demand_cases import ELEVEN, ELEVEN_AGAIN
from tests.activities.test_inspection_cases import bring_sheet
from tests.factories.administration import make_person, make_unit
from tests.factories.demands import ask
from tests.factories.groups import gather, say
from tests.factories.inspections import tell
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def places(finding: Finding, unit: Unit) -> dict[str, str]:
    found = kind_of(finding).places(finding, make_person(Role.INSPECTOR, unit))
    assert len(dict(found)) == len(found), "every place has a key of its own"
    return dict(found)


def pinned(finding: Finding, place: str) -> str:
    """What is quoted of a place once an inspector has noted there."""
    inspector = make_person(Role.INSPECTOR, finding.unit)
    return services.remark(finding=finding, by=inspector, text="核实", place=place).quote


def test_every_indicator_of_an_inspection_is_a_place(province: Province) -> None:
    school = tell(province.centre, province.town, title="营养健康学校评估", kind="评估验收")
    bring_sheet(school, k02_sheet(traces_of_four=0))
    work()
    finding = Finding.objects.get(kind="indicators")
    school.refresh_from_db()
    first = school.indicators[0]

    spots = places(finding, province.centre)

    assert len(spots) == 117
    assert pinned(finding, "indicator:1") == " / ".join([*first["path"], first["text"]])
    assert places(finding, make_unit("外地")) == {}


def test_fields_that_were_asked_before_are_places_of_data_asked_again(province: Province) -> None:
    asked = [
        ask(
            department(name, province.county),
            province.town,
            title=f"残疾人信息采集表（{month}）",
            sent=f"2026-0{month}-05 09:00",
            due=f"2026-0{month}-25 18:00",
            fields=fields,
        )
        for month, name, fields in (
            (3, "安平县民政局", ELEVEN),
            (4, "安平县卫生健康局", ELEVEN),
            (5, "安平县人力资源局", ELEVEN),
            (6, "安平县残疾人联合会", ELEVEN_AGAIN),
        )
    ]
    work()
    finding = Finding.objects.get(kind="asked_again", item=asked[3].item)

    spots = places(finding, province.county)

    assert list(spots.values()) == ELEVEN_AGAIN.split("、")
    key = next(key for key, name in spots.items() if name == "残疾级别")
    assert pinned(finding, key) == "残疾级别"
    assert places(finding, make_unit("外地")) == {}


def test_sentences_of_an_instruction_given_again_are_places(province: Province) -> None:
    first = gather(province.county, province.town, title="民政群")
    second = gather(province.county, province.town, title="社救群")
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))
    again = "转：困难群众救助资金发放台账3月19日前报镇民政办。请各村抓紧"
    say(second, ("2026-03-17 15:00", again))
    finding = Finding.objects.get(kind="told_again")

    spots = places(finding, province.county)

    assert list(spots.values()) == [
        "转：困难群众救助资金发放台账3月19日前报镇民政办。",
        "请各村抓紧",
    ]
    assert pinned(finding, list(spots)[1]) == "请各村抓紧"
    with pytest.raises(NoSuchPlace):
        pinned(finding, "sentence:9999")
    assert places(finding, make_unit("外地")) == {}
