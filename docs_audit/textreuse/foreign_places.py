"""Foreign places that act as one's own in a paper whose source is not at hand.

A copy may name the places of a source that nobody has. What tells it then is the part a foreign
place plays: its finance bureau is to approve, its rivers are described, its townships are told
what to do. Only such parts count, because an inspector will ask the issuer about each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from docs_audit.textreuse.leftovers import EVERYWHERE, LeftoverPlace, sentence_around, territories
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.place_names import PlaceName, names_in_prose
from docs_audit.textreuse.places import PlaceTree, Territory
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.references import is_reference

_OWN_TOWNSHIPS_KNOWN = 5
_SENTENCE_END = re.compile(r"[。；！？\n]")
_ORGAN = (
    r"(?:人民政府(?:办公[室厅])?|政府(?:办公[室厅])?|"
    r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|办公[室厅]|[支大]队|服务中心))(?![、和与])"
)
_OUGHT = r"(?:要(?![求点素闻])|应当|应(?![急对邀用约届])|须(?!知)|必须)"
_DUTY = re.compile(rf"{_ORGAN}(?:{_OUGHT}|负责(?!人|同志)|牵头(?!人)|备案|解释)")
_EXAMINES = re.compile(
    rf"{_ORGAN}对[^，。；\n]{{1,24}}(?:进行|开展|实施)(?:监督|检查|审核|考核|审计|评估|绩效)"
)
_ADDRESSED = re.compile(rf"{_OUGHT}|各(?:乡镇|街道|部门|级|单位|有关)[^，。；\n]{{0,16}}{_OUGHT}")
_ASKED = re.compile(r"(?:报送?|上报|报请|送|经|由|向|报经|提交|提请|交)$")
_ANSWER = re.compile(
    rf"{_ORGAN}(?:备案|审批|批准|审核|审定|审查|核准|核定|同意|申请|申报|报告|报送|报备|汇总|牵头|负责|组织|统一|提出)"
)
_OBEYED = re.compile(r"(?:按照?|依照|执行|遵照|根据|参照|贯彻|落实)$")
_ORDER = re.compile(
    rf"{_ORGAN}的?(?:有关|相关|统一)?(?:规定|标准|要求|制度|部署|目录|名录)(?!》)|"
    r"(?:党?委|政府)[^，。；《\n]{0,10}(?:部署|要求|决定|安排|精神)"
)
_APPLIED = re.compile(r"(?:^|[，。；\n\s凡])在$")
_SCOPE = re.compile(r"(?:行政区域|行政区划|辖区|管辖区域)(?:范围)?内")
_DESCRIBED = re.compile(
    r"(?:地?处|位于(?![^，。；\n]{0,8}[我本][县市区省])|境内|全境|总面积|总人口|幅员|下辖|水系|水资源|多年平均|年平均|年均|"
    r"属于?[^，。；\n]{0,8}(?:气候|流域|山区|丘陵))"
)
_CLAUSE_START = frozenset("，。；：！？\n\t 　、（(")
_MINE_BEFORE = re.compile(r"(?:我|本)[县市区省州旗][（(]?$")
_MINE_BEHIND = re.compile(r"[（(](?:以下简称)?(?:我|本)[县市区省州旗]")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)$")
_TASK = re.compile(
    r"人民政府|办事处|党委|境内|沿[河江]|一带|要|应当?|须|负责|[两三四五六]个?[镇乡]|等[镇乡]|在(?:$|[\u4e00-\u9fff])"
)
_COOPERATING = re.compile(
    r"联合|协作|合作|共建|协同|毗邻|相邻|跨[省市县区]|签[订署]|结对|对口|[东西]部|户籍|原籍|"
    r"流[出入]地|迁移|委托|协查|移送|异地|经验|做法|学习|考察"
)
_ABOUT_OTHERS = re.compile(r"转发|经验|考察|学习|对口|协作|帮扶|合作|支援|通报|案例|一体化")
_OPENING = 80


def foreign_places(paper: Prepared, places: PlaceTree) -> tuple[LeftoverPlace, ...]:
    """Find division names outside the issuers' lines that act in a paper as if they were own.

    Empty where no issuer's place is known. What stands in quotations, citations and outside of
    the body is left alone, and so are papers and sentences about other places or about working
    together with them.
    """
    own = territories(paper.paper, places)
    if not own or len(own) < len(paper.paper.issuers):
        return ()
    text = paper.paper.text
    opening = paper.paper.body[0][0] if paper.paper.body else 0
    if _ABOUT_OTHERS.search(paper.paper.title + text[opening : opening + _OPENING]):
        return ()
    names = [one for one in _names(paper, places) if not one.is_doubtful]
    kept = [
        one
        for one in names
        if one.is_known and _is_foreign(text, one, own, places) and _acts(text, one)
    ]
    result = {}
    for one in kept:
        span = one.start, one.end
        sentence = sentence_around(text, span)
        if not is_reference(text, *span) and not _is_shared(sentence, own):
            result[span] = LeftoverPlace(text[one.start : one.end], span, sentence)
    for one in _townships(text, names, set(result), own, places):
        span = one.start, one.end
        sentence = sentence_around(text, span)
        if not is_reference(text, *span) and not _is_shared(sentence, own):
            result[span] = LeftoverPlace(text[one.start : one.end], span, sentence)
    return tuple(result[span] for span in sorted(result))


def _names(paper: Prepared, places: PlaceTree) -> Iterator[PlaceName]:
    """Yield the names in the body that stand in no quotation and no cited title."""
    text = paper.paper.text
    starts = paper.words.starts
    for window in paper.paper.body or ((0, len(text)),):
        for name in names_in_prose(text, window, places):
            word = int(starts.searchsorted(name.start))
            if word < len(starts) and starts[word] == name.start and not paper.quoted[word]:
                yield name


def _is_foreign(text: str, name: PlaceName, own: tuple[Territory, ...], places: PlaceTree) -> bool:
    """Say whether a place surely lies outside every issuer's line.

    The gazetteer speaks only where it knows the issuers' places too; the learned paths only
    where they tell in which place the name lies.
    """
    said = text[name.start : name.end]
    if any(said in one.line or places.lies_in(said, one.own) for one in own):
        return False
    if places.parents.get(said):
        return not any(places.lies_in(one.own, said) for one in own)
    codes = places.codes_of(said)
    if not codes or said.endswith("特别行政区") or not all(one.codes for one in own):
        return False
    return not any(one.holds(codes) for one in own)


def _acts(text: str, name: PlaceName) -> bool:
    """Say whether a place is given a duty, is obeyed or is described as the paper's own."""
    before, end = (max(0, name.start - 8), name.start), name.end
    for asked, answer in ((_ASKED, _ANSWER), (_OBEYED, _ORDER), (_APPLIED, _SCOPE)):
        if asked.search(text, *before) and answer.match(text, end):
            return True
    if _MINE_BEFORE.search(text, *before) or _MINE_BEHIND.match(text, end):
        return True
    begins = name.start == 0 or text[name.start - 1] in _CLAUSE_START
    patterns = (_DUTY, _EXAMINES, _ADDRESSED, _DESCRIBED)
    return begins and any(pattern.match(text, end) for pattern in patterns)


