"""Lists that leave the product as CSV; each leaves an entry in the log."""

import csv
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.http import HttpResponse

from burden.audit import services
from burden.audit.looks import HasPath

# A cell that begins so would be run as a formula by a spreadsheet program.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(
    *,
    by: AbstractBaseUser,
    unit: HasPath | None,
    name: str,
    head: Sequence[object],
    rows: Iterable[Sequence[object]],
    target: models.Model | None = None,
) -> HttpResponse:
    """The rows as a file `name`.csv; the entry `<name>.exported` tells how many there were.

    `target` is the one thing that they are all about, if there is one.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    # Without the mark Excel reads UTF-8 as GBK.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([str(cell) for cell in head])
    count = 0
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
        count += 1
    services.record(
        by=by, action=f"{name}.exported", target=target, unit=unit, details={"rows": count}
    )
    return response


def harmless(cell: object) -> str:
    """The cell as text that no spreadsheet program takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
