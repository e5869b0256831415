"""A year's plan against the meetings that were held."""

import pytest

from meetings.rules import Balance, Planned, Record, balance
from tests.meeting_rules.records import at, meeting, seat

PLAN = (
    Planned("1", "全县护林工作会议", 3),
    Planned("2", "全县安全生产工作会议", 4, times=2),
    Planned("3", "全县教育大会", 9),
)


def held(month: int, title: str, number: str = "") -> Record:
    return meeting(at(2026, month, 5, 9), title=title, plan_number=number)


def titles(records: object) -> list[str]:
    assert isinstance(records, list | tuple)
    return [one.title for one in records]


def of(*records: Record) -> Balance:
    return balance(PLAN, records)


def test_meeting_belongs_to_the_line_whose_number_it_names() -> None:
    found = of(held(3, "森林防火部署会", "1"), held(4, "安全会", "002"))

    assert [titles(line.held) for line in found.lines] == [["森林防火部署会"], ["安全会"], []]
    assert not found.unplanned


@pytest.mark.parametrize("title", ["2026年全县护林工作会议", "全县护林工作会", "全县 护林工作会议"])
def test_without_a_number_the_title_decides(title: str) -> None:
    assert titles(of(held(3, title)).lines[0].held) == [title]


def test_what_is_in_no_line_is_outside_the_plan() -> None:
    found = of(held(3, "全县护林工作会议"), held(5, "全县招商工作会议", "9"))

    assert titles(found.unplanned) == ["全县招商工作会议"]


def test_meetings_beyond_the_planned_number_are_told() -> None:
    found = of(*(held(month, "全县安全生产工作会议") for month in (4, 6, 8)))

    assert [one.start.month for one in found.over] == [8]
    assert not found.unplanned


def test_lines_of_months_past_without_a_meeting_are_not_held() -> None:
    found = of(held(3, "全县护林工作会议"))

    assert [line.planned.number for line in found.not_held(4)] == ["2"]
    assert [line.planned.number for line in found.not_held(12)] == ["2", "3"]


@pytest.mark.parametrize(
    "record",
    [
        meeting(title="县政府常务会议"),
        meeting(title="护林工作例会"),
        meeting(title="森林火灾扑救紧急调度会"),
        meeting(title="县人民代表大会", legal_basis="地方组织法"),
        meeting(title="机关学习会", seats=(seat("安平县", level=3),)),
        meeting(title="碰头", seats=()),
    ],
    ids=lambda record: record.title,
)
def test_what_needs_no_plan_is_not_outside_it(record: Record) -> None:
    assert not of(record).unplanned
