"""match_documents: a folder audited from its manifest, without server, key or database."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.management import call_command

from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, framed

ROOT = Path(__file__).parents[2]
FIELDS = ("id", "path", "unit", "level", "issued_on", "number", "title")
PROVINCE, CITY, COUNTY = "江东省人民政府", "江东省安平市人民政府", "江东省安平市清河县人民政府"
LOCAL = {"全省": "全市", "我省": "我市", "省水利厅": "市水利局"}


def localised(text: str) -> str:
    for old, new in LOCAL.items():
        text = text.replace(old, new)
    return text


def write_manifest(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def run(manifest: Path, **options: Any) -> tuple[int, list[dict[str, Any]]]:
    output = manifest.parent / "pairs.jsonl"
    with pytest.raises(SystemExit) as ended:
        call_command("match_documents", manifest, output=output, **options)
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    assert isinstance(ended.value.code, int)
    return ended.value.code, [json.loads(line) for line in lines]


def save(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    flood = framed(
        FLOOD, title="关于做好防汛工作的通知", issuer=PROVINCE, number="江政发〔2025〕3号"
    )
    city = framed(
        localised(FLOOD),
        title="关于做好全市防汛工作的通知",
        issuer=CITY,
        number="安政发〔2025〕8号",
        day=date(2025, 4, 9),
    )
    other = framed(STRAW, title="关于秸秆禁烧的意见", issuer=COUNTY, day=date(2025, 5, 9))
    save(tmp_path, "u.txt", flood)
    save(tmp_path, "l.txt", city)
    save(tmp_path, "o.txt", other)
    return write_manifest(
        tmp_path,
        [
            {"id": "l", "path": "l.txt", "unit": CITY, "level": "city", "issued_on": "2025-04-09"},
            {"id": "u", "path": "u.txt", "unit": PROVINCE, "level": "province"},
            {"id": "o", "path": "o.txt", "unit": COUNTY, "level": "county"},
        ],
    )


def test_command_lists_the_copy_with_offsets_of_the_file_when_a_city_copies_its_province(
    chain: Path,
) -> None:
    code, lines = run(chain)

    text = (chain.parent / "l.txt").read_text(encoding="utf-8")
    assert code == 0
    assert [(one["lower"], one["upper"], one["relation"]) for one in lines] == [
        ("l", "u", "copied")
    ]
    assert lines[0]["containment"] > 0.95
    assert [one["kind"] for one in lines[0]["passages"]] == ["substituted"]
    start, end = lines[0]["passages"][0]["lower"]
    assert text[start:end] == localised(FLOOD).strip()
    assert lines[0]["longest"] == end - start
    swaps = {(one["lower"], one["upper"], one["kind"]) for one in lines[0]["substitutions"]}
    assert swaps == {
        ("我市", "我省", "level"),
        ("全市", "全省", "level"),
        ("市水利局", "省水利厅", "organ"),
    }


def test_command_gives_the_same_lines_when_the_manifest_is_in_another_order(chain: Path) -> None:
    _, first = run(chain)
    header, *rows = chain.read_text(encoding="utf-8").splitlines()
    chain.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")

    _, second = run(chain)

    assert first == second


def test_command_reads_level_date_and_unit_from_the_text_when_the_row_has_none(
    chain: Path,
) -> None:
    write_manifest(chain.parent, [{"id": "l", "path": "l.txt"}, {"id": "u", "path": "u.txt"}])

    _, lines = run(chain)

    assert [(one["lower"], one["upper"], one["relation"]) for one in lines] == [
        ("l", "u", "copied")
    ]


def test_command_ends_with_one_and_matches_the_rest_when_a_file_cannot_be_read(
    chain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(chain.parent, "empty.txt", "")
    with chain.open("a", encoding="utf-8") as file:
        file.write("e,empty.txt,,,,,\nm,missing.txt,,,,,\n")

    code, lines = run(chain)

    complaints = capsys.readouterr().err
    assert code == 1
    assert len(lines) == 1
    assert "e: empty" in complaints
    assert "m: " in complaints


def test_command_names_a_refused_paper_and_matches_nothing_of_it(
    chain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(chain.parent, "s.txt", "机密★1年\n\n" + framed(FLOOD, title="通知", issuer=CITY))
    with chain.open("a", encoding="utf-8") as file:
        file.write(f"s,s.txt,{CITY},city,,,\n")

    code, lines = run(chain)

    assert code == 1
    assert "s: refused" in capsys.readouterr().err
    assert all("s" not in (one["lower"], one["upper"]) for one in lines)


@pytest.mark.parametrize(
    "content",
    [b"", b"name,file\nx,y\n", b"id,path\n", b"id,path\na,1\na,2\n", b"id,path\n\xff\xfe,1\n"],
)
def test_command_ends_with_two_when_the_manifest_is_unusable(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "manifest.csv"
    path.write_bytes(content)

    code, lines = run(path)

    assert code == 2
    assert lines == []


def test_command_ends_with_two_when_the_manifest_is_missing(tmp_path: Path) -> None:
    code, _ = run(tmp_path / "nothing.csv")

    assert code == 2


def test_command_writes_the_texts_its_offsets_count_in_when_papers_are_no_plain_text(
    tmp_path: Path,
) -> None:
    word = docx.Document()
    for line in framed(FIRE, title="关于消防安全整治的通知", issuer=CITY).splitlines():
        word.add_paragraph(line)
    word.save(str(tmp_path / "l.docx"))
    inner = framed(FIRE + OWN, title="关于消防安全整治的通知", issuer=PROVINCE)
    with zipfile.ZipFile(tmp_path / "u.zip", "w") as archive:
        archive.writestr("a/u.txt", inner)
        archive.writestr("b.txt", STRAW)
    manifest = write_manifest(
        tmp_path,
        [
            {"id": "l", "path": "l.docx", "unit": CITY, "level": "city"},
            {"id": "z", "path": "u.zip", "unit": PROVINCE, "level": "province"},
        ],
    )

    code, lines = run(manifest, texts=tmp_path / "texts")

    assert code == 0
    assert [(one["lower"], one["upper"]) for one in lines] == [("l", "z#a/u.txt")]
    passage = lines[0]["passages"][0]
    below = (tmp_path / "texts" / "l.txt").read_text(encoding="utf-8")
    above = (tmp_path / "texts" / "z#1.txt").read_text(encoding="utf-8")
    assert below[slice(*passage["lower"])].startswith("为深刻吸取")
    assert above[slice(*passage["upper"])].startswith("为深刻吸取")


def test_command_runs_alone_when_no_variable_is_set(chain: Path) -> None:
    output = chain.parent / "alone.jsonl"

    ended = subprocess.run(
        [sys.executable, "manage.py", "match_documents", str(chain), "--output", str(output)],
        cwd=ROOT,
        env={"PATH": os.defpath},
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert len(output.read_text(encoding="utf-8").splitlines()) == 1
