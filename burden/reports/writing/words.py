"""Contents as .docx."""

from collections.abc import Callable, Iterable, Sequence

from burden.reports.contents import Contents, Section
from burden.reports.word import WordFile


def docx_of(
    contents: Contents, groups: Iterable[Sequence[Section]], _look: Callable[[], None]
) -> bytes:
    """The file; each group is written as it comes."""
    word = WordFile(contents.title, day=contents.day)
    word.paragraph(contents.subtitle)
    for sections in groups:
        for section in sections:
            _write(word, section)
    word.footer(contents.origin)
    return word.data()


def _write(word: WordFile, section: Section) -> None:
    word.heading(section.title, level=section.level)
    for sentence in section.sentences:
        word.paragraph(sentence)
    for table in section.tables:
        if table.title:
            word.heading(table.title, level=min(section.level + 1, 3))
        word.table(table.written(), widths=table.widths)
