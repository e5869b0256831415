"""Values that move no finding, no hour and no score: the preview says what they change instead."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role
from burden.thresholds import selectors
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.errors import ValuesRefused
from burden.thresholds.whatif import effect_of
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "What these values change instead",
                "changes only the minutes that the page on the product",
                "their intervals are drawn anew",
            ),
        ),
        ("zh-hans", ("不影响线索、工时和指数", "“系统自身负担”页面所列分钟数", "重新抽样")),
    ],
)
def test_page_says_what_they_change_instead(language: str, told: tuple[str, ...]) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, make_unit()), "django.contrib.auth.backends.ModelBackend"
    )
    typed = {key: str(value) for key, value in selectors.in_force().items()}
    changed = {"own.read": "9", "score.draws": "400", "reply.working_days": "12"}

    page = client.post(
        reverse("thresholds:what-if"),
        typed | changed | {"based_on": str(selectors.in_force().set.uuid)},
        headers={"hx-request": "true"},
    ).content.decode()

    assert all(sentence in page for sentence in told)
    assert "known only once" not in page


def test_programs_read_the_same_sentences() -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, make_unit()), "django.contrib.auth.backends.ModelBackend"
    )

    told = client.post(
        reverse("api:what-if"),
        {"values": {"meeting.replaced_within": 20, "own.upload": 3}},
        content_type="application/json",
    ).json()

    assert set(told["elsewhere"]) == {"meeting.replaced_within", "own.upload"}
    assert told["unseen"] == []


def test_no_value_is_of_unknown_effect() -> None:
    present = dict(selectors.in_force())
    unseen = set()
    for key, one in DEFINITIONS.items():
        other = next(
            value
            for value in (one.maximum, one.minimum, (one.minimum + one.maximum) // 2)
            if value != present[key]
        )
        try:
            effect = effect_of({key: other})
        except ValuesRefused:
            continue
        unseen |= {change.definition.key for change in effect.unseen}

    assert not unseen
