"""One row or form becomes a demand; a second report of it adds whom it reached."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from burden.activities.demands import asked
from burden.activities.demands.judging import YEAR
from burden.activities.importers import BadCell, Moment
from burden.activities.models import Demand, DemandTarget
from burden.activities.registers.contract import Arrival, Kept
from burden.activities.registers.keys import find_known, key_of
from burden.activities.registers.writing import announce, fill, is_own, year_left
from burden.matters.models import Source
from burden.organisations.models import Unit

# Fields of the model by the column that tells them alone.
COLUMNS = {
    "title": "title",
    "channel": "channel",
    "cycle": "cycle",
    "period": "period",
    "sunset": "sunset",
    "number": "number",
    "basis": "basis",
    "exemption": "exemption",
    "rows": "rows",
    "hours": "hours",
}
_OF_SENDING = ("sent_at", "is_sent_timed", "clock", "day")
_OF_DEADLINE = ("due_at", "is_due_timed")
# What a later report of another unit may tell where nobody has told it yet.
_FREE = ("due_at", "period", "sunset", "basis", "rows")
# A deadline that lay longer before the sending is a slip of the pen.
_LONGEST_BEFORE = timedelta(days=31)
_LAST = time(23, 59, 59)
_CENT = Decimal("0.01")
_LONGEST_AFTER = timedelta(days=3_660)


def keep(arrival: Arrival) -> Kept:
    """Write what a row says.

    Raises:
        UnknownUnit: who asks or who answers is not in the tree.
        BadCell: the deadline lies far off, the end before the beginning, or there are too many
            fields.
    """
    values, units = arrival.draft.values, arrival.units
    asker = units.find(values["unit"], "unit")
    receivers = [units.find(name, "targets") for name in values["targets"]]
    typed = asked.fields_of_text(values["fields"])
    key, found = _known(asker, values)
    if found is not None and found.is_closed:
        return Kept(found, is_new=False, is_changed=False)
    demand = found or Demand(unit=asker, key=key, reporter=arrival.reporter, by=arrival.by)
    own, left = is_own(demand, arrival), year_left(demand, YEAR)
    told = {**rounded(values), **times_of(values, found)}
    changed = fill(demand, told, {**COLUMNS, **_times_open(demand)}, free=_FREE, own=own)
    if found is None or changed:
        check(demand)
        demand.is_followed = False
        announce(demand, Source.DEMAND)
        demand.save()
    if "targets" not in demand.corrected and _reach(demand, receivers):
        changed = True
        Demand.objects.filter(pk=demand.pk).update(is_followed=False)
    may_type = own or not demand.field_count
    if typed and may_type and not demand.has_sheet and "fields" not in demand.corrected:
        changed |= asked.write_fields(demand, typed)
    elif changed:
        asked.read_again(demand)
    return Kept(demand, found is None, changed or found is None, left)


def set_sent(demand: Demand, at: datetime, clock: Demand.Clock) -> None:
    """Take over when it was sent; the caller saves and announces."""
    demand.sent_at, demand.is_sent_timed, demand.clock = at, True, clock
    demand.day = timezone.localdate(at)


def _known(asker: Unit, values: Mapping[str, Any]) -> tuple[str, Demand | None]:
    """The key of a row and the demand that it tells of again.

    Without a time of sending the deadline tells two demands of one title apart.
    """
    sent, due = values["sent"], values["due"]
    when = sent.at.date().isoformat() if sent else f"due {due.at.isoformat() if due else ''}"
    key = key_of(values["number"], values["title"], when)
    return key, find_known(Demand, asker, key)


def key_of_record(demand: Demand) -> str:
    """Under which key a list would bring it as it stands: by its time of sending, if it is told."""
    when = demand.day.isoformat()
    if demand.clock == Demand.Clock.UPLOAD:
        when = f"due {_deadline_told(demand)}"
    return key_of(demand.number, demand.title, when)


def _deadline_told(demand: Demand) -> str:
    if demand.due_at is None:
        return ""
    due = timezone.make_naive(demand.due_at)
    return (due if demand.is_due_timed else datetime.combine(due.date(), time.min)).isoformat()


def rounded(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values of a row with hours as they are kept, to the hundredth."""
    if values["hours"] is None:
        return values
    return {**values, "hours": Decimal(str(values["hours"])).quantize(_CENT)}


def _times_open(demand: Demand) -> dict[str, str]:
    """The times that a list may write: those that no person corrected."""
    sending = () if "sent" in demand.corrected else _OF_SENDING
    deadline = () if "due" in demand.corrected else _OF_DEADLINE
    return {name: name for name in (*sending, *deadline)}


def times_of(values: Mapping[str, Any], found: Demand | None) -> dict[str, Any]:
    """Sending and deadline as they are kept.

    What was not told was sent when it comes in, or by its deadline where that is over: then nobody
    knows how many hours were left.
    """
    told: dict[str, Any] = dict.fromkeys((*_OF_SENDING, *_OF_DEADLINE))
    if values["due"] is not None:
        told |= {"due_at": due_of(values["due"]), "is_due_timed": values["due"].timed}
    # What a mail has told is truer than what anybody types later.
    if values["sent"] is not None and (found is None or found.clock != Demand.Clock.MAIL):
        told |= {"sent_at": _aware(values["sent"].at), "is_sent_timed": values["sent"].timed}
        told["clock"] = Demand.Clock.TYPED
    elif found is None:
        told |= {"sent_at": timezone.now(), "is_sent_timed": True, "clock": Demand.Clock.UPLOAD}
        if told["due_at"] is not None:
            told["sent_at"] = min(told["sent_at"], told["due_at"])
    if told["sent_at"] is not None:
        told["day"] = timezone.localdate(told["sent_at"])
    return told


def due_of(moment: Moment) -> datetime:
    """A day without a time of day goes to its last second."""
    return _aware(moment.at if moment.timed else datetime.combine(moment.at.date(), _LAST))


def _aware(at: datetime) -> datetime:
    return timezone.make_aware(at, timezone.get_default_timezone())


def check(demand: Demand) -> None:
    """Refuse what is a slip of the pen; raises BadCell."""
    if demand.due_at is not None:
        left = demand.due_at - demand.sent_at
        if not -_LONGEST_BEFORE <= left <= _LONGEST_AFTER:
            raise BadCell(
                "due_far_off", "due", timezone.localtime(demand.due_at).date().isoformat()
            )
    if demand.sunset is not None and demand.sunset < demand.day:
        raise BadCell("ends_before_start", "sunset", demand.sunset.isoformat())


def _reach(demand: Demand, receivers: list[Unit]) -> bool:
    """Note whom it reached besides; whether anybody is new."""
    known = set(demand.targets.values_list("unit_id", flat=True))
    new = [one for one in dict.fromkeys(receivers) if one.pk not in known]
    DemandTarget.objects.bulk_create(DemandTarget(demand=demand, unit=one) for one in new)
    return bool(new)
