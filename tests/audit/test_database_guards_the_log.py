import importlib

import pytest
from django.db import DatabaseError, connection, transaction

from burden.audit import services

pytestmark = pytest.mark.django_db

guards = importlib.import_module("burden.audit.migrations.0002_entries_are_only_added")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'probe.other'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "UPDATE audit_seal SET code = ''",
        "DELETE FROM audit_seal",
        "TRUNCATE audit_seal",
    ],
)
def test_database_refuses_to_change_the_log(statement: str) -> None:
    services.record(by=None, action="probe.first")
    services.seal()
    with connection.cursor() as cursor:
        # The session's database lacks two of the guards, see conftest.
        cursor.execute(guards.ALLOW.replace("DROP TRIGGER", "DROP TRIGGER IF EXISTS"))
        cursor.execute(guards.FORBID)

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        connection.cursor().execute(statement)
