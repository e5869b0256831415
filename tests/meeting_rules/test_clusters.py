"""Meetings that could be one, and calls that come thick (GD-08; K08)."""

from dataclasses import replace
from datetime import timedelta

from meetings.rules import Record, cluster_hit, clusters_of, month_hit
from tests.meeting_rules.records import DEFAULTS, TOWNS, at, limits, meeting, seat

MONDAY = at(2026, 3, 2, 9)
OTHERS = ("东关村", "西关村", "北关村")


def on(day: int, hour: int = 9, *, topic: str = "护林", towns: tuple[str, ...] = TOWNS) -> Record:
    """A meeting so many days after the Monday, on a topic, with these units."""
    start = (MONDAY + timedelta(days=day)).replace(hour=hour)
    seats = tuple(seat(name) for name in towns)
    return meeting(start, title=f"{topic}工作会议", words=frozenset({topic}), seats=seats)


def forms(*records: Record) -> list[str]:
    return [one.form for one in clusters_of(records, DEFAULTS)]


def test_meetings_of_a_week_with_the_same_units_and_topic_could_be_one() -> None:
    records = (on(0), on(2, towns=(*TOWNS[:2], *OTHERS[:2])), on(4, topic="招商"))

    (cluster,) = clusters_of(records, DEFAULTS)

    assert cluster.form == "mergeable"
    assert [one.id for one in cluster.records] == [records[0].id, records[1].id]
    assert (cluster.units, cluster.words) == (frozenset(TOWNS[:2]), frozenset({"护林"}))
    hit = cluster_hit(cluster, {})
    assert (hit.rule, hit.figures["count"], hit.figures["words"]) == ("GD-08", 2, "护林")


def test_marks_that_only_the_program_counts_are_not_told_as_a_topic() -> None:
    marks = frozenset({"&7|常务会议|其他", "^7|常务会议", "护林"})
    records = [replace(on(day), words=marks) for day in (0, 2)]

    (cluster,) = clusters_of(records, DEFAULTS)

    assert cluster_hit(cluster, {}).figures["words"] == "护林"
    assert cluster_hit(replace(cluster, words=marks - {"护林"}), {}).figures["words"] == ""


def test_meetings_on_other_topics_of_other_units_or_weeks_are_no_cluster() -> None:
    assert not forms(on(0), on(2, topic="招商"))
    assert not forms(on(0), on(2, towns=OTHERS))
    assert not forms(on(0), on(7))


def test_two_calls_of_the_same_units_on_one_day_are_a_cluster_whatever_their_topics() -> None:
    assert forms(on(0, 9), on(0, 15, topic="招商")) == ["same_day"]
    assert not forms(on(0, 9), on(0, 15, topic="招商", towns=OTHERS))


def test_three_calls_of_the_same_units_within_three_days_are_a_cluster() -> None:
    calls = (on(0, topic="护林"), on(1, topic="招商"), on(2, topic="防汛"))

    assert forms(*calls) == ["few_days"]
    assert not forms(*calls[:2])
    assert not forms(calls[0], calls[1], on(3, topic="防汛"))


def test_regular_emergency_and_statutory_meetings_and_those_of_own_people_are_in_no_cluster() -> (
    None
):
    first, second = on(0, 9), on(0, 15)

    for spared in (
        replace(second, title="护林工作例会"),
        replace(second, title="森林火灾扑救紧急调度会"),
        replace(second, legal_basis="地方组织法"),
        replace(second, seats=()),
    ):
        assert not forms(first, spared)


def test_month_far_above_the_mean_is_pointed_out() -> None:
    month = [on(day) for day in range(0, 14, 2)]

    hit = month_hit(month, 12, DEFAULTS)

    assert hit is not None
    assert (hit.figures["count"], hit.figures["mean"], hit.figures["times"]) == (7, 1, 7)
    assert len(hit.meetings) == 7
    assert month_hit(month, 36, DEFAULTS) is None
    assert month_hit(month[:4], 12, DEFAULTS) is None
    assert month_hit(month, 0, DEFAULTS) is None


def test_shares_of_units_and_topic_are_parameters() -> None:
    records = (on(0), on(2, towns=(*TOWNS[:2], *OTHERS[:2])))

    assert clusters_of(records, limits(cluster_overlap=0.5))
    assert not clusters_of(records, limits(cluster_overlap=0.75))


def test_before_the_regulation_a_cluster_is_held_against_the_notice_of_2019() -> None:
    earlier = [replace(one, start=one.start.replace(year=2024)) for one in (on(0, 9), on(0, 15))]

    (cluster,) = clusters_of(earlier, DEFAULTS)

    assert cluster_hit(cluster, {}).rule == "N19-04"
