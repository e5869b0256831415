"""The form of a draft: one group at a time, and nothing is lost on the way to another."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role
from burden.thresholds import selectors
from burden.thresholds.models import ParameterSet
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db

ADDRESS = reverse("thresholds:draft-create")


@pytest.fixture
def client() -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, make_unit()), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def sent(**changed: str) -> dict[str, str]:
    """Only what was changed is sent."""
    values = {key.replace("__", "."): value for key, value in changed.items()}
    return {"based_on": str(selectors.in_force().set.uuid), "note": ""} | values


def typed_in(page: str) -> set[str]:
    """The parameters whose values can be typed."""
    return set(re.findall(r'<input type="number" name="([a-z_.]+)"', page))


def carried(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([a-z_]+\.[a-z_.]+)" value="([^"]*)"', page)
    return dict(found)


def test_one_group_is_open_and_its_address_can_be_sent(client: Client) -> None:
    first = client.get(ADDRESS).text
    hours = client.get(f"{ADDRESS}?group=hours").text

    assert {key.split(".")[0] for key in typed_in(first)} == {"copy"}
    assert {key.split(".")[0] for key in typed_in(hours)} == {"hours"}
    assert carried(first) == {}


def test_changes_are_carried_to_another_group_and_back(client: Client) -> None:
    there = client.post(ADDRESS, sent(copy__red="0.9", open="hours")).text
    back = client.post(ADDRESS, sent(copy__red="0.9", hours__handling="1", open="copy")).text

    assert carried(there) == {"copy.red": "0.9"}
    assert carried(back) == {"hours.handling": "1"}
    assert re.search(r'name="copy.red" value="0.9"', back)
    assert "1 changed" in there
    assert not selectors.drafts()


def test_what_cannot_stand_is_told_at_its_value_and_carried_too(client: Client) -> None:
    there = client.post(ADDRESS, sent(copy__red="7", open="hours")).text
    kept = client.post(ADDRESS, sent(copy__red="7", group="hours", note="stricter")).text

    assert carried(there) == {"copy.red": "7"}
    assert "1 to check" in there
    assert "copy.red" in typed_in(kept)
    row = kept[kept.index('id="id_copy.red"') :]
    assert "The value must lie between 0.3 and 1." in row[: row.index("</tr>")]
    assert not selectors.drafts()


def test_what_cannot_stand_is_shown_whatever_was_looked_for(client: Client) -> None:
    kept = client.post(ADDRESS, sent(copy__red="7", q="reply", note="stricter")).text

    assert "copy.red" in typed_in(kept)


def test_value_that_was_emptied_is_not_taken_for_the_one_in_force(client: Client) -> None:
    page = client.post(ADDRESS, sent(copy__red="", note="stricter")).text

    assert "This field is required." in page
    assert not selectors.drafts()


def test_only_changed_values_make_the_draft(client: Client) -> None:
    client.post(ADDRESS, sent(copy__red="0.9", hours__handling="1", note="stricter"))

    draft = ParameterSet.objects.get(state="draft")
    assert draft.based_on is not None
    changes = selectors.changes(draft.based_on, draft)
    assert {one.definition.key: one.after for one in changes} == {
        "copy.red": 0.9,
        "hours.handling": 1,
    }


def test_words_are_looked_for_in_all_groups_and_changes_stay(client: Client) -> None:
    page = client.post(ADDRESS, sent(copy__red="0.9", q="working_days", look="1")).text
    mine = client.post(ADDRESS, sent(copy__red="0.9", mine="on", look="1")).text

    assert "reply.working_days" in typed_in(page)
    assert "voices.answer_working_days" in typed_in(page)
    assert carried(page) == {"copy.red": "0.9"}
    assert typed_in(mine) == {"copy.red"}


def test_numbers_of_a_place_open_the_group_they_change(client: Client) -> None:
    page = client.get(f"{ADDRESS}?preset=LOC-07").text

    assert "inspection.a_year" in typed_in(page)


def test_a_changed_group_comes_as_a_part_of_the_page(client: Client) -> None:
    part = client.post(
        ADDRESS, sent(copy__red="0.9", open="hours"), headers={"hx-request": "true"}
    ).text

    assert "<html" not in part
    assert carried(part) == {"copy.red": "0.9"}


def test_effect_marks_what_cannot_stand_beside_its_value(client: Client) -> None:
    part = client.post(
        reverse("thresholds:what-if"),
        sent(copy__amber="0.9", group="hours"),
        headers={"hx-request": "true"},
    ).text

    assert "No effect can be told" in part
    assert 'hx-swap-oob="true"' in part
    assert "copy.amber" in typed_in(part)
