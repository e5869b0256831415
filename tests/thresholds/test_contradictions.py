"""Values that contradict each other are refused by a sentence, in the language of the reader."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role
from burden.thresholds import selectors
from burden.thresholds.checks import problems_of
from tests.factories.administration import make_person, make_unit

# What is changed, and the value that is told.
CONTRADICTIONS: list[tuple[dict[str, float], str]] = [
    ({"copy.amber": 0.9}, "copy.amber"),
    ({"copy.shortest": 500}, "copy.shortest"),
    ({"length.special": 6_000}, "length.special"),
    ({"severity.medium": 41}, "severity.medium"),
    ({"meeting.days": 2}, "meeting.days"),
    ({"meeting.free_from": 5, "meeting.free_to": 1}, "meeting.free_from"),
    ({"meeting.free_from": 5}, "meeting.free_from"),
    ({"meeting.free_to": 5}, "meeting.free_from"),
    ({"meeting.deputy_minutes": 90}, "meeting.deputy_minutes"),
    ({"meeting.minutes": 30}, "meeting.principal_minutes"),
    ({"meeting.video_minutes": 30}, "meeting.principal_minutes"),
    ({"meeting.chair_minutes": 200, "meeting.minutes": 100}, "meeting.chair_minutes"),
    ({"meeting.video_minutes": 120, "meeting.minutes": 100}, "meeting.video_minutes"),
    ({"meeting.people": 20}, "meeting.class_four_people"),
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("changed", "told"), CONTRADICTIONS, ids=str)
def test_value_that_contradicts_another_is_told(changed: dict[str, float], told: str) -> None:
    problems = problems_of(dict(selectors.in_force()) | changed)

    assert list(problems) == [told]


@pytest.mark.parametrize("key", ["hours.day_opens", "meeting.day_start"])
def test_a_day_cannot_close_before_it_opens(key: str) -> None:
    """The bounds of both values lie apart already."""
    closing = {"hours.day_opens": "hours.day_closes", "meeting.day_start": "meeting.day_end"}[key]
    values = dict(selectors.in_force()) | {key: 20, closing: 16}

    assert key in problems_of(values)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "This value may not be above “copied share from which a suspicion counts in full”."),
        ("zh-hans", "此值不能高于"),
    ],
)
@pytest.mark.parametrize("page", ["thresholds:draft-create", "thresholds:what-if"])
def test_page_refuses_in_the_language_of_the_reader_and_keeps_nothing(
    language: str, told: str, page: str
) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, make_unit()), "django.contrib.auth.backends.ModelBackend"
    )
    present = selectors.in_force()
    typed = {key: str(value) for key, value in present.items()} | {"copy.amber": "0.9"}

    answer = client.post(
        reverse(page), typed | {"based_on": str(present.set.uuid), "note": "stricter"}
    )

    assert told in answer.content.decode()
    assert not selectors.drafts()
