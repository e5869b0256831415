"""Work groups, applications and public accounts, and what came in their messages."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models.records import Record, RecordQuerySet
from burden.matters.models import Item
from burden.organisations.models import Unit, User


class WorkGroupQuerySet(RecordQuerySet):
    receivers = "targets__unit"


class WorkGroup(Record):
    """One group, application, account or system; `unit` is its owner, `day` the day it was made.

    `people` is how many are in it and `cost` what it took to build, in yuan; None where nobody
    said. `last_active` is what the register
    says; messages may tell of a later day. `features` are those of `rules.groups.FEATURES`.
    """

    class Kind(models.TextChoices):
        GROUP = "group", _("work group")
        APP = "app", _("mobile application")
        ACCOUNT = "account", _("public account")
        MINI = "mini", _("mini program")
        SYSTEM = "system", _("information system or screen")

    class Feature(models.TextChoices):
        """What it makes people do."""

        CHECK_IN = "check_in", _("punching in")
        POINTS = "points", _("points")
        RANKING = "ranking", _("ranking")
        ONLINE_TIME = "online_time", _("time online")
        FORCED_INSTALL = "forced_install", _("forced installing")
        INSTALL_RATE = "install_rate", _("rates of installing")
        FORCED_LOGIN = "forced_login", _("forced log-in")
        SCREENSHOTS = "screenshots", _("screenshots or pictures as proof")
        ASSESSMENT = "assessment", _("likes, votes or hours as marks")
        BUSINESS = "business", _("business activity")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    platform = models.CharField(_("platform"), max_length=100, blank=True)
    line = models.CharField(_("line of work"), max_length=100, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    people = models.PositiveIntegerField(_("members"), null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=16, decimal_places=2, null=True, blank=True)
    last_active = models.DateField(_("last active"), null=True, blank=True)
    task_ended = models.DateField(_("task ended"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    features = ArrayField(
        models.CharField(max_length=20, choices=Feature), verbose_name=_("demands"), default=list
    )
    filing = models.CharField(_("filing number"), max_length=200, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, blank=True)

    objects: ClassVar[WorkGroupQuerySet] = WorkGroupQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        constraints = (  # type: ignore[assignment]
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("day")),
                name="work_group_closes_after_it_was_made",
            ),
        )
        indexes = (  # type: ignore[assignment]
            *Record.Meta.indexes,
            models.Index(fields=("line",), name="work_group_line"),
        )


class GroupTarget(models.Model):
    """A unit whose people are in a group, or have to use an application."""

    group = models.ForeignKey(WorkGroup, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="groups_joined")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("group", "unit"), name="one_group_target_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.unit_id}"


class GroupMember(models.Model):
    """Somebody who is in a group, as a keyed hash: it tells that two groups share him, no more."""

    group = models.ForeignKey(WorkGroup, models.CASCADE, related_name="members")
    member = models.CharField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("group", "member"), name="one_group_member_a_hash"),
        )
        indexes = (models.Index(fields=("member", "group"), name="group_member"),)

    def __str__(self) -> str:
        return f"{self.group_id}"


class GroupHour(models.Model):
    """How many messages an hour of a group had; of exports that overlap the fuller one counts."""

    group = models.ForeignKey(WorkGroup, models.CASCADE, related_name="hours")
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    messages = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("group", "day", "hour"), name="one_row_a_group_hour"),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.day} {self.hour}"


class InstructionQuerySet(models.QuerySet["Instruction"]):
    def visible_to(self, user: User) -> Self:
        """Instructions of the groups that a person may open."""
        return self.filter(group__in=WorkGroup.objects.visible_to(user).order_by().values("pk"))


class Instruction(models.Model):
    """A message that asks something of those who read it; see `exports.Instruction`.

    `first` is the same instruction in another group, sent before. `is_own`: it has an item and
    hours of its own, because it repeats, is repeated or passes a paper on; the hours of the others
    stand on their group. The text is empty once its period was over (`groups.emptying`).
    """

    class Kind(models.TextChoices):
        INSTRUCTION = "instruction", _("does something")
        REPLY = "reply", _("replies at once")
        CHAIN = "chain", _("joins a chain")
        PROOF = "proof", _("sends pictures as proof")
        CHECK_IN = "check_in", _("punches in")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(WorkGroup, models.CASCADE, related_name="instructions")
    item = models.OneToOneField(
        Item, models.PROTECT, null=True, blank=True, related_name="instruction"
    )
    key = models.CharField(max_length=32)
    sent_at = models.DateTimeField(_("sent"))
    text = models.TextField()
    role = models.CharField(max_length=10, blank=True)
    kinds = ArrayField(models.CharField(max_length=12, choices=Kind), default=list)
    due = models.CharField(_("term"), max_length=60, blank=True)
    hours_left = models.FloatField(_("hours to the term"), null=True, blank=True)
    is_urgent = models.BooleanField(default=False)
    cites = ArrayField(models.CharField(max_length=300), default=list)
    first = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="repeated_by"
    )
    is_own = models.BooleanField(default=False)

    objects: ClassVar[InstructionQuerySet] = InstructionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("group", "key"), name="one_instruction_a_key"),
        )
        indexes = (
            models.Index(fields=("group", "sent_at"), name="instruction_of_group"),
            GinIndex(fields=("cites",), name="instruction_cites"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Its beginning on one line; of one whose words were removed, that they were."""
        if not self.text:
            return Item.REMOVED_TITLE
        line = " ".join(self.text.split())
        return line if len(line) <= 80 else f"{line[:79]}…"


class MessageExport(models.Model):
    """An export of the messages of a group that somebody brought; its bytes go when it is read.

    Its name is not kept, nor any line of it: `errors` are [line, code].
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("being read")
        DONE = "done", _("read")
        FAILED = "failed", _("cannot be read")
        REFUSED = "refused", _("refused")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(WorkGroup, models.CASCADE, related_name="exports")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    failure = models.CharField(max_length=30, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    share = models.FloatField(default=0)
    messages = models.PositiveIntegerField(default=0)
    instructions = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    faces = models.PositiveIntegerField(default=0)
    others = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.group_id} {self.created_at}"
