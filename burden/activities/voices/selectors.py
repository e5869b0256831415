"""Reads of reports: those of a reader, how many speak of a matter, one by its receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from burden.activities.models import Voice
from burden.activities.models.voices import VoiceQuerySet
from burden.activities.voices.receipts import hash_of
from burden.matters.models import Item, ItemQuerySet
from burden.matters.registry import is_open_to
from burden.organisations import policies
from burden.organisations.models import Role, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope


@dataclass(frozen=True)
class Told:
    """Reports on a matter: those that the reader may open, and others, of which only the number.

    Others are counted once they were passed on; before that nobody but inspectors knows of any.
    """

    own: int
    others: int


@dataclass(frozen=True)
class Spoken:
    """How many reports speak of each of some things; those of which fewer do than `smallest`
    may be told are left out, for what is told of a few is told of one.
    """

    smallest: int
    numbers: Mapping[Any, int]


def spoken_of(
    user: User, scope: Scope, column: str, *, smallest: int, period: Period | None = None
) -> Spoken:
    """Reports from a scope, in a period or ever, counted by a column of theirs.

    One sent without signing in is read and answered as any other, and not counted: nobody knows
    whether it comes from here.
    Whoever is not told where reports come from is told the numbers of all his units, whatever part
    of them is looked at, and of what was passed on alone: nothing can be subtracted.
    """
    if knows_place(user):
        found = Voice.objects.filter(place__path__startswith=scope.path)
    else:
        path = user.scope.path if user.scope else "-"
        found = Voice.objects.filter(place__path__startswith=path, passed_on__isnull=False)
    found = found.filter(is_unsigned=False)
    if period is not None:
        found = found.filter(day__range=(period.first, period.last))
    counted = found.order_by().values_list(column).annotate(n=Count("pk"))
    rows = counted.filter(n__gte=smallest, **{f"{column}__isnull": False})
    return Spoken(smallest, dict(rows))


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


def with_voices(items: ItemQuerySet, user: User) -> ItemQuerySet:
    """The items, each with how many reports speak of anything in its matter; for `told_of`."""
    spoken = Voice.objects.filter(item__root=OuterRef("root"))
    passed = spoken.filter(passed_on__isnull=False)
    if not policies.can(user, "voices.view"):
        return items.annotate(own_voices=Value(0), other_voices=_number(passed))
    own = Voice.objects.visible_to(user)
    others = passed.exclude(pk__in=own.values("pk"))
    return items.annotate(
        own_voices=_number(spoken.filter(pk__in=own.values("pk"))), other_voices=_number(others)
    )


def told_of(item: Item) -> Told:
    """The reports on the matter of an item that was read by `with_voices`."""
    return Told(item.own_voices, item.other_voices)  # type: ignore[attr-defined]  # annotated


def _number(voices: VoiceQuerySet) -> Coalesce:
    """How many there are, as a column beside something else."""
    numbers = voices.order_by().values(all=Value(1)).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(numbers), 0)


def voice_by_receipt(code: str) -> Voice | None:
    """The report of a code; nothing for a wrong one."""
    receipt = hash_of(code)
    return Voice.objects.filter(receipt=receipt).first() if receipt else None
