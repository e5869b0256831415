"""How a rebound is spoken of and shown."""

from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.organisations.models import Unit, User
from burden.organisations.run_rate import Watch
from meetings.convening.items import REBOUND
from meetings.convening.watching import FINDING


def of_rebound() -> FindingKind:
    """Meetings that became more in the six months after a warning."""
    return FindingKind(
        code=REBOUND,
        label=gettext_lazy("rebound after a warning"),
        claim=_claim,
        evidence_template="meetings/_rebound_evidence.html",
        evidence_context=_evidence,
        sentences=_sentences,
        verdict=_verdict,
        size=lambda finding: int(finding.measures.get("after", 0)),
    )


def _claim(finding: Finding) -> str:
    measures = finding.measures
    watch = _watch(measures)
    told = {
        "day": date_format(date.fromisoformat(measures["day"]), "DATE_FORMAT"),
        "before": _mean(watch.monthly_before),
        "after": _mean(watch.monthly_after),
    }
    if watch.after <= watch.before:
        sentence = _(
            "After the warning of %(day)s some units were called more often than in the six"
            " months before (all meetings: %(before)s a month before, %(after)s after)."
        )
    elif not watch.is_over:
        sentence = _(
            "More meetings after the warning of %(day)s, though its six months are not over:"
            " %(before)s a month before it, %(after)s already."
        )
    else:
        sentence = _(
            "More meetings after the warning of %(day)s: %(before)s a month in the six months"
            " before it, %(after)s in the six months after."
        )
    return sentence % told


def _verdict(finding: Finding) -> str:
    if finding.measures["origin"] == FINDING:
        return _("Watched since a finding was confirmed. Only meetings that call others count.")
    return _("Watched since a warning was entered. Only meetings that call others count.")


def _evidence(finding: Finding, _user: User) -> dict[str, Any]:
    """The units that were called more often, and the way to the unit's trend."""
    known = {
        str(unit.pk): unit
        for unit in Unit.objects.filter(pk__in=[int(one["unit"]) for one in finding.evidence])
    }
    rows = [
        {
            "name": known[one["unit"]].name if one["unit"] in known else one["name"],
            "watch": Watch(one["before"], one["after"], finding.measures["is_over"]),
        }
        for one in finding.evidence
    ]
    return {"rows": rows, "watch": _watch(finding.measures), "day": finding.occurred_on}


def _sentences(finding: Finding, user: User) -> list[str]:
    """Each unit that was called more often, with both means."""
    return [
        _("%(unit)s was called %(before)s times a month before, %(after)s times after.")
        % {
            "unit": row["name"],
            "before": _mean(row["watch"].monthly_before),
            "after": _mean(row["watch"].monthly_after),
        }
        for row in _evidence(finding, user)["rows"]
    ]


def _watch(measures: dict[str, Any]) -> Watch:
    return Watch(measures["before"], measures["after"], measures["is_over"])


def _mean(value: float) -> str:
    return number_format(round(value, 1), 1)
