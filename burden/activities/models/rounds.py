"""Evaluations: who was asked, and what was answered. The two cannot be joined."""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from burden.organisations.models import Role, Unit, User
from burden.organisations.periods import Period

SCALE = range(1, 6)


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> "RoundQuerySet":
        """Rounds of areas within the scope of who inspects or leads there."""
        if user.scope is None or user.role not in (Role.INSPECTOR, Role.LEADER):
            return self.none()
        return self.filter(unit__path__startswith=user.scope.path)


class Round(models.Model):
    """One evaluation of an area in a quarter.

    `seed` is what the people were drawn with, `smallest` the smallest group whose answers are
    told, both as they were when it was opened. It takes answers up to and on `closes_on`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    quarter = models.DateField(help_text=_("first day of the quarter"))
    seed = models.BigIntegerField()
    smallest = models.PositiveSmallIntegerField()
    opened_on = models.DateField(_("opened on"))
    closes_on = models.DateField(_("closes on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: ClassVar[RoundQuerySet] = RoundQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-quarter", "unit__path")
        constraints = (
            models.UniqueConstraint(fields=("unit", "quarter"), name="one_round_a_quarter"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.period}"

    @property
    def period(self) -> Period:
        return Period(self.quarter, 3)

    def is_open(self, today: date) -> bool:
        return today <= self.closes_on


class Invitation(models.Model):
    """Someone who was asked, once in a quarter whatever the areas; nobody once the period is over.

    `group` is the smallest unit with enough people asked in it; an answer tells no more.
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("evaluation", "asked")
        ANSWERED = "answered", pgettext_lazy("evaluation", "answered")
        DECLINED = "declined", pgettext_lazy("evaluation", "declined")

    round = models.ForeignKey(Round, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    quarter = models.DateField()
    group = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "quarter"), name="asked_once_a_quarter"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.state}"


class Answer(models.Model):
    """One answer: of a group, of no person and no moment. 1 is no burden, 5 a heavy one."""

    class Trend(models.TextChoices):
        LIGHTER = "lighter", _("lighter")
        SAME = "same", _("the same")
        HEAVIER = "heavier", _("heavier")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    group = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    papers = models.PositiveSmallIntegerField()
    meetings = models.PositiveSmallIntegerField()
    checks = models.PositiveSmallIntegerField()
    trend = models.CharField(max_length=10, choices=Trend)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(papers__range=(1, 5), meetings__range=(1, 5), checks__range=(1, 5)),
                name="answer_on_the_scale",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)
