"""Demonstrations, standards, festivals, exhibitions, forums, evaluations and pledges."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models.records import Record, RecordQuerySet
from burden.organisations.models import Unit


class CampaignQuerySet(RecordQuerySet):
    receivers = "participants__unit"


class Campaign(Record):
    """One campaign. `day` is its first day, `fee` and `cost` are in yuan.

    `people` is how many of each participating unit it took, None where nobody said.
    """

    class Kind(models.TextChoices):
        DEMONSTRATION = "demonstration", _("creation or demonstration")
        STANDARD = "standard", _("reaching standards")
        EVALUATION = "evaluation", _("evaluation, award, typical cases")
        FESTIVAL = "festival", _("festival")
        EXHIBITION = "exhibition", _("exhibition")
        FORUM = "forum", _("forum")
        PLEDGE = "pledge", _("pledges of duty")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    until = models.DateField(_("last day"), null=True, blank=True)
    approval = models.CharField(_("approval"), max_length=200, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, blank=True)
    people = models.PositiveIntegerField(_("people of each unit"), null=True, blank=True)
    plaques = models.PositiveIntegerField(_("plaques and titles"), null=True, blank=True)
    fee = models.DecimalField(_("fee"), max_digits=14, decimal_places=2, null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=16, decimal_places=2, null=True, blank=True)
    indicators = models.PositiveIntegerField(_("indicators"), null=True, blank=True)
    has_pledges = models.BooleanField(_("asks for pledges"), null=True, blank=True)
    has_veto = models.BooleanField(_("decides by one item alone"), null=True, blank=True)

    objects: ClassVar[CampaignQuerySet] = CampaignQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        constraints = (  # type: ignore[assignment]
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("day")),
                name="campaign_ends_after_its_start",
            ),
        )


class Participant(models.Model):
    """A unit that takes part in a campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns_joined")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("campaign", "unit"), name="one_participant_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.unit_id}"
