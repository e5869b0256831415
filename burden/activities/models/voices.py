"""What people at the grassroots report of demands that burden them."""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit, User

TEXT_AT_MOST = 500


class VoiceQuerySet(models.QuerySet["Voice"]):
    def visible_to(self, user: User) -> "VoiceQuerySet":
        """Inspectors see those of their places, editors those that were passed on to their units.

        Nobody else sees any, administrators least of all.
        """
        if user.scope is None:
            return self.none()
        if user.role == Role.INSPECTOR:
            return self.filter(place__path__startswith=user.scope.path)
        if user.role == Role.UNIT_EDITOR:
            return self.filter(passed_on__isnull=False, unit__path__startswith=user.scope.path)
        return self.none()

    def overdue(self, today: date) -> "VoiceQuerySet":
        """Those whose promised day has gone by without an answer."""
        return self.filter(state__in=Voice.State.unsettled(), promised_on__lt=today)


class Voice(models.Model):
    """One report. `sender` is None where it was sent under no name.

    Nothing here leads to who sent it then: the key is random and not in the order of arrival, days
    are kept and no times, and `place` is the sender's unit or the nearest above it that enough
    people share; of one sent without signing in the area of the unit reported. `unit` is who
    demanded it, `unit_words` as it was written where no single unit is meant. `receipt` is a keyed
    hash of the code that the sender keeps. `hours` are told, not measured: no sum of hours has
    them.
    """

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("report", "received")
        PASSED_ON = "passed_on", pgettext_lazy("report", "passed on")
        ANSWERED = "answered", pgettext_lazy("report", "answered")
        CLOSED = "closed", pgettext_lazy("report", "closed")

        @classmethod
        def unsettled(cls) -> tuple["Voice.State", "Voice.State"]:
            return cls.RECEIVED, cls.PASSED_ON

    class Link(models.TextChoices):
        NAMED = "named", _("named in the report")
        PERSON = "person", _("set by a person")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.CharField(_("what was demanded"), max_length=TEXT_AT_MOST)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="voices_about"
    )
    unit_words = models.CharField(_("who demanded it"), max_length=200, blank=True)
    hours = models.DecimalField(
        _("hours a month"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    place = models.ForeignKey(Unit, models.PROTECT, related_name="voices_from")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    receipt = models.CharField(max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RECEIVED)
    day = models.DateField(_("day"))
    promised_on = models.DateField(_("answer promised by"))
    passed_on = models.DateField(_("passed on"), null=True, blank=True)
    settled_on = models.DateField(_("answered or closed"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="voices")
    link = models.CharField(max_length=10, choices=Link, blank=True)
    is_unsigned = models.BooleanField(
        default=False, help_text=_("sent without signing in: where it comes from is not known")
    )
    is_noted = models.BooleanField(default=False, help_text=_("its arrival stands in the log"))

    objects: ClassVar[VoiceQuerySet] = VoiceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(unit_words=""), name="voice_of_someone"
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0), name="voice_hours_above_none"
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True, link="") | (Q(item__isnull=False) & ~Q(link="")),
                name="voice_link_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(is_unsigned=False) | Q(sender__isnull=True),
                name="voice_unsigned_of_nobody",
            ),
        )
        indexes = (
            models.Index(fields=("place", "day"), name="voice_place"),
            models.Index(fields=("unit", "day"), name="voice_unit"),
        )

    def __str__(self) -> str:
        # Stands in the log, which must tell nothing of what was said.
        return str(self.uuid)

    @property
    def level(self) -> Level | None:
        """All that the unit reported is told of where it comes from; None: nobody knows."""
        return None if self.is_unsigned else Level(self.place.level)

    @property
    def is_settled(self) -> bool:
        return self.state not in self.State.unsettled()

    @property
    def demanded_by(self) -> str:
        return self.unit.name if self.unit else self.unit_words

    def is_overdue(self, today: date) -> bool:
        return not self.is_settled and self.promised_on < today
