"""Stock sentences that matching sets aside, remembered where the administrator can see them.

A match remembers the sentence; a job counts when all papers are judged, in the texts themselves,
whose papers hold the same letters. Only a sentence that several issuers were found to use is ever
shown: it is nobody's own then, so it may be read by those who may not open the papers it stands
in.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import blake2b

import numpy as np
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from docs_audit import textreuse
from docs_audit.index import PostgresStore
from docs_audit.models import Paper, StockSentence

COUNT = "stock.count"
# A sentence that is listed is counted anew so often, however many papers it is set aside in.
COUNTED_EVERY = timedelta(days=7)
MOST_PAPERS = 400

_AT_ONCE = 20
_SHORTEST, _LONGEST = 8, 600
_DIGITS = re.compile(r"\d+(?:[\s.,:：]*\d+)*")
_BLANKS = re.compile(r"\s+")


def remember(text: str, sentences: Iterable[textreuse.StockSentence]) -> None:
    """Keep the sentences of a paper that were set aside, in the caller's transaction.

    Remembering again is harmless. A sentence that was seen today is not written again, so that
    the many papers that hold it do not wait for each other.
    """
    today = timezone.localdate()
    found = {one.key: one for one in _as_rows(text, sentences, today)}
    known = StockSentence.objects.filter(key__in=found)
    seen = set(known.filter(last_seen=today).values_list("key", flat=True))
    StockSentence.objects.bulk_create(
        [found[key] for key in sorted(found.keys() - seen)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["hashes", "last_seen"],
    )
    counted = known.filter(
        issuers__gte=textreuse.FEWEST_ISSUERS, counted_on__gt=today - COUNTED_EVERY
    )
    for key in sorted(found.keys() - set(counted.values_list("key", flat=True))):
        jobs.enqueue(COUNT, key, lane=Lane.IDLE)


def _as_rows(
    text: str, sentences: Iterable[textreuse.StockSentence], today: date
) -> Iterator[StockSentence]:
    """The sentences as rows; digits, which a form leaves open, are masked."""
    for one in sentences:
        masked = _BLANKS.sub(" ", _DIGITS.sub("×", text[slice(*one.span)])).strip()
        letters = textreuse.letters(masked)
        if _SHORTEST <= len(letters) <= _LONGEST:
            key = blake2b(letters.encode(), digest_size=16).hexdigest()
            hashes = list(one.fingerprints)
            yield StockSentence(key=key, text=masked, hashes=hashes, last_seen=today)


def count(key: str, lease: Lease) -> None:
    """Job "stock.count": in how many papers of how many issuers a sentence stands.

    Issuers of one matter count once: they have the sentence from the paper that the matter began
    with, and a measure handed down is that paper's own, however many townships repeat it.
    """
    sentence = StockSentence.objects.get(key=key)
    wanted = textreuse.letters(sentence.text)
    likely = _likely(sentence).values_list("pk", "unit", "issuer_name", "item__root", "text")
    holders = [
        (issuer or name, root or -paper)
        for paper, issuer, name, root, text in likely.iterator(chunk_size=_AT_ONCE)
        if wanted in textreuse.letters(text)
    ]
    issuers, matters = (set(each) for each in zip(*holders, strict=True)) if holders else ((), ())
    with transaction.atomic():
        lease.confirm()
        StockSentence.objects.filter(pk=sentence.pk).update(
            papers=len(holders),
            issuers=min(len(issuers), len(matters)),
            counted_on=timezone.localdate(),
        )


def _likely(sentence: StockSentence) -> QuerySet[Paper]:
    """Papers that share a fingerprint with a sentence, as many of each as the index reads."""
    store = PostgresStore()
    postings = store.postings(np.array(sentence.hashes, dtype=np.int32))
    keys = np.unique(postings.keys).tolist()
    ids = sorted(entry.id for entry in store.entries(keys).values())
    return Paper.objects.filter(file__sha256__in=ids[:MOST_PAPERS])


def shown() -> QuerySet[StockSentence]:
    """The sentences that so many issuers use that they are nobody's own."""
    return StockSentence.objects.filter(issuers__gte=textreuse.FEWEST_ISSUERS)
