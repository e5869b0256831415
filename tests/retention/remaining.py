"""What is left after a removal: where words still stand, what hours add up to."""

from django.db import connection

from burden.ledger.models import Entry
from burden.organisations.models import User
from burden.thresholds import selectors as thresholds
from burden.thresholds import services
from tests.factories.papers import work

# The log has no period.
_LOG = {"audit_entry"}


def tables_that_hold(words: str) -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS one WHERE one::text LIKE %s', [f"%{words}%"]
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found - _LOG


def hours() -> list[tuple[object, ...]]:
    rows = Entry.objects.order_by("pk").values_list("item", "receiver", "hours", "avoidable")
    return list(rows)


def judge_anew(system: User, security: User) -> None:
    """A publication judges and books everything again."""
    publish({"copy.amber": 0.5}, system, security)
    work()


def publish(values: dict[str, float], system: User, security: User) -> None:
    """Put other values in force."""
    draft = services.save_draft(
        values={**values}, note="test", based_on=thresholds.in_force().set, by=system
    )
    services.publish(draft=draft, by=security)
