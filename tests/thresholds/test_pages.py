"""The pages of the parameters."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from burden.thresholds import selectors
from burden.thresholds.models import ParameterSet
from tests.organisations.tree import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Unit:
    unit = Unit.objects.create(code="k", name="安平县", level="county", path="")
    unit.path = f"{unit.pk}/"
    unit.save()
    return unit


def _client(role: Role, seat: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person(role.value, role, seat), "django.contrib.auth.backends.ModelBackend")
    return client


def _typed(**changed: str) -> dict[str, str]:
    present = selectors.in_force()
    return (
        {key: str(value) for key, value in present.items()}
        | {"based_on": str(present.set.uuid), "note": "stricter"}
        | {key.replace("__", "."): value for key, value in changed.items()}
    )


def test_change_goes_from_form_to_history(seat: Unit) -> None:
    system, security = _client(Role.SYSTEM_ADMIN, seat), _client(Role.SECURITY_ADMIN, seat)

    before = security.get(reverse("thresholds:threshold-list")).content.decode()
    system.post(reverse("thresholds:draft-create"), _typed(copy__red="0.9"))
    draft = ParameterSet.objects.get(state="draft")
    shown = security.get(reverse("thresholds:draft-detail", args=[draft.uuid]))
    security.post(reverse("thresholds:draft-publish", args=[draft.uuid]))
    page = security.get(reverse("thresholds:threshold-list")).content.decode()

    assert "0.8" in shown.content.decode()
    assert selectors.in_force()["copy.red"] == 0.9
    assert "<strong>0.9</strong>" not in before
    assert "<strong>0.9</strong>" in page
    assert "Version 2" in page
    assert "drafted by system_admin, published by security_admin" in page


def test_wrong_value_is_marked_and_nothing_typed_is_lost(seat: Unit) -> None:
    answer = _client(Role.SYSTEM_ADMIN, seat).post(
        reverse("thresholds:draft-create"), _typed(copy__red="7", copy__excerpt="333")
    )

    page = answer.content.decode()
    assert "The value must lie between 0.3 and 1." in page
    assert 'value="333"' in page
    assert not selectors.drafts()


def test_form_that_was_open_during_a_publication_is_refused(seat: Unit) -> None:
    system, security = _client(Role.SYSTEM_ADMIN, seat), _client(Role.SECURITY_ADMIN, seat)
    typed_early = _typed(copy__red="0.7")
    system.post(reverse("thresholds:draft-create"), _typed(copy__red="0.9"))
    security.post(reverse("thresholds:draft-publish", args=[selectors.drafts()[0].uuid]))

    answer = system.post(reverse("thresholds:draft-create"), typed_early)

    assert "Other values were published since" in answer.content.decode()
    assert not selectors.drafts()


def test_drafts_are_hidden_from_those_who_only_read(seat: Unit) -> None:
    _client(Role.SYSTEM_ADMIN, seat).post(
        reverse("thresholds:draft-create"), _typed(copy__red="0.9", note="a secret plan")
    )

    page = _client(Role.CADRE, seat).get(reverse("thresholds:threshold-list"))

    assert page.status_code == 200
    assert "a secret plan" not in page.content.decode()


def test_one_group_is_open_at_a_time_and_its_address_can_be_sent(seat: Unit) -> None:
    client = _client(Role.LEADER, seat)
    address = reverse("thresholds:threshold-list")

    first = client.get(address).text
    asked = client.get(f"{address}?group=hours").text
    presets = client.get(f"{address}?group=presets").text

    assert _open(first) == ["group-copy"]
    assert _open(asked) == ["group-hours"]
    assert _open(presets) == ["presets"]
    assert 'href="/thresholds/?group=hours#group-hours"' in first


def test_words_open_what_they_find_and_leave_out_the_rest(seat: Unit) -> None:
    page = _client(Role.LEADER, seat).get("/thresholds/?q=secondment").text

    assert _open(page) == _groups(page)
    assert "hours.secondment_day" in page
    assert "copy.red" not in page


def _groups(page: str) -> list[str]:
    return re.findall(r'<details class="panel panel-fold" id="(group-[a-z-]+)"', page)


def _open(page: str) -> list[str]:
    return re.findall(r'<details class="panel panel-fold" id="([a-z-]+)" open>', page)
