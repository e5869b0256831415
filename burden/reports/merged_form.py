"""One form instead of several (一表通), to be filled in and to be talked over with who asks."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.activities.demands.merging import Merged, MergedRow
from burden.audit.exports import harmless
from burden.organisations.models import User
from burden.reports.word import WordFile

_WIDTHS = (30, 18, 26, 18, 30, 34)
_COLUMN = 16


def merged_sheet(merged: Merged) -> bytes:
    """The .xlsx: a form with each field once, and a sheet that tells who needs which."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        form = book.add_worksheet(_("One form"))
        form.freeze_panes(2, 0)
        if merged.rows:
            form.set_column(0, len(merged.rows) - 1, _COLUMN, text)
        for column, row in enumerate(merged.rows):
            form.write_string(0, column, harmless(row.field.owner), head)
            form.write_string(1, column, harmless(_headed(row)), head)
        told = book.add_worksheet(_("Who needs which field"))
        told.freeze_panes(1, 0)
        told.set_column(0, len(_head()) - 1, _COLUMN, text)
        for column, name in enumerate(_head()):
            told.write_string(0, column, name, head)
        for line, row in enumerate(merged.rows, start=1):
            for column, cell in enumerate(_cells(row)):
                told.write_string(line, column, harmless(cell), text)
    return buffer.getvalue()


def merged_word(user: User, merged: Merged) -> bytes:
    """The .docx: what is merged, each field once, and who needs it."""
    word = WordFile(_("One form instead of several"))
    word.paragraph(answer(merged))
    word.heading(_("Forms that are merged"))
    word.table(
        [
            (_("Form asked for"), _("Asked by"), _("Sent"), _("Fields")),
            *(
                (
                    one.title,
                    one.unit.name,
                    date_format(timezone.localtime(one.sent_at), "SHORT_DATETIME_FORMAT"),
                    str(one.field_count),
                )
                for one in merged.demands
            ),
        ],
        widths=(70, 40, 30, 16),
    )
    word.heading(_("Fields"))
    word.table([_head(), *(_cells(row) for row in merged.rows)], widths=_WIDTHS)
    word.footer(_origin(user))
    return word.data()


def answer(merged: Merged) -> str:
    """How many fields are saved, as a sentence."""
    words = _(
        "%(forms)s forms ask for %(asked)s fields; with each once there are %(once)s, %(saved)s"
        " need not be filled in again."
    ) % {
        "forms": len(merged.demands),
        "asked": merged.form.asked,
        "once": len(merged.rows),
        "saved": merged.form.saved,
    }
    if merged.is_cut:
        cut = _("There are more forms or fields than one form can hold; the latest are merged.")
        return f"{words} {cut}"
    return words


def _headed(row: MergedRow) -> str:
    name = row.field.name
    measured = next(iter(row.field.units), "")
    return f"{name}（{measured}）" if measured and measured not in name else name


def _head() -> tuple[str, ...]:
    return (
        _("Field"),
        _("Of whom"),
        _("Other names"),
        _("Measured in"),
        _("Periods"),
        _("Needed by"),
    )


def _cells(row: MergedRow) -> tuple[str, ...]:
    return (
        row.field.name,
        row.field.owner,
        "、".join(row.other_names),
        "、".join(row.field.units),
        "; ".join(row.periods),
        "、".join(one.name for one in row.units),
    )


def _origin(user: User) -> Iterator[str]:
    yield _(
        "Exported by %(person)s, %(unit)s, %(time)s. A proposal: fields are joined by name, synonym"
        " and measure."
    ) % {
        "person": user,
        "unit": user.scope,
        "time": date_format(timezone.localtime(), "DATETIME_FORMAT"),
    }
