"""Which meetings no rule is held against: required by law, emergency response, regular ones."""

import re

from .records import Record

STATUTORY, EMERGENCY = "statutory", "emergency"
_EMERGENCY = re.compile(
    r"应急(?:响应|处置|调度|指挥|会商)|抢险|救援|扑救|险情|灾情|汛情会商|防汛会商|紧急|突发|事故(?:现场)?处置|疫情处置|转移避险"
)
_NO_EMERGENCY = re.compile(r"演练|培训|预案|体系|总结|表彰|能力建设")
_REGULAR = re.compile(
    r"例会|周会|晨会|碰头会|常委会|常务会|党组会|党委会|办公会|理论学习|组织生活|民主生活"
)


def spared(record: Record) -> str:
    """`statutory` or `emergency`; empty for all others.

    Only a legal basis that was told makes a meeting statutory, its title never does.
    """
    if record.legal_basis.strip():
        return STATUTORY
    told = f"{record.title} {record.kind}"
    is_emergency = _EMERGENCY.search(told) is not None and _NO_EMERGENCY.search(told) is None
    return EMERGENCY if is_emergency else ""


def is_regular(record: Record) -> bool:
    """Meetings of a body or office that come round by themselves stand in no plan."""
    return _REGULAR.search(f"{record.title} {record.kind}") is not None


def is_counted(record: Record) -> bool:
    """Whether plan, clusters and rebounds look at it: it calls others, and nothing spares it."""
    return bool(record.called) and not spared(record) and not is_regular(record)
