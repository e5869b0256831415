"""The cover of a gazette (公报, 政报) above the first paper that it prints."""

import re
from collections.abc import Sequence

from . import dates
from .lines import Line

_NUMERALS = r"\d〇○零一二三四五六七八九十百"
_MASTHEAD = re.compile(r"[\u4e00-\u9fff（）()]{2,30}(?:公报|政报)|公报|政报")
_YEAR = rf"[（(]?(?:19|20)\d\d年?|[一二][{_NUMERALS}]{{3}}年"
_ISSUE = re.compile(rf"[（(]?(?:{_YEAR})?[·.]?第?[{_NUMERALS}]{{1,5}}[号期][)）]?")
_TOTAL = re.compile(rf"[（(]?总第?[号期]?[：:]?第?[{_NUMERALS}]{{1,5}}[号期]?[)）]?")
_DATED_ISSUE = re.compile(rf"(?:{_YEAR})[·.]?第?[{_NUMERALS}]{{1,5}}[号期][)）]?")
_PRINT = re.compile(
    r"(?:主\s*[管办]|主管主办|编\s*辑|编\s*印|出\s*版|印\s*刷|发\s*行|地\s*址|电\s*话|邮\s*编|邮政编码|网\s*址|定\s*价)"
    r"(?:单位|部|者|日期)?\s*[：:]|ISSN|CN\d|刊号|邮发代号|准印|创刊|赠阅|(?:出版|编印|印发)$"
)
_CONTENTS = re.compile(r"(?:本期)?目录|要目")
_ENTRY = re.compile(r"(?:[….·•—-]{2,}|\s{2,}|\t)\s*[（(]?\d{1,3}[)）]?$|[（(]\d{1,3}[)）]$")
_LATIN = re.compile(r"[\x20-\x7e’]+")

_HIGHEST, _NEAR, _DEEPEST = 3, 10, 300
_BETWEEN_ENTRIES = 3


def cover_lines(lines: Sequence[Line]) -> int:
    """How many lines at the top are a gazette's cover and contents; 0 where there is none.

    A communique bears the word too: a gazette tells its year's or its total issue, who prints it,
    or its contents.
    """
    masthead = next(
        (at for at, line in enumerate(lines[:_HIGHEST]) if _MASTHEAD.fullmatch(_name(line))), -1
    )
    if masthead < 0:
        return 0
    at = masthead + 1
    while at < min(len(lines), masthead + _NEAR) and _is_cover(lines[at]):
        at += 1
    cover = lines[masthead:at]
    if at < len(lines) and _CONTENTS.fullmatch(lines[at].squeezed) and any(map(_is_issue, cover)):
        return _contents_end(lines, at)
    return at if any(map(_tells_gazette, cover)) else 0


def _name(line: Line) -> str:
    """The words of a masthead without the issue that may stand beside it."""
    return re.sub(rf"(?:{_DATED_ISSUE.pattern}|{_TOTAL.pattern})+$", "", line.squeezed)


def _is_cover(line: Line) -> bool:
    bare = line.squeezed
    return bool(
        _MASTHEAD.fullmatch(bare)
        or _ISSUE.fullmatch(bare)
        or _TOTAL.fullmatch(bare)
        or re.fullmatch(rf"(?:{_DATED_ISSUE.pattern}){_TOTAL.pattern}", bare)
        or re.fullmatch(r"\d{1,4}", bare)
        or _LATIN.fullmatch(line.text)
        or dates.alone(line.text)
        or _PRINT.search(line.text)
    )


def _is_issue(line: Line) -> bool:
    return _ISSUE.fullmatch(line.squeezed) is not None or _tells_gazette(line)


def _tells_gazette(line: Line) -> bool:
    bare = line.squeezed
    return bool(_DATED_ISSUE.search(bare) or _TOTAL.search(bare) or _PRINT.search(line.text))


def _contents_end(lines: Sequence[Line], start: int) -> int:
    """The line behind the last entry: a title and its page, over as many lines as it takes."""
    last = start
    for at in range(start + 1, min(len(lines), start + _DEEPEST)):
        if at - last > _BETWEEN_ENTRIES:
            break
        if _ENTRY.search(lines[at].text):
            last = at
    return last + 1
