"""Records that look like one meeting, for a person to decide on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from meetings.models.meetings import Meeting


class NearPair(models.Model):
    """Two records of one day that share half of the shorter topic and a unit.

    `share` is the share of the topic, 0..1; `units` are the ids of hosts and attending units that
    both name. Whether they were joined, called off or decided on since stands elsewhere.
    """

    first = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    second = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    day = models.DateField()
    share = models.FloatField()
    units = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="one_near_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="near_pair_in_order"),
        )
        indexes = (models.Index(fields=("day",), name="near_pair_of_day"),)

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}: {self.share:.0%}"
