"""Signals of what kinds of meeting two are: emergency, edition of a series, training, review."""

from __future__ import annotations

from .circumstances import AT_ONCE_DAYS
from .pairs import TELLING_ITEMS, Pair
from .records import Evidence

_OTHER_ACTS = frozenset({"training", "review", "drill", "counsel"})


def kinds(pair: Pair, *, titled: bool) -> list[Evidence]:
    """Weigh what both meetings are called; an agenda taken over outweighs another name."""
    child, parent, weights = pair.child, pair.parent, pair.terms.weights
    if _at_once(pair, 2 * AT_ONCE_DAYS) or (parent.nature.emergency and not titled):
        return _emergency(pair)
    signals: list[Evidence] = []
    taken_over = pair.verbatim >= TELLING_ITEMS
    if parent.is_series and not (parent.is_vague and taken_over):
        signals.append(Evidence("series", weights.series, "repeats an edition"))
    renamed = parent.nature.act not in _OTHER_ACTS and taken_over
    if {child.nature.act, parent.nature.act} & _OTHER_ACTS and not renamed:
        text = f"{child.nature.act} after {parent.nature.act}"
        signals.append(Evidence("act", weights.other_act, text))
    return signals


def kinds_of_one_item(pair: Pair, *, named: bool) -> list[Evidence]:
    """Weigh the same where one item conveys the parent; `named`, by its own name."""
    signals = _emergency(pair) if _at_once(pair, AT_ONCE_DAYS) else []
    parent, weights = pair.parent, pair.terms.weights
    if named:
        return signals
    if parent.nature.act in _OTHER_ACTS:
        return [*signals, Evidence("act", weights.other_act, parent.nature.act)]
    if parent.is_series:
        return [*signals, Evidence("series", weights.series / 2, "edition of a series")]
    return signals


def responds(pair: Pair) -> bool:
    """Tell whether the child answers an event of its own, not the parent: both respond to one, or
    the agenda does not bear the name out.
    """
    if not pair.child.nature.emergency:
        return False
    return pair.parent.nature.emergency or pair.verbatim < TELLING_ITEMS


def _at_once(pair: Pair, within: float) -> bool:
    return pair.child.nature.emergency and pair.days < within


def _emergency(pair: Pair) -> list[Evidence]:
    return [Evidence("emergency", pair.terms.weights.emergency / 2, "emergency response")]
