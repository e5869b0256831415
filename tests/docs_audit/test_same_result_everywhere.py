"""One corpus, one answer: from the command, from the database, with one worker or four."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from burden.jobs.running import run_due
from docs_audit.models import Match
from tests.factories.corpus import write_corpus

pytestmark = pytest.mark.django_db(transaction=True)

Line = tuple[str, str, str, float, int]


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


def from_command(manifest: Path) -> dict[tuple[str, str], Any]:
    output = manifest.with_name("pairs.jsonl")
    with pytest.raises(SystemExit):
        call_command("match_documents", manifest, output=output)
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return {(one["lower"], one["upper"]): compared(one) for one in lines}


def from_database(manifest: Path, workers: int) -> dict[tuple[str, str], Any]:
    call_command("import_documents", str(manifest))
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(worked, range(workers)))
    return {
        (id_of(one.lower.title), id_of(one.upper.title)): compared(
            {
                "relation": one.relation,
                "containment": one.containment,
                "resemblance": one.resemblance,
                "longest": one.longest,
                "passages": [
                    {name: passage[name] for name in ("lower", "upper", "kind")}
                    for passage in one.passages
                ],
                "substitutions": one.substitutions,
                "leftover_places": one.leftover_places,
            }
        )
        for one in Match.objects.select_related("lower", "upper")
    }


def worked(number: int) -> None:
    try:
        run_due(f"tests/{number}")
    finally:
        connection.close()


def id_of(title: str) -> str:
    return f"p{title.partition('关于第')[2].partition('件')[0]}"


def compared(line: dict[str, Any]) -> dict[str, Any]:
    kept = ("relation", "longest", "passages", "substitutions", "leftover_places")
    shares = ("containment", "resemblance")
    return {name: line[name] for name in kept} | {name: round(line[name], 4) for name in shares}


def test_database_finds_what_the_command_finds(manifest: Path) -> None:
    expected = from_command(manifest)

    assert {one["relation"] for one in expected.values()} >= {"copied", "copied_sideways"}
    assert from_database(manifest, workers=1) == expected


def test_four_workers_find_what_one_finds(manifest: Path) -> None:
    assert from_database(manifest, workers=4) == from_command(manifest)
