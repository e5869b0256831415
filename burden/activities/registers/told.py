"""The columns of a register in the reader's language, for its template."""

from dataclasses import dataclass

from burden.activities.importers import Column, Kind
from burden.activities.registers.contract import Register
from burden.activities.registers.sentences import language


@dataclass(frozen=True)
class ToldColumn:
    """One column as a template shows it."""

    column: Column

    @property
    def header(self) -> str:
        return self.column.header(language())

    @property
    def meaning(self) -> str:
        told = self.column.told(language()) or self.header
        if self.column.kind is Kind.CHOICES:
            told = f"{told}: {'、'.join(words[0] for words in self.column.choices.values())}"
        return told

    @property
    def example(self) -> str:
        return self.column.example

    @property
    def is_required(self) -> bool:
        return self.column.is_required

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which a cell holds one; where it may hold several no list is offered."""
        if self.column.kind is Kind.CHOICES:
            return ()
        return tuple(words[0] for words in self.column.choices.values())


def told_columns(register: Register) -> list[ToldColumn]:
    return [ToldColumn(one) for one in register.columns.all]
