"""What the notice or scheme of an inspection demands, sentence by sentence.

What a sentence forbids, takes back or only tells of others is no demand: that is read as in
official papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_audit.gbt9704 import read_paper
from docs_audit.gbt9704.assessing import (
    DISGUISE_TITLE,
    GRADES,
    LEADER,
    MARKED_TRACES,
    OPEN_INSPECTION,
    RANKED,
)
from docs_audit.gbt9704.clauses import statements_of

# Names that the published cases hid an assessment under (K04: 战况统计).
_OTHER_NAME = re.compile(r"战况|战报|统计|晾晒|比武|擂台|走访|回访|体检|观摩|调度")
_PLEDGES = re.compile(r"(?:签订|签署|递交|提交)[^，。；]{0,12}(?:承诺书|责任书|责任状|保证书)")
_DAILY = re.compile(
    r"(?:每日|每天|逐日|日|每周|周|每月|逐月|月)(?:建立|填写|填报|记录|更新|报送|上报)?[^，。；]{0,8}(?:台账|台帐|日志|报表|打卡)"
)
_PATTERNS = (
    ("leader", LEADER),
    ("traces", MARKED_TRACES),
    ("ranked", RANKED),
    ("grades", GRADES),
    ("pledges", _PLEDGES),
    ("ledgers", _DAILY),
)
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that demands something; `kind` is what."""

    kind: str
    text: str


def read_notice(title: str, text: str) -> tuple[Clause, ...]:
    """The demands of a notice, one a kind and sentence; of very long ones the beginning."""
    return tuple(dict.fromkeys(_clauses(title, text[:_LONGEST])))


def _clauses(title: str, text: str) -> Iterator[Clause]:
    if _is_disguised(title):
        yield Clause("disguised", title)
    if not text.strip():
        return
    paper = read_paper(text)
    for statement in statements_of(text, paper):
        for kind, pattern in _PATTERNS:
            if statement.demands(pattern):
                yield Clause(kind, " ".join(statement.text.split()))


def _is_disguised(title: str) -> bool:
    """Whether a title speaks of something else than an inspection, yet of looking at others."""
    if OPEN_INSPECTION.search(title):
        return False
    return bool(DISGUISE_TITLE.search(title) or _OTHER_NAME.search(title))
