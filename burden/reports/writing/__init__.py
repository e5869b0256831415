"""The same contents as a text file, a workbook or pages; the same contents give the same bytes."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from burden.reports.contents import Contents, Section
from burden.reports.models import Report
from burden.reports.writing.pages import pdf_of
from burden.reports.writing.sheets import xlsx_of
from burden.reports.writing.words import docx_of

# Contents without their parts, the sections part by part, and what is asked now and then during
# the writing, which raises when nobody wants the file any more.
Writer = Callable[[Contents, Iterable[Sequence[Section]], Callable[[], None]], bytes]

WRITERS: Mapping[str, Writer] = {
    Report.Form.DOCX: docx_of,
    Report.Form.XLSX: xlsx_of,
    Report.Form.PDF: pdf_of,
}
