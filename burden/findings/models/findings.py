"""What is suspected (疑似), on what evidence, and how far it has come."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations.models import Level, Unit, User
from burden.thresholds.models import ParameterSet


class GroupKey(models.Func):
    """What similar findings have in common, as a text (migration 0008).

    Kind and superior source, or where there is none kind, unit and month; null without either. Of
    source, unit, day and kind.
    """

    function = "findings_group_key"
    output_field = models.TextField()


class Pairs(models.Func):
    """The pairs of neighbouring letters of a text, capitals all alike (migration 0004)."""

    function = "findings_pairs"
    output_field = ArrayField(models.TextField())


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: User) -> "FindingQuerySet":
        """Findings against units in the user's scope; nothing for roles that read none."""
        if user.scope is None or not policies.can(user, "findings.view"):
            return self.none()
        return self.within(user.scope.path)

    def within(self, path: str) -> "FindingQuerySet":
        """Findings against a unit and all below it."""
        return self.filter(unit__path__startswith=path)

    def heaviest_first(self) -> "FindingQuerySet":
        """The order of the inbox; the latest first among equals."""
        return self.order_by("-expected_hours", "-pk")


class Finding(models.Model):
    """One suspicion about one item, filed by the judge of its source.

    `measures` are the figures of the claim, `evidence` the signals as
    [{"signal", "weight", "text"}]; both are what the judge saw, at `parameter_set`.
    `expected_hours`, avoidable hours times confidence, tell what to look at first. `words` is what
    the search reads of it: its claim and the explanation in every language of the product.
    `news_at` is when something last came that nobody who had looked before has seen. Similar
    findings have one `group_key`.

    `notice` is the one that stands: the unit was told of the suspicion as it is now. `proposed` is
    the verdict that waits for a second person. `known_…` are the figures that a person last acted
    on, by a notice or a decision; what grows beyond them has not been looked at.
    """

    class State(models.TextChoices):
        OPEN = "open", _("suspected")
        UNSURE = "unsure", _("unsure")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("dismissed")
        WITHDRAWN = "withdrawn", _("no longer above the threshold")

    class Severity(models.TextChoices):
        LOW = "low", _("low")
        MEDIUM = "medium", _("medium")
        HIGH = "high", _("high")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    item = models.ForeignKey("matters.Item", models.CASCADE, related_name="findings")
    upper = models.ForeignKey(
        "matters.Item", models.CASCADE, null=True, blank=True, related_name="findings_as_upper"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="findings")
    level = models.CharField(max_length=10, choices=Level)
    occurred_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    severity = models.CharField(max_length=10, choices=Severity, default=Severity.LOW)
    measures = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    confidence = models.FloatField(help_text=_("probability that the suspicion is right, 0 to 1"))
    avoidable_hours = models.DecimalField(max_digits=14, decimal_places=6, default=0)
    expected_hours = models.GeneratedField(
        expression=F("avoidable_hours") * F("confidence"),
        output_field=models.FloatField(),
        db_persist=True,
    )
    group_key = models.GeneratedField(
        expression=GroupKey("upper", "unit", "occurred_on", "kind"),
        output_field=models.TextField(),
        db_persist=True,
    )
    parameter_set = models.ForeignKey(ParameterSet, models.PROTECT)
    words = models.TextField(blank=True, default="", db_default="")
    news_at = models.DateTimeField(default=timezone.now, db_default=Now())
    notice = models.ForeignKey("Notice", models.SET_NULL, null=True, blank=True, related_name="+")
    proposed = models.CharField(max_length=10, choices=State, blank=True, default="", db_default="")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_findings",
    )
    known_hours = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    known_count = models.PositiveIntegerField(null=True, blank=True)
    known_layers = models.PositiveSmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[FindingQuerySet] = FindingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "item", "upper"),
                name="one_finding_a_kind_and_pair",
                nulls_distinct=False,
            ),
        )
        indexes = (
            models.Index(
                fields=("-expected_hours", "-id"),
                condition=Q(state__in=("open", "unsure")),
                name="finding_inbox",
            ),
            models.Index(fields=("unit", "state"), name="finding_unit"),
            # What the sentence, the groups and the months of the inbox are added up from.
            models.Index(
                fields=("unit", "group_key"),
                include=("id", "state", "item", "occurred_on", "expected_hours"),
                name="finding_group",
            ),
            models.Index(fields=("group_key",), name="finding_alike"),
            models.Index(fields=("occurred_on",), name="finding_day"),
            # What is new since somebody was told, out of all that there is.
            models.Index(fields=("created_at",), name="finding_age"),
            GinIndex(Pairs("words"), name="finding_words"),
            # Few are told, proposed or given to somebody; the start page asks for these alone.
            models.Index(
                fields=("unit",),
                condition=Q(notice__isnull=False) | ~Q(proposed="") | Q(assigned_to__isnull=False),
                name="finding_attended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"

    @property
    def is_undecided(self) -> bool:
        return self.state in (self.State.OPEN, self.State.UNSURE)

    @property
    def removed_at(self) -> datetime | None:
        """When its item or the superior one was removed, as they were when they were read."""
        items = (self.item, self.upper)
        return min((one.removed_at for one in items if one and one.removed_at), default=None)

    def rests_on_removed(self) -> bool:
        """Whether its item or the superior one was removed; asks the database as it is now."""
        items = type(self.item).objects
        return bool(
            items.filter(pk__in=[self.item_id, self.upper_id], removed_at__isnull=False).exists()
        )

    def lost_its_reply(self) -> bool:
        """Whether the words of a reply to the notice that stands are removed by now."""
        if self.notice is None:
            return False
        return bool(self.notice.replies.filter(removed_at__isnull=False).exists())

    def is_heard(self, today: date) -> bool:
        """Whether the unit could reply: it did, or the day it was given has passed."""
        notice = self.notice
        return notice is not None and (notice.replied_at is not None or notice.due_on < today)
