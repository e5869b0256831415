"""The sentence by which a paper directs most: what a hit on its direction rests on."""

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Class, Directive
from docs_audit.gbt9704.clauses import Statement

from .subjects import Subject

_HEAVY = 2
_ADDRESSED = re.compile(
    r"各(?:乡|镇|街道|县|市|区|州|旗|村|社区|地|级|单位|部门|责任|有关|相关)|请|你[们县市区镇乡]"
)
_OBLIGED = re.compile(
    r"必须|务必|务请|不得|严禁|一律|限期|须(?!知)|应当|(?<![需主重必不])要(?!求|素|点|闻|害|道|件)"
)
# 为坚决遏制……，现就有关事项通知如下: nothing is directed yet.
_OPENS = re.compile(r"(?:^|，)现(?!场)[^。]*(?:如下|通报|公布)")


def weightiest(subject: Subject) -> Statement | None:
    """The heaviest demand on the receivers; of a letter only what is worded as an order."""
    is_letter = subject.paper.class_ is Class.LETTER or subject.kind == "函"
    weighed = [
        (_weight(statement, words), statement)
        for statement, words in _directing(subject, is_letter=is_letter)
    ]
    heaviest = max((weight for weight, _ in weighed), default=0)
    return next((one for weight, one in weighed if weight == heaviest), None)


def _directing(subject: Subject, *, is_letter: bool) -> Iterator[tuple[Statement, list[Directive]]]:
    counted = [one for one in subject.paper.directives if _counts(one, is_letter=is_letter)]
    for statement in subject.statements:
        start, end = statement.span
        words = [one for one in counted if start <= one.span[0] < end]
        is_demand = _ADDRESSED.search(statement.text) or _OBLIGED.search(statement.text)
        if words and is_demand and not statement.recounts and not _OPENS.search(statement.text):
            yield statement, words


def _counts(directive: Directive, *, is_letter: bool) -> bool:
    return directive.category == "strong" if is_letter else directive.weight >= _HEAVY


def _weight(statement: Statement, words: list[Directive]) -> int:
    """Words that are addressed to the receivers weigh twice."""
    total = sum(one.weight for one in words)
    return 2 * total if _ADDRESSED.search(statement.text) else total
