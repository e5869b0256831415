"""One title or one agenda item, read: its topic, and whose meeting it says it conveys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from .folding import fold
from .lexicon import ROUTINE_ITEM, forms_of, topic_segments
from .synonyms import synonyms_joined

_VERBS = (
    r"传达|转达|学习|贯彻|落实|领会|宣贯|传学|领学|宣读|转述(?<!流转述)(?!职)|通报|汇报|重温|研读|吃透|承接|衔接|跟进"
    r"|按照|根据|对照|对标|遵照|依照|依据|结合|围绕|紧扣|听取"
)
# Found faster than with all that may stand around it.
_HAS_VERB = re.compile(_VERBS)
_VERB = re.compile(
    r"(?:传达|转达|学习|贯彻|落实|领会|宣贯|宣传|传学|执行|部署|研究|精神|按照|根据|对照|对标|结合|围绕"
    rf"|、|和|并|再)*(?:{_VERBS})(?:传达|学习|贯彻|落实|领会|宣传|执行|部署|了|、)*"
)
_STRONG_VERB = re.compile(r"传达|转达|宣贯|传学|领学|(?<!流)转述(?!职)")
_NOT_SPIRIT = r"(?!文明|卫生|障碍|病|状态|面貌|扶贫|慰藉|残疾|家园|富)"
_NOT_OBJECT_SPIRIT = "".join(
    f"(?<!{whose}精神)" for whose in ("雷锋", "工匠", "劳模", "长征", "红船", "契约", "建党")
)
_OBJECT = re.compile(
    rf"精神{_NOT_OBJECT_SPIRIT}{_NOT_SPIRIT}"
    r"|会议?(?:的)?(?:有关|相关|主要|重要|工作|任务|各项){0,2}"
    r"(?:要求|部署|内容|决定|讲话|安排|主要|情况|任务|意见|纪要|文件|材料|指示)"
    r"|讲话要求|重要讲话|讲话|部署要求|工作要求|决策部署"
)
_REST_OF_OBJECT = re.compile(
    r"(?:(?:的|有关|相关|主要|重要|具体)*(?:精神|讲话|要求|部署|安排|内容)(?!会))*"
)
_DOCUMENT = re.compile(
    r"(?:文件|通知|意见|条例|规定|办法|批示|指示|方案|决定|纪要|通报|回信|思想|理论|法律?|规划|纲要|》)$"
)
_MEETING_WORD = re.compile(r"会(?!计|员|费|同|商所)|讲话")
_CENTRAL = re.compile(r"全国|中央|国务院|总书记|习近平|二十大|二十届|国家|党的")
_SUPERIOR = re.compile(r"上级|上面")
_SCOPED = re.compile(
    r"(?:全|我)([省市州县区旗镇乡村街])"
    r"|([省市州县区旗镇乡村街])(?:道)?(?:委|政府|人民政府|党委|党工委|工委|级|里|纪委|直)"
    r"|([\ue000-\ue005])"
)
_RELAY = re.compile(
    r"(?:收听收看|收听|收看|观看|参加|套开)(?P<heard>.+?会议?)"
    r"(?:结束|散会)?之?(?:后|并(?=续会|续开|接着|接续|部署|召开|套开))"
    r"|(?:接续|紧接着?|承接|衔接)(?P<after>.+?会议?)(?=续会|续开|继续|接着|召开|套开|部署|安排)"
    r"|^(?P<over>.+?会议?)(?:结束|散会)?之?后(?=.*(?:续会|续开|接着|接续|立即|随即|当即|部署|召开|套开))"
    r"|^(?P<went_on>.+?会议?)(?:[^会]{0,24}分会场)?续会"
)
# What `_RELAY` cannot do without beside 会.
_MAY_RELAY = re.compile(r"后|并|接续|紧接|承接|衔接|续会")
_LEADING = re.compile(
    r"^(?:国(?![土有家企道资防内际民旗营])|[省市州县区旗镇乡、])+(?![场域际心容民村镇政])"
)
_DEPARTMENT = re.compile(
    r"^(?:全?[国省市州县区](?![场域容])|[\ue000-\ue005])"
    r"(\ue00e|[\u4e00-\u9fff]{2,9}?(?:局|厅|委员会|(?<!指挥)(?<!支)部(?![门署队])))(?=.*会|关于|召开)"
)
_PLACE_ITSELF = re.compile(
    r"[省市州县区旗镇乡\ue000-\ue005](?:委(?!员会)(?:、.?政府)?|人?民?政府|党委)(?!办|督|新闻|网)"
)
_DATE = re.compile(r"(\d{1,2})月(\d{1,2})日")
_OWN_SCOPE = re.compile(r"全([国省市州县区旗镇乡村街])|([\ue000-\ue005])")
_MARK = re.compile(r"[\ue000-\ue00f]")
_PARENTHESES = re.compile(r"\([^()]*\)")
_SAID_OF_IT = re.compile(
    r"(?:[的\"”』》]|有关|相关|主要|重要|具体|工作)*(?:精神|讲话|要求|部署|安排|内容|决定|情况)+$"
)
_BARE = re.compile(
    r"[\ue000-\ue00f]|(?:全|本|我|各)[省市州县区旗镇乡村街](?:镇|区|村|道)?|[^\u3400-\u9fff\w]"
)
_LENGTH = re.compile(
    r"[（(]?(?:约)?\d+(?:\.\d+)?(?:分钟|小时|分)[)）]?"
    r"|\d{1,2}[:：]\d{2}[-—~至]\d{1,2}[:：]\d{2}"
)

_MISREAD_FROM = 6
_SHORTEST_NAME = 4
_NUMERALS = frozenset("0123456789一二三四五六七八九十")

# What is added to a title that is no part of its name.
ADDED = re.compile(r"\([^)]*(?:会场|参会|补报|报送|上报|登记|列席|接入)[^)]*\)|[\"'《》“”‘’]")

CENTRAL, SUPERIOR = "国", "上"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is conveyed: topic words, the level words it names, dates, its own wording, the
    department whose meeting it was, if it names one, whether it was that of a place itself, how it
    calls it, and the words of the form it was held in.
    """

    words: tuple[str, ...]
    scopes: frozenset[str]
    dates: tuple[tuple[int, int], ...]
    text: str
    of_document: bool
    organ: str
    by_place: bool
    name: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A title or item. `words` are the distinct character bigrams of its topic, `core` its topic
    as one string, `rest` the text without what it conveys, `scopes` the level words in the rest,
    `bare` the text without places and level words, `plain` that without what is no part of a name.
    `is_routine` tells that it is office routine by its words.
    """

    text: str
    words: tuple[str, ...]
    core: str
    phrases: tuple[Phrase, ...]
    rest: str
    scopes: frozenset[str]
    bare: str
    word_set: frozenset[str]
    plain: str
    is_routine: bool


def read(text: str, names: tuple[tuple[str, str], ...]) -> Statement:
    """Return the statement in a text; `names` are the host's places, longest first, and marks."""
    folded = fold(text)
    if not folded.isalpha():
        folded = _LENGTH.sub("", folded)
    for name, mark in names:
        if name in folded:
            folded = folded.replace(name, mark)
    return _read_masked(folded)


