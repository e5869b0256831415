"""Evidence that is let go: never of a finding under way, and of a decided one only its words."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding, Rectification, Remark

_UNDECIDED = (Finding.State.OPEN, Finding.State.UNSURE)
_RECTIFIED = (*Rectification.State.unfinished(), Rectification.State.CLOSED)
# Figures, days, ids and names of measures: what is no word of anybody.
_CODE = re.compile(r"[\x20-\x7e]{0,80}")
# Stands where words stood, so that a claim still reads as a sentence and counts what there was.
_WORDS = "…"


class Hold(TextChoices):
    """Why a record must stay."""

    FINDING = "finding", _("evidence of an open finding")
    RECTIFICATION = "rectification", _("evidence of a rectification under way or being watched")


def hold_on(items: Collection[int]) -> Hold | None:
    """What keeps items from being emptied; their findings stay locked to the caller's commit.

    An item is evidence of its own findings, of those it is the superior of, and of those on what
    descends directly from it, since these are judged by its text as well.
    """
    is_concerned = Q(item__in=items) | Q(upper__in=items) | Q(item__parent__in=items)
    locked = Finding.objects.select_for_update(of=("self",)).filter(is_concerned)
    concerned = {one.pk: one.state for one in locked.order_by("pk").only("pk", "state")}
    if any(state in _UNDECIDED for state in concerned.values()):
        return Hold.FINDING
    under_way = Rectification.objects.filter(findings__in=concerned, state__in=_RECTIFIED)
    return Hold.RECTIFICATION if under_way.exists() else None


def forget_words(items: Collection[int], title: str) -> None:
    """Leave of the findings on emptied items figures, codes and decisions, in the caller's
    transaction; what they quote goes. `title` takes the place of titles that went.
    """
    found = Finding.objects.filter(Q(item__in=items) | Q(upper__in=items))
    for finding in found.only("pk", "measures", "evidence"):
        measures, evidence = _figures(finding.measures), _figures(finding.evidence)
        # What the search reads is written again of what is left (`index_words`).
        Finding.objects.filter(pk=finding.pk).update(measures=measures, evidence=evidence, words="")
    Remark.objects.filter(finding__in=found.values("pk")).update(quote="")
    # A rectification is called by the title of the item of its first finding.
    first = Finding.objects.filter(rectifications=OuterRef("pk")).order_by("pk")
    called = Rectification.objects.filter(findings__item__in=items)
    called = called.alias(called=Subquery(first.values("item")[:1])).filter(called__in=items)
    Rectification.objects.filter(pk__in=called.values("pk")).update(title=title)


def forget_names(items: Collection[int], left: Mapping[str, Callable[[str], str]]) -> None:
    """Take names out of the findings on items whose words go, in the caller's transaction.

    Args:
        left: by the name of a figure, what stays of its words.
    """
    for finding in Finding.objects.filter(item__in=items).only("pk", "measures", "evidence"):
        told = {
            "measures": without_names(finding.measures, left),
            "evidence": without_names(finding.evidence, left),
        }
        if told != {"measures": finding.measures, "evidence": finding.evidence}:
            # What the search reads is written again of what is left (`index_words`).
            Finding.objects.filter(pk=finding.pk).update(**told, words="")


def without_names(told: Any, left: Mapping[str, Callable[[str], str]]) -> Any:
    """The same with words of some figures replaced; see `forget_names`."""
    if isinstance(told, list):
        return [without_names(one, left) for one in told]
    if not isinstance(told, dict):
        return told
    return {
        key: left[key](value)
        if key in left and isinstance(value, str)
        else without_names(value, left)
        for key, value in told.items()
    }


def _figures(told: Any) -> Any:
    """The same without words."""
    if isinstance(told, dict):
        return {key: _figures(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_figures(one) for one in told]
    is_word = isinstance(told, str) and _CODE.fullmatch(told) is None
    return _WORDS if is_word else told
