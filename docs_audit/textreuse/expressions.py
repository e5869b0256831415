"""Expressions that an evasive copy swaps: dates, numbers, levels, places, organs, persons.

Each finder looks at a short window of text around a place where two papers differ and returns
the span of the expression that covers the difference, or nothing. The windows are small, so a
regular expression is cheap here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.places import gazetteer, is_division_name

LEVEL, PLACE, ORGAN, PERSON = "level", "place", "organ", "person"
NUMBER, DATE, DOCUMENT_NUMBER, OTHER = "number", "date", "document_number", "other"

_WINDOW = 24
_BRACKETS = "〔﹝[［【(（"
_NUMERAL = "一二三四五六七八九十百千万亿两〇零○0-9０-９"
_UNIT = "个名人次天日年月元万亿户家项条所处座件份期批倍成亩公里公斤吨米级类岁场周小时分钟"
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:[（(][\u4e00-\u9fff]{1,6}[）)])?\s*[〔﹝\[［【(（]\s*(?:19|20)\d{2}\s*"
    r"[〕﹞\]］】)）]\s*第?\s*\d{1,5}\s*号"
)
_DATE = re.compile(
    rf"(?:(?:19|20)\d{{2}}|[二〇零○一九八七六五四三]{{4}})\s*年(?:\s*[{_NUMERAL}]{{1,3}}\s*月(?:\s*[{_NUMERAL}]{{1,3}}\s*[日号])?"
    rf"(?:份|底|末|初)?|底|末|度|初)?|[{_NUMERAL}]{{1,3}}\s*月(?:\s*[{_NUMERAL}]{{1,3}}\s*[日号]|底|末|初|份)|"
    rf"(?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}}|[{_NUMERAL}]{{1,3}}\s*日(?![前内以])(?=前|起|止|至)|"
    rf"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    rf"\s+\d{{1,2}}(?:,?\s*\d{{4}})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"[0-9０-９]+(?:[.,，．][0-9０-９]+)*|[一二三四五六七八九十百千万亿两〇零]{{1,9}}(?=[{_UNIT}]|分之|%|％)|"
    r"(?<=分之)[一二三四五六七八九十百千两]{1,9}|[一二三四五六七八九十百千万]{2,9}"
)
_LEVELS = "国省市县区州盟旗镇乡村"
_LEVEL = re.compile(
    rf"(?:全|我|本|各|该)(?:乡镇|镇街|县市区|县区|市县|街道|社区|自治区|自治州|[{_LEVELS}](?:级|区|内|域|直)?)|"
    rf"[{_LEVELS}](?:级|直|域|内|里|情|外)|(?:[{_LEVELS}]、)+[{_LEVELS}](?:级)?|"
    rf"[{_LEVELS}](?:[{_LEVELS}])(?:级)?|[{_LEVELS}]"
)
_STOP = "在于由对向从到和与及的是为至经各把被将按以请同让使并或等、，。；：（）《》“”"
_ORGAN_END = (
    "人民代表大会常务委员会|人民代表大会|人大常委会|人民政府办公室|人民政府办公厅|政府办公室|政府办公厅|人民政府|"
    "委员会|办公厅|办公室|指挥部|领导小组|工作组|工作专班|联席会议|管理局|监督局|分局|总局|政府|"
    "人民法院|法院|检察院|中心|支队|大队|总队|公司|协会|工会|联合会|党委|党组|党工委|管委会|"
    "学校|医院|局|厅|委|部|院|办|站|所|署"
)
_ORGAN_REST = re.compile(rf"[\u4e00-\u9fff]{{0,12}}?(?:{_ORGAN_END})(?![局厅委])")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NAME = re.compile(rf"[{_SURNAMES}](?:[\u4e00-\u9fff]|某){{1,2}}")
_BEFORE_NAME = re.compile(
    r"(?:联系人|组长|主任|负责人|局长|书记|县长|市长|省长|镇长|乡长|厅长|部长|同志|姓名|人员|委员|成员|秘书长|科长|处长|"
    r"村长|校长|院长|所长|站长)[：:、\s是为由（(]{0,3}$|、$"
)
_AFTER_NAME = re.compile(
    r"^[）)]?\s*(?:同志|书记|主任|局长|县长|市长|省长|镇长|乡长|厅长|部长|副|组长|任|担任|先生|女士|教授|处长|科长|等同志|"
    r"（|\(|，?(?:联系)?电话|、)"
)

Known = Callable[[str], bool]
Side = tuple[str, Span]


def classified(below: Side, above: Side, known: Known) -> tuple[str, Span, Span]:
    """Widen a difference of two texts to the expressions it belongs to, and name their kind.

    Each side is a text and the span that differs; ``known`` tells whether a name is a place.
    """
    finders: tuple[tuple[str, Callable[[Side], Span | None]], ...] = (
        (DOCUMENT_NUMBER, partial(_covering, _DOCUMENT_NUMBER)),
        (DATE, partial(_covering, _DATE)),
        (ORGAN, partial(_organ_of_place, known=known)),
        (PLACE, partial(_place, known=known)),
        (ORGAN, partial(_organ, known=known)),
        (LEVEL, _level),
        (PERSON, _person),
        (NUMBER, partial(_covering, _NUMBER)),
    )
    for kind, finder in finders:
        mine, theirs = finder(below), finder(above)
        if mine and theirs:
            if kind == DOCUMENT_NUMBER:
                mine, theirs = _trimmed(below, above, mine, theirs)
            return kind, mine, theirs
    return OTHER, below[1], above[1]


def _covering(pattern: re.Pattern[str], side: Side) -> Span | None:
    """Return the match of a pattern that holds the whole differing span."""
    text, (start, end) = side
    low = max(0, start - _WINDOW)
    for match in pattern.finditer(text, low, min(len(text), end + _WINDOW)):
        if match.start() <= start and end <= match.end():
            return match.span()
    return None


def _trimmed(below: Side, above: Side, mine: Span, theirs: Span) -> tuple[Span, Span]:
    """Drop the words before a document number that both texts have: 按照, 根据."""
    (start, end), (first, last) = mine, theirs
    while below[0][start] == above[0][first] and below[0][start] not in _BRACKETS:
        start, first = start + 1, first + 1
    if below[0][start] in _BRACKETS:
        return below[1], above[1]
    return (start, end), (first, last)


def _place(side: Side, known: Known) -> Span | None:
    """Return a place name that begins at most a few characters before the difference."""
    text, (start, end) = side
    best: Span | None = None
    for first in range(max(0, start - 6), start + 1):
        for last in range(end, min(len(text), end + 8) + 1):
            name = text[first:last]
            if (
                2 <= len(name) <= 14
                and known(name)
                and (best is None or last - first > best[1] - best[0])
            ):
                best = first, last
    if best is None and is_division_name(text[start:end]):
        best = start, end
    return best


def _organ_of_place(side: Side, known: Known) -> Span | None:
    """Return an organ's name that begins with the place that differs."""
    place = _place(side, known)
    return _organ((side[0], place), known) if place else None


