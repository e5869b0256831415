"""What a paper does with the papers that it names: passes on, carries out, answers."""

import re
from collections.abc import Iterator

from .paper import Relation, Span

_BEFORE, _AFTER = 48, 24
_PASSED_ON = re.compile(r"[^。；\n《》]{0,12}?(?:转发|批转|翻印)(?:给|你|至)")
_PASSING_ON = re.compile(r"(?:转发|批转|翻印)(?:了)?[^，。；：《》\n]{0,24}$")
_CARRIED_OUT = re.compile(r"(?:贯彻|落实|执行)[^，。；：\n]{0,30}$")
_RECEIVED = re.compile(r"[^。；，\n《》]{0,6}收悉")
_UNMARKED = re.compile(
    r"(?:现将|将|[你贵][\u4e00-\u9fff]{0,8}?|来文)?"
    r"(?P<title>[^，。；：《》\s将你贵]{0,30}?关于[^，。；《》\n]{2,80}?(?:请示|报告|函|来函|意见|通知|方案|办法|通报|决定))"
    r"(?P<end>收悉|(?:转发|批转|翻印)(?:给|你))"
)


def relation_in_body(text: str, span: Span) -> Relation:
    """Told by the words around the place where a paper is named in running text."""
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    after = text[span[1] : span[1] + _AFTER]
    if _PASSED_ON.match(after) or _PASSING_ON.search(before):
        return Relation.FORWARDS
    if _RECEIVED.match(after):
        return Relation.ANSWERS
    return Relation.IMPLEMENTS if _CARRIED_OUT.search(before) else Relation.CITES


def unmarked_papers(text: str, span: Span) -> Iterator[tuple[str, Span, Relation]]:
    """Titles without marks and number that are passed on or answered: `你县关于……的请示收悉`."""
    for found in _UNMARKED.finditer(text, *span):
        relation = Relation.ANSWERS if found["end"] == "收悉" else Relation.FORWARDS
        yield found["title"], found.span("title"), relation
