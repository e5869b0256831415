"""What people decided, and what they noted on the way."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from burden.findings.models.findings import Finding


class Decision(models.Model):
    """A person's decision; kept for ever, the latest one that was taken counts.

    `duplicate_of` is the finding that stays where this one is dismissed as its duplicate; of
    decisions of former versions it is not known.

    Where the severity is high one person proposes and a second one takes the decision or returns
    the proposal.
    """

    class Step(models.TextChoices):
        TAKEN = "taken", _("decided")
        PROPOSED = "proposed", _("proposed")
        RETURNED = "returned", _("returned")

    class Reason(models.TextChoices):
        STATUTORY = "statutory", _("required by law")
        EMERGENCY = "emergency", _("emergency response")
        OWN_MEASURES = "own_measures", _("has measures of its own")
        MISREAD = "misread", _("misread by the program")
        RECTIFIED = "rectified", _("already rectified")
        DUPLICATE = "duplicate", _("duplicate of another finding")
        OTHER = "other", _("other reason")

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=10, choices=Finding.State)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    duplicate_of = models.ForeignKey(
        Finding, models.SET_NULL, null=True, blank=True, related_name="duplicates"
    )
    note = models.TextField(blank=True)
    step = models.CharField(max_length=10, choices=Step, default=Step.TAKEN)
    seconds = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.finding_id} {self.verdict}"


class Remark(models.Model):
    """A note pinned to a sentence, an agenda item or whatever else the finding rests on.

    For those who inspect: the unit does not read it. `place` is how the kind of the finding calls
    the spot, `quote` what stood there; both are empty where the note is on the finding as a whole.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="remarks")
    place = models.CharField(max_length=60, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.finding_id} {self.place}"
