"""Papers are tied to their superiors, whichever of them arrives first."""

from itertools import permutations

import pytest

from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit
from docs_audit import services
from docs_audit.lineage import descent_of
from docs_audit.models import Citation, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

BODIES = {
    "省": "强化省级水旱灾害联合会商，完善流域调度规程，建设省级物资储备中心。",
    "市": "开展城区内涝点改造，排水管网清淤全覆盖，地下空间逐处配备挡水板。",
    "县": "小型水库明确三个责任人，山塘逐座登记造册，溢洪道杂物立即清除。",
    "镇": "各村成立抢险小队，低洼户结对转移，铜锣和手摇报警器每组一件。",
}


@pytest.fixture
def units() -> dict[str, Unit]:
    province = make_unit("江东省人民政府", level=Level.PROVINCE)
    city = make_unit("江州市人民政府", level=Level.CITY, parent=province)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city)
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    return {"省": province, "市": city, "县": county, "镇": town}


def notice(unit: Unit, number: str, day: str, about: str, basis: str = "为做好工作") -> str:
    level = next(key for key in BODIES if key in unit.name)
    return (
        f"{unit.name}文件\n\n{number}\n\n{unit.name}关于{about}的通知\n\n各有关单位：\n"
        f"　　{basis}，现通知如下。{BODIES[level]}\n\n{unit.name}\n{day}\n"
    )


def line(units: dict[str, Unit]) -> dict[str, str]:
    """Four papers, each of which names one above it in another way."""
    return {
        "省": notice(units["省"], "江政发〔2025〕3号", "2025年2月1日", "防汛工作"),
        "市": notice(
            units["市"],
            "州政发〔2025〕8号",
            "2025年2月10日",
            "加强城市防汛",
            "根据《江东省人民政府关于防汛工作的通知》（江政发[2025] 3号）要求",
        ),
        "县": notice(
            units["县"],
            "安政发〔2025〕5号",
            "2025年3月1日",
            "水库度汛",
            "按照江政发〔2025〕3号和《江州市人民政府关于加强城市防汛的通知》要求",
        ),
        "镇": notice(
            units["镇"],
            "青政发〔2025〕2号",
            "2025年3月9日",
            "村组防汛",
            "为贯彻落实《关于水库度汛的通知》",
        ),
    }


def brought(units: dict[str, Unit], texts: dict[str, str], order: tuple[str, ...]) -> None:
    for key in order:
        bring(texts[key], name=f"{key}.txt", unit=units[key])
        work()


def descents() -> dict[str, str]:
    """Issuer of each paper's item and of its parent."""
    items = Item.objects.filter(parent__isnull=False).select_related("unit", "parent__unit")
    return {one.unit.name[-5:]: one.parent.unit.name[-5:] for one in items if one.parent}


@pytest.mark.parametrize("order", [*permutations("省市县镇")][::5])
def test_each_paper_descends_from_its_nearest_superior_in_any_order_of_arrival(
    units: dict[str, Unit], order: tuple[str, ...]
) -> None:
    brought(units, line(units), order)

    assert descents() == {
        "市人民政府": "省人民政府",
        "县人民政府": "市人民政府",
        "镇人民政府": "县人民政府",
    }
    assert {item.root.unit for item in Item.objects.all() if item.root} == {units["省"]}
    town = Paper.objects.get(unit=units["镇"])
    descent = descent_of(town, town.citations.all())
    assert descent is not None
    assert (descent.superior.unit, descent.basis) == (units["县"], "implements")
    assert town.text[descent.citation.start : descent.citation.end] == "《关于水库度汛的通知》"


def test_corrected_number_ties_and_unties_those_that_name_it(units: dict[str, Unit]) -> None:
    texts = line(units)
    brought(units, {**texts, "省": texts["省"].replace("3号", "18号")}, ("省", "市"))
    city = Citation.objects.get()
    assert city.cited is None, "a title whose number differs in more than a blur names another"
    top = Paper.objects.get(unit=units["省"])
    cadre = make_person(Role.CADRE, units["省"])

    services.correct_paper(paper=top, changes={"number": "江政发〔2025〕3号"}, by=cadre)
    work()

    city.refresh_from_db()
    assert (city.cited_id, city.found_by) == (top.pk, "number")
    assert descents() == {"市人民政府": "省人民政府"}

    services.correct_paper(
        paper=top,
        changes={"number": "江政发〔2025〕77号", "title": "江东省人民政府关于抗旱工作的通知"},
        by=cadre,
    )
    work()

    city.refresh_from_db()
    assert not city.cited_id
    assert (city.found_by, descents()) == ("", {})


def test_date_that_makes_a_superior_the_later_one_unties_it(units: dict[str, Unit]) -> None:
    brought(units, line(units), ("市", "省"))
    assert descents() == {"市人民政府": "省人民政府"}

    services.correct_paper(
        paper=Paper.objects.get(unit=units["省"]),
        changes={"issued_on": "2025-06-01"},
        by=make_person(Role.CADRE, units["省"]),
    )
    work()

    assert descents() == {}
    assert Citation.objects.get().cited is not None, "it names that paper all the same"


def test_reply_is_tied_to_the_request_and_descends_from_nothing(units: dict[str, Unit]) -> None:
    request = notice(units["县"], "安政〔2025〕3号", "2025年2月1日", "管网规划").replace(
        "的通知", "的请示"
    )
    reply = notice(
        units["市"],
        "州政复〔2025〕9号",
        "2025年3月1日",
        "安平县管网",
        "你县《关于管网规划的请示》（安政〔2025〕3号）收悉",
    ).replace("的通知", "的批复")

    for unit, text in (("市", reply), ("县", request)):
        bring(text, name=f"{unit}.txt", unit=units[unit])
        work()

    answered = Citation.objects.get()
    assert answered.relation == Citation.Relation.ANSWERS
    assert answered.cited == Paper.objects.get(unit=units["县"])
    assert descents() == {}


def test_same_title_of_a_foreign_county_is_not_meant(units: dict[str, Unit]) -> None:
    other = make_unit("白水县人民政府", level=Level.COUNTY, parent=units["市"])
    foreign = notice(other, "白政发〔2025〕1号", "2025年2月1日", "水库度汛")
    texts = line(units)

    bring(foreign, name="foreign.txt", unit=other)
    bring(texts["镇"], name="town.txt", unit=units["镇"])
    work()

    assert descents() == {}
    assert Citation.objects.get().cited is None


def test_paper_of_a_foreign_county_that_is_named_is_no_superior(units: dict[str, Unit]) -> None:
    other = make_unit("白水县人民政府", level=Level.COUNTY, parent=units["市"])
    foreign = notice(other, "白政发〔2025〕1号", "2025年2月1日", "水库度汛").replace(
        "白水县", "安平县"
    )
    town = notice(units["镇"], "青政发〔2025〕2号", "2025年3月9日", "防汛", "参照白政发〔2025〕1号")

    bring(town, name="town.txt", unit=units["镇"])
    bring(foreign, name="foreign.txt", unit=other, given={"unit": other.code})
    work()

    assert Citation.objects.get().cited == Paper.objects.get(unit=other)
    assert descents() == {}
