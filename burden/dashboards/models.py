"""Addresses that a person comes back to."""

import uuid

from django.db import models

from burden.organisations.models import User


class SavedView(models.Model):
    """A page with its scope, period, filters and order, under a name of one's own.

    `address` is a path of this product with its query; what it shows is decided anew each time
    it is opened, by the rights of who opens it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("user", "name"), name="one_view_of_a_name"),)

    def __str__(self) -> str:
        return self.name
