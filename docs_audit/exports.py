"""The lists of papers and of stock sentences as CSV."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import User
from docs_audit.models import Paper, StockSentence


def papers_as_csv(user: User, papers: Iterable[Paper]) -> HttpResponse:
    """Number, title, issuer, level, date and kind of each paper."""
    return as_csv(
        by=user,
        unit=user.scope,
        name="papers",
        head=[
            _("Document number"),
            _("Title"),
            _("Issuer"),
            _("Level"),
            _("Date of issue"),
            _("Kind"),
        ],
        rows=(
            (
                paper.number,
                paper.title,
                paper.unit.name if paper.unit else paper.issuer_name,
                paper.get_level_display(),
                paper.issued_on,
                paper.kind,
            )
            for paper in papers
        ),
    )


def stock_as_csv(user: User, sentences: Iterable[StockSentence]) -> HttpResponse:
    """Sentence, how many issuers and papers use it, and when it was last set aside."""
    return as_csv(
        by=user,
        unit=user.scope,
        name="stock-sentences",
        head=[_("Sentence"), _("Issuers"), _("Papers"), _("Last set aside")],
        rows=((one.text, one.issuers, one.papers, one.last_seen) for one in sentences),
    )
