"""What the rules say of records and of units' years of them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from burden.matters.models import Item
from burden.thresholds.rulebook import Subject


class ActivityHit(models.Model):
    """What a rule says of an item: a record, or what a unit caused in a period.

    `subject` is what kind of records it is about, `form` which part of the rule, `figures` what was
    counted, `items` the ids, in their source, of the items that it rests on; `spared` is why it is
    held against nobody, or empty.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="activity_hits")
    subject = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Subject])
    rule = models.CharField(max_length=20)
    form = models.CharField(max_length=30)
    figures = models.JSONField(default=dict)
    items = models.JSONField(default=list)
    spared = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("rule",), name="activity_hit_rule"),
            # Which hits rest on a record that is to be emptied.
            GinIndex(fields=("items",), name="activity_hit_items", opclasses=("jsonb_path_ops",)),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.item_id}"
