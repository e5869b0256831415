"""Rows that no office should send: each is named, none stops the others from being matched."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

UNITS = (
    "id,name,level,parent,staff\nc,澄阳市,city,,50\nk,云岫县,county,c,20\nt,青山镇,township,k,9\n"
)
HEADER = "id,unit,title,start,end,mode,venue,agenda,attendees,cites,kind,minutes\n"
UPPER = (
    "m1,c,全市秸秆禁烧推进会,2026-03-05T09:00,2026-03-05T11:00,onsite,,部署巡查|离田补贴,k:4,,,\n"
)
LOWER = "m2,k,传达全市秸秆禁烧推进会精神会议,2026-03-08T09:00,,onsite,,部署巡查,t:3,,,\n"
MANY_ITEMS = "|".join(f"事项{number}" for number in range(1500))


def _run(folder: Path, row: str) -> tuple[int, set[tuple[str, str]]]:
    """Exit code and edges of a file with a good pair and one more row."""
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (folder / "meetings.csv").write_text(HEADER + UPPER + row + LOWER, encoding="utf-8")
    output = folder / "links.jsonl"
    with pytest.raises(SystemExit) as ended:
        call_command(
            "match_meetings",
            str(folder / "meetings.csv"),
            units=folder / "units.csv",
            output=output,
        )
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    edges = {(one["lower"], one["upper"]) for one in lines if one["kind"] == "layered"}
    return int(str(ended.value.code)), edges


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (f"m9,k,会议,2026-03-08,,,,{MANY_ITEMS},,,,\n", "row 3: too_many_items agenda 1500"),
        ("m9,k,会议,2026-03-08,,,,,t:-3,,,\n", "row 3: bad_people attendees"),
        ("m9,k,会议,,,,,,,,,\n", "row 3: "),
        ("m9,k,会议,2026-02-30T25:99,,,,,,,,\n", "row 3: "),
    ],
    ids=["1,500 items", "negative people", "no start", "no such day"],
)
def test_row_that_cannot_be_used_is_named_and_the_others_are_matched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, named: str
) -> None:
    assert _run(tmp_path, row) == (1, {("m2", "m1")})
    assert named in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("m9,k,会议,2026-03-08,,,,,nobody:3;t:2,,,\n", "row 3: unknown_attendee nobody"),
        ("m9,k,会议,2026-03-08,,,,部署@nobody,,,,\n", "row 3: unknown_attendee nobody"),
        (
            "m9,k,会议,2026-03-07T09:00,2026-03-08T15:00,,,,,,,\n",
            "row 3: long_meeting 1 day, 6:00:00",
        ),
    ],
    ids=["attendee", "unit of an item", "thirty hours"],
)
def test_row_that_can_be_used_in_part_is_matched_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, named: str
) -> None:
    assert _run(tmp_path, row) == (0, {("m2", "m1")})
    assert named in capsys.readouterr().err


def test_meeting_that_ends_at_midnight_is_matched(tmp_path: Path) -> None:
    row = (
        "m9,k,全县秸秆禁烧推进会,2026-03-06T20:00,2026-03-07T00:00,onsite,,部署巡查|离田补贴,,,,\n"
    )

    assert _run(tmp_path, row) == (0, {("m2", "m1"), ("m9", "m1")})
