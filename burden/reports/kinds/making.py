"""From contents to a file: read part by part, then written part by part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from burden.reports.contents import Contents, Section, digest_of
from burden.reports.models import Report
from burden.reports.progress import Progress
from burden.reports.writing import WRITERS


def made_of(
    report: Report, progress: Progress, *, contents_of: Callable[[Report], Contents]
) -> bytes:
    """The file of a report that is told in sections."""
    contents = contents_of(report)
    progress.begin(2 * len(contents.parts))
    groups = [part() for part in progress.each(contents.parts)]
    whole = replace(contents, origin=[*contents.origin, digest_sentence(groups)])
    return WRITERS[report.form](whole, progress.each(groups), progress.look)


def digest_sentence(groups: Sequence[Sequence[Section]]) -> str:
    """By which hash what is told can be known again, whatever its form."""
    return _("SHA-256 of the sentences and tables: %(digest)s") % {"digest": digest_of(groups)}


def origin_of(report: Report) -> Iterator[str]:
    """For whom it was made and by which parameters; when stands in the log beside its hash."""
    assert report.parameter_set is not None
    yield _("Made for %(person)s, %(unit)s; parameters of version %(version)s.") % {
        "person": report.by,
        "unit": report.by.scope,
        "version": report.parameter_set.version,
    }
    yield _("What is suspected here is no verdict before a person has decided.")
