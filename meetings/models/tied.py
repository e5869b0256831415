"""What layering finds in one meeting: its segments, and who sat where nothing concerned them.

Only the main record of a meeting has these rows. Hours are those sat, people times length; what
the ledger makes of them (way, preparation, evenings) is added where they are booked.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit
from meetings.models.meetings import Meeting


class Tied(models.Model):
    """The reading of one meeting; `spared` is why nothing is held against it, or empty.

    `length` is in hours, nights of a meeting of several days left out. People and hours are what
    thresholds are held against, as the meeting was last judged; `idle` are the hours of each unit
    as they are booked: {unit id: [accompanying, nested]}.
    """

    class Spared(models.TextChoices):
        STATUTORY = "statutory", _("held as the law prescribes")
        EMERGENCY = "emergency", _("response to an emergency")
        ROUTINE = "routine", _("routine of a body")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="tied")
    length = models.FloatField()
    is_assumed = models.BooleanField(help_text=_("the end of the meeting is not recorded"))
    organisers = models.PositiveSmallIntegerField(default=1)
    spared = models.CharField(max_length=20, choices=Spared, blank=True)
    accompanying_people = models.PositiveIntegerField(default=0)
    accompanying_hours = models.FloatField(default=0.0)
    nested_people = models.PositiveIntegerField(default=0)
    nested_hours = models.FloatField(default=0.0)
    idle = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.length:g} h"


class Segment(models.Model):
    """An item of the agenda with its length in hours; `units` are the ids of those it concerns.

    No units: it concerns everyone. A meeting whose agenda names nobody has no segments.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    hours = models.FloatField()
    units = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_segment_a_position"),
        )

    def __str__(self) -> str:
        return self.title


class Accompanying(models.Model):
    """People of a unit who sat in a meeting though nothing in it called for them."""

    class Reason(models.TextChoices):
        NO_ITEM = "no_item", _("no item of the agenda concerns the unit")
        PRINCIPAL = "principal", _("a principal called to a deputy's meeting")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="accompanying")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    hours = models.FloatField()
    reason = models.CharField(max_length=10, choices=Reason)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "unit", "reason"), name="one_accompanying_a_unit_and_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.people} ({self.reason})"


class NestedHours(models.Model):
    """People of a unit in a segment that does not concern them, of a meeting that ties several."""

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="nested")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    hours = models.FloatField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "unit"), name="one_nested_a_segment_and_unit"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.people}"


class Overlap(models.Model):
    """People of a unit who, by the records, sat in two meetings at once: counted once, in `other`.

    One of the records cannot be right about them: a note on the quality of the data.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="overlaps")
    other = models.ForeignKey(Meeting, models.CASCADE, related_name="overlapped")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    hours = models.FloatField(help_text=_("hours not counted a second time"))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "other", "unit"), name="one_overlap_a_pair_and_unit"
            ),
            models.CheckConstraint(condition=~Q(meeting=F("other")), name="overlap_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.people}"
