"""Reports that people ordered: what was asked for, how far it is, and the file that was made."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.thresholds.models import ParameterSet


class OwnReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> "OwnReportQuerySet":
        """A person's own reports of units that are still in the scope; nobody sees another's."""
        if user.scope is None or not policies.can(user, "reports.view"):
            return self.none()
        return self.filter(by=user, unit__path__startswith=user.scope.path)


# The kind of the jobs that make reports; their key is the report's id.
JOB = "report.make"


class Report(models.Model):
    """One report as it was ordered.

    `parameters` name what it is about (`period`, `item`, `finding`, `findings`, `filters`) and what
    else was chosen; `done` of `total` parts are made. `cancel_wished` is heeded between two parts.
    The file lies under `uuid` until `expires_at`; `sha256` and `size` are those of its bytes.
    """

    class Kind(models.TextChoices):
        PERIOD = "period", _("period brief")
        UNIT = "unit", _("unit dossier")
        MATTER = "matter", _("matter dossier")
        RECTIFICATION = "rectification", _("rectification list")
        NOTICE = "notice", _("notice of typical cases")
        BUNDLE = "bundle", _("evidence bundle")

    class Form(models.TextChoices):
        DOCX = "docx", _("Word (.docx)")
        XLSX = "xlsx", _("sheets (.xlsx)")
        PDF = "pdf", "PDF"
        ZIP = "zip", "ZIP"

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being made")
        DONE = "done", _("ready")
        EMPTY = "empty", _("nothing to report")
        CANCELLED = "cancelled", _("cancelled")
        FAILED = "failed", _("could not be made")
        EXPIRED = "expired", _("expired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    form = models.CharField(_("form"), max_length=5, choices=Form)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    parameters = models.JSONField(default=dict)
    title = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_wished = models.BooleanField(default=False)
    sentence = models.CharField(max_length=500, blank=True)
    parameter_set = models.ForeignKey(ParameterSet, models.PROTECT, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    ordered_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    objects: ClassVar[OwnReportQuerySet] = OwnReportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-ordered_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(sha256=""), name="made_report_has_hash"
            ),
        )
        indexes = (
            models.Index(fields=("by", "-ordered_at"), name="report_by"),
            models.Index(
                fields=("expires_at",), condition=~Q(state="expired"), name="report_expiry"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.form}"

    @property
    def is_underway(self) -> bool:
        """Whether it waits or is being made."""
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def name(self) -> str:
        """The name of its file; in letters that every system writes."""
        return f"{self.kind}-{self.ordered_at:%Y%m%d}-{str(self.uuid)[:8]}.{self.form}"
