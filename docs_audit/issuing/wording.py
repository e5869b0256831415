"""Findings on a unit's issuing as sentences, and what decided."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.organisations.models import OrganKind, User
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule
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


def plan_claim(finding: Finding) -> str:
    """How many papers stand in no entry of the plan (GD-01)."""
    return _(
        "%(outside)s of %(count)s papers issued in %(year)s are found in none of the %(planned)s"
        " entries of the unit's plan (GD-01)."
    ) % dict(finding.measures)


def plan_verdict(_finding: Finding) -> str:
    """How a paper is found in the plan, and what takes the finding back."""
    return _(
        "A paper stands in the plan by the number that the register names, or by a title alike to"
        " an entry's. Bring the plan with what was added to it, or the numbers in the register."
    )


def reach_claim(finding: Finding) -> str:
    """More papers that go to the county and below, or a year that is heading there (N19-01)."""
    measures = finding.measures
    if measures["forecast"] is None:
        sentence = _(
            "%(count)s papers of %(year)s went to the county and below, %(before)s the year before"
            " (N19-01)."
        )
    else:
        sentence = _(
            "%(count)s papers in %(months)s months of %(year)s went to the county and below:"
            " heading for %(forecast)s, %(before)s the year before (N19-01)."
        )
    return sentence % dict(measures)


def reach_verdict(finding: Finding) -> str:
    """By what the level is known, and the bound."""
    sentence = _(
        "The level is the register's, else the paper's own note of its range, else that of those it"
        " was sent to as far as that is known here. A person says whether the data of both years"
        " are complete."
    )
    if not finding.measures["cut"]:
        return sentence
    cut = _("They were to fall by %(cut)s.") % {"cut": percent(finding.measures["cut"])}
    return f"{cut} {sentence}"


def right_claim(finding: Finding) -> str:
    """Numbered papers of a unit that may issue none (TL-11)."""
    return _(
        "%(count)s numbered papers of %(year)s, though the unit stands in no register of those who"
        " may issue papers (TL-11)."
    ) % dict(finding.measures)


def right_verdict(finding: Finding) -> str:
    """By what the right is known, and what takes the finding back."""
    kind = OrganKind(finding.measures["kind"]).label
    return _(
        "Kind of organ: %(kind)s; no decision on its right to issue papers is noted."
        " The administrator notes one in the list of issuers."
    ) % {"kind": kind}


def papers_of(finding: Finding, user: User) -> dict[str, Any]:
    """The white heads of the quarter that the reader may open."""
    wanted = [UUID(uuid) for row in finding.evidence for uuid in row.get("papers", ())]
    papers = Paper.objects.visible_to(user).filter(uuid__in=wanted).defer("text")
    return {"papers": papers.select_related("unit").order_by("issued_on", "pk")}


def papers_in_words(finding: Finding, user: User) -> list[str]:
    """As `papers_of`, each in a line."""
    return [
        _("White head of %(day)s: %(title)s")
        % {
            "day": date_format(one.issued_on, "SHORT_DATE_FORMAT") if one.issued_on else "–",
            "title": one.title or _("without title"),
        }
        for one in papers_of(finding, user)["papers"]
    ]


def list_of(section: str, rule: str = "") -> Callable[[Finding, User], Mapping[str, Any]]:
    """What leads to a list of the unit's year, and the rule that speaks against it.

    The whole year where `section` is empty.
    """

    def context(finding: Finding, _user: User) -> Mapping[str, Any]:
        return {
            "year": finding.measures["year"],
            "section": section,
            "numbers": [row["text"] for row in finding.evidence if row["signal"] == "number"],
            "rule": ShownRule(RULES[rule]) if rule else None,
        }

    return context


def _shares(measures: dict[str, Any]) -> dict[str, Any]:
    papers = measures["white"] + measures["formal"]
    before = measures["white_before"] + measures["formal_before"]
    return {
        "white": measures["white"],
        "papers": papers,
        "share": percent(measures["white"] / papers),
        "before": percent(measures["white_before"] / before) if before else "–",
    }
