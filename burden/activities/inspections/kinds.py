"""How findings on inspections that no rule speaks of are told: too many indicators (K02, K03)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.activities.inspections import records
from burden.activities.models import Inspection
from burden.activities.ruling.wording import written
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.organisations.models import User
from burden.thresholds.parameters import Parameters

INDICATORS = "indicators"


def of_inspections() -> Iterator[FindingKind]:
    yield FindingKind(
        code=INDICATORS,
        label=gettext_lazy("explosion of indicators"),
        claim=claim,
        evidence_template="activities/_indicator_evidence.html",
        verdict=verdict,
        places=_places,
    )


def _places(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The indicators that a note can be pinned to, each with the headings above it."""
    inspection = Inspection.objects.visible_to(user).filter(item=finding.item_id).first()
    marked = records.indicators_of(inspection) if inspection is not None else ()
    return [
        (f"indicator:{number}", " / ".join((*one.path, one.text)))
        for number, one in enumerate(marked, 1)
    ]


def claim(finding: Finding) -> str:
    """How many standards, under how many headings, how deep."""
    measures = finding.measures
    counts = [*measures["headings"], measures["standards"]]
    return _("%(standards)s indicators to be marked, %(depth)s levels deep (%(headings)s).") % {
        "standards": written(measures["standards"]),
        "depth": written(measures["depth"]),
        "headings": "/".join(map(written, counts)),
    }


def verdict(finding: Finding) -> str:
    """Which threshold of which version decided; it is an assumption, no law sets a number."""
    bound = Parameters(finding.parameter_set)["inspection.indicators"]
    return _(
        "From %(bound)s indicators on this is pointed out; the number is an assumption, no rule"
        " sets one."
    ) % {"bound": written(bound)}
