"""How often which kind of work was done with the product: sums over ten people or more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Role, Unit
from burden.usage.activities import Activity


class Use(models.Model):
    """Acts of one role in one month and one subtree; `activity` is empty for all together.

    Sums over fewer than ten people are never written, so that nobody can be told from them, and
    times are not measured at all.
    """

    month = models.DateField(help_text=_("first day of the month"))
    scope = models.ForeignKey(Unit, models.CASCADE, related_name="uses")
    role = models.CharField(max_length=20, choices=Role)
    activity = models.CharField(max_length=20, choices=Activity, blank=True)
    people = models.PositiveIntegerField()
    acts = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("scope", "month", "role", "activity"), name="one_use_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.scope_id} {self.role} {self.activity or '*'}"
