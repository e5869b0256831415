"""Lists that a unit brought for a year, as plans and registers: a year of them goes as a whole.

What the rules said of the year rested on words that are gone then, so it stays as it was found,
and no list brings words of that year back: who judges and takes lists asks `is_emptied`, and keeps
removals out until the caller's commit (`keep_years`). A job that judges does so before it confirms
its lease.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item, Source
from burden.organisations import locks
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest

# What is told of a line that is brought for a year whose words were removed.
REMOVED = _("Words of that year were removed at the end of their period; none are taken again.")
_LAST_DAY = (12, 31)


@dataclass(frozen=True)
class YearList:
    """What removing needs to know of one sort of lists.

    Attributes:
        model: its lines, each with `uuid`, `unit` and `year`.
        words: names of the fields that go; the first tells in each line that they went.
        source: with `name_of`, the item that findings on a unit's year stand on.
    """

    model: type[models.Model]
    words: tuple[str, ...]
    source: Source
    name_of: Callable[[Unit, int], UUID]

    def kind(self, *, code: str, label: str | Promise, parameter: str, goes: str | Promise) -> Kind:
        """Years of these lists as what can be removed, each from its last day on."""
        return Kind(code, label, parameter, goes, self._records, self._hold)

    def is_emptied(self, unit: Unit, year: int) -> bool:
        """Whether the words of a unit's year were removed."""
        return self.emptied_of(unit, year).exists()

    def emptied_of(self, unit: Unit, year: int) -> QuerySet[Any]:
        """The lines of a unit's year whose words were removed."""
        return self._emptied().filter(unit=unit, year=year)

    def keep_years(self) -> None:
        """Let no year of these lists be emptied before the caller's commit.

        A year that a list is brought for may have no line yet that a removal could lock.
        """
        locks.share(self._lock)

    def emptied_years(self) -> set[tuple[int, int]]:
        """The same of all units, by id and year."""
        return set(self._emptied().order_by().values_list("unit", "year").distinct())

    def with_words(self) -> QuerySet[Any]:
        """The lines of years of which no words were removed."""
        return self._lines().exclude(**{self.words[0]: Item.REMOVED_TITLE})

    @property
    def _lock(self) -> str:
        return f"year_lists.{self.model._meta.label_lower}"

    def _lines(self) -> QuerySet[Any]:
        return self.model._default_manager.all()

    def _emptied(self) -> QuerySet[Any]:
        return self._lines().filter(**{self.words[0]: Item.REMOVED_TITLE})

    def _records(self, unit: Unit) -> QuerySet[Any]:
        """Of each year of a scope's units the first line, where words are left."""
        worded = self._lines().exclude(**{f"{self.words[0]}__in": ("", Item.REMOVED_TITLE)})
        of_year = {"unit": OuterRef("unit"), "year": OuterRef("year")}
        earlier = worded.filter(**of_year, pk__lt=OuterRef("pk"))
        ends = Func(
            F("year"),
            *map(Value, _LAST_DAY),
            function="make_date",
            output_field=models.DateField(),
        )
        first = worded.filter(~Exists(earlier), unit__path__startswith=unit.path)
        found: QuerySet[Any] = first.annotate(since=ends)
        return found

    def _hold(self, uuid: UUID, unit: Unit) -> Held | None:
        """Lock a year by the id of its first line; lists that are being taken come first."""
        locks.hold(self._lock)
        mine = self._records(unit).select_related("unit").filter(uuid=uuid).first()
        if mine is None:
            return None
        lines = self._lines().filter(unit=mine.unit, year=mine.year).order_by("pk")
        held = list(lines.select_for_update(of=("self",)))
        named = {"source": self.source, "source_uuid": self.name_of(mine.unit, mine.year)}
        return Held(
            # One of those that are emptied, so that the log names none of their words.
            record=next(one for one in held if one.pk == mine.pk),
            unit=mine.unit,
            day=mine.since,
            number=str(mine.year),
            sha256=digest({"lines": [[getattr(one, word) for word in self.words] for one in held]}),
            items=tuple(Item.objects.filter(**named)),
            is_underway=False,
            empty=partial(self._empty, held),
        )

    def _empty(self, lines: list[Any], _at: datetime) -> None:
        """Take the words of locked lines away; without a number a title is the key as well."""
        told, *others = self.words
        names = [*self.words, *(("key",) if hasattr(self.model, "key") else ())]
        for line in lines:
            setattr(line, told, Item.REMOVED_TITLE)
            for word in others:
                setattr(line, word, "")
            if "key" in names and not line.number:
                line.key = str(line.uuid)
        self.model._default_manager.bulk_update(lines, names, batch_size=1_000)


def removed_words(unit: Unit, year: int, *lists: YearList) -> str:
    """What a page of the year tells of its lists, in one statement; empty where no words went."""
    first, *others = (one.emptied_of(unit, year).order_by().values("pk") for one in lists)
    return str(REMOVED) if first.union(*others, all=True).exists() else ""
