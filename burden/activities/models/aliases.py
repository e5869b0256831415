"""Keys by which lists tell of a record that a person has put right."""

from django.db import models

from burden.organisations.models import Unit


class Alias(models.Model):
    """Another key of a record: `kind` is the name of its model, `record` its id.

    A record keeps the key that it came under. What it would come under as it stands now, and where
    it stood if its unit was wrong, leads to it as well.
    """

    kind = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    key = models.CharField(max_length=300)
    record = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "kind", "key"), name="one_alias_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
