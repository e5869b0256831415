"""Boilerplate: a form that many issuers fill in is nobody's copy; a paper copied by all is."""

from __future__ import annotations

from datetime import date

from docs_audit.textreuse.boilerplate import FEWEST_ISSUERS
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

FORM = (
    "关于召开工作会议的通知\n各有关单位：\n经研究，定于{day}上午9时召开工作会议，现将有关事项通知如下：\n"
    "请各单位主要负责同志按时参加，确因特殊情况不能参加的，须向会议承办单位书面请假，"
    "并于会前一天将参会人员名单报送办公室，会议期间请将手机调至静音状态。\n"
)
COUNTIES = "甲乙丙丁戊己庚辛壬癸"
OWN_TEXTS = (FLOOD + FIRE + STRAW + OWN).replace("\n", "")
OWN_LENGTH = 150


def meeting(number: int) -> Paper:
    """A notice of one of many counties: the form, and a text of its own."""
    own = OWN_TEXTS[OWN_LENGTH * number : OWN_LENGTH * (number + 1)]
    text = FORM.format(day=f"{number + 1}月5日") + own
    county = f"第{COUNTIES[number]}县人民政府"
    return made(f"m{number:02d}", text, county, "county", date(2025, 1, number + 1))


def listed(*papers: Paper) -> set[tuple[str, str]]:
    return {(one.found.lower.paper.id, one.found.upper.paper.id) for one in match(papers)}


def test_form_of_many_issuers_is_set_aside() -> None:
    assert listed(*(meeting(number) for number in range(len(COUNTIES)))) == set()


def test_form_of_few_issuers_is_still_a_copy() -> None:
    assert listed(*(meeting(number) for number in range(FEWEST_ISSUERS - 2)))


def test_measure_of_a_superior_that_many_carry_down_by_its_number_is_no_form() -> None:
    number, measure = "云政发〔2025〕11号", STRAW[-110:]
    county = made("top", OWN + measure, "云山县人民政府", "county", date(2025, 1, 1), number=number)
    others = (FLOOD + FIRE).replace("\n", "")

    def towns(lead: str) -> list[Paper]:
        return [
            made(
                f"t{at}",
                f"{lead}{others[140 * at : 140 * (at + 1)]}\n{measure}",
                f"第{COUNTIES[at]}镇人民政府",
                "township",
                date(2025, 2, at + 1),
            )
            for at in range(FEWEST_ISSUERS + 1)
        ]

    assert ("t0", "top") in listed(county, *towns(f"根据{number}安排如下。\n"))
    assert ("t0", "top") not in listed(county, *towns(""))


def test_section_that_everyone_took_from_the_same_superior_is_no_form() -> None:
    top = made("top", FLOOD, "江东省人民政府", "province", date(2025, 1, 1))
    section = FLOOD.splitlines()[2]
    copies = [
        made(f"c{at:02d}", FLOOD, f"江东省第{at}市人民政府", "city", date(2025, 2, at + 1))
        for at in range(12)
    ]
    low = made(
        "low", STRAW + section + "\n" + OWN, "江东省安平市人民政府", "city", date(2025, 4, 1)
    )

    assert ("low", "top") in listed(top, *copies, low)
