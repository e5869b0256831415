"""A star is its owner's alone: set and taken off by one act, found again by the filter."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.organisations.models import User
from tests.findings.conftest import World

LIST = reverse("findings:finding-list")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def starred_by(person: User) -> list[Finding]:
    asked = {"look": "starred", "state": "all"}
    return [row.finding for row in signed_in(person).get(LIST, asked).context["rows"]]


@pytest.mark.django_db
def test_star_brings_a_finding_back_to_its_owner_alone(world: World) -> None:
    star = reverse("findings:finding-star", args=[world.finding.uuid])
    client = signed_in(world.inspector)

    client.post(star, {"starred": "yes"})
    client.post(star, {"starred": "yes"})

    assert starred_by(world.inspector) == [world.finding]
    assert starred_by(world.colleague) == []
    assert Entry.objects.filter(action="finding.starred").count() == 1

    client.post(star, {"starred": "no"})

    assert starred_by(world.inspector) == []
    assert Entry.objects.filter(action="finding.unstarred").count() == 1
