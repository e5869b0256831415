"""How strongly a meeting repeats an earlier one, as signals whose weights add up."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from statistics import fmean

from .agreement import COVERED_AT_LEAST, agreement, coverage, verbatim_items, word_for_word
from .bearing import borne_out
from .circumstances import (
    AT_ONCE_DAYS,
    attended,
    cites,
    days_between,
    delay,
    has_cite,
    level,
    steps_between,
)
from .conveying import Conveying, conveyed
from .hierarchy import Hierarchy
from .profiles import Profile
from .records import Evidence
from .vocabulary import Vocabulary
from .weights import Weights

_TOPIC_AT_LEAST = 0.35
_VERBATIM_OUTWEIGHS_TITLE = 2
_BORNE_OUT_AT_LEAST = 0.5
_SAID_OTHERWISE_FROM = 0.5
_IMPLICIT_SIGNALS = 3
_SIGNALS_THAT_REPEAT = frozenset({"topic", "agenda", "items", "cites", "attended", "delay"})
_OTHER_ACTS = frozenset({"training", "review", "drill", "counsel"})


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for one parent. `items` are the indexes of the child's items that repeat it."""

    weight: float
    evidence: tuple[Evidence, ...]
    items: tuple[int, ...]
    needed: float
    conveyed: bool
    days: float

    def weight_of(self, signal: str) -> float:
        """Return the weight of one signal, 0 when it does not speak."""
        return sum(found.weight for found in self.evidence if found.signal == signal)


