"""Papers with a form of their own: letters, orders and minutes."""

from __future__ import annotations

from tests.benchmarks.papers import building, elements, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body
from tests.benchmarks.papers.numbered import names_of
from tests.benchmarks.papers.wording import directive, narrative

_LETTERS_DOWN = 0.4
_ANSWERS = (
    "请贵单位研究后于<d>前将<m:书面意见>函复我单位。",
    "烦请于<D>前提供<m:相关统计数据>为盼。",
    "如有意见建议，请于<d>前反馈。",
    "请贵局予以支持，并于<w>内函复。",
)


def letter(dice: Dice) -> Sheet:
    """A letter with a number in the letter form; some direct those below, as letters may."""
    at = places.place(dice, dice.choice(("province", "city", "county", "county")))
    organ = dice.choice((places.office(at), places.departments(dice, at)[0]))
    sheet = Sheet("letter", "letter", elements.voice(dice, organ), form="letter")
    sheet.put("head", (organ.name,))
    series = organ.series.removesuffix("发") + "函"
    building.number(sheet, series)
    voice = sheet.voice
    issuer = organ.name if dice.random() < 0.6 else ""
    what = dice.choice(
        (
            f"关于商请支持{voice.subject.work}工作的函",
            f"关于征求{voice.subject.plan}意见的函",
            f"关于{voice.subject.work}有关事项的复函",
            f"关于协助提供{voice.subject.work}有关数据的函",
        )
    )
    building.title(sheet, f"{issuer}{what}", "函", issuer)
    rows = narrative(voice, dice.randint(2, 4))
    sheet.body = Body((*rows, "专此函达。"))
    if dice.random() < _LETTERS_DOWN and at.level != "province":
        lower = places.below(dice, at)
        building.addressed(sheet, (places.government(lower).name,))
        sheet.body = directive(voice, dice.randint(1, 3))
    else:
        building.addressed(sheet, (places.departments(dice, at)[0].name,))
    if not sheet.body.demands and dice.random() < 0.6:
        sentence, demands = voice.fill(voice.choose(_ANSWERS))
        sheet.body = Body((*rows, sentence, "专此函达。"), demands)
    building.frills(sheet, urgent=0.05, notes=0.1, annex=0.3)
    building.signed(sheet, (organ.name,))
    building.tail(sheet, printing=False)
    return sheet


_POST = {"province": "省长", "city": "市长", "county": "县长"}


def order(dice: Dice) -> Sheet:
    """An order: head and 令, number in the order's own form, signed by the principal."""
    at = places.place(dice, dice.choice(("province", "city", "county")))
    organ = places.government(at)
    sheet = Sheet("order", "order", elements.voice(dice, organ), form="order")
    sheet.put("head", (f"{organ.name}令",))
    count = dice.randint(1, 90)
    shown = f"第{count}号"
    sheet.put("number_lines", (shown,), shown, f"{organ.name}令{shown}", f"令{shown}")
    sheet.truth["kind"] = ("命令", "令", "命令（令）")
    sheet.truth["issuers"] = ((organ.name,),)
    sheet.leave("title", "signers")
    plan = f"《{at.name}{sheet.voice.subject.work}管理办法》"
    day = elements.arabic_date(sheet.voice.issued_on)
    session = dice.randint(3, 60)
    sheet.body = Body(
        (
            f"{plan}已经第{session}次常务会议通过，现予公布，自{day}起施行。"
            if dice.random() < 0.6
            else f"{plan}已经第{session}次常务会议审议通过，现予公布，自公布之日起施行。",
        )
    )
    post = "区长" if at.word == "区" else _POST[at.level]
    sheet.put("signed", (f"{post}　　{places.person(dice)}",))
    sheet.put("dated", elements.dated(dice, sheet.voice.issued_on))
    sheet.truth["issued_on"] = (sheet.voice.issued_on.isoformat(),)
    return sheet


_BODIES = ("党组", "常委会")
_MEETINGS = {
    "government": ("常务会议", "专题会议", "党组会议", "办公会议", "工作推进会议"),
    "party": ("常委会会议", "专题会议", "书记专题会议", "工作例会"),
    "department": ("专题会议", "党组会议", "局务会议", "工作例会"),
}


def minutes(dice: Dice) -> Sheet:
    """Minutes with their own head and number, and lists of who was there."""
    at = places.place(dice, dice.choice(("city", "county", "county", "township")))
    organ = dice.choice((places.government(at), places.party(at)))
    if at.level != "township" and dice.random() < 0.3:
        organ = places.departments(dice, at)[0]
    sheet = Sheet("minutes", "minutes", elements.voice(dice, organ), form="minutes")
    meeting = dice.choice(_MEETINGS[organ.kind])
    sheet.put("head", (f"{organ.name}{meeting}纪要",))
    count, year = dice.randint(1, 40), sheet.voice.issued_on.year
    shown = dice.choice(
        (f"〔{year}〕{count}号", f"第{count}期", f"（第{count}期）", f"第{count}次")
    )
    sheet.put("number_lines", (shown,), shown, shown.strip("（）"))
    voice = sheet.voice
    sheet.truth["kind"] = ("纪要",)
    sheet.leave("title")
    if dice.random() < 0.7:
        building.title(sheet, f"关于研究{voice.subject.work}有关工作的会议纪要", "纪要")
        sheet.unjudged.discard("title")
    chair = places.person(dice)
    day = elements.arabic_date(voice.issued_on)
    opening = f"{day}，{chair}同志主持召开会议，研究{voice.subject.work}有关工作。现纪要如下。"
    body = directive(voice, dice.randint(1, 3), opening=False)
    sheet.body = building.extended(body, opening, front=True)
    people = "、".join(places.person(dice) for _ in range(5))
    lists = [f"出席：{people}", f"列席：{'、'.join(places.person(dice) for _ in range(3))}"]
    lists += [f"请假：{places.person(dice)}"] if dice.random() < 0.4 else []
    sheet.put("lists", tuple(lists))
    body_that_met = meeting.removesuffix("会议")
    group = ((f"{organ.name}{body_that_met}",),) if body_that_met in _BODIES else ()
    sheet.truth["issuers"] = (*names_of(organ), *group)
    sheet.put("dated", elements.arabic_date(voice.issued_on), voice.issued_on.isoformat())
    building.tail(sheet, printing=dice.random() < 0.6)
    return sheet
