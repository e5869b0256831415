"""Place names in running text: known ones, and unknown ones by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_audit.textreuse.divisions import Known, is_common_word, known_places
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.vocabulary import (
    DIVISIONS_LIKE_WORDS,
    PROSE_CHARACTERS,
    WORDS_BEFORE_ENDINGS,
)

_ENDING = re.compile(
    r"特别行政区|自治[区州县旗]|地区|林区|街道|社区|苏木|嘎查|[省市州盟县区旗镇乡村]"
)
_LONGEST_NAME = 14
_LONGEST_STEM = 5
_SHORTEST_NAME = 2
BOUNDARY = frozenset(
    "在于由对向从到和与及至赴经把将按以请让为是同报送各派自等并或照即指据受往的对经使被给"
    "、，。；：？！（）()《》〈〉“”‘’\"'[]【】〔〕—-·/\\|*+=<>,.;:!?…　 \t\r\n"
)
_ABOVE_COUNTY = ("特别行政区", "地区", "林区", "省", "盟", "州")
_BELIEVED_ALONE = ("镇", "乡", "街道", "县", "自治县", "自治旗", "苏木")
_GOES_ON = re.compile(r"(?<=市)[场价值容]|(?<=区)(?:[域间分块别划]|位(?!于))")
_GOES_ON_DOUBTFUL = re.compile(r"[级以区乡市域及、]")
_GOES_ON_UNKNOWN = re.compile(
    r"(?<=县)[域级道乡、和及]|(?<=镇)[压守静村街际乡]|(?<=乡)[村镇道土风民情规贤愁音]|"
    r"(?<=村)[民庄寨规落镇组级]|(?<=街道)[两的上化]"
)
_TOWNSHIP_AHEAD = re.compile(r"、[\u4e00-\u9fff]{2,3}[镇乡]")
_COMMON = re.compile(
    r"(?:[水侨故家老下返同山回还离思]乡|[集古小重名强新老建]镇|[山渔新旧老名邻本]村|中心村|城中村|城区|矿区|郊区|老区|名胜区|风景区)$"
)
_WHOLE_ENDING = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}族)*(?:自治[区州县旗]|特别行政区|地区|林区|[省市州盟县区旗])$"
)
_PLACE_MEANT = re.compile(
    r"(?![省市州盟县区旗])(?:境内|全境|全域|地处|县城|城区|各乡镇|各级|干部群众|政府|县委|市委|消防|公安|气象|水文|"
    r"[\u4e00-\u9fff]{2,8}?局(?!限|面|部))"
)
_MINE = re.compile(r"[我本][省市州县区旗]")
_AFTER_STEM = frozenset("特全我本各该每某两几跨出入进下驻返离回还")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Where a name stands; ``is_known`` tells it from one that only has the form of a place.

    ``is_doubtful``: the same characters may as well be other words (适应城市, 和县级).
    """

    start: int
    end: int
    is_known: bool
    is_doubtful: bool = False


def place_names(text: str, known: Known, changed: bytes | None = None) -> Iterator[PlaceName]:
    """Yield the place names of a short text in order, the longest reading of each ending.

    ``changed`` marks with 1 what another paper has otherwise. It tells where an unknown name
    may begin, and only there are unknown names looked for.
    """
    floor = 0
    for ending in _ENDING.finditer(text):
        begin, end = ending.span()
        start = _known_start(text, floor, end, known)
        if start is not None and _is_doubtful(text, start, end) and _begins_within(text, start):
            start = None
        is_known = start is not None
        if start is None:
            start = _formed_start(text, floor, begin, changed)
        if start is not None:
            yield PlaceName(start, end, is_known)
            floor = end


def names_in_prose(text: str, window: Span, places: PlaceTree) -> Iterator[PlaceName]:
    """Yield the names of divisions in a stretch of a paper, in order; what is doubtful is none.

    Unknown names are believed behind the place they lie in (杭州市江干区), townships and counties
    also where a word begins.
    """
    known = known_places(places.parents)
    floor = window[0]
    is_behind = False
    for ending in _ENDING.finditer(text, *window):
        begin, end = ending.span()
        if _GOES_ON.match(text, end):
            continue
        is_behind = is_behind and BOUNDARY.isdisjoint(text[floor:begin])
        start = _known_start(text, floor, end, known)
        is_known = start is not None
        is_doubtful = False
        if (
            start is not None
            and _is_doubtful(text, start, end)
            and not (is_behind and start == floor)
        ):
            if _begins_within(text, start) or _GOES_ON_DOUBTFUL.match(text, end):
                continue
            is_doubtful = text[start:end] not in places.parents
        if start is None:
            start = _formed_in_prose(text, floor, ending.span(), is_behind=is_behind)
        if start is not None:
            yield PlaceName(start, end, is_known, is_doubtful)
            floor, is_behind = end, True