class Scorer:
    """Scores pairs; holds what does not change from pair to pair."""

    def __init__(self, hierarchy: Hierarchy, vocabulary: Vocabulary, weights: Weights) -> None:
        self._hierarchy = hierarchy
        self._vocabulary = vocabulary
        self._weights = weights

    def score(self, child: Profile, parent: Profile) -> Score | None:
        """Return what speaks for `parent`, or None when one signal stands alone."""
        days = days_between(parent, child)
        conveying = conveyed(child, parent, self._vocabulary, self._weights)
        read = (
            self._whole(child, parent, conveying, days),
            self._part(child, parent, conveying, days),
            self._one_item(child, parent, conveying, days),
        )
        found = [score for score in read if score is not None]
        return max(found, key=lambda score: score.weight, default=None)

    def covered(self, child: Profile, parent: Profile) -> tuple[int, ...]:
        """Return the indexes of the child's items whose content stands in the parent."""
        shares = (coverage(item, child, parent, self._vocabulary) for item in child.items)
        return tuple(i for i, share in enumerate(shares) if share >= COVERED_AT_LEAST)

    def _shared(
        self, child: Profile, parent: Profile, conveying: Conveying | None, *, verbatim: int = 0
    ) -> list[Evidence]:
        """Return what speaks for the parent however much of the meeting repeats it."""
        explicit = conveying is not None and conveying.explicit
        told = explicit or verbatim >= _VERBATIM_OUTWEIGHS_TITLE
        return [
            *attended(child, parent, self._hierarchy, self._weights, told=told),
            level(child, parent, self._weights),
            *cites(child, parent, self._weights),
        ]

    # The whole meeting repeats the parent.

    def _whole(
        self,
        child: Profile,
        parent: Profile,
        conveying: Conveying | None,
        days: float,
    ) -> Score | None:
        titled = conveying is not None and conveying.index == -1 and conveying.explicit
        if (
            child.counts_by_item
            or _contradicts(conveying)
            or (parent.nature.statutory and not titled)
        ):
            return None
        if not self._may_skip(child, parent, conveying):
            return None
        shares, covered = agreement(child, parent, self._vocabulary)
        if self._on_other_topic(child, parent, shares):
            return None
        needed = 1 if titled else 2
        if child.is_vague and len(covered) < min(needed, len(child.items)):
            return None
        verbatim = verbatim_items(child, parent, covered)
        if self._responds(child, parent, verbatim) and not titled:
            return None
        shared = self._shared(child, parent, conveying, verbatim=verbatim)
        signals = [
            *self._topic(child, parent, shares),
            *self._agenda(parent, shares, covered, titled=titled),
            *self._identical(child, parent, covered, conveying),
            *self._conveyed(conveying, shares),
            *borne_out(child, parent, shares, conveying, self._vocabulary, self._weights),
            delay(days, self._weights, explained=conveying is not None or has_cite(shared)),
            *self._nature(child, parent, days, titled=titled, verbatim=verbatim),
            *shared,
        ]
        return self._sum(signals, covered, conveying, days=days, needed=self._needed(child, parent, signals))

    # One of several matters that the meeting ties together is the parent's.

    def _part(
        self,
        child: Profile,
        parent: Profile,
        conveying: Conveying | None,
        days: float,
    ) -> Score | None:
        by_item = child.counts_by_item and not child.takes_up_matters
        if by_item or not child.ties_matters or _contradicts(conveying):
            return None
        if (parent.is_series and not parent.is_vague) or parent.nature.statutory:
            return None
        if not self._may_skip(child, parent, conveying):
            return None
        _, covered = agreement(child, parent, self._vocabulary)
        verbatim = verbatim_items(child, parent, covered)
        if verbatim < _VERBATIM_OUTWEIGHS_TITLE or self._responds(child, parent, verbatim):
            return None
        shared = self._shared(child, parent, conveying, verbatim=verbatim)
        signals = [
            *self._named_topic(child, parent, covered),
            Evidence("agenda", self._weights.part, f"{len(covered)} of {len(child.items)} items"),
            *self._identical(child, parent, covered, conveying),
            *(conveying.signals if conveying else ()),
            delay(days, self._weights, explained=conveying is not None or has_cite(shared)),
            *self._nature(child, parent, days, titled=False, verbatim=verbatim),
            *shared,
        ]
        return self._sum(signals, covered, conveying, days=days, needed=self._needed(child, parent, signals))

    def _topic(self, child: Profile, parent: Profile, shares: dict[int, float]) -> list[Evidence]:
        if child.is_vague:
            return []
        share = self._vocabulary.contained(child.title.words, parent.words)
        weight = self._weights.topic_slope * share + self._weights.topic_offset
        if len(shares) > 1 and fmean(shares.values()) >= _SAID_OTHERWISE_FROM:
            # The same items under another name of the topic.
            weight = max(weight, self._weights.topic_said_otherwise)
        if parent.is_vague and shares:
            # What such a meeting was about stands in its agenda alone.
            share = max(share, sum(shares.values()) / len(shares))
            weight = max(self._weights.topic_slope * share + self._weights.topic_offset, 0.0)
        return [Evidence("topic", weight, f"{share:.0%} of the topic")]

    def _on_other_topic(self, child: Profile, parent: Profile, shares: dict[int, float]) -> bool:
        """Tell whether both titles name a topic, these differ, and no two items are the same."""
        if child.is_vague or parent.is_vague:
            return False
        if self._vocabulary.contained(child.title.words, parent.words) >= _TOPIC_AT_LEAST:
            return False
        if len(shares) > 1 and fmean(shares.values()) >= _SAID_OTHERWISE_FROM:
            return False
        verbatim = verbatim_items(child, parent, tuple(range(len(child.items))))
        return verbatim < _VERBATIM_OUTWEIGHS_TITLE

    @staticmethod
    def _may_skip(child: Profile, parent: Profile, conveying: Conveying | None) -> bool:
        """Tell whether a meeting two steps up can be the nearest: its host sat there, or says so.

        Otherwise it was a meeting in between that reached the host, even if none is on record.
        """
        if steps_between(parent, child) < 2:
            return True
        if conveying and (conveying.fits or (conveying.named and parent.is_placed)):
            return True
        return bool({*child.hosts, child.position.place.id} & parent.attending)

    @staticmethod
    def _conveyed(conveying: Conveying | None, shares: dict[int, float]) -> tuple[Evidence, ...]:
        """Return what the conveying words say; where the agenda bears it out, that the parent is
        called otherwise says nothing against it.
        """
        if conveying is None:
            return ()
        borne_out = shares and fmean(shares.values()) >= _BORNE_OUT_AT_LEAST
        return tuple(one for one in conveying.signals if one.signal != "name" or not borne_out)

    def _agenda(
        self,
        parent: Profile,
        shares: dict[int, float],
        covered: tuple[int, ...],
        *,
        titled: bool,
    ) -> list[Evidence]:
        if not shares or not parent.items:
            return []
        share = sum(shares.values()) / len(shares)
        weight = self._weights.agenda_slope * share + self._weights.agenda_offset
        if titled:
            # Who conveys a meeting may do so among other business, but seldom leaves all of it out.
            weight = max(weight, self._weights.conveyed_without_agenda)
        return [Evidence("agenda", weight, f"{len(covered)} of {len(shares)} items")]

    def _identical(
        self,
        child: Profile,
        parent: Profile,
        covered: tuple[int, ...],
        conveying: Conveying | None,
    ) -> list[Evidence]:
        """Weigh items taken over word for word; what is merely on the same task speaks against,
        unless the child says whose meeting it conveys.
        """
        theirs = frozenset(item.bare for item in parent.items)
        same = sum(word_for_word(child.items[i].bare, theirs) for i in covered)
        weight = self._weights.identical_item * min(same, self._weights.identical_items_at_most)
        if conveying is None or not conveying.explicit:
            weight += self._weights.reworded_item * (len(covered) - same)
            weight += self._weights.nothing_in_its_words if covered and not same else 0.0
        return [Evidence("items", weight, f"{same} identical items")]

    def _nature(
        self, child: Profile, parent: Profile, days: float, *, titled: bool, verbatim: int
    ) -> list[Evidence]:
        """Weigh what both meetings are called; an agenda taken over outweighs another name."""
        at_once = child.nature.emergency and days < 2 * AT_ONCE_DAYS
        if at_once or (parent.nature.emergency and not titled):
            return self._emergency(self._weights.emergency / 2)
        signals: list[Evidence] = []
        taken_up = parent.is_vague and verbatim >= _VERBATIM_OUTWEIGHS_TITLE
        if parent.is_series and not taken_up:
            signals.append(Evidence("series", self._weights.series, "repeats an edition"))
        renamed = parent.nature.act not in _OTHER_ACTS and verbatim >= _VERBATIM_OUTWEIGHS_TITLE
        if {child.nature.act, parent.nature.act} & _OTHER_ACTS and not renamed:
            text = f"{child.nature.act} after {parent.nature.act}"
            signals.append(Evidence("act", self._weights.other_act, text))
        return signals

    @staticmethod
    def _responds(child: Profile, parent: Profile, verbatim: int) -> bool:
        """Tell whether the child answers an event of its own, not the parent: both respond to one,
        or the agenda does not bear the name out.
        """
        if not child.nature.emergency:
            return False
        return parent.nature.emergency or verbatim < _VERBATIM_OUTWEIGHS_TITLE

    @staticmethod
    def _emergency(weight: float) -> list[Evidence]:
        return [Evidence("emergency", weight, "emergency response")]

    def _named_topic(
        self, child: Profile, parent: Profile, covered: tuple[int, ...]
    ) -> list[Evidence]:
        """Weigh whether a title of several topics, or the items, name that of the parent."""
        if child.is_vague:
            return []
        words = frozenset(child.title.words).union(*(child.items[i].words for i in covered))
        share = self._vocabulary.contained(parent.title.words, words)
        weight = self._weights.topic_slope * share + self._weights.topic_offset
        return [Evidence("topic", weight, f"{share:.0%} of the topic")]

    # One item of a standing or mixed meeting conveys the parent.

    def _one_item(
        self,
        child: Profile,
        parent: Profile,
        conveying: Conveying | None,
        days: float,
    ) -> Score | None:
        if conveying is None or not conveying.explicit or conveying.index < 0:
            return None
        if not self._may_skip(child, parent, conveying):
            return None
        if not child.counts_by_item and conveying.on_title and not conveying.named:
            # The meeting as a whole is on it, and is read as a whole.
            return None
        weight = self._weights.topic_slope * conveying.topic + self._weights.topic_offset
        signals = [
            Evidence("topic", weight, f"{conveying.topic:.0%} of one item's topic"),
            *conveying.signals,
            delay(days, self._weights, explained=True),
            *([] if conveying.named else self._unlikely(parent)),
            *self._borne_out(child, parent, conveying),
            *self._shared(child, parent, conveying),
        ]
        if child.nature.emergency and days < AT_ONCE_DAYS:
            signals += self._emergency(self._weights.emergency / 2)
        needed = self._weights.threshold_without_agenda
        return self._sum(signals, (conveying.index,), conveying, days=days, needed=needed)

    def _borne_out(self, child: Profile, parent: Profile, conveying: Conveying) -> list[Evidence]:
        """Weigh whether the rest of a meeting that is not a standing one is on the parent."""
        if child.counts_by_item:
            return []
        kept = child.routine_items | child.measures
        told = [i for i, item in enumerate(child.items) if item.words and i not in kept]
        return borne_out(child, parent, told, conveying, self._vocabulary, self._weights)

    def _unlikely(self, parent: Profile) -> list[Evidence]:
        """Return what speaks against a parent that an item does not call by its own name."""
        if parent.nature.act in _OTHER_ACTS:
            return [Evidence("act", self._weights.other_act, parent.nature.act)]
        if parent.is_series:
            return [Evidence("series", self._weights.series / 2, "edition of a series")]
        return []

    def _needed(self, child: Profile, parent: Profile, signals: list[Evidence]) -> float:
        """Return the weight that is asked, by what there is to compare."""
        if any(signal.signal == "agenda" for signal in signals):
            vague = child.is_vague
            return self._weights.threshold_without_topic if vague else self._weights.threshold
        unknown = bool(child.items) and not parent.items
        weights = self._weights
        return weights.threshold_upper_unknown if unknown else weights.threshold_without_agenda

    def _sum(
        self,
        signals: list[Evidence],
        items: tuple[int, ...],
        conveying: Conveying | None,
        *,
        days: float,
        needed: float,
    ) -> Score | None:
        explicit = conveying is not None and conveying.explicit
        for_it = {s.signal for s in signals if s.weight > 0} & _SIGNALS_THAT_REPEAT
        if len(for_it) < (1 if explicit else _IMPLICIT_SIGNALS - 1):
            return None
        weight = sum(signal.weight for signal in signals)
        return Score(weight, tuple(signals), items, needed, explicit, days)


def _contradicts(conveying: Conveying | None) -> bool:
    """Tell whether the title says that another level's meeting is repeated."""
    return conveying is not None and conveying.index == -1 and conveying.other


def threshold(weights: Weights, rivals: int, score: Score) -> float:
    """Return the weight an edge needs; a topic met often in the window is met by chance."""
    base = score.needed
    if score.conveyed:
        return min(base, weights.threshold_conveyed)
    if score.weight_of("items") >= _VERBATIM_OUTWEIGHS_TITLE * weights.identical_item:
        # Nobody uses the same words by chance.
        return base
    return base + weights.threshold_per_doubling * log2(1 + rivals)
