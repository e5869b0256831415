"""Every look at evidence leaves an entry, by page and by program."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role
from tests.security.access_table import TABLE
from tests.security.cells import Where
from tests.security.world import make_world

pytestmark = pytest.mark.django_db

EVIDENCE = (
    "documents:paper-detail",
    "documents:match-compare",
    "meetings:meeting-detail",
    "meetings:attendance-detail",
    "meetings:notice-detail",
    "activities:instruction-detail",
    "activities:record-detail",
    "findings:finding-detail",
    "findings:rectification-detail",
    "voices:voice-detail",
    "api:document-detail",
    "api:meeting-detail",
    "api:inspection-detail",
    "api:demand-detail",
    "api:campaign-detail",
    "api:secondment-detail",
    "api:group-detail",
    "api:instruction-detail",
    "api:finding-detail",
    "api:rectification-detail",
    "api:voice-detail",
)
_ROWS = {row.route: row for row in TABLE}


@pytest.mark.parametrize("route", EVIDENCE)
def test_look_is_in_the_log_with_person_and_thing(route: str) -> None:
    world, target = make_world(), _ROWS[route].target
    assert target is not None
    inspector = world.people[Role.INSPECTOR]
    address = reverse(route, kwargs=dict(target(world, Where.OWN)))
    client = Client()
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")
    known = Entry.objects.count()

    assert client.get(address).status_code == 200

    (entry,) = Entry.objects.order_by("number")[known:]
    assert entry.action.endswith(".viewed")
    assert entry.actor_id == str(inspector.pk)
    assert entry.target_id
    assert entry.unit_path.startswith(world.city.path)
