"""Writes to findings: filed by the judges of the sources, heard and decided by people."""

from burden.findings.services.acting import Act, Outcome, act, act_on_each
from burden.findings.services.deciding import agree, decide, give_back, look_again, said
from burden.findings.services.filing import COMPARE, file_finding, set_avoidable, withdraw
from burden.findings.services.hearing import give_notice, reply
from burden.findings.services.indexing import index_words
from burden.findings.services.looking import note_look, set_star
from burden.findings.services.noting import assign, remark
from burden.findings.services.rectifying import (
    LEAST_DAYS,
    Task,
    check,
    measured_before,
    measured_since,
    report_done,
    set_rectification,
    watch_all,
)
from burden.findings.services.releasing import (
    Hold,
    forget_names,
    forget_words,
    hold_on,
    without_names,
)

__all__ = [
    "COMPARE",
    "LEAST_DAYS",
    "Act",
    "Hold",
    "Outcome",
    "Task",
    "act",
    "act_on_each",
    "agree",
    "assign",
    "check",
    "decide",
    "file_finding",
    "forget_names",
    "forget_words",
    "give_back",
    "give_notice",
    "hold_on",
    "index_words",
    "look_again",
    "measured_before",
    "measured_since",
    "note_look",
    "remark",
    "reply",
    "report_done",
    "said",
    "set_avoidable",
    "set_rectification",
    "set_star",
    "watch_all",
    "withdraw",
    "without_names",
]
