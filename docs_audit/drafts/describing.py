"""A draft as the paper it would become: a row that nobody writes."""

from dataclasses import dataclass

from django.utils import timezone

from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from docs_audit import description, gbt9704
from docs_audit.formats import Reading
from docs_audit.gbt9704 import OfficialPaper
from docs_audit.models import Paper, StoredFile

# In place of a hash. It stands behind every hash: of two papers of one level and day the draft
# is the later one.
NO_FILE = "~"


@dataclass(frozen=True)
class Described:
    """The unsaved paper with its issuer and a date, and what was read out of the draft."""

    paper: Paper
    issuer: Unit
    official: OfficialPaper


def describe(reading: Reading, *, unit: Unit | None, by: User) -> Described:
    """The draft as issued by `unit`: else by whom it names in the user's scope, else by the scope.

    A draft without a date is issued today.
    """
    official = gbt9704.read_paper(reading.text, reading.layout)
    paper = description.unsaved_paper(
        stored=StoredFile(sha256=NO_FILE, size=0), reading=reading, official=official, given={}
    )
    description.fill_columns(paper)
    issuer = unit or _named_issuer(official, by) or by.scope
    assert issuer is not None, "policies let nobody without a scope in"
    paper.unit, paper.level = issuer, issuer.level
    paper.issued_on = paper.issued_on or timezone.localdate()
    return Described(paper, issuer, official)


def _named_issuer(official: OfficialPaper, by: User) -> Unit | None:
    """A careless copy may still bear the head of its source, which lies outside the scope."""
    for name in official.issuers.value:
        unit = organisations.find_unit(name, near=by.scope)
        if unit is not None and by.scope is not None and by.scope.contains(unit):
            return unit
    return None
