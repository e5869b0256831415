"""What an evaluation tells: nothing too early, nothing of too few, nothing to be worked out."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from burden.activities.models import Round
from burden.activities.voices.rounds.means import mean_of
from burden.activities.voices.rounds.results import Results, results_of
from burden.activities.voices.rounds.suppression import told_of
from burden.ledger.models import Component
from burden.organisations.models import Level, Role
from burden.organisations.periods import working_days
from tests.factories.administration import book_hours, make_item, make_person, make_unit
from tests.factories.voices import answered, cadres, closed, evaluate
from tests.voices.conftest import County

Row = list[Fraction]


def rank(rows: list[Row]) -> int:
    """Of a matrix, by elimination in exact fractions."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for at, row in enumerate(rows):
            if at != found and row[column]:
                factor = row[column] / pivot[column]
                rows[at] = [one - factor * two for one, two in zip(row, pivot, strict=True)]
        found += 1
    return found


counted = st.dictionaries(
    st.sampled_from(list(Level)),
    st.lists(st.integers(0, 14), min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


@given(counts=counted, smallest=st.integers(2, 10))
def test_no_group_too_small_can_be_worked_out_from_what_is_told(
    counts: dict[Level, list[int]], smallest: int
) -> None:
    cells = [(level, at) for level, numbers in counts.items() for at in range(len(numbers))]
    size = {(level, at): counts[level][at] for level, at in cells}
    told = told_of(
        {level: {(level, at): n for at, n in enumerate(ns)} for level, ns in counts.items()},
        smallest,
    )
    # Who knows a sum and that nobody answered somewhere knows the sum without that.
    peopled = [cell for cell in cells if size[cell]]

    def sums(chosen: set[tuple[Level, int]]) -> Row:
        return [Fraction(cell in chosen) for cell in peopled]

    known = [sums({cell}) for cell in told.groups]
    known += [sums({cell for cell in cells if cell[0] is level}) for level in told.levels]
    known += [sums(set(cells))] if told.has_total else []
    known = [row for row in known if any(row)]

    for number in range(1, len(peopled) + 1):
        for group in combinations(peopled, number):
            if sum(size[cell] for cell in group) < smallest:
                assert rank([*known, sums(set(group))]) > rank(known), group


def test_as_much_is_told_as_may_be() -> None:
    counts = {
        Level.COUNTY: {"a": 12, "b": 15},
        Level.TOWNSHIP: {"c": 20, "d": 11, "e": 4},
    }

    told = told_of(counts, 10)

    assert told.levels == {Level.COUNTY, Level.TOWNSHIP}
    assert told.groups == {"a", "b", "c"}


def test_interval_of_a_mean_is_that_of_student() -> None:
    found = mean_of([1, 2, 3, 4, 5, 1, 2, 3, 4, 5])

    # t(0.95; 9) = 1.833, s = 1.4907.
    assert found.mean == 3
    assert found.low == pytest.approx(3 - 1.833 * 1.4907 / 10**0.5, abs=0.01)
    assert mean_of([5] * 10).high == 5


@pytest.fixture
def round_of_county(county: County) -> Round:
    """Twelve asked in each of two townships, three in the third."""
    other = make_unit("黄沙镇", level=Level.TOWNSHIP, parent=county.county, staff=20)
    cadres(county.large, 12)
    cadres(other, 12)
    cadres(county.bureau, 12)
    return evaluate(county.county)


def results(found: Round) -> Results:
    told = results_of(found, timezone.localdate())
    assert told is not None
    return told


def test_nothing_is_told_as_long_as_answers_are_taken(round_of_county: Round) -> None:
    for one in round_of_county.invitations.all():
        answered(one)

    assert results_of(round_of_county, round_of_county.closes_on) is None
    assert results_of(round_of_county, round_of_county.closes_on + timedelta(days=1))


def test_nothing_is_told_of_fewer_than_the_smallest_group(round_of_county: Round) -> None:
    for one in round_of_county.invitations.all()[:9]:
        answered(one)

    told = results(closed(round_of_county))

    assert (told.answered, told.rows) == (None, [])


def test_groups_are_told_beside_the_measured_hours_of_the_same_units(
    county: County, round_of_county: Round
) -> None:
    for one in round_of_county.invitations.filter(group=county.large):
        answered(one, 5)
    for one in round_of_county.invitations.exclude(group=county.large):
        answered(one, 2)
    period = round_of_county.period
    item = make_item(county.bureau, day=period.first)
    book_hours(item, county.large, 240, Component.FORM)

    told = results(closed(round_of_county))

    rows = {row.unit.name: row for row in told.rows if row.unit}
    assert set(rows) == {"青河镇", "黄沙镇", "安平县农业农村局"}
    assert (rows["青河镇"].papers.mean, rows["黄沙镇"].papers.mean) == (5, 2)
    days = working_days(period.first, period.last).count
    assert rows["青河镇"].rate == pytest.approx(240 / (20 * days))
    assert rows["黄沙镇"].rate == 0
    assert told.rows[0].answered == 36
    assert told.rows[0].papers.mean == pytest.approx(3)


def test_township_with_few_answers_takes_another_with_it(
    county: County, round_of_county: Round
) -> None:
    waiting = round_of_county.invitations
    for one in [*waiting.exclude(group=county.large), *waiting.filter(group=county.large)[:4]]:
        answered(one)

    told = results(closed(round_of_county))

    assert {row.unit.name for row in told.rows if row.unit} == {"安平县农业农村局"}
    assert {row.level for row in told.rows} == {None, Level.COUNTY, Level.TOWNSHIP}
    assert told.hidden == 2


def test_page_file_and_program_tell_the_same(county: County, round_of_county: Round) -> None:
    for one in round_of_county.invitations.all():
        answered(one, 4)
    closed(round_of_county)
    client = Client()
    client.force_login(
        make_person(Role.LEADER, county.county), "django.contrib.auth.backends.ModelBackend"
    )
    page = reverse("voices:round-detail", args=[round_of_county.uuid])

    shown = client.get(page)
    file = client.get(page + "?export=csv").content.decode()
    told = client.get(reverse("api:evaluation-detail", args=[round_of_county.uuid])).json()

    assert "36" in shown.content.decode()
    assert file.count("4.00") == 3 * 3 * len(shown.context["results"].rows)
    assert told["results"]["answered"] == 36
    assert told["results"]["rows"][0]["papers"]["mean"] == 4


def test_other_areas_and_other_roles_find_no_results(
    county: County, round_of_county: Round
) -> None:
    page = reverse("voices:round-detail", args=[round_of_county.uuid])
    for person, status in (
        (make_person(Role.INSPECTOR, county.large), 404),
        (make_person(Role.CADRE, county.county), 403),
        (make_person(Role.SYSTEM_ADMIN, county.city), 403),
        (make_person(Role.INSPECTOR, county.city), 200),
    ):
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        assert client.get(page).status_code == status
