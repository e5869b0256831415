"""What a filter says that leaves nothing out: a word in the reader's language, on every list."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.registers import correcting
from burden.activities.registers.contract import all_registers
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person, make_unit
from tests.factories.inspections import tell
from tests.meetings.gatherings import make_offices

pytestmark = pytest.mark.django_db

LISTS = {
    Role.INSPECTOR: (
        "/documents/",
        "/documents/issued/",
        "/meetings/",
        "/meetings/imports/",
        "/findings/",
        "/voices/",
        "/units/",
        "/thresholds/rules/",
        *(f"/activities/{key}/" for key in ("inspections", "demands", "campaigns", "secondments")),
    ),
    Role.SYSTEM_ADMIN: ("/account/people/",),
    Role.AUDIT_ADMIN: ("/audit/",),
}


def client_of(role: Role, scope: Unit, language: str) -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(role, scope), "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(("language", "word"), [("en", "all"), ("zh-hans", "全部")])
@pytest.mark.parametrize(
    ("role", "address"), [(role, address) for role, several in LISTS.items() for address in several]
)
def test_the_choice_that_leaves_nothing_out_is_a_word(
    role: Role, address: str, language: str, word: str
) -> None:
    page = client_of(role, make_unit(), language).get(address).text

    choices = re.findall(r'<option value=""[^>]*>([^<]*)</option>', page)
    assert choices
    assert "---------" not in page
    assert word in choices


def test_withdrawn_records_are_listed_apart_or_left_out() -> None:
    offices = make_offices()
    county, town = offices.county, offices.town
    tell(county, town, title="防汛检查")
    gone = tell(county, town, title="登记有误的检查")
    by = make_person(Role.INSPECTOR, county)
    correcting.withdraw(all_registers()[0], gone, reason="登记有误", by=by)
    client = client_of(Role.INSPECTOR, county, "zh-hans")
    address = reverse("activities:record-list", args=[all_registers()[0].key])

    both, apart, without = (
        client.get(address + asked).text for asked in ("", "?withdrawn=true", "?withdrawn=false")
    )

    assert ("防汛检查" in both, "登记有误的检查" in both) == (True, True)
    assert ("防汛检查" in apart, "登记有误的检查" in apart) == (False, True)
    assert ("防汛检查" in without, "登记有误的检查" in without) == (True, False)
