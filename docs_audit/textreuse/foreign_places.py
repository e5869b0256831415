"""Foreign places that act as one's own in a paper whose source is not at hand.

A copy may name the places of a source that nobody has. What tells it then is the part a foreign
place plays: its finance bureau is to approve, its rivers are described, its townships are told
what to do. Only such parts count, because an inspector will ask the issuer about each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from docs_audit.textreuse.divisions import CITY, is_common_word
from docs_audit.textreuse.leftovers import EVERYWHERE, LeftoverPlace, sentence_around, territories
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.place_names import PlaceName, is_stem, names_in_prose
from docs_audit.textreuse.place_roles import OWN_WORK, is_own
from docs_audit.textreuse.places import PlaceTree, Territory
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.references import is_reference

_OWN_TOWNSHIPS_KNOWN = 5
_SENTENCE_END = re.compile(r"[。；！？\n]")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)$")
_TASK = re.compile(
    r"人民政府|办事处|党委|境内|沿[河江]|一带|要|应当?|须|负责|[两三四五六]个?[镇乡]|等[镇乡]|在(?:$|[\u4e00-\u9fff])"
)
_COOPERATING = re.compile(
    r"联合(?!会|国)|协作|合作(?!社|医疗)|共建|协同|毗邻|相邻|跨[省市县区]|签[订署]|结对|对口|[东西]部|户籍|原籍|"
    r"流[出入]地|迁移|委托|协查|移送|异地|经验|做法|学习(?!宣传|贯彻|教育)|考察"
)
# What happened elsewhere, and what others wrote.
_TOLD = re.compile(
    r"近日|日前|发生[了的过一]|据[^，。；\n]{0,20}(?:通报|反映|报道|介绍|统计|来函)|"
    r"[来致复去]函|来电|函告|商请|报道|曝光"
)
_ABOUT_OTHERS = re.compile(
    r"转发|经验|考察|学习(?!宣传|贯彻|教育|领会)|对口|协作|结对|合作(?!社|医疗)|支援|通报|案例|一体化"
)
_OPENING = 80
_LEVEL = re.compile(r"(?:自治[州县旗]|街道|苏木|[省市州盟县区旗镇乡村])$")
# An unknown county behind the verb of which it is the object: 全面提升安平县应急处置能力.
_WORKED_FOR = re.compile(
    rf"(?:{OWN_WORK}|结合|立足|[，。；\n要力]把)"
    r"(?=(?P<stem>(?![全各我本该每])[\u4e00-\u9fff]{2,3})县(?![域级道城]|乡[镇道、]))"
)


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
        if _is_foreign(text, one, own, places) and is_own(text, (one.start, one.end))
    ]
    result = _told(text, kept, own)
    result |= _told(text, _townships(text, names, set(result), own, places), own)
    return tuple(result[span] for span in sorted(result))


def _told(
    text: str, names: Iterable[PlaceName], own: tuple[Territory, ...]
) -> dict[Span, LeftoverPlace]:
    """Return the names that no reference and no sentence about others explains."""
    found = {}
    for one in names:
        span = one.start, one.end
        sentence = sentence_around(text, span)
        if not is_reference(text, *span) and not _is_shared(sentence, own):
            found[span] = LeftoverPlace(text[one.start : one.end], span, sentence)
    return found


def _names(paper: Prepared, places: PlaceTree) -> Iterator[PlaceName]:
    """Yield the names in the body that stand in no quotation and no cited title."""
    text = paper.paper.text
    starts = paper.words.starts
    for window in paper.paper.body or ((0, len(text)),):
        named = [*names_in_prose(text, window, places)]
        taken = {name.end for name in named}
        named += (one for one in _worked_for(text, window) if one.end not in taken)
        for name in sorted(named, key=lambda one: one.start):
            word = int(starts.searchsorted(name.start))
            if word < len(starts) and starts[word] == name.start and not paper.quoted[word]:
                yield name


def _worked_for(text: str, window: Span) -> Iterator[PlaceName]:
    """Yield unknown counties that the verb before them parts from the words around."""
    for found in _WORKED_FOR.finditer(text, *window):
        start, end = found.span("stem")
        if is_stem(found["stem"]) and not is_common_word(text[start : end + 1]):
            yield PlaceName(start, end + 1, is_known=False)


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
    if said.endswith("特别行政区"):
        return False
    codes = places.codes_of(said)
    if codes and all(one.codes for one in own):
        return not any(one.holds(codes) for one in own)
    return all(_is_beside(said, one, places) for one in own)


def _is_beside(said: str, own: Territory, places: PlaceTree) -> bool:
    """Say whether a place is another one of a level of which the issuer's line has its own.

    A unit lies in one county; so the other county is foreign, whatever gazetteer knows it. Of two
    cities one may hold the other. A county that became a district keeps its name.
    """
    rank = places.rank(said)
    if rank == own.rank == CITY:
        return False
    mine = [name for name, one in own.line.items() if one == rank]
    stem = _LEVEL.sub("", said)
    return bool(mine) and all(_LEVEL.sub("", name) != stem for name in mine)


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
    """Say whether a sentence is about others or names the issuer's own place beside."""
    is_about_others = _COOPERATING.search(sentence) or _TOLD.search(sentence)
    return bool(is_about_others) or any(one.own in sentence for one in own)
