"""What the minutes of a meeting resolved: each task with who has to do it and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docs_audit.gbt9704 import OfficialPaper, Part, Requirement, read_requirements
from docs_audit.gbt9704.sentences import sentences_in

from .draft import Decision
from .labels import enumerator

MOST_DECISIONS = 300
_LONGEST_SENTENCE = 600
_UNIT = r"[\u4e00-\u9fff（）()、和及与]{2,50}?"
_CHARGED = re.compile(
    rf"由(?P<unit>(?!于|此|会议|点到){_UNIT})(?:具体|分别|共同|联合|统一|总)?(?:负责|牵头|会同"
    rf"|配合|落实|组织|承担|起草|督促|抓好|制定|协调|研究|提出|统计|收集|汇总|办理|承办|作为"
    rf"|统筹|跟踪|尽快"
    rf"|于|在)"
)
_LISTED = re.compile(
    r"(?:责任|牵头|承办|落实|主办|配合|办理)(?:单位|部门"
    r"|人)\s*[：:]\s*(?P<unit>[^；。，）)\n：:]{2,60})"
)
_CHARGE_ALONE = re.compile(r"[（(](?:责任|牵头|承办|落实|主办)(?:单位|部门|人)\s*[：:]")
_ORGAN = (
    r"(?:局|委|办|部|厅|院|中心|镇|乡|街道|公司|站|所|处|政府|部门|单位|会|社区|村|队|专班"
    r"|指挥部|领导小组|法院|检察院|党委|学校)"
)
_SUBJECT = re.compile(
    rf"^(?:会议(?:要求|明确|决定|议定|强调|指出|同意)[，,：:]?|请)?(?P<unit>(?:各|有关"
    rf"|相关)?[\u4e00-\u9fff（）()、和及与]{{0,48}}?{_ORGAN}(?:[）)])?)(?:要|须|应|负责|务必"
    rf"|务必于|必须|按|拨付|配合|统筹|安排|组织|制定|落实|完成|加强|提供|做好|指导|开展|建立"
    rf"|牵头|会同|尽快"
    rf"|抓紧|于\d|在\d|\d{{1,2}}月)"
)
_BRACKETED = re.compile(
    r"[（(](?:由)?(?P<unit>[\u4e00-\u9fff、]{2,40}?)(?:牵头|负责|落实|配合)[^（）()]{0,30}[)）]"
)
_RESOLVES = re.compile(
    r"^会议(?:决定|议定|同意|明确|确定|要求|研究决定|原则同意|原则通过|审议通过)|^(?:原则)?(?:同意"
    r"|通过|审议通过)"
)
_TELLS = re.compile(r"^会议(?:指出|认为|听取|传达|学习|强调指出|充分肯定)")


def read_decisions(text: str, paper: OfficialPaper, day: str) -> tuple[Decision, ...]:
    """The sentences of the body that resolve something, in their order.

    Their dates count from the day (ISO) of the meeting, else of the paper.
    """
    asked = read_requirements(text, day) if day else paper.requirements
    deadlines = [one for one in asked if one.kind == "deadline"]
    found: list[Decision] = []
    for sentence, at in _resolving(text, paper):
        if decision := _decision(sentence, at, deadlines):
            found.append(decision)
        if len(found) == MOST_DECISIONS:
            break
    return tuple(found)


def _resolving(text: str, paper: OfficialPaper) -> Iterator[tuple[str, int]]:
    """Sentences of the body, a bracket that names who is charged with the one before it."""
    for segment in paper.segments:
        if segment.part is not Part.BODY:
            continue
        before: tuple[str, int] | None = None
        for sentence, at in sentences_in(text, segment.span):
            if before and _CHARGE_ALONE.match(sentence):
                before = text[before[1] : at + len(sentence)], before[1]
                continue
            if before:
                yield before
            before = sentence, at
        if before:
            yield before


def _decision(sentence: str, at: int, deadlines: Sequence[Requirement]) -> Decision | None:
    if len(sentence) > _LONGEST_SENTENCE:
        return None
    begin = enumerator(sentence)[1]
    words = sentence[begin:]
    words = re.sub(r"^[一二三四五六七八九十]是", "", words)
    if _TELLS.match(words) or words.endswith(("：", ":")):
        return None
    unit = _unit(words)
    span = at + len(sentence) - len(words), at + len(sentence)
    due = next(_due(deadlines, span), "")
    if not (unit or _RESOLVES.match(words)) or len(words) < 8:
        return None
    return Decision(words.rstrip("。；;"), unit, due, span)


def _unit(words: str) -> str:
    for pattern in (_LISTED, _CHARGED, _BRACKETED, _SUBJECT):
        if found := pattern.search(words):
            return found["unit"].strip("，、和及与（( ")
    return ""


def _due(deadlines: Sequence[Requirement], span: tuple[int, int]) -> Iterator[str]:
    return (one.value for one in deadlines if one.span[0] < span[1] and span[0] < one.span[1])
