"""Reads of papers, uploads and matches, each within the reader's scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from burden.audit import looks
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.organisations.seen import Seen
from burden.stack.written import Written
from docs_audit.index import FINGERPRINTS
from docs_audit.models import Match, Paper, RuleHit, Upload, UploadedFile

# What is told of a paper beside another one. The rest of it, its text first, is not read: a page
# has dozens of them, and a statement over four tables is worked out column by column.
_NAMED = (
    "uuid",
    "item",
    "issuer_name",
    "level",
    "number",
    "title",
    "issued_on",
    "body_characters",
    "removed_at",
    "unit__name",
)
UNFINISHED = (UploadedFile.State.WAITING, UploadedFile.State.READ)


def named(side: str = "", *more: str) -> list[str]:
    """The fields that tell a paper's name, issuer and day, for `only`.

    Args:
        side: the relation that leads to the paper; empty for a paper itself.
        more: others of its fields.
    """
    return [f"{side}__{one}" if side else one for one in (*_NAMED, *more)]


def own(model: type[Model], side: str = "") -> list[str]:
    """All fields of a model, for `only` where something else is told in part."""
    return [f"{side}__{one.name}" if side else one.name for one in model._meta.concrete_fields]


def paper_for(user: User, uuid: UUID) -> Paper:
    """One paper of the reader's scope; 404 for any other."""
    paper = _PAPER.first(user, uuid=uuid)
    if paper is None:
        raise Http404
    looks.at("document.viewed", paper, paper.unit)
    return paper


def _in_full(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    return papers.select_related("unit__parent", "item__root__unit").only(
        *own(Paper),
        *own(Unit, "unit"),
        *own(Item, "item"),
        *("unit__parent__path", "unit__parent__level"),
        *(f"item__root__{one}" for one in ("uuid", "source", "level", "title")),
        *("item__root__unit__path", "item__root__unit__name"),
    )


_PAPER = Seen(
    lambda reader, uuid: _in_full(Paper.objects.visible_to(reader).filter(uuid=uuid)),
    uuid=UUID(int=0),
)
_OPEN_IDS = Seen(
    lambda reader, ids: (
        Paper.objects.visible_to(reader)
        .filter(pk__among=ids)
        .order_by()
        .values_list("pk", flat=True)
    ),
    ids=[-1],
)


def visible_ids(user: User, ids: Iterable[int]) -> set[int]:
    """Which of the papers with these ids the reader may open."""
    wanted = list(ids)
    return set(_OPEN_IDS.rows(user, ids=wanted)) if wanted else set()


def text_of(uuid: UUID) -> str:
    """The text of a paper, for the sources that read what another one holds."""
    return Paper.objects.values_list("text", flat=True).get(uuid=uuid)


def open_items(user: User) -> QuerySet[Any]:
    """Ids of the items whose papers the reader may open."""
    return Paper.objects.visible_to(user).filter(item__isnull=False).values("item")


def papers_with_copies(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """The papers with `copied`: the share that stands in the nearest source, if any."""
    strongest = (
        Match.objects.filter(lower=OuterRef("pk"), relation__in=("copied", "copied_sideways"))
        .order_by("-containment")
        .values("containment")[:1]
    )
    return papers.annotate(copied=Subquery(strongest))


def papers_to_index(*, anew: bool) -> QuerySet[Paper]:
    """The papers whose fingerprints are missing or of another version, or all of them."""
    papers = Paper.objects.filter(removed_at__isnull=True).order_by("pk")
    return papers if anew else papers.exclude(indexed__engine=FINGERPRINTS)


def uploads_of(user: User) -> QuerySet[Upload]:
    """Uploads of papers that the reader may know of, newest first."""
    return (
        Upload.objects.open_to(user)
        .exclude(channel=Upload.Channel.BASIS)
        .select_related("unit", "by")
        .annotate(file_count=Count("files"))
        .order_by("-created_at")
    )


def upload_for(user: User, uuid: UUID) -> Upload:
    """One upload of the reader's scope; 404 for any other."""
    return get_object_or_404(uploads_of(user), uuid=uuid)


def upload_begun_by(user: User, uuid: str) -> Upload:
    """An upload this very person began; 404 for any other and for what is no id."""
    try:
        return get_object_or_404(uploads_of(user), uuid=UUID(uuid), by=user)
    except ValueError as error:
        raise Http404 from error


def files_of(upload: Upload) -> QuerySet[UploadedFile]:
    """The lines of an upload in order; members of an archive follow it."""
    return upload.files.select_related("paper", "paper__unit").order_by("id")


def matches_of(paper: Paper) -> list[Match]:
    """Everything the paper is related to, as lower or upper, strongest first."""
    return _MATCHES.rows(paper=paper.pk)


def hits_of(paper: Paper) -> list[RuleHit]:
    """The sentences that a rule speaks against, each with the name of the second paper."""
    return _HITS.rows(paper=paper.pk)


_MATCHES = Written(
    lambda paper: (
        Match.objects.filter(Q(lower=paper) | Q(upper=paper))
        .select_related("lower__unit", "upper__unit")
        .only(*own(Match), *named("lower"), *named("upper"))
        .order_by("-containment", "id")
    ),
    paper=-1,
)
_HITS = Written(
    lambda paper: (
        RuleHit.objects.filter(paper=paper)
        .select_related("other")
        .only(*own(RuleHit), "other__uuid", "other__title", "other__number")
    ),
    paper=-1,
)


@dataclass(frozen=True)
class Side:
    """One paper of a comparison; of one that is not open only the shared passages are shown."""

    paper: Paper
    is_open: bool


@dataclass(frozen=True)
class Comparison:
    """A match with both sides; at least one of them is open to the reader."""

    match: Match
    lower: Side
    upper: Side

    @property
    def may_leave(self) -> bool:
        """Whether its reader may take it out of the product.

        A paper marked as internal or as a work secret leaves with those alone who may open it; of
        any other closed paper the shared passages may (BM-06).
        """
        return all(one.is_open or not one.paper.is_restricted for one in (self.lower, self.upper))


_COMPARED = Written(
    lambda lower, upper: Match.objects.select_related(
        *(f"{side}__{one}" for side in ("lower", "upper") for one in ("unit", "item", "file"))
    ).filter(lower__uuid=lower, upper__uuid=upper),
    lower=UUID(int=0),
    upper=UUID(int=1),
)


def comparison_for(user: User, lower: UUID, upper: UUID) -> Comparison:
    """The match of two papers; 404 unless the reader may see at least one of them."""
    match = _COMPARED.first(lower=lower, upper=upper)
    if match is None:
        raise Http404
    visible = visible_ids(user, (match.lower_id, match.upper_id))
    if not visible:
        raise Http404
    looks.at("comparison.viewed", match.lower, match.lower.unit, upper=str(upper))
    return Comparison(
        match,
        Side(match.lower, match.lower_id in visible),
        Side(match.upper, match.upper_id in visible),
    )
