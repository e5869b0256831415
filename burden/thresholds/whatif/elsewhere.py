"""What values change that move no finding, no hour and no score: a sentence for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.thresholds.selectors import Change

_SENTENCES: dict[str, str | Promise] = {
    "own.": _(
        "changes only the minutes that the page on the product's own burden tells;"
        " no finding, no hours and no score"
    ),
    "retention.": _(
        "changes only from which day on records may be proposed for removal;"
        " no finding, no hours and no score"
    ),
    "reply.": _(
        "holds for periods of reply that begin after the change;"
        " no finding, no hours and no score move"
    ),
    "reminder.": _(
        "moves only the day on which people are reminded; no finding, no hours and no score"
    ),
    "voices.": _(
        "holds for reports and evaluations that come after the change;"
        " no finding, no hours and no score move"
    ),
    "evaluation.": _(
        "holds for evaluations that are opened after the change;"
        " no finding, no hours and no score move"
    ),
    "report.": _(
        "holds for reports that are made after the change; no finding, no hours and no score move"
    ),
    "score.draws": _(
        "scores stay as they are; their intervals are drawn anew with so many draws:"
        " more of them make the ends of an interval surer, not the score"
    ),
    "meeting.replaced_within": _(
        "changes only which places a meeting by video is credited to have spared one of their own;"
        " no finding, no hours and no score"
    ),
}


@dataclass(frozen=True)
class Elsewhere:
    """A changed value and what it changes instead."""

    change: Change
    sentence: str | Promise


def is_elsewhere(key: str) -> bool:
    """Whether the value moves nothing that a preview counts."""
    return _sentence(key) is not None


def told(changes: Sequence[Change]) -> Iterator[Elsewhere]:
    """What those of the changes do that move nothing that a preview counts."""
    for change in changes:
        sentence = _sentence(change.definition.key)
        if sentence is not None:
            yield Elsewhere(change, sentence)


def _sentence(key: str) -> str | Promise | None:
    return next((text for prefix, text in _SENTENCES.items() if key.startswith(prefix)), None)
