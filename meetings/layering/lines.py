"""The line of work a department belongs to, read from its name (教育局 and 教育厅 are one line)."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTY = re.compile(r"^(?:中共|中国共产党)")
_SCOPE = re.compile(r"^(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|村|社区)(?!场|政|域|容|民|村)")
_COMMITTEE_OF = re.compile(r"^(?:委员会|人民政府|党委|政府|委)(?=.{2,})")
_JOINERS = re.compile(r"[和与及、()（）]|(?<=.)委员会(?=.)")
_TAIL = re.compile(
    r"(?:工作)?(?:综合服务中心|服务中心|委员会办公室|委员会|领导小组办公室|领导小组|管理局|管理厅|管理站"
    r"|事务局|事务中心|事务所|总队|支队|大队|中队|管理|办公厅|办公室|总站|分局|厅|局|委|办|部|中心|站|所|队|科|处|股|院)$"
)
# Names that share no character order with today's name of the line.
_ALIASES = {
    "环保": "生态环境",
    "环境保护": "生态环境",
    "水务": "水利",
    "安监": "应急",
    "安全生产监督": "应急",
    "派出": "公安",
    "工商": "市场监督",
    "食药监": "市场监督",
    "国土": "自然资源",
    "国土资源": "自然资源",
    "林草": "林业",
    "经信": "工业信息",
    "纪律检查": "纪检",
    "纪": "纪检",
    "纪委监": "纪检",
    "纪委": "纪检",
    "共青团": "团",
    "扶贫": "乡村振兴",
    "卫计": "卫生健康",
}


def line_of(name: str, place_names: tuple[str, ...]) -> str:
    """Return the line in a department's name, without its place, level and form of organ."""
    rest = _PARTY.sub("", name)
    for place in place_names:
        if rest.startswith(place) and len(rest) > len(place) + 1:
            rest = rest[len(place) :]
            break
    rest = _COMMITTEE_OF.sub("", _SCOPE.sub("", rest)) or rest
    rest = _JOINERS.sub("", rest)
    stem = _TAIL.sub("", rest) or rest
    return _ALIASES.get(stem, stem)


@lru_cache(maxsize=65536)
def same_line(left: str, right: str) -> bool:
    """Tell whether two stems name one line; a short form keeps the order of the long one's
    characters and its first (发改 and 发展改革, 卫健 and 卫生健康)."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < 2 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)
