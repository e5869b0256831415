"""Secrecy marks: a paper that carries one is refused, a paper that talks of them is not.

Where a mark is looked for decides what counts as one: at the head of a paper, of an attachment
and in the margins every form of `marks`, anywhere else only a starred mark that stands free.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from .marks import (
    grades_in,
    is_bare,
    is_mark,
    is_mark_at_top,
    is_starred,
    marks_name,
    marks_upright,
    tidy,
)

RULE = "BM-01"
INNER_MATERIAL = "inner_material"
WORK_SECRET = "work_secret"  # noqa: S105 - the name of a mark

LESSER_MARKS = frozenset((INNER_MATERIAL, WORK_SECRET))

# Every mark has the first letter, every lesser one has one of both, and no other folds into them.
_LETTER, _INNER_LETTER = "密", "内"
# A first page of the standard holds 22 lines of 28 characters.
_FIRST_PAGE = 22 * 28
_TOP_LINES = 4
_HEAD_OF_ATTACHMENT = 3
_NUMBERS = re.compile(r"[\d\s年月日季度份件./-]*")
_ATTACHMENT = re.compile(r"\s*附\s*件\s*[\d一二三四五六七八九十]*\s*:?\s*")

_OPEN, _CLOSE = r"[\s【\[(〔]*", r"[\s】\])〕!。]*"
_INNER_WORDS = (
    r"内\s?部\s?(?:资\s?料|文\s?件|材\s?料|刊\s?物|使\s?用|传\s?阅|参\s?考|发\s?行|掌\s?握|事\s?项)"
    r"|仅供内部\w{2,4}|内\s?部"
)
_CARE = (
    r"(?:(?:请?(?:注\s?意|妥\s?善)\s?(?:保\s?存|保\s?管|保\s?密)"
    r"|(?:严禁|不得|禁止|请勿)(?:外传|公开|上网|转发|复制))[\s,]*){0,2}"
)
_INNER = re.compile(rf"{_OPEN}(?:{_INNER_WORDS})(?:★\S{{0,8}})?[\s,。!·—-]*{_CARE}{_CLOSE}")
_WORK_SECRET = re.compile(
    rf"{_OPEN}工\s?作\s?秘\s?密(?:\s?[★*][\s\w]{{0,10}})?[\s,。!·—-]*{_CARE}{_CLOSE}"
)
_BEFORE_TITLE = re.compile(rf"^\s*[【\[(〔](?:(?P<work>工作秘密)|{_INNER_WORDS})[】\])〕]")
_NAME_WORK_SECRET = re.compile(r"(?:^|[\W_])工作秘密(?:[\W_]|$)")
_NAME_INNER = re.compile(r"(?:^|[\W_])内部(?:资料|文件|材料|使用|参考)?(?:[\W_]|$)")


def examine(*, name: str, margins: Iterable[str], text: str) -> tuple[str, tuple[str, ...]]:
    """The rule that refuses the paper (empty: none), and warnings of lesser marks.

    `name` is the file's name or its path in an archive, `margins` are headers, footers and
    properties. Neither answer carries any of the content.
    """
    lines = _lines(text)
    edges = [list(map(tidy, _lines(margin))) for margin in margins]
    first = _first_page(lines) if _LETTER in text or _INNER_LETTER in text else []
    if (
        marks_name(name)
        or any(_marks_margin(edge) for edge in edges)
        or (_LETTER in text and _marks_text(lines, first))
    ):
        return RULE, ()
    return "", tuple(dict.fromkeys(_lesser(tidy(name), [*first, *(x for e in edges for x in e)])))


def rule_of_name(name: str) -> str:
    """The rule that refuses a file by its name alone; empty where none does."""
    return RULE if marks_name(name) else ""


def tells_of_secret(cells: Mapping[str, str], *, places: Collection[str] = ("unit",)) -> bool:
    """Whether a row of a register names a classified paper by more than numbers (BM-07).

    `cells` are the row's values by column; those of `places` may say whose row it is. A grade
    counts as a number here, and so does what is made of digits: a month, a count.
    """
    lines = [tidy(value) for value in cells.values()]
    grades = [line for line in lines if is_bare(line) or is_mark(line)]
    others = (tidy(value) for column, value in cells.items() if column not in places)
    return bool(grades) and not all(line in grades or _NUMBERS.fullmatch(line) for line in others)


def _marks_text(lines: list[str], first: list[str]) -> bool:
    lines = list(filter(str.strip, lines))
    return (
        _marks_first_page(first)
        or any(is_starred(tidy(line)) for line in lines if _LETTER in line)
        or any(map(is_mark, _heads_of_attachments(lines)))
    )


def _marks_margin(lines: list[str]) -> bool:
    """Keywords stand beside each other on one line, parted by what word processors part them by."""
    words = (
        word for line in lines if len(grades_in(line)) == 1 for word in re.split("[;,、]", line)
    )
    return any(map(is_mark, [*lines, *words])) or marks_upright(lines)


def _marks_first_page(lines: list[str]) -> bool:
    if any(map(is_mark_at_top, lines[:_TOP_LINES])) or marks_upright(lines):
        return True
    marks = [number for number, line in enumerate(lines) if is_mark(line)]
    bare = [number for number in marks if is_bare(lines[number])]
    return any(number not in bare for number in marks) or (bool(bare) and not _is_list(bare, lines))


def _is_list(bare: list[int], lines: list[str]) -> bool:
    """Whether the grades stand as a list of them, as papers on secrecy give it."""
    grades = {grade for number in bare for grade in grades_in(lines[number])}
    is_close = any(after - before == 1 for before, after in pairwise(bare))
    is_announced = lines[bare[0] - 1].rstrip().endswith(":")
    return bare[0] > 0 and (len(grades) > 2 or (len(grades) > 1 and (is_close or is_announced)))


def _heads_of_attachments(lines: list[str]) -> Iterator[str]:
    """The first lines of what is attached: it carries a mark of its own."""
    left = 0
    for line in lines:
        if left:
            left -= 1
            yield tidy(line)
        if "附" in line and _ATTACHMENT.fullmatch(tidy(line)):
            left = _HEAD_OF_ATTACHMENT


def _lesser(name: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        if _LETTER not in line and _INNER_LETTER not in line:
            continue
        before_title = _BEFORE_TITLE.match(line)
        if _INNER.fullmatch(line) or (before_title and not before_title["work"]):
            yield INNER_MATERIAL
        if _WORK_SECRET.fullmatch(line) or (before_title and before_title["work"]):
            yield WORK_SECRET
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", name)
    if _NAME_INNER.search(stem):
        yield INNER_MATERIAL
    if _NAME_WORK_SECRET.search(stem):
        yield WORK_SECRET


def _first_page(lines: Iterable[str]) -> list[str]:
    """The lines that the first page of the standard can hold, in plain letters."""
    first, room = [], _FIRST_PAGE
    for inked in filter(None, map(str.strip, lines)):
        # Of an endless line its beginning is enough: whatever is longer than a mark is none.
        first.append(tidy(inked[:_FIRST_PAGE]))
        room -= len(inked)
        if room < 0:
            break
    return first


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
