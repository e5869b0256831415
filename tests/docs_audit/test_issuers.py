"""Who may issue papers: by kind of organ, unless the administrator notes otherwise (TL-11)."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, OrganKind, Role, Unit
from docs_audit.issuing.importing import JUDGE
from docs_audit.issuing.years import NO_RIGHT
from docs_audit.models import IssuingRight
from tests.docs_audit.registers import client_of, receive
from tests.factories.administration import make_unit
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "documents:issuer-list"


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县", level=Level.COUNTY)


@pytest.fixture
def command(county: Unit) -> Unit:
    """A coordinating body that issues numbered papers."""
    unit = make_unit("安平县防汛抗旱指挥部", level=Level.COUNTY, parent=county)
    unit.organ_kind = OrganKind.COORDINATING
    unit.save()
    receive(unit, "安汛指〔2026〕1号", "关于做好防汛工作的通知", date(2026, 4, 1))
    jobs.enqueue(JUDGE, str(unit.uuid))
    work()
    return unit


def settle(county: Unit, unit: Unit, answer: str, note: str = "安编办〔2020〕3号") -> int:
    administrator = client_of(Role.SYSTEM_ADMIN, county)
    data = {"units": [unit.uuid], "is_permitted": answer, "note": note}
    return administrator.post(reverse(LIST), data).status_code


def test_body_that_has_no_right_by_its_kind_is_a_finding(command: Unit) -> None:
    finding = Finding.objects.get(kind=NO_RIGHT)

    assert finding.unit == command
    assert finding.measures["count"] == 1


def test_decision_of_the_administrator_takes_the_finding_back_and_is_logged(
    county: Unit, command: Unit
) -> None:
    settle(county, command, "yes")
    work()

    assert Finding.objects.get(kind=NO_RIGHT).state == Finding.State.WITHDRAWN
    entry = Entry.objects.get(action="issuer.settled")
    assert "安编办〔2020〕3号" in entry.details


def test_right_that_was_taken_away_counts_against_any_kind(county: Unit) -> None:
    office = make_unit("安平县某局", level=Level.COUNTY, parent=county)
    receive(office, "安某发〔2026〕1号", "关于防汛的通知", date(2026, 4, 1))

    settle(county, office, "no")
    work()

    assert Finding.objects.get(kind=NO_RIGHT).unit == office


def test_decision_needs_its_ground_and_a_unit(county: Unit, command: Unit) -> None:
    settle(county, command, "yes", note="")

    assert not IssuingRight.objects.exists()


def test_unit_outside_the_scope_is_not_settled(county: Unit, command: Unit) -> None:
    stranger = make_unit("临河县", level=Level.COUNTY)

    assert settle(county, stranger, "no") == 404
    assert not IssuingRight.objects.exists()


@pytest.mark.parametrize(("asked", "names"), [("no", 1), ("yes", 1), ("set", 0), ("", 2)])
def test_list_is_narrowed_and_exported_with_an_entry(
    county: Unit, command: Unit, asked: str, names: int
) -> None:
    inspector = client_of(Role.INSPECTOR, county)

    answer = inspector.get(reverse(LIST), {"right": asked, "export": "csv"})

    assert len(list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))) == names
    assert Entry.objects.filter(action="issuers.exported").count() == 1
