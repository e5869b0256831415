"""Reads of rectifications, each within the reader's scope."""

from typing import BinaryIO
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from burden.audit import looks
from burden.findings import basis
from burden.findings.models import Finding, Proof, Rectification, RectificationQuerySet
from burden.findings.selectors.findings import findings_visible_to
from burden.organisations import policies
from burden.organisations.models import User


def rectifications_visible_to(user: User) -> RectificationQuerySet:
    """Those of the person's scope, with what their rows show."""
    return Rectification.objects.visible_to(user).select_related("unit")


def rectification_for(
    user: User, uuid: UUID | str, *, action: str = "rectifications.view"
) -> Rectification:
    """One rectification, for reading or for the action.

    Raises:
        Http404: it is no id, there is none, or it lies outside the person's scope.
        PermissionDenied: the person may see it, but not do this.
    """
    policies.require(user, action)
    try:
        found = rectifications_visible_to(user).select_related("by").get(uuid=uuid)
    except (Rectification.DoesNotExist, ValidationError) as error:
        raise Http404("no such rectification") from error
    policies.require(user, action, found)
    looks.at("rectification.viewed", found, found.unit)
    return found


def proofs_of(found: Rectification) -> list[tuple[Proof, list[basis.BasisFile]]]:
    """What the unit reported, the earliest first, each with its files."""
    proofs = list(found.proofs.select_related("by"))
    brought = [one.basis for one in proofs if one.basis]
    files = basis.keeper().files_of(brought) if brought else {}
    return [(one, files.get(one.basis, []) if one.basis else []) for one in proofs]


def proof_file(found: Rectification, file: UUID) -> tuple[basis.BasisFile, BinaryIO | None]:
    """A file that came with a proof of a rectification, as `bytes_of` gives it; 404 for others."""
    proofs = found.proofs.filter(basis__isnull=False)
    for brought in proofs.values_list("basis", flat=True):
        kept = basis.keeper().bytes_of(brought, file) if brought else None
        if kept is not None:
            return kept
    raise Http404("no such file")


def rectifiable_with(user: User, finding: Finding) -> list[Finding]:
    """Confirmed findings of the same unit, kind and matter, that one first; rectified together."""
    if finding.item.root_id is None:
        return [finding]
    alike = findings_visible_to(user).filter(
        unit=finding.unit,
        kind=finding.kind,
        item__root=finding.item.root_id,
        state=Finding.State.CONFIRMED,
    )
    found = list(alike.order_by("pk"))
    return sorted(found, key=lambda one: one.pk != finding.pk)
