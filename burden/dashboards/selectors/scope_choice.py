"""Which units a reader may look at next, from the one looked at now."""

from dataclasses import dataclass

from django.db.models import Q

from burden.organisations.models import Unit, User
from burden.organisations.selectors import units_matching, visible_units

_LONGEST_LIST = 60


@dataclass(frozen=True)
class ScopeChoice:
    """The line from the reader's own scope down to the present unit, and what can come next."""

    line: list[Unit]
    below: list[Unit]
    is_search: bool


def choice_around(user: User, unit: Unit, words: str) -> ScopeChoice:
    """Units directly below the present one, or those whose name has the words in it."""
    visible = visible_units(user)
    line = visible.filter(Q(pk__in=unit.ancestor_ids) | Q(pk=unit.pk)).order_by("path")
    if words:
        below = units_matching(visible, words)
    else:
        below = visible.filter(parent=unit).order_by("level", "place_code", "code")
    return ScopeChoice(list(line), list(below[:_LONGEST_LIST]), bool(words))
