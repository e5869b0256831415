"""How many meetings were held, by scope and month, kept by the database itself.

Triggers (migration 0012) keep a `Tally` of every main record and write down what each of its
changes adds to the superiors of the host: a row of its own every time, so meetings that come
together do not wait for each other. The clock folds the rows (`counts.fold`).
"""

from django.db import models
from django.db.models import Q

from burden.organisations.models import Level, Unit
from meetings.models.meetings import Meeting


class Figures(models.Model):
    """What is counted of meetings: 0 or 1 of a single one.

    `records` are main records, `counted` those that were held and are not required by law,
    `seconds` those their people sat there. The others lack an end, people or an agenda, or are
    told in different lengths.
    """

    month = models.DateField(help_text="first day of the month")
    level = models.CharField(max_length=10, choices=Level, help_text="of the host")
    records = models.IntegerField()
    counted = models.IntegerField()
    seconds = models.BigIntegerField()
    endless = models.IntegerField()
    empty = models.IntegerField()
    aimless = models.IntegerField()
    disputed = models.IntegerField()

    class Meta:
        abstract = True


class Tally(Figures):
    """The figures of one main record, as they stand in the sums."""

    meeting = models.OneToOneField(
        Meeting, models.DO_NOTHING, primary_key=True, related_name="tally", db_constraint=False
    )
    host = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+", db_constraint=False)

    class Meta:
        indexes = (
            models.Index(fields=("month",), condition=Q(endless=1), name="tally_endless"),
            models.Index(fields=("month",), condition=Q(empty=1), name="tally_empty"),
            models.Index(fields=("month",), condition=Q(disputed=1), name="tally_disputed"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}"


class HeldSum(Figures):
    """The figures of all meetings that one scope held in one month, by level of the host."""

    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    is_folded = models.BooleanField(default=False, help_text="holds what other rows held before")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("scope", "month", "level"),
                condition=Q(is_folded=True),
                name="one_folded_held_sum",
            ),
        )
        indexes = (
            models.Index(fields=("scope", "month"), name="held_sum_scope"),
            models.Index(fields=("id",), condition=Q(is_folded=False), name="held_sum_loose"),
        )

    def __str__(self) -> str:
        return f"{self.scope_id} {self.month:%Y-%m} {self.level}: {self.records}"


class Seat(models.Model):
    """How many people of one unit sat in one meeting, whatever records tell of it.

    Of each role the larger number of the records counts, as when these are merged.
    """

    meeting = models.ForeignKey(
        Meeting, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+", db_constraint=False)
    month = models.DateField(help_text="first day of the month")
    people = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("meeting", "unit"), name="one_seat_a_meeting_and_unit"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.meeting_id}: {self.people}"


class SeatSum(models.Model):
    """The seats that people of one scope took in the meetings of one month."""

    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    people = models.BigIntegerField()
    is_folded = models.BooleanField(default=False, help_text="holds what other rows held before")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("scope", "month"),
                condition=Q(is_folded=True),
                name="one_folded_seat_sum",
            ),
        )
        indexes = (
            models.Index(fields=("scope", "month"), name="seat_sum_scope"),
            models.Index(fields=("id",), condition=Q(is_folded=False), name="seat_sum_loose"),
        )

    def __str__(self) -> str:
        return f"{self.scope_id} {self.month:%Y-%m}: {self.people}"
