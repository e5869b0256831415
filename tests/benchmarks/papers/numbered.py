"""Red heads of the statutory kinds, down and up, forwarded, joint, and to the public."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.papers import building, elements, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body, Cited
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.wording import citation, directive, narrative

_DOWN_LEVELS = ("central", "province", "city", "county", "county", "township", "township")
_UP_LEVELS = ("city", "county", "county", "township", "township", "village")


def _organ(dice: Dice, levels: tuple[str, ...] = _DOWN_LEVELS) -> Organ:
    at = places.place(dice, dice.choice(levels))
    if at.level in ("township", "village"):
        choices = [places.government(at)]
        choices += [places.party(at)] if at.level == "township" and at.word != "街道" else []
        return dice.choice(choices)
    if at.level == "central":
        return dice.choice((places.government(at), places.office(at), *_ministry(dice, at)))
    pool = (places.government, places.government, places.office, places.party, places.party_office)
    if dice.random() < 0.35:
        return places.departments(dice, at)[0]
    return dice.choice(pool)(at)


def _ministry(dice: Dice, at: places.Place) -> list[Organ]:
    return places.departments(dice, at)


def head(sheet: Sheet) -> None:
    """Print the red head of the issuer, now and then with blanks between the characters."""
    name = sheet.organ.name
    if sheet.organ.kind == "party":
        name = name.removesuffix("员会")
    text = f"{name}文件"
    spread = sheet.dice.random() < 0.15
    sheet.form = "file"
    sheet.put("head", (elements.spaced(text) if spread else text,))
    sheet.put("spaced_head", spread)


def names_of(organ: Organ) -> tuple[tuple[str, ...], ...]:
    """Return the issuer as it may be called: a Party committee is called short in its head."""
    if organ.kind == "party":
        return (organ.name,), (organ.name.removesuffix("员会"),)
    return ((organ.name,),)


def _sign(sheet: Sheet) -> None:
    full, *others = names_of(sheet.organ)
    building.signed(sheet, full, *others)


def _start(dice: Dice, sort: str, organ: Organ) -> Sheet:
    sheet = Sheet(sort, "red_head", elements.voice(dice, organ))
    head(sheet)
    building.number(sheet)
    return sheet


def downward(dice: Dice, kind: str) -> Sheet:
    """A 通知, 意见, 决定 or 通报 to those below."""
    sheet = _start(dice, f"red {kind}", _organ(dice))
    voice = sheet.voice
    issuer = sheet.organ.name if dice.random() < 0.7 else ""
    what = {
        "通知": f"关于{voice.subject.doing}的通知",
        "意见": f"关于{voice.subject.doing}的{dice.choice(('', '实施', '指导'))}意见",
        "决定": f"关于表彰{voice.subject.work}工作先进集体和先进个人的决定",
        "通报": f"关于{voice.subject.work}工作情况的通报",
    }[kind]
    building.title(sheet, f"{issuer}{what}", kind, issuer)
    organs = "department" if sheet.organ.kind == "department" else "government"
    names = places.all_below(dice, sheet.organ.place, organs=organs)
    building.addressed(sheet, names[: dice.choice((1, 2, 2))])
    if kind in ("通知", "意见"):
        sheet.body = _cited(sheet, directive(voice, dice.randint(2, 5)))
    else:
        sheet.body = Body(narrative(voice, dice.randint(4, 8)))
    building.frills(sheet)
    _sign(sheet)
    building.tail(sheet)
    return sheet


def _cited(sheet: Sheet, body: Body, chance: float = 0.4) -> Body:
    """Open a body with a paper of above, now and then."""
    dice, voice = sheet.dice, sheet.voice
    if sheet.organ.level == "central" or dice.random() > chance:
        return body
    upper = places.government(sheet.organ.place.above or places.CENTRE)
    named = f"{upper.series}〔{voice.issued_on.year}〕{dice.randint(1, 60)}号"
    text, cited = citation(voice, named, f"{upper.name}关于{voice.subject.doing}的通知")
    return replace(body, paragraphs=(text, *body.paragraphs[1:]), cited=(cited,))


def forwarding(dice: Dice, act: str) -> Sheet:
    """A 印发, 转发 or 批转, with titles nested one or two deep."""
    organ = _organ(dice, ("province", "city", "county", "county", "township"))
    sheet = _start(dice, f"red {act}", organ)
    voice, at = sheet.voice, organ.place
    plan = f"{at.name or ''}{voice.subject.plan}"
    cited: tuple[Cited, ...] = ()
    if act == "印发":
        inner = f"关于印发《{plan}》的通知"
        opening = f"《{plan}》已经研究同意，现印发给你们，请结合实际认真贯彻执行。"
    elif act == "转发":
        upper = places.office(at.above or places.CENTRE)
        nested = f"{upper.name}关于印发〈{voice.subject.plan}〉的通知"
        number = f"{upper.series}〔{voice.issued_on.year}〕{dice.randint(1, 60)}号"
        inner = f"关于转发《{nested}》的通知"
        opening = (
            f"现将《{upper.name}关于印发〈{voice.subject.plan}〉的通知》"
            f"（{number}）转发给你们，请认真贯彻执行。"
        )
        cited = (Cited(number, nested),)
    else:
        lower = places.departments(dice, at)[0]
        nested = f"{lower.name}关于{voice.subject.doing}的意见"
        inner = f"关于批转{nested}的通知"
        opening = f"{organ.name}同意{nested}，现转发给你们，请认真贯彻执行。"
    building.title(sheet, f"{organ.name}{inner}", "通知", organ.name)
    building.addressed(sheet, places.all_below(dice, at))
    extra = directive(voice, dice.randint(1, 2), opening=False) if dice.random() < 0.5 else Body(())
    sheet.body = replace(extra, paragraphs=(opening, *extra.paragraphs), cited=cited)
    building.frills(sheet, annex=0)
    if act != "批转":
        building.attached(sheet, (plan if act == "印发" else nested,))
    _sign(sheet)
    building.tail(sheet)
    return sheet


def joint(dice: Dice) -> Sheet:
    """A joint issue; the number is the lead organ's, every issuer stands in the head."""
    at = places.place(dice, dice.choice(("province", "city", "county", "county")))
    organs = places.departments(dice, at, dice.choice((2, 3, 4)))
    sheet = Sheet("red joint", "red_head", elements.voice(dice, organs[0]), form="file")
    names = tuple(one.name for one in organs)
    sheet.put("head", names)
    sheet.put("file_word", "文件")
    building.number(sheet)
    building.title(sheet, f"关于{sheet.voice.subject.doing}的通知", "通知")
    building.addressed(sheet, (f"各{'市州' if at.level == 'province' else '县区'}有关单位",))
    sheet.body = directive(sheet.voice, dice.randint(2, 4))
    building.frills(sheet)
    building.signed(sheet, names)
    building.tail(sheet)
    return sheet


