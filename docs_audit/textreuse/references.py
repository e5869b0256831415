"""Contexts in which a paper names a foreign place with good reason: models, partners, addresses."""

from __future__ import annotations

import re

_REACH = 40
_CLAUSE = r"[^，。；：！？\n]"
_BEFORE = re.compile(
    r"(?:学习|借鉴|考察|对口|援助|支援|援建|协作|结对|帮扶|毗邻|相邻|邻近|紧邻|接壤|交界|来自|引进|招引|招商|对标|"
    r"看齐|效仿|途经|途径|经由|通往|开往|往返|直达|出口|原籍|籍贯|祖籍|户籍|前往|到访|观摩|调研|取经|地址|住所|"
    rf"邮寄|注册地|东西部|融入|承接|辐射|[东南西北]接|[东南西北][与临连邻靠]|经验|做法|赴|援){_CLAUSE}{{0,16}}$"
)
_SUFFIX = re.compile(
    r"(?:的)?(?:(?:先进|成功|有关|典型|改革|治理|试点|实践)*(?:经验|做法|模式|案例|样板)|大学|学院|时间|合作组织|籍|"
    r"大道|大街|水库|高速|铁路|大桥|机场|商会|"
    r"经济圈|都市圈|城市群|会议|宣言|公报|条约|等地|之行|考察|学习|调研|举[办行]|召开|承办|交界|接壤|"
    r"毗邻|相邻|对口|援建|务工|打工|返乡|帮扶|协作|结对|驻|第[一二三四五六七八九十]+[条届])"
)
_NEARBY = re.compile(
    r"[^，。；：！？、\n]{0,14}?(?:公司|集团|大学|学院|研究院|研究所|事务所|等地|经验|做法|模式|仲裁委员会)|"
    r"(?:、[\u4e00-\u9fff]{2,8}){0,6}(?:和[\u4e00-\u9fff]{2,8})?等?(?:省市|省|市|县|地区|地)?"
    r"(?:的)?(?:先进|成功|有关)*(?:经验|做法|等地)"
)
_NUMBER_AHEAD = re.compile(
    r"[\u4e00-\u9fff]{0,12}[（(]?[\u4e00-\u9fff]{0,10}[〔\[［【(（]\s*(?:19|20)\d{2}"
)


def is_reference(text: str, start: int, end: int) -> bool:
    """Say whether the place named at ``start`` to ``end`` is referred to as another's."""
    return (
        _SUFFIX.match(text, end) is not None
        or _NEARBY.match(text, end) is not None
        or _NUMBER_AHEAD.match(text, end) is not None
        or _BEFORE.search(text, max(0, start - _REACH), start) is not None
    )
