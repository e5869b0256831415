"""Which meeting repeats which, and the words by which superior meetings are looked up."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit
from meetings.models.meetings import Meeting


class Word(models.Model):
    """In how many meetings a topic word occurs: rare words tell more.

    Marks of what recurs in standing meetings are counted beside the words, and all meetings.
    """

    word = models.CharField(max_length=40, primary_key=True)
    meetings = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.word}: {self.meetings}"


class Key(models.Model):
    """A word of a meeting's topic at its host's place: what the search for a parent looks up.

    A parent `is_found` by the word; a meeting that `finds` by it looks for parents with it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="keys")
    place = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    word = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    is_found = models.BooleanField(default=True)
    finds = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=("place", "word", "starts_at"),
                include=("meeting", "is_found"),
                name="key_lookup",
            ),
            models.Index(
                fields=("word", "starts_at"),
                include=("meeting", "place", "finds"),
                name="key_of_day",
            ),
        )

    def __str__(self) -> str:
        return self.word


class Link(models.Model):
    """The nearest superior meeting that a meeting repeats; at most one a meeting.

    `evidence` is [{"signal", "weight", "text"}], weights add up to `weight`; `novelty` is the
    share of the lower meeting that is its own, `own` names it, `items` are the indexes of the
    lower agenda that repeat. `spared` is the reason why this is no finding, or empty. `also` are
    superior meetings on other matters that it repeats too: [{"upper": id, "weight", "items"}].
    As the lower meeting was last judged, `own_share` is what of its time was its own, and `signals`
    are those that speak for the link, each once.
    """

    lower = models.OneToOneField(Meeting, models.CASCADE, related_name="link")
    upper = models.ForeignKey(Meeting, models.CASCADE, related_name="links_down")
    weight = models.FloatField()
    novelty = models.FloatField()
    evidence = models.JSONField(default=list)
    items = models.JSONField(default=list)
    own = models.JSONField(default=list)
    spared = models.CharField(max_length=20, blank=True)
    is_reached = models.BooleanField(
        default=False, help_text=_("the lower host's place sat in the upper meeting")
    )
    is_same_day = models.BooleanField(default=False)
    runner_up = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    margin = models.FloatField()
    also = models.JSONField(default=list)
    own_share = models.FloatField(default=1.0)
    signals = ArrayField(models.CharField(max_length=20), default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(lower=F("upper")), name="link_of_two"),)

    def __str__(self) -> str:
        return f"{self.lower_id} < {self.upper_id}: {self.weight:.1f}"
