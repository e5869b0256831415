"""What a unit does about confirmed findings, and whether the figure fell (整改)."""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.findings.models.findings import Finding
from burden.organisations import policies
from burden.organisations.models import Unit, User


class RectificationQuerySet(models.QuerySet["Rectification"]):
    def visible_to(self, user: User) -> "RectificationQuerySet":
        """Those of units in the user's scope; nothing for roles that read none."""
        if user.scope is None or not policies.can(user, "rectifications.view"):
            return self.none()
        return self.filter(unit__path__startswith=user.scope.path)


class Rectification(models.Model):
    """What a unit has to do by a day, and the figure that must fall to `target` by then.

    `figure` is the code of a registered figure; `start_value` is what the product measured over
    the six months before. Nobody types a figure that was reached.
    """

    class State(models.TextChoices):
        OPEN = "open", _("under way")
        REPORTED = "reported", _("reported as done, to be measured")
        ON_PAPER = "on_paper", _("rectified only on paper")
        CLOSED = "closed", _("closed, watched for six months")
        REBOUNDED = "rebounded", _("rebounded")
        KEPT = "kept", _("lasting")

        @classmethod
        def unfinished(cls) -> list["Rectification.State"]:
            """Those that somebody has to do something about."""
            return [cls.OPEN, cls.REPORTED, cls.ON_PAPER, cls.REBOUNDED]

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rectifications")
    findings: "models.ManyToManyField[Finding, Finding]" = models.ManyToManyField(
        Finding, related_name="rectifications"
    )
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    owner = models.CharField(max_length=100)
    measure = models.TextField()
    deadline = models.DateField()
    figure = models.CharField(max_length=20)
    start_value = models.FloatField()
    target = models.FloatField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rectifications")

    objects: ClassVar[RectificationQuerySet] = RectificationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(target__lt=models.F("start_value")), name="rectification_must_fall"
            ),
        )
        indexes = (models.Index(fields=("unit", "state", "deadline"), name="rectification_due"),)

    def __str__(self) -> str:
        return str(self.uuid)

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is neither closed nor reported as done."""
        return self.state == self.State.OPEN and self.deadline < today


class Proof(models.Model):
    """What the unit says was done, with the upload of its files; it proves no figure.

    Of one that was emptied (`removed_at`) words and files are gone; that it came, and when, stays.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rectification = models.ForeignKey(Rectification, models.CASCADE, related_name="proofs")
    text = models.TextField()
    basis = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="proofs")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.rectification_id} {self.at:%Y-%m-%d}"


class Measurement(models.Model):
    """The figure as the product measured it from `first` to the day before `end`; kept for ever.

    `records` is how many records of the unit it was measured on. `by` is who asked for it, empty
    for the daily watch. `purpose` tells why.
    """

    class Purpose(models.TextChoices):
        START = "start", _("before it began")
        CHECK = "check", _("checked")
        WATCH = "watch", _("watched")

    rectification = models.ForeignKey(Rectification, models.CASCADE, related_name="measurements")
    purpose = models.CharField(max_length=10, choices=Purpose)
    first = models.DateField()
    end = models.DateField()
    value = models.FloatField()
    records = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="measurements"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.rectification_id} {self.value}"
