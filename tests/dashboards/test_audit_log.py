"""The audit administrator reads who did what in the own scope, and whether the log still holds."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from burden.audit import services as audit
from burden.audit.models import Entry
from burden.organisations.models import Level, Role, Unit, User
from tests.api.conftest import program
from tests.factories.administration import make_item, make_person, make_unit

pytestmark = pytest.mark.django_db
SECRET = "关于下湾渡口处置情况的报告"


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县")


@pytest.fixture
def inspector(county: Unit) -> User:
    return make_person(Role.INSPECTOR, county, "li")


def reader(county: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    auditor = User.objects.filter(role=Role.AUDIT_ADMIN).first()
    client.force_login(
        auditor or make_person(Role.AUDIT_ADMIN, county),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


def read(county: Unit, address: str = "/audit/") -> str:
    return reader(county).get(address).text


def test_acts_of_the_scope_are_listed_and_nothing_of_elsewhere(
    county: Unit, inspector: User
) -> None:
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county)
    elsewhere = make_unit("临河县")
    stranger = make_person(Role.INSPECTOR, elsewhere, "wang")
    audit.record(by=inspector, action="finding.viewed", unit=township)
    audit.record(by=stranger, action="finding.viewed", unit=elsewhere)
    audit.record(by=stranger, action="draft.checked")

    page = read(county)

    assert "青河镇" in page
    assert "wang" not in page
    assert "临河县" not in page


def test_titles_and_what_was_written_by_hand_stay_closed(county: Unit, inspector: User) -> None:
    paper = make_item(county, title=SECRET)
    audit.record(
        by=inspector,
        action="paper.corrected",
        target=paper,
        unit=county,
        details={"before": {"title": SECRET}, "note": SECRET, "fields": ["title"]},
    )

    told = [read(county), read(county, "/audit/?export=csv")]
    told.append(program(Role.AUDIT_ADMIN, county).get("/api/audit-entries/").content.decode())

    assert all("paper" in one for one in told)
    assert not any(SECRET in one for one in told)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 3),
        ("?who=LI", 2),
        ("?act=viewed", 2),
        ("?action=finding.viewed", 1),
        ("?act=exported", 1),
        ("?since=2999-01-01", 0),
        ("?until=2999-01-01", 3),
        ("?kind=organisations.unit&target=0", 0),
    ],
)
def test_log_is_narrowed_by_person_act_time_and_target(
    county: Unit, inspector: User, asked: str, count: int
) -> None:
    audit.record(by=inspector, action="finding.viewed", unit=county)
    audit.record(by=inspector, action="findings.exported", unit=county)
    audit.record(by=make_person(Role.LEADER, county, "zhao"), action="paper.viewed", unit=county)

    answer = program(Role.AUDIT_ADMIN, county).get(f"/api/audit-entries/{asked}").json()

    assert answer["count"] == count


def test_first_bad_entry_is_named_with_the_time_of_the_check(county: Unit, inspector: User) -> None:
    for _ in range(3):
        audit.record(by=inspector, action="finding.viewed", unit=county)
    before = read(county)
    audit.verify()
    holding = read(county)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
    Entry.objects.filter(number=2).update(action="finding.other")
    audit.verify()

    page = read(county)

    assert "Nobody has checked the log yet" in before
    assert "All 3 entries were unchanged" in holding
    assert "First bad entry: No. 2, the entry was changed" in page


def test_a_fault_in_the_chain_of_another_place_is_not_told(county: Unit) -> None:
    elsewhere = make_unit("临河县")
    audit.record(by=None, action="account.refused", unit=elsewhere)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
    Entry.objects.update(action="account.other")
    found = audit.verify()

    assert len(found.faults) == 1
    assert "First bad entry" not in read(county)


def test_page_asks_as_seldom_for_a_long_log(
    county: Unit,
    inspector: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(60):
        audit.record(by=inspector, action="finding.viewed", unit=county, details={"rows": number})

    client = reader(county)
    client.get("/audit/")

    with django_assert_max_num_queries(15):
        page = client.get("/audit/").text

    assert page.count("data-key-row") == 50
