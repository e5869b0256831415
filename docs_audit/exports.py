"""The list of papers as CSV."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import User
from docs_audit.models import Paper


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
