"""Who may write to whom: papers that may not be sent so, and those that may."""

from __future__ import annotations

from tests.benchmarks.papers import building, elements, numbered, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.rule_papers import closed, neutral, paper
from tests.benchmarks.papers.wording import narrative

DIRECTS, SKIPS, UPWARD = "GD-04/TL-05", "TL-02", "TL-03"

_COMMANDS = (
    "各乡镇人民政府必须立即行动，逐村逐户排查。",
    "各乡镇务必抓好落实，一律不得拖延。",
    "各乡镇人民政府应当按期完成任务，逾期的予以通报批评。",
)


def _department(dice: Dice) -> tuple[Organ, tuple[str, ...]]:
    at = places.place(dice, "county")
    organ = dice.choice((places.departments(dice, at)[0], places.coordinating(dice, at)))
    return organ, ("各乡镇人民政府、街道办事处",)


def department_directs(dice: Dice) -> Sheet:
    """A department or coordinating body commands lower governments."""
    organ, names = _department(dice)
    sheet = paper(dice, organ, names, [*neutral(dice, 2), *_COMMANDS])
    return closed(sheet, DIRECTS, met=True)


def with_consent(dice: Dice) -> Sheet:
    """The same, and the text says that the government agreed."""
    organ, names = _department(dice)
    consent = dice.choice(("经县政府同意，", "已经县人民政府同意，", "经县委、县政府同意，"))
    consent = consent.replace("县", organ.place.word)
    sheet = paper(dice, organ, names, [*neutral(dice, 2), *_COMMANDS])
    first, *others = sheet.body.paragraphs
    sheet.body = Body((consent + first, *others))
    return closed(sheet, DIRECTS, met=False)


def to_counterpart(dice: Dice) -> Sheet:
    """A department commands the departments of its own line."""
    at = places.place(dice, "city")
    organ = places.departments(dice, at)[0]
    line = organ.name.removeprefix(at.full)
    rows = [*neutral(dice, 2), "各县区局必须立即行动，务必抓好落实，不得拖延。"]
    sheet = paper(dice, organ, (f"各县（市、区）{line}",), rows)
    return closed(sheet, DIRECTS, met=False)


def office_directs(dice: Dice) -> Sheet:
    """An office of the government writes to lower governments, as it may."""
    at = places.place(dice, "county")
    names = ("各乡镇人民政府、街道办事处",)
    organ = dice.choice((places.office(at), places.party_office(at)))
    sheet = paper(dice, organ, names, [*neutral(dice, 2), *_COMMANDS])
    return closed(sheet, DIRECTS, met=False)


def _skipping(dice: Dice) -> tuple[Sheet, str]:
    city = places.place(dice, "city")
    county = places.below(dice, city)
    town = places.below(dice, county)
    sheet = paper(dice, places.government(city), (places.government(town).name,), neutral(dice))
    return sheet, places.government(county).name


def skips_a_level(dice: Dice) -> Sheet:
    """A city writes to a township and the county is not told."""
    return closed(_skipping(dice)[0], SKIPS, met=True)


def skips_and_tells(dice: Dice) -> Sheet:
    """The same, with a copy to the county."""
    sheet, county = _skipping(dice)
    sheet = closed(sheet, SKIPS, met=False)
    sheet.put("cc", f"抄送：{county}。", (county,))
    return sheet


def next_level(dice: Dice) -> Sheet:
    """A city writes to one of its counties."""
    city = places.place(dice, "city")
    name = places.government(places.below(dice, city)).name
    return closed(paper(dice, places.government(city), (name,), neutral(dice)), SKIPS, met=False)


def _request(dice: Dice, above: int) -> Sheet:
    at = places.place(dice, "county")
    organ = places.government(at)
    sheet = Sheet("rule", "red_head", elements.voice(dice, organ))
    numbered.head(sheet)
    building.number(sheet)
    person = places.person(dice)
    sheet.put("signers", (person,), (person,))
    title = f"{organ.name}关于解决{sheet.voice.subject.work}工作经费的请示"
    building.title(sheet, title, "请示", organ.name)
    assert at.above is not None
    upper = at.above
    names = (places.government(upper).name, f"{upper.name}财政局", f"中共{upper.name}委员会")
    building.addressed(sheet, names[:above])
    sheet.body = Body((*narrative(sheet.voice, 3, own=True), "妥否，请批示。"))
    return sheet


def two_superiors(dice: Dice) -> Sheet:
    """A request to two organs above."""
    return closed(_request(dice, dice.choice((2, 3))), UPWARD, met=True)


def copied_down(dice: Dice) -> Sheet:
    """A request with copies to those below."""
    sheet = closed(_request(dice, 1), UPWARD, met=True)
    names = ("各乡镇人民政府",)
    sheet.put("cc", f"抄送：{names[0]}。", names)
    return sheet


def one_superior(dice: Dice) -> Sheet:
    """A request to one organ, with a copy to a peer."""
    sheet = closed(_request(dice, 1), UPWARD, met=False)
    peer = f"{sheet.organ.place.word}财政局"
    sheet.put("cc", f"抄送：{peer}。", (peer,))
    return sheet


CASES = (
    *(department_directs, with_consent, to_counterpart, office_directs),
    *(skips_a_level, skips_and_tells, next_level),
    *(two_superiors, copied_down, one_superior),
)
