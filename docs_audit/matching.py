"""Jobs "paper.meet" and "paper.match": what a paper was copied from, in any order of arrival.

A paper that arrives meets everything that shares fingerprints with it: its own sources are
looked for, and so are, anew, those of the papers below that it may be the source of. Those that
name it are judged again, since they may descend from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from docs_audit import lineage, stock, textreuse, verdicts
from docs_audit.index import PostgresStore
from docs_audit.indexing import Corpus
from docs_audit.models import Match, Paper, Upload, UploadedFile

ENGINE = "6"
# What a passage of 80 characters leaves of a paper's fingerprints, and what is no chance.
SHARE, FEWEST_SHARED = 0.05, 4

_HOLD = """
SELECT file.sha256, paper.id
  FROM docs_audit_paper AS paper JOIN docs_audit_storedfile AS file ON file.id = paper.file_id
 WHERE file.sha256 = ANY(%s) AND paper.removed_at IS NULL
 ORDER BY paper.id FOR KEY SHARE OF paper
"""


def meet(key: str, lease: Lease) -> None:
    """Ask for the match of a paper and of those it may be the source of."""
    paper = Paper.objects.select_related("file", "unit").get(uuid=UUID(key))
    if paper.removed_at is not None:
        return
    (prepared,) = Corpus().fetch([paper.file.sha256])
    store = PostgresStore()
    mine = textreuse.entry_of(prepared)
    beside = [
        one.entry.id
        for one in textreuse.neighbourhood(prepared, store).candidates
        if one.shared >= max(FEWEST_SHARED, SHARE * one.entry.size)
        and textreuse.comes_before(mine, one.entry)
    ]
    lowers = set(Paper.objects.filter(file__sha256__in=beside).values_list("uuid", flat=True))
    lowers |= store.papers_below(
        prepared.fingerprints, mine.rank, fewest=FEWEST_SHARED, share=SHARE
    )
    lowers |= set(Match.objects.filter(upper=paper).values_list("lower__uuid", flat=True))
    with transaction.atomic():
        lease.confirm()
        lanes = {str(lower): Lane.BULK for lower in lowers} | {key: lane_of(paper)}
        for asked, lane in sorted(lanes.items()):
            jobs.enqueue("paper.match", asked, lane=lane)
        lineage.judge_those_that_name(paper)


def lane_of(paper: Paper) -> Lane:
    """A folder import stands behind what somebody waits for at the screen."""
    waited_for = paper.sightings.exclude(upload__channel=Upload.Channel.FOLDER).exists()
    return Lane.DEFAULT if waited_for else Lane.BULK


def match(key: str, lease: Lease) -> None:
    """Find the sources of one paper and store the raw measures of each pair."""
    paper = Paper.objects.select_related("file").get(uuid=UUID(key))
    if paper.removed_at is not None:
        return
    found = sources_of(paper)
    with transaction.atomic():
        lease.confirm()
        here = Paper.objects.select_for_update(no_key=True).filter(removed_at__isnull=True)
        if here.filter(pk=paper.pk).only("pk").first() is None:
            return
        write_matches(paper, found)
        paper.sightings.filter(state=UploadedFile.State.READ).update(state=UploadedFile.State.DONE)
        jobs.enqueue("paper.judge", key, lane=lane_of(paper))


@dataclass(frozen=True)
class Sources:
    """The pairs in which a paper is the lower one, and which of its sentences were set aside."""

    pairs: list[textreuse.Pair]
    stock: set[textreuse.StockSentence]


def sources_of(paper: Paper) -> Sources:
    """Find the sources of a stored paper, the nearest first."""
    corpus = Corpus()
    aside: set[textreuse.StockSentence] = set()
    matcher = textreuse.Matcher(
        PostgresStore(),
        corpus.fetch,
        corpus.places,
        around=corpus.learn_around,
        set_aside=lambda found: aside.update(textreuse.stock_sentences(found)),
    )
    return Sources(matcher.sources(paper.file.sha256), aside)


def write_matches(paper: Paper, found: Sources) -> None:
    """Replace what is stored of a paper's sources, in the caller's transaction.

    The figures of pairs with a paper that was removed stay, and no others come in their place.
    """
    uppers = _held([pair.found.upper.paper.id for pair in found.pairs])
    Match.objects.filter(lower=paper, upper__removed_at__isnull=True).delete()
    Match.objects.bulk_create(
        measured(pair, paper.pk, uppers[pair.found.upper.paper.id])
        for pair in found.pairs
        if pair.found.upper.paper.id in uppers
    )
    Paper.objects.filter(pk=paper.pk).update(matched_at=timezone.now())
    if found.stock:
        stock.remember(paper.text, found.stock)


def _held(ids: Sequence[str]) -> dict[str, int]:
    """Papers by the hashes of their files, without removed ones; none of them goes meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(ids)])
        return dict(cursor.fetchall())


def measured(pair: textreuse.Pair, lower: int, upper: int) -> Match:
    """The raw measures of a pair as a row that is not written yet."""
    found = pair.found
    own, novelty = textreuse.own_measures(found)
    match = Match(
        lower_id=lower,
        upper_id=upper,
        relation=pair.relation.name,
        reason=pair.relation.reason,
        containment=found.containment,
        resemblance=found.resemblance,
        longest=found.longest,
        passages=[
            {
                "lower": list(one.lower),
                "upper": list(one.upper),
                "kind": one.kind,
                "parts": [[list(part.lower), list(part.upper), part.kind] for part in one.parts],
            }
            for one in found.passages
        ],
        substitutions=[
            {"lower": one.lower, "upper": one.upper, "kind": one.kind}
            for one in found.substitutions
        ],
        leftover_places=[
            {"name": one.name, "span": list(one.span), "sentence": one.sentence}
            for one in pair.leftover_places
        ],
        segments=[
            [*one.span, one.passage, one.aside, one.characters, one.copied, one.kind]
            for one in textreuse.segments(found)
        ],
        own_measures=[list(span) for span in own],
        novelty=novelty,
        engine=ENGINE,
    )
    match.longest_copied = verdicts.longest_copied(match)
    return match
