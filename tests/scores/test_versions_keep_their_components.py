"""A version of parameters that is older than a component scores without it, today as then."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.ledger.models import Component
from burden.ledger.services import Booking, book
from burden.organisations.models import Role, Unit
from burden.organisations.periods import Period
from burden.scores import selectors, services
from burden.scores.computing import parts_from
from burden.scores.models import Score
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.whatif import effect_of
from tests.factories.administration import DAY, make_item, make_person, make_unit

pytestmark = pytest.mark.django_db(transaction=True)
MONTH = Period.month_of(DAY)
LATER = ("form", "form_dup")
KEYS = {f"score.{part}.{name}" for part in ("weight", "ceiling") for name in LATER}


@pytest.fixture(autouse=True)
def older(db: None) -> Iterator[ParameterSet]:
    """The version in force was published before the product knew of forms."""
    first = thresholds.in_force().set
    yield publish({key: value for key, value in first.values.items() if key not in KEYS})
    thresholds._parameters.cache_clear()


def publish(values: dict[str, float]) -> ParameterSet:
    version = (thresholds.in_force().set.version or 0) + 1
    return ParameterSet.objects.create(
        version=version,
        state=ParameterSet.State.PUBLISHED,
        values=values,
        published_at=timezone.now(),
    )


def take(unit: Unit, component: Component, hours: float, *, is_measured: bool = True) -> None:
    book(
        item=make_item(unit),
        originator=unit,
        day=DAY,
        rows=[Booking(component, unit.pk, hours, 0, is_measured)],
        parameter_set=thresholds.in_force().set,
    )


def kept() -> list[dict[str, Any]]:
    """All there is of the scores, but when they were computed."""
    services.refresh(MONTH.first)
    services.draw_intervals(MONTH.first)
    rows = Score.objects.order_by("unit", "parameter_set").values()
    return [{k: v for k, v in row.items() if k not in ("id", "computed_at")} for row in rows]


def test_scores_of_an_older_version_stay_to_the_last_byte() -> None:
    unit = make_unit(staff=10)
    take(unit, Component.DOCUMENT, 20)
    before = kept()

    take(unit, Component.FORM, 40, is_measured=False)
    Score.objects.all().delete()

    assert kept() == before
    told = {part.component for part in parts_from(Score.objects.get())}
    assert told == set(Component.values) - set(LATER)


def test_next_version_weighs_the_component_and_leaves_the_older_scores() -> None:
    unit = make_unit(staff=10)
    take(unit, Component.DOCUMENT, 20)
    take(unit, Component.FORM, 40)
    before = kept()

    publish(dict(thresholds.in_force()) | {"score.weight.form": 0.15})
    after = kept()

    assert [one for one in after if one["parameter_set_id"] == before[0]["parameter_set_id"]] == (
        before
    )
    newest = selectors.score_of(unit, MONTH.first)
    assert newest is not None
    assert newest.hours == 60
    assert next(one.points for one in parts_from(newest) if one.component == "form") > 0


def test_nothing_is_weighed_that_nobody_published() -> None:
    assert thresholds.in_force()["score.weight.form"] == 0
    assert thresholds.in_force()["score.ceiling.form"] > 0


def test_preview_counts_the_hours_that_the_older_version_leaves_out() -> None:
    unit, other = make_unit(staff=10), make_unit(staff=10)
    for one in (unit, other):
        take(one, Component.DOCUMENT, 20)
    take(unit, Component.FORM, 40)
    take(other, Component.FORM, 80, is_measured=False)
    kept()
    values = {"score.weight.form": 0.15}

    effect = effect_of(values)
    publish(dict(thresholds.in_force()) | values)
    kept()

    told = {move.unit: move.after for level in effect.levels for move in level.shown}
    found = {one.pk: selectors.score_of(one, MONTH.first) for one in (unit, other)}
    assert told == pytest.approx({pk: score.score for pk, score in found.items() if score})
    assert told[other.pk] is None


def test_page_says_which_components_the_version_is_older_than() -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, make_unit()), "django.contrib.auth.backends.ModelBackend"
    )

    page = client.get(reverse("thresholds:threshold-list")).text

    assert "The version in force is older than these components" in page
    assert "weight: forms and figures" in page
