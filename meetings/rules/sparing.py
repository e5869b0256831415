"""Which meetings no rule is held against: required by law, emergency response, regular ones; and
of what nothing is concluded, as the record does not tell it.
"""

import re

from meetings.layering.folding import fold
from meetings.layering.lexicon import is_emergency

from .records import Occasion

STATUTORY, EMERGENCY, UNTOLD = "statutory", "emergency", "untold"
_REGULAR = re.compile(
    r"例会|周会|晨会|碰头会|常委会|常务会|党组会|党委会|办公会|理论学习|组织生活|民主生活"
)


def spared(record: Occasion) -> str:
    """`statutory` or `emergency`; empty for all others.

    Only a legal basis that was told makes a meeting statutory, its title never does.
    """
    if record.legal_basis.strip():
        return STATUTORY
    return EMERGENCY if is_emergency(fold(f"{record.title}|{record.kind}")) else ""


def is_regular(record: Occasion) -> bool:
    """Meetings of a body or office that come round by themselves stand in no plan."""
    return _REGULAR.search(f"{record.title} {record.kind}") is not None


def is_counted(record: Occasion) -> bool:
    """Whether plan, clusters and rebounds look at it: it calls others, and nothing spares it."""
    return bool(record.called) and not spared(record) and not is_regular(record)
