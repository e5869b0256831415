"""What stands in the files that reports are made as."""

import io

import docx
import pypdfium2
from python_calamine import CalamineWorkbook


def words_of_docx(data: bytes) -> str:
    """Paragraphs, cells and foot."""
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    foot = document.sections[0].footer.paragraphs
    return "\n".join(one.text for one in (*document.paragraphs, *cells, *foot))


def words_of_xlsx(data: bytes) -> str:
    """The cells of all sheets, and the names of these."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return "\n".join([*book.sheet_names, *("\t".join(map(str, row)) for row in rows)])


def words_of_pdf(data: bytes) -> str:
    """The text of all pages."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


READERS = {"docx": words_of_docx, "xlsx": words_of_xlsx, "pdf": words_of_pdf}
