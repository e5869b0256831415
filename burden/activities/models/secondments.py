"""People who work for another unit than their own."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models.records import Record, RecordQuerySet
from burden.organisations.models import Unit


class SecondmentQuerySet(RecordQuerySet):
    receivers = "lender"


class Secondment(Record):
    """People of one unit that another has borrowed since `day`.

    `person` is a keyed hash that tells whether the same person comes again; no name is kept.
    `until` is the end of the term, `returned_on` when they came back.
    """

    class Kind(models.TextChoices):
        SECONDMENT = "secondment", _("secondment")
        TASK_FORCE = "task_force", _("task force")
        LEARNING = "learning", _("learning on the job")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    lender = models.ForeignKey(Unit, models.PROTECT, related_name="lent")
    people = models.PositiveIntegerField(_("people"), default=1)
    person = models.CharField(max_length=64, blank=True)
    until = models.DateField(_("end of the term"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    approval = models.CharField(_("approval"), max_length=200, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, blank=True)

    objects: ClassVar[SecondmentQuerySet] = SecondmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        constraints = (  # type: ignore[assignment]
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("day")),
                name="secondment_returns_after_its_start",
            ),
        )
        indexes = (  # type: ignore[assignment]
            *Record.Meta.indexes,
            models.Index(fields=("person",), name="secondment_person"),
        )
