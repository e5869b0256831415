"""Who may issue papers (TL-11): by the kind of organ, unless the administrator says otherwise."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.fields import BooleanField
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import OrganKind, Unit, User
from burden.organisations.selectors import visible_units
from docs_audit.issuing.importing import JUDGE
from docs_audit.models import IssuingRight

# Bodies of this kind are set up without seals and numbers of their own, until they are given them.
WITHOUT_RIGHT = (OrganKind.COORDINATING, OrganKind.SELF_GOVERNING, OrganKind.ASSOCIATION)


def with_right(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Adds `may_issue`, and `right_note` where a decision is noted."""
    by_kind = Case(
        When(organ_kind__in=WITHOUT_RIGHT, then=Value(False)),
        default=Value(True),
        output_field=BooleanField(),
    )
    return units.annotate(
        may_issue=Coalesce(F("issuing_right__is_permitted"), by_kind),
        right_note=F("issuing_right__note"),
    )


def unit_for(user: User, uuid: UUID) -> Unit:
    """The unit of that id with `may_issue`; 404 where it lies outside the reader's scope."""
    return get_object_or_404(with_right(visible_units(user)), uuid=uuid)


def may_issue(unit: Unit) -> bool:
    """Whether a unit stands in the register of those who may issue papers."""
    right = IssuingRight.objects.filter(unit=unit).first()
    return right.is_permitted if right is not None else unit.organ_kind not in WITHOUT_RIGHT


@transaction.atomic
def settle(*, units: Iterable[Unit], is_permitted: bool, note: str, by: User) -> int:
    """Note for each unit whether it may issue papers, and have its papers judged by it.

    Raises:
        PermissionDenied: only the administrator of the system settles it, within the scope.
    """
    changed = 0
    for unit in units:
        policies.require(by, "issuers.settle", unit)
        before = may_issue(unit)
        IssuingRight.objects.update_or_create(
            unit=unit, defaults={"is_permitted": is_permitted, "note": note.strip(), "by": by}
        )
        audit.record(
            by=by,
            action="issuer.settled",
            target=unit,
            unit=unit,
            details={"before": before, "after": is_permitted, "note": note.strip()},
        )
        jobs.enqueue(JUDGE, str(unit.uuid))
        changed += 1
    return changed


def only(units: QuerySet[Unit], answer: str) -> QuerySet[Unit]:
    """Of units with their right those that may (`yes`), may not (`no`), or were settled (`set`)."""
    told = {
        "yes": Q(may_issue=True),
        "no": Q(may_issue=False),
        "set": Q(issuing_right__isnull=False),
    }
    return units.filter(told[answer]) if answer in told else units
