"""Titles: `发文机关关于事由的文种`, over several lines, nested when one paper passes on another."""

import re
from collections.abc import Sequence

from .issuers import is_organ
from .lines import Line, joined
from .numbers import issue_number, own_number

# Article 8 of the regulation on official papers; 函 and 令 also close longer words.
KINDS = (
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
_KINDS = "|".join(KINDS)
# Kinds of text that are no statutory kind but do end a title.
_GENRES = (
    r"方案|办法|规定|条例|细则|要点|计划|规划|总结|讲话|措施|清单|制度|提示|倡议书|公开信|简报|预案|指南"
    r"|规程|规则|规范|标准|章程|准则|法|解释|致辞|发言|说明|汇报|材料|提纲|目录|分工|须知|守则|承诺书"
    r"|责任书|便笺|[督交转催承][办单]单|[通告提派报][知示办告送]单|(?:任务|整改|派工|联系|交接)单|情况|信息|要求|安排|名单|明白纸|白皮书|纲要|主持词|解读|备忘录|协议"
    r"|申请|建议|答复|工作|行动|口径|表|一封信"
)
_TAIL = re.compile(r"(?:\s*[（(〔\[][^（）()]{1,20}[）)〕\]])+$")
_STATUTORY = re.compile(rf"(?:{_KINDS})$")
_GENRE = re.compile(rf"(?:{_KINDS}|{_GENRES})$")
# Behind 关于 only 的 before the last word tells that it is the kind: 制止违法 is no 法.
_OBJECT = re.compile(rf"的[^的]{{0,8}}(?:{_GENRES})$")
_NOT_A_KIND = re.compile(r"(?:公函|信函|来函|司令|法令|口令|指令|密令|责令)$")
_PASSING_ON = re.compile(r"印发|转发|批转|翻印|下发|发布|公布")
_PAIRS = (("《", "》"), ("〈", "〉"), ("（", "）"), ("“", "”"))
_BODY_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条部])|目\s*录$|同志们|各位|时\s*间[：:]|地\s*点[：:]|前\s*言$|序\s*言$"
)
_SUBTITLE_BRACKET = re.compile(r"[（(][^（）()。，]{1,16}[）)]$")
# 承办单位：……, a field of a form.
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]\s*\S")
_NOTE_VERB = re.compile(r"通过|公布|修正|修订|批准|发布|施行|印发|制定|实施")
_DATED = re.compile(r"\d{4}\s*年|[一二][〇○零一二三四五六七八九]{3}年|\d{4}[-./]\d{1,2}")

_SENTENCE = re.compile(r"^[^！？：:]*[！？：:].*[！？]|[。；]|[：:，,]$")

_MOST_LINES = 8
_LONGEST_LINE = 60
_LONGEST = 320
_FULL_LINE = 12


def kind_of(title: str) -> str:
    """One of the fifteen statutory kinds by the title's end, or empty (方案, 办法 are none)."""
    bare = _TAIL.sub("", title.strip())
    found = _STATUTORY.search(bare)
    if found is None or _NOT_A_KIND.search(bare):
        return ""
    return found[0]


def title_lines(lines: Sequence[Line]) -> int:
    """How many of these lines are a title; 0 when the first reads like running text."""
    if not lines or _is_running(lines[0].text):
        return 0
    taken = 1
    while taken < min(len(lines), _MOST_LINES) and _goes_on(lines[:taken], lines[taken:]):
        taken += 1
    is_title = len(lines[0].text) <= _LONGEST_LINE or is_complete(joined(lines[:taken]))
    return taken if is_title else 0


def _is_running(text: str) -> bool:
    is_sentence = _SENTENCE.search(text) is not None
    return is_sentence or begins_body(text)


def is_adoption_note(text: str, *, anywhere: bool = False) -> bool:
    """`2019年7月26日……通过` under the titles of laws; in brackets the date may stand anywhere."""
    if text.startswith("关于"):
        return False
    dated = _DATED.search(text if anywhere else text[:12])
    return bool(dated and _NOTE_VERB.search(text))


def begins_body(text: str) -> bool:
    return _BODY_START.match(text) is not None


def is_complete(title: str) -> bool:
    """Whether the title ends as titles end; one that passes on another must end with 通知."""
    bare = _TAIL.sub("", title.strip())
    if any(bare.count(left) > bare.count(right) for left, right in _PAIRS):
        return False
    if "关于" in bare and _PASSING_ON.search(bare):
        return _STATUTORY.search(bare) is not None and not re.search(r"意见$|报告$", bare)
    if "关于" in bare:
        return _STATUTORY.search(bare) is not None or _OBJECT.search(bare) is not None
    return _GENRE.search(bare) is not None


def _goes_on(taken: Sequence[Line], rest: Sequence[Line]) -> bool:
    title, following = joined(taken), rest[0].text
    if _ends_title(title, following):
        return False
    if any(title.count(left) > title.count(right) for left, right in _PAIRS):
        return True
    if following.startswith(("的", "——", "―", "──")) or _SUBTITLE_BRACKET.match(following):
        return True
    if is_complete(title):
        return False
    if "关于" in title or following.startswith("关于") or _is_broken(taken, rest):
        return True
    return any(_GENRE.search(_TAIL.sub("", line.text)) for line in rest[:2])


def _is_broken(taken: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Whether a long line without a genre (市政府多措并举抓好节水) ends on the next one.

    What stands right above the text, is no unit and not longer belongs to the title.
    """
    title = taken[0].squeezed
    if len(taken) > 1 or len(rest) == 1 or len(title) < _FULL_LINE:
        return False
    following = rest[0].squeezed
    is_end = re.fullmatch(r"[\u4e00-\u9fff“”、]{2,}", following) and not is_organ(following)
    return bool(is_end) and len(following) <= len(title) and _is_running(rest[1].text)


def _ends_title(title: str, following: str) -> bool:
    return (
        len(title) + len(following) > _LONGEST
        or len(following) > _LONGEST_LINE
        or bool(re.search(r"[。；！？]|[：:]$", following))
        or _LABELLED.match(following) is not None
        or begins_body(following)
        or is_adoption_note(following.lstrip("（("))
        or bool(own_number(following) or issue_number(following))
        or _is_dateline(following.strip("（()）"))
    )


def _is_dateline(text: str) -> bool:
    return text.endswith(("日", "月")) and _DATED.match(text) is not None