def upward(dice: Dice, kind: str) -> Sheet:
    """A 报告, 请示 or 议案 to those above, with who signed it for issue."""
    at = places.place(dice, dice.choice(_UP_LEVELS))
    organ = places.government(at)
    if at.level in ("city", "county") and dice.random() < 0.4:
        organ = places.departments(dice, at)[0]
    if kind == "议案":
        organ = places.government(places.place(dice, dice.choice(("city", "county"))))
    sheet = _start(dice, f"red {kind}", organ)
    voice, at = sheet.voice, organ.place
    doing = voice.subject.doing
    what = {
        "报告": f"关于{voice.subject.work}工作情况的报告",
        "请示": f"关于解决{voice.subject.work}工作经费的请示",
        "议案": f"关于提请审议《{voice.subject.plan}》的议案",
    }[kind]
    building.title(sheet, f"{organ.name}{what}", kind, organ.name)
    people = tuple(places.person(dice) for _ in range(dice.choice((1, 1, 1, 2))))
    sheet.put("signers", people, people)
    above = places.government(at.above or places.CENTRE)
    target = above.name if organ.kind != "department" else places.government(at).name
    if kind == "议案":
        target = f"{at.name}人民代表大会常务委员会"
    building.addressed(sheet, (target,))
    closing = {"报告": "特此报告。", "请示": "妥否，请批示。", "议案": "现提请审议。"}[kind]
    opening = f"现将{voice.subject.work}有关情况报告如下。" if kind == "报告" else f"为{doing}，"
    if kind != "报告":
        opening += f"我{at.word}结合实际作了认真研究。"
    rows = narrative(voice, dice.randint(4, 9), own=kind != "议案")
    sheet.body = Body((opening, *rows, closing))
    building.frills(sheet, notes=0.0, annex=0.25)
    if kind == "请示":
        text = elements.contact(dice, places.person(dice))
        sheet.put("note", f"（{text}）", text)
    _sign(sheet)
    building.tail(sheet, copies=0.0)
    return sheet


def reply(dice: Dice) -> Sheet:
    """A 批复 to one below."""
    at = places.place(dice, dice.choice(("province", "city", "county")))
    sheet = _start(dice, "red 批复", places.government(at))
    lower = places.government(places.below(dice, at))
    voice = sheet.voice
    building.title(
        sheet,
        f"{sheet.organ.name}关于同意{lower.place.name}{voice.subject.plan}的批复",
        "批复",
        sheet.organ.name,
    )
    building.addressed(sheet, (lower.name,))
    asked = f"{lower.series}〔{voice.issued_on.year}〕{dice.randint(1, 90)}号"
    asked_title = f"{lower.name}关于审批{voice.subject.plan}的请示"
    opening = f"你们《{asked_title}》（{asked}）收悉。经研究，现批复如下。"
    rest = directive(voice, dice.randint(1, 2), opening=False)
    sheet.body = replace(
        rest,
        paragraphs=(opening, f"一、原则同意{voice.subject.plan}。", *rest.paragraphs, "此复。"),
        cited=(Cited(asked, asked_title),),
    )
    building.frills(sheet, urgent=0.02, annex=0.1)
    _sign(sheet)
    building.tail(sheet)
    return sheet


def public(dice: Dice, kind: str) -> Sheet:
    """A 公告, 通告, 公报 or 决议 with a number; it has nobody it is addressed to."""
    at = places.place(dice, dice.choice(("province", "city", "county", "county")))
    organ = places.government(at)
    if kind in ("公报", "决议"):
        organ = places.party(at)
    sheet = _start(dice, f"red {kind}", organ)
    voice = sheet.voice
    what = {
        "公告": f"关于公布{voice.subject.work}有关事项的公告",
        "通告": f"关于{voice.subject.doing}的通告",
        "公报": f"第{dice.choice('三四五六')}次全体会议公报",
        "决议": f"关于{voice.subject.plan}的决议",
    }[kind]
    issuer = organ.name
    building.title(sheet, f"{issuer}{what}", kind, issuer)
    ending = {"公告": "特此公告。", "通告": "本通告自发布之日起施行。"}.get(kind, "")
    rows = narrative(voice, dice.randint(4, 7))
    sheet.body = Body((*rows, ending) if ending else rows)
    building.frills(sheet, urgent=0, annex=0.1)
    _sign(sheet)
    building.tail(sheet)
    return sheet
