"""The register of issued papers as a unit states it (GD-01, GD-02).

Classified papers are counted and never named (BM-07).
"""

import uuid

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Level, Unit


class RegisteredPaper(models.Model):
    """A paper that the unit says it issued; `number_key` is its number in its one spelling.

    `plan_number` is its number in the plan of the year, `reaches` the lowest level that it goes
    to; both empty where the register does not tell.
    """

    uuid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="registered_papers")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(_("document number"), max_length=100)
    number_key = models.CharField(max_length=100)
    title = models.CharField(_("title"), max_length=500, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    plan_number = models.CharField(_("number in the plan"), max_length=60, blank=True)
    reaches = models.CharField(_("goes down to"), max_length=10, choices=Level, blank=True)

    class Meta:
        ordering = ("number_key",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "number_key"), name="registered_once"),
        )
        indexes = (models.Index(fields=("unit", "year"), name="registered_year"),)

    def __str__(self) -> str:
        return self.number

    @property
    def told_title(self) -> str:
        """Empty where the register tells none, or its words were removed."""
        return "" if self.title == Item.REMOVED_TITLE else self.title


class RegisteredMonth(models.Model):
    """How many papers the unit says it issued in a month, and up to which number.

    `series` is the code before the year of the numbers, empty where a unit has one series.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="registered_months")
    month = models.DateField(help_text=_("first day of the month"))
    series = models.CharField(_("series"), max_length=60, blank=True)
    count = models.PositiveIntegerField(_("papers"))
    highest = models.PositiveIntegerField(_("highest number"), null=True, blank=True)
    classified = models.PositiveIntegerField(_("classified papers"), null=True, blank=True)

    class Meta:
        ordering = ("month", "series")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "month", "series"), name="one_count_a_month_and_series"
            ),
            models.CheckConstraint(
                condition=models.Q(classified__isnull=True)
                | models.Q(classified__lte=models.F("count")),
                name="classified_among_all",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}: {self.count}"


class IssuingExplanation(models.Model):
    """Why a unit issues more papers than the year before, in its own words (GD-02)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="issuing_explanations")
    year = models.PositiveSmallIntegerField()
    text = models.TextField(_("explanation"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"
