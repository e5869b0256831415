"""Lists and forms with a secrecy mark: nothing of them is kept but time, user, hash and rule.

The entry of the log has the words that a refused paper's entry has, so the security administrator
finds both in one list.
"""

from burden.audit import services as audit
from burden.organisations.models import Unit, User
from meetings.importers import Draft
from meetings.importers.reader import MarkedList
from meetings.importers.secrecy import rule_of_draft

__all__ = ["MarkedList", "note", "refuse_marked"]

_ACTION = "document.refused"


def note(*, by: User | None, unit: Unit | None, rule: str, sha256: str = "") -> None:
    """Note that a list was refused; of what was typed no hash is kept, it could be guessed."""
    audit.record(by=by, action=_ACTION, unit=unit, details={"sha256": sha256, "rule": rule})


def refuse_marked(draft: Draft, *, by: User, unit: Unit | None) -> None:
    """Note and refuse a meeting that was typed with a mark; raises MarkedList."""
    rule = rule_of_draft(draft)
    if rule:
        note(by=by, unit=unit, rule=rule)
        raise MarkedList(rule)
