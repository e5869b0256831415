"""What the product costs its users is told in sums of ten people or more, and of no fewer."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from burden.activities.registers.contract import all_registers
from burden.audit import services as audit
from burden.organisations.models import Role, Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from burden.usage import services
from burden.usage.activities import Activity, activity_of
from burden.usage.models import Use
from burden.usage.selectors import costs_of
from burden.usage.services import FEWEST_PEOPLE
from tests.factories.administration import make_person, make_unit
from tests.factories.demands import ask

pytestmark = pytest.mark.django_db


def _month() -> date:
    return timezone.localdate().replace(day=1)


def _cadres_sign_in(unit: Unit, number: int, *, times: int = 1) -> None:
    for _person in range(number):
        cadre = make_person(Role.CADRE, unit)
        for _time in range(times):
            audit.record(by=cadre, action="account.signed_in", target=cadre, unit=unit)


def test_ten_people_make_a_sum_of_their_acts_times_the_stated_minutes() -> None:
    county = make_unit()
    _cadres_sign_in(make_unit(parent=county), 6, times=2)
    _cadres_sign_in(make_unit(parent=county), 4)

    services.count_month(_month())

    parameters = thresholds.in_force()
    (month,) = costs_of(county, _month(), parameters, months=12)
    (cadres,) = month.roles
    assert (cadres.role, cadres.people, cadres.acts) == (Role.CADRE, 10, 16)
    assert cadres.minutes == 16 * parameters["own.sign_in"]
    assert cadres.costs[0].activity == Activity.SIGN_IN


def test_fewer_than_ten_people_are_nowhere_kept() -> None:
    county = make_unit()
    township = make_unit(parent=county)
    _cadres_sign_in(township, 9)
    _cadres_sign_in(county, 1)

    services.count_month(_month())

    assert set(Use.objects.values_list("scope_id", flat=True)) == {county.pk}


def test_an_activity_of_fewer_than_ten_is_left_out_of_a_role_that_has_ten() -> None:
    county = make_unit()
    _cadres_sign_in(county, 10)
    uploader = make_person(Role.CADRE, county)
    audit.record(by=uploader, action="document.received", unit=county)

    services.count_month(_month())

    kept = dict(Use.objects.values_list("activity", "people"))
    assert kept == {"": 11, Activity.SIGN_IN: 10}


def test_counting_a_month_again_leaves_the_same_sums() -> None:
    county = make_unit()
    _cadres_sign_in(county, 10)
    services.count_month(_month())
    before = list(Use.objects.order_by("activity").values_list("activity", "people", "acts"))

    services.count_month(_month())

    after = list(Use.objects.order_by("activity").values_list("activity", "people", "acts"))
    assert after == before


def test_acts_of_nobody_and_refusals_cost_nobody_time() -> None:
    county = make_unit()
    _cadres_sign_in(county, 10)
    for _time in range(20):
        audit.record(by=None, action="account.refused", unit=county)

    services.count_month(_month())

    assert Use.objects.get(activity="").acts == 10


@pytest.fixture
def leader_of() -> Callable[[Unit], Client]:
    def _leader_of(scope: Unit) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(
            make_person(Role.LEADER, scope), "django.contrib.auth.backends.ModelBackend"
        )
        return client

    return _leader_of


def test_page_tells_role_activity_and_minutes(leader_of: Callable[[Unit], Client]) -> None:
    county = make_unit()
    _cadres_sign_in(county, 12, times=3)
    services.count_month(_month())

    page = leader_of(county).get("/own-burden/").content.decode()

    assert "it took 12 people" in page
    assert "signing in" in page
    assert ">36<" in page


def test_page_without_sums_says_why(leader_of: Callable[[Unit], Client]) -> None:
    page = leader_of(make_unit()).get("/own-burden/").content.decode()

    assert "only where 10 people or more" in page


def test_sums_of_another_county_do_not_show(leader_of: Callable[[Unit], Client]) -> None:
    elsewhere = make_unit()
    _cadres_sign_in(elsewhere, 12)
    services.count_month(_month())
    client = leader_of(make_unit())

    assert "12 people" not in client.get("/own-burden/").content.decode()
    assert client.get(f"/own-burden/?unit={elsewhere.uuid}").status_code == 404


def test_list_leaves_as_csv(leader_of: Callable[[Unit], Client]) -> None:
    county = make_unit()
    _cadres_sign_in(county, 10)
    services.count_month(_month())

    lines = leader_of(county).get("/own-burden/?export=csv").content.decode().splitlines()

    assert lines[1] == f"{Period(_month()).key},grassroots cadre,signing in,10,10,1.0,10.0"


@pytest.mark.parametrize(
    ("acts", "activity"),
    [
        (("reported", "completed", "imported"), Activity.UPLOAD),
        (("corrected", "withdrawn", "taken_up_again"), Activity.CORRECT),
    ],
)
def test_entering_and_correcting_a_record_of_every_register_takes_time(
    acts: tuple[str, ...], activity: Activity
) -> None:
    for register in all_registers():
        for act in acts:
            assert activity_of(f"{register.key}.{act}") == activity


def test_what_ten_cadres_type_in_is_told_as_their_time() -> None:
    county = make_unit("安平县", staff=30)
    town = make_unit("青河镇", parent=county, staff=20)
    for n in range(FEWEST_PEOPLE):
        ask(county, town, by=make_person(Role.CADRE, county), title=f"第{n}张采集表")

    services.count_month(_month())

    (month,) = costs_of(county, _month(), thresholds.in_force(), months=12)
    assert [(one.activity, one.acts) for one in month.roles[0].costs] == [(Activity.UPLOAD, 10)]
