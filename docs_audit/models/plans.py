"""What a unit plans to issue in a year (GD-01), and which units may issue papers (TL-11)."""

import uuid

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit


class PlannedPaper(models.Model):
    """An entry of a unit's plan of papers; `key` is its number, else its folded title."""

    uuid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="planned_papers")
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=500, editable=False)
    number = models.CharField(_("number in the plan"), max_length=60, blank=True)
    title = models.CharField(_("subject"), max_length=500)
    month = models.PositiveSmallIntegerField(_("planned month"), null=True, blank=True)

    class Meta:
        ordering = ("month", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "key"), name="planned_once"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                name="planned_month_of_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.title


class IssuingRight(models.Model):
    """What the administrator says of one unit, whatever holds for organs of its kind."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.OneToOneField(Unit, models.CASCADE, related_name="issuing_right")
    is_permitted = models.BooleanField(_("may issue papers"))
    note = models.CharField(_("by which decision"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("unit__path",)

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.is_permitted}"
