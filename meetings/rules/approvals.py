"""Who approved a meeting, by its class (HY-01, HY-01b)."""

import re
from collections.abc import Iterator

from .records import Hit, Record
from .sparing import UNTOLD

_ABOVE_THE_UNIT, _LEADERS_TOGETHER = (1, 2), 3
# A department as its own records name it. What has a place before it may stand above it.
_UNIT = r"[本我](?:单位|[局部厅委办院])|单位|[局部厅委办院]"
_MEETING_OF_LEADERS = r"党组|[局部厅委]务会|(?:局长|部长|厅长|院长|主任|领导)办公会"
_OWN = re.compile(rf"(?:{_UNIT})?(?:{_MEETING_OF_LEADERS})|本单位|本[局部厅委办院]")
_OWN_DEPUTY = re.compile(rf"(?:{_UNIT})分管|(?:{_UNIT})?副(?:[局部厅院]长|主任)")
_DEPUTY = re.compile(r"分管|副[局部厅院]长|副主任")


def find(record: Record) -> Iterator[Hit]:
    """What is told of an approval; that none is told accuses nobody.

    Only departments are meant: a place's own leadership has nobody beside it to ask.
    """
    number = record.class_number
    if not number or not record.is_department:
        return
    by, day = record.approved_by, record.approved_on
    told = {"class": record.category, "by": by}
    if number in _ABOVE_THE_UNIT and not by and day is None:
        yield Hit("HY-01", "approval_untold", {"class": record.category}, spared=UNTOLD)
    if number in _ABOVE_THE_UNIT and _is_own(record):
        yield Hit("HY-01b", "approval_own", told)
    if number == _LEADERS_TOGETHER and _is_of_one_deputy(record):
        yield Hit("HY-01b", "approval_deputy", told)
    if day is not None and day > record.start.date():
        figures = {"class": record.category, "day": day.isoformat()}
        yield Hit("HY-01b", "approval_late", figures)


def approving_body(by: str, host_name: str) -> str:
    """Of what is told of an approval the words that a rule goes by; they name no person.

    Empty where they are those of no body or deputy of the host.
    """
    if by.startswith(host_name):
        deputy = _DEPUTY.search(by, len(host_name))
        return host_name + (deputy[0] if deputy else "")
    found = _OWN.match(by) or _OWN_DEPUTY.match(by)
    return found[0] if found else ""


def _is_own(record: Record) -> bool:
    by = record.approved_by
    return by.startswith(record.host_name) or _OWN.match(by) is not None


def _is_of_one_deputy(record: Record) -> bool:
    by = record.approved_by
    if by.startswith(record.host_name):
        return _DEPUTY.search(by, len(record.host_name)) is not None
    return _OWN_DEPUTY.match(by) is not None
