"""Papers whose period is over: their words and bytes go, their row stays (`burden.retention`).

What stays of a paper is its hash, number, kind, level, issuer, date and length: hours, decisions
and the numbering of its issuer rest on them. Of its pairs the figures stay, so that what was
decided of the other paper keeps its hours. The same bytes brought again make it whole again.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.matters.models import Item, Source
from burden.organisations import policies
from burden.organisations.models import Role, Unit, User
from burden.retention.registry import Held, Kind
from burden.retention.words import forget
from docs_audit import selectors, storage
from docs_audit.models import (
    Citation,
    IndexedPaper,
    Match,
    Paper,
    Requirement,
    RuleHit,
    StoredFile,
    Upload,
    UploadedFile,
)

UNLINK = "file.unlink"
# What was stated of hours and not of the matter.
_KEPT_OF_GIVEN = ("drafting_hours",)


def records(unit: Unit) -> QuerySet[Any]:
    """Papers that a scope issued or brought, and that no unit outside of it brought as well."""
    sightings = UploadedFile.objects.filter(paper=OuterRef("pk"), upload__unit__isnull=False)
    inside = Q(upload__unit__path__startswith=unit.path)
    is_here = Q(unit__path__startswith=unit.path) | Q(Exists(sightings.filter(inside)))
    return (
        Paper.objects.filter(is_here, ~Exists(sightings.exclude(inside)), removed_at__isnull=True)
        .defer("text")
        .annotate(since=Coalesce("issued_on", TruncDate("created_at")))
    )


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these papers with its file."""
    locked = Paper.objects.select_for_update(of=("self", "file")).select_related("file")
    paper = locked.filter(uuid=uuid).first()
    if paper is None or (mine := records(unit).filter(pk=paper.pk).first()) is None:
        return None
    return Held(
        record=paper,
        unit=paper.unit,
        day=mine.since,
        number=paper.number,
        sha256=paper.file.sha256,
        items=(*filter(None, [paper.item]), *_resting_on(paper)),
        is_underway=paper.sightings.filter(state=UploadedFile.State.READ).exists(),
        empty=lambda at: empty(paper, at),
    )


def _resting_on(paper: Paper) -> list[Item]:
    """Items of papers that a rule speaks against because of this one, and of its unit's issuing.

    What is said of a quarter or a year names the papers of it, or counts them beside the year
    before.
    """
    pairs = Item.objects.filter(pk__in=RuleHit.objects.filter(other=paper).values("paper__item"))
    if paper.unit_id is None or paper.issued_on is None:
        return list(pairs)
    years = (paper.issued_on.year, paper.issued_on.year + 1)
    of_unit = Item.objects.filter(source=Source.ISSUING, unit=paper.unit_id)
    return list(pairs | of_unit.filter(occurred_on__year__in=years))


def empty(paper: Paper, at: datetime) -> None:
    """Take the words of a locked paper away, and its bytes where nobody else needs them."""
    IndexedPaper.objects.filter(paper=paper).delete()
    Requirement.objects.filter(paper=paper).delete()
    Citation.objects.filter(paper=paper).delete()
    RuleHit.objects.filter(paper=paper).delete()
    Match.objects.filter(Q(lower=paper) | Q(upper=paper)).update(
        passages=[], substitutions=[], leftover_places=[], segments=[], own_measures=[]
    )
    paper.sightings.update(name="", given={})
    paper.text, paper.title, paper.title_keys = "", Item.REMOVED_TITLE, []
    paper.addressees, paper.foreign_places, paper.layout = [], [], {"body": []}
    paper.read, paper.spans, paper.corrections = {}, {}, {}
    paper.given = {name: paper.given[name] for name in _KEPT_OF_GIVEN if name in paper.given}
    if paper.unit is not None:
        paper.issuer_name = ""
    paper.removed_at = at
    paper.save()
    if paper.item is not None:
        forget([paper.item], at)
    let_bytes_go(paper.file, at)


def let_bytes_go(file: StoredFile, at: datetime) -> None:
    """Take the bytes of a locked file away, unless a paper or an answer still rests on them."""
    if Paper.objects.filter(file=file, removed_at__isnull=True).exists() or _is_basis(file):
        return
    file.removed_at = at
    file.save(update_fields=["removed_at"])
    jobs.enqueue(UNLINK, file.sha256)


def unlink(key: str, lease: Lease) -> None:
    """Job "file.unlink": the bytes go once it is certain that the paper or answer has."""
    with transaction.atomic():
        lease.confirm()
        gone = StoredFile.objects.select_for_update().filter(sha256=key, removed_at__isnull=False)
        if gone.first() is not None:
            storage.remove(key)


def may_ask(user: User, uuid: UUID) -> bool:
    """Inspectors may of what they see, others of what they brought themselves."""
    return is_askable(user, selectors.paper_for(user, uuid))


def is_askable(user: User, paper: Paper) -> bool:
    """Whether this reader of a paper may ask that it be removed."""
    if not policies.can(user, "removals.ask"):
        return False
    return user.role == Role.INSPECTOR or paper.sightings.filter(upload__by=user).exists()


def _is_basis(file: StoredFile) -> bool:
    """Whether the same bytes were brought with a reply or as a proof that is not emptied."""
    brought = UploadedFile.objects.filter(
        sha256=file.sha256,
        upload__channel=Upload.Channel.BASIS,
        state=UploadedFile.State.DONE,
    )
    return brought.exclude(name="").exists()


KIND = Kind(
    code="paper",
    label=_("Papers"),
    parameter="retention.papers",
    goes=_(
        "File, text, title, demands, passages and fingerprints go; number, issuer, date, hash, "
        "hours and decisions stay."
    ),
    records=records,
    hold=hold,
    may_ask=may_ask,
)
