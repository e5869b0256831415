"""The fields of a form out of the rows of its sheet, nested headings included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from .forms import Field

# Above its headings a form has a title, a unit of measurement, who fills it in.
_TOP_ROWS = 15
_DEEPEST = 4
_NUMBER = re.compile(r"[-+]?\d[\d,.%]*")
_LONGEST = 120

Row = Sequence[str]


def fields_of_rows(rows: Sequence[Row]) -> tuple[str, tuple[Field, ...]]:
    """Return the title of a sheet and its fields; no fields where no row looks like headings.

    A heading above several columns stands in the first of them, as spreadsheets keep a merged
    cell; one beside nested headings stands in the upper row. Where rows hold labels with room
    behind each, as a form about one person does, every label is a field.
    """
    top = [[_clean(cell) for cell in row] for row in islice(rows, _TOP_ROWS + _DEEPEST)]
    first = next((at for at, row in enumerate(top[:_TOP_ROWS]) if sum(map(bool, row)) > 1), None)
    if first is None:
        return next((cell for row in top for cell in row if cell), ""), ()
    title = next((cell for row in top[:first] for cell in row if cell), "")
    if _is_card(top[first:]):
        return title, tuple(_fields_of_card(rows[first:]))
    depth = _depth(top[first : first + _DEEPEST])
    width = max(len(row) for row in top[first : first + depth])
    filled = [[*row, *[""] * (width - len(row))] for row in top[first : first + depth]]
    return title, tuple(_fields(filled, width))


def fields_of_list(text: str) -> tuple[Field, ...]:
    """Return the fields that a sentence lists: `姓名、身份证号、联系电话等`."""
    told = text.rpartition("：")[2] or text
    names = [
        re.sub(r"等(?:信息|内容|情况|数据)?[。，]?$", "", one)
        for one in re.split("[、,，;；]", told)
    ]
    cleaned = [_clean(name.strip("。 ")) for name in names]
    return tuple(Field((name,), at) for at, name in enumerate(filter(None, cleaned)))


def _is_card(rows: Sequence[Row]) -> bool:
    """Whether several rows are labels with an empty cell behind each."""
    labelled = [row for row in rows if any(row)]
    paired = [row for row in labelled if len(row) > 1 and _is_paired(row)]
    return len(paired) > 1 and len(paired) * 2 > len(labelled)


def _is_paired(row: Row) -> bool:
    return all(not (cell and after) for cell, after in pairwise((*row, ""))) and bool(row[0])


def _fields_of_card(rows: Sequence[Row]) -> Iterator[Field]:
    labels = (_clean(cell) for row in rows for cell in row)
    for place, label in enumerate(one for one in labels if one and not _NUMBER.fullmatch(one)):
        yield Field((label,), place)


def _clean(cell: str) -> str:
    return re.sub(r"\s+", "", cell)[:_LONGEST]


def _depth(rows: Sequence[Row]) -> int:
    """How many rows of headings there are: another one fills gaps that the one above leaves."""
    depth = 1
    above = list(rows[0])
    for row in rows[1:]:
        padded = [*row, *[""] * (len(above) - len(row))]
        has_gap_filled = any(low and not high for high, low in zip(above, padded, strict=False))
        is_data = any(_NUMBER.fullmatch(cell) for cell in padded)
        if not has_gap_filled or is_data:
            break
        above = [high or low for high, low in zip(above, padded, strict=False)]
        depth += 1
    return depth


def _fields(rows: Sequence[Row], width: int) -> Iterator[Field]:
    spread = ["" for _ in rows]
    for column in range(width):
        for level, row in enumerate(rows):
            if row[column]:
                spread[level] = row[column]
                # Under another heading those below begin anew.
                spread[level + 1 :] = ["" for _ in rows[level + 1 :]]
        own = [level for level, row in enumerate(rows) if row[column]]
        if not own:
            continue
        path = [cell for cell in spread[: max(own) + 1] if cell]
        # A cell that is merged downwards may stand in each row that it covers.
        yield Field(tuple(cell for cell, _ in groupby(path)), column)
