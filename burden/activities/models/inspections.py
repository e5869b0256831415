"""Inspections: what was planned for a year, what took place, at whom, and who accompanied it."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models.records import Record, RecordQuerySet
from burden.organisations.models import Level, Unit


class InspectionQuerySet(RecordQuerySet):
    receivers = "targets__unit"


class Inspection(Record):
    """One inspection, assessment, evaluation or piece of research at those below.

    `day` is its first day. `people` is how many inspectors came, None where nobody said.
    `indicators` is what is marked, as [{"path", "text", "points"}] from the top level down;
    `text` is its notice or scheme, `clauses` what was read in it, as [{"kind", "text"}].
    """

    class Kind(models.TextChoices):
        COMPREHENSIVE = "comprehensive", _("comprehensive inspection")
        SPECIAL = "special", _("special inspection")
        ASSESSMENT = "assessment", _("assessment")
        ACCEPTANCE = "acceptance", _("evaluation or acceptance")
        RESEARCH = "research", _("research or guidance")
        RANKING = "ranking", _("ranking notice")

    class Exemption(models.TextChoices):
        EMERGENCY = "emergency", _("emergency response")
        SAFETY = "safety", _("emergency inspection of safety")
        DISASTER = "disaster", _("natural disaster")
        STATUTORY = "statutory", _("required by law")

    class Visitor(models.TextChoices):
        """Whose visit it was, where numbers of those who accompany are set (BX-01)."""

        STANDING = "standing", _("member of the Standing Committee of the Politburo")
        POLITBURO = "politburo", _("other member of the Politburo")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    until = models.DateField(_("last day"), null=True, blank=True)
    people = models.PositiveIntegerField(_("inspectors"), null=True, blank=True)
    plan_number = models.CharField(_("number in the plan"), max_length=50, blank=True)
    approval = models.CharField(_("approval"), max_length=200, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, choices=Exemption, blank=True)
    visitor = models.CharField(_("visitor"), max_length=20, choices=Visitor, blank=True)
    materials = models.JSONField(_("materials asked for"), default=list, blank=True)
    indicators = models.JSONField(default=list, blank=True)
    has_sheet = models.BooleanField(
        default=False, help_text=_("its indicators came as a sheet, not out of its text")
    )
    text = models.TextField(_("notice or scheme"), blank=True)
    clauses = models.JSONField(default=list, blank=True)

    objects: ClassVar[InspectionQuerySet] = InspectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        constraints = (  # type: ignore[assignment]
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("day")),
                name="inspection_ends_after_its_start",
            ),
        )

    @property
    def days(self) -> int:
        """Calendar days from the first to the last; one where no end was told."""
        return ((self.until or self.day) - self.day).days + 1


class InspectionTarget(models.Model):
    """A unit that was inspected."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspected")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("inspection", "unit"), name="one_target_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.unit_id}"


class Escort(models.Model):
    """People who accompanied: of a unit that was named, or of a level that was."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="escorts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=10, choices=Level)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("inspection", "unit", "level"),
                name="one_escort_a_unit_and_level",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.level}: {self.people}"


class PlannedInspection(models.Model):
    """One line of a unit's plan of inspections of a year (GD-13).

    `key` is its number as compared, or its title where the plan has no numbers.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="planned_inspections")
    year = models.PositiveSmallIntegerField(_("year"))
    key = models.CharField(max_length=300)
    number = models.CharField(_("number in the plan"), max_length=50, blank=True)
    title = models.CharField(_("title"), max_length=300)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("times"), default=1)
    kind = models.CharField(_("kind"), max_length=20, choices=Inspection.Kind, blank=True)
    targets = models.CharField(_("those to be inspected"), max_length=300, blank=True)

    class Meta:
        ordering = ("year", "month", "number", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "key"), name="inspection_planned_once"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                name="inspection_planned_in_a_month",
            ),
        )

    def __str__(self) -> str:
        return self.title
