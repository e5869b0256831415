"""A paper like one that the same issuer sent a short while ago (TL-01): a candidate."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .subjects import Hit, Subject

_AMENDING = re.compile(r"补充|更正|延期|调整|废止|停止|修订|修改|催|再次|续")
_GRAM = 8
_LIKE = 0.7


def find(subject: Subject, peers: Sequence[Subject], limits: Mapping[str, float]) -> Iterator[Hit]:
    if not subject.directs or subject.issued_on is None or _AMENDING.search(subject.title):
        return
    earlier = [one for one in peers if _is_earlier(one, subject, limits["rule.repeated_within"])]
    for one in sorted(earlier, key=lambda one: (str(one.issued_on), one.id), reverse=True):
        likeness = _likeness(subject, one)
        if likeness >= _LIKE:
            title = subject.paper.title
            figures: dict[str, float | str] = {"likeness": round(likeness, 4)}
            yield subject.hit("TL-01", title.value, title.span, other=one.id, figures=figures)
            return


def _is_earlier(one: Subject, subject: Subject, days: float) -> bool:
    if one.issued_on is None or subject.issued_on is None or one.id == subject.id:
        return False
    is_same_issuer = {organ.name for organ in one.issuers} & {
        organ.name for organ in subject.issuers
    }
    is_same_paper = one.paper.number and one.paper.number.value == subject.paper.number.value
    gap = (subject.issued_on - one.issued_on).days
    return bool(is_same_issuer) and not is_same_paper and 0 < gap <= days


def _likeness(one: Subject, other: Subject) -> float:
    """Shared runs of characters of both bodies, as a share of all."""
    mine, theirs = _grams(one), _grams(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _grams(subject: Subject) -> set[str]:
    body = "".join("".join(one.text.split()) for one in subject.statements)
    return {body[at : at + _GRAM] for at in range(len(body) - _GRAM + 1)}
