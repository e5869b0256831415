"""That a unit was told what is held against it, and what it answered."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models

from burden.findings.models.findings import Finding


class Notice(models.Model):
    """The unit was told of a finding and may reply until the end of `due_on`.

    A finding that grows or comes back needs a new one; the former ones stay with their replies.
    `replied_at` is when the first reply came; silence is no more than its absence.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="notices")
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices_given")
    at = models.DateTimeField(auto_now_add=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=models.Q(replied_at__isnull=True),
                name="notice_unanswered",
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding_id} {self.due_on}"

    def is_silent(self, today: date) -> bool:
        """Whether the day has passed without a reply."""
        return self.replied_at is None and self.due_on < today


class Reply(models.Model):
    """What the unit says to a notice. `basis` is the upload of the files that came with it.

    Of one that was emptied (`removed_at`) words and files are gone; that it came, and when, stays.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="replies")
    text = models.TextField()
    basis = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="replies")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return str(self.uuid)
