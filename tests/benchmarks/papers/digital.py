"""The digital files of the corpus: every paper in one format, formats in turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.papers import as_docx, as_ofd, as_pdf, as_text, running, scoring
from tests.benchmarks.papers.dice import thrown
from tests.benchmarks.papers.made import MadePaper

FORMATS = ("docx", "pdf", "ofd", "docx", "pdf", "ofd", "txt")


def file_of(paper: MadePaper, ending: str, seed: int) -> running.File:
    """Return a paper as a file of a format."""
    dice = thrown(seed, paper.id, ending)
    made = {
        "docx": lambda: as_docx.data(paper.printed, dice),
        "pdf": lambda: as_pdf.data(paper.printed),
        "ofd": lambda: as_ofd.data(paper.printed, dice),
        "txt": lambda: as_text.data(paper.printed, dice),
    }
    return running.File(paper.id, ending, made[ending]())


def figures(
    papers: Sequence[MadePaper], seed: int, folder: Path, misses: scoring.Misses
) -> dict[str, Any]:
    """Return what was read of the papers, in all and the metadata of each format."""
    formats = {paper.id: FORMATS[at % len(FORMATS)] for at, paper in enumerate(papers)}
    files = [file_of(paper, formats[paper.id], seed) for paper in papers]
    lines, _ = running.read(files, folder)
    read = scoring.pairs(papers, lines)
    of_format = {
        name: scoring.metadata([one for one in read if formats[one[0].id] == name], [])["right"]
        for name in sorted(set(FORMATS))
    }
    return {
        "papers": len(read),
        "states": scoring.states(read),
        "metadata": scoring.metadata(read, misses),
        "metadata right of each format": of_format,
        "class": scoring.classes(read, misses),
        "requirements": scoring.requirements(read, misses),
        "citations": scoring.citations(read, misses),
    }
