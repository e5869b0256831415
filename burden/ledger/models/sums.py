"""Sums of the entries, kept by the database itself in the transaction that books them.

Triggers write them (migrations 0003, 0004, 0006, 0009 and 0011), so they hold whoever adds an
entry, moves a unit or moves an item; nothing in Python does. A scope is a unit with all below it in
the tree of today. A row without hours is not kept.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from burden.ledger.models.entries import COMPONENT_LENGTH, Component
from burden.organisations.models import Level, Unit


class Side(models.TextChoices):
    """Which hours of a scope: those that landed in it, or those that it caused."""

    RECEIVED = "received", _("received")
    GENERATED = "generated", _("generated")


class ScopeSum(models.Model):
    """Hours of one scope in one month by side, component and levels; a page reads a few hundred.

    `measured` and `white` are the parts of `hours` from recorded data and from white-head papers.
    """

    pk = models.CompositePrimaryKey(
        "scope", "month", "side", "component", "originator_level", "receiver_level"
    )
    # The entries hold the references; checking them again here would double the work of booking.
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    side = models.CharField(max_length=10, choices=Side)
    component = models.CharField(max_length=COMPONENT_LENGTH, choices=Component)
    originator_level = models.CharField(max_length=10, choices=Level)
    receiver_level = models.CharField(max_length=10, choices=Level)
    hours = models.DecimalField(max_digits=18, decimal_places=6)
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)
    measured = models.DecimalField(max_digits=18, decimal_places=6)
    white = models.DecimalField(max_digits=18, decimal_places=6)

    def __str__(self) -> str:
        return f"{self.scope_id} {self.month:%Y-%m} {self.side} {self.component} {self.hours}"


class ItemSum(models.Model):
    """Hours one item cost the receivers of one scope in one month.

    `root` and `unit` (whose item it is) follow the item's.
    """

    pk = models.CompositePrimaryKey("item", "scope", "month")
    item = models.ForeignKey(
        "matters.Item", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    source = models.CharField(max_length=10)
    unit = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    root = models.ForeignKey(
        "matters.Item",
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    hours = models.DecimalField(max_digits=18, decimal_places=6)
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        indexes = (
            models.Index(fields=("scope", "month", "-hours", "item"), name="item_sum_heaviest"),
            models.Index(
                fields=("scope", "month"),
                include=("unit", "hours", "avoidable"),
                condition=models.Q(source="meeting"),
                name="item_sum_hosts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} at {self.scope_id} {self.month:%Y-%m}: {self.hours}"


class PairSum(models.Model):
    """Hours that items of one unit cost another in one month, and how many `items` they are.

    Levels are those of the day of booking. Unlike the other sums it stands where the tree moves.
    """

    pk = models.CompositePrimaryKey(
        "receiver", "month", "originator", "source", "originator_level", "receiver_level"
    )
    receiver = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    originator = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    source = models.CharField(max_length=10)
    originator_level = models.CharField(max_length=10, choices=Level)
    receiver_level = models.CharField(max_length=10, choices=Level)
    items = models.IntegerField()
    hours = models.DecimalField(max_digits=18, decimal_places=6)
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        indexes = (
            models.Index(
                fields=("originator_level", "receiver_level", "month"), name="pair_sum_levels"
            ),
            models.Index(fields=("originator", "month"), name="pair_sum_originator"),
        )

    def __str__(self) -> str:
        return f"{self.originator_id} to {self.receiver_id} {self.month:%Y-%m}: {self.hours}"


class CallSum(models.Model):
    """Meetings of others that units of one scope came to in one month, by levels.

    `calls` counts every unit of every meeting, `meetings` each meeting once.
    """

    pk = models.CompositePrimaryKey("scope", "month", "originator_level", "receiver_level")
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    originator_level = models.CharField(max_length=10, choices=Level)
    receiver_level = models.CharField(max_length=10, choices=Level)
    meetings = models.IntegerField()
    calls = models.IntegerField()
    hours = models.DecimalField(max_digits=18, decimal_places=6)

    def __str__(self) -> str:
        return f"{self.scope_id} {self.month:%Y-%m}: {self.calls} calls, {self.hours}"


# How deep in the tree a scope is wide: what stands deeper has few rows by item.
WIDE = 3


class MatterSum(models.Model):
    """Hours one matter cost the receivers of one wide scope; `items` of it stand there.

    Of one month, and of the quarter and year that begin with it: `months` are 1, 3 or 12. The items
    of a year would be read by the hundred thousand to find its heaviest matters.
    """

    pk = models.CompositePrimaryKey("scope", "months", "month", "root")
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    months = models.SmallIntegerField()
    month = models.DateField(help_text="first day of the period")
    root = models.ForeignKey(
        "matters.Item", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    items = models.IntegerField()
    hours = models.DecimalField(max_digits=18, decimal_places=6)
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        indexes = (
            models.Index(
                fields=("scope", "months", "month", "-hours", "root"), name="matter_sum_heaviest"
            ),
            models.Index(
                fields=("scope", "months", "month", "-avoidable", "root"),
                condition=~models.Q(avoidable=0),
                name="matter_sum_avoidable",
            ),
        )

    def __str__(self) -> str:
        return f"{self.root_id} at {self.scope_id} {self.month:%Y-%m} ({self.months}): {self.hours}"


class MatterLevelSum(models.Model):
    """Avoidable hours of one matter that units of one level bear in one wide scope.

    By the same periods; rows only of what could have been avoided.
    """

    pk = models.CompositePrimaryKey("scope", "months", "month", "receiver_level", "root")
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    months = models.SmallIntegerField()
    month = models.DateField(help_text="first day of the period")
    receiver_level = models.CharField(max_length=10, choices=Level)
    root = models.ForeignKey(
        "matters.Item", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        indexes = (
            models.Index(
                fields=("scope", "months", "month", "receiver_level", "-avoidable", "root"),
                name="matter_level_sum_heaviest",
            ),
        )

    def __str__(self) -> str:
        told = f"{self.month:%Y-%m} ({self.months}), {self.receiver_level}: {self.avoidable}"
        return f"{self.root_id} at {self.scope_id} {told}"


class IssuerSum(models.Model):
    """Avoidable hours that one unit caused to units of one level in one wide scope, likewise."""

    pk = models.CompositePrimaryKey("scope", "months", "month", "receiver_level", "originator")
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    months = models.SmallIntegerField()
    month = models.DateField(help_text="first day of the period")
    receiver_level = models.CharField(max_length=10, choices=Level)
    originator = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    def __str__(self) -> str:
        told = f"{self.month:%Y-%m} ({self.months}), {self.receiver_level}: {self.avoidable}"
        return f"{self.originator_id} at {self.scope_id} {told}"


class HostSum(models.Model):
    """What the meetings of one host cost the receivers of one wide scope, by the same periods."""

    pk = models.CompositePrimaryKey("scope", "months", "month", "unit")
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    months = models.SmallIntegerField()
    month = models.DateField(help_text="first day of the period")
    unit = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    meetings = models.IntegerField()
    hours = models.DecimalField(max_digits=18, decimal_places=6)
    avoidable = models.DecimalField(max_digits=18, decimal_places=6)

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.scope_id} {self.month:%Y-%m} ({self.months}): {self.hours}"


class GuestSum(models.Model):
    """Meetings of others that people of one unit came to, and their hours there.

    Of one month, and of the quarter and year that begin with it: `months` are 1, 3 or 12.
    """

    pk = models.CompositePrimaryKey("receiver", "month", "months")
    receiver = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month or year")
    months = models.SmallIntegerField()
    meetings = models.IntegerField()
    hours = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        indexes = (
            models.Index(
                fields=("month", "months", "-meetings", "-hours", "receiver"),
                name="guest_sum_busiest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.receiver_id} {self.month:%Y-%m} ({self.months}): {self.meetings}"


class IdleSum(models.Model):
    """Hours that one meeting took of people who were not needed, in one scope and month.

    `units` are those at which any of them stand.
    """

    pk = models.CompositePrimaryKey("item", "scope", "month")
    item = models.ForeignKey(
        "matters.Item",
        models.DO_NOTHING,
        related_name="idle_sums",
        db_index=False,
        db_constraint=False,
    )
    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    accompany = models.DecimalField(max_digits=18, decimal_places=6)
    nested = models.DecimalField(max_digits=18, decimal_places=6)
    units = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=("scope", "month"), name="idle_sum_scope"),)

    def __str__(self) -> str:
        return f"{self.item_id} at {self.scope_id} {self.month:%Y-%m}: {self.units}"
