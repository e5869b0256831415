"""Notices, agendas, plans and minutes in many styles: what a person reads out of them is read."""

from typing import Any

import pytest

from meetings.importers.notices import NoticeDraft, read_notices
from tests.factories.notices import SAMPLES, sample
from tests.importers.notices.expected import EXPECTED, Told

_ELEMENTS = ("kind", "mode", "convener", "change")


def told_by(draft: NoticeDraft, field: str) -> Any:
    """The value of a field in the form of the expectations."""
    if field == "kind":
        return draft.kind.value
    if field == "seats":
        return [(one.unit, one.rank, one.people) for one in draft.seats]
    if field == "absent":
        return [(one.unit, one.person) for one in draft.absent]
    if field == "speakers":
        return [one.name for one in draft.speakers]
    if field == "decisions":
        return [(one.unit, one.deadline) for one in draft.decisions]
    value = getattr(draft, field)
    return [one.value for one in value] if isinstance(value, tuple) else str(value.value)


def test_every_sample_has_its_expectation() -> None:
    assert {path.stem for path in SAMPLES.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_notice_is_read_as_a_person_reads_it(name: str) -> None:
    drafts = read_notices(sample(name))

    assert [
        {field: told_by(draft, field) for field in expected}
        for draft, expected in zip(drafts, EXPECTED[name], strict=True)
    ] == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_values_stand_where_their_spans_say(name: str) -> None:
    text = sample(name)

    for draft in read_notices(text):
        for one in (draft.name, draft.place, draft.main_venue, *draft.agenda, *draft.branches):
            if one.value:
                assert _bare(one.value) in _bare(text[slice(*one.span)])
        for seat in draft.seats:
            assert _bare(seat.unit or seat.rank) in _bare(text[slice(*seat.span)])
        for decision in draft.decisions:
            assert _bare(decision.text) in _bare(text[slice(*decision.span)])


def _bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n　",
        "安平县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n请落实防汛措施。\n",
        "关于报送半年工作总结的通知\n各科室：\n请于7月5日前报送半年工作总结。\n",
    ],
)
def test_text_that_calls_no_meeting_gives_no_draft(text: str) -> None:
    assert read_notices(text) == ()


def test_year_that_is_told_nowhere_leaves_the_start_empty_with_its_place() -> None:
    text = "会议通知\n时间：3月5日上午9:30\n地点：县政府三楼会议室\n会议名称：全县防汛会议\n"

    (draft,) = read_notices(text)

    assert draft.start.value == ""
    assert text[slice(*draft.start.span)] == "3月5日上午9:30"


def test_day_of_reading_stands_in_where_the_text_has_no_date() -> None:
    text = "会议通知\n时间：3月5日上午9:30\n地点：县政府三楼会议室\n会议名称：全县防汛会议\n"

    (draft,) = read_notices(text, day="2026-03-02")

    assert draft.start.value == "2026-03-05T09:30"


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("经县委、县政府研究同意，定于", "县委、县政府"),
        ("报经县政府常务会议批准，决定于", "县政府常务会议"),
        ("经研究同意，定于", ""),
        ("县政府已经同意，定于", ""),
        ("定于", ""),
    ],
)
def test_body_that_agreed_is_read_where_it_is_named(words: str, by: str) -> None:
    text = (
        "关于召开全县防汛会议的通知\n各乡镇人民政府：\n"
        f"{words}2026年3月5日上午9:30在县政府召开全县防汛会议。\n"
    )

    (draft,) = read_notices(text)

    assert draft.approved_by.value == by
    assert text[slice(*draft.approved_by.span)] == by


def expectations() -> list[tuple[str, Told]]:
    return [(name, told) for name, all_told in EXPECTED.items() for told in all_told]


def test_expectations_speak_of_every_field() -> None:
    fields = {field for _, told in expectations() for field in told}

    assert fields >= {"length", "branches", "absent", "speakers", "convener", "cites", "decisions"}
