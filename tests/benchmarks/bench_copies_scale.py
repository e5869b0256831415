"""Copies in PostgreSQL: a new paper among so many, the size of the index, and all of them at once.

Papers are made by seed from the texts of ``../shared/data`` (`copies.walking`); nothing is measured
where they are absent. ``COPIES_PAPERS`` sets the largest number, 100,000 unless stated, and
``COPIES_BULK`` how many of them at most are matched from nothing, all unless stated.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management import call_command
from django.db import connection, transaction

from burden.organisations.models import Unit
from docs_audit import indexing, matching
from docs_audit.models import Match, Paper, StoredFile
from tests.benchmarks.copies.walking import Made, Walk

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SEED = 20_261_126
LARGEST = int(os.environ.get("COPIES_PAPERS", "100000"))
SIZES = tuple(sorted({LARGEST // 100, LARGEST // 10, LARGEST}))
LENGTH, LONG = 1_500, 5_000
ASKED = 200
BATCH = 500
LEVELS = (("province", 10), ("city", 100), ("county", 1_000), ("township", 2_000))
BULK = int(os.environ.get("COPIES_BULK", LARGEST))
BULK_SIZES = tuple(sorted({BULK // 10, BULK // 3, BULK}))
PROCESSES = 2


def main() -> dict[str, Any]:
    """Return milliseconds of a new paper at each size, bytes a paper, and the bulk figures."""
    if not DATA.is_dir():
        return {"copies_scale": f"not measured: {DATA} is absent"}
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((DATA / "regulations").rglob("*.txt"))
    ]
    walk = Walk(texts, SEED)
    units = made_units()
    figures: dict[str, Any] = {}
    papers = iter(enumerate(walk.papers(LARGEST, LENGTH)))
    new = list(walk.papers(2 * ASKED * (len(SIZES) + 1), LENGTH + 1))
    long = list(walk.papers(2 * ASKED, LONG))
    ids: list[int] = []
    bulk: list[tuple[int, float, float]] = []
    stored = 0
    for size in sorted({*SIZES, *BULK_SIZES}):
        begun = time.perf_counter()
        ids += store(islice(papers, size - stored), units)
        stored = size
        _say(f"{size} papers stored in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        call_command("index_papers", stderr=sys.stderr)
        indexed = time.perf_counter() - begun
        vacuum()
        if size in SIZES:
            figures[f"new paper among {size}"] = new_papers(new[:ASKED], units, f"{size}")
        if size in BULK_SIZES:
            bulk.append((size, indexed, matched_by(PROCESSES, ids)))
            _say(f"{size} papers matched in {bulk[-1][2]:.0f} s")
    figures[f"new paper of {LONG} characters among {stored}"] = new_papers(long[:ASKED], units, "l")
    figures["index, bytes a paper"] = index_bytes()
    small, large = (figures[f"new paper among {size}"]["p95 ms"] for size in (SIZES[0], SIZES[-1]))
    figures["times slower at the largest"] = large / small
    figures["bulk"] = bulk_figures(bulk)
    return figures


def made_units() -> list[Unit]:
    """Make a tree of units of four levels, each level spread evenly below the one above."""
    above: list[Unit] = []
    every: list[Unit] = []
    for level, count in LEVELS:
        names = {"province": "省", "city": "市", "county": "县", "township": "镇"}
        made = []
        for number in range(count):
            parent = above[number % len(above)] if above else None
            place = (parent.name.removesuffix("人民政府") if parent else "") + _name(number)
            unit = Unit(
                code=f"{level}{number}",
                name=f"{place}{names[level]}人民政府",
                level=level,
                parent=parent,
            )
            unit.save()
            made.append(unit)
        every += made
        above = made
    return every


def _name(number: int) -> str:
    """Name a place that no gazetteer knows by its number."""
    characters = "安平柳河临江宁川东陵金岭广泽石桥清龙泉永丰桃源白双松林"
    first, second = divmod(number, len(characters))
    return characters[first % len(characters)] + characters[second] + "川" * (first // 28)


def store(papers: Iterator[tuple[int, Made]], units: list[Unit], prefix: str = "p") -> list[int]:
    """Store papers without an index and return their ids."""
    stored: list[int] = []
    while batch := list(islice(papers, BATCH)):
        with transaction.atomic():
            stored += store_batch(batch, units, prefix)
    return stored


def store_batch(batch: list[tuple[int, Made]], units: list[Unit], prefix: str) -> list[int]:
    """Store some papers in one transaction."""
    files = StoredFile.objects.bulk_create(
        StoredFile(sha256=hashlib.sha256(f"{prefix}{number}".encode()).hexdigest(), size=1)
        for number, _ in batch
    )
    papers = Paper.objects.bulk_create(
        paper_of(number, made, file, units)
        for (number, made), file in zip(batch, files, strict=True)
    )
    return [paper.pk for paper in papers]


def paper_of(number: int, made: Made, file: StoredFile, units: list[Unit]) -> Paper:
    """A stored paper: originals come from provinces and cities, copies from anywhere below."""
    upper = sum(count for _, count in LEVELS[:2])
    is_copy = made.copied_from is not None
    at = upper + number % (len(units) - upper) if is_copy else number % upper
    unit = units[at]
    return Paper(
        file=file,
        unit=unit,
        issuer_name=unit.name,
        level=unit.level,
        title=f"关于第{number}号事项的通知",
        issued_on=date(2015, 1, 1) + timedelta(days=number % 4_000),
        format="txt",
        text=made.text,
        body_characters=len(made.text),
        layout={"body": []},
        engine="benchmark",
    )


def vacuum() -> None:
    """Do what autovacuum would have done meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) docs_audit_fingerprint")
        cursor.execute("VACUUM (ANALYZE) docs_audit_indexedpaper")
        cursor.execute("ANALYZE docs_audit_paper")
        cursor.execute("CHECKPOINT")


