"""Words that a paper openly takes from elsewhere: quoted after naming the source."""

import re
from collections.abc import Iterator

from .paper import Part, Quotation, Segment, Span

_SAYING = (
    r"(?:指出|强调|要求|明确(?:规定|要求|提出|指出)?|规定|提出|指示|批示|写道|表示|部署|提到"
    r"|作出[^，。]{0,12}(?:指示|批示|部署))"
)
_SOURCE = (
    r"(?:《[^》]{2,120}》(?:[（(][^（）()]{2,60}[）)])?(?:第[^，。：]{1,20}[条款项])?"
    r"|[\u4e00-\u9fff]{0,20}(?:总书记|国务院|党中央|省委|省政府|市委|市政府|县委|县政府"
    r"|文件|会议|通知|意见|规定|条例|纪要))"
)
_NAMED = re.compile(
    rf"(?P<source>{_SOURCE})(?:中|曾)?[^。；“”《》\n]{{0,30}}?{_SAYING}[了的]?\s*[：:，,]?\s*"
)
_QUOTED = re.compile(r"“(?P<words>[^“”]{12,2000})”")
_STATED = re.compile(r"[^。\n]{12,400}。")
_OPEN_SAYING = re.compile(rf"{_SAYING}\s*[：:，,]\s*$")


def find_quotations(text: str, segments: tuple[Segment, ...]) -> tuple[Quotation, ...]:
    """Quoted words behind a named source; without quotation marks the rest of the sentence."""
    kept = (Part.BODY, Part.ATTACHMENTS)
    found: list[Quotation] = []
    for segment in segments:
        if segment.part in kept:
            found += _within(text, segment.span)
    return tuple(found)


def _within(text: str, span: Span) -> Iterator[Quotation]:
    at = span[0]
    while named := _NAMED.search(text, at, span[1]):
        at = named.end()
        quoted = _QUOTED.match(text, named.end(), span[1])
        if quoted:
            yield Quotation(quoted.span("words"), named["source"])
        elif _OPEN_SAYING.search(named[0]):
            stated = _STATED.match(text, named.end(), span[1])
            if stated is None:
                continue
            quoted = stated
            yield Quotation(stated.span(), named["source"])
        if quoted:
            at = quoted.end()
