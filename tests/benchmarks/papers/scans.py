"""Scanned papers: metadata and class, and the share of characters read wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from tests.benchmarks.papers import as_pdf, as_scan, running, scoring
from tests.benchmarks.papers.comparing import Line, folded
from tests.benchmarks.papers.dice import thrown
from tests.benchmarks.papers.layout import rows
from tests.benchmarks.papers.made import MadePaper

_PAGE_NUMBER = re.compile(r"[-—–一]{1,2}\d{1,2}[-—–一]{1,2}")
_SHAPES = str.maketrans("〔【〕】“”‘’○", "[[]]\"\"''〇")
_ONE_PAGE, _MORE_PAGES = ("png", "jpg", "pdf", "tif"), ("pdf", "tif")


def figures(
    papers: Sequence[MadePaper], seed: int, pages: int, folder: Path, misses: scoring.Misses
) -> dict[str, Any]:
    """Return what was read of about so many scanned pages, clean and noisy in turn."""
    if not as_pdf.has_system_font():
        return {"scans": "not measured: no Chinese font to draw them with (fonts-wqy-microhei)"}
    chosen = _chosen(papers, seed, pages)
    scanners = {one.id: (as_scan.CLEAN, as_scan.NOISY)[at % 2] for at, one in enumerate(chosen)}
    files = [_file(paper, scanners[paper.id], seed) for paper in chosen]
    lines, texts = running.read(files, folder)
    of_scanner = {
        scanner.name: [one for one in chosen if scanners[one.id] is scanner]
        for scanner in (as_scan.CLEAN, as_scan.NOISY)
    }
    read = scoring.pairs(chosen, lines)
    return {
        "papers": len(chosen),
        "pages": sum(as_scan.page_count(one.printed) for one in chosen),
        "states": scoring.states(read),
        "metadata": scoring.metadata(read, misses),
        "metadata right of each": {
            name: scoring.metadata(scoring.pairs(some, lines), [])["right"]
            for name, some in of_scanner.items()
        },
        "class": scoring.classes(read, misses),
        "requirements": scoring.requirements(read, misses),
        "character errors": {
            name: _errors(scoring.pairs(some, lines), texts, misses)
            for name, some in of_scanner.items()
        },
    }


def _chosen(papers: Sequence[MadePaper], seed: int, pages: int) -> list[MadePaper]:
    """Draw papers of as many sorts as fit into so many pages."""
    dice = thrown(seed, "scans")
    by_sort: dict[str, list[MadePaper]] = {}
    for paper in dice.sample(papers, len(papers)):
        by_sort.setdefault(paper.sort, []).append(paper)
    chosen: list[MadePaper] = []
    left = pages
    while left > 0 and any(by_sort.values()):
        for some in by_sort.values():
            if some and left > 0:
                chosen.append(some.pop())
                left -= as_scan.page_count(chosen[-1].printed)
    return chosen


def _file(paper: MadePaper, scanner: as_scan.Scanner, seed: int) -> running.File:
    dice = thrown(seed, paper.id, "scan")
    endings = _ONE_PAGE if as_scan.page_count(paper.printed) == 1 else _MORE_PAGES
    ending = dice.choice(endings)
    return running.File(paper.id, ending, as_scan.data(paper.printed, scanner, ending, dice))


def _characters(text: str) -> str:
    """Return a text without blanks; the shapes of brackets and quotation marks are one."""
    return folded(text).translate(_SHAPES)


def _errors(
    read: Sequence[tuple[MadePaper, Line]], texts: Path, misses: scoring.Misses
) -> dict[str, float]:
    """Return edits a character, blanks and page numbers left out, in all and of the worst."""
    edits, characters, worst = 0, 0, 0.0
    for paper, line in read:
        true = _characters("".join(f"{row.text}{row.right}" for row in rows(paper.printed)))
        path = texts / str(line.get("text") or f"{paper.id}.txt")
        found = path.read_text(encoding="utf-8") if path.is_file() else ""
        found = _PAGE_NUMBER.sub("", _characters(found))
        wrong = Levenshtein.distance(true, found)
        edits, characters = edits + wrong, characters + len(true)
        worst = max(worst, wrong / len(true))
        if wrong / len(true) > 0.02:
            misses.append(
                {"part": "characters", "paper": paper.id, "sort": paper.sort, "errors": wrong}
                | {"true": true, "found": found}
            )
    return {
        "characters": characters,
        "error rate": round(edits / max(characters, 1), 4),
        "error rate of the worst": round(worst, 4),
    }
