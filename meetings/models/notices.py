"""Notices and minutes of meetings as read, until a person has confirmed or dismissed them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.matters import registry
from burden.matters.models import Item, Source
from burden.organisations.models import Role, Unit, User
from meetings.models.meetings import Meeting

# An inspector, and a leader, who is one that only reads.
_INSPECTING = (Role.INSPECTOR, Role.LEADER)


class NoticeDraftQuerySet(models.QuerySet["NoticeDraft"]):
    def visible_to(self, user: User) -> "NoticeDraftQuerySet":
        """Drafts of papers that the user may open, and of files that the user may know of.

        Whose notice was handed in by a unit below must not learn which one it was: of files only
        inspectors see all of their scope, others those of their own unit.
        """
        if user.scope is None:
            return self.none()
        brought = Q(unit=user.scope) | Q(by=user)
        if user.role in _INSPECTING:
            brought = Q(unit__path__startswith=user.scope.path)
        papers = registry.texts_of(Source.PAPER).open_to(user)
        return self.filter((Q(item=None) & brought) | Q(item__in=papers))


class NoticeDraft(models.Model):
    """One meeting as a notice or minutes tell it. A waiting one costs nothing and is not counted.

    `read` is an `importers.notices.NoticeDraft` as JSON, every value with its span in the text;
    `confirmed` what a person said instead, by field of the form, so reading again never undoes a
    correction. `decisions` are [{"text", "unit", "deadline"}], what minutes resolved. The text is
    that of the paper `item`, or of a file that `unit` brought, kept here once the secrecy guard
    has passed it; `position` counts the meetings of one text from 0.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("to be confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("left aside")

    class Kind(models.TextChoices):
        NOTICE = "notice", _("notice")
        MINUTES = "minutes", _("minutes")

    class Reason(models.TextChoices):
        NO_MEETING = "no_meeting", _("the text calls no meeting")
        NOT_HELD = "not_held", _("the meeting was not held")
        KNOWN = "known", _("the meeting was reported otherwise")
        NOT_OURS = "not_ours", _("nobody here took part")
        OTHER = "other", _("another reason")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(
        Item, models.CASCADE, null=True, blank=True, related_name="notice_drafts"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="notice_drafts"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("file"), max_length=300)
    sha256 = models.CharField(max_length=64, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    host_name = models.CharField(_("host"), max_length=200, blank=True)
    starts_on = models.DateField(_("day"), null=True, blank=True)
    text = models.TextField(blank=True)
    read = models.JSONField(default=dict)
    confirmed = models.JSONField(default=dict, blank=True)
    decisions = models.JSONField(_("decisions"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = NoticeDraftQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "position"),
                condition=Q(item__isnull=False),
                name="one_draft_a_meeting_of_a_paper",
            ),
            models.UniqueConstraint(
                fields=("unit", "sha256", "position"),
                condition=Q(item__isnull=True),
                name="one_draft_a_meeting_of_a_file",
            ),
        )
        indexes = (models.Index(fields=("state", "-created_at"), name="notice_draft_state"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
