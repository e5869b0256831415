"""Rules whose breach is beyond doubt: whether they are met, and lawful papers left alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.benchmarks.papers import digital, rule_cases, running
from tests.benchmarks.papers.dice import thrown
from tests.benchmarks.papers.made import MadePaper
from tests.benchmarks.papers.scoring import Misses, Tally


def figures(seed: int, folder: Path, misses: Misses) -> dict[str, Any]:
    """Return precision and recall of each rule over its own cases, broken and lawful."""
    papers = list(rule_cases.made(seed))
    lines, _ = running.read([_file(paper, seed, at) for at, paper in enumerate(papers)], folder)
    of_rule = defaultdict[str, Tally](Tally)
    for paper in papers:
        hits = lines.get(paper.id, {}).get("rules") or ()
        names = {str(hit["rule"]) for hit in hits}
        for rule in (*paper.rules, *paper.not_rules):
            listed, met = bool(names & set(rule.split("/"))), rule in paper.rules
            tally = of_rule[rule]
            tally.listed += listed
            tally.planted += met
            tally.right += listed and met
            if listed != met:
                sentences = [hit.get("sentence") for hit in hits]
                misses.append(
                    {"part": "rules", "paper": paper.id, "case": paper.sort, "listed": sentences}
                    | {"body": paper.printed.body[:12]}
                )
    return {"papers": len(papers)} | {rule: one.figures() for rule, one in of_rule.items()}


def _file(paper: MadePaper, seed: int, at: int) -> running.File:
    """Return a paper as a file; the manifest tells unit and level of half of them."""
    dice = thrown(seed, paper.id)
    file = digital.file_of(paper, dice.choice(digital.FORMATS), seed)
    return replace(file, unit=paper.unit, level=paper.level) if at % 2 else file
