"""Demands for forms, figures and materials: who asked whom for which data, by when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.activities.models.records import Record, RecordQuerySet
from burden.organisations.models import Unit
from burden.organisations.periods import working_hours


class DemandQuerySet(RecordQuerySet):
    receivers = "targets__unit"


class Demand(Record):
    """One demand; `day` is the day it was sent on.

    A deadline without a time of day is the end of its day, so that nobody seems hurried who is not.
    `hours` is what answering took each unit, `rows` how many lines each filled in; None where
    nobody said. `upper` is the demand that it passes down, as found.
    """

    class Channel(models.TextChoices):
        APP = "app", _("mobile application")
        PLATFORM = "platform", _("reporting platform")
        GROUP = "group", _("work group")
        MAIL = "mail", _("e-mail")
        PAPER = "paper", _("official paper")
        PHONE = "phone", _("telephone or by word")
        OTHER = "other", _("another way")

    class Cycle(models.TextChoices):
        ONCE = "once", _("once")
        DAILY = "daily", _("every working day")
        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every quarter")
        YEARLY = "yearly", _("every year")

    class Clock(models.TextChoices):
        """How the time of sending is known."""

        TYPED = "typed", _("as typed")
        MAIL = "mail", _("as the mail says")
        UPLOAD = "upload", _("when it was brought here")

    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    cycle = models.CharField(_("how often"), max_length=10, choices=Cycle, default=Cycle.ONCE)
    sent_at = models.DateTimeField(_("sent"))
    is_sent_timed = models.BooleanField(default=True, help_text=_("the hour of sending is known"))
    clock = models.CharField(max_length=10, choices=Clock, default=Clock.TYPED)
    due_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    is_due_timed = models.BooleanField(
        default=True, help_text=_("the hour of the deadline is known")
    )
    period = models.CharField(_("period covered"), max_length=100, blank=True)
    sunset = models.DateField(_("ends on"), null=True, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, blank=True)
    rows = models.PositiveIntegerField(_("lines of each unit"), null=True, blank=True)
    hours = models.DecimalField(
        _("hours of each unit"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    form_title = models.CharField(_("title of the form"), max_length=300, blank=True)
    has_sheet = models.BooleanField(
        default=False, help_text=_("its fields came as a form, not as a list of names")
    )
    is_list = models.BooleanField(
        default=False, help_text=_("it has a line for each person or thing")
    )
    field_count = models.PositiveIntegerField(_("fields"), default=0)
    upper = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="passed_down"
    )

    objects: ClassVar[DemandQuerySet] = DemandQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        constraints = (  # type: ignore[assignment]
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(upper__isnull=True) | ~Q(upper=models.F("pk")),
                name="demand_passes_down_another",
            ),
        )

    @property
    def hours_left(self) -> float | None:
        """Hours from sending to the deadline, below zero where it lay before; None: not known."""
        if self.due_at is None or self._came_after_all:
            return None
        return round((self.due_at - self.sent_at).total_seconds() / 3600, 2)

    @property
    def working_hours_left(self) -> float | None:
        """The office hours among them."""
        if self.due_at is None or self._came_after_all:
            return None
        start, end = timezone.localtime(self.sent_at), timezone.localtime(self.due_at)
        return round(working_hours(start, end), 2)

    @property
    def _came_after_all(self) -> bool:
        """Whether it was brought here after its deadline, and nobody says when it was sent."""
        is_over = self.due_at is not None and self.due_at <= self.sent_at
        return self.clock == self.Clock.UPLOAD and is_over

    @property
    def recurs(self) -> bool:
        return self.cycle != self.Cycle.ONCE


class DemandTarget(models.Model):
    """A unit that has to answer."""

    demand = models.ForeignKey(Demand, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="demands_received")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("demand", "unit"), name="one_demand_target_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.demand_id} {self.unit_id}"


class AskedField(models.Model):
    """One field of a demand, with what it asks for as it was read when it was recorded.

    `path` are its heading and those above it. `key` is the same for fields that may ask for the
    same; empty for one that only whoever fills the form in needs. `meaning` is the engine's.
    """

    demand = models.ForeignKey(Demand, models.CASCADE, related_name="fields")
    place = models.PositiveIntegerField()
    path = models.JSONField()
    key = models.CharField(max_length=40, blank=True)
    meaning = models.JSONField(null=True)

    class Meta:
        ordering = ("demand", "place")
        constraints = (
            models.UniqueConstraint(fields=("demand", "place"), name="one_asked_field_a_place"),
        )
        indexes = (models.Index(fields=("key", "demand"), name="asked_field_key"),)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The heading as a person reads it."""
        return " / ".join(self.path)


class RepeatedField(models.Model):
    """A field that asks a common receiver for what an earlier demand had asked for already.

    `reasons` say why both are the same, as [{"code", "earlier", "later"}].
    """

    later = models.ForeignKey(AskedField, models.CASCADE, related_name="repeats")
    earlier = models.ForeignKey(AskedField, models.CASCADE, related_name="repeated_by")
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("later", "earlier"), name="one_repetition_a_pair"),
        )

    def __str__(self) -> str:
        return f"{self.later_id} {self.earlier_id}"
