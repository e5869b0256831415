"""Scores of a unit in a month, derived from the ledger alone."""

from django.db import models

from burden.organisations.models import Unit
from burden.thresholds.models import ParameterSet


class Score(models.Model):
    """The index 0-100 of one unit, one month, one parameter version, with its parts.

    `parts` is {component: hours} of those with hours, to four places as text: what each gives to
    the score follows from them, the staff, the days and the version (`computing.parts_from`).
    `score` is empty where the measured share is too low to say anything.
    """

    # The constraint begins with the unit and is its index.
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="scores", db_index=False)
    month = models.DateField(help_text="first day of the month")
    parameter_set = models.ForeignKey(ParameterSet, models.PROTECT)
    score = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    hours = models.DecimalField(max_digits=14, decimal_places=6)
    avoidable = models.DecimalField(max_digits=14, decimal_places=6)
    hours_per_person_day = models.FloatField()
    staff = models.PositiveIntegerField()
    working_days = models.PositiveSmallIntegerField()
    measured_ratio = models.FloatField()
    seed = models.PositiveBigIntegerField(help_text="of the draws that low and high come from")
    parts = models.JSONField(default=dict)
    computed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "month", "parameter_set"), name="one_score_a_month_and_version"
            ),
        )
        indexes = (
            models.Index(fields=("month", "-score"), name="score_month"),
            models.Index(
                fields=("month", "measured_ratio", "-hours"),
                include=("unit", "parameter_set"),
                name="score_least_measured",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}: {self.score}"
