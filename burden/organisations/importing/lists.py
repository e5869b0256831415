"""What became of the rows of a list that a unit brings."""

from dataclasses import dataclass, field

from burden.organisations.importing.unit_rows import RowError


@dataclass
class ListReport:
    """What an import did: rows taken in new, rows that were known, and rows with errors."""

    taken: int = 0
    known: int = 0
    errors: list[RowError] = field(default_factory=list)
