"""Changes to papers that people make."""

from typing import Any

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import User
from docs_audit import description, indexing
from docs_audit.models import Paper


@transaction.atomic
def correct_paper(*, paper: Paper, changes: dict[str, Any], by: User) -> Paper:
    """Keep what a person says of a paper; it wins over every later reading.

    A new issuer, level or date may turn the direction of a match, so the paper meets all others
    again.
    """
    policies.require(by, "papers.correct", paper)
    if not changes:
        return paper
    paper = Paper.objects.select_for_update(of=("self",)).select_related("file").get(pk=paper.pk)
    known = {**paper.read, **paper.given, **paper.corrections}
    before = {name: known.get(name, "") for name in changes}
    paper.corrections = {**paper.corrections, **changes}
    description.apply_description(paper, near=by.scope)
    indexing.index_paper(paper)
    audit.record(
        by=by,
        action="paper.corrected",
        target=paper,
        unit=paper.unit,
        details={"before": before, "after": changes},
    )
    jobs.enqueue("paper.meet", str(paper.uuid))
    return paper
