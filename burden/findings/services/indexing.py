"""The words of findings that were filed before the search read them."""

from burden.findings.models import Finding
from burden.findings.registry import kinds, words_of

_BATCH = 500


def index_words() -> int:
    """Write the words of those that have none, some hundred at a time; how many they were."""
    known, done = [kind.code for kind in kinds()], 0
    left = Finding.objects.filter(words="", kind__in=known).order_by("pk")
    named = left.select_related("unit", "item", "upper", "parameter_set")
    last = 0
    while batch := list(named.filter(pk__gt=last)[:_BATCH]):
        for finding in batch:
            finding.words = words_of(finding)
        Finding.objects.bulk_update(batch, ["words"])
        last, done = batch[-1].pk, done + len(batch)
    return done
