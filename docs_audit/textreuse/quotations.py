"""Attributed quotations: what a paper openly repeats and names the source of.

Set aside when containment is counted, because repeating with the source named is not copying.
Words in quotation marks without a source (a slogan, a term) are the paper's own.
"""

from __future__ import annotations

import re

from docs_audit.textreuse.papers import Span

_SAYING = (
    "规定|規定|指出|强调|強調|要求|明确|明確|提出|提到|写道|寫道|载明|載明|表示|认为|認為|部署|决定|決定|"
    "(?:原文|原话|内容|內容|表述|表明)(?:为|為|是)|如下|所述|所称|所稱"
)
_OPENING = '“"「『＂'
_CLOSING = {"“": "”", '"': '"', "「": "」", "『": "』", "＂": "＂"}
_LONGEST_QUOTATION = 3_000
_SHORTEST_QUOTATION = 8

_TITLE = re.compile(r"《[^《》\n]{2,120}》")
_NAMED_SOURCE = re.compile(
    r"(?:》|號|号|讲话|講話|文件|通知|意见|意見|条例|條例|会议|會議|条|條|款|项|項|书记|書記|主席|总理|總理|"
    r"政府|省委|市委|县委|區委|区委|中央|国务院|國務院|部|厅|廳|局|办公厅|办公室)"
)
_LEAD = re.compile(rf"(?:{_SAYING})(?:了|到|的)?[^，。；：:“”\"「」\n]{{0,6}}[，,：:]?\s*$")
_LEAD_ENGLISH = re.compile(
    r"(?:provides?|states?|stated|reads?|says?|requires?|defines?|according to)\b"
    r"[^.;\n]{0,60}[,:]?\s*$",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    rf"(?:》|号）|号\)|[条條款项項])[^，。；：:\n《》]{{0,12}}(?:{_SAYING})[：:]\s*"
    r"(?P<quoted>[^\n“\"「『＂][^\n]{7,600})"
)
_ARTICLE = re.compile(
    rf"》第[〇零一二三四五六七八九十百千\d]{{1,7}}[条條][^，。；：:\n]{{0,10}}(?:{_SAYING})[，,]"
    r"(?P<quoted>[^。\n]{8,300})"
)
_LAW = re.compile(
    r"(?:法|条例|規定|规定|办法|规则|细则)》|第[〇零一二三四五六七八九十百千\d]{1,7}[条條]"
)


def cited_titles(text: str) -> tuple[Span, ...]:
    """Return the spans of the titles that a text cites in book-title marks."""
    return joined([match.span() for match in _TITLE.finditer(text)])


def attributed(text: str) -> tuple[Span, ...]:
    """Return ascending, disjoint spans of cited titles and of attributed quotations."""
    spans = [match.span() for match in _TITLE.finditer(text)]
    spans += _marked(text)
    spans += [match.span("quoted") for match in _UNMARKED.finditer(text)]
    spans += [match.span("quoted") for match in _ARTICLE.finditer(text)]
    return joined(spans)


def lawful(text: str) -> tuple[Span, ...]:
    """Return those of the attributed spans that quote or cite a law or regulation."""
    return tuple(
        (start, end)
        for start, end in attributed(text)
        if _LAW.search(text, max(0, start - 60), end) is not None
    )


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and melt those that touch or overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _marked(text: str) -> list[Span]:
    """Find quotations in marks whose lead names a source and says that it is quoted."""
    spans: list[Span] = []
    for opening in re.finditer(f"[{_OPENING}]", text):
        start = opening.start()
        if spans and start < spans[-1][1]:
            continue
        end = _closing(text, start)
        if end - start < _SHORTEST_QUOTATION or not _is_led(text[max(0, start - 90) : start]):
            continue
        spans.append((start, end))
    return spans


def _is_led(before: str) -> bool:
    sentence = re.split(r"[。；\n]", before)[-1]
    if _LEAD.search(sentence):
        return _NAMED_SOURCE.search(sentence) is not None
    return _LEAD_ENGLISH.search(before) is not None


def _closing(text: str, start: int) -> int:
    """Return the offset after the mark that closes the one at ``start``, or ``start``."""
    opening = text[start]
    closing = _CLOSING[opening]
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST_QUOTATION)):
        # A quotation of several paragraphs opens anew at each of them and closes once.
        if text[at] == opening != closing and (at == start or not text[at - 1].isspace()):
            depth += 1
        elif text[at] == closing and at > start:
            depth -= 1
            if depth <= 0:
                return at + 1
    return start
