"""How long a paper is and what it spends its length on (GD-05, GD-05a, N19-02).

Papers on special work or one task are held to the shorter bound, comprehensive deployment to
none; everything else to the general one. Which of them a paper is, its title tells.
"""

import re
from collections.abc import Iterator, Mapping

from docs_audit.gbt9704 import Class, Part
from docs_audit.gbt9704.clauses import Statement

from .subjects import Hit, Subject

_COMPREHENSIVE = re.compile(
    r"全面(?:推进|加强|深化|贯彻|落实|部署)|综合|总体(?:方案|规划)|五年规划|规划纲要|经济社会发展|政府工作报告|中心工作|重点工作"
    r"|年度?工作(?:要点|安排)|高质量发展"
)
_SPECIAL = re.compile(
    r"专项|方案|行动|整治|攻坚|活动|做好|抓好|开展|组织|举办|实施|加强|排查|申报|防[汛火溺范治灾]|[^，]{2,12}工作的通知"
)
_COUNTED = frozenset({Class.RED_HEAD, Class.LETTER, Class.WHITE_HEAD, Class.NOTICE_WITHOUT_NUMBER})
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、[^。]{2,30}")
_SURROUNDING = re.compile(
    r"指导思想|总体要求|基本原则|工作原则|(?:重要|重大|深远)意义|背景|充分认识|提高(?:思想|政治)?(?:认识|站位)|统一思想"
    r"|(?:加强|强化)(?:组织)?领导|组织(?:领导|保障|实施)|落实责任|压实责任|保障措施|强化保障|严明纪律"
)
_FEWEST_SECTIONS = 2
# A short paper may well spend half of itself on who is in charge.
_SHORTEST = 800


def find(subject: Subject, limits: Mapping[str, float]) -> Iterator[Hit]:
    if subject.paper.class_ in _COUNTED:
        yield from _too_long(subject, limits)
        yield from _too_many_pages(subject, limits)
        yield from _mostly_surroundings(subject, limits)


def is_comprehensive(subject: Subject) -> bool:
    """Comprehensive deployment of general work has no bound of length."""
    return _COMPREHENSIVE.search(subject.title) is not None


def _too_long(subject: Subject, limits: Mapping[str, float]) -> Iterator[Hit]:
    if is_comprehensive(subject):
        return
    key = "length.special" if _SPECIAL.search(subject.title) else "length.general"
    characters = subject.paper.body_characters
    if characters > limits[key]:
        figures: dict[str, float | str] = {
            "characters": characters,
            "bound": limits[key],
            "class": key,
        }
        yield subject.hit("GD-05", subject.title, subject.paper.title.span, figures=figures)


def _too_many_pages(subject: Subject, limits: Mapping[str, float]) -> Iterator[Hit]:
    if subject.pages > limits["rule.pages"]:
        figures = {"pages": subject.pages, "bound": limits["rule.pages"]}
        yield subject.hit("N19-02", subject.title, subject.paper.title.span, figures=figures)


def _mostly_surroundings(subject: Subject, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Sections by their first headings; what stands before the first belongs to none."""
    sections = _sections(subject)
    whole = sum(length for _, length in sections)
    headings = [heading for heading, _ in sections if heading is not None]
    around = [
        (heading, length)
        for heading, length in sections
        if heading is not None and _SURROUNDING.search(heading.text)
    ]
    if whole < _SHORTEST or len(headings) < _FEWEST_SECTIONS or not around:
        return
    share = sum(length for _, length in around) / whole
    if share >= limits["rule.background_share"]:
        first = around[0][0]
        figures = {"share": round(share, 4), "bound": limits["rule.background_share"]}
        yield subject.hit("GD-05a", first.text, first.span, figures=figures)


def _sections(subject: Subject) -> list[tuple[Statement | None, int]]:
    """Each heading of the body with the characters of its section."""
    bodies = [one.span for one in subject.paper.segments if one.part is Part.BODY]
    sections: list[tuple[Statement | None, int]] = [(None, 0)]
    for one in subject.statements:
        if not any(start <= one.span[0] < end for start, end in bodies):
            continue
        if _HEADING.fullmatch(one.text):
            sections.append((one, 0))
        heading, length = sections[-1]
        sections[-1] = (heading, length + len("".join(one.text.split())))
    return sections