@lru_cache(maxsize=200_000)
def _read_masked(text: str) -> Statement:
    joined = synonyms_joined(text)
    phrases, rest = _conveyed(joined)
    segments = topic_segments(rest)
    words = bigrams(segments) + tuple(word for phrase in phrases for word in phrase.words)
    segments += ["".join(phrase.words) for phrase in phrases if phrase.words]
    scopes = frozenset(mark for pair in _OWN_SCOPE.findall(rest) for mark in pair if mark)
    distinct = tuple(dict.fromkeys(words))
    return Statement(
        text=joined,
        words=distinct,
        core="|".join(segments),
        phrases=phrases,
        rest=rest,
        scopes=scopes,
        bare=_BARE.sub("", joined),
        word_set=frozenset(distinct),
        plain=ADDED.sub("", joined),
        is_routine=not phrases and ROUTINE_ITEM.search(joined) is not None,
    )


def bigrams(segments: list[str]) -> tuple[str, ...]:
    """Return the distinct character pairs inside the segments, in order of appearance."""
    pairs = (part[i : i + 2] for part in segments for i in range(len(part) - 1))
    return tuple(dict.fromkeys(map(intern, pairs)))


def called(region: str) -> str:
    """Return how a conveying phrase calls the meeting, without what of it is conveyed."""
    return _SAID_OF_IT.sub("", region)


