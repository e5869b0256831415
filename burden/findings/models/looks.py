"""What a person alone keeps of findings: that he opened them, and which of them he starred."""

from django.conf import settings
from django.db import models

from burden.findings.models.findings import Finding


class Look(models.Model):
    """The latest time that a person opened a finding, and how it stood then.

    One row a person and finding: neither how often nor how long somebody looked is kept.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="looks")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Finding.State)
    hours = models.DecimalField(max_digits=14, decimal_places=6)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "finding"), name="one_look_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.finding_id}"


class Star(models.Model):
    """A finding that a person wants to come back to: shown to him alone, it decides nothing."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="stars")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stars")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "finding"), name="one_star_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.finding_id}"
