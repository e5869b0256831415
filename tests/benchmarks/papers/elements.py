"""Elements of a paper as offices print them, each with the value that a reader should give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.places import Organ, Place
from tests.benchmarks.papers.subjects import SUBJECTS
from tests.benchmarks.papers.wording import Voice

BRACKETS = ("〔〕", "〔〕", "〔〕", "〔〕", "[]", "【】", "（）", "［］", "()")
_DIGITS = "〇一二三四五六七八九"
_STEP = 7


def drawn_date(dice: Dice) -> dt.date:
    """Return a date of issue early enough in its year for deadlines after it."""
    return dt.date(dice.choice((2023, 2024, 2025, 2026)), 1, 5) + dt.timedelta(
        days=dice.randint(0, 270)
    )


def voice(dice: Dice, organ: Organ) -> Voice:
    """Return a speaker with a subject and a date of its own."""
    return Voice(dice, organ, dice.choice(SUBJECTS), drawn_date(dice))


def number(dice: Dice, series: str, year: int) -> tuple[tuple[str, ...], str]:
    """Return a number as printed, now and then broken across lines, and as it is named."""
    count = dice.randint(1, 160)
    left, right = (*dice.choice(BRACKETS),)
    named = f"{series}〔{year}〕{count}号"
    printed = f"{series}{left}{year}{right}{count}号"
    draw = dice.random()
    if draw < 0.08:
        return (printed.removesuffix("号"), "号"), named
    if draw < 0.16:
        return (f"{series}{left}{year}{right}", f"{count}号"), named
    return (printed,), named


def chinese_date(day: dt.date, zero: str = "〇") -> str:
    """Return a date in Chinese numerals."""
    year = "".join(_DIGITS[int(one)] for one in str(day.year)).replace("〇", zero)
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(count: int) -> str:
    tens, ones = divmod(count, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def arabic_date(day: dt.date) -> str:
    """Return a date in Arabic digits without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def dated(dice: Dice, day: dt.date) -> str:
    """Return the date of issue as printed: mostly Arabic, now and then Chinese or spaced."""
    draw = dice.random()
    if draw < 0.7:
        return arabic_date(day)
    if draw < 0.8:
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return chinese_date(day, dice.choice(("〇", "〇", "○")))


def title_lines(dice: Dice, title: str, issuer: str = "") -> tuple[str, ...]:
    """Return a title as printed: one line, after the issuer, or wherever the line is full."""
    width = dice.choice((18, 20, 22, 24))
    draw = dice.random()
    if len(title) <= width:
        return (title,)
    if draw < 0.45 and issuer and title.startswith(issuer) and len(issuer) <= width:
        return (issuer, *_cut(title.removeprefix(issuer), width))
    return _cut(title, width)


def _cut(text: str, width: int) -> tuple[str, ...]:
    """Cut wherever the line is full, in the middle of a word too; no line of one character."""
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    if len(lines) > 1 and len(lines[-1]) < 3:
        lines[-2:] = [lines[-2][:-3], lines[-2][-3:] + lines[-1]]
    return tuple(lines)


def spaced(text: str) -> str:
    """Return a head spread over its line with blanks."""
    return " ".join(text)


def cc(dice: Dice, organ: Organ) -> tuple[str, ...]:
    """Return whom a paper is sent to for information."""
    word = organ.place.word
    pool = {
        "village": ("镇党政综合办公室", "镇纪委"),
        "township": ("县政府办公室", "县委组织部", "县纪委监委", "镇人大主席团"),
        "central": ("党中央各部门", "全国人大常委会办公厅", "最高人民法院", "最高人民检察院"),
    }.get(
        organ.level,
        (
            f"{word}委各部门",
            f"{word}人大常委会办公室",
            f"{word}政协办公室",
            f"{word}人民法院",
            f"{word}人民检察院",
            f"{word}纪委监委机关",
            f"{word}人武部",
        ),
    )
    return tuple(dice.sample(pool, dice.randint(1, min(4, len(pool)))))


def note(dice: Dice, place: Place) -> str:
    """Return a note under the date, without its brackets."""
    lower = {"central": "县团级", "province": "县级", "city": "乡镇", "county": "村级"}
    reach = lower.get(place.level, "村民小组")
    return dice.choice(
        (
            "此件公开发布",
            f"此件发至{reach}",
            "此件依申请公开",
            "此件不公开",
            f"此件发至{reach}，不得登报、上网",
            "信息公开选项：主动公开",
        )
    )


_PHRASES = (
    "{s}任务分工表",
    "{s}重点项目清单",
    "{p}",
    "{s}责任人名单",
    "{s}情况统计表（样表）",
    "{s}工作流程图",
    "相关政策条款摘录",
    "名词解释",
)


def attachments(dice: Dice, one: Voice, most: int = 3) -> tuple[str, ...]:
    """Return the names of what is attached."""
    names = dice.sample(_PHRASES, dice.randint(1, most))
    return tuple(name.format(s=one.subject.work, p=one.subject.plan) for name in names)


def contact(dice: Dice, name: str) -> str:
    """Return a line that names whom to ask."""
    telephone = f"0{dice.randint(300, 899)}-{dice.randint(2_000_000, 8_999_999)}"
    return f"联系人：{name}，联系电话：{telephone}"


def joined(values: Sequence[str], dice: Dice) -> str:
    """Return names of addressees or of those who get copies, as a line prints them."""
    return dice.choice(("，", "，", "、")).join(values)
