"""Findings on a unit's issuing as sentences, and what decided."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.organisations.models import User
from docs_audit.issuing.drift import Ground
from docs_audit.models import Paper
from docs_audit.wording import percent


def drift_claim(finding: Finding) -> str:
    """Red heads turned white: the shares of both stretches."""
    told = _shares(finding.measures)
    if finding.measures["ground"] == Ground.RISE:
        sentence = _(
            "%(white)s of %(papers)s papers of the quarter are white heads"
            " (%(share)s; %(before)s in the twelve months before)."
        )
    else:
        sentence = _("%(white)s of %(papers)s papers of the quarter are white heads (%(share)s).")
    return sentence % told


def drift_verdict(finding: Finding) -> str:
    """How likely so many white heads are without any change."""
    chance = finding.measures["chance"]
    if chance is None:
        return _(
            "No papers of the twelve months before are known; the share alone decided."
            " A person says whether it is evasion (GD-03)."
        )
    return _(
        "By the twelve months before, so many white heads or more come by chance in %(chance)s"
        " of such quarters. A person says whether it is evasion (GD-03)."
    ) % {"chance": percent(chance)}


def overrun_claim(finding: Finding) -> str:
    """A count above last year's, or a year that is heading there."""
    if finding.measures["is_exceeded"]:
        sentence = _(
            "The register counts %(count)s papers in %(year)s, %(before)s the year before,"
            " and no explanation is here (GD-02)."
        )
    else:
        sentence = _(
            "%(count)s papers in %(months)s months of %(year)s: heading for %(forecast)s,"
            " %(before)s the year before (N20-01)."
        )
    return sentence % dict(finding.measures)


def overrun_verdict(_finding: Finding) -> str:
    """Where the counts are from, and what takes the finding back."""
    return _(
        "The counts are those of the unit's own register."
        " An explanation of the unit takes the finding back."
    )


def classified_claim(finding: Finding) -> str:
    """The share of classified numbers against the year before."""
    measures = finding.measures
    return _(
        "%(classified)s of %(count)s registered papers of %(year)s are marked as classified"
        " (%(share)s; %(share_before)s the year before)."
    ) % {
        **measures,
        "share": percent(measures["classified"] / measures["count"]),
        "share_before": percent(measures["classified_before"] / measures["count_before"]),
    }


def classified_verdict(finding: Finding) -> str:
    """What is compared, and how units beside it stand."""
    peers = finding.measures["peers"]
    sentence = _(
        "Only numbers are compared; no classified paper is known here."
        " A person asks the secrecy office."
    )
    if peers is None:
        return sentence
    beside = _("The median of units beside it is %(peers)s.") % {"peers": percent(peers)}
    return f"{beside} {sentence}"


def papers_of(finding: Finding, user: User) -> dict[str, Any]:
    """The white heads of the quarter that the reader may open."""
    wanted = [UUID(uuid) for row in finding.evidence for uuid in row.get("papers", ())]
    papers = Paper.objects.visible_to(user).filter(uuid__in=wanted).defer("text")
    return {
        "papers": papers.select_related("unit").order_by("issued_on", "pk"),
        "year": finding.measures.get("year"),
    }


def _shares(measures: dict[str, Any]) -> dict[str, Any]:
    papers = measures["white"] + measures["formal"]
    before = measures["white_before"] + measures["formal_before"]
    return {
        "white": measures["white"],
        "papers": papers,
        "share": percent(measures["white"] / papers),
        "before": percent(measures["white_before"] / before) if before else "–",
    }
