"""Meetings, who reported them and who sat there."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Role, Unit, User
from meetings.layering.standing import NUMERALS

INSPECTING = (Role.INSPECTOR, Role.LEADER)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Meetings whose host, reporter or an attending unit lies in the user's scope."""
        return self.none() if user.scope is None else self.filter(self.seen_by(user))

    def seen_by(self, user: User) -> Q:
        """Whether a meeting is visible to a user, as a condition.

        It is asked of each meeting by itself: a page of a few need not read who sat in all.
        """
        path = user.scope.path if user.scope else "-"
        here = {"meeting": OuterRef("pk"), "unit__path__startswith": path}
        return (
            Q(host__path__startswith=path)
            | Q(Exists(Report.objects.filter(**here)))
            | Q(Exists(Attendance.objects.filter(**here)))
        )

    def held_within(self, unit: Unit, user: User) -> "MeetingQuerySet":
        """Of the meetings visible to the user those that a unit of his scope or any below held."""
        if user.scope is None or not user.scope.contains(unit):
            return self.none()
        return self.filter(host__path__startswith=unit.path)


class Meeting(models.Model):
    """One meeting as it took place; several reports of it are evidence of the same meeting.

    `agenda` is [{"title", "units": [unit id, ...]}]; no units: the item concerns everyone.
    `branches` is [{"name", "unit": unit id or null}], `speeches` [{"speaker", "role", "minutes",
    "characters"}] with null where nothing is known. A null or an empty text is "not told": nothing
    is concluded from it. `filed_on` is the day on which it was filed (报备) before it was held,
    `approved_by` who approved it (审批), as a body or by the number of the approval.
    A meeting that is called off (取消) was not held: it stays to be read and counts for nothing.
    `legal_basis` is what a statutory meeting is held by; a title never is.
    """

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("on site")
        VIDEO = "video", _("video")
        HYBRID = "hybrid", _("on site and video")

    class Rank(models.TextChoices):
        PRINCIPAL = "principal", _("a principal")
        DEPUTY = "deputy", _("a deputy")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.OneToOneField(Item, models.PROTECT, related_name="meeting")
    host = models.ForeignKey(Unit, models.PROTECT, related_name="meetings", verbose_name=_("host"))
    title = models.CharField(_("title"), max_length=300)
    starts_at = models.DateTimeField(_("start"))
    has_time = models.BooleanField(default=True, help_text=_("false: only the day is known"))
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    mode = models.CharField(_("form"), max_length=10, choices=Mode, default=Mode.ONSITE)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=50, blank=True)
    agenda = models.JSONField(_("agenda"), default=list, blank=True)
    branches = models.JSONField(_("branch venues"), default=list, blank=True)
    cites = models.JSONField(_("documents cited"), default=list, blank=True)
    category = models.CharField(_("class"), max_length=20, blank=True)
    convener = models.CharField(_("called by"), max_length=10, choices=Rank, blank=True)
    speeches = models.JSONField(_("speeches"), default=list, blank=True)
    has_discussion = models.BooleanField(_("group discussion"), null=True, blank=True)
    is_comprehensive = models.BooleanField(_("comprehensive"), null=True, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=100, blank=True)
    plan_number = models.CharField(_("number in the plan"), max_length=50, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=100, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    words = ArrayField(models.CharField(max_length=40), default=list, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    is_called_off = models.BooleanField(_("called off"), default=False)
    # Called off by the calendar that reported it, and by no person.
    is_taken_back = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    linked_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
            ),
        )
        indexes = (
            models.Index(fields=("host", "starts_at"), name="meeting_host_start"),
            models.Index(fields=("starts_at",), name="meeting_start"),
            # The editions of a series: what a host held under one title, numbers left out.
            models.Index(
                F("host"),
                Func(
                    F("title"),
                    Value(f"[{NUMERALS}]+"),
                    Value(""),
                    Value("g"),
                    function="regexp_replace",
                ),
                F("starts_at"),
                condition=Q(merged_into__isnull=True),
                name="meeting_edition",
            ),
            # Whether both of a pair of records still stand, and who held them.
            models.Index(
                fields=("id",),
                include=("host",),
                condition=Q(merged_into__isnull=True, is_called_off=False),
                name="meeting_standing",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def counts(self) -> bool:
        """Whether it was held, as far as is known, and leads its records: others cost nothing."""
        return self.merged_into_id is None and not self.is_called_off


class OpenToQuerySet(models.QuerySet[Any]):
    """Files and reports of units: who reported is not for everyone to know."""

    by = "by"

    def open_to(self, user: User) -> Self:
        """Those the user may know of: inspectors all of their scope, others those of their unit.

        A scope holds the units below. Whose meeting is reported by one of them must not learn
        which one it was (BM-09).
        """
        if user.scope is None:
            return self.none()
        if user.role in INSPECTING:
            return self.filter(unit__path__startswith=user.scope.path)
        return self.filter(Q(unit=user.scope) | Q(**{self.by: user}))


class ReportQuerySet(OpenToQuerySet):
    by = "source__by"


class MeetingImport(models.Model):
    """A file of meeting records (or one form) and what became of its rows.

    `errors` and `notices` are [{"row", "code", "field", "value", "column"}], an error also with the
    "cells" of its row; `header` are the labels of all columns. `content` is kept only until the
    rows have been taken, or nobody told the columns apart in time; the secrecy guard has passed it
    by then.
    """

    KEPT_FOR_COLUMNS = timedelta(days=30)

    class State(models.TextChoices):
        COLUMNS = "columns", _("columns to be named")
        WAITING = "waiting", _("being taken in")
        DONE = "done", _("taken in")
        FAILED = "failed", _("could not be read")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DONE)
    content = models.BinaryField(null=True, blank=True, editable=False)
    mapping = models.JSONField(null=True, blank=True, help_text=_("fields by label, as chosen"))
    header = models.JSONField(default=list, blank=True)
    columns = models.JSONField(default=list, blank=True, help_text=_("label and field of each"))
    rows = models.PositiveIntegerField(default=0, help_text=_("drafts to be taken in"))
    rows_done = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list, help_text=_("rows refused, with code and field"))
    notices = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OpenToQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def waits_until(self) -> datetime:
        """When a list is thrown away whose columns nobody has told apart."""
        return self.created_at + self.KEPT_FOR_COLUMNS


class Report(models.Model):
    """One unit's report of a meeting, kept as it came.

    `raw` is what it says now, `earlier` is [{"raw", "until"}]: what it said before it was sent
    again or corrected. What was corrected by hand is not undone by a file. `called_off_in` is the
    latest edition of its calendar that called the meeting off.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reports")
    source = models.ForeignKey(MeetingImport, models.CASCADE, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    key = models.CharField(max_length=200, help_text=_("the row's own id, or a hash of the row"))
    raw = models.JSONField(default=dict)
    earlier = models.JSONField(default=list, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    called_off_in = models.CharField(max_length=50, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "key"), name="one_report_a_row", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.key}"


class Attendance(models.Model):
    """How many people of a unit sat in a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attendances")
    people = models.PositiveIntegerField()
    role = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "unit", "role"), name="one_attendance_a_unit_and_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.people}"
