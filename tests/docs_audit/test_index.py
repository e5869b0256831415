"""The index of the copy search: whole after every change, every deletion and every kill."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from burden.organisations.models import Level, Unit
from burden.stack.waiting import wait_for
from docs_audit import indexing
from docs_audit.index import FINGERPRINTS, PostgresStore
from docs_audit.models import Fingerprint, IndexedPaper, Paper
from docs_audit.textreuse import entry_of, prepare
from docs_audit.textreuse.store import POSTINGS
from tests.factories.administration import make_unit
from tests.factories.papers import make_paper
from tests.faults.conftest import CHECKOUT, Site

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 1_500


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


def expected_rows() -> set[tuple[int, int]]:
    return {(value, one.key) for one in IndexedPaper.objects.all() for value in one.hashes}


def is_whole() -> bool:
    return set(Fingerprint.objects.values_list("hash", "key")) == expected_rows()


def test_rows_of_a_paper_are_those_the_engine_asks_for(county: Unit) -> None:
    paper = make_paper(county)
    indexing.index_paper(paper)

    prepared = prepare(indexing.engine_paper(paper))
    assert sorted(Fingerprint.objects.values_list("hash", flat=True)) == list(prepared.fingerprints)


def test_rows_go_with_the_paper_they_are_of(county: Unit) -> None:
    kept, gone = make_paper(county), make_paper(county)
    for paper in (kept, gone):
        indexing.index_paper(paper)

    Paper.objects.filter(pk=gone.pk).delete()

    assert list(IndexedPaper.objects.values_list("paper", flat=True)) == [kept.pk]
    assert is_whole()


def test_corrected_paper_stands_at_its_new_place_in_the_index(county: Unit) -> None:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    paper = make_paper(county)
    indexing.index_paper(paper)
    before = IndexedPaper.objects.get().key

    paper.unit, paper.level = city, city.level
    paper.save()
    indexing.index_paper(paper)

    assert IndexedPaper.objects.get().key < before
    assert is_whole()


def test_entry_is_found_under_its_key_with_what_is_known_of_the_paper(county: Unit) -> None:
    paper = make_paper(county)
    indexing.index_paper(paper)

    entries = PostgresStore().entries([IndexedPaper.objects.get().key, 7])

    assert list(entries.values()) == [entry_of(prepare(indexing.engine_paper(paper)))]


def test_key_that_a_removed_paper_had_leads_to_the_paper_that_has_it_now(county: Unit) -> None:
    gone, heir = make_paper(county), make_paper(county)
    indexing.index_paper(gone)
    key = IndexedPaper.objects.get().key
    PostgresStore().entries([key])

    Paper.objects.filter(pk=gone.pk).delete()
    IndexedPaper.objects.create(paper=heir, key=key, hashes=[1, 2], engine=FINGERPRINTS)

    assert [entry.id for entry in PostgresStore().entries([key]).values()] == [heir.file.sha256]


def test_common_fingerprint_costs_a_bounded_number_of_rows(county: Unit) -> None:
    for _ in range(POSTINGS + 20):
        indexing.index_paper(make_paper(county, title="关于进一步做好全县防汛抗旱工作的通知"))
    common = prepare(indexing.engine_paper(Paper.objects.all()[0])).fingerprints

    found = PostgresStore().postings(common)

    assert found.papers.max() == POSTINGS
    assert len(found.keys) <= POSTINGS * len(common)


def test_command_indexes_what_is_missing_or_of_another_version(county: Unit) -> None:
    old, missing, current = (make_paper(county) for _ in range(3))
    IndexedPaper.objects.create(paper=old, key=5, hashes=[1, 2], engine="0")
    indexing.index_paper(current)
    before = IndexedPaper.objects.get(paper=current)

    call_command("index_papers")

    assert set(IndexedPaper.objects.values_list("engine", flat=True)) == {FINGERPRINTS}
    assert set(IndexedPaper.objects.values_list("paper", flat=True)) == {
        old.pk,
        missing.pk,
        current.pk,
    }
    assert IndexedPaper.objects.get(paper=current).key == before.key
    assert is_whole()


def test_command_says_how_far_it_has_come(county: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    make_paper(county)

    call_command("index_papers")
    first = capsys.readouterr().err
    call_command("index_papers")

    assert "1 of 1 papers indexed" in first
    assert capsys.readouterr().err == ""


def test_index_is_whole_and_can_be_finished_after_the_command_was_killed(
    county: Unit, tmp_path: Path
) -> None:
    for _ in range(MANY):
        make_paper(county)
    running = subprocess.Popen(
        [sys.executable, "manage.py", "index_papers"],
        cwd=CHECKOUT,
        env=Site(tmp_path).environment,
        stderr=subprocess.DEVNULL,
    )
    wait_for(IndexedPaper.objects.exists, seconds=60, what="the first papers to be indexed")

    running.send_signal(signal.SIGKILL)
    running.wait()
    _wait_until_alone()

    indexed = IndexedPaper.objects.count()
    assert 0 < indexed < MANY
    assert is_whole()
    call_command("index_papers")
    assert IndexedPaper.objects.count() == MANY
    assert is_whole()


def _wait_until_alone() -> None:
    """The server may still be busy with the statement of the process that is gone."""

    def no_other() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return bool(cursor.fetchone()[0] == 0)

    wait_for(no_other, seconds=30, what="the server to let go of the killed process")