def _organ(side: Side, known: Known) -> Span | None:
    """Return an organ's name: a place or a level, then words up to an organ's ending."""
    text, (start, end) = side
    first = _organ_start(text, start, end, known)
    if first is None:
        return None
    match = _ORGAN_REST.match(text, max(first + 1, min(start, end)))
    if match is None or match.end() < end or any(stop in match[0] for stop in _STOP):
        return None
    return first, match.end()


def _organ_start(text: str, start: int, end: int, known: Known) -> int | None:
    if text[start:end] and (text[start] in _LEVELS or known(text[start:end])):
        return start
    for first in range(max(0, start - 8), start):
        if known(text[first:start]):
            return first
    for first in range(start - 1, max(-1, start - 7), -1):
        if text[first] in _STOP or text[first].isspace():
            return None
        if text[first] in "省市县区州镇乡" and (first == 0 or text[first - 1] in _STOP):
            return first
    return None


def _level(side: Side) -> Span | None:
    text, (start, end) = side
    if end - start > 4 or not set(text[start:end]) <= set(_LEVELS + "全我本各级直、街道社自治"):
        return None
    return _covering(_LEVEL, side)


def _person(side: Side) -> Span | None:
    text, (start, end) = side
    for first in (start, start - 1):
        if first < 0 or not 2 <= end - first <= 3 or not _NAME.fullmatch(text, first, end):
            continue
        before, after = text[max(0, first - 8) : first], text[end : end + 8]
        if _BEFORE_NAME.search(before) or _AFTER_NAME.search(after):
            return first, end
    return None


def known_places(names: set[str]) -> Known:
    """Return a test whether a string names a place: of the given ones or of the gazetteer."""
    divisions = gazetteer()

    def known(name: str) -> bool:
        return name in names or name in divisions

    return known
