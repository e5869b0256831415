from collections import Counter
from datetime import date
from typing import Any

from burden.demo.generate import World


def test_a_repetition_lies_below_and_after_what_it_repeats(world: World) -> None:
    rank = ["province", "city", "county", "township", "village"]
    repeated = [one for one in world.meetings if one.repeats is not None]
    assert repeated
    for one in repeated:
        assert one.repeats is not None
        assert one.start > one.repeats.start
        assert rank.index(one.host.level) > rank.index(one.repeats.host.level)


def test_a_repetition_shares_agenda_or_names_the_meeting_above(world: World) -> None:
    for one in world.meetings:
        if one.repeats is not None:
            shared = set(one.subjects) & set(one.repeats.subjects)
            conveyed = any(text.startswith("传达") for text in one.subjects)
            assert len(shared) >= 2 or conveyed


def test_honest_meetings_have_agendas_of_their_own(world: World) -> None:
    upper = {text for one in world.meetings if one.sort == "root" for text in one.subjects}

    for one in world.meetings:
        if one.sort == "honest":
            assert one.novelty == 1
            assert not upper & set(one.subjects)


def test_the_same_meeting_is_reported_twice_at_the_same_time(
    world: World, expected: dict[str, Any]
) -> None:
    by_id = {one.id: one for one in world.meetings}

    groups = expected["meetings"]["same_meeting"]
    assert groups
    for first, second in groups:
        assert by_id[first].start == by_id[second].start
        assert by_id[first].host != by_id[second].host


def test_nested_and_accompanying_meetings_say_whom_each_item_concerns(
    world: World, expected: dict[str, Any]
) -> None:
    by_id = {one.id: one for one in world.meetings}

    assert all(
        len(by_id[one].agenda) > 1 and all(item.units for item in by_id[one].agenda)
        for one in expected["meetings"]["nested"]
    )
    for entry in expected["meetings"]["accompanying"]:
        meeting = by_id[entry["meeting"]]
        concerned = {unit.id for item in meeting.agenda for unit in item.units}
        assert entry["unit"] not in concerned
        assert entry["unit"] in {one.unit.id for one in meeting.attendees}


def test_no_unit_sends_more_people_than_it_has(world: World) -> None:
    for one in world.meetings:
        if one.sort != "statutory":
            assert all(a.people <= a.unit.staff for a in one.attendees)


def test_nobody_holds_two_campaign_meetings_at_once(world: World) -> None:
    slots = Counter((one.host.id, one.start) for one in world.meetings if one.sort == "layered")

    assert max(slots.values()) == 1


def test_the_latest_month_is_heavy_at_the_townships(world: World) -> None:
    hours = Counter[date]()
    for one in world.meetings:
        if one.repeats is not None:
            people = sum(a.people for a in one.attendees if a.unit.level == "township")
            hours[one.start.date().replace(day=1)] += people * one.minutes_long // 60

    assert max(hours, key=lambda month: hours[month]) == date(2026, 10, 1)
