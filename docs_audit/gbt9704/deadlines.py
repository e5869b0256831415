"""Deadlines in a clause, as ISO dates, date-times or working days: moments that limit a task."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import PLEASE, Clause, Mood
from .moments import Issue, Moment, clock_in, moments_in

_LIMIT = re.compile(
    r"(?:下班|放学)?(?:之?前(?![后期夕往来述列])|以前|之?内|以内|止(?!跌)|截止|为止|截稿"
    r"|为[^，]{0,6}(?:截止|最后|最终|最迟)(?:日期|期限|时间|时限|日))"
)
_LATEST = re.compile(
    r"(?:截止(?:时间|日期)?|截至|最迟|最晚|至迟|不[迟晚]于|不得[晚迟]于|时限|期限"
    r"|(?:完成|报送|上报|反馈|提交|办结|整改|报名|申报)(?:时间|日期)|即日起)[为是：:于到至在]*$"
)
_TERM = re.compile(r"(?:[到至于在内]|力争|争取|确保|要|须|应|限|请|，|^)$")
_ASKED_ON = re.compile(r"(?:请|须|务必|必须|应|要|限)(?:[^，]{0,8}[于在])?$")
_HANDING_IN = re.compile(r"报送|上报|填报|反馈|上传|提交|报至|报[我市县区镇省]|[交送发]至")
_RECURRING = re.compile(r"每[^，]{0,8}$|逐[日月年][^，]{0,3}$|次月[^，]{0,3}$|[年月]度[^，]{0,2}$")
_ARRIVAL = re.compile(
    r"报到|入场|到会|到场|签到(?!位)|就座|入座|进场|抵达|到达|集合|参会(?!人员|名单|回执)"
)
# `3月底前建成的小区` names things by their age.
_MODIFIER = re.compile(
    r"(?:建成|出台|制定|印发|发布|签订|投入使用|登记|注册|出生|取得|竣工|交付|入职|成立|形成|发生|立项|开工|备案"
    r"|[^，]{0,4}申请)[^，、]{0,5}的|[^，、的]{0,3}?(?:完成|办理|提交|报送)的|的(?!工作|任务)"
)
# A term that runs from something else than this paper has no date: 出生之日起90日内.
_EVENT = re.compile(
    r"(?:收到|接到|发现|受理|发生|接报|变更|作出|形成)(?!本|此|该|通知|文件)[^，]{0,12}$"
    r"|(?<!通知)(?<!文件)(?<!发文)(?<!印发)(?<!收文)(?<!下发)(?<!发布)之日起$"
)
_FROM_HERE = re.compile(rf"通知|文件|发文|印发|收文|下发|即日|{PLEASE}|务必|限[期时]?")
# `压缩到3天以内` measures how long something may take.
_MEASURED = re.compile(
    r"(?:压[缩减][到至]|缩[短减][到至]|控制在|不超过|不得超过|(?:公示|试用|有效|质保|服务|试行)期限?[为是]?|[降减]至?[少到]?至?)$"
)
_URGED = re.compile(rf"{PLEASE}|务必")
_AT = re.compile(r"(?:请?[于在])$")
# The first of two days begins something.
_UNTIL = frozenset(("至", "到", "—", "-", "~"))
_AND = frozenset(("、", "和", "及"))
_LAPSED = re.compile(r"(?:之?前|以前|之?内|以内)?(?:仍|还|尚)?未")
# `报名于5月8日截止` tells those who may wish to.
_OFFERED = re.compile(r"^(?:报名|申请|征集|征稿|投稿|投票|预约|受理)[^，]{0,6}[于在自至]$")
_YEAR = re.compile(r"(20\d{2})年")


@dataclass(frozen=True)
class Deadline:
    """A deadline of the clause with this index; `words` is how it is written there."""

    value: str
    clause: int
    words: str


def deadlines_in(clauses: Sequence[Clause], issue: Issue) -> Iterator[Deadline]:
    """Each deadline that the clauses of a sentence set.

    A year that is not said is the one last named in the sentence, else the paper's. What recurs,
    what lies before the day of issue and what only names things by their age sets none.
    """
    is_asked = any(clause.is_asked and clause.demands for clause in clauses)
    is_recurring = any("每" in clause.text for clause in clauses)
    year_said, is_dated = 0, False
    for index, clause in enumerate(clauses):
        found = moments_in(clause.text, issue, year_said)
        is_dated = is_dated or bool(found)
        if clause.demands or _opens(clauses, index) or _lapses(clause, found):
            if clause.is_asked and not is_dated and not is_recurring:
                found = list(clock_in(clause.text, issue))
            for moment, end in _limits_of(clause, found, issue, is_asked=is_asked):
                start = _AT.search(clause.text, 0, moment.start)
                words = clause.text[start.start() if start else moment.start : end]
                yield Deadline(moment.value, index, words)
        if years := _YEAR.findall(clause.text):
            year_said = int(years[-1]) if int(years[-1]) >= issue.year else 0


def _limits_of(
    clause: Clause, found: Sequence[Moment], issue: Issue, *, is_asked: bool
) -> Iterator[tuple[Moment, int]]:
    """The moments that limit, and where their words end: one limit serves a list of days."""
    ends = [_end_of_limit(clause, moment, issue, is_asked=is_asked) for moment in found]
    for at in range(len(found) - 2, -1, -1):
        following = found[at + 1]
        is_listed = clause.text[found[at].end : following.start] in _AND
        if is_listed and ends[at + 1] and not _is_past(found[at], issue):
            ends[at] = ends[at] or found[at].end
    yield from ((moment, end) for moment, end in zip(found, ends, strict=True) if end)


def _opens(clauses: Sequence[Clause], index: int) -> bool:
    """`截至4月10日，各单位须完成清查`: by itself it would tell how things stood on a day."""
    following = clauses[index + 1 : index + 2]
    return clauses[index].text.startswith("截至") and any(
        one.demands and one.is_asked for one in following
    )


def _lapses(clause: Clause, found: Sequence[Moment]) -> bool:
    """`10个工作日内未整改到位的` holds whoever reads it to the term, as much as an order does."""
    if clause.mood is not Mood.CONDITION or clause.text.startswith("截"):
        return False
    return any(_LAPSED.match(clause.text, moment.end) for moment in found)


def _end_of_limit(clause: Clause, moment: Moment, issue: Issue, *, is_asked: bool) -> int:
    """Where the words of a deadline end; 0 when the moment sets none."""
    before, after = clause.text[: moment.start], clause.text[moment.end :]
    limit = _LIMIT.match(after)
    rest = after[limit.end() :] if limit else after
    if after[:1] in _UNTIL or _is_no_term(clause, before):
        return 0
    if not (limit or _limits(clause, moment, before)):
        return 0
    if limit and _MODIFIER.match(rest) and not _URGED.search(before):
        return 0
    is_over = _is_past(moment, issue) and (moment.has_year or not is_asked)
    if is_over or (moment.is_within and not _runs_from_here(clause, before)):
        return 0
    return moment.end + (limit.end() if limit else 0)


def _is_no_term(clause: Clause, before: str) -> bool:
    others = (_RECURRING, _MEASURED, _OFFERED)
    return _ARRIVAL.search(clause.text) is not None or any(one.search(before) for one in others)


def _limits(clause: Clause, moment: Moment, before: str) -> bool:
    """Whether a moment without 前 is a limit all the same."""
    if _LATEST.search(before):
        return True
    if moment.is_term:
        return moment.value.endswith("wd") or _TERM.search(before) is not None
    return bool(_ASKED_ON.search(before) and _HANDING_IN.search(clause.text))


def _runs_from_here(clause: Clause, before: str) -> bool:
    """Whether a term of days begins with this paper."""
    if _EVENT.search(before):
        return False
    return clause.is_asked or _FROM_HERE.search(before) is not None


def _is_past(moment: Moment, issue: Issue) -> bool:
    return (
        issue.day is not None
        and not moment.value.endswith("wd")
        and moment.value[:10] < issue.day.isoformat()
    )
