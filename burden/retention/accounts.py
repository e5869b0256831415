"""Closed accounts: who it was goes once the period is over.

What the person did keeps standing on the account, which has no name then. The log keeps the user
name that stood in it: its entries are chained and have no period. Registered here, because people
stand below all that is removed.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.retention.registry import Held, Kind
from burden.retention.words import digest


def records(unit: Unit) -> QuerySet[Any]:
    """Closed accounts of a scope that still have a name, from their last use on."""
    closed = User.objects.filter(is_active=False, scope__path__startswith=unit.path)
    named = closed.exclude(full_name=Item.REMOVED_TITLE)
    return named.annotate(since=TruncDate(Coalesce("last_login", "date_joined")))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these accounts."""
    locked = User.objects.select_for_update(of=("self",)).select_related("scope")
    person = locked.filter(uuid=uuid).first()
    if person is None or (mine := records(unit).filter(pk=person.pk).first()) is None:
        return None
    return Held(
        record=person,
        unit=person.scope,
        day=mine.since,
        number="",
        sha256=digest({"username": person.username, "full_name": person.full_name}),
        items=tuple(Item.objects.filter(findings__in=_acted_on(person)).distinct()),
        is_underway=False,
        empty=lambda _at: empty(person, _at),
    )


def empty(person: User, _at: datetime) -> None:
    """Take names, address, passwords, tokens and all that was kept for the person alone away."""
    for relation in User._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            kept = relation.related_model._base_manager
            kept.filter(**{relation.field.name: person}).delete()
    person.username = f"removed-{person.uuid}"
    person.full_name = Item.REMOVED_TITLE
    person.first_name = person.last_name = person.email = person.language = ""
    person.has_digest = False
    person.set_unusable_password()
    person.replaced_password = ""
    person.save()


def _acted_on(person: User) -> QuerySet[Finding]:
    """Findings that the person was given, decided, noted on, asked a reply to or replied to.

    Also those that are rectified by the person's word, proof or asking for a measurement.
    """
    decided = ("assigned_to", "decisions__by", "remarks__by")
    answered = ("notices__by", "notices__replies__by")
    rectified = tuple(f"rectifications__{one}by" for one in ("", "proofs__", "measurements__"))
    acted = Q()
    for way in (*decided, *answered, *rectified):
        acted |= Q(pk__in=Finding.objects.filter(**{way: person}).values("pk"))
    return Finding.objects.filter(acted)


KIND = Kind(
    code="account",
    label=_("Closed accounts"),
    parameter="retention.accounts",
    goes=_(
        "User name, full name, address, passwords, second factor, tokens and saved views go; role,"
        " scope and what was done stay, and the user name in the entries of the log."
    ),
    records=records,
    hold=hold,
)
