"""Findings on one document number that two different papers bear (K11).

The later paper is suspected, with the earlier one as its upper. Which came in first makes no
difference: whichever is judged files for every bearer of its number, and what a correction of
the number has made untrue is withdrawn.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.matters.models import Item
from burden.thresholds.parameters import Parameters
from docs_audit import gbt9704
from docs_audit.models import Match, Paper
from docs_audit.paper_relations import MOST_BEARERS, SAME_PAPER_RESEMBLANCE

KIND = "duplicate_number"
# A number that a person stated or corrected is certain; one read from a scan may be wrong.
_READ_CONFIDENCE = 0.8

_FIELDS = ("item", "unit", "file")


def file_findings(paper: Paper, parameters: Parameters) -> None:
    """File, keep or withdraw what concerns this paper's number, in the caller's transaction."""
    bearers = _bearers_of(paper.number_key)
    alike = _one_paper(bearers)
    for later in sorted({*bearers, paper}, key=lambda one: one.pk):
        earlier = _first_other(later, bearers, alike)
        if earlier is not None:
            _file(later, earlier, parameters)
        keep = [earlier.item_id] if earlier is not None else []
        findings.withdraw(item=_item(later), kind=KIND, keep=keep)
    _clear_of(paper)


def _clear_of(paper: Paper) -> None:
    """Take back what was held against others when this paper bore their number."""
    held = Finding.objects.filter(kind=KIND, upper=paper.item)
    for finding in held.exclude(item__paper__number_key=paper.number_key).select_related("item"):
        others = Finding.objects.filter(kind=KIND, item=finding.item).exclude(upper=paper.item)
        keep = others.values_list("upper_id", flat=True)
        findings.withdraw(item=finding.item, kind=KIND, keep=keep)


def _first_other(
    later: Paper, bearers: Sequence[Paper], alike: set[frozenset[int]]
) -> Paper | None:
    """The earliest bearer of the number that is another paper of the same issuer or place."""
    for one in bearers:
        if _order(one) >= _order(later):
            return None
        if frozenset((one.pk, later.pk)) not in alike and _is_of_one_place(one, later):
            return one
    return None


def _bearers_of(number_key: str) -> list[Paper]:
    """The papers that bear a number, the earliest first."""
    if not number_key:
        return []
    papers = Paper.objects.filter(
        number_key=number_key, item__isnull=False, removed_at__isnull=True
    )
    in_order = papers.order_by(F("issued_on").asc(nulls_last=True), "file__sha256")
    return list(in_order.select_related(*_FIELDS).defer("text")[:MOST_BEARERS])


def _one_paper(bearers: Sequence[Paper]) -> set[frozenset[int]]:
    """Pairs that are one paper, or of which one passes the other on and shows its number."""
    ids = [one.pk for one in bearers]
    pairs = Match.objects.filter(
        Q(relation__in=("same_document", "forwarded")) | Q(resemblance__gte=SAME_PAPER_RESEMBLANCE),
        lower__in=ids,
        upper__in=ids,
    )
    return {frozenset(pair) for pair in pairs.values_list("lower", "upper")}


def _is_of_one_place(one: Paper, other: Paper) -> bool:
    """Whether both are of one issuer or place: two counties may share the code of an organ."""
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return one.unit == other.unit
    place = gbt9704.place_of(one.unit.name)
    is_related = (
        one.unit.parent_id == other.unit.parent_id
        or one.unit.contains(other.unit)
        or other.unit.contains(one.unit)
    )
    return is_related and place != "" and place == gbt9704.place_of(other.unit.name)


def _order(paper: Paper) -> tuple[date, str]:
    return paper.issued_on or date.max, paper.file.sha256


def _item(paper: Paper) -> Item:
    assert paper.item is not None
    return paper.item


def _file(later: Paper, earlier: Paper, parameters: Parameters) -> None:
    is_certain = all("number" in {**one.given, **one.corrections} for one in (later, earlier))
    findings.file_finding(
        kind=KIND,
        item=_item(later),
        upper=earlier.item,
        measures={
            "number": later.number_key,
            "lower": str(later.uuid),
            "upper": str(earlier.uuid),
        },
        evidence=[{"signal": "same_number", "value": later.number, "other": earlier.number}],
        confidence=1.0 if is_certain else _READ_CONFIDENCE,
        parameter_set=parameters.set,
    )