def _townships(
    text: str,
    names: list[PlaceName],
    found: set[Span],
    own: tuple[Territory, ...],
    places: PlaceTree,
) -> Iterator[PlaceName]:
    """Yield townships that go with a foreign place, or are listed as own and are none.

    Without a gazetteer of townships a list of them is only strange where the issuer's own are
    known.
    """
    runs = list(_lists(text, names))
    if not runs:
        return
    below = set().union(*(places.below(one.own) for one in own))
    mine = {name for name in below if _TOWNSHIP.search(name)}
    knows_own = len(mine) >= _OWN_TOWNSHIPS_KNOWN
    ends = sorted(end for _, end in found)
    for run in runs:
        if not all(_is_strange(text[one.start : one.end], mine) for one in run):
            continue
        sentence = sentence_around(text, (run[0].start, run[0].end))
        nearest = bisect_right(ends, run[0].start) - 1
        goes_with = nearest >= 0 and not _SENTENCE_END.search(text, ends[nearest], run[0].start)
        if goes_with or (knows_own and len(run) > 1 and _TASK.search(sentence)):
            yield from run


def _is_strange(said: str, mine: set[str]) -> bool:
    return said not in mine and EVERYWHERE.fullmatch(said) is None


def _lists(text: str, names: list[PlaceName]) -> Iterator[list[PlaceName]]:
    """Yield runs of townships that follow each other: 平口镇、小淹镇和双河乡."""
    run: list[PlaceName] = []
    for name in names:
        if not _TOWNSHIP.search(text, name.start, name.end):
            continue
        if run and text[run[-1].end : name.start] not in ("、", "和", "，"):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _is_shared(sentence: str, own: tuple[Territory, ...]) -> bool:
    """Say whether a sentence is about working together, or names the issuer's own place beside."""
    return _COOPERATING.search(sentence) is not None or any(one.own in sentence for one in own)
