"""The index of the copy search, and what was found to match."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from docs_audit.models.papers import Paper


class IndexedPaper(models.Model):
    """A paper in the index of the copy search; the database keeps its `Fingerprint` rows in step.

    `key` is one of `textreuse.posting_keys`: it ascends with the level and the week of issue.
    `hashes` are the paper's sampled fingerprints, ascending.
    """

    paper = models.OneToOneField(Paper, models.CASCADE, primary_key=True, related_name="indexed")
    key = models.IntegerField(unique=True)
    hashes = ArrayField(models.IntegerField())
    engine = models.CharField(max_length=40, help_text=_("version of the fingerprints"))

    def __str__(self) -> str:
        return f"{self.paper_id}: {len(self.hashes)}"


class Fingerprint(models.Model):
    """One fingerprint of one indexed paper: written and deleted by the triggers of IndexedPaper.

    Two integers and their primary key are all there is, so that ten million rows stay small; the
    first keys of a hash are those of the papers most likely to be a source.
    """

    pk = models.CompositePrimaryKey("hash", "key")
    hash = models.IntegerField()
    key = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.hash} {self.key}"


class Match(models.Model):
    """Raw measures of a related pair above a low floor; thresholds are applied by the judge.

    Each of `passages` has its spans `lower` and `upper`, its `kind`, and `parts`: the spans in
    both texts of what they share in it, each with a class of its own. `segments` cuts the lower
    text into [start, end, passage or -1, why set aside or "", characters, copied characters,
    class or ""] (`textreuse.Segment`);
    `own_measures` are the spans of its own sentences and `novelty` their share of its body;
    `longest_copied` are the characters of the longest passage, as far as they count.
    `reason` is the rule that named the relation. Of a pair with a paper that was removed the
    figures are left.
    """

    lower = models.ForeignKey(Paper, models.CASCADE, related_name="matches_as_lower")
    upper = models.ForeignKey(Paper, models.CASCADE, related_name="matches_as_upper")
    relation = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, default="")
    containment = models.FloatField()
    resemblance = models.FloatField()
    longest = models.PositiveIntegerField()
    longest_copied = models.PositiveIntegerField(default=0)
    passages = models.JSONField(default=list)
    substitutions = models.JSONField(default=list)
    leftover_places = models.JSONField(default=list)
    segments = models.JSONField(default=list)
    own_measures = models.JSONField(default=list)
    novelty = models.FloatField(default=0.0)
    engine = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("lower", "upper"), name="one_match_a_pair"),
            models.CheckConstraint(condition=~Q(lower=F("upper")), name="match_of_two"),
        )

    @property
    def is_bare(self) -> bool:
        """Whether one of its papers was removed."""
        return bool(self.lower.removed_at or self.upper.removed_at)

    def __str__(self) -> str:
        return f"{self.lower_id} < {self.upper_id}: {self.containment:.2f}"


class StockSentence(models.Model):
    """A sentence that a match set aside as the common property of many issuers.

    `key` is the hash of its letters, `text` has its digits masked, `hashes` are its fingerprints.
    `issuers` and `papers` count those whose text was found to hold the same letters, of each
    matter one issuer; 0 until they were counted.
    """

    key = models.CharField(max_length=32, unique=True, editable=False)
    text = models.TextField(_("sentence"))
    hashes = ArrayField(models.IntegerField(), default=list)
    issuers = models.PositiveIntegerField(_("issuers"), default=0)
    papers = models.PositiveIntegerField(_("papers"), default=0)
    last_seen = models.DateField(_("last set aside"))
    counted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-issuers", "id")
        indexes = (models.Index(fields=("-issuers", "id"), name="stock_sentence_issuers"),)

    def __str__(self) -> str:
        return self.key
