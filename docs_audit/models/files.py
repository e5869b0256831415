"""Uploads: files as they were brought, and the bytes kept once."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Role, Unit, User

# An inspector, and a leader, who is one that only reads.
INSPECTING = (Role.INSPECTOR, Role.LEADER)


class StoredFile(models.Model):
    """Bytes kept once, by content. Exists only after the secrecy guard has passed them.

    Of what was removed the hash stays and the bytes do not.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class UploadQuerySet(models.QuerySet["Upload"]):
    def open_to(self, user: User) -> "UploadQuerySet":
        """Uploads the user may know of: inspectors all of their scope, others those of their unit.

        A scope holds the units below. Whose paper is handed in by one of them must not learn
        which one it was (BM-09).
        """
        if user.scope is None:
            return self.none()
        if user.role in INSPECTING:
            return self.filter(unit__path__startswith=user.scope.path)
        return self.filter(Q(unit=user.scope) | Q(by=user))


class Upload(models.Model):
    """Files brought at one time by one person."""

    class Channel(models.TextChoices):
        WEB = "web", _("upload page")
        API = "api", _("REST")
        FOLDER = "folder", _("folder import")
        BASIS = "basis", _("basis of a reply or proof")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uploads",
        help_text=_("the unit the files were brought by"),
    )
    channel = models.CharField(max_length=10, choices=Channel)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.channel} {self.created_at:%Y-%m-%d %H:%M}"


class UploadedFile(models.Model):
    """One file of an upload and how far it has come; the line the uploader sees.

    Until the guard has passed it, its bytes lie only in the quarantine folder under `uuid`.
    `scans` are its pages that wait for recognition, from 1, `recognised` counts those that have it.
    `given` holds what the manifest or the form said of the paper (unit, level, issued_on,
    number, title, receivers); it wins over what is read out of the text.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READ = "read", _("read, being compared")
        DONE = "done", _("done")
        SEEN = "seen", _("seen before")
        REFUSED = "refused", _("refused: secrecy mark")
        FAILED = "failed", _("could not be read")

    TOOL_MISSING = "tool_missing"
    INFECTED = "infected"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    container = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="members"
    )
    member = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the path inside the container")
    )
    name = models.CharField(max_length=300, blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=30, blank=True)
    warnings = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    scans = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    recognised = models.PositiveIntegerField(default=0)
    paper = models.ForeignKey(
        "Paper", models.SET_NULL, null=True, blank=True, related_name="sightings"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("sha256",), name="uploadedfile_sha256"),)
        constraints = (
            models.UniqueConstraint(
                fields=("container", "member"),
                condition=Q(container__isnull=False),
                name="one_line_a_member",
            ),
        )

    @property
    def awaits_tool(self) -> bool:
        """Whether its bytes wait in quarantine until the program that reads them is there."""
        return self.state == self.State.FAILED and self.reason == self.TOOL_MISSING

    @property
    def is_underway(self) -> bool:
        """Whether it is still to be read or compared, now or once its program is there."""
        return self.state in (self.State.WAITING, self.State.READ) or self.awaits_tool

    def __str__(self) -> str:
        # Never the name: of a paper that is refused later, nothing may stand in the audit log.
        return str(self.uuid)
