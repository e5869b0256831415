"""Red heads turned white: unnumbered papers that direct those below all the same.

The signals of domain.md 3.5 are weighed and added; no single one decides. What a paper of
an ordinary occasion asks (to come, to send a receipt) is no demand.
"""

import re

from .audiences import Audience, audience_of, body_of
from .clauses import ends_demand, only_reports, still_demanded
from .layout import Layout
from .naming import OCCASION, PLAIN, WHITE, is_titled, titled
from .paper import OfficialPaper, WhiteHead

_WEIGHTS = {
    "no_number": 0.0,
    "no_red_head": 0.0,
    "no_printing_line": 0.0,
    "no_seal": 0.0,
    "addressed_downwards": 2.0,
    "asks_those_below": 1.0,
    "white_head_name": 2.0,
    "group_message": 1.0,
    "obligation": 1.0,
    "deadline": 1.0,
    "frequency": 1.0,
    "report_back": 1.0,
    "trace": 1.0,
    "assessment": 1.0,
    "contact": 0.5,
}
_ENOUGH = 4.0
_SHORT = 400
_DIRECTING = {"obligation", "deadline", "frequency", "report_back", "trace", "assessment"}
# What an invitation or a holiday notice does not ask for.
HARD = {"frequency", "report_back", "trace", "assessment"}
_RECEIPT = re.compile(
    r"回执|参[会训加赛观][\u4e00-\u9fff]{0,4}(?:名单|人员|情况|单位)|报名|请假|名单|参会|参训|到会|出席|签到|确认"
)
_MESSAGE = re.compile(
    r"^(?:【|@|各位|大家|[^，。：:]{2,24}[：:，])|收到请?回|@所有人|发群|群里|本群|群内|接龙|[\U0001F300-\U0001FAFF❗‼]"
)
_BY_WHEN = re.compile(
    r"(?:[今明当次后][天日晚早]|[日号点时:：]\d{0,2}分?|周[一二三四五六日末]|[月年季]底|月末|[上下]班|[上中下]午|晚上?|国庆|春节|汛期|节|\d{1,2})"
    r"[^，。；]{0,6}(?:之?前|以前|为止|截止)|截止(?:时间|日期|到)?|\d+\s*个?(?:工作日|小时|天|日)之?内|[一二两三]天[之以]?内"
    r"|(?:立即|马上|即刻|尽快|抓紧|火速|限时|即日起|今天|今日|今晚|明天|明早|明日|本周[一二三四五六日]?)[^，。；]{0,14}(?:报|发|交|传|填|完成|落实|整改|办理|回复|清理|到位|上门|排查)"
)
_OFTEN = re.compile(
    r"每(?:天|日|周|月|季|旬|半年|年)|日报|周报|月报|季报|零报告|一[日周月]一|按[日周月季]|逐[日周月]|定期|早晚各|每\S{1,3}小时"
)
_BIDDING = re.compile(
    r"务[必请]|必须|一律|严禁|不得|不能|不要|不准|要求|确保|应当?(?!急)|须|请(?!柬|假|示)|抓紧|立即|马上|尽快|要(?!点|素|闻|求)|全覆盖|抓好|做好|落实|到位|认真"
)


def weigh(layout: Layout, paper: OfficialPaper, marks: frozenset[str]) -> WhiteHead:
    """What speaks for a white head, and whether it is enough.

    A number, a head printed red (mark `red_head`) or readers that are the public, the own
    house or those above and beside speak against it, whatever else is found. A plan or a table
    that is addressed to nobody is no paper to anybody.
    """
    audience = audience_of(layout, paper)
    signals = _signals(layout, paper, audience, marks)
    if paper.title and OCCASION.search(paper.title.value) and "white_head_name" not in signals:
        signals -= _DIRECTING - HARD
    is_open = not paper.number and "red_head" not in marks
    is_plan = audience is Audience.IMPLIED and PLAIN.search(paper.title.value)
    verdict = (
        is_open
        and audience in (Audience.BELOW, Audience.IMPLIED)
        and not is_plan
        and bool(_DIRECTING & signals)
        and sum(_WEIGHTS[signal] for signal in signals) >= _ENOUGH
    )
    return WhiteHead(verdict, tuple(name for name in _WEIGHTS if name in signals))


def _signals(
    layout: Layout, paper: OfficialPaper, audience: Audience, marks: frozenset[str]
) -> set[str]:
    body, title = body_of(layout, paper), titled(layout, paper)
    asked_for = "".join(still_demanded(body))
    words = {directive.category for directive in paper.directives}
    asked = {
        one.kind
        for one in paper.requirements
        if not (ends_demand(one.sentence) or only_reports(one.sentence))
    }
    is_receipt = _RECEIPT.search(body) and OCCASION.search(title)
    found = {
        "no_number": not paper.number,
        "no_red_head": "red_head" not in marks,
        "no_printing_line": not paper.printed_on,
        "no_seal": "seal" not in marks,
        "addressed_downwards": audience is Audience.BELOW,
        "asks_those_below": audience is Audience.IMPLIED,
        "white_head_name": WHITE.search(title),
        "group_message": not is_titled(paper) and (len(body) <= _SHORT or _MESSAGE.search(body)),
        "obligation": {"strong", "medium"} & words or _BIDDING.search(asked_for),
        "deadline": "deadline" in asked or _BY_WHEN.search(asked_for),
        "frequency": "frequency" in asked or _OFTEN.search(asked_for),
        "report_back": not is_receipt and ("report_back" in words or "material" in asked),
        "trace": "trace" in words,
        "assessment": "assessment" in words,
        "contact": "contact" in words,
    }
    return {name for name, holds in found.items() if holds}
