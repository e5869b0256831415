"""Where meetings and the meetings of a unit in a period are looked at."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.matters.registry import Place
from meetings.models import Meeting


def _meeting(item: Item) -> str:
    return reverse("meetings:meeting-detail", args=[item.source_uuid])


def _convening(item: Item) -> str:
    page = reverse("meetings:trend-unit", args=[item.unit.uuid])
    return f"{page}?year={item.occurred_on.year}" if item.occurred_on else page


MEETING = Place(
    "meetings",
    _("Meeting"),
    _("a meeting outside your scope"),
    _meeting,
    Meeting.objects.visible_to,
    _("Meetings"),
)
CONVENING = Place("meetings", _("Meetings held"), _("a meeting outside your scope"), _convening)
