"""Lists as CSV files."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# Cells beginning with these are formulas to a spreadsheet, whoever typed them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file to be saved, with the mark that lets Excel read UTF-8."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(heading)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return answer


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
