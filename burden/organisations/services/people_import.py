"""Applying a list of people: accounts made or changed, none closed or deleted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from burden.organisations.importing.people_rows import PersonRow, read_person
from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from burden.organisations.models import Unit, User
from burden.organisations.services.people import change_person, create_person


@dataclass(frozen=True)
class PeopleImported:
    created: int
    changed: int
    errors: list[RowError]


def import_people(*, rows: Iterable[Row], are_first: bool = True) -> PeopleImported:
    """Make or change an account for each row; for the command at the machine, so by nobody.

    A present account keeps its password, whatever the list says.

    Args:
        are_first: whether the passwords of the list must be changed at the first sign-in.
    """
    created = changed = 0
    errors: list[RowError] = []
    for row in rows:
        person = read_person(row)
        if isinstance(person, list):
            errors += person
            continue
        try:
            is_new = _applied(person, are_first=are_first)
        except ValidationError as error:
            errors += [RowError(row.number, "password", text) for text in error.messages]
        except Unit.DoesNotExist:
            sentence = _("There is no unit “%(unit)s”.") % {"unit": person.unit}
            errors.append(RowError(row.number, "unit", sentence))
        else:
            created, changed = created + is_new, changed + (not is_new)
    return PeopleImported(created, changed, errors)


@transaction.atomic
def _applied(row: PersonRow, *, are_first: bool) -> bool:
    """Whether the account is new."""
    scope = Unit.objects.get(code=row.unit)
    present = User.objects.filter(username=row.username).first()
    if present is not None:
        change_person(
            person=present,
            full_name=row.full_name,
            role=row.role,
            scope=scope,
            is_active=present.is_active,
            by=None,
        )
        return False
    create_person(
        username=row.username,
        full_name=row.full_name,
        role=row.role,
        scope=scope,
        password=row.password,
        by=None,
        is_first=are_first,
    )
    return True
