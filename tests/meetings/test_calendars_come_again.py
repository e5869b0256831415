"""All calendars that ship with the parser are brought twice: the second time adds nothing."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from meetings import intake
from meetings.importers import Draft, ImportFailed, Limits, RowError, read_ics
from meetings.models import Meeting, MeetingImport, Report
from tests.meetings.conftest import County

SHIPPED = sorted(Path(icalendar.__file__).parent.rglob("*.ics"))
FEW = Limits(occurrences_of_one=6)


@pytest.mark.filterwarnings("ignore::Warning")
def test_calendars_of_the_parser_add_nothing_when_they_come_again(county: County) -> None:
    first = brought(county)
    meetings = {one.pk: one.starts_at for one in Meeting.objects.all()}

    second = brought(county)

    assert first.accepted == second.accepted > len(SHIPPED) / 2
    assert {one.pk: one.starts_at for one in Meeting.objects.all()} == meetings
    assert Report.objects.count() == len(meetings)
    assert first.errors == second.errors
    assert all(one["row"] and one["code"] for one in first.errors)


def brought(county: County) -> MeetingImport:
    """All of them as one list; its rows are numbered by file."""
    drafts: list[Draft] = []
    errors: list[RowError] = []
    for number, path in enumerate(SHIPPED, start=1):
        found, failed = told(path)
        drafts += (replace(one, row=number, key=f"{number}-{one.key}") for one in found)
        errors += (replace(one, row=number) for one in failed)
    return intake.take_in(name="a.ics", drafts=drafts, errors=errors, by=None, unit=county.city)


def told(path: Path) -> tuple[Iterable[Draft], Iterable[RowError]]:
    try:
        imported = read_ics(path.read_bytes(), limits=FEW)
    except ImportFailed:
        return (), ()
    return imported.drafts, imported.errors
