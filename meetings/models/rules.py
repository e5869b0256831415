"""What the rules say of meetings and of units' years, and the warnings that units were given."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Unit
from meetings.models.meetings import Meeting


class MeetingHit(models.Model):
    """What a rule says of an item: a meeting, or a unit's month or year of meetings.

    `form` is which part of the rule, `figures` what was counted, `meetings` the uuids of the
    meetings that it rests on; `spared` is why it is held against nobody, or empty.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="meeting_hits")
    rule = models.CharField(max_length=20)
    form = models.CharField(max_length=20)
    figures = models.JSONField(default=dict)
    meetings = models.JSONField(default=list)
    spared = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("rule",), name="meeting_hit_rule"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.item_id}"


class Counted(models.Model):
    """Where a meeting was counted when it was last judged.

    When it moves, is merged into another or changes its host, the year that it left is judged
    anew as well.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="counted")
    host = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.host_id} {self.day}"


class MeetingWarning(models.Model):
    """That a unit was told of its meetings on a day: from then on a rebound is watched for."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="meeting_warnings")
    given_on = models.DateField(_("day of the warning"))
    reason = models.CharField(_("what was said, and by whom"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-given_on",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "given_on"), name="one_warning_a_day"),
            models.CheckConstraint(condition=~Q(reason=""), name="warning_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.given_on}"
