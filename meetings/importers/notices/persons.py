"""Persons in a list of those present or absent, with their units where the list tells them."""

from __future__ import annotations

import re

from docs_audit.gbt9704 import Span

from .draft import Seat
from .names import placed

_NAME = r"(?![^（(]{0,3}[各县市区乡镇村局办委部])[\u4e00-\u9fff·]{2,4}"
_ORGAN = r"(?:局|委|办|部|厅|院|中心|镇|乡|街道|公司|站|所|处|会|校|政府|社区|村|大队|支队|办公室)"
_IN = re.compile(rf"(?P<person>{_NAME})\s*[（(](?P<unit>[^（）()\d]{{2,30}})[)）]")
_OF = re.compile(
    rf"(?P<unit>[\u4e00-\u9fff（）()]{{2,24}}?{_ORGAN})[\s　]*(?P<person>[\u4e00-\u9fff·]{{2,3}}"
    rf")(?=[，,、；;。\s]"
    rf"|$)"
)
_SPACED = re.compile(
    rf"(?P<unit>[\u4e00-\u9fff（）()]{{2,24}}?{_ORGAN})[\s　]+(?P<person>[\u4e00-\u9fff·]{{2,4}}"
    rf")(?=[，,、；;。\s]"
    rf"|$)"
)
_ALONE = re.compile(r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff·]{1,3}(?:同志)?")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
_NO_NAME = re.compile(
    r"局|镇|乡|办|委|部门|单位|各|村|领导|成员|人员|代表|负责|书记|主任|[县市区]长"
)
# Family names; without a blank only these tell a person from the words of a unit.
_FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)


def persons_in(text: str, span: Span, *, fewest: int) -> list[Seat]:
    """张三（县财政局）、李四（县教育局）, 县财政局 张三, 县财政局张三 or names alone.

    Names alone count from `fewest` on: a single word may be anything.
    """
    words = text[slice(*span)]
    for pattern in (_IN, _SPACED, _OF):
        found = [
            one
            for one in pattern.finditer(words)
            if not _NO_NAME.search(one["person"])
            and (pattern is not _OF or one["person"][0] in _FAMILY)
            and (pattern is not _IN or re.search(rf"{_ORGAN}$", one["unit"]))
        ]
        if found:
            return [
                Seat(
                    one["unit"],
                    "",
                    1,
                    one["person"],
                    (span[0] + one.start(), span[0] + one.end()),
                )
                for one in found
            ]
    bare = _BRACKETED.sub("", words).strip("。；; ")
    names = [name for name in re.split(r"[、，,\s　]+", bare) if name]
    are_names = len(names) >= fewest and all(_ALONE.fullmatch(name) for name in names)
    if not are_names or _NO_NAME.search(bare):
        return []
    return [Seat("", "", 1, name, placed(text, span, name)) for name in names]
