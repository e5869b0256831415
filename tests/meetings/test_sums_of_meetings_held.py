"""How many meetings a scope held is kept by the database and never differs from the meetings."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum

from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.organisations.services import import_units
from meetings import counts
from meetings.models import Attendance, HeldSum, Meeting, SeatSum
from meetings.selectors import seats_of, seats_taken
from tests.factories.administration import make_unit
from tests.factories.meetings import NINE, make_meeting

pytestmark = pytest.mark.django_db
MONTH = Period.month_of(NINE.date())
_FIGURES = ("records", "counted", "seconds", "endless", "empty", "aimless", "disputed")


class Tree:
    def __init__(self) -> None:
        self.city = make_unit(level=Level.CITY)
        self.county, self.other = (make_unit(parent=self.city) for _ in range(2))
        self.township = make_unit(level=Level.TOWNSHIP, parent=self.county)


@pytest.fixture
def tree() -> Tree:
    return Tree()


def kept() -> list[tuple[object, ...]]:
    rows = HeldSum.objects.values_list("scope", "month", "level")
    sums = rows.annotate(**{f"all_{name}": Sum(name) for name in _FIGURES})
    return sorted(row for row in sums if any(row[3:]))


def seated() -> list[tuple[object, ...]]:
    sums = SeatSum.objects.values_list("scope", "month").annotate(all_people=Sum("people"))
    return sorted(row for row in sums if row[2])


def agree() -> bool:
    """Whether the sums are what the meetings come to when all are counted anew."""
    before = kept(), seated()
    with connection.cursor() as cursor:
        cursor.execute("SELECT meetings_count_all_held()")
    return before == (kept(), seated())


def figures(unit: Unit) -> dict[str, int]:
    return counts.held_figures(unit.path, MONTH)


def test_a_meeting_counts_at_every_superior_until_it_goes(tree: Tree) -> None:
    meeting = make_meeting(tree.township)
    assert figures(tree.city)["records"] == 1
    assert figures(tree.other)["records"] == 0
    assert agree()

    meeting.host = tree.other
    meeting.starts_at += timedelta(days=31)
    meeting.ends_at = None
    meeting.save()
    later = counts.held_figures(tree.other.path, MONTH.next())
    assert (later["records"], later["endless"]) == (1, 1)
    assert figures(tree.county)["records"] == 0
    assert agree()

    meeting.delete()
    assert kept() == []


def test_who_sat_there_is_counted_as_it_is_told(tree: Tree) -> None:
    meeting = make_meeting(tree.county)
    Attendance.objects.filter(meeting=meeting).delete()
    assert figures(tree.county)["empty"] == 1

    seat = Attendance.objects.create(meeting=meeting, unit=tree.township, people=3)
    assert figures(tree.county)["empty"] == 0
    assert seats_taken(tree.city.path, MONTH, MONTH.next()) == [3, 0]
    county = [tree.county.pk]
    assert seats_of(tree.city.path, (MONTH, county, []), (MONTH, [], county)) == [3, 0]
    assert seats_of(tree.city.path, (MONTH, [], [])) == [0]

    seat.people = 0
    seat.save()
    assert figures(tree.county)["empty"] == 1
    assert seats_taken(tree.city.path, MONTH) == [0]
    assert agree()


def test_a_merged_record_counts_no_more_and_may_differ_in_length(tree: Tree) -> None:
    main, other = make_meeting(tree.county), make_meeting(tree.county)
    assert other.ends_at is not None
    other.ends_at += timedelta(hours=1)
    other.merged_into = main
    other.save()

    assert (figures(tree.county)["records"], figures(tree.county)["disputed"]) == (1, 1)
    assert seats_taken(tree.county.path, MONTH) == [5]
    assert agree()

    other.merged_into = None
    other.save()
    assert (figures(tree.county)["records"], figures(tree.county)["disputed"]) == (2, 0)
    assert seats_taken(tree.county.path, MONTH) == [10]
    assert agree()


def test_folding_changes_no_figure(tree: Tree) -> None:
    for _ in range(3):
        make_meeting(tree.township)
    before = kept()

    counts.fold()

    assert kept() == before
    assert HeldSum.objects.filter(scope=tree.city).count() == 1
    assert agree()


def test_meetings_of_a_unit_move_with_it_and_follow_its_level(tree: Tree) -> None:
    make_meeting(tree.township)
    row = {
        "id": tree.township.code,
        "name": tree.township.name,
        "level": Level.VILLAGE.value,
        "parent": tree.other.code,
    }
    import_units(rows=[Row(1, row)], name="units", by=None)

    assert figures(tree.county)["records"] == 0
    assert figures(tree.other)["records"] == 1
    assert seats_taken(tree.county.path, MONTH) == [0]
    assert seats_taken(tree.other.path, MONTH) == [5]
    assert {row[2] for row in kept()} == {"village"}
    assert agree()


def test_a_meeting_called_off_is_kept_and_not_counted(tree: Tree) -> None:
    make_meeting(tree.county)
    Meeting.objects.update(is_called_off=True)

    sums = HeldSum.objects.filter(scope=tree.county).aggregate(Sum("records"), Sum("counted"))
    assert sums == {"records__sum": 1, "counted__sum": 0}
    assert agree()


def test_sums_follow_each_thing_they_tell_of_and_nothing_else(tree: Tree) -> None:
    meeting = make_meeting(tree.county)
    changes: tuple[dict[str, object], ...] = (
        {"agenda": []},
        {"legal_basis": "宪法"},
        {"legal_basis": "", "agenda": [{}]},
    )
    for change in changes:
        Meeting.objects.filter(pk=meeting.pk).update(**change)
        assert agree(), change

    before = HeldSum.objects.count()
    Meeting.objects.update(words=["防汛"], linked_at=meeting.starts_at)
    assert HeldSum.objects.count() == before
    assert agree()
