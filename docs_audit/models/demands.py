"""What papers demand, and what became of a demand in the paper made of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from docs_audit.models.papers import Paper


class Requirement(models.Model):
    """One demand of a paper, in the order of its text.

    `value` is an ISO date or date-time or working days (`5wd`), a number with its unit, a
    frequency, or the noun phrase of a material; `start` and `end` are those of its sentence.
    """

    class Kind(models.TextChoices):
        DEADLINE = "deadline", _("deadline")
        QUOTA = "quota", _("quota")
        FREQUENCY = "frequency", _("frequency")
        MATERIAL = "material", _("material to hand in")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=60)
    what = models.CharField(max_length=100)
    sentence = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("paper", "position")
        constraints = (
            models.UniqueConstraint(fields=("paper", "position"), name="one_demand_a_position"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Escalation(models.Model):
    """What a paper made of a demand of its nearest superior paper, `above`.

    `log_step` is ln of this value over that above (burden.md 2.7); null where it cannot be told.
    An added demand has nothing above it. `figure` is what the threshold of its kind is held against
    (`escalating.Step`).
    """

    class Change(models.TextChoices):
        SAME = "same", _("same")
        TIGHTENED = "tightened", _("tightened")
        LOOSENED = "loosened", _("relaxed")
        ADDED = "added", _("added")

    requirement = models.OneToOneField(Requirement, models.CASCADE, related_name="escalation")
    above = models.ForeignKey(
        Requirement, models.CASCADE, null=True, blank=True, related_name="escalations"
    )
    change = models.CharField(max_length=10, choices=Change)
    log_step = models.FloatField(null=True, blank=True)
    figure = models.FloatField(default=0.0)

    def __str__(self) -> str:
        return f"{self.requirement_id} {self.change}"
