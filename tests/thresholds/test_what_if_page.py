"""The effect beside the form and on the page of a draft: what is told, to whom, nothing written."""

from typing import Any

import pytest
from django.db import InternalError
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.jobs.models import Job
from burden.organisations.models import Role, Unit
from burden.thresholds import selectors, services
from burden.thresholds.models import ParameterSet
from burden.thresholds.whatif.effect import reading_only
from tests.factories.administration import make_person
from tests.meetings.gatherings import Offices
from tests.rows import Once
from tests.thresholds.judged import make_judged

pytestmark = pytest.mark.django_db(transaction=True)

WHAT_IF = reverse("thresholds:what-if")
FRAGMENT = {"hx-request": "true"}


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(make_judged)


def client_of(role: Role, scope: Unit, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(role, scope), "django.contrib.auth.backends.ModelBackend")
    return client


def typed(**changed: str) -> dict[str, Any]:
    """The form as it is sent: all values, no reason yet."""
    present = selectors.in_force()
    return (
        {key: str(value) for key, value in present.items()}
        | {"based_on": str(present.set.uuid)}
        | {key.replace("__", "."): value for key, value in changed.items()}
    )


def state() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (ParameterSet, Finding, Job))


def test_effect_is_told_while_typing_and_only_the_log_is_written(offices: Offices) -> None:
    client = client_of(Role.SYSTEM_ADMIN, offices.city)
    selectors.in_force()
    before = state()

    page = client.post(
        WHAT_IF, typed(copy__amber="0.97", copy__red="1", copy__excerpt="5000"), headers=FRAGMENT
    )

    told = page.content.decode()
    assert "findings would come" in told
    assert "白水镇人民政府" in told
    assert "<html" not in told
    assert state() == before
    entry = Entry.objects.get(action="thresholds.previewed")
    assert "copy.amber" in entry.details
    assert not Finding.objects.filter(state=Finding.State.WITHDRAWN).exists()


def test_database_itself_refuses_to_write_during_a_preview(offices: Offices) -> None:
    with pytest.raises(InternalError, match="read-only"), reading_only():
        Unit.objects.update(name="changed")


def test_without_scripts_the_effect_stands_below_the_form_that_keeps_what_was_typed(
    offices: Offices,
) -> None:
    client = client_of(Role.SYSTEM_ADMIN, offices.city)

    page = client.post(
        WHAT_IF, typed(copy__amber="0.97", copy__red="1", copy__excerpt="4999")
    ).content.decode()

    assert 'value="4999"' in page
    assert "What would change" in page


def test_values_out_of_bounds_are_named_instead(offices: Offices) -> None:
    client = client_of(Role.SYSTEM_ADMIN, offices.city)

    page = client.post(WHAT_IF, typed(copy__amber="0.9"), headers=FRAGMENT).content.decode()

    assert "No effect can be told" in page
    assert "This value may not be above" in page
    assert not Entry.objects.filter(action="thresholds.previewed").exists()


def test_who_publishes_sees_the_effect_of_the_draft_and_takes_it_away_as_a_file(
    offices: Offices,
) -> None:
    drafter = make_person(Role.SYSTEM_ADMIN, offices.city)
    draft = services.save_draft(
        values={"copy.amber": 0.97, "copy.red": 1, "copy.excerpt": 5000},
        note="test",
        based_on=selectors.in_force().set,
        by=drafter,
    )
    client = client_of(Role.SECURITY_ADMIN, offices.city)
    address = reverse("thresholds:draft-effect", args=[draft.uuid])

    page = client.get(reverse("thresholds:draft-detail", args=[draft.uuid])).content.decode()
    effect = client.get(address).content.decode()
    file = client.get(f"{address}?export=csv").content.decode()

    assert address in page
    assert "What would change" in effect
    lines = file.splitlines()
    assert [line for line in lines if ",goes,白水镇人民政府," in line]


def test_titles_and_units_outside_the_scope_stay_hidden(offices: Offices) -> None:
    client = client_of(Role.SYSTEM_ADMIN, offices.town)

    page = client.post(
        WHAT_IF, typed(copy__amber="0.97", copy__red="1", copy__excerpt="5000"), headers=FRAGMENT
    )

    told = page.content.decode()
    assert "a unit outside your scope" in told
    assert "白水镇人民政府" not in told
    assert "防汛工作的通知" not in told


def test_interface_for_programs_tells_the_same_and_stores_nothing(offices: Offices) -> None:
    client = client_of(Role.SECURITY_ADMIN, offices.city)
    selectors.in_force()
    before = state()

    answer = client.post(
        reverse("api:what-if"),
        {"values": {"copy.amber": 0.97, "copy.red": 1, "copy.excerpt": 5000}},
        content_type="application/json",
    ).json()
    refused = client.post(
        reverse("api:what-if"), {"values": {"copy.amber": 7}}, content_type="application/json"
    )

    kinds = {one["kind"]: one for one in answer["kinds"]}
    goes = kinds["copied_paper"]["goes"]
    assert (goes["count"], goes["rows"][0]["unit"]) == (1, str(offices.other_town.uuid))
    assert "0.2" in refused.json()["values"]["copy.amber"]
    assert state() == before
