"""What speaks against papers by the rules that a text can be held against."""

from django.db import models

from docs_audit.models.papers import Paper


class RuleHit(models.Model):
    """One sentence of a paper that a rule speaks against, as the judge last found it.

    `rule` is an id of the rulebook; `start` and `end` are code points of the paper's text, both 0
    where the words were stated and not read. `other` is the second paper of rules on two papers.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="rule_hits")
    rule = models.CharField(max_length=20)
    sentence = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    other = models.ForeignKey(Paper, models.CASCADE, null=True, blank=True, related_name="+")
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ("start", "id")
        indexes = (models.Index(fields=("rule",), name="rule_hit_rule"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.paper_id}"
