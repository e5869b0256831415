"""Secrecy marks: a paper that carries one is refused, a paper that talks of them is not.

Marks stand free: alone on their line, apart from other words by blanks, in brackets, or behind
the label 密级. In running text the same words are neighbours of other characters, of quotation
marks or of punctuation. Forms: GB/T 9704 7.2.2 and the practice of 密级★期限.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

RULE = "BM-01"
INNER_MATERIAL = "inner_material"
WORK_SECRET = "work_secret"  # noqa: S105 - the name of a mark

# A first page of the standard holds 22 lines of 28 characters.
_FIRST_PAGE = 22 * 28
_UPRIGHT_WIDTH = 2
# Every mark holds it, and no other character is folded to it.
_EVERY_MARK = "密"
_GRADE = r"(?:[绝絕]\s?密|[机機]\s?密|秘\s?密)"
_STAR = r"\s?(?:[★☆✩✪✭⭐]|\*(?=\s?[长\d]))\s?"
_TERM = (
    r"(?:长\s?期|\d{1,4}\s?(?:年|个?\s?月|天|日)(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?"
    r"|[^\s。，；]{1,12}[前后]|\d{8})"
)
_URGENCY = r"(?:\s+(?:特提|特急|加急|急件|平急|急))?"
_COPY = r"(?:(?:份号|No)?\s?[.:：№]?\s?\d{1,8}\s+)?"
_OPEN, _CLOSE = r"[【\[(（〔《<「『]", r"[】\])）〕》>」』]"

_ALONE = re.compile(rf"\s*{_COPY}{_GRADE}(?:{_STAR})?{_TERM}?{_URGENCY}\s*")
_STARRED = re.compile(rf"(?:^|(?<=\s)){_COPY}{_GRADE}{_STAR}{_TERM}?(?=\s|$)")
_BRACKETED = re.compile(rf"^\s*{_OPEN}\s?{_GRADE}(?:{_STAR})?{_TERM}?\s?{_CLOSE}")
_LABELLED = re.compile(rf"密\s?级(?:和保密期限)?\s?[:：\t]\s?{_GRADE}(?:{_STAR}{_TERM}?)?(?=\s|$)")
_UPRIGHT = re.compile(rf"\d{{0,8}}{_GRADE}")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SENTENCE = re.compile("[。，；：！？、]")
_NAME_STARRED = re.compile(rf"{_GRADE}{_STAR}")
_NAME_TOKEN = re.compile(rf"(?:^|[\W_]){_GRADE}(?:{_TERM})?(?:[\W_]|$)")

_INNER = re.compile(
    r"[\s【\[(（]*(?:内\s?部\s?(?:资\s?料|文\s?件|材\s?料|刊\s?物|使\s?用|传\s?阅|参\s?考|发\s?行)"
    r"|仅供内部\w{2,4}|内\s?部)(?:[★*]\S{0,6})?"
    r"[\s,，。!！·\-—]*(?:请?(?:注\s?意|妥\s?善)\s?(?:保\s?存|保\s?管|保\s?密)|严禁外传|不得外传|禁止外传)?"
    r"[\s】\])）!！。]*"
)
_WORK_SECRET = re.compile(r"[\s【\[(（]*工\s?作\s?秘\s?密(?:\s?[★*]\s?\S{0,8})?[\s】\])）]*")
_NAME_WORK_SECRET = re.compile(r"(?:^|[\W_])工作秘密(?:[\W_]|$)")
_NAME_INNER = re.compile(r"(?:^|[\W_])内部(?:资料|文件|材料|使用|参考)?(?:[\W_]|$)")


def examine(*, name: str, margins: Iterable[str], text: str) -> tuple[str, tuple[str, ...]]:
    """The rule that refuses the paper (empty: none), and warnings of lesser marks.

    `name` is the file's name or its path in an archive, `margins` are headers, footers and
    properties. Neither answer carries any of the content.
    """
    name, lines = _plain(name), _lines(text)
    edges = [_plain(line) for margin in margins for line in _lines(margin)]
    first = _first_page(lines)
    if (
        _NAME_STARRED.search(name)
        or _NAME_TOKEN.search(_stem(name))
        or any(_is_mark(line) for line in edges)
        or _marks_first_page(first)
        or any(_is_free(_plain(line)) for line in lines if _EVERY_MARK in line)
    ):
        return RULE, ()
    return "", tuple(dict.fromkeys(_lesser(name, [*first, *edges])))


def _is_mark(line: str) -> bool:
    """A mark where only marks and labels stand: at the head, in margins and properties."""
    return bool(
        _ALONE.fullmatch(line) or _BRACKETED.match(line) or _LABELLED.search(line) or _is_free(line)
    )


def _is_free(line: str) -> bool:
    """A starred mark anywhere: attachments carry marks of their own deep in the text."""
    return bool(_STARRED.search(line)) and not _SENTENCE.search(line)


def _marks_first_page(lines: list[str]) -> bool:
    # Grades under each other are a list of the grades, as papers on secrecy give it.
    marks = [line for line in lines if _is_mark(line)]
    grades = {"".join(line.split()) for line in marks if _ALONE.fullmatch(line)}
    is_list = len(grades & {"绝密", "机密", "秘密"}) > 1
    if marks and not is_list:
        return True
    return bool(_UPRIGHT.match(_column(lines)))


def _column(lines: list[str]) -> str:
    """What stands letter under letter at the very top: an upright text box."""
    letters = []
    for line in filter(None, map(str.strip, lines)):
        if len(line) > _UPRIGHT_WIDTH:
            break
        letters.append(line)
    return "".join(letters)


def _lesser(name: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() and _INNER.fullmatch(line):
            yield INNER_MATERIAL
        if _WORK_SECRET.fullmatch(line):
            yield WORK_SECRET
    if _NAME_INNER.search(_stem(name)):
        yield INNER_MATERIAL
    if _NAME_WORK_SECRET.search(_stem(name)):
        yield WORK_SECRET


def _first_page(lines: Iterable[str]) -> list[str]:
    """The lines that the first page of the standard can hold, with plain letters, no blank ones."""
    first, room = [], _FIRST_PAGE
    for line in map(_plain, filter(str.strip, lines)):
        first.append(line)
        room -= len(line.strip())
        if room < 0:
            break
    return first


def _stem(name: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,5}$", "", name)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _plain(line: str) -> str:
    """Width, radicals and invisible characters are no hiding place."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", line))
