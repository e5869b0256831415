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
