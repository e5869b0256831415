"""What every record of a register has: whose it is, by which key it is known, who brought it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Role, Unit, User

INSPECTING = (Role.INSPECTOR, Role.LEADER)


class RecordQuerySet(models.QuerySet[Any]):
    """Records of one register. `receivers` is the lookup of the units that carry it, if any."""

    receivers: ClassVar[str] = ""

    def visible_to(self, user: User) -> Self:
        """Records that a unit of the scope caused or carries, and those that it brought itself.

        What was brought by units below is known by this only to who inspects; others learn of it
        as causing or carrying it.
        """
        if user.scope is None:
            return self.none()
        path = user.scope.path
        brought = Q(reporter=user.scope)
        if user.role in INSPECTING:
            brought = Q(reporter__path__startswith=path)
        found = Q(unit__path__startswith=path) | brought
        return self.filter(found | self._carried(path))

    def standing(self) -> Self:
        """Records that were not withdrawn."""
        return self.filter(is_withdrawn=False)

    def within(self, unit: Unit) -> Self:
        """Records that a unit or any below it caused or carries."""
        return self.filter(Q(unit__path__startswith=unit.path) | self._carried(unit.path))

    def _carried(self, path: str) -> Q:
        if not self.receivers:
            return Q(pk__in=())
        carried = self.model._default_manager.filter(
            **{f"{self.receivers}__path__startswith": path}
        )
        return Q(pk__in=carried.order_by().values("pk"))


class Record(models.Model):
    """One record. `unit` is who causes it (organiser, owner of a group), `reporter` who brought it.

    `key` is the record's own number, or a digest of what makes it one, so that bringing the same
    list again changes only what is new. `day` is the day its hours are booked on. The reporter is
    shown to nobody outside its scope.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.OneToOneField(Item, models.PROTECT, related_name="%(class)s")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="%(class)ss")
    reporter = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="reported_%(class)ss"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=300)
    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(_("number"), max_length=100, blank=True)
    basis = models.CharField(
        _("paper that it carries out"), max_length=300, blank=True, help_text=_("number or title")
    )
    day = models.DateField(_("day"))
    is_followed = models.BooleanField(
        default=False, help_text=_("those that may follow from it were judged since it came")
    )
    corrected = models.JSONField(
        default=list, help_text=_("columns that a person corrected: no list undoes that")
    )
    is_withdrawn = models.BooleanField(
        default=False, help_text=_("it stays to be read and counts for nothing")
    )
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[RecordQuerySet] = RecordQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True
        constraints = (models.UniqueConstraint(fields=("unit", "key"), name="one_%(class)s_a_key"),)
        indexes = (
            models.Index(fields=("day",), name="%(class)s_day"),
            models.Index(fields=("basis",), name="%(class)s_basis"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_emptied(self) -> bool:
        """Whether its words were removed (`registers.emptying`)."""
        return self.item.removed_at is not None

    @property
    def is_closed(self) -> bool:
        """Whether no list tells anything of it any more."""
        return self.is_withdrawn or self.is_emptied
