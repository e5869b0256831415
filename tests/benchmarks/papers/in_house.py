"""Notices to the rooms of one's own house: unnumbered, full of demands, and lawful."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.benchmarks.papers import building, elements, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body, Demand
from tests.benchmarks.papers.places import Organ


def organ_of(dice: Dice, *levels: str) -> Organ:
    """Return an organ of one of these levels."""
    at = places.place(dice, dice.choice(levels or ("city", "county", "county", "township")))
    if at.level in ("township", "village"):
        return places.government(at)
    return dice.choice((places.departments(dice, at)[0], places.government(at)))


def start(sort: str, paper_class: str, organ: Organ, dice: Dice) -> Sheet:
    """Begin a paper of a sort."""
    return Sheet(sort, paper_class, elements.voice(dice, organ))


def own_meeting(dice: Dice) -> Sheet:
    """A meeting notice to the rooms of one's own house."""
    sheet = start("own meeting", "notice_without_number", organ_of(dice, "city", "county"), dice)
    voice = sheet.voice
    building.title(
        sheet, dice.choice(("会议通知", f"关于召开{voice.subject.work}工作例会的通知")), "通知"
    )
    rooms = dice.choice((("局机关各科室",), ("机关各科室、局属各单位",), ("各股室",)))
    building.addressed(sheet, rooms)
    day = voice.issued_on + dt.timedelta(days=2)
    rows = [
        "经研究，定于近期召开工作例会，现将有关事项通知如下。",
        f"一、时间：{day.month}月{day.day}日上午9:00",
        f"二、地点：机关{dice.choice('二三四五')}楼会议室",
        "三、参加人员：机关全体在岗人员",
    ]
    demands: tuple[Demand, ...] = ()
    if dice.random() < 0.5:
        sentence, demands = voice.fill("请各科室于<t>前将<m:发言提纲>报办公室。")
        rows.append(sentence)
    sheet.body = Body(tuple(rows), demands)
    building.signed(sheet, (f"{sheet.organ.name}办公室",), (sheet.organ.name,))
    return sheet


def own_reminder(dice: Dice) -> Sheet:
    """A notice full of demands to the rooms of one's own house, which goes down to nobody."""
    sheet = start("own reminder", "notice_without_number", organ_of(dice, "city", "county"), dice)
    voice = sheet.voice
    name = dice.choice(("做好机关年度考核工作", "开展办公用房清查", "报送个人学习计划"))
    building.title(sheet, f"关于{name}的通知", "通知")
    rooms = ("机关各科室", "局机关各科（室）", "机关全体干部职工")
    building.addressed(sheet, (dice.choice(rooms),))
    asks = (
        "请各科室务必于<d>前将<m:年度考核登记表>交办公室。",
        "各科室于<D>前完成<m:固定资产盘点表>的填报，逾期不予受理。",
        "全体人员须在<d>前提交<m:个人学习计划>。",
    )
    told = [voice.fill(one) for one in dice.sample(dice.worded(asks), 2)]
    rows = ["根据机关工作安排，现将有关事项通知如下。", *(text for text, _ in told)]
    demands = tuple(one for _, some in told for one in some)
    sheet.body = Body((*rows, "无故缺席的，在机关例会上点名批评。"), demands)
    building.signed(sheet, (f"{sheet.organ.name}办公室",), (sheet.organ.name,))
    return sheet


def holiday(dice: Dice) -> Sheet:
    """When the house is closed."""
    sheet = start("holiday", "notice_without_number", organ_of(dice, "city", "county"), dice)
    feast = dice.choice(("春节", "端午节", "中秋节", "国庆节", "劳动节", "清明节"))
    building.title(sheet, f"关于{sheet.voice.issued_on.year}年{feast}放假安排的通知", "通知")
    building.addressed(sheet, (dice.choice(("机关各科室", "各科室、各直属单位", "全体干部职工")),))
    day = sheet.voice.issued_on + dt.timedelta(days=9)
    last = day + dt.timedelta(days=2)
    span = f"{day.month}月{day.day}日至{last.month}月{last.day}日"
    rows = (
        f"根据上级关于节假日安排的规定，现将{feast}放假安排通知如下。",
        f"{span}放假，共3天。",
        "节日期间值班表附后，值班人员保持通讯畅通。",
        "祝大家节日愉快。",
    )
    sheet.body = Body(rows)
    building.signed(sheet, (f"{sheet.organ.name}办公室",), (sheet.organ.name,))
    return sheet


SORTS: tuple[tuple[Callable[[Dice], Sheet], int], ...] = (
    (own_meeting, 10),
    (own_reminder, 10),
    (holiday, 6),
)
