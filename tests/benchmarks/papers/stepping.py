"""Demands that go down a line of papers, in each level's own words, and how they step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Demand

CHANGES = ("same", "tightened", "loosened", "dropped")
_WEIGHTS = (4, 5, 1, 1)


@dataclass(frozen=True)
class Asked:
    """What is asked: its kind, what of, its value (a day, a number, a step of ``FREQUENCIES``)."""

    kind: str
    what: str
    unit: str
    value: int
    ways: tuple[str, ...]


FREQUENCIES = ("yearly", "halfyearly", "quarterly", "monthly", "tenday", "weekly", "daily")
_WORDS = {
    "yearly": ("每年",),
    "halfyearly": ("每半年",),
    "quarterly": ("每季度", "每季度末"),
    "monthly": ("每月", "每月底"),
    "tenday": ("每旬", "每十天"),
    "weekly": ("每周", "每周五"),
    "daily": ("每日", "每天"),
}
_REPORTED = (
    "房屋隐患核查清单",
    "农户冬储统计表",
    "重点企业走访记录",
    "河道问题销号资料",
    "学生健康筛查汇总表",
    "集体合同清理台账",
    "公益岗位核查结果",
    "防灭火物资盘点表",
    "撂荒地复耕台账",
    "在建项目进度表",
)
_REPORTED_WAYS = (
    "{m}请于{v}前报送上级主管部门。",
    "要在{v}前把{m}报上来。",
    "各有关单位务于{v}前报送{m}。",
    "须于{v}前完成{m}的报送。",
)
_TASKS = (
    "入户摸底核查",
    "破损路面修补",
    "老旧线路更换",
    "水毁沟渠修复",
    "违规广告牌拆除",
    "档案数字化扫描",
)
_TASK_WAYS = (
    "{v}前要全面完成{m}。",
    "{m}须在{v}前全部结束。",
    "确保{v}前完成{m}任务。",
    "务必于{v}前做完{m}工作。",
)
_SHARES = (
    "秸秆离田利用率",
    "自来水入户率",
    "适龄儿童接种率",
    "病死畜禽无害化处理率",
    "农膜回收率",
    "小区物业覆盖率",
    "村级卫生室达标率",
    "门店燃气报警器安装率",
)
_SHARE_WAYS = (
    "{m}要达到{v}以上。",
    "{m}不得低于{v}。",
    "确保{m}达到{v}。",
    "必须把{m}提高到{v}。",
)
_COUNTS = (
    ("新增种植大户", "户"),
    ("改造低产林", "亩"),
    ("新建便民服务点", "个"),
    ("开展科普讲座", "场"),
    ("创建平安小区", "个"),
)
_COUNT_WAYS = (
    "{m}不得少于{v}。",
    "要{m}{v}以上。",
    "须完成{m}{v}的任务。",
    "确保{m}达到{v}。",
)
_REGULAR = ("项目推进情况", "值守情况", "物价监测数据", "隐患整改进度", "水质检测结果", "用工情况")
_REGULAR_WAYS = (
    "{v}要报送{m}。",
    "须{v}上报{m}。",
    "各有关单位要{v}报告{m}。",
    "{m}要{v}报送。",
)
_KEPT = ("设备巡检日志", "村民议事记录", "宣传教育影像资料", "包保责任书", "风险点位示意图")
_KEPT_WAYS = (
    "要建立{m}备查。",
    "须提交{m}。",
    "各有关单位要报送{m}。",
    "务必完善{m}。",
)


def drawn(dice: Dice, count: int, day: dt.date, but: Sequence[Asked] = ()) -> list[Asked]:
    """Return different things to ask of those below, due after a day."""
    pool = [
        *(Asked("reported", m, "", 0, _REPORTED_WAYS) for m in _REPORTED),
        *(Asked("deadline", m, "", 0, _TASK_WAYS) for m in _TASKS),
        *(Asked("quota", m, "%", dice.randint(60, 88), _SHARE_WAYS) for m in _SHARES),
        *(Asked("quota", m, u, dice.randint(10, 50), _COUNT_WAYS) for m, u in _COUNTS),
        *(Asked("regular", m, "", dice.randint(2, 4), _REGULAR_WAYS) for m in _REGULAR),
        *(Asked("material", m, "", 0, _KEPT_WAYS) for m in _KEPT),
    ]
    free = [one for one in pool if one.what not in {other.what for other in but}]
    due = [day + dt.timedelta(days=dice.randint(45, 75)) for _ in range(count)]
    return [
        Asked(one.kind, one.what, one.unit, one.value or on.toordinal(), one.ways)
        for one, on in zip(dice.sample(free, count), due, strict=True)
    ]


def single(asked: Asked) -> bool:
    """Say whether it is one tuple, so that asking it anew adds one."""
    return asked.kind in ("deadline", "quota", "material")


def stepped(dice: Dice, asked: Asked) -> tuple[Asked, str]:
    """Return what the level below makes of it, and how that changed."""
    change = dice.choices(CHANGES, _WEIGHTS)[0]
    if asked.kind == "material" and change in ("tightened", "loosened"):
        change = "same"
    sign = {"tightened": 1, "loosened": -1}.get(change, 0)
    step = {
        "reported": -sign * dice.randint(3, 8),
        "deadline": -sign * dice.randint(3, 8),
        "quota": sign * dice.randint(2, 5),
        "regular": sign,
    }.get(asked.kind, 0)
    value = asked.value + step
    if asked.kind == "regular" and not 0 <= value < len(FREQUENCIES):
        value, change = asked.value, "same"
    if asked.unit == "%" and value > 100:
        value, change = asked.value, "same"
    return Asked(asked.kind, asked.what, asked.unit, value, asked.ways), change


def values(asked: Asked) -> list[tuple[str, str]]:
    """Return kind and value of each tuple of what is asked."""
    due = dt.date.fromordinal(asked.value).isoformat() if asked.value > 1_000 else ""
    main = {
        "reported": ("deadline", due),
        "deadline": ("deadline", due),
        "quota": ("quota", f"{asked.value}{asked.unit}"),
    }
    if asked.kind == "regular":
        return [("frequency", FREQUENCIES[asked.value]), ("material", asked.what)]
    if asked.kind == "material":
        return [("material", asked.what)]
    extra = [("material", asked.what)] if asked.kind == "reported" else []
    return [main[asked.kind], *extra]


def sentence(dice: Dice, asked: Asked) -> tuple[str, tuple[Demand, ...]]:
    """Return the demand in one of its wordings, and its tuples."""
    text = dice.choice(dice.worded(asked.ways)).format(m=asked.what, v=_shown(dice, asked))
    return text, tuple(Demand(kind, value, text) for kind, value in values(asked))


def _shown(dice: Dice, asked: Asked) -> str:
    if asked.kind in ("reported", "deadline"):
        day = dt.date.fromordinal(asked.value)
        year = f"{day.year}年" if dice.random() < 0.4 else ""
        return f"{year}{day.month}月{day.day}日"
    if asked.kind == "regular":
        return dice.choice(_WORDS[FREQUENCIES[asked.value]])
    return f"{asked.value}{asked.unit}"
