"""What a person is told in the product, and by e-mail where they wish it.

Nothing here grows with people times findings. New findings of a scope are one line a person, which
counts on until it is read; what concerns a person by name is one line a kind, unit and day.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding, Rectification
from burden.organisations import policies
from burden.organisations.models import Unit, User


class Kind(models.TextChoices):
    """What there is to tell."""

    NEW = "new", _("new findings")
    ASSIGNED = "assigned", _("findings given to you")
    ASKED = "asked", _("replies asked for")
    REPLY_DUE = "reply_due", _("replies due soon")
    SILENT = "silent", _("no reply by the day")
    REPLIED = "replied", _("replies of units")
    RECTIFY = "rectify", _("rectifications asked for")
    RECTIFY_DUE = "rectify_due", _("rectifications due soon")
    REBOUNDED = "rebounded", _("rectifications that rebounded")
    SECOND = "second", _("findings that wait for a second person")
    MADE = "made", _("reports that are ready")
    NOT_MADE = "not_made", _("reports that could not be made")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User) -> "NoticeQuerySet":
        """The person's own, as far as the present scope goes."""
        if user.scope is None or not policies.can(user, "news.read"):
            return self.none()
        return self.filter(person=user, unit__path__startswith=user.scope.path)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """One line for one person: so many things of a kind, at a unit.

    Until it is read, more of the same is added to it. `unit` is the one concerned, for new findings
    the person's scope, for reports what they are about. `finding` and `rectification` name the
    thing where it is a single one. `since` is the moment after which the things came, `at` when
    the latest was told.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, models.CASCADE, related_name="news")
    kind = models.CharField(max_length=12, choices=Kind)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    finding = models.ForeignKey(Finding, models.CASCADE, null=True, blank=True, related_name="+")
    rectification = models.ForeignKey(
        Rectification, models.CASCADE, null=True, blank=True, related_name="+"
    )
    count = models.PositiveIntegerField(default=1)
    since = models.DateTimeField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            # Its index also finds the number beside the bell, which every page asks for.
            models.UniqueConstraint(
                fields=("person", "kind", "unit", "due_on"),
                condition=Q(read_at__isnull=True),
                name="one_unread_line_of_a_kind",
                nulls_distinct=False,
            ),
        )
        indexes = (
            models.Index(fields=("person", "-at", "-id"), name="notice_of_person"),
            models.Index(fields=("at",), name="notice_age"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.count}"


class Told(models.Model):
    """Up to when everything has been told; one row, locked while somebody tells on.

    `acts_until` bounds what happened, `days_until` is the day whose dates have been looked at.
    """

    acts_until = models.DateTimeField()
    days_until = models.DateField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="told_is_one_row"),)

    def __str__(self) -> str:
        return self.acts_until.isoformat()


class Digest(models.Model):
    """The e-mail of a person and day, of which there is one at most.

    It tells of what came up to `until`. It is `sending` from before the first byte until the
    server's answer: one that stays so may have arrived, and is not sent again. `error` is what was
    said when it was not taken; `at` is when its state changed last.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")

    person = models.ForeignKey(User, models.CASCADE, related_name="digests")
    day = models.DateField()
    until = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    error = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "day"), name="one_digest_a_day"),)
        indexes = (models.Index(fields=("day", "state"), name="digest_day"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.day} {self.state}"
