"""What a paper does with the papers that it names: passes on, carries out, answers."""

import re
from collections.abc import Iterator

from .paper import Relation, Span

_BEFORE, _AFTER = 48, 24
_PASSED_ON = re.compile(r"[^。；\n《》]{0,12}?(?:转发|批转|翻印)(?:给|你|至)")
_PASSING_ON = re.compile(r"(?:转发|批转|翻印)(?:了)?[^，。；：《》\n]{0,24}$")
_CARRIED_OUT = re.compile(r"(?:贯彻|落实|执行)[^，。；：\n]{0,30}$")
_RECEIVED = re.compile(r"[^。；，\n《》]{0,6}收悉")
_SUBJECT = re.compile(
    r"关于[^，。；《》\n]{2,80}?(?:请示|报告|函|来函|意见|通知|方案|办法|通报|决定)"
    r"(?P<end>收悉|(?:转发|批转|翻印)(?:给|你))"
)
# 你县, 现将 and 来文 lead up to a title, and so do names of whose paper it is.
_ISSUER = re.compile(r"[^，。；：《》\s将你贵]*$")
_LONGEST_ISSUER = 30


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
    ended = span[0]
    for found in _SUBJECT.finditer(text, *span):
        before = text[max(ended, found.start() - _LONGEST_ISSUER) : found.start()]
        issuer = _ISSUER.search(before)
        name = (issuer[0] if issuer else "").removeprefix("来文")
        ended = found.end()
        place = found.start() - len(name), found.start("end")
        relation = Relation.ANSWERS if found["end"] == "收悉" else Relation.FORWARDS
        yield text[slice(*place)], place, relation
