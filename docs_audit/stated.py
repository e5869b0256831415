"""What a row of a manifest states of its paper, as `Paper.given` keeps it."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from docs_audit.manifest import Row, RowProblem

# Beyond these a number is a slip of the keyboard, and its hours would bury all others.
_MOST_HOURS = 10_000
_MOST_READERS = 99_999


def stated_in(row: Row) -> tuple[dict[str, Any], list[RowProblem]]:
    """The filled fields of a row, and those that could not be understood and were left empty."""
    problems: list[RowProblem] = []
    given: dict[str, Any] = {
        "unit": row.unit,
        "level": row.level,
        "issued_on": row.issued_on.isoformat() if row.issued_on else "",
        "number": row.number,
        "title": row.title,
        "receivers": list(_receivers(row, problems)),
        "drafting_hours": _drafting_hours(row, problems),
    }
    return {name: value for name, value in given.items() if value}, problems


def _receivers(row: Row, problems: list[RowProblem]) -> Iterator[dict[str, Any]]:
    """`u12:3;u13` -> units with the number of readers, 0 where none is stated."""
    for part in filter(None, map(str.strip, row.others.get("receivers", "").split(";"))):
        unit, _, readers = part.partition(":")
        number = int(readers) if readers.strip().isdecimal() else 0
        if readers and not 0 < number <= _MOST_READERS:
            problems.append(RowProblem(row.id, "receivers", part))
            number = 0
        yield {"unit": unit.strip(), "readers": number}


def _drafting_hours(row: Row, problems: list[RowProblem]) -> str:
    value = row.others.get("drafting_hours", "")
    if not value:
        return ""
    try:
        # Comparing raises for what is no number although it can be written as one (sNaN).
        is_plausible = 0 <= Decimal(value) <= _MOST_HOURS
    except InvalidOperation:
        is_plausible = False
    if not is_plausible:
        problems.append(RowProblem(row.id, "drafting_hours", value))
    return value if is_plausible else ""
