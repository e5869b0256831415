"""Tables as offices send them: CSV in UTF-8 or GB18030, or XLSX, with a row of headings."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from burden.organisations.errors import OrganisationError

LARGEST_FILE = 20 * 1024 * 1024
_LARGEST_UNPACKED = 200 * 1024 * 1024
_LARGEST_FIELD = 100_000
_ENCODINGS = ("utf-8-sig", "gb18030")


class SheetRefused(OrganisationError):
    """The file is no table that can be worked with."""


@dataclass(frozen=True)
class Row:
    """One row: its number in the file (the heading is row 1) and its cells by column."""

    number: int
    cells: Mapping[str, str]


def read_rows(name: str, content: bytes, columns: Mapping[str, str]) -> list[Row]:
    """The rows of a table. `columns` maps headings, in lower case, to the names of cells.

    Columns with other headings are left out, and so are rows without any content.

    Raises:
        SheetRefused: too large, not a table, or without any known heading.
    """
    if len(content) > LARGEST_FILE:
        raise SheetRefused(_("The file is larger than 20 MB. Send it in parts."))
    table = _xlsx(content) if name.lower().endswith((".xlsx", ".xlsm")) else _csv(content)
    lines = iter(table)
    heading = [columns.get(cell.strip().lower(), "") for cell in next(lines, [])]
    if not any(heading):
        raise SheetRefused(
            _("The first row names no known column. Columns: %(columns)s")
            % {"columns": ", ".join(dict.fromkeys(columns.values()))}
        )
    return [
        Row(number, {key: cell.strip() for key, cell in zip(heading, line, strict=False) if key})
        for number, line in enumerate(lines, start=2)
        if any(cell.strip() for cell in line)
    ]


def _csv(content: bytes) -> Iterable[list[str]]:
    text = _decoded(content)
    try:
        csv.field_size_limit(_LARGEST_FIELD)
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise SheetRefused(
            _("The file is not a CSV table: %(reason)s") % {"reason": error}
        ) from error


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise SheetRefused(_("The file is not a CSV table. Save it as CSV or XLSX."))
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetRefused(_("The file is neither in UTF-8 nor in GB18030. Save it as CSV in UTF-8."))


def _xlsx(content: bytes) -> Iterable[list[str]]:
    _refuse_bomb(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise SheetRefused(_("The file cannot be read as XLSX. Save it anew or as CSV.")) from error
    return [[_text(cell) for cell in row] for row in rows]


def _refuse_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise SheetRefused(_("The file cannot be read as XLSX. Save it anew or as CSV.")) from error
    if unpacked > _LARGEST_UNPACKED:
        raise SheetRefused(_("The table is too large when unpacked. Send it in parts."))


def _text(cell: object) -> str:
    """Numbers as they are typed: a code 340123 must not become 340123.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
