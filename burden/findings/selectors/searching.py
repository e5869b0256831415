"""Findings by words in number, title, issuer, claim or explanation."""

from django.apps import apps
from django.db.models import Q, Value

from burden.findings.models import Finding, FindingQuerySet, Pairs
from burden.organisations.models import Unit

# An index knows pairs of letters.
_PAIR = 2


def about(findings: FindingQuerySet, words: str) -> FindingQuerySet:
    """Those with every word somewhere in number, title, issuer, claim or explanation.

    Chinese has no gaps: what is written without one is one word. A single letter is looked for in
    numbers, titles and issuers alone. The superior source is not searched, it may be closed.
    """
    for word in words.split():
        findings = findings.filter(_has_letter(word) if len(word) < _PAIR else _has(word))
    return findings


def _has(word: str) -> Q:
    """Found by three indexes, one after the other; the scope is the caller's."""
    item = apps.get_model("matters", "Item")
    by_item = Finding.objects.filter(item__in=item.objects.about(word))
    by_issuer = Finding.objects.filter(unit__in=Unit.objects.filter(name__icontains=word))
    by_claim = Finding.objects.alias(pairs=Pairs("words")).filter(
        pairs__contains=Pairs(Value(word)), words__icontains=word
    )
    found = by_item.values("pk").union(by_issuer.values("pk"), by_claim.values("pk"))
    return Q(pk__in=found)


def _has_letter(letter: str) -> Q:
    return (
        Q(item__number__icontains=letter)
        | Q(item__title__icontains=letter)
        | Q(unit__name__icontains=letter)
    )
