"""No page of reports and evaluations asks the database more often for more of them."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.models import Answer, Round, Voice
from burden.organisations.models import Role
from tests.activities.test_queries_a_page import MOST, asked_by_page
from tests.factories.administration import make_item, make_person
from tests.factories.voices import answered, cadres, closed, evaluate, report
from tests.voices.conftest import County

pytestmark = pytest.mark.django_db(transaction=True)


def fill(county: County, number: int) -> Voice:
    """So many reports more, each tied to an item of its own."""
    sender = make_person(Role.CADRE, county.large)
    for _ in range(number):
        voice = report(sender, who=county.bureau.code)
        voice.item, voice.link = make_item(county.bureau), Voice.Link.PERSON
        voice.save()
    return voice


def ask(county: County, number: int) -> Round:
    """A closed evaluation that so many people of each of two units have answered."""
    for unit in (county.large, county.bureau):
        cadres(unit, number)
    found = evaluate(county.county)
    for one in found.invitations.all():
        answered(one)
    return closed(found)


def test_number_of_queries_is_small_and_does_not_grow(county: County) -> None:
    client = Client()
    client.force_login(county.inspector, "django.contrib.auth.backends.ModelBackend")

    def asked() -> dict[str, int]:
        voice, found = Voice.objects.latest("pk"), Round.objects.get()
        pages = {
            "list": reverse("voices:voice-list"),
            "one": reverse("voices:voice-detail", args=[voice.pk]),
            "evaluations": reverse("voices:round-list"),
            "evaluation": reverse("voices:round-detail", args=[found.uuid]),
            "programs": reverse("api:voice-list"),
        }
        counts = asked_by_page(client, tuple(pages.values()))
        return {name: counts[address] for name, address in pages.items()}

    fill(county, 2)
    ask(county, 10)
    few = asked()
    Answer.objects.all().delete()
    Round.objects.all().delete()
    fill(county, 12)
    ask(county, 25)
    many = asked()

    assert {name: count for name, count in many.items() if count > MOST} == {}
    assert {name: (few[name], many[name]) for name in many if many[name] > few[name]} == {}
