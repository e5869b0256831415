from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import RequestFactory

from burden.audit import services
from burden.audit.address import AddressMiddleware
from burden.audit.models import Entry

pytestmark = pytest.mark.django_db


@dataclass
class Unit:
    path: str


def test_record_links_each_entry_to_the_one_before() -> None:
    first = services.record(by=None, action="probe.first")
    second = services.record(by=None, action="probe.second")

    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.digest


def test_record_keeps_details_as_one_text_for_one_value() -> None:
    details = {"b": Decimal("1.50"), "a": "甲", "on": date(2026, 3, 5)}

    entry = services.record(by=None, action="probe.first", details=details)

    assert entry.details == '{"a":"甲","b":"1.50","on":"2026-03-05"}'


def test_record_copies_names_that_outlive_their_objects() -> None:
    user = get_user_model().objects.create_user("inspector")
    entry = services.record(by=user, action="probe.first", target=user)
    kept = (str(user.pk), "inspector", "organisations.user")

    user.delete()

    entry.refresh_from_db()
    assert (entry.target_id, entry.actor_name, entry.target_kind) == kept


def test_units_of_different_tops_have_chains_of_their_own() -> None:
    services.record(by=None, action="probe.first", unit=Unit("1/"))
    services.record(by=None, action="probe.first", unit=Unit("1/7/"))
    services.record(by=None, action="probe.first", unit=Unit("2/"))

    assert list(Entry.objects.order_by("id").values_list("chain", "number")) == [
        ("1", 1),
        ("1", 2),
        ("2", 1),
    ]


def test_address_is_noted_for_a_signed_in_user_only() -> None:
    user = get_user_model().objects.create_user("inspector")

    def view(request: object) -> HttpResponse:
        services.record(by=user, action="probe.known")
        services.record(by=None, action="probe.unnamed")
        return HttpResponse()

    AddressMiddleware(view)(RequestFactory().get("/", REMOTE_ADDR="10.1.2.3"))

    assert dict(Entry.objects.values_list("action", "address")) == {
        "probe.known": "10.1.2.3",
        "probe.unnamed": "",
    }
