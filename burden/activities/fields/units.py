"""Units of measurement in headings: what is counted, apart from how large its steps are."""

from __future__ import annotations

_DIMENSIONS: dict[str, str] = {
    "persons": "人 名 位 万人 人次 千人",
    "money": "元 万元 亿元 千元 百万元 元/人 人民币元",
    "area": "亩 万亩 公顷 平方米 平方公里 m2 ㎡ 平米 千公顷",
    "weight": "吨 公斤 千克 斤 万吨 kg t",
    "share": "% 百分比 ‰",
    "length": "公里 米 千米 km m",
    "time": "小时 天 日 年 月 岁 周岁 个月",
    "items": "户 万户 个 家 座 眼 件 处 所 条 台 辆 项 次 张 份 只 头 株 栋 间 套 口 起 例 篇 块 "
    "宗 场",
}
_DIMENSION_OF = {unit: name for name, units in _DIMENSIONS.items() for unit in units.split()}
# A number of these is what a heading says without any unit.
_TOLD = {
    "人口": "persons",
    "住户": "items",
    "家庭人口": "persons",
    "年龄": "time",
    "劳动力": "persons",
    "面积": "area",
    "产量": "weight",
    "投资": "money",
    "集体收入": "money",
    "农民收入": "money",
    "年收入": "money",
}


def dimension_of(unit: str) -> str:
    """Return what a unit measures (`persons`, `money`, ...), empty for a word that is no unit."""
    return _DIMENSION_OF.get(unit.removeprefix("单位:").strip(), "")


def told_by(words: frozenset[str]) -> str:
    """Return what the words of a heading measure where no unit is said, empty if unknown."""
    return next((_TOLD[word] for word in sorted(words) if word in _TOLD), "")
