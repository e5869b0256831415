"""What stands of a demand, as a person corrects it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from burden.activities.demands import asked
from burden.activities.demands.recording import COLUMNS, check, rounded, times_of
from burden.activities.models import Demand, DemandTarget
from burden.activities.registers.units_told import is_told, name_of, names_of
from burden.activities.registers.writing import announce, overwrite
from burden.matters.models import Source
from burden.organisations.models import User
from burden.organisations.named import Units


def told(user: User, demand: Demand) -> Mapping[str, str]:
    """Who asks and who answers, as far as the person may know of them, the times and the fields.

    What nobody typed is no cell: the time of a mail, and the fields of a form that came as a file.
    """
    units = [one.unit for one in demand.targets.select_related("unit").order_by("pk")]
    is_typed = demand.clock == Demand.Clock.TYPED
    names = [] if demand.has_sheet else [one.name for one in demand.fields.order_by("place")]
    return {
        "unit": name_of(demand.unit),
        "targets": names_of(user, demand, units),
        "sent": _written(demand.sent_at, demand.is_sent_timed) if is_typed else "",
        "due": _written(demand.due_at, demand.is_due_timed),
        "fields": "\n".join(names),
    }


def rewrite(demand: Demand, values: Mapping[str, Any], units: Units, by: User) -> None:
    """Put these values in the place of what stands.

    Raises:
        UnknownUnit: who asks or who answers is not in the tree.
        BadCell: the deadline lies far off, the end before the beginning, or there are too many
            fields.
    """
    asker = units.find(values["unit"], "unit")
    wanted = dict.fromkeys(units.find(name, "targets") for name in values["targets"])
    for one in demand.targets.select_related("unit"):
        if one.unit in wanted or not is_told(by, demand, one.unit):
            wanted.pop(one.unit, None)
        else:
            one.delete()
    DemandTarget.objects.bulk_create(DemandTarget(demand=demand, unit=one) for one in wanted)
    typed = asked.fields_of_text(values["fields"])
    demand.unit = asker
    overwrite(demand, rounded(values), COLUMNS)
    for name, value in times_of(values, demand).items():
        if value is not None or name == "due_at":
            setattr(demand, name, value)
    check(demand)
    announce(demand, Source.DEMAND)
    demand.save()
    if demand.has_sheet:
        asked.read_again(demand)
    else:
        asked.write_fields(demand, typed)


def _written(at: datetime | None, is_timed: bool) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return local.strftime("%Y-%m-%d %H:%M" if is_timed else "%Y-%m-%d")