def _known_start(text: str, floor: int, end: int, known: Known) -> int | None:
    for start in range(max(floor, end - _LONGEST_NAME), end - 1):
        if known(text[start:end]):
            return start
    return None


def _begins_within(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] not in BOUNDARY


def _is_doubtful(text: str, start: int, end: int) -> bool:
    """Say whether a known name may as well be other words: 和县级, 适应城市."""
    return end - start == _SHORTEST_NAME or text[start:end] in DIVISIONS_LIKE_WORDS


def _formed_in_prose(text: str, floor: int, ending: Span, *, is_behind: bool) -> int | None:
    """Return where an unknown name begins, where a boundary shows it."""
    begin, end = ending
    form = text[begin:end]
    if form in _ABOVE_COUNTY or text[begin - 1] in _AFTER_STEM:
        return None
    if _COMMON.search(text, max(0, begin - 3), end) or _GOES_ON_UNKNOWN.match(text, end):
        return None
    if is_behind:
        start: int | None = floor if begin - floor > 1 else None
    else:
        lengths = (2, 3) if form in _BELIEVED_ALONE else ()
        starts = (begin - length for length in lengths if begin - length >= floor)
        start = next((at for at in starts if _begins(text, at)), None)
        if start is not None and not _is_no_word(text, start, ending):
            start = None
    return start if start is not None and is_stem(text[start:begin]) else None


def _begins(text: str, at: int) -> bool:
    """Say whether a name may begin somewhere: behind a boundary, or behind 我县."""
    return at == 0 or text[at - 1] in BOUNDARY or _MINE.match(text, at - 2, at) is not None


def _is_no_word(text: str, start: int, ending: Span) -> bool:
    """Say whether a name that ends like 城镇 or 集镇 stands among townships: 小淹镇、梅城镇."""
    begin, end = ending
    if not is_common_word(text[begin - 2 : begin + 1]):
        return True
    is_listed = text[max(0, start - 2) : start] in ("镇、", "乡、") or _TOWNSHIP_AHEAD.match(
        text, end
    )
    return text[begin:end] == "镇" and bool(is_listed)


def _formed_start(text: str, floor: int, begin: int, changed: bytes | None) -> int | None:
    """Return where an unknown name begins whose ending begins at ``begin``."""
    if begin - 1 < floor or text[begin - 1] in _AFTER_STEM:
        return None
    if text[begin : begin + 2] != "社区" and is_common_word(text[begin - 2 : begin + 1]):
        return None
    lowest = max(floor, begin - _LONGEST_STEM)
    if changed is not None and changed.find(1, lowest, begin) < 0:
        return None
    for start in range(begin - 2, lowest - 1, -1):
        if (start == floor or text[start - 1] in BOUNDARY) and is_stem(text[start:begin]):
            return start if changed is None or changed.find(1, start, begin) >= 0 else None
    if changed is None:
        return None
    start = changed.rfind(0, lowest, begin) + 1
    start = min(max(start, lowest), begin - 2)
    return start if start >= floor and is_stem(text[start:begin]) else None


def is_stem(stem: str) -> bool:
    """Say whether a string may be the name of a place without its ending."""
    if (
        not WORDS_BEFORE_ENDINGS.isdisjoint((stem, stem[:2], stem[-2:]))
        or stem[0] in "省市县区镇乡村治"
    ):
        return False
    if not PROSE_CHARACTERS.isdisjoint(stem) or not BOUNDARY.isdisjoint(stem):
        return False
    return all("\u4e00" <= one <= "\u9fff" for one in stem)


def short_names(text: str, window: Span, names: Iterable[str]) -> Iterator[PlaceName]:
    """Yield where divisions are named without their ending, and surely meant: 安化境内, 丽水财政局.

    ``names`` are full names.
    """
    for name in names:
        stem = _WHOLE_ENDING.sub("", name)
        if len(stem) < _SHORTEST_NAME or stem == name or stem in WORDS_BEFORE_ENDINGS:
            continue
        at = text.find(stem, *window)
        while at >= 0:
            end = at + len(stem)
            bounded = at == 0 or text[at - 1] in BOUNDARY
            if bounded and end <= window[1] and _PLACE_MEANT.match(text, end):
                yield PlaceName(at, end, is_known=True)
            at = text.find(stem, end, window[1])
