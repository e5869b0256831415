"""One superior paper or meeting and all that descended from it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, Unit


class Source(models.TextChoices):
    """The app an item comes from."""

    PAPER = "paper", _("paper")
    MEETING = "meeting", _("meeting")


class Item(models.Model):
    """A thing that costs time, as announced by its source: the knot papers and meetings share.

    `parent` is the nearest superior item it descends from, `root` the top of that line (the
    matter, 事项); a root's root is itself, so hours group by `root` without a special case.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=10, choices=Source)
    source_uuid = models.UUIDField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="items")
    level = models.CharField(max_length=10, choices=Level)
    occurred_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children"
    )
    root = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="descendants"
    )
    depth = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "source_uuid"), name="one_item_a_source"),
        )
        indexes = (
            models.Index(fields=("occurred_on",), name="item_day"),
            models.Index(fields=("number",), name="item_number"),
        )

    def __str__(self) -> str:
        return self.title
