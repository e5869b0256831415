"""Expressions of English papers that a copy swaps: states, counties, organs, days, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

DATE, PLACE, ORGAN, PERSON, LEVEL, NUMBER = "date", "place", "organ", "person", "level", "number"

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?\b|\b{_MONTH},?\s+\d{{4}}\b"
)
_CAPITAL = r"[A-Z][A-Za-z'’.-]{0,24}[A-Za-z]"
_NO_NAME = (
    r"(?!(?:The|This|That|These|Such|Any|All|Each|Every|No|An?|If|Sec|Section|"
    r"After|At|Before|Beginning|By|During|For|From|In|On|Of|Through|Throughout|To|Under|Until|Upon|"
    r"With|Within|Without)\b)"
)
_NAME = rf"{_NO_NAME}{_CAPITAL}(?:\s{_CAPITAL}){{0,6}}"
_FULL_NAME = rf"{_CAPITAL}(?:\s(?:[A-Z]\.|{_CAPITAL})){{0,4}}"
_OFFICE = (
    r"(?:Department|Board|Office|Bureau|Commission|Division|Authority|Agency|Council|Committee|"
    r"Ministry|Administration|Legislature|Assembly|Senate|Court)"
)
_ORGAN = re.compile(
    rf"\b(?:{_NAME}\s+)?{_OFFICE}\s+(?:of|on|for)\s+(?:the\s+)?{_NAME}"
    rf"(?:(?:,\s+{_NAME}){{0,3}},?\s+and\s+{_NAME})?|"
    rf"\b{_NAME}\s+{_OFFICE}\b"
)
_COMMUNITY = r"(?:County|City|Township|Parish|Borough|Village|Town|District|Province)"
_PLACE = re.compile(
    rf"\b{_NAME}\s+{_COMMUNITY}\b|"
    rf"\b(?:{_COMMUNITY}|County|State|Commonwealth|Province|Territory)\s+of\s+(?P<named>{_NAME})|"
    rf"(?<=\b[Ii]n\s){_NAME}|(?<=\bwithin\s){_NAME}|(?<=\bthroughout\s){_NAME}"
)
_STATES = re.compile(
    r"\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|"
    r"Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|"
    r"Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New\s+(?:Hampshire|Jersey|Mexico|York)|(?:North|South)\s+(?:Carolina|Dakota)|Ohio|Oklahoma|"
    r"Oregon|Pennsylvania|Rhode\s+Island|Tennessee|Texas|Utah|Vermont|(?:West\s+)?Virginia|"
    r"Washington|Wisconsin|Wyoming|Puerto\s+Rico)\b"
)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Senators?|Representatives?|Assembly(?:wo)?m[ae]n|Governor|Mayor|Sheriff|"
    rf"Delegates?|Judge|Justice|Commissioner|Director|Secretary)\.?\s+(?P<named>{_NO_NAME}{_FULL_NAME})"
)
_LEVEL = re.compile(
    r"\b(?:state|county|city|municipal|township|town|federal|national|provincial|statewide|"
    r"countywide|citywide|nationwide|municipality)\b",
    re.IGNORECASE,
)
_ONES = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|million)"
)
_NUMBER = re.compile(rf"\b{_ONES}(?:[\s-]{{1,3}}{_ONES}){{0,6}}\b", re.IGNORECASE)


def english_expressions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each expression; earlier ones take precedence."""
    for pattern, kind in (
        (_DATE, DATE),
        (_PERSON, PERSON),
        (_ORGAN, ORGAN),
        (_PLACE, PLACE),
        (_STATES, PLACE),
        (_LEVEL, LEVEL),
        (_NUMBER, NUMBER),
    ):
        for match in pattern.finditer(text):
            named = "named" if pattern.groups and match["named"] else 0
            yield (kind, *match.span(named))
