"""What sort of paper it is, and whether it is a red head that became a white one."""

import re
from dataclasses import replace

from . import naming
from .audiences import Audience, audience_of, body_of
from .layout import Layout
from .paper import Class, OfficialPaper, WhiteHead
from .white_heads import HARD, weigh

_ISSUE = re.compile(r"(?:总)?第?\s*\d+\s*期|第[一二三四五六七八九十百]+期")
_COMRADES = re.compile(
    r"^(?:尊敬的)?[^。：:]{0,30}(?:同志们|来宾|朋友们|女士们|代表们|委员们|领导)[^。：:]{0,12}[：:！!]"
)
_AT_A_MEETING = re.compile(
    r"今天[，,]?\s*(?:我们|大家|县|市|区|镇)?[^。]{0,20}(?:召开|相聚|齐聚|参加|举行|这次|这个)|下面[，,]?我|这次会议|我(?:就|讲|先)"
)
_SPEAKS_TO_READER = re.compile(r"[您]|你家|我们一起|让我们")
_ENOUGH_OF_YOU = 2
_OPENING = 200


def classify(
    layout: Layout, paper: OfficialPaper, marks: frozenset[str]
) -> tuple[Class, WhiteHead]:
    """The class of the paper, and the signals that speak for a white head.

    A head that is printed red is none, even where no number can be read.
    """
    named = _by_name(layout, paper)
    if named is not None:
        return named, WhiteHead()
    white = weigh(layout, paper, marks)
    is_leaflet = _is_leaflet(layout, paper, white)
    bulletin = _is_bulletin(layout, paper)
    if white.verdict and not is_leaflet and not (bulletin and not paper.addressees):
        return Class.WHITE_HEAD, white
    white = replace(white, verdict=False)
    if bulletin:
        return Class.BULLETIN, white
    if is_leaflet:
        return Class.LEAFLET, white
    return _unnumbered(layout, paper), white


def _by_name(layout: Layout, paper: OfficialPaper) -> Class | None:
    """What head, number and title tell by themselves."""
    title, kind = paper.title.value, paper.kind.value
    words = {word for _, word, _ in layout.head.banners}
    is_minutes = kind == "纪要" or any(word.endswith("纪要") for word in words)
    is_issue = _ISSUE.fullmatch(paper.number.value) is not None
    tests = (
        (Class.DRAFT_FOR_COMMENT, not paper.number and naming.DRAFT.search(title)),
        (Class.ORDER, "令" in words or kind in ("令", "命令")),
        (Class.MINUTES, is_minutes or (not paper.number and naming.MINUTES.search(title))),
        (Class.MINUTES, is_issue and naming.MINUTES.search(_head(layout))),
        (Class.BULLETIN, (is_issue or words & naming.BULLETIN_HEADS) and "文件" not in words),
        (Class.LETTER, paper.number and _is_letter(paper, words)),
        (Class.RED_HEAD, paper.number),
        (Class.SPEECH, naming.SPEECH.search(title) or _is_spoken(layout)),
    )
    return next((class_ for class_, holds in tests if holds), None)


def _head(layout: Layout) -> str:
    return "".join(line.squeezed for line in layout.lines[: layout.body_at])


def _is_letter(paper: OfficialPaper, words: set[str]) -> bool:
    is_named = "函" in paper.number.value or paper.kind.value == "函"
    return is_named and "文件" not in words


def _is_spoken(layout: Layout) -> bool:
    """Without the word speech in its title: a salutation, and words said at a meeting."""
    said = "".join(line.text for line in layout.lines[layout.head.below :])
    return bool(_COMRADES.match(said) and _AT_A_MEETING.search(said[:_OPENING]))


def _is_bulletin(layout: Layout, paper: OfficialPaper) -> bool:
    first = layout.lines[0].squeezed if layout.lines else ""
    heads = (paper.title.value, first)
    return any(naming.BULLETIN.search(head) for head in heads if len(head) <= 60)


def _is_leaflet(layout: Layout, paper: OfficialPaper, white: WhiteHead) -> bool:
    """Addressed to everyone by name, or speaking to one reader; never to offices below."""
    audience = audience_of(layout, paper)
    demands = white.verdict and HARD & set(white.signals)
    if audience is Audience.BELOW or demands or naming.PLAIN.search(paper.title.value):
        return False
    if naming.LEAFLET.search(paper.title.value or naming.titled(layout, paper)):
        return True
    is_announced = paper.kind or naming.PUBLIC_NOTICE.search(paper.title.value)
    speaks = len(_SPEAKS_TO_READER.findall(body_of(layout, paper))) >= _ENOUGH_OF_YOU
    return not is_announced and (audience is Audience.PUBLIC or speaks)


def _unnumbered(layout: Layout, paper: OfficialPaper) -> Class:
    """Lawful papers without a number; laws, plans and tables are `other`."""
    title = naming.titled(layout, paper)
    is_announced = paper.kind or naming.PUBLIC_NOTICE.search(title)
    if is_announced and not naming.PLAIN.search(title):
        return Class.NOTICE_WITHOUT_NUMBER
    return Class.OTHER
