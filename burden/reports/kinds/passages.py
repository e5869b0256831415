"""The passages of copied papers, as far as they may leave the product with this reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.findings.models import Finding
from burden.organisations.models import User
from docs_audit.booking import KIND as COPIED
from docs_audit.compare_page import KIND_LABELS
from docs_audit.compared import LOWER, UPPER, Compared
from docs_audit.models import Match
from docs_audit.selectors import Comparison, Side, visible_ids


@dataclass(frozen=True)
class Passage:
    """One passage in the words of both papers, numbered in the order of the lower one."""

    number: int
    lower: str
    upper: str
    label: str | Promise


@dataclass(frozen=True)
class Quoted:
    """The passages of one finding that are quoted; `sentence` tells of how many."""

    rows: Sequence[Passage]
    sentence: str


def quoted_of(user: User, findings: Sequence[Finding], most: int) -> Mapping[int, Quoted]:
    """The passages behind findings of copying, by finding; three queries at any number.

    Of each the `most` longest: they tell what was done; the comparison of the papers has all.
    """
    pairs: dict[tuple[int | None, int | None], int] = {
        (one.item_id, one.upper_id): one.pk for one in findings if one.kind == COPIED
    }
    if not pairs:
        return {}
    lowers, uppers = zip(*pairs, strict=True)
    matches = Match.objects.filter(lower__item__in=lowers, upper__item__in=uppers)
    found = [
        match
        for match in matches.select_related("lower", "upper").order_by("pk")
        if (match.lower.item_id, match.upper.item_id) in pairs
    ]
    ids = {match.lower_id for match in found} | {match.upper_id for match in found}
    open_ids = visible_ids(user, ids)
    return {
        pairs[match.lower.item_id, match.upper.item_id]: _quoted(match, open_ids, most)
        for match in found
    }


def _quoted(match: Match, open_ids: set[int], most: int) -> Quoted:
    sides = (Side(one, one.pk in open_ids) for one in (match.lower, match.upper))
    found = Comparison(match, *sides)
    if match.is_bare:
        return Quoted((), _("One of both papers was removed; the figures are those of before."))
    if not found.may_leave:
        closed = _("A paper marked as internal is closed to the reader: no passage is quoted.")
        return Quoted((), closed)
    compared = Compared(match.lower.text, match.upper.text, match.passages)
    return Quoted(_longest(compared, most), _how_many(len(compared.passages), most))


def _longest(compared: Compared, most: int) -> Sequence[Passage]:
    """Their parts, so that of a closed paper nothing is told but what both share."""
    longest = sorted(compared.passages, key=lambda one: (one.lower[0] - one.lower[1], one.number))
    return [
        Passage(
            one.number,
            compared.texts[LOWER][slice(*one.lower)],
            compared.texts[UPPER][slice(*one.upper)],
            KIND_LABELS[one.kind],
        )
        for one in sorted(longest[:most], key=lambda one: one.number)
    ]


def _how_many(count: int, most: int) -> str:
    if count <= most:
        words = ngettext("%(count)s shared passage.", "%(count)s shared passages.", count)
        return words % {"count": count}
    return _("%(count)s shared passages; the %(most)s longest are quoted.") % {
        "count": count,
        "most": most,
    }
