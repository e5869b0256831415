"""Hours: one row = one component, one originator, one receiver, one item, one day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, Unit
from burden.thresholds.models import ParameterSet


class Component(models.TextChoices):
    """Where an hour counts; an hour counts in exactly one component."""

    MEETING = "meeting", _("meetings")
    DOCUMENT = "document", _("papers")
    LAYERED = "layered", _("layered meetings")
    ACCOMPANY = "accompany", _("accompanying attendance")
    NESTED = "nested", _("nested meetings")
    COPIED = "copied", _("copied papers")


class Entry(models.Model):
    """Hours of one item at one receiver, in one component.

    The root of the matter is the item's (`item.root`), so moving an item below another parent
    never leaves a booking behind with the old root.
    """

    item = models.ForeignKey("matters.Item", models.CASCADE, related_name="entries")
    component = models.CharField(max_length=10, choices=Component)
    originator = models.ForeignKey(Unit, models.PROTECT, related_name="generated")
    originator_level = models.CharField(max_length=10, choices=Level)
    receiver = models.ForeignKey(Unit, models.PROTECT, related_name="received")
    receiver_level = models.CharField(max_length=10, choices=Level)
    day = models.DateField()
    hours = models.DecimalField(max_digits=14, decimal_places=6)
    avoidable = models.DecimalField(max_digits=14, decimal_places=6)
    is_measured = models.BooleanField(help_text=_("from recorded data, not from a default"))
    is_white = models.BooleanField(default=False, help_text=_("caused by a white-head paper"))
    parameter_set = models.ForeignKey(ParameterSet, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("item", "receiver", "component"), name="one_entry_a_component"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0) & Q(avoidable__gte=0) & Q(avoidable__lte=F("hours")),
                name="avoidable_within_hours",
            ),
        )
        indexes = (
            models.Index(fields=("day", "receiver"), name="entry_day_receiver"),
            models.Index(fields=("receiver", "day"), name="entry_receiver_day"),
            models.Index(fields=("originator", "day"), name="entry_originator_day"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.component} {self.receiver_id} {self.hours}"
