"""Who looks into a finding, and notes on what it rests on."""

from django.db import transaction

from burden.audit import services as audit
from burden.findings.errors import NoSuchInspector, NoSuchPlace, TextMissing
from burden.findings.models import Finding, Look, Remark
from burden.findings.registry import kind_of
from burden.findings.services.deciding import held
from burden.organisations import policies
from burden.organisations.models import User


@transaction.atomic
def assign(*, finding: Finding, by: User, to: User | None) -> Finding:
    """Give a finding to an inspector whose scope holds its unit; None takes it back.

    What somebody else gives is new for the person again.

    Raises:
        PermissionDenied: only inspectors assign, and only within their scope.
        NoSuchInspector: the person could not decide it.
    """
    policies.require(by, "findings.decide", finding)
    if to is not None and not policies.can(to, "findings.decide", finding):
        raise NoSuchInspector
    finding = held(finding)
    finding.assigned_to = to
    finding.save(update_fields=["assigned_to", "updated_at"])
    if to is not None and to != by:
        Look.objects.filter(finding=finding, person=to).delete()
    audit.record(
        by=by,
        action="finding.assigned",
        target=finding,
        unit=finding.unit,
        details={"to": str(to.pk) if to else ""},
    )
    return finding


@transaction.atomic
def remark(*, finding: Finding, by: User, text: str, place: str = "") -> Remark:
    """Pin a note to a spot of the evidence, or to the finding as a whole.

    Args:
        place: the key of one of the spots that the kind names for this reader.

    Raises:
        PermissionDenied: only inspectors note, and only within their scope.
        TextMissing: nothing is said. NoSuchPlace: the kind names no such spot.
    """
    policies.require(by, "findings.decide", finding)
    if not text.strip():
        raise TextMissing
    quote = ""
    if place:
        spots = dict(kind_of(finding).places(finding, by))
        if place not in spots:
            raise NoSuchPlace
        quote = spots[place]
    finding = held(finding)
    note = Remark.objects.create(
        finding=finding, place=place, quote=quote, text=text.strip(), by=by
    )
    audit.record(by=by, action="finding.noted", target=finding, unit=finding.unit)
    return note
