"""What a paper asks back for: reports, supporting papers, forms and materials (GD-06, GD-16)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time

from docs_audit.gbt9704 import Requirement
from docs_audit.gbt9704.clauses import Statement, recounts

from .subjects import Hit, Subject

_SENDING = (
    r"(?:报送|上报|报告|反馈|报至|报备|呈报|汇报|提交|书面报"
    r"|报[我市县区镇乡省委局办厅州]|发至|交至)"
)
_STATE = (
    r"(?:(?:贯彻|落实|执行|实施|开展|进展|推进|完成|整改|自查|排查|学习|部署)[^，。；]{0,8}?"
    r"(?:情况|进展|报告|总结|小结|成效)|工作(?:情况|总结|小结|进展|报告)|阶段性(?:总结|情况|成效)|[年半]年?度?总结)"
)
_REPORT_BACK = re.compile(
    rf"{_STATE}[^。；]{{0,40}}?{_SENDING}|{_SENDING}[^。；]{{0,16}}?{_STATE}"
    r"|(?:建立|实行|落实)[^，。；]{0,8}(?:[日周旬月季]报(?:告|送)?|(?:情况|信息)(?:报告|报送|通报))制度"
)
_SUPPORTING = re.compile(
    r"(?:制定|制订|出台|研究制定|细化|编制|印发|拿出)[^，。；]{0,20}?"
    r"(?:实施(?:方案|意见|细则|办法|计划)|工作方案|行动方案|具体方案|落实方案|细则|配套(?:文件|措施|政策|方案|办法)"
    r"|贯彻(?:落实)?(?:方案|意见|措施))"
)
# 由县教育局牵头制定 shares work out between organs of one place.
_SHARED_OUT = re.compile(
    r"(?:由|[局委办厅部院中心]{1,2})[^，。；各]{0,12}(?:牵头|负责|会同|组织)?[^，。；各]{0,6}$"
)
# 特制定本方案: what the paper itself brings.
_OWN = re.compile(r"(?:特|现|我[市县区省局](?:研究)?)$|本(?:方案|细则|办法)")
_LOWER = re.compile(
    r"各(?:地|县|市|区|州|旗|乡|镇|街道|村|社区|单位|部门|有关|相关|级)|请|你[们局县市区镇]|逐级|层层|结合(?:本地|实际|自身)"
)
_EMERGENCY = re.compile(
    r"突发|险情|灾情|事故|疫情|火情|警情|异常情况|紧急情况|重大情况|重要情况|第一时间|立即(?:上报|报告)|及时(?:上报|报告)|随时报告"
)
_EMERGENCY_TITLE = re.compile(
    r"应急响应|防汛|防台|抗旱|暴雨|强降雨|寒潮|低温雨雪|地震|险情|灾情|抢险|救灾|疫情|高温"
)
_REGISTERING = re.compile(r"报名|回执|参会|参训|与会|参加人员|参赛|报到")
_TO_CITIZENS = re.compile(r"向[^，。；]{0,10}(?:业主|群众|居民|村民|代表|社会|家长|职工)")
_FREQUENT = ("daily", "weekly", "tenday")
# A paper that names no hour is taken to be read when the offices close, and a deadline that
# names none to end then: so no hour is held against it that the receivers may have had.
_CLOSING = time(17, 30)
_DAY_LENGTH = 10
_HOUR = 3600
_WEEK = 7


def find(subject: Subject, peers: Sequence[Subject], limits: Mapping[str, float]) -> Iterator[Hit]:
    if subject.directs:
        yield from _asked_back(subject)
        yield from _hurried_or_frequent(subject, limits)
        yield from _many_in_a_week(subject, peers, limits)


def _asked_back(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        if _asks_for_report(statement):
            yield subject.hit("GD-06", statement.text, statement.span, figures={"asks": "report"})
        elif asks_for_supporting_paper(statement):
            yield subject.hit(
                "GD-06", statement.text, statement.span, figures={"asks": "supporting"}
            )


def _asks_for_report(statement: Statement) -> bool:
    if _EMERGENCY.search(statement.text) and not _REPORT_BACK.search(
        _EMERGENCY.sub("", statement.text)
    ):
        return False
    return statement.demands(_REPORT_BACK) is not None


def asks_for_supporting_paper(statement: Statement) -> bool:
    """Whether lower levels are to write a paper of their own; work shared out at one place is not.

    An own plan that the paper brings (`现制定如下实施方案`) is none either.
    """
    match = statement.demands(_SUPPORTING)
    if match is None:
        return False
    clause = re.split(r"[，；：]", statement.text[: match.start()])[-1]
    is_shared_out = "各" not in clause and _SHARED_OUT.search(clause) is not None
    if is_shared_out or _OWN.search(clause):
        return False
    return _LOWER.search(statement.text[: match.end()]) is not None


def _hurried_or_frequent(subject: Subject, limits: Mapping[str, float]) -> Iterator[Hit]:
    if _EMERGENCY_TITLE.search(subject.title):
        return
    told: set[tuple[int, int]] = set()
    for demand in demands_for_materials(subject):
        hours = _hours_to(demand, subject) if demand.kind == "deadline" else None
        is_hurried = hours is not None and 0 <= hours <= limits["rule.hours_to_deadline"]
        is_frequent = demand.kind == "frequency" and demand.value in _FREQUENT
        if (is_hurried or is_frequent) and demand.span not in told:
            told.add(demand.span)
            figures: dict[str, float | str] = {"frequency": demand.value}
            if hours is not None:
                bound = limits["rule.hours_to_deadline"]
                figures = {"hours": round(hours, 1), "bound": bound}
            yield subject.hit("GD-16", demand.sentence, demand.span, figures=figures)


def demands_for_materials(subject: Subject) -> list[Requirement]:
    """Demands whose sentence has something handed in, emergencies and registrations left out."""
    return [
        one
        for one in subject.paper.requirements
        if one.kind in ("deadline", "frequency", "material")
        and re.search(_SENDING, one.sentence)
        and not _EMERGENCY.search(one.sentence)
        and not _REGISTERING.search(one.sentence)
        and not _TO_CITIZENS.search(one.sentence)
        and not recounts(one.sentence)
    ]


def _hours_to(demand: Requirement, subject: Subject) -> float | None:
    if subject.issued_on is None or len(demand.value) < _DAY_LENGTH:
        return None
    due = datetime.fromisoformat(demand.value)
    if len(demand.value) == _DAY_LENGTH:
        due = datetime.combine(due.date(), _CLOSING)
    if due.date() == subject.issued_on:
        return 0.0
    issued = datetime.combine(subject.issued_on, _CLOSING)
    return (due - issued).total_seconds() / _HOUR


def _many_in_a_week(
    subject: Subject, peers: Sequence[Subject], limits: Mapping[str, float]
) -> Iterator[Hit]:
    mine = demands_for_materials(subject)
    if not mine or subject.issued_on is None:
        return
    earlier = [
        one for one in peers if _is_of_this_week(one, subject) and demands_for_materials(one)
    ]
    if 1 + len(earlier) >= limits["rule.demands_a_week"]:
        figures = {"papers": 1 + len(earlier), "bound": limits["rule.demands_a_week"]}
        latest = max(earlier, key=lambda one: (str(one.issued_on), one.id))
        first = mine[0]
        yield subject.hit("GD-16", first.sentence, first.span, other=latest.id, figures=figures)


def _is_of_this_week(one: Subject, subject: Subject) -> bool:
    if one.id == subject.id or one.issued_on is None or subject.issued_on is None:
        return False
    names = {organ.name for organ in subject.issuers}
    days = (subject.issued_on - one.issued_on).days
    is_earlier = 0 < days < _WEEK or (days == 0 and one.id < subject.id)
    return is_earlier and bool(names & {organ.name for organ in one.issuers})
