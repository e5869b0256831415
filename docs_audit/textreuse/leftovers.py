"""Left-over places: names of the source's places that a copier forgot to change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_audit.textreuse.comparison import QUOTED, Comparison
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.places import PlaceTree, gazetteer, path_of

_ENDING = re.compile(r"自治区|自治州|自治县|地区|街道|社区|[省市州盟县区旗镇乡村]")
_LONGEST_NAME = 15
_SAFE_NAME = 4
_DOCUMENT_NUMBER_AHEAD = re.compile(r"^[\u4e00-\u9fff]{0,12}[〔\[［【(（]\s*(?:19|20)\d{2}")
_SENTENCE_EDGE = re.compile(r"[。；！？!?;\n]")
_BEFORE_NAME = set("在于由对向从到和与及至赴经把将按以请让为是、，。；：（）()《》“”\n 　")
_FUNCTION_WORDS = set(
    "由并于用和与及照按为对向从在被把让使给以或等其此该这那之的了应须要可将是有无不未由至到内外域街副经报选任免派就"
)
_NO_END = re.compile(r"[级域内镇村乡民长压静定守（(]|、[镇乡村街]")
_WORDS_LIKE_PLACES = {
    "城区",
    "郊区",
    "矿区",
    "和县",
    "港口区",
    "新城区",
    "老城区",
    "市中区",
    "东区",
    "西区",
    "城中区",
    "新区",
}
_PLACE_BEFORE = re.compile(r"(?:省|市|县|区|旗|州|镇|乡|街道)$")
_NO_NAME = re.compile(
    r"各|本|全|该|每|两|所|某|的|个|几|城|集|新型|建制|重点|中心|特色|示范|试点|行政|自然|贫困|美丽|先进|文明|空心|薄弱|"
    r"帮扶|脱贫|试验|和谐|生态|传统|历史|村|乡|镇|社区|街道|苏木|嘎查|开展|保护|遵守|建设|推进|加强|支持|组织|指导|"
    r"促进|实施|制定|完善|有关|相关|其他|所在|基层|辖区|派出|设立|撤销|包括|包含|负责|协助|配合|服务|引导|鼓励|深入|"
    r"进入|下沉|驻|易地|搬迁|偏远|沿海|民族|边境|返|回|下|还|离|经济|工业|农业|旅游|卫星|千年|古"
)


@dataclass(frozen=True, slots=True)
class LeftoverPlace:
    """A place of the source inside a copied passage; ``span`` counts in the lower text."""

    name: str
    span: Span
    sentence: str


def leftover_places(
    found: Comparison, places: PlaceTree, *, from_elsewhere: bool
) -> tuple[LeftoverPlace, ...]:
    """Find names in the copied passages that lie outside the lower issuer's line.

    A name counts only where the upper has it too and where it is the upper's own: a place that
    is as foreign to the upper is a common reference (a model city, a partner). Places below the
    county are only believed to be foreign when the upper paper is ``from_elsewhere``, because a
    superior may name the lower's own townships.
    """
    lower, upper = found.lower.paper, found.upper.paper
    result: dict[Span, LeftoverPlace] = {}
    for passage in found.passages:
        if passage.kind == QUOTED:
            continue
        above = upper.text[passage.upper[0] : passage.upper[1]]
        for name, span in _names(lower.text, passage.lower, places):
            if name not in above or _is_cited(found, span):
                continue
            if _is_foreign(name, lower.issuer, upper.issuer, places, from_elsewhere):
                result[span] = LeftoverPlace(name, span, _sentence(lower.text, span))
    return tuple(result[span] for span in sorted(result))


def _names(text: str, window: Span, places: PlaceTree) -> Iterator[tuple[str, Span]]:
    """Yield the place names inside a window, the longest reading of each ending."""
    for ending in _ENDING.finditer(text, *window):
        end = ending.end()
        span = _known(text, window[0], end, places) or _by_form(text, window[0], ending.span())
        if span is not None:
            yield text[slice(*span)], span


def _known(text: str, floor: int, end: int, places: PlaceTree) -> Span | None:
    divisions = gazetteer()
    for start in range(max(floor, end - _LONGEST_NAME), end - 1):
        name = text[start:end]
        if name in _WORDS_LIKE_PLACES or (
            len(name) < _SAFE_NAME and text[end : end + 1] in "级域内"
        ):
            continue
        if name in divisions or name in places.parents:
            return start, end
    return None


def _by_form(text: str, floor: int, ending: Span) -> Span | None:
    """Read a township or village from its form, where a boundary shows where it begins.

    A village is believed only behind a place it belongs to; the word has too many other uses.
    """
    form = text[ending[0] : ending[1]]
    if form not in ("镇", "乡", "村", "街道", "社区") or _NO_END.match(text, ending[1]):
        return None
    for length in (2, 3):
        start = ending[0] - length
        stem = text[start : ending[0]]
        if start < floor or not re.fullmatch(r"[\u4e00-\u9fff]+", stem) or _NO_NAME.search(stem):
            continue
        if _FUNCTION_WORDS & set(stem):
            continue
        behind_place = _PLACE_BEFORE.search(text[max(0, start - 2) : start]) is not None
        bounded = start == 0 or text[start - 1] in _BEFORE_NAME
        if behind_place or (bounded and form not in ("村", "社区")):
            return start, ending[1]
    return None


def _is_foreign(name: str, lower: str, upper: str, places: PlaceTree, from_elsewhere: bool) -> bool:
    path, division = path_of(lower), path_of(name)
    if not path or not division:
        return False
    mine, my_codes = places.line(lower)
    theirs, their_codes = places.line(upper)
    if name in mine or (not from_elsewhere and name in theirs):
        return False
    codes = division[-1].codes
    if codes and _related(codes, _narrowest(my_codes)):
        return False
    if codes and name not in places.parents:
        return _related(codes, their_codes)
    is_theirs = name in theirs or _lies_in(name, theirs, places)
    return not _lies_in(name, {path[-1].name}, places) and (is_theirs or from_elsewhere)


def _lies_in(name: str, line: set[str], places: PlaceTree) -> bool:
    above, _ = places.line(name)
    return bool((above - {name}) & line)


def _narrowest(codes: set[str]) -> set[str]:
    """Return the codes of the place itself among those of the places above it."""
    longest = max(map(len, codes), default=0)
    return {code for code in codes if len(code) == longest}


def _related(codes: tuple[str, ...], line: set[str]) -> bool:
    return any(one.startswith(two) or two.startswith(one) for one in codes for two in line)


def _is_cited(found: Comparison, span: Span) -> bool:
    if found.lower.quoted[found.lower.words.starts.searchsorted(span[0])]:
        return True
    return _DOCUMENT_NUMBER_AHEAD.match(found.lower.paper.text[span[1] : span[1] + 24]) is not None


def _sentence(text: str, span: Span) -> str:
    starts = [match.end() for match in _SENTENCE_EDGE.finditer(text, 0, span[0])]
    end = _SENTENCE_EDGE.search(text, span[1])
    return text[starts[-1] if starts else 0 : end.end() if end else len(text)].strip()
