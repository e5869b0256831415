from meetings.layering import Context, Meeting, Tied, link
from meetings.layering import tied as tied_of
from tests.layering.county import UNITS, meeting


def _hours(one: Meeting) -> list[float]:
    return [found.hours for found in link([one], UNITS).nested]


def test_three_matters_tied_together_cost_what_does_not_concern_the_units() -> None:
    tied = meeting(
        "m1",
        "k",
        "全县重点工作推进会",
        hours=1.5,
        agenda="秸秆禁烧动员@t|教育督导反馈@ke|水库除险加固@kw",
        seats="k:4;t:4;ke:3;kw:3",
    )

    found = link([tied], UNITS).nested

    assert [one.hours for one in found] == [10.0]
    assert dict(found[0].by_unit) == {"t": 4.0, "ke": 3.0, "kw": 3.0}
    assert [segment.hours for segment in found[0].segments] == [0.5, 0.5, 0.5]


def test_segment_takes_the_length_written_in_its_item() -> None:
    tied = meeting(
        "m1",
        "k",
        "全县重点工作会",
        hours=2,
        agenda="秸秆禁烧动员(30分钟)@t|教育督导反馈@ke",
        seats="t:2;ke:2",
    )

    assert _hours(tied) == [2 * 1.5 + 2 * 0.5]


def test_items_of_one_matter_are_not_nested() -> None:
    one = meeting(
        "m1",
        "k",
        "全县秸秆禁烧会议",
        agenda="秸秆禁烧巡查@t|秸秆离田补贴@t2|火点处置@ke",
        seats="t:2;t2:2;ke:1",
    )

    assert _hours(one) == []


def test_routine_meeting_is_not_nested() -> None:
    routine = meeting(
        "m1", "k", "县政府第9次常务会议", agenda="秸秆禁烧动员@t|教育督导反馈@ke", seats="t:2;ke:2"
    )

    assert _hours(routine) == []


def test_unit_that_no_item_concerns_is_not_counted_as_nested_too() -> None:
    tied = meeting(
        "m1",
        "k",
        "全县重点工作会",
        hours=2,
        agenda="秸秆禁烧动员@t|教育督导反馈@ke",
        seats="t:1;ke:1;kw:5",
    )

    found = link([tied], UNITS)

    assert [one.hours for one in found.nested] == [2.0]
    assert [(one.unit, one.hours) for one in found.accompanying] == [("kw", 10.0)]


def test_lengths_written_beyond_the_meeting_are_shortened_alike() -> None:
    tied = meeting(
        "m1",
        "k",
        "全县重点工作会",
        hours=1,
        agenda="秸秆禁烧动员(60分钟)@t|教育督导反馈(60分钟)@ke",
        seats="t:2;ke:2",
    )

    assert _hours(tied) == [2 * 0.5 + 2 * 0.5]


def test_idle_people_are_told_by_segment() -> None:
    tied = meeting(
        "m1",
        "k",
        "全县重点工作会",
        agenda="秸秆禁烧动员@t|教育督导反馈@ke",
        seats="t:2;ke:3",
    )

    (found,) = link([tied], UNITS).nested

    assert [(one.segment, one.unit, one.people) for one in found.idle] == [
        (0, "ke", 3),
        (1, "t", 2),
    ]


def _tied(*records: Meeting) -> Tied:
    return tied_of(list(records), Context(UNITS), length=2.0)


def test_agendas_of_two_organisers_with_nothing_in_common_are_nested() -> None:
    one = meeting("m1", "ke", "全县重点工作推进会", agenda="教育督导反馈", seats="ke:2;t:3")
    other = meeting("m2", "kw", "全县重点工作推进会", agenda="水库除险加固", seats="kw:2;t2:4")

    found = _tied(one, other)

    assert found.organisers == 2
    assert found.nested is not None
    assert dict(found.nested.by_unit) == {"t": 3.0, "t2": 4.0}


def test_report_of_a_unit_below_the_organiser_is_no_second_organiser() -> None:
    one = meeting("m1", "k", "全县重点工作推进会", agenda="教育督导反馈", seats="k:2;t:3")
    other = meeting("m2", "t", "全县重点工作推进会", agenda="水库除险加固", seats="t:3")

    assert _tied(one, other).organisers == 1


def test_emergency_response_is_spared() -> None:
    one = meeting("m1", "k", "强降雨应急会商", agenda="转移群众@t", seats="t:1;kw:3")

    found = _tied(one)

    assert found.spared == "emergency"
    assert [seat.unit for seat in found.accompanying] == ["kw"]
