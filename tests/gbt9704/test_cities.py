"""市 without a stated level: prefecture or county, by whose papers carry out whose."""

from datetime import date
from itertools import permutations

from docs_audit.gbt9704 import Citation, level_of, place_of
from docs_audit.gbt9704.cities import levelled
from docs_audit.gbt9704.lineage import Known, find_parents

# A made-up prefecture of the name of a real county.
CITY, OTHER_CITY, COUNTY = "临江市人民政府", "朔桐市人民政府", "安平县人民政府"


def known(id: str, issuer: str, number: str, *, names: str = "", level: str = "") -> Known:
    day = date(2025, 3, 1 + len(id))
    citations = (Citation(names, "", (10, 30)),) if names else ()
    title = f"{issuer}关于做好防汛工作的通知"
    return Known(id, level, day, number, title, (issuer,), citations)


def parents(*papers: Known) -> dict[str, str]:
    """Parents, after all orders of the papers were found to give the same."""
    outcomes = [find_parents(levelled(order)) for order in permutations(papers)]
    assert all(one == outcomes[0] for one in outcomes)
    return {child: parent.id for child, parent in outcomes[0].items()}


def test_county_descends_from_the_city_whose_number_it_names() -> None:
    city = known("c", CITY, "临政发〔2025〕8号")
    county = known("kk", COUNTY, "安政发〔2025〕5号", names="临政发〔2025〕8号")

    assert parents(city, county) == {"kk": "c"}


def test_organs_of_a_city_rise_with_it() -> None:
    city = known("c", CITY, "临政发〔2025〕8号")
    county = known("kk", COUNTY, "安政发〔2025〕5号", names="临政发〔2025〕8号")
    organ = known("b", "临江市民政局", "临民发〔2025〕2号")
    office = known("kkk", "安平县民政局", "安民发〔2025〕3号", names="临民发〔2025〕2号")

    assert parents(city, county, organ, office) == {"kk": "c", "kkk": "b"}


def test_county_city_descends_from_the_city_whose_number_it_names() -> None:
    city = known("c", OTHER_CITY, "朔政发〔2025〕8号")
    below = known("kk", "石榆市人民政府", "石政发〔2025〕5号", names="朔政发〔2025〕8号")
    town = known("ttt", "青河镇人民政府", "青政发〔2025〕1号", names="石政发〔2025〕5号")

    assert parents(city, below, town) == {"kk": "c", "ttt": "kk"}


def test_stated_levels_of_two_cities_are_believed() -> None:
    city = known("c", OTHER_CITY, "朔政发〔2025〕8号", level="city")
    below = known("kk", CITY, "临政发〔2025〕5号", names="朔政发〔2025〕8号", level="county")
    beside = known("bbb", CITY, "临政发〔2025〕6号", names="朔政发〔2025〕8号", level="city")

    assert parents(city, below) == {"kk": "c"}
    assert parents(city, beside) == {}


def test_city_with_a_superior_of_its_own_is_no_county_for_naming_another() -> None:
    province = known("p", "江东省人民政府", "江政发〔2025〕3号")
    other = known("cc", OTHER_CITY, "朔政发〔2025〕8号")
    both = (
        Citation("江政发〔2025〕3号", "", (10, 30)),
        Citation("朔政发〔2025〕8号", "", (40, 60)),
    )
    city = Known("ccc", "", date(2025, 3, 9), "", "关于防汛的通知", ("石榆市人民政府",), both)

    assert parents(province, other, city) == {"ccc": "p"}


def test_city_above_a_county_is_below_no_other_city() -> None:
    other = known("c", OTHER_CITY, "朔政发〔2025〕8号")
    city = known("cc", "石榆市人民政府", "石政发〔2025〕5号", names="朔政发〔2025〕8号")
    county = known("kkk", COUNTY, "安政发〔2025〕1号", names="石政发〔2025〕5号")

    assert parents(other, city, county) == {"kkk": "cc"}


def test_city_of_another_name_is_above_no_county_that_names_its_own() -> None:
    city = known("c", OTHER_CITY, "朔政发〔2025〕8号")
    county = known("kk", "临江市安平县人民政府", "安政发〔2025〕5号", names="朔政发〔2025〕8号")

    assert parents(city, county) == {}


def test_city_that_has_a_county_in_another_name_is_a_prefecture() -> None:
    city = known("c", CITY, "临政发〔2025〕8号")
    county = known("kk", COUNTY, "安政发〔2025〕5号")
    full = known("kkk", "临江市安平县民政局", "安民发〔2025〕5号")

    levels = {one.id: one.level for one in levelled([city, county, full])}

    assert levels == {"c": "city", "kk": "", "kkk": ""}
    assert level_of("临江市安平县民政局") == "county"
    assert place_of("临江市安平县民政局") == "安平县"
