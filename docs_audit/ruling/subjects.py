"""Stored papers as the rules look at them, by the values in force."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.db.models import Q

from docs_audit import gbt9704, rules
from docs_audit.gbt9704 import Element, Elements, OfficialPaper
from docs_audit.models import Match, Paper
from docs_audit.rules import Subject
from docs_audit.rules.organs import Organ, OrganKind

# Demands are counted over a week; of papers of before only those alike can matter.
_WEEK = timedelta(days=6)
ALIKE = 0.5
_MOST_PEERS = 40


def subject_of(
    paper: Paper, *, parent: Paper | None = None, issuers: Sequence[str] = ()
) -> Subject:
    """A paper with what was given and corrected in place of what was read.

    `issuers` are names that stand before those of the paper. What the register says of its issuer
    counts where the issuer's name tells no kind.
    """
    official = _in_force(paper)
    subject = rules.subject_of(
        str(paper.uuid),
        paper.text,
        official,
        level=paper.level,
        issuers=issuers or _issuers(paper),
        issued_on=paper.issued_on,
        pages=paper.pages,
        parent=subject_of(parent) if parent is not None else None,
    )
    return replace(subject, issuers=tuple(_registered(one, paper) for one in subject.issuers))


def peers_of(paper: Paper) -> list[Subject]:
    """Earlier papers of the issuer: those of the same week, and those that are alike."""
    if paper.unit is None or paper.issued_on is None:
        return []
    alike = Match.objects.filter(resemblance__gte=ALIKE)
    ids = {
        *alike.filter(lower=paper).values_list("upper", flat=True),
        *alike.filter(upper=paper).values_list("lower", flat=True),
    }
    week = Q(issued_on__range=(paper.issued_on - _WEEK, paper.issued_on))
    here = Paper.objects.filter(removed_at__isnull=True).exclude(pk=paper.pk)
    own = here.filter(week | Q(pk__in=ids), unit=paper.unit)
    return [subject_of(one) for one in own.order_by("-issued_on", "-pk")[:_MOST_PEERS]]


def later_of_the_week(paper: Paper) -> list[str]:
    """Papers of the issuer whose week this one is part of: they count its demands."""
    if paper.unit is None or paper.issued_on is None:
        return []
    day = paper.issued_on
    is_later = Q(issued_on__gt=day, issued_on__lte=day + _WEEK) | Q(
        issued_on=day, uuid__gt=paper.uuid
    )
    later = Paper.objects.filter(is_later, unit=paper.unit)
    return [str(uuid) for uuid in later.values_list("uuid", flat=True)]


def _in_force(paper: Paper) -> OfficialPaper:
    """The description with the values in force, placed in the text where they stand there."""
    read = gbt9704.read_paper(paper.text, frozenset(paper.read.get("layout", ())))
    stated = {**paper.given, **paper.corrections}
    changed = {
        "title": _said(read.title, paper.title),
        "number": _said(read.number, paper.number),
        "kind": Element(paper.kind, read.kind.span),
    }
    if "addressees" in stated:
        addressees = tuple(paper.addressees)
        same = addressees == read.addressees.value
        changed["addressees"] = read.addressees if same else Elements(addressees)  # type: ignore[assignment]
    return replace(read, **changed)  # type: ignore[arg-type]


def _said(read: Element, value: str) -> Element:
    is_read = "".join(value.split()) == "".join(read.value.split())
    return read if is_read else Element(value)


def _issuers(paper: Paper) -> list[str]:
    """Names as printed or corrected; a stated unit is believed before a head left standing."""
    if "unit" in paper.given and "issuer_name" not in paper.corrections and paper.unit:
        return [paper.unit.name]
    printed = [name for name in paper.issuer_name.split("、") if name]
    return printed or ([paper.unit.name] if paper.unit else [])


def _registered(organ: Organ, paper: Paper) -> Organ:
    """The register tells the kind where the name does not."""
    unit = paper.unit
    if organ.kinds != {OrganKind.DEPARTMENT} or unit is None or unit.is_external:
        return organ
    if organ.name not in (unit.name, *unit.short_names):
        return organ
    return replace(organ, kinds=frozenset({OrganKind(unit.organ_kind)}))
