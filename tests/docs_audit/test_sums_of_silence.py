"""Which papers their issuer brought itself is kept by the database, whatever changes of them."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum

from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.services import import_units
from docs_audit.issuing import sums
from docs_audit.models import IssuerSum, Paper, Upload, UploadedFile
from tests.factories.administration import make_unit
from tests.factories.papers import make_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Unit:
    return make_unit("county", parent=make_unit(level=Level.CITY))


def issue(unit: Unit, *, on: date = date(2025, 3, 7)) -> Paper:
    paper = make_paper(unit)
    paper.issued_on = on
    paper.save()
    return paper


def bring(unit: Unit, paper: Paper) -> UploadedFile:
    upload = Upload.objects.create(unit=unit, channel=Upload.Channel.API)
    return UploadedFile.objects.create(upload=upload, size=1, sha256="0" * 64, paper=paper)


def kept(unit: Unit) -> dict[tuple[int, date], tuple[int, int]]:
    rows = IssuerSum.objects.filter(unit=unit).values_list("months", "month")
    told = rows.annotate(all=Sum("papers"), own=Sum("brought")).exclude(all=0)
    return {(months, month): (papers, own) for months, month, papers, own in told}


def change(unit: Unit, **cells: str) -> None:
    present = {"id": unit.code, "name": unit.name, "level": str(unit.level)}
    import_units(rows=[Row(1, present | cells)], name="units", by=None)


def test_papers_and_those_brought_are_counted_by_month_quarter_and_year(county: Unit) -> None:
    bring(county, issue(county))
    issue(county, on=date(2025, 4, 1))

    assert kept(county) == {
        (1, date(2025, 3, 1)): (1, 1),
        (1, date(2025, 4, 1)): (1, 0),
        (3, date(2025, 1, 1)): (1, 1),
        (3, date(2025, 4, 1)): (1, 0),
        (12, date(2025, 1, 1)): (2, 1),
    }


def test_what_a_unit_of_another_level_brought_is_not_the_issuers_own(county: Unit) -> None:
    township = make_unit(level=Level.TOWNSHIP, parent=county)
    office = make_unit("office", parent=county)
    by_township, by_office = issue(county), issue(county)
    bring(township, by_township)
    bring(office, by_office)

    assert Paper.objects.filter(is_own=True).get() == by_office
    assert kept(county)[1, date(2025, 3, 1)] == (2, 1)


def test_a_paper_that_loses_its_file_day_or_issuer_is_counted_no_more(county: Unit) -> None:
    paper = issue(county)
    file = bring(county, paper)

    file.delete()
    assert kept(county)[12, date(2025, 1, 1)] == (1, 0)

    Paper.objects.update(issued_on=None)
    assert kept(county) == {}


def test_an_office_moved_to_another_place_brings_nothing_of_the_old_one(county: Unit) -> None:
    other = make_unit("other", parent=county.parent)
    office = make_unit("office", parent=county)
    bring(office, issue(county))

    change(office, parent=other.code)
    assert kept(county)[12, date(2025, 1, 1)] == (1, 0)

    change(office, parent=county.code)
    assert kept(county)[12, date(2025, 1, 1)] == (1, 1)


def test_folded_sums_and_those_counted_anew_are_the_same(county: Unit) -> None:
    bring(county, issue(county))
    issue(county)
    before = kept(county)

    sums.fold()
    assert kept(county) == before
    assert not IssuerSum.objects.filter(is_folded=False).exists()

    bring(county, issue(county))
    sums.fold()
    folded = kept(county)
    with connection.cursor() as cursor:
        cursor.execute("SELECT docs_audit_count_all_brought()")
    assert kept(county) == folded