def is_misread(left: str, right: str) -> bool:
    """Tell whether two texts differ in one character that is no number, as a scan may."""
    if len(left) != len(right) or len(left) < _MISREAD_FROM:
        return False
    differing = ""
    for one, other in zip(left, right, strict=True):
        if one != other:
            if differing:
                return False
            differing = one + other
    return bool(differing) and _NUMERALS.isdisjoint(differing)


def unmarked(text: str) -> str:
    """Return a masked text without the marks that stand for places."""
    return _MARK.sub("", text)


def _conveyed(text: str) -> tuple[tuple[Phrase, ...], str]:
    """Return the phrases that convey a meeting or paper, and the text without them."""
    relay = _RELAY.search(text) if "会" in text and _MAY_RELAY.search(text) else None
    if relay is not None:
        # A meeting that goes on where another ended passes that one on.
        region = next(part for part in relay.groups() if part)
        return (_read_phrase(region),), text[: relay.start()] + text[relay.end() :]
    phrases: list[Phrase] = []
    rest: list[str] = []
    at = 0
    while True:
        found = _OBJECT.search(text, at)
        end = found.end() if found else len(text)
        if rest_of_it := _REST_OF_OBJECT.match(text, end):
            end = rest_of_it.end()
        stretch = text[at:end]
        phrase, before = _phrase(stretch, found is not None, first=not phrases)
        if phrase is not None:
            phrases.append(phrase)
        rest.append(before)
        if found is None:
            return tuple(phrases), "".join(rest)
        at = end


def _phrase(stretch: str, has_object: bool, *, first: bool) -> tuple[Phrase | None, str]:
    """Return the conveying phrase of a stretch that ends with its object, and what precedes it."""
    verb = _VERB.search(stretch) if _HAS_VERB.search(stretch) else None
    if verb is None:
        # 全市防汛会议精神宣讲: the object alone, when it is the spirit of a meeting.
        spirit = has_object and stretch.endswith("精神") and _MEETING_WORD.search(stretch)
        if not spirit and (first or not has_object):
            return None, stretch
        region, before = stretch, ""
    else:
        region, before = stretch[verb.end() :], stretch[: verb.start()]
        strong = _STRONG_VERB.search(verb[0]) is not None
        if not has_object and not (strong and _names_a_meeting(region)):
            return None, stretch
        if not strong and not _speaks_of_a_meeting(region):
            return None, stretch
    if not called(region):
        return None, stretch
    return _read_phrase(region), before


def _names_a_meeting(region: str) -> bool:
    """Tell whether more than the 会 of 传达学习会 stands there."""
    return _MEETING_WORD.search(region) is not None and len(region) >= _SHORTEST_NAME


def _speaks_of_a_meeting(region: str) -> bool:
    return region.endswith("精神") or _MEETING_WORD.search(region) is not None


def _read_phrase(region: str) -> Phrase:
    scopes = {mark for found in _SCOPED.findall(region) for mark in found if mark}
    leading = _LEADING.match(region)
    if leading:
        scopes.update(leading[0].replace("、", ""))
    if _CENTRAL.search(region):
        scopes.add(CENTRAL)
    if _SUPERIOR.search(region) and not scopes:
        scopes.add(SUPERIOR)
    dates = tuple((int(month), int(day)) for month, day in _DATE.findall(region))
    document = _DOCUMENT.search(region.removesuffix("精神")) is not None
    organ = _DEPARTMENT.match(region)
    topic = region[organ.end() :] if organ else region
    words = bigrams(topic_segments(_PARENTHESES.sub("|", topic)))
    return Phrase(
        words=words,
        scopes=frozenset(scopes),
        dates=dates,
        text=region,
        of_document=document,
        organ=organ[1] if organ else "",
        by_place=_PLACE_ITSELF.search(region) is not None,
        name=ADDED.sub("", called(region)),
        forms=forms_of(called(region)),
    )
