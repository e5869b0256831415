"""A report comes from a unit that enough people share, never from a few."""

from hypothesis import given
from hypothesis import strategies as st

from burden.activities.voices.crowds import crowds_of_all
from burden.organisations.models import Role
from tests.factories.administration import make_person, make_unit
from tests.factories.voices import report
from tests.voices.conftest import County


@st.composite
def trees(draw: st.DrawFn) -> dict[str, int]:
    """People by path below one top."""
    paths = ["1/"]
    for number in range(2, draw(st.integers(2, 14))):
        paths.append(f"{draw(st.sampled_from(paths))}{number}/")
    return {path: draw(st.integers(0, 15)) for path in paths}


@given(people=trees(), smallest=st.integers(1, 20))
def test_every_place_stands_for_enough_people(people: dict[str, int], smallest: int) -> None:
    crowds = crowds_of_all("1/", people, smallest)

    sizes: dict[str, int] = {}
    for path, crowd in crowds.items():
        sizes[crowd] = sizes.get(crowd, 0) + people[path]
    enough = sum(people.values()) >= smallest
    assert set(crowds) == set(people)
    assert all(path.startswith(crowd) for path, crowd in crowds.items())
    assert all(size >= smallest for size in sizes.values()) if enough else set(sizes) == {"1/"}


def test_unit_with_enough_people_is_the_place(county: County) -> None:
    assert report(make_person(Role.CADRE, county.large)).place == county.large


def test_people_of_a_small_unit_come_from_the_one_above(county: County) -> None:
    assert report(make_person(Role.CADRE, county.small)).place == county.county


def test_few_people_at_the_top_are_hidden_among_those_below(county: County) -> None:
    top = make_unit("临江省", staff=2)
    below = make_unit("临江省教育厅", parent=top, staff=12)

    assert report(make_person(Role.CADRE, top)).place == top
    assert report(make_person(Role.CADRE, below)).place == top


def test_signed_report_tells_the_unit_itself(county: County) -> None:
    sender = make_person(Role.CADRE, county.small)

    voice = report(sender, is_named=True)

    assert (voice.place, voice.sender) == (county.small, sender)
