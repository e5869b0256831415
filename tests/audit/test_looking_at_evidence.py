"""Every look at one thing leaves an entry, by page and by program; else it is named here."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role, User
from tests.security.access_table import TABLE
from tests.security.cells import Row, Where, World
from tests.security.world import make_world

# Lists, figures, forms to fill in and states of what was brought: they show no evidence of one
# paper, meeting, record or finding.
NO_EVIDENCE = frozenset[str]()


@pytest.mark.django_db
def test_look_is_in_the_log_with_person_and_thing() -> None:
    world = make_world()
    inspector = world.people[Role.INSPECTOR]

    silent = set(_silent(world, inspector))

    assert silent == NO_EVIDENCE


def _silent(world: World, inspector: User) -> Iterator[str]:
    """Addresses of a thing that an inspector may open, and of which the log then says nothing."""
    client = Client()
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")
    for row in TABLE:
        if row.target is None or Role.INSPECTOR not in row.allowed.get("GET", ()):
            continue
        with transaction.atomic():
            if not _is_noted(row, world, client, inspector):
                yield row.route
            transaction.set_rollback(True)


def _is_noted(row: Row, world: World, client: Client, inspector: User) -> bool:
    assert row.target is not None
    address = reverse(row.route, kwargs=dict(row.target(world, Where.OWN)))
    known = Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    status = client.get(address).status_code
    if status != 200:
        return True
    entries = Entry.objects.filter(pk__gt=known, actor_id=str(inspector.pk)).exclude(target_id="")
    return entries.exists()
