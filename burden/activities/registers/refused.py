"""Rows that were not taken, as a file to mend: nothing of them is kept here to be fetched later."""

import csv
import io
from base64 import b64encode
from itertools import groupby

from django.utils.translation import gettext as _

from burden.activities.registers.importing import Report
from burden.audit.exports import harmless

_BOM = "\ufeff"  # Without it Excel reads UTF-8 as GBK.


def address_of(report: Report) -> str:
    """A `data:` address of the rows as CSV, each once with what is wrong in front.

    The file may be brought again when they are mended: what stands in front is no column of a
    register. Empty where every row was taken.
    """
    if not report.errors:
        return ""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([_("Row"), _("What is wrong"), *report.header])
    for row, found in groupby(report.errors, key=lambda one: one.row):
        wrong = list(found)
        told = "；".join(f"{one.field} {one.sentence}".strip() for one in wrong)
        cells = next((one.cells for one in wrong if one.cells), ())
        table.writerow([row, told, *map(harmless, cells)])
    content = (_BOM + text.getvalue()).encode()
    return f"data:text/csv;charset=utf-8;base64,{b64encode(content).decode()}"
