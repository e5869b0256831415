"""What a list of meetings ties together, world by world as the command reads it.

A sample begins with its name after `#`; then come rows of MEETINGS, and after `>` each line that
the command must write of nested, accompanying and same meetings, and no other.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

SAMPLES = Path(__file__).parents[1] / "samples" / "ties"
HEADER = "id,unit,title,start,end,mode,venue,agenda,attendees,cites,kind,minutes"
UNITS = """id,name,level,parent,staff
c,澄阳市,city,,50
k,云岫县,county,c,20
k2,石门县,county,c,20
ke,云岫县教育局,county,k,8
kw,云岫县水利局,county,k,8
ko,云岫县委组织部,county,k,8
kg,云岫县公安局,county,k,8
t,青山镇,township,k,20
t2,白水镇,township,k,20
v1,和平村,village,t,5
v2,团结村,village,t,5
v3,石桥村,village,t,5
"""


def _worlds() -> Iterator[Any]:
    for path in sorted(SAMPLES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            name, *lines = block.strip().splitlines()
            rows = [line for line in lines if not line.startswith("> ")]
            told = {line.removeprefix("> ") for line in lines if line.startswith("> ")}
            yield pytest.param(rows, told, id=f"{path.stem}: {name.removeprefix('# ')}")


@pytest.mark.parametrize(("rows", "told"), list(_worlds()))
def test_only_what_is_tied_is_told(tmp_path: Path, rows: list[str], told: set[str]) -> None:
    assert _match(tmp_path, rows) == (0, told)


def test_negative_number_of_people_is_named_and_the_rest_matched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    idle = "m1,k,全县征兵会议,2026-03-05T09:00,2026-03-05T11:00,,,部署体检@t,t:2;kw:{},,,"
    rows = [idle.format(-3), idle.replace("m1", "m2").format(3)]

    assert _match(tmp_path, rows) == (1, {"idle m2 kw 3 6.0"})
    assert "row 2" in capsys.readouterr().err


def test_agenda_of_five_hundred_items_is_told_by_its_parts(tmp_path: Path) -> None:
    agenda = "|".join(["秸秆禁烧动员@t", "教育督导反馈@ke"] * 250)
    row = f"m1,k,全县重点工作推进会,2026-03-05T09:00,2026-03-05T10:30,,,{agenda},t:2;ke:2,,,"
    row = row.replace(agenda, f'"{agenda}"')

    assert _match(tmp_path, [row]) == (0, {"nested m1 3.0"})


def test_who_called_a_meeting_is_read_from_its_minutes(tmp_path: Path) -> None:
    held = "2026-03-05T09:00,2026-03-05T11:00,,"
    row = f"m1,k,全县征兵会议,{held},部署体检,k:1:副县长;t:1:镇长,,,m1.txt"
    minutes = tmp_path / "m1.txt"

    minutes.write_text("会议由副县长张三主持，传达了市委书记讲话精神。", encoding="utf-8")
    assert _match(tmp_path, [row]) == (0, {"idle m1 t 1 2.0"})

    minutes.write_text("会议由副县长张三主持，县长李四出席会议并讲话。", encoding="utf-8")
    assert _match(tmp_path, [row]) == (0, set())


def _match(folder: Path, rows: list[str]) -> tuple[int, set[str]]:
    """Return the command's exit code and what it tells of ties, hours to one place."""
    units, meetings, output = (folder / name for name in ("units.csv", "meetings.csv", "out.jsonl"))
    units.write_text(UNITS, encoding="utf-8")
    meetings.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("match_meetings", str(meetings), units=units, output=output)
    links = map(json.loads, output.read_text(encoding="utf-8").splitlines())
    return int(str(ended.value.code)), {told for link in links if (told := _told(link))}


def _told(link: dict[str, Any]) -> str:
    match link["kind"]:
        case "nested":
            return f"nested {link['meeting']} {link['hours']:.1f}"
        case "accompanying":
            who = f"{link['meeting']} {link['unit']} {link['people']}"
            return f"idle {who} {link['hours']:.1f}"
        case "same_meeting":
            return " ".join(["same", *link["meetings"]])
        case _:
            return ""
