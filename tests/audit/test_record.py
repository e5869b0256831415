import pytest
from django.db import DatabaseError, transaction

from burden.audit import selectors, services
from burden.audit.models import Entry

pytestmark = pytest.mark.django_db


def test_record_links_each_entry_to_the_one_before() -> None:
    first = services.record(by=None, action="probe.first")
    second = services.record(by=None, action="probe.second", details={"b": 1.5, "a": "甲"})

    assert (second.number, second.previous) == (2, first.digest)
    assert second.details == '{"a":"甲","b":1.5}'
    assert list(selectors.faults()) == []


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = ''", "DELETE FROM audit_entry"])
def test_database_refuses_to_change_the_log(statement: str) -> None:
    services.record(by=None, action="probe.first")

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Entry.objects.raw(statement)._fetch_all()
