"""Readers at a unit default from its staff and can be counted; the ledger books the difference."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry as AuditEntry
from burden.jobs import services as jobs
from burden.ledger import selectors as ledger
from burden.ledger.models import Cause, Entry
from burden.ledger.verification import problems
from burden.organisations.models import Level, Role, Unit
from burden.thresholds import selectors as thresholds
from docs_audit import readers, services
from docs_audit.models import Paper, Receipt
from tests.api.conftest import program
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county(db: None) -> Unit:
    return make_unit("安平县人民政府", staff=40)


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=12)


@pytest.fixture
def hamlet(county: Unit) -> Unit:
    return make_unit("白水镇人民政府", level=Level.TOWNSHIP, parent=county, staff=1)


@pytest.fixture
def paper(county: Unit, town: Unit, hamlet: Unit) -> Paper:
    text = paper_text(
        issuer="安平县人民政府",
        number="安政发〔2026〕15号",
        title="安平县人民政府关于做好防汛工作的通知",
        addressee="青河镇人民政府、白水镇人民政府",
        place="全县",
        day="2026年4月9日",
    )
    bring(text, unit=county)
    work()
    return Paper.objects.get()


def count(unit: Unit, number: int | None) -> None:
    services.count_readers(
        receipt=Receipt.objects.get(unit=unit), number=number, by=make_person(Role.CADRE, unit)
    )
    work()


def at(unit: Unit) -> ledger.Totals:
    return ledger.totals(Entry.objects.filter(receiver=unit))


def test_the_usual_number_counts_at_most_all_staff_and_is_marked_as_assumed(
    paper: Paper, town: Unit, hamlet: Unit
) -> None:
    assert paper.issued_on is not None
    receipts = list(paper.receipts.select_related("unit"))
    rows = readers.readers_of(receipts, paper.issued_on, thresholds.in_force())

    assert {row.receipt.unit: (row.count, row.is_known) for row in rows} == {
        town: (2, False),
        hamlet: (1, False),
    }
    assert at(town).measured == 0


def test_counted_readers_are_booked_as_a_difference_and_measured(paper: Paper, town: Unit) -> None:
    assumed = float(at(town).hours)

    count(town, 8)

    # A quarter of an hour of handling stays, two readers become eight.
    assert float(at(town).hours) == pytest.approx(0.25 + 4 * (assumed - 0.25), abs=1e-5)
    assert at(town).measured == at(town).hours
    assert paper.item is not None
    steps = ledger.history_of(ledger.entries_of(paper.item, path=town.path))
    assert [step.cause for step in steps] == [Cause.FIRST, Cause.CORRECTED]
    assert float(steps[-1].change.hours) == pytest.approx(3 * (assumed - 0.25), abs=1e-5)
    assert list(problems()) == []


def test_nobody_read_it_leaves_the_handling(paper: Paper, town: Unit) -> None:
    count(town, 0)

    assert at(town).hours == at(town).measured
    assert float(at(town).hours) == 0.25


def test_a_count_stays_when_the_paper_is_read_and_judged_again(
    paper: Paper, county: Unit, town: Unit
) -> None:
    count(town, 8)
    before = at(town)

    jobs.enqueue("paper.judge", str(paper.uuid))
    services.correct_paper(
        paper=paper, changes={"title": "关于防汛的通知"}, by=make_person(Role.CADRE, county)
    )
    work()

    assert Receipt.objects.get(unit=town).counted == 8
    assert at(town) == before


def test_a_count_taken_back_restores_the_usual_number(paper: Paper, town: Unit) -> None:
    before = at(town)
    count(town, 8)

    count(town, None)

    assert at(town) == before


def test_more_readers_than_staff_are_refused_and_nothing_changes(paper: Paper, town: Unit) -> None:
    with pytest.raises(readers.MoreReadersThanStaff):
        count(town, 13)

    assert Receipt.objects.get(unit=town).counted is None
    assert not AuditEntry.objects.filter(action="paper.readers_counted").exists()


def test_a_count_leaves_an_entry_in_the_log(paper: Paper, town: Unit) -> None:
    count(town, 8)

    entry = AuditEntry.objects.get(action="paper.readers_counted")
    assert entry.target_id == str(paper.pk)
    assert json.loads(entry.details) == {"unit": town.name, "before": None, "after": 8}


def signed_in(role: Role, unit: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit))
    return client


def test_the_page_of_the_paper_takes_the_count_of_units_of_the_own_scope(
    paper: Paper, town: Unit, hamlet: Unit
) -> None:
    client = signed_in(Role.CADRE, town)
    address = reverse("documents:paper-readers", args=[paper.uuid])

    answer = client.post(address, {"unit": town.uuid, "readers": "8"}, follow=True)

    assert "8 readers" in answer.content.decode()
    assert client.post(address, {"unit": hamlet.uuid, "readers": "1"}).status_code == 400
    refused = client.post(address, {"unit": town.uuid, "readers": "13"})
    assert refused.status_code == 400
    assert "More readers than people work in the unit." in refused.content.decode()


def test_a_leader_sees_the_readers_and_no_form(paper: Paper, county: Unit) -> None:
    page = signed_in(Role.LEADER, county).get(reverse("documents:paper-detail", args=[paper.uuid]))

    assert "2 readers" in page.content.decode()
    assert reverse("documents:paper-readers", args=[paper.uuid]) not in page.content.decode()


def test_programs_read_and_count_readers(paper: Paper, town: Unit, hamlet: Unit) -> None:
    client = program(Role.UNIT_EDITOR, town)
    address = f"/api/documents/{paper.uuid}/readers/"

    answer = client.post(address, {"unit": str(town.uuid), "readers": 8})

    assert answer.status_code == 201
    assert {row["unit"]: row for row in client.get(address).json()} == {
        str(town.uuid): {
            "unit": str(town.uuid),
            "readers": 8,
            "is_known": True,
            "is_counted": True,
        },
        str(hamlet.uuid): {
            "unit": str(hamlet.uuid),
            "readers": 1,
            "is_known": False,
            "is_counted": False,
        },
    }
    assert client.post(address, {"unit": str(town.uuid), "readers": 99}).status_code == 400
    assert client.post(address, {"unit": str(hamlet.uuid), "readers": 1}).status_code == 404
    assert client.post(address, {"unit": str(uuid4()), "readers": 1}).status_code == 404
