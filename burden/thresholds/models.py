"""Thresholds and parameters as dated, immutable versions; rules that somebody confirmed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ParameterSet(models.Model):
    """All values at one version. A published set never changes; a change is a new version.

    `values` maps the key of a definition to its value; a key that is absent has the default of
    the code at that version, which is written out on publishing so that the set stands alone.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(unique=True, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    values = models.JSONField(default=dict)
    note = models.TextField(_("reason"), blank=True)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-version",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state="draft", version__isnull=True)
                | Q(state="published", version__isnull=False, published_at__isnull=False),
                name="published_has_version",
            ),
        )

    def __str__(self) -> str:
        return f"v{self.version}" if self.version else "draft"


class DraftEffect(models.Model):
    """What a draft would change beside one version in force, worked out over everything stored.

    It is asked for and done by a job, which has looked into `done` of `total` rows. `found` is what
    a pause of that job must not lose, `told` the effect once it is known.
    """

    draft = models.OneToOneField(ParameterSet, models.CASCADE, related_name="effect")
    beside = models.ForeignKey(ParameterSet, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict)
    told = models.JSONField(null=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(told__isnull=True) ^ Q(told_at__isnull=False),
                name="told_effect_has_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} beside {self.beside_id}"


class RuleConfirmation(models.Model):
    """A person has compared a rule that was not confirmed with its official text.

    Until there is one, the rule is off and only administrators see it. `reference` names the
    official text: address or gazette, item and date.
    """

    rule = models.CharField(max_length=20, unique=True)
    reference = models.TextField(_("official text"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("rule",)

    def __str__(self) -> str:
        return self.rule
