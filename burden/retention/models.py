"""What was proposed to be removed, who decided, and what became of each record."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention import registry


class RemovalQuerySet(models.QuerySet["Removal"]):
    def visible_to(self, user: User) -> "RemovalQuerySet":
        """Requests of units in the administrator's scope."""
        if user.scope is None or not policies.can(user, "removals.view"):
            return self.none()
        return self.filter(unit__path__startswith=user.scope.path)


class Removal(models.Model):
    """A request to remove all records of a kind before a day, or a single one (`record`).

    `unit` is the scope that it is about. `found` is how many there were when it was proposed,
    `total` when it was approved. Nobody decides over a request of their own.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waits for a second person")
        REFUSED = "refused", _("not approved")
        APPROVED = "approved", _("being removed")
        DONE = "done", _("carried out")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    until = models.DateField(_("before"), null=True, blank=True)
    record = models.UUIDField(null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="removals")
    reason = models.TextField(_("reason"))
    found = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="removals_proposed"
    )
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="removals_decided",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("reason of the second person"), blank=True)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[RemovalQuerySet] = RemovalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) ^ Q(record__isnull=True),
                name="removal_by_day_or_record",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")),
                name="removal_needs_two",
            ),
            models.UniqueConstraint(
                fields=("kind", "record"),
                condition=Q(record__isnull=False, state__in=("proposed", "approved")),
                name="one_open_removal_a_record",
            ),
        )
        indexes = (models.Index(fields=("unit", "-at"), name="removal_unit"),)

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def kind_label(self) -> str:
        """What its records are called."""
        return str(registry.kind_of(self.kind).label)

    @property
    def is_underway(self) -> bool:
        return self.state == self.State.APPROVED


class Outcome(models.Model):
    """What became of one record of a request; of one that stayed `why` tells why.

    Beside it stands what the stub of the record tells as well, and the hash of what was removed.
    """

    class Why(models.TextChoices):
        REMOVED = "removed", _("removed")
        FINDING = "finding", _("stays: evidence of an open finding")
        RECTIFICATION = (
            "rectification",
            _("stays: evidence of a rectification under way or being watched"),
        )
        UNDERWAY = "underway", _("stays: still being read or compared")
        GONE = "gone", _("stays: no longer past its period, or not this scope's alone")

    removal = models.ForeignKey(Removal, models.CASCADE, related_name="outcomes")
    record = models.UUIDField()
    why = models.CharField(_("outcome"), max_length=15, choices=Why)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("removal", "record"), name="one_outcome_a_record"),
        )
        indexes = (
            models.Index(
                fields=("record",), condition=Q(why="removed"), name="outcome_removed_record"
            ),
        )

    def __str__(self) -> str:
        return f"{self.record} {self.why}"
