"""Inspections, assessments and rankings that papers announce.

GD-15, GD-17, GD-18, GD-19, N18-01.
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Class
from docs_audit.gbt9704.assessing import (
    DISGUISE_TITLE,
    GRADES,
    LEADER,
    MARKED_TRACES,
    OPEN_INSPECTION,
    PERIOD_TITLE,
    RANK_WORDS,
    RANKED,
    VISIT_TITLE,
)

from .consent import has_consent
from .organs import LAWFUL_DOWNWARD, OWN_LINES
from .subjects import Hit, Subject

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
    if is_told and PERIOD_TITLE.search(subject.title):
        ranked = next((one for one in subject.statements if RANK_WORDS.search(one.text)), None)
        if ranked is not None and not ranked.forbids:
            yield subject.hit("GD-18", ranked.text, ranked.span, figures={"form": "notice"})
            return
    for statement in subject.statements:
        if statement.demands(RANKED):
            yield subject.hit("GD-18", statement.text, statement.span, figures={"form": "duty"})


def _leader_demanded(subject: Subject) -> Iterator[Hit]:
    if VISIT_TITLE.search(subject.title):
        for statement in subject.statements:
            if statement.demands(LEADER):
                yield subject.hit("GD-15", statement.text, statement.span)


def _traces_marked(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        if statement.demands(MARKED_TRACES):
            yield subject.hit("GD-17", statement.text, statement.span)


def _disguised(subject: Subject) -> Iterator[Hit]:
    """An inspection that is not called one, yet gives grades (K14)."""
    if not DISGUISE_TITLE.search(subject.title) or OPEN_INSPECTION.search(subject.title):
        return
    for statement in subject.statements:
        if statement.demands(GRADES):
            yield subject.hit("GD-19", statement.text, statement.span)


def _of_authorities(subject: Subject) -> Iterator[Hit]:
    kinds = subject.issuer_kinds
    if not kinds or kinds & (LAWFUL_DOWNWARD | OWN_LINES) or has_consent(subject):
        return
    for statement in subject.statements:
        if statement.demands(_AT_AUTHORITIES):
            yield subject.hit("N18-01", statement.text, statement.span)
