"""The meetings that a unit plans for a year."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit


class PlannedMeeting(models.Model):
    """One line of a unit's plan of a year (GD-08).

    `key` is its number as compared, or its title where the plan has no numbers. `attendees` is
    the range of those to be called, as written.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="planned_meetings")
    year = models.PositiveSmallIntegerField(_("year"))
    key = models.CharField(max_length=300)
    number = models.CharField(_("number in the plan"), max_length=50, blank=True)
    title = models.CharField(_("title"), max_length=300)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("times"), default=1)
    category = models.CharField(_("class"), max_length=20, blank=True)
    attendees = models.CharField(_("those to be called"), max_length=300, blank=True)

    class Meta:
        ordering = ("year", "month", "number", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "key"), name="meeting_planned_once"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                name="planned_in_a_month",
            ),
        )

    def __str__(self) -> str:
        return self.title
