"""How many papers were issued, by scope and month, kept by the database itself.

Triggers (migration 0017) write a row for every paper that comes, changes or goes, with the
difference it makes, and never change one: papers that come at the same time do not wait for each
other. The clock folds the rows together (`issuing.sums.fold`); a reader adds up whatever there is.
"""

from django.db import models
from django.db.models import Q

from burden.organisations.models import Unit


class IssuedSum(models.Model):
    """Papers with a day that one scope issued in one month, by form.

    A scope is a unit with all below it in the tree of today. `is_counted` papers have a number or
    are white heads. `unread` and `scanned` are those of the `papers` whose readers nobody stated
    and those recognised from scans.
    """

    scope = models.ForeignKey(
        Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField(help_text="first day of the month")
    form = models.CharField(max_length=20)
    is_white_head = models.BooleanField()
    is_restricted = models.BooleanField()
    is_counted = models.BooleanField()
    papers = models.IntegerField()
    unread = models.IntegerField()
    scanned = models.IntegerField()
    is_folded = models.BooleanField(default=False, help_text="holds what other rows held before")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("scope", "month", "form", "is_white_head", "is_restricted", "is_counted"),
                condition=Q(is_folded=True),
                name="one_folded_issued_sum",
            ),
        )
        indexes = (
            models.Index(fields=("scope", "month"), name="issued_sum_scope"),
            models.Index(fields=("id",), condition=Q(is_folded=False), name="issued_sum_loose"),
        )

    def __str__(self) -> str:
        return f"{self.scope_id} {self.month:%Y-%m} {self.form} {self.papers}"


class IssuerSum(models.Model):
    """Papers with a day that one unit issued, and those of them that it `brought` itself.

    Of one month, and of the quarter and year that begin with it: `months` are 1, 3 or 12. What the
    issuer's place or one of its offices handed in is its own (`Paper.is_own`).
    """

    unit = models.ForeignKey(
        Unit,
        models.DO_NOTHING,
        related_name="issuer_sums",
        db_index=False,
        db_constraint=False,
    )
    months = models.SmallIntegerField()
    month = models.DateField(help_text="first day of the period")
    papers = models.IntegerField()
    brought = models.IntegerField()
    is_folded = models.BooleanField(default=False, help_text="holds what other rows held before")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "months", "month"),
                condition=Q(is_folded=True),
                name="one_folded_issuer_sum",
            ),
        )
        indexes = (
            models.Index(
                fields=("months", "month"),
                include=("unit", "papers", "brought"),
                name="issuer_sum_period",
            ),
            models.Index(fields=("id",), condition=Q(is_folded=False), name="issuer_sum_loose"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m} ({self.months}): {self.brought}/{self.papers}"
