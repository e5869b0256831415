"""Reads of reports: those of a reader, how many speak of a matter, one by its receipt."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from burden.activities.models import Voice
from burden.activities.voices.receipts import hash_of
from burden.matters.models import Item
from burden.matters.registry import is_open_to
from burden.organisations import policies
from burden.organisations.models import Role, User
from burden.organisations.scope import Scope


@dataclass(frozen=True)
class Told:
    """Reports on a matter: those that the reader may open, and others, of which only the number.

    Others are counted once they were passed on; before that nobody but inspectors knows of any.
    """

    own: int
    others: int


def voices_of(user: User) -> QuerySet[Voice]:
    """The reports that the person may read, with all that the pages show.

    `item_is_open`: whether the person may open what the report speaks of.
    """
    opened = Item.objects.filter(is_open_to(user), pk=OuterRef("item"))
    visible = Voice.objects.visible_to(user).annotate(item_is_open=Exists(opened))
    return visible.select_related("unit", "place", "sender", "item__unit")


def voices_within(user: User, scope: Scope) -> QuerySet[Voice]:
    """Those of a part of the scope: by their places, for an editor by the unit reported."""
    lookup = "place" if knows_place(user) else "unit"
    return voices_of(user).filter(**{f"{lookup}__path__startswith": scope.path})


def knows_place(user: User) -> bool:
    """Whether the person is told where reports come from, and from whom if they are signed."""
    return user.role == Role.INSPECTOR


def told_of_matter(user: User, root: Item) -> Told:
    """How many reports speak of anything in a matter."""
    spoken = Voice.objects.filter(item__root=root)
    if not policies.can(user, "voices.view"):
        return Told(0, spoken.filter(passed_on__isnull=False).count())
    own = Q(pk__in=Voice.objects.visible_to(user).values("pk"))
    passed = Q(passed_on__isnull=False)
    sums = spoken.aggregate(own=Count("pk", filter=own), others=Count("pk", filter=passed & ~own))
    return Told(sums["own"], sums["others"])


def voice_by_receipt(code: str) -> Voice | None:
    """The report of a code; nothing for a wrong one."""
    receipt = hash_of(code)
    return Voice.objects.filter(receipt=receipt).first() if receipt else None
