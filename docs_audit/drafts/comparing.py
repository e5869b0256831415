"""The sources of a draft, from the index as it stands; nothing of the draft enters it."""

from dataclasses import dataclass

from docs_audit import matching, register, textreuse
from docs_audit.index import PostgresStore
from docs_audit.indexing import Corpus, engine_paper
from docs_audit.models import Match, Paper


def sources_of(paper: Paper) -> list[Match]:
    """Unwritten matches of an unsaved paper with its sources, the nearest first."""
    corpus = Corpus()
    if paper.unit is not None:
        register.learn_around(corpus.places, [paper.unit.path])
    matcher = textreuse.Matcher(
        PostgresStore(), corpus.fetch, corpus.places, around=corpus.learn_around
    )
    pairs = matcher.sources_of_draft(textreuse.prepare(engine_paper(paper)))
    uppers = {
        upper.file.sha256: upper
        for upper in Paper.objects.filter(
            file__sha256__in=[pair.found.upper.paper.id for pair in pairs]
        ).select_related("file", "unit")
    }
    return [
        _between(pair, paper, upper)
        for pair in pairs
        if (upper := uppers.get(pair.found.upper.paper.id))
    ]


def _between(pair: textreuse.Pair, lower: Paper, upper: Paper) -> Match:
    match = matching.measured(pair, lower.pk, upper.pk)
    match.lower, match.upper = lower, upper
    return match


@dataclass(frozen=True)
class Own:
    """Sentences that stand in none of the copied sources: their spans and share, 0 to 1."""

    spans: tuple[tuple[int, int], ...]
    share: float


def own_of(copies: list[Match]) -> Own | None:
    """What is a draft's own against all it was copied from; None where it was from nothing."""
    if not copies:
        return None
    each = [{(start, end) for start, end in match.own_measures} for match in copies]
    spans = tuple(sorted(set.intersection(*each)))
    whole = sum(end - start for start, end in each[0])
    left = sum(end - start for start, end in spans)
    return Own(spans, copies[0].novelty * left / whole if whole else 0.0)
