"""Notices as files and the drafts read out of them."""

from itertools import count
from pathlib import Path

from burden.organisations.models import Unit
from meetings.importers.notices import read_notices
from meetings.models import NoticeDraft
from meetings.notices import keeping

SAMPLES = Path(__file__).resolve().parents[1] / "samples/notices"
_numbers = count(1)


def sample(name: str) -> str:
    """The text of a notice written for tests."""
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def make_notice(unit: Unit, *, text: str = "") -> NoticeDraft:
    """A waiting draft of a file that a unit has brought."""
    text = text or sample("flood_video")
    number = next(_numbers)
    drafts = keeping.keep(
        read_notices(text),
        {"item": None, "unit": unit, "sha256": f"{number:064}"},
        {"name": f"notice{number}.txt", "text": text},
    )
    return drafts[0]
