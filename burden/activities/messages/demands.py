"""Demands in one message: sentences that ask, whom, until when, and in which of the ways banned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from docs_audit.gbt9704.clauses import ends_demand

from .cues import AGAINST_ALL, AGAINST_CLAUSE, FOR, MAY_DEMAND, THRESHOLD, Cue
from .limits import Limit, limit_in
from .plain import plain


class Kind(StrEnum):
    """What a sentence asks for; one sentence may ask for several."""

    INSTRUCTION = "instruction"
    REPLY = "reply"
    CHAIN = "chain"
    PROOF = "proof"
    CHECK_IN = "check_in"


@dataclass(frozen=True)
class Demand:
    """One sentence that demands: `span` in the message, `who` as addressed there, empty if nobody
    is, `limit` the term it sets, `cues` the names of what told so.
    """

    kinds: frozenset[Kind]
    span: tuple[int, int]
    who: str
    limit: Limit | None
    cues: tuple[str, ...]


# What is said further down is a paper's; what goes on longer without a stop is cut.
LONGEST = 5_000
_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,400}[。！？!?；;]{0,9}")
_WHO = re.compile(
    r"@(?:所有人|全体成员)|各(?!级|种|类|项)(?:位)?[\u4e00-\u9fff、（）]{1,12}?(?=[:：，,]"
    r"|请|要|务|把|将|抓|于|在|认真|按|组织|注意|今|明|下|\s|$)|大家"
    r"|全体[\u4e00-\u9fff]{2,6}?(?=[:：，,]|请|要|务|于|不|把|将)"
    r"|所有[\u4e00-\u9fff]{2,8}?(?=[:：，,]|请|要|务|于|不|把|将|填)"
    r"|[\u4e00-\u9fff]{2,6}村(?=[:：，,、])"
)
_REPLY = re.compile(
    r"(?:收到|收悉|看[到见]|阅后|阅悉|知悉)[^，。！]{0,14}(?:回|扣|吱|报一下)|全部回复"
    r"|回复[“\"]?收到|[扣回]个?[“\"]?1|未回复的|没回的"
)
_CHAIN = re.compile(r"接龙|往下[接排]")
_PROOF = re.compile(
    r"截(?:图|屏|个图)|拍照|拍一段|合影|水印|(?:照片|小?视频|图片)[^。]{0,14}(?:[发传报交]|汇总)"
    r"|(?:上传|[发传报交])[^，。]{0,12}(?:照片|视频|图片)|[\u4e00-\u9fff]张照片|照片要"
)
_NO_PROOF = re.compile(r"视频(?:调度)?会|转发[^，。]{0,6}(?:视频|图片)|视频会议|看视频")
_CHECK_IN = re.compile(r"打卡|扫码|签到(?!表|簿)|定位|轨迹|实时位置|在线率")
_COMMA = re.compile(r"[，,；：:]")


def demands_in(text: str, sent_at: datetime | None = None) -> tuple[Demand, ...]:
    """Return the demands of a message in their order; spans are of the text as it came.

    Of a longer one its first LONGEST characters are read. `sent_at` resolves terms such as
    今天下午5点前; without it they have words only.
    """
    return tuple(
        Demand(
            _kinds(sentence, cues),
            (start, start + len(sentence)),
            who,
            limit_in(sentence, sent_at),
            cues,
        )
        for sentence, start, who, cues in _asking(text)
    )


def is_demand(text: str) -> bool:
    """Tell whether a message asks anything of those who read it."""
    return next(_asking(text), None) is not None


def _asking(text: str) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """Each sentence that asks, where it begins, whom it addresses and what tells so."""
    beginning = text[:LONGEST]
    if MAY_DEMAND.search(beginning) is None:
        return
    addressed = ""
    for found in _SENTENCE.finditer(plain(beginning)):
        sentence = found[0].strip()
        if not sentence:
            continue
        weight, cues = _weighed(sentence)
        who = _WHO.search(sentence)
        addressed = who[0].strip() if who else addressed
        if weight >= THRESHOLD:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield sentence, start, addressed, cues


def _weighed(sentence: str) -> tuple[float, tuple[str, ...]]:
    """The weight of a sentence, or of what follows a clause that tells something, and why."""
    against = sum(cue.weight for cue in _matched(AGAINST_ALL, sentence))
    best, why = _told(sentence, against)
    if best < THRESHOLD and any(cue.pattern.search(sentence) for cue in AGAINST_CLAUSE):
        for comma in _COMMA.finditer(sentence):
            weight, cues = _told(sentence[comma.end() :], against)
            if weight > best:
                best, why = weight, cues
    return best, why


def _told(text: str, against: float) -> tuple[float, tuple[str, ...]]:
    asking = _matched(FOR, text)
    weight = against + sum(cue.weight for cue in asking)
    if weight >= THRESHOLD:
        weight += sum(cue.weight for cue in _matched(AGAINST_CLAUSE, text))
    if weight >= THRESHOLD and ends_demand(text):
        weight -= THRESHOLD
    return weight, tuple(cue.name for cue in asking)


def _matched(cues: Sequence[Cue], text: str) -> list[Cue]:
    return [cue for cue in cues if cue.pattern.search(text)]


def _kinds(sentence: str, cues: tuple[str, ...]) -> frozenset[Kind]:
    kinds = set()
    if "reply" in cues and _REPLY.search(sentence):
        kinds.add(Kind.REPLY)
    if _CHAIN.search(sentence):
        kinds.add(Kind.CHAIN)
    if _PROOF.search(_NO_PROOF.sub("", sentence)):
        kinds.add(Kind.PROOF)
    if _CHECK_IN.search(sentence):
        kinds.add(Kind.CHECK_IN)
    if kinds != {Kind.REPLY} or _weighed(_REPLY.sub("", sentence))[0] >= THRESHOLD:
        kinds.add(Kind.INSTRUCTION)
    return frozenset(kinds)
