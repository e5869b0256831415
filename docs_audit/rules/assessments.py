"""Inspections, assessments and rankings that papers announce.

GD-15, GD-17, GD-18, GD-19, N18-01.
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Class

from .consent import has_consent
from .organs import LAWFUL_DOWNWARD, OWN_LINES
from .subjects import Hit, Subject

_VISIT_TITLE = re.compile(r"督查|督导|检查|考核|调研|评估|巡查|验收|考评")
_LEADER = re.compile(
    r"主要(?:负责同志|负责人|领导)[^，。；]{0,16}(?:陪同|到场|汇报|出席|见面|参加座谈|全程参加)"
)
_MARKS = r"(?:[加得计扣记]\s*\d+(?:\.\d+)?\s*分|加分|计分|得分|扣分|分值)"
_TRACES = (
    r"(?:领导(?:的)?(?:肯定性)?批示|批示(?:肯定)?|刊发|刊登|采用|经验(?:材料|信息|做法)|学习笔记|学习心得|心得体会|照片|影像|截图"
    r"|印发[^，。；]{0,6}文件|召开[^，。；]{0,8}会议|会议记录|开会次数|工作信息)"
)
_MARKED_TRACES = re.compile(
    rf"{_TRACES}[^。；]{{0,28}}{_MARKS}|(?:考核|评分|考评|检查)(?:的)?(?:内容|标准|指标|依据)[^。；]{{0,30}}{_TRACES}"
    rf"|把[^。；]{{0,20}}{_TRACES}[^。；]{{0,10}}(?:作为|纳入)[^。；]{{0,10}}(?:考核|评价|考评|检查|督查)"
)
_PERIOD = (
    r"(?:每(?:个)?月|按月|逐月|每(?:个)?季度?|按季度?|逐季|月度|季度|月(?=排名|通报|排位|晾晒|排序)"
    r"|季(?=排名|通报|排位|晾晒)|[一二三四1-4]季度|\d{1,2}月份|每周|每旬)"
)
_RANK = r"(?:排名|排位|排序|排队|晾晒|红黑榜|名次|末位)"
_RANKED = re.compile(
    rf"{_PERIOD}[^。；]{{0,40}}{_RANK}|{_RANK}[^。；]{{0,24}}{_PERIOD}[^。；]{{0,12}}(?:通报|公布|晾晒|印发)"
)
_RANK_WORDS = re.compile(
    rf"{_RANK}|位居|位列|第[一二三1-3](?:名|位)|倒数|前[三五3-5][名位]|后[三五3-5][名位]"
)
_PERIOD_TITLE = re.compile(
    r"(?<!\d)\d{1,2}月份?|[一二三四1-4]季度|上半年|月度|季度|\d{1,2}[-—至]\d{1,2}月份?"
)
_DISGUISE_TITLE = re.compile(
    r"(?:开展|组织|进行)[^，。]{0,20}(?:调研|评估|评价|指导|监测|走访|回访)|(?:调研|评估|评价|监测|走访)(?:活动|工作)?(?:的)?(?:通知|方案|函|安排)"
)
_OPEN_INSPECTION = re.compile(r"督查|考核|检查|考评|验收|巡查")
_GRADES = re.compile(
    r"(?:优秀|良好|合格|不合格|基本合格|达标|不达标|好|较好|一般|差)[”、，“]{1,3}(?:良好|合格|不合格|基本合格|较好|一般|差)"
    r"|(?:考核|考评)(?:对象|内容|方式|时间|方法|结果)|评定等次|(?:分为|评为|评定为?)[^，。；]{0,12}(?:[一二三ABC甲乙丙]等|[一二三四]个?(?:等次|等级|档次))"
    r"|百分制|评分(?:标准|细则|表)|打分"
)
_AT_AUTHORITIES = re.compile(
    r"(?:对|将|组织对)[^，。；]{0,10}(?:各?(?:省|市|县|区|州|旗|乡镇?|镇|街道|地)[^，。；]{0,10}|地方)(?:党委|人民政府|政府)"
    r"[^，。；]{0,24}(?:督查|考核|检查|督导|考评|评估|巡查)"
)


def find(subject: Subject) -> Iterator[Hit]:
    yield from _ranking(subject)
    if subject.directs:
        yield from _leader_demanded(subject)
        yield from _traces_marked(subject)
        yield from _disguised(subject)
        yield from _of_authorities(subject)


def _ranking(subject: Subject) -> Iterator[Hit]:
    """A duty to rank by the period, or a ranking of one period that the paper itself is."""
    if subject.is_upward or subject.paper.class_ in (Class.DRAFT_FOR_COMMENT, Class.LEAFLET):
        return
    is_told = subject.kind == "通报" or subject.paper.class_ is Class.BULLETIN
    if is_told and _PERIOD_TITLE.search(subject.title):
        ranked = next((one for one in subject.statements if _RANK_WORDS.search(one.text)), None)
        if ranked is not None and not ranked.forbids:
            yield subject.hit("GD-18", ranked.text, ranked.span, figures={"form": "notice"})
            return
    for statement in subject.statements:
        if statement.demands(_RANKED):
            yield subject.hit("GD-18", statement.text, statement.span, figures={"form": "duty"})


def _leader_demanded(subject: Subject) -> Iterator[Hit]:
    if _VISIT_TITLE.search(subject.title):
        for statement in subject.statements:
            if statement.demands(_LEADER):
                yield subject.hit("GD-15", statement.text, statement.span)


def _traces_marked(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        if statement.demands(_MARKED_TRACES):
            yield subject.hit("GD-17", statement.text, statement.span)


def _disguised(subject: Subject) -> Iterator[Hit]:
    """An inspection that is not called one, yet gives grades (K14)."""
    if not _DISGUISE_TITLE.search(subject.title) or _OPEN_INSPECTION.search(subject.title):
        return
    for statement in subject.statements:
        if statement.demands(_GRADES):
            yield subject.hit("GD-19", statement.text, statement.span)


def _of_authorities(subject: Subject) -> Iterator[Hit]:
    kinds = subject.issuer_kinds
    if not kinds or kinds & (LAWFUL_DOWNWARD | OWN_LINES) or has_consent(subject):
        return
    for statement in subject.statements:
        if statement.demands(_AT_AUTHORITIES):
            yield subject.hit("N18-01", statement.text, statement.span)
