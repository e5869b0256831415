"""What people decided once: the columns of a list, and which records are one meeting."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit
from meetings.models.meetings import Meeting


class ColumnChoice(models.Model):
    """Which column of a unit's lists is which field, for one set of headers.

    `header` is a hash of the labels; `mapping` is {label: field}.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    header = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "header"), name="one_choice_a_header"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {len(self.mapping)}"


class SamenessDecision(models.Model):
    """A person's word on two records: one meeting, or two. It goes before what is calculated."""

    first = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    second = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    is_same = models.BooleanField(_("one meeting"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="one_decision_a_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}: {self.is_same}"
