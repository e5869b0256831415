"""White heads: papers without head and number that direct those below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.benchmarks.papers import building, demand_sentences, elements, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body, Demand
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.wording import directive

_STERN = (
    "对工作不力、推诿扯皮的，将予以通报批评。",
    "逾期未完成的，将约谈主要负责同志。",
    "此项工作纳入年度考核，请务必高度重视。",
    "各单位务必压实责任，一律不得以会议落实会议。",
    "完成情况将在全县排名通报。",
    "必须做到全程留痕，发现弄虚作假的严肃问责。",
)


def _issuer(dice: Dice, levels: Sequence[str] = ("city", "county", "county")) -> Organ:
    at = places.place(dice, dice.choice(levels))
    if at.level == "township":
        return places.government(at)
    return dice.choice(
        (places.coordinating(dice, at), places.departments(dice, at)[0], places.office(at))
    )


def _start(sort: str, organ: Organ, dice: Dice) -> Sheet:
    return Sheet(sort, "white_head", elements.voice(dice, organ), white=True)


def _below(sheet: Sheet) -> tuple[str, ...]:
    at = sheet.organ.place
    return {
        "city": (("各县（市、区）人民政府",), ("各县（市、区）",), ("各县区应急管理局",)),
        "county": (("各乡镇人民政府、街道办事处",), ("各乡镇（街道）",), ("各镇街",)),
        "township": (("各村（社区）",), ("各村民委员会",), ("各村党支部、村委会",)),
    }[at.level][sheet.dice.randint(0, 2)]


def _sign(sheet: Sheet) -> None:
    building.signed(sheet, (sheet.organ.name,))


def _body(sheet: Sheet, asks: int, stern: int = 1) -> Body:
    body = directive(sheet.voice, asks)
    return building.extended(body, *sheet.dice.sample(sheet.dice.worded(_STERN), stern))


def _contact(sheet: Sheet) -> str:
    return elements.contact(sheet.dice, places.person(sheet.dice))


def reminder(dice: Dice) -> Sheet:
    """工作提示: a title in a word or a line, addressed to those below."""
    sheet = _start("white 工作提示", _issuer(dice), dice)
    word = dice.choice(("工作提示", "重点工作提示", "风险提示"))
    text = dice.choice(
        (f"{sheet.voice.subject.work}{word}", f"关于{sheet.voice.subject.doing}的提示")
    )
    building.title(sheet, text, "")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(2, 4))
    _sign(sheet)
    return sheet


def prompting_letter(dice: Dice) -> Sheet:
    """提示函: a letter in name, without a number, that directs."""
    sheet = _start("white 提示函", _issuer(dice), dice)
    building.title(sheet, dice.choice((f"关于{sheet.voice.subject.doing}的提示函", "提示函")), "")
    sheet.leave("kind")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(2, 3))
    _sign(sheet)
    return sheet


def supervision(dice: Dice) -> Sheet:
    """督办单 or 督办通知, as lines of a form or as a paper."""
    sheet = _start("white 督办单", _issuer(dice), dice)
    voice = sheet.voice
    word = dice.choice(("督办单", "督办通知单", "工作交办单"))
    building.title(sheet, f"{voice.subject.work}{word}", "")
    sheet.leave("kind", "addressees")
    sentence, demands = voice.fill(voice.choose(demand_sentences.BY_DATE))
    second, more = voice.fill(voice.choose(demand_sentences.FOR_MATERIAL))
    rows = (
        f"承办单位：{_below(sheet)[0]}",
        f"督办事项：{voice.subject.doing}",
        f"办理要求：{sentence}",
        second,
        dice.choice(dice.worded(_STERN)),
    )
    sheet.body = Body(rows, (*demands, *more))
    _sign(sheet)
    return sheet


def note_paper(dice: Dice) -> Sheet:
    """便函 or 便笺 without a number that directs those below."""
    sheet = _start("white 便函", _issuer(dice), dice)
    word = dice.choice(("便函", "工作便函", "便笺"))
    text = dice.choice((word, f"关于{sheet.voice.subject.doing}的{word}"))
    building.title(sheet, text, "")
    sheet.leave("kind")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(1, 3))
    _sign(sheet)
    return sheet


def internal_notice(dice: Dice) -> Sheet:
    """内部通知 to those below, kept out of the register."""
    sheet = _start("white 内部通知", _issuer(dice), dice)
    building.title(sheet, dice.choice(("内部通知", "工作通知", "紧急通知")), "通知")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(2, 4))
    _sign(sheet)
    return sheet


def unnumbered(dice: Dice) -> Sheet:
    """A 通知 with everything but head and number."""
    levels = ("city", "county", "county", "township")
    sheet = _start("white 通知", _issuer(dice, levels), dice)
    issuer = sheet.organ.name if dice.random() < 0.3 else ""
    building.title(sheet, f"{issuer}关于{sheet.voice.subject.doing}的通知", "通知", issuer)
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(2, 5), dice.choice((0, 1)))
    if dice.random() < 0.4:
        text = _contact(sheet)
        sheet.put("note", f"（{text}）", text)
    if dice.random() < 0.4:
        building.attached(sheet)
    _sign(sheet)
    return sheet


def group_message(dice: Dice) -> Sheet:
    """What is sent to a work group."""
    sheet = _start("white 群消息", _issuer(dice, ("county", "township")), dice)
    voice = sheet.voice
    sheet.leave("title", "kind", "addressees", "issuers", "issued_on", "note")
    pieces: list[str] = []
    demands: list[Demand] = []
    for _ in range(dice.randint(2, 3)):
        sentence, found = voice.fill(voice.choose(demand_sentences.SHORT))
        pieces.append(sentence)
        demands += found
    opening = dice.choice(("各村（社区）书记、主任：", "@所有人", "各乡镇分管同志："))
    sheet.body = Body(
        (opening, f"接上级通知，抓紧做好{voice.subject.work}。", *pieces), tuple(demands)
    )
    if dice.random() < 0.6:
        ending = (sheet.organ.name, elements.arabic_date(voice.issued_on))
        sheet.body = building.extended(sheet.body, *ending)
    return sheet


def telephone_notice(dice: Dice) -> Sheet:
    """电话通知单 or 调度通知, taken down as lines."""
    sheet = _start("white 电话通知", _issuer(dice), dice)
    word = dice.choice(("电话通知单", "调度通知", "电话记录通知"))
    building.title(sheet, word, "")
    sheet.leave("kind")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(1, 2))
    _sign(sheet)
    return sheet


def memorandum(dice: Dice) -> Sheet:
    """备忘 or 任务清单 that is sent down as a list of tasks."""
    sheet = _start("white 任务清单", _issuer(dice), dice)
    word = dice.choice(("工作备忘", "任务交办清单", "近期重点工作提醒"))
    building.title(sheet, f"{sheet.voice.subject.work}{word}", "")
    building.addressed(sheet, _below(sheet))
    sheet.body = _body(sheet, dice.randint(2, 4))
    _sign(sheet)
    return sheet


SORTS: tuple[Callable[[Dice], Sheet], ...] = (
    reminder,
    prompting_letter,
    supervision,
    note_paper,
    internal_notice,
    unnumbered,
    unnumbered,
    group_message,
    telephone_notice,
    memorandum,
)
