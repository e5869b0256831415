"""Papers without head or number that are lawful: what a white head must not be taken for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.papers import building, elements, in_house, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.in_house import organ_of, start
from tests.benchmarks.papers.made import Body, Demand
from tests.benchmarks.papers.wording import directive, narrative


def _may(body: Body) -> Body:
    """Return a body whose demands may be listed or not: nobody is bound by it yet."""
    demands = (Demand(one.kind, one.value, one.sentence, optional=True) for one in body.demands)
    return replace(body, demands=tuple(demands))


def draft(dice: Dice) -> Sheet:
    """A draft for comment, with all the demands that the paper is to make."""
    sheet = start("draft", "draft_for_comment", organ_of(dice), dice)
    voice = sheet.voice
    mark = dice.choice(("（征求意见稿）", "（讨论稿）", "（征求意见稿）", "（送审稿）"))
    base = dice.choice((f"关于{voice.subject.doing}的通知", voice.subject.plan))
    building.title(sheet, f"{base}{mark}", "")
    sheet.leave("title", "kind", "addressees", "issuers", "issued_on")
    if base.endswith("通知"):
        building.addressed(sheet, places.all_below(dice, sheet.organ.place))
        sheet.leave("addressees")
    sheet.body = _may(directive(voice, dice.randint(2, 5)))
    if dice.random() < 0.5:
        sheet.put("signed", (sheet.organ.name,))
        sheet.put("dated", f"{voice.issued_on.year}年　月　日")
    return sheet


_SALUTES = ("同志们：", "各位代表、同志们：", "各位委员，同志们：", "各位领导、同志们：")


def speech(dice: Dice) -> Sheet:
    """A speech at a meeting, which asks much by word of mouth."""
    sheet = start("speech", "speech", organ_of(dice), dice)
    voice, word = sheet.voice, sheet.organ.place.word
    meeting = f"全{word}{voice.subject.work}{dice.choice(('工作会议', '推进会', '动员部署会'))}"
    text = dice.choice((f"在{meeting}上的讲话", f"在{meeting}上的讲话提纲", f"{meeting}上的发言"))
    text = text if text.startswith("在") else f"在{text}"
    building.title(sheet, text, "")
    sheet.leave("issuers", "issued_on", "addressees", "note")
    day = elements.arabic_date(voice.issued_on)
    body = _may(directive(voice, dice.randint(1, 3), opening=False))
    opening = f"今天召开这次会议，主要任务是安排{voice.subject.work}工作。下面，我讲几点意见。"
    front = (f"（{day}）", places.person(dice), dice.choice(_SALUTES), opening)
    sheet.body = building.extended(
        building.extended(body, *front, front=True),
        "这件事大家务必上心，不要等、不要靠，一定要抓紧抓实。",
        "同志们，任务已经明确，让我们一起把工作做好。",
    )
    return sheet


_LEAFLETS = (
    ("致全{w}居民的一封信", "广大居民朋友们：", "您好！感谢您一直以来的理解与支持。"),
    ("{s}倡议书", "广大村民朋友：", "一滴水可以汇成江河，一份力可以温暖一座城。"),
    ("{s}知识问答", "", "问：群众可以到哪里咨询？答：可到就近的便民服务中心咨询。"),
    ("{s}温馨提示", "各位市民：", "近期人员流动较多，出行时注意安全。"),
    ("{s}宣传手册", "", "本手册供群众免费取阅，内容以法律法规为准。"),
)
_FRIENDLY = (
    "出门记得关好门窗，务必看管好老人和孩子。",
    "遇到陌生来电不要轻信，不得向他人透露验证码。",
    "让我们携起手来，共同守护美丽家园！",
    "发现险情请拨打当地值班电话。",
    "您的每一次配合，都是对我们最大的支持。",
    "严禁携带火种进山，这既是规定也是对家人的责任。",
    "不信谣、不传谣，从正规渠道了解信息。",
    "倡导文明节俭办事，把好传统传下去。",
)


def leaflet(dice: Dice) -> Sheet:
    """A leaflet or an open letter to the people."""
    sheet = start("leaflet", "leaflet", organ_of(dice), dice)
    voice = sheet.voice
    name, salute, opening = dice.choice(dice.worded(_LEAFLETS))
    text = name.format(w=sheet.organ.place.word, s=voice.subject.work)
    building.title(sheet, text, "")
    sheet.leave("issuers", "issued_on", "addressees", "kind")
    rows = (salute, opening, *dice.sample(dice.worded(_FRIENDLY), dice.randint(3, 5)))
    sheet.body = Body(tuple(row for row in rows if row))
    if dice.random() < 0.7:
        sheet.put("signed", (sheet.organ.name,))
        sheet.put("dated", elements.arabic_date(voice.issued_on))
    return sheet


def bulletin(dice: Dice) -> Sheet:
    """A bulletin that tells what was done, with its issue number under a red name."""
    sheet = start("bulletin", "bulletin", organ_of(dice, "city", "county"), dice)
    voice = sheet.voice
    sheet.form = "bulletin"
    name = dice.choice(
        ("工作简报", "情况简报", "政务信息", f"{voice.subject.work}简报", "工作动态")
    )
    sheet.put("head", (name,))
    shown = f"第{dice.randint(1, 60)}期"
    sheet.put("number_lines", (shown,))
    sheet.leave("number", "issuers", "issued_on", "kind", "printed_by", "printed_on")
    sheet.put("printed_by", f"{sheet.organ.name}办公室")
    sheet.put("printed_on", elements.arabic_date(voice.issued_on))
    doing = dice.choice(("多措并举", "聚焦重点", "上下联动"))
    building.title(sheet, f"{sheet.organ.name}{doing}抓好{voice.subject.work}", "")
    sheet.body = Body(narrative(voice, dice.randint(4, 7)))
    return sheet


_PUBLIC = (
    ("关于{s}拟公示名单的公示", "经单位推荐、评审委员会评审，拟对下列对象予以公示。", ""),
    ("关于计划停水的公告", "因管网改造施工，部分区域将暂停供水，给您带来不便敬请谅解。", "公告"),
    ("{s}项目招标公告", "本项目已具备招标条件，欢迎符合条件的单位参与。", "公告"),
    ("关于道路临时交通管制的通告", "因道路施工，届时过往车辆请绕行。", "通告"),
    ("关于受理{s}申请的公告", "符合条件的群众可自愿到便民服务中心申请。", "公告"),
    ("事业单位公开招聘公告", "报名采取网上方式，不收取费用。", "公告"),
)


def to_the_public(dice: Dice) -> Sheet:
    """A notice to everyone: 公示, 公告 or 通告 without a number."""
    sheet = start("to the public", "notice_without_number", organ_of(dice), dice)
    name, opening, kind = dice.choice(dice.worded(_PUBLIC))
    building.title(sheet, name.format(s=sheet.voice.subject.work), kind)
    rows = (opening, *sheet.dice.sample(_FRIENDLY[:5], 1), "咨询电话见政府门户网站。")
    sheet.body = Body(rows)
    if kind == "":
        rows = (
            opening,
            "公示期为5个工作日，公示期内如有异议，可向我单位反映。",
            "监督电话见门户网站。",
        )
        ask = Demand("deadline", "5wd", rows[1], optional=True)
        sheet.body = Body(rows, (ask,))
    building.signed(sheet, (sheet.organ.name,))
    return sheet


_COLUMNS = "序号　项目名称　责任单位　资金（万元）　备注"


def other(dice: Dice) -> Sheet:
    """A law, a plan by itself or a table: nothing that one organ sends to another."""
    sheet = start("other", "other", organ_of(dice), dice)
    voice = sheet.voice
    sheet.leave("issuers", "issued_on", "addressees", "kind")
    sort = dice.choice(("law", "table", "plan"))
    if sort == "law":
        name = f"{places.place(dice, 'province').name}{voice.subject.work}条例"
        building.title(sheet, name, "")
        day = elements.arabic_date(voice.issued_on)
        rows = [
            f"（{day}第十四届人民代表大会常务委员会第{dice.randint(2, 30)}次会议通过）",
            "第一章　总则",
        ]
        rows += [
            f"第{numeral}条　{text}"
            for numeral, text in zip("一二三四五六", dice.sample(_CLAUSES, 6), strict=True)
        ]
        sheet.body = Body(tuple(rows))
    elif sort == "table":
        building.title(sheet, f"{voice.subject.work}资金安排情况表", "")
        names = [places.place(dice, "county").name for _ in range(8)]
        lines = [
            f"{at}　{name}项目　{name}　{dice.randint(10, 900)}　"
            for at, name in enumerate(names, 1)
        ]
        sheet.body = Body((_COLUMNS, *lines))
    else:
        building.title(sheet, f"{sheet.organ.place.name}{voice.subject.work}“十五五”规划", "")
        sheet.body = Body(narrative(voice, 6))
    return sheet


_CLAUSES = (
    "为了规范相关活动，保护公民、法人和其他组织的合法权益，制定本条例。",
    "本条例适用于本行政区域内的相关活动。",
    "县级以上人民政府应当加强领导，建立健全协调机制。",
    "任何单位和个人不得阻挠依法进行的监督检查。",
    "有关部门应当按照职责分工做好相关工作。",
    "违反本条例规定的，由主管部门责令改正。",
    "鼓励公民、法人和其他组织参与社会监督。",
    "本条例所称设施，是指公共服务场所及其附属设备。",
)

SORTS: tuple[tuple[Callable[[Dice], Sheet], int], ...] = (
    (draft, 14),
    (speech, 12),
    (leaflet, 12),
    (bulletin, 14),
    *in_house.SORTS,
    (to_the_public, 10),
    (other, 14),
)
