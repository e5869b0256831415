"""What a subject tells of its register; it registers that in AppConfig.ready."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from burden.activities.importers import Columns, Draft
from burden.activities.models import Record
from burden.audit import looks
from burden.organisations.models import Unit, User
from burden.organisations.named import Units


@dataclass(frozen=True)
class Arrival:
    """One row or form on its way in. `reporter` brings it, `by` is who; `units` looks names up."""

    draft: Draft
    reporter: Unit | None
    by: User | None
    units: Units


@dataclass(frozen=True)
class Kept:
    """What became of it: the record, and whether it is new or says something new.

    `also` are other jobs, as kind and key, that this asks for: those of a year that it left.
    """

    record: Record
    is_new: bool
    is_changed: bool
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ListColumn:
    """A column of the list of a register: its header, its value, how it may be sorted by."""

    key: str
    label: str | Promise
    value: Callable[[Any], Any]
    sort: str = ""
    is_numeric: bool = False


def _nothing(_record: Any) -> Mapping[str, Any]:
    return {}


def _leave(_record: Any) -> None:
    return


@dataclass(frozen=True)
class Words:
    """What goes of a record once its period is over (`emptying`); its title goes always.

    Attributes:
        fields: its own fields that hold words; lists keep their shape.
        over: the day its period runs from; null as long as it goes on.
        beside: what rows of other tables say of it, for the hash of what went.
        forget: take the words of those rows away, in the caller's transaction.
    """

    fields: tuple[str, ...]
    over: Combinable
    beside: Callable[[Any], Mapping[str, Any]] = _nothing
    forget: Callable[[Any], None] = _leave


@dataclass(frozen=True)
class Register:
    """One kind of records.

    Attributes:
        key: its part of addresses, and the name of its parameters.
        label, one: what the list and one record of it are called.
        quick: keys of the columns that the short form asks first.
        fields: columns by the field of the model that holds their value.
        told: the columns that name units, as a person may read and correct them.
        rewrite: puts the values of a correction in the place of what stands, and saves; raises
            UnknownUnit. Units that the person may not know of stay.
        keep: writes one arrival; raises UnknownUnit, and BadCell for what is wrong otherwise.
        records: the records of a user, with all that the list shows.
        filters: the filter set of the list.
        listed: what the list shows behind the title.
        detail: the template of one record's page, with what `context` gives it.
        judge: the job that is asked for when a record is new or changed.
        key_of: under which key a list would bring a record that stands as this one does.
        followers: keys of the records that are judged by this one, too.
        words: what goes of it once its period is over.
        judge_year: the job of an organiser's year; empty where there is none.
    """

    key: str
    label: Promise
    one: Promise
    columns: Columns
    quick: tuple[str, ...]
    model: type[Record]
    fields: Mapping[str, str]
    told: Callable[[User, Any], Mapping[str, str]]
    rewrite: Callable[[Any, Mapping[str, Any], Units, User], None]
    keep: Callable[[Arrival], Kept]
    records: Callable[[User], QuerySet[Any]]
    filters: type[Any]
    listed: Sequence[ListColumn]
    detail: str
    context: Callable[[User, Any], Mapping[str, Any]]
    judge: str
    key_of: Callable[[Any], str]
    followers: Callable[[Any], set[str]]
    words: Words
    judge_year: str = ""

    def record_for(self, user: User, uuid: UUID) -> Any:
        """One record of the user's; 404 for any other."""
        record = get_object_or_404(self.records(user), uuid=uuid)
        looks.at(f"{self.key}.viewed", record, record.unit)
        return record


_registers: dict[str, Register] = {}


def register(one: Register) -> None:
    """Make a register known; the same key again replaces it."""
    _registers[one.key] = one


def all_registers() -> list[Register]:
    return list(_registers.values())


def register_or_404(key: str) -> Register:
    """The register of an address; 404 for any other."""
    try:
        return _registers[key]
    except KeyError:
        raise Http404(key) from None
