"""Where records of other burdens, and a unit's year of them, are looked at."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from burden.activities.registers.contract import Register
from burden.activities.ruling.periods import subject_of
from burden.matters.models import Item
from burden.matters.registry import Place

ICON = "activities"


def record(register: Register) -> Place:
    """The page of a record of one register."""

    def address(item: Item) -> str:
        return reverse("activities:record-detail", args=[register.key, item.source_uuid])

    return Place(
        ICON,
        register.one,
        _("a burden outside your scope"),
        address,
        register.model.objects.visible_to,
        register.label,
    )


def _year(item: Item) -> str:
    assert item.occurred_on is not None
    page = reverse("activities:year-unit", args=[subject_of(item), item.unit.uuid])
    return f"{page}?year={item.occurred_on.year}"


YEAR = Place(ICON, _("A year of other burdens"), _("a burden outside your scope"), _year)
