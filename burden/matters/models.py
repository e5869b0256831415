"""One superior paper, meeting or other demand and all that descended from it."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import BooleanField, F, Func, Q, TextField, Value
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, Unit, User


class Source(models.TextChoices):
    """What kind of thing an item is; its source books and judges it under this name."""

    PAPER = "paper", _("paper")
    MEETING = "meeting", _("meeting")
    ISSUING = "issuing", _("papers issued in a period")
    CONVENING = "convening", _("meetings held in a period")
    INSPECTION = "inspection", _("inspection")
    DEMAND = "demand", _("form or report")
    GROUP = "group", _("work group or app")
    MESSAGE = "message", _("instruction in a group")
    CAMPAIGN = "campaign", _("demonstration or festival")
    SECONDMENT = "secondment", _("secondment")
    VOICE = "voice", _("report of the grassroots")
    ACTIVITIES = "activities", _("other burdens of a period")


class DescendsInto(Func):
    """Whether anything that descends from an item was issued below a path: (item id, path).

    An issuer sees what its own paper is said to descend from. It is asked of each item by itself,
    downwards and no further than the first find: whole trees are not read for a page of a few.
    """

    output_field = BooleanField()
    template = """EXISTS (
        WITH RECURSIVE asked (id, path) AS (SELECT %(expressions)s), below AS (
            SELECT child.id, child.unit_id FROM matters_item AS child JOIN asked
                ON child.parent_id = asked.id
            UNION
            SELECT child.id, child.unit_id FROM matters_item AS child JOIN below
                ON child.parent_id = below.id)
        SELECT FROM below
         WHERE starts_with((SELECT path FROM organisations_unit WHERE id = below.unit_id),
                           (SELECT path FROM asked)))"""


class Bigrams(Func):
    """The pairs of neighbouring letters of two texts, capitals all alike (migration 0005)."""

    function = "matters_bigrams"
    output_field = ArrayField(TextField())


class ItemQuerySet(models.QuerySet["Item"]):
    def about(self, words: str) -> "ItemQuerySet":
        """Items with the words in number or title; an index finds them by pairs of letters."""
        has_words = Q(number__icontains=words) | Q(title__icontains=words)
        pairs = Bigrams(Value(""), Value(words))
        return self.alias(pairs=Bigrams("number", "title")).filter(has_words, pairs__contains=pairs)

    def visible_to(self, user: User) -> "ItemQuerySet":
        """Items of units in the user's scope, and those that they descend from.

        Other units' items of the same matter stay hidden.
        """
        if user.scope is None:
            return self.none()
        path = user.scope.path
        is_above = DescendsInto(F("pk"), Value(path))
        return self.filter(Q(unit__path__startswith=path) | Q(is_above))


class Item(models.Model):
    """A thing that costs time, as announced by its source: the knot all sources share.

    `parent` is the nearest superior item it descends from, `root` the top of that line (the
    matter, 事项); a root's root is itself, so hours group by `root` without a special case.

    Once its record is emptied (`removed_at`), it stays with its place, day, unit and number, so
    that hours and decisions still add up; its title says that it was removed.
    """

    # Stands where the title did, in the language of titles, on every page and list.
    REMOVED_TITLE = "（内容已删除）"

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
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ItemQuerySet] = ItemQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "source_uuid"), name="one_item_a_source"),
        )
        indexes = (
            models.Index(fields=("occurred_on",), name="item_day"),
            models.Index(fields=("number",), name="item_number"),
            GinIndex(Bigrams("number", "title"), name="item_words"),
        )

    def __str__(self) -> str:
        return self.title


class Edge(models.Model):
    """A tie between items of different sources that is no descent by content: a paper calls a
    meeting, the minutes of one tell of it. `upper` is the item that names the other.
    """

    class Relation(models.TextChoices):
        CALLS = "calls", _("calls it")
        RECORDS = "records", _("records it")

    upper = models.ForeignKey(Item, models.CASCADE, related_name="edges_down")
    lower = models.ForeignKey(Item, models.CASCADE, related_name="edges_up")
    relation = models.CharField(max_length=10, choices=Relation)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("upper", "lower", "relation"), name="one_edge_a_pair"),
            models.CheckConstraint(condition=~Q(upper=F("lower")), name="edge_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.upper_id} {self.relation} {self.lower_id}"
