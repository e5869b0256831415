"""Who saw, changed or exported what: rows that are only ever added, each sealed to the last."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class Head(models.Model):
    """The end of one chain; locked while an entry is added. One chain for each top unit."""

    chain = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.chain or '-'}/{self.number}"


class Entry(models.Model):
    """One act. Names are copied, not referred to: an entry outlives what it speaks of.

    `details` is the canonical JSON text that the digest was taken of.
    """

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=100)
    target_kind = models.CharField(max_length=100, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    target_label = models.CharField(max_length=300, blank=True)
    unit_path = models.TextField(blank=True)
    details = models.TextField(default="{}")
    address = models.CharField(max_length=45, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="one_entry_a_number"),
        )
        indexes = (
            models.Index(fields=("target_kind", "target_id"), name="entry_target"),
            models.Index(fields=("actor_id", "-id"), name="entry_actor"),
            models.Index(fields=("action", "-id"), name="entry_action"),
            BrinIndex(fields=("at",), name="entry_at"),
        )

    def __str__(self) -> str:
        return f"{self.chain or '-'}/{self.number} {self.action}"


class Seal(models.Model):
    """A chain's end at one time, authenticated with a key that the database does not hold."""

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    code = models.CharField(max_length=64)

    class Meta:
        ordering = ("chain", "number")
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="one_seal_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.chain or '-'}/{self.number} {self.code[:8]}"


class Verification(models.Model):
    """The log as it was found when somebody last read all of it.

    `chains` is the number of entries by chain, `faults` the first bad entry of each that has one,
    as [{"chain", "number", "code"}].
    """

    at = models.DateTimeField()
    chains = models.JSONField(default=dict)
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {len(self.faults)}"