def new_papers(papers: list[Made], units: list[Unit], prefix: str) -> dict[str, float]:
    """Time each new paper from the stored text to its verdict written; the index write apart."""
    ids = store(iter(enumerate(papers)), units, f"new{prefix}-")
    times, writes, found = [], [], 0
    for pk in ids:
        paper = Paper.objects.select_related("file", "unit").get(pk=pk)
        begun = time.perf_counter()
        with transaction.atomic():
            indexing.index_paper(paper)
        written = time.perf_counter()
        sources = matching.sources_of(paper)
        with transaction.atomic():
            matching.write_matches(paper, sources)
        times.append(1_000 * (time.perf_counter() - written))
        writes.append(1_000 * (written - begun))
        found += bool(sources.pairs)
    Paper.objects.filter(pk__in=ids).delete()
    return {
        "p50 ms": float(np.percentile(times, 50)),
        "p95 ms": float(np.percentile(times, 95)),
        "index write p50 ms": float(np.percentile(writes, 50)),
        "with a source": found / len(ids),
    }


def index_bytes() -> dict[str, float]:
    """Bytes a paper of the tables of the index with their own indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_total_relation_size('docs_audit_fingerprint'),"
            " pg_total_relation_size('docs_audit_indexedpaper'),"
            " (SELECT count(*) FROM docs_audit_indexedpaper)"
        )
        rows, papers, count = cursor.fetchone()
    return {"fingerprints": rows / count, "papers": papers / count, "all": (rows + papers) / count}


def matched_by(processes: int, ids: list[int]) -> float:
    """Seconds in which so many processes match all papers; the rows written before are replaced."""
    Match.objects.all().delete()
    connection.close()
    begun = time.perf_counter()
    context = multiprocessing.get_context("fork")
    parts = [
        context.Process(target=match_part, args=(ids[first::processes],))
        for first in range(processes)
    ]
    for part in parts:
        part.start()
    for part in parts:
        part.join()
        assert part.exitcode == 0
    return time.perf_counter() - begun


def match_part(ids: list[int]) -> None:
    """Match some papers as the job does, one transaction a paper."""
    for pk in ids:
        paper = Paper.objects.select_related("file", "unit").defer("text").get(pk=pk)
        sources = matching.sources_of(paper)
        with transaction.atomic():
            matching.write_matches(paper, sources)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    _say(f"a process matched {len(ids)} papers, peak {peak:.0f} MB")


def bulk_figures(bulk: list[tuple[int, float, float]]) -> dict[str, float]:
    """Minutes of all papers, and of a million by a power fitted to the sizes measured.

    Indexing is measured for what each size adds; its seconds are summed.
    """
    sizes = np.array([size for size, _, _ in bulk], dtype=np.float64)
    seconds = np.cumsum([indexed for _, indexed, _ in bulk]) + [matched for *_, matched in bulk]
    power, factor = np.polyfit(np.log(sizes), np.log(seconds), 1)
    fitted = np.exp(factor) * sizes**power
    return {
        **{
            f"minutes for {int(size)}": spent / 60
            for size, spent in zip(sizes, seconds, strict=True)
        },
        "power of the fit": float(power),
        "largest deviation of the fit": float(np.abs(fitted / seconds - 1).max()),
        "hours for 1000000, extrapolated": float(np.exp(factor) * 1_000_000**power / 3_600),
        "peak MB of a process": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024,
    }


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
