"""Who is asked: drawn at random, once a quarter whatever the areas, and free to decline."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.activities.models import Answer, Invitation, Round
from burden.activities.voices.rounds import services
from burden.activities.voices.rounds.errors import AlreadyAsked, NotAsked, TooFewPeople
from burden.audit.models import Entry
from burden.organisations.models import Role, User
from tests.activities.conftest import bring_into_force
from tests.factories.administration import make_person
from tests.factories.voices import answered, cadres, closed, evaluate
from tests.voices.conftest import County

pytestmark = pytest.mark.django_db

TOLD = {"papers": "4", "meetings": "3", "checks": "5", "trend": "heavier"}


def asked_in(found: Round) -> set[int]:
    return set(found.invitations.values_list("person", flat=True))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def test_nobody_is_asked_twice_in_a_quarter_whatever_the_areas(county: County) -> None:
    cadres(county.large, 30)
    cadres(county.county, 15)
    bring_into_force(evaluation__sample=20)

    lower = evaluate(county.large)
    upper = evaluate(county.county)

    assert len(asked_in(lower)) == len(asked_in(upper)) == 20
    assert not asked_in(lower) & asked_in(upper)
    assert not asked_in(lower) & set(
        User.objects.filter(scope=county.county).values_list("pk", flat=True)
    )


def test_people_asked_in_an_earlier_quarter_may_be_asked_again(county: County) -> None:
    cadres(county.large, 12)
    before = evaluate(county.large)
    long_ago = before.quarter - timedelta(days=92)
    Round.objects.update(quarter=long_ago)
    Invitation.objects.update(quarter=long_ago)

    assert len(asked_in(evaluate(county.large))) == 12


def test_area_is_evaluated_once_a_quarter(county: County) -> None:
    cadres(county.large, 40)
    bring_into_force(evaluation__sample=10)
    evaluate(county.large)

    with pytest.raises(AlreadyAsked):
        evaluate(county.large)


def test_same_seed_draws_the_same_people(county: County) -> None:
    cadres(county.large, 60)
    bring_into_force(evaluation__sample=15)
    first = evaluate(county.large, seed=11)
    drawn = asked_in(first)
    first.delete()

    again = evaluate(county.large, seed=11)
    assert (asked_in(again), again.seed) == (drawn, 11)
    again.delete()
    assert asked_in(evaluate(county.large, seed=12)) != drawn


def test_too_few_people_are_not_asked_at_all(county: County) -> None:
    cadres(county.large, 9)

    with pytest.raises(TooFewPeople):
        evaluate(county.large)
    assert not Invitation.objects.exists()


def test_only_active_cadres_are_asked(county: County) -> None:
    cadres(county.large, 12)
    gone = make_person(Role.CADRE, county.large)
    gone.is_active = False
    gone.save()
    others = [make_person(role, county.large).pk for role in Role if role != Role.CADRE]

    asked = asked_in(evaluate(county.large))

    assert len(asked) == 12
    assert not asked & {gone.pk, *others}


def test_group_of_an_answer_is_a_unit_in_which_enough_are_asked(county: County) -> None:
    cadres(county.large, 12)
    cadres(county.small, 3)
    cadres(county.bureau, 8)

    found = evaluate(county.county)

    groups = dict(found.invitations.values_list("person__scope", "group"))
    assert groups == {
        county.large.pk: county.large.pk,
        county.small.pk: county.county.pk,
        county.bureau.pk: county.county.pk,
    }


def test_who_was_asked_has_one_line_on_the_start_page_until_it_is_settled(
    county: County,
) -> None:
    people = cadres(county.large, 12)
    found = evaluate(county.large)
    line = reverse("voices:round-answer", args=[found.uuid])
    client = signed_in(people[0])

    assert client.get("/").content.decode().count(line) == 1
    assert client.post(line, TOLD).status_code == 302
    assert line not in client.get("/").content.decode()
    assert client.get(line).status_code == 404

    other = signed_in(people[1])
    other.post(line, {"decline": "1"})
    assert line not in other.get("/").content.decode()
    assert Answer.objects.count() == 1


def test_answer_knows_no_person_no_time_and_leaves_no_entry(county: County) -> None:
    people = cadres(county.large, 12)
    found = evaluate(county.large)
    before = Entry.objects.count()

    signed_in(people[0]).post(reverse("voices:round-answer", args=[found.uuid]), TOLD)

    fields = {one.name for one in Answer._meta.get_fields()}
    assert fields == {"uuid", "round", "group", "papers", "meetings", "checks", "trend"}
    assert {one.name for one in Invitation._meta.get_fields()} == {
        "id",
        "round",
        "person",
        "quarter",
        "group",
        "state",
    }
    assert Entry.objects.count() == before


def test_nobody_but_who_was_asked_answers(county: County) -> None:
    people = cadres(county.large, 12)
    found = evaluate(county.large)
    stranger = make_person(Role.CADRE, county.large)
    values: dict[str, Any] = {"papers": 1, "meetings": 1, "checks": 1, "trend": "same"}

    with pytest.raises(NotAsked):
        services.answer(round=found, by=stranger, **values)
    with pytest.raises(PermissionDenied):
        services.answer(round=found, by=make_person(Role.INSPECTOR, county.large), **values)
    answered(found.invitations.get(person=people[0]))
    with pytest.raises(NotAsked):
        services.answer(round=found, by=people[0], **values)
    closed(found)
    with pytest.raises(NotAsked):
        services.decline(round=found, by=people[1])


def test_inspector_opens_a_round_on_the_page(county: County) -> None:
    cadres(county.large, 12)
    client = signed_in(county.inspector)

    client.post(reverse("voices:round-list"), {"unit": str(county.large.uuid)})

    found = Round.objects.get()
    assert found.closes_on > timezone.localdate()
    entry = Entry.objects.get(action="evaluation.opened")
    assert entry.details == '{"asked":12,"quarter":"' + found.period.key + '"}'
    again = client.post(reverse("voices:round-list"), {"unit": str(county.large.uuid)})
    assert again.status_code == 400
