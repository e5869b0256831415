"""The catalogue and the values in force."""

import pytest

from burden.thresholds import selectors
from burden.thresholds.checks import groups, problems_of
from burden.thresholds.definitions import ASSUMPTION, DEFINITIONS, Softness
from burden.thresholds.models import ParameterSet


@pytest.mark.parametrize("key", sorted(DEFINITIONS))
def test_default_lies_within_its_own_bounds(key: str) -> None:
    definition = DEFINITIONS[key]

    assert definition.minimum <= definition.default <= definition.maximum
    assert key not in problems_of({one.key: one.default for one in DEFINITIONS.values()})


def test_assumption_claims_no_rule() -> None:
    assumed = [one for one in DEFINITIONS.values() if one.source == ASSUMPTION]

    assert assumed
    assert all(one.softness is Softness.NONE for one in assumed)


def test_each_parameter_stands_in_one_group() -> None:
    listed = [one.key for members in groups().values() for one in members]

    assert sorted(listed) == sorted(DEFINITIONS)


@pytest.mark.django_db
def test_first_version_is_made_of_the_defaults_once() -> None:
    first, second = selectors.in_force(), selectors.in_force()

    assert first.set == second.set
    assert first.set.version == 1
    assert dict(first) == {key: one.default for key, one in DEFINITIONS.items()}
    assert ParameterSet.objects.count() == 1


@pytest.mark.django_db
def test_values_in_force_cost_one_query(django_assert_num_queries: object) -> None:
    selectors.in_force()
    selectors.in_force()

    with django_assert_num_queries(1):  # type: ignore[operator]
        selectors.in_force()["copy.red"]


@pytest.mark.django_db
def test_key_that_is_younger_than_the_set_has_its_default() -> None:
    present = selectors.in_force().set
    present.values.pop("copy.red")
    present.save()
    selectors._parameters.cache_clear()

    assert selectors.in_force()["copy.red"] == DEFINITIONS["copy.red"].default


@pytest.mark.django_db
def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        selectors.in_force()["copy.read"]
