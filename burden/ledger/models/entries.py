"""Hours: one row = one component, one originator, one receiver, one item, one day.

Rows are only ever added. Where an item is booked again, what changed comes as further rows, which
may be negative: what holds is the net, and how it came about can be read.
"""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, Unit
from burden.thresholds.models import ParameterSet


class Component(models.TextChoices):
    """Where an hour counts; an hour counts in exactly one component."""

    MEETING = "meeting", _("meetings")
    DOCUMENT = "document", _("papers")
    LAYERED = "layered", _("layered meetings")
    ACCOMPANY = "accompany", _("accompanying attendance")
    NESTED = "nested", _("nested meetings")
    COPIED = "copied", _("copied papers")
    INSPECTION = "inspection", _("inspections")
    FORM = "form", _("forms and figures")
    FORM_DUP = "form_dup", _("data asked for again")
    INSTRUCTION = "instruction", _("instructions in groups and apps")
    INSTRUCTION_DUP = "instr_dup", _("instructions given again")
    ACTIVITY = "activity", _("demonstrations and festivals")
    SECONDMENT = "secondment", _("secondments")


# As long as the names of the components need.
COMPONENT_LENGTH = 12


class Cause(models.TextChoices):
    """Why a row was booked, as it shows in what differs from the rows before."""

    FIRST = "first", _("booked for the first time")
    JUDGED = "judged", _("judged again")
    PARAMETERS = "parameters", _("new parameters")
    MOVED = "moved", _("a unit changed its level")
    CORRECTED = "corrected", _("corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class EntryQuerySet(models.QuerySet["Entry"]):
    def standing(self) -> "EntryQuerySet":
        """Without the rows of which nothing is left: taken back at that receiver and component.

        For counting items or receivers; sums need it not, since there such rows come to nothing.
        """
        same = Entry.objects.filter(
            item=OuterRef("item"),
            receiver=OuterRef("receiver"),
            component=OuterRef("component"),
            day=OuterRef("day"),
        ).order_by()
        # Both are looked up row by row, and the second where the first is there, which is seldom.
        # As a join (NOT EXISTS) the database may add up all that was ever taken back instead.
        taken_back = same.filter(hours__lt=0).values("item")[:1]
        net = same.values("item").annotate(net=Sum("hours")).values("net")
        looked_up = self.alias(taken_back=Subquery(taken_back), net=Subquery(net))
        return looked_up.filter(Q(taken_back=None) | Q(net__gt=0))


class Entry(models.Model):
    """Hours of one item at one receiver, in one component; in a later row the difference.

    The root of the matter is the item's (`item.root`), so moving an item below another parent
    never leaves a booking behind with the old root.
    """

    item = models.ForeignKey("matters.Item", models.PROTECT, related_name="entries")
    component = models.CharField(max_length=COMPONENT_LENGTH, choices=Component)
    originator = models.ForeignKey(Unit, models.PROTECT, related_name="generated", db_index=False)
    originator_level = models.CharField(max_length=10, choices=Level)
    receiver = models.ForeignKey(Unit, models.PROTECT, related_name="received", db_index=False)
    receiver_level = models.CharField(max_length=10, choices=Level)
    day = models.DateField()
    hours = models.DecimalField(max_digits=14, decimal_places=6)
    avoidable = models.DecimalField(max_digits=14, decimal_places=6)
    is_measured = models.BooleanField(help_text=_("from recorded data, not from a default"))
    is_white = models.BooleanField(default=False, help_text=_("caused by a white-head paper"))
    parameter_set = models.ForeignKey(ParameterSet, models.PROTECT, db_index=False)
    cause = models.CharField(max_length=10, choices=Cause, default=Cause.FIRST)
    booked_at = models.DateTimeField(db_default=Now())

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(avoidable=0) | Q(avoidable=F("hours")), name="avoidable_whole_or_none"
            ),
            models.CheckConstraint(condition=~Q(hours=0), name="entry_has_hours"),
        )
        indexes = (
            models.Index(fields=("day", "receiver"), name="entry_day_receiver"),
            models.Index(fields=("receiver", "day"), name="entry_receiver_day"),
            models.Index(fields=("originator", "day"), name="entry_originator_day"),
            models.Index(
                fields=("item", "receiver"), condition=Q(hours__lt=0), name="entry_taken_back"
            ),
            # Versions follow each other as the rows do: to find none of a draft takes no more.
            BrinIndex(fields=("parameter_set",), autosummarize=True, name="entry_parameter_set"),
            models.Index(
                fields=("day", "receiver"),
                condition=Q(cause=Cause.PARAMETERS),
                name="entry_by_parameters",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.component} {self.receiver_id} {self.hours}"
