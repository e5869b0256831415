"""Official papers: what `read_documents` reads of papers made in every class and format.

The papers are made from a seed, with wording of their own. The seed here judges; ``PAPERS_SEED``
gives another one to tune on, which never draws a third of the wordings, and only then
``PAPERS_MISSES=1`` tells every miss with what is true and what came, a JSON object a line on
standard error. ``PAPERS_SCANS`` says how many pages are
scanned (reading one takes seconds), 0 for none; ``PAPERS_PARTS`` which parts are measured.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.papers import chains, corpus, digital, leftovers, rules, scans, speed
from tests.benchmarks.papers.dice import JUDGING_SEED
from tests.benchmarks.papers.running import NotThereError
from tests.benchmarks.papers.scoring import Misses

SCANNED_PAGES = 24


def main() -> dict[str, Any]:
    """Return the figures of digital files and of scans, of chains and rules, and of speed."""
    seed = int(os.environ.get("PAPERS_SEED", JUDGING_SEED))
    told = os.environ.get("PAPERS_MISSES") == "1"
    if told and seed == JUDGING_SEED:
        return {"papers": "not measured: misses of the judge's seed are not told"}
    pages = int(os.environ.get("PAPERS_SCANS", SCANNED_PAGES))
    misses: Misses = []
    papers = list(corpus.papers(seed))
    parts: dict[str, Callable[[Path], dict[str, Any]]] = {
        "digital": lambda folder: digital.figures(papers, seed, folder, misses),
        "escalations": lambda folder: chains.figures(seed, folder, misses),
        "rules": lambda folder: rules.figures(seed, folder, misses),
        "leftovers": lambda folder: leftovers.figures(seed, folder, misses),
        "scans": lambda folder: scans.figures(papers, seed, pages, folder, misses),
        "speed": lambda _: speed.figures(),
    }
    wanted = os.environ.get("PAPERS_PARTS", " ".join(parts)).split()
    if pages == 0:
        wanted = [name for name in wanted if name != "scans"]
    figures = {name: _measured(name, parts[name]) for name in wanted}
    if told:
        for miss in misses:
            sys.stderr.write(json.dumps(miss, ensure_ascii=False, default=str) + "\n")
    return figures


def _measured(name: str, part: Callable[[Path], dict[str, Any]]) -> Any:
    sys.stderr.write(f"papers: {name}\n")
    with tempfile.TemporaryDirectory(prefix="papers-") as folder:
        try:
            return part(Path(folder))
        except NotThereError as reason:
            return f"not measured: {reason}"
