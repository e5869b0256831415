"""Units by their names: which level they are of, which place they belong to, how they join."""

import re

from .paper import Level
from .places import Place, places_in

_CENTRAL = re.compile(
    r"(?:中共中央|中央|国务院|全国|最高人民|中国共产党中央|中华人民共和国|国家|中国|海关总署|"
    r"中华全国|共青团中央|新华社|中办|国办)"
)
# Party departments have the same form at every level: 组织部 alone tells none.
_MINISTRY = re.compile(
    r"^(?!组织|宣传|统战|统一战线|人民武装|武装|社会工作|[省市县区州旗盟]委)[\u4e00-\u9fff]{2,10}部(?:办公厅)?$"
    r"|人民银行$|审计署$|^[\u4e00-\u9fff]{2,10}总局(?:办公厅)?$"
)
_PREFIXES = re.compile(r"^(?:中国共产党|中共|共青团|国家税务总局|国家统计局|中国人民政治协商会议)")
_SHORT = (
    (Level.PROVINCE, re.compile(r"^(?:省|自治区)(?!份)|^[^\W\d_]{1,12}厅(?:办公室)?$")),
    (Level.CITY, re.compile(r"^(?:市(?!场)|州|盟)")),
    (Level.COUNTY, re.compile(r"^(?:县|区(?!域)|旗)")),
    (Level.TOWNSHIP, re.compile(r"^(?:镇|乡(?!村)|街道|苏木)")),
    (Level.VILLAGE, re.compile(r"^(?:村|社区|居委会|居民委员会)")),
)
# 江州市生态环境局安平分局 is the city's organ in a county.
_BRANCH = re.compile(r"局[\u4e00-\u9fff]{2,6}(?:分局|支局)$")
_ZONE = re.compile(
    r"(?:开发区|高新区|产业园区?|工业园区?|新区|示范区|管理区)(?:管理委员会|管委会)?"
)
_ORGAN = re.compile(
    r"(?:^国务院|人民政府(?:办公[厅室])?|政府(?:办公[厅室])?|委员会(?:办公[厅室])?|委(?:办公[厅室])?|办公[厅室]|厅|局|院|"
    r"部|办|会|处|中心|公司|集团|大队|支队|总队|站|所|组|学校|中学|小学|医院|指挥部|署|社|团|银行|国务院|协会|联合会|总工会|党组|督[查察]室|研究室)$"
)
# Where the name of who met may end; 局务, 县长, 常委 and 党委书记 are words of the meeting.
_MET = re.compile(
    r"(?:人民政府|政府|委员会|(?<!常)委|(?<!办公)厅|局|办公[室厅]|领导小组|指挥部|部|办|院|中心|公司|集团"
    r"|大学|学校|学院|办事处|联合会|协会|工会|署|大队|支队|总队|站|所|社|政协|人大常委会|法院)"
    r"(?!员会|务|长|公|例会|事处|组|门|[室厅])"
)
_MEETING = re.compile(r"(?:(?!人民政府|委员会|办公[室厅]|公司)[\u4e00-\u9fff]){0,16}")
_SHORTEST, _LONGEST = 3, 40
_KIND_WORD = re.compile(r"(?:文件|公报|公告|通告|纪要|简报|函|令)$")


def level_of(name: str) -> str:
    """`central province city county township village` by the form of a unit's name, or empty.

    A vertically managed organ has the level of the place it serves: 国家税务总局安平县税务局
    is county. A zone inside a place counts with that place.
    """
    name = "".join(name.split())
    bare = _PREFIXES.sub("", name)
    places = places_in(bare)
    if places:
        return _below(places[-1].level) if _BRANCH.search(bare) else places[-1].level
    if _CENTRAL.match(name) or _MINISTRY.search(name):
        return Level.CENTRAL
    for level, shape in _SHORT:
        if shape.search(bare):
            return level
    return Level.COUNTY if _ZONE.search(bare) else ""


def _below(level: Level) -> Level:
    order = list(Level)
    return order[min(order.index(level) + 1, len(order) - 1)]


def place_of(name: str) -> str:
    """The lowest place that the unit's name begins with, such as `柳河镇`; empty when none."""
    places = places_of(name)
    return places[-1].name if places else ""


def places_of(name: str) -> tuple[Place, ...]:
    """All places that the unit's name begins with, from the highest to the lowest."""
    return places_in(_PREFIXES.sub("", "".join(name.split())))


def is_place(name: str) -> bool:
    """Whether the name is that of places and of no unit."""
    return bool(name) and sum(len(place.name) for place in places_of(name)) == len(name)


def is_organ(text: str) -> bool:
    """Whether the text reads like the name of one unit and nothing else."""
    name = "".join(text.split())
    if not _SHORTEST <= len(name) <= _LONGEST or re.search(
        r"[，。；：:,;、《》“”\d]|关于|批转|转发|印发", name
    ):
        return False
    return bool(_ORGAN.search(name)) or bool(places_of(name) and _KIND_WORD.search(name) is None)


def ends_as_organ(name: str) -> bool:
    """Whether the name ends as those of units do; that of a place alone does not."""
    return _ORGAN.search(name) is not None and not is_place(name)


def who_met(name: str) -> str:
    """Who met, of the words before 纪要: `安平县教育局局务会议` is 安平县教育局."""
    ends = [found.end() for found in _MET.finditer(name)]
    met = (name[:end] for end in reversed(ends) if _MEETING.fullmatch(name, end))
    return next((one for one in met if places_of(one) or _CENTRAL.match(one)), name)


def organs_in(text: str) -> tuple[str, ...]:
    """Units that stand beside each other, parted by blanks or 、 as in joint papers."""
    pieces = with_places([piece for piece in re.split(r"[\s、，,]+", text.strip()) if piece])
    if len(pieces) > 1 and all(is_organ(piece) for piece in pieces):
        return tuple(pieces)
    whole = "".join(pieces)
    return (whole,) if is_organ(whole) else ()


def with_places(pieces: list[str]) -> list[str]:
    """`江州市 人民政府` set apart by blanks is one unit: a bare place belongs to what follows."""
    whole: list[str] = []
    for piece in pieces:
        before = whole[-1] if whole else ""
        if is_place(before) and not places_of(piece) and _ORGAN.search(piece):
            whole[-1] = before + piece
        else:
            whole.append(piece)
    return whole
