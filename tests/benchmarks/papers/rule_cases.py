"""Papers that break a rule beyond doubt, and lawful ones that look as if they did.

Each case names the rule it must meet or must not meet; only that rule is judged on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks.papers import building, elements, numbered, places, who_to_whom
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice, thrown
from tests.benchmarks.papers.innocent_sentences import CONTEXT, DESCRIBED
from tests.benchmarks.papers.made import Body, MadePaper
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.rule_papers import (
    bound_voice,
    closed,
    government,
    neutral,
    ordinary,
    paper,
)
from tests.benchmarks.papers.subjects import HEADINGS, NUMERALS

LENGTH, REPORT_BACK, RANKING, VETO = "GD-05", "GD-06", "GD-18", "GD-29"
_Case = Callable[[Dice], Sheet]
_OF_EACH = 10


def too_long(dice: Dice) -> Sheet:
    """A body of well over 5,000 characters."""
    return ordinary(dice, _rows_of_length(dice, 5_800), LENGTH, met=True)


def long_annex(dice: Dice) -> Sheet:
    """A short body with long attachments: these do not count."""
    organ = government(dice)
    names = places.all_below(dice, organ.place)
    sheet = paper(dice, organ, names, _rows_of_length(dice, 1_500))
    building.attached(sheet, ("任务分工表",))
    rows = _rows_of_length(dice, 5_000)
    sheet.printed["annexes"] = (("附件", "任务分工表", *rows),)
    return closed(sheet, LENGTH, met=False)


def _rows_of_length(dice: Dice, length: int) -> list[str]:
    """Return sections of sober prose with about so many characters."""
    sheet = Sheet("prose", "red_head", elements.voice(dice, government(dice)))
    rows: list[str] = []
    for at, heading in enumerate(dice.sample(HEADINGS, 10)):
        rows.append(f"{NUMERALS[at]}、{heading}")
        while sum(map(len, rows)) < length * (at + 1) / 10:
            rows.append(sheet.voice.plain(dice.choice((*CONTEXT, *DESCRIBED))))
    return rows


_REPORT_BACK = (
    "请各单位于{d}前将贯彻落实情况报送县政府办公室。",
    "各地要结合实际制定实施方案，并于{d}前报备。",
    "有关贯彻执行情况，务于{d}前书面报告。",
    "各单位要抓紧制定配套文件，细化落实举措。",
    "请于{d}前将本通知落实情况报我们。",
    "各地要出台实施细则，并及时上报。",
)
_NO_REPORT = (
    "本通知的落实情况由办公室随机抽查，各单位不需要上报贯彻落实情况。",
    "不要求各单位制定配套文件或者实施细则。",
    "上年度各单位均已报送贯彻落实情况，今年不再布置。",
    "对层层要求报送落实情况的做法，要坚决纠正。",
    "各地制定实施方案的情况已在去年通报。",
    "此件直接执行，无需另行制定实施方案。",
)


def reports_back(dice: Dice) -> Sheet:
    """It asks to report how it was carried out, or for papers of one's own."""
    day = f"{dice.randint(10, 12)}月{dice.randint(1, 28)}日"
    clause = dice.choice(dice.worded(_REPORT_BACK)).format(d=day)
    return ordinary(dice, [*neutral(dice), clause], REPORT_BACK, met=True)


def reports_nothing(dice: Dice) -> Sheet:
    """It speaks of reports and asks for none."""
    return ordinary(
        dice, [*neutral(dice), dice.choice(dice.worded(_NO_REPORT))], REPORT_BACK, met=False
    )


def ranks(dice: Dice) -> Sheet:
    """A notice that ranks those below by the month or quarter."""
    organ = government(dice, "county")
    period = dice.choice(("3月份", "第二季度", "8月份", "一季度"))
    names = "、".join(places.below(dice, organ.place).name for _ in range(3))
    rows = (
        f"现将{period}各乡镇重点工作排名情况通报如下。",
        f"排名前三位的是{names}。",
        "排名靠后的要认真查找原因，迎头赶上。",
    )
    sheet = _notice(dice, organ, f"关于{period}重点工作完成情况排名的通报", rows)
    return closed(sheet, RANKING, met=True)


def praises(dice: Dice) -> Sheet:
    """A yearly praise, or a notice of what went wrong, without any ranking."""
    organ = government(dice, "county")
    rows = (
        "一年来，全县各级扎实工作，涌现出一批先进集体。",
        "为鼓励先进，决定对下列单位予以表扬。",
        "希望受表扬的单位珍惜荣誉，再接再厉。",
    )
    if dice.random() < 0.5:
        rows = (
            "近期发生的一起事故教训深刻，现将有关情况通报如下。",
            "经查，事故原因是设备老化。",
            "县里已取消按月排名通报，改为一对一反馈。",
        )
    sheet = _notice(dice, organ, f"关于{_work(dice)}有关情况的通报", rows)
    return closed(sheet, RANKING, met=False)


def _work(dice: Dice) -> str:
    return elements.voice(dice, government(dice)).subject.work


def _notice(dice: Dice, organ: Organ, title: str, rows: Sequence[str]) -> Sheet:
    sheet = Sheet("rule", "red_head", bound_voice(dice, organ))
    numbered.head(sheet)
    building.number(sheet)
    building.title(sheet, f"{organ.name}{title}", "通报", organ.name)
    building.addressed(sheet, places.all_below(dice, organ.place))
    sheet.body = Body(tuple(rows))
    return sheet


_VETO = (
    "对未完成任务的，在年度考核中实行一票否决。",
    "各乡镇要与各村签订责任状，层层压实责任。",
    "此项工作实行“一票否决”，取消评先评优资格。",
    "各单位主要负责同志要向县政府递交责任状。",
)
_NO_VETO = (
    "不得随意设置一票否决事项。",
    "各级不得以签订责任状的方式转嫁责任。",
    "去年清理取消一票否决事项12项、责任状8种。",
    "严禁擅自签订责任状。",
)


def vetoes(dice: Dice) -> Sheet:
    """It sets a veto of its own, or asks for a signed pledge."""
    return ordinary(dice, [*neutral(dice), dice.choice(dice.worded(_VETO))], VETO, met=True)


def forbids_vetoes(dice: Dice) -> Sheet:
    """It forbids them, or tells that they were abolished."""
    return ordinary(dice, [*neutral(dice), dice.choice(dice.worded(_NO_VETO))], VETO, met=False)


CASES: tuple[_Case, ...] = (
    *(too_long, long_annex, reports_back, reports_nothing),
    *who_to_whom.CASES,
    *(ranks, praises, vetoes, forbids_vetoes),
)


def made(seed: int) -> Iterator[MadePaper]:
    """Yield some papers of each case."""
    for at, case in enumerate(CASES * _OF_EACH):
        yield case(thrown(seed, "rule", at)).made(f"r{at:03}")
