import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

UNITS = """id,name,level,parent,staff
c,澄阳市,city,,50
k,云岫县,county,c,20
ke,云岫县教育局,county,k,8
t,青山镇,township,k,20
"""
HEADER = "id,unit,title,start,end,mode,venue,agenda,attendees,cites,kind,minutes\n"
CITY = (
    "m1,c,全市秸秆禁烧推进会,2026-03-05T09:00,2026-03-05T11:00,onsite,,"
    "部署网格化巡查|落实离田补贴,k:4,,,\n"
)
COUNTY = (
    "m2,k,传达全市秸秆禁烧推进会精神会议,2026-03-08T09:00,2026-03-08T11:00,onsite,,"
    "部署网格化巡查@t|研究无人机采购@t,t:3;ke:2:副局长,,,\n"
)


def _run(folder: Path, rows: str, units: str = UNITS) -> tuple[int, list[dict[str, Any]]]:
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "meetings.csv").write_text(HEADER + rows, encoding="utf-8")
    output = folder / "links.jsonl"
    with pytest.raises(SystemExit) as ended:
        call_command(
            "match_meetings",
            str(folder / "meetings.csv"),
            units=folder / "units.csv",
            output=output,
        )
    text = output.read_text(encoding="utf-8") if output.exists() else ""
    return int(str(ended.value.code)), [json.loads(line) for line in text.splitlines()]


def test_command_writes_links_as_the_contract_has_them(tmp_path: Path) -> None:
    code, lines = _run(tmp_path, CITY + COUNTY)

    assert code == 0
    layered = lines[0]
    assert layered["kind"] == "layered"
    assert (layered["upper"], layered["lower"], layered["novelty"]) == ("m1", "m2", 0.5)
    assert {"signal", "weight", "text"} == set(layered["evidence"][0])
    assert lines[1] == {
        "kind": "accompanying",
        "meeting": "m2",
        "unit": "ke",
        "people": 2,
        "hours": 4.0,
        "reason": "no item of the agenda concerns the unit",
    }


def test_command_joins_records_of_one_meeting(tmp_path: Path) -> None:
    twin = CITY.replace("m1,c", "m9,k").replace("onsite", "video").replace("09:00", "09:10", 1)

    _, lines = _run(tmp_path, CITY.replace("onsite", "video") + twin)

    assert {"kind": "same_meeting", "meetings": ["m1", "m9"]} in lines


def test_command_names_bad_rows_and_matches_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "m3,k,坏会,2026-03-08T09:00,2026-03-08T08:00,onsite,,,,,,\nm4,zz,会,2026-03-08,,,,,,,,\n"

    code, lines = _run(tmp_path, CITY + bad + COUNTY)

    assert code == 1
    assert [line["lower"] for line in lines if line["kind"] == "layered"] == ["m2"]
    errors = capsys.readouterr().err
    assert "row 3: ends_before_start" in errors
    assert "row 4: unknown_unit zz" in errors


def test_command_takes_agenda_from_minutes_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "m2.txt").write_text("一、部署网格化巡查。\n二、研究无人机采购。", encoding="utf-8")
    row = "m2,k,全县秸秆禁烧会议,2026-03-08,,,,,,,,m2.txt\n"

    code, lines = _run(tmp_path, CITY + row)

    assert code == 0
    assert [(line["lower"], line["novelty"]) for line in lines] == [("m2", 0.5)]


@pytest.mark.parametrize(
    ("rows", "units"),
    [("", ""), ("", "name,level\n甲,city\n"), ("\x00\x01", UNITS)],
    ids=["empty units", "units without id", "meetings not text"],
)
def test_command_ends_with_two_when_a_file_is_unusable(
    tmp_path: Path, rows: str, units: str
) -> None:
    code, lines = _run(tmp_path, rows, units)

    assert (code, lines) == (2, [])


def test_command_writes_nothing_when_there_is_nothing_to_link(tmp_path: Path) -> None:
    assert _run(tmp_path, "") == (0, [])


def test_command_names_units_it_cannot_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = UNITS + "x,某地,galaxy,,1\na,甲县,county,b,1\nb,乙市,city,a,1\n"

    code, _ = _run(tmp_path, CITY + COUNTY, units)

    assert code == 1
    errors = capsys.readouterr().err
    assert "bad_level x galaxy" in errors
    assert "unit_cycle: a" in errors


def test_command_reads_no_minutes_outside_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (tmp_path / "m2.txt").write_text("一、部署网格化巡查。", encoding="utf-8")

    code, _ = _run(folder, "m2,k,全县秸秆禁烧会议,2026-03-08,,,,,,,,../m2.txt\n")

    assert code == 1
    assert "unreadable_minutes ../m2.txt" in capsys.readouterr().err
