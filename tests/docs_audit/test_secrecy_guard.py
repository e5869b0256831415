"""A marked paper is refused, and nothing of it is left anywhere."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from burden.audit.models import Entry
from burden.organisations.models import Level, Unit
from docs_audit.models import Paper, StoredFile, UploadedFile
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

TRACE = "白鹭洲渡口夜间布防方案"
MARKED = f"000012\n机密★1年\n\n安平县人民政府文件\n\n{TRACE}\n\n请于五日内报送。\n"
MENTIONS = (
    "安平县人民政府关于加强保密工作的通知\n\n各乡镇人民政府：\n"
    "　　要严守国家秘密，机密文件专柜存放。\n"
)


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


def all_rows() -> str:
    """Every row of every table as text."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" AS t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


def test_marked_paper_is_refused_and_nothing_is_kept(county: Unit, data_folders: Path) -> None:
    file = bring(MARKED, name=f"{TRACE}.txt", unit=county)

    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.REFUSED
    assert not StoredFile.objects.exists()
    assert not Paper.objects.exists()
    assert TRACE not in all_rows()
    kept = [path for path in data_folders.rglob("*") if path.is_file()]
    assert not [path for path in kept if TRACE.encode() in path.read_bytes()]


def test_refusal_leaves_time_hash_and_rule_in_the_log(county: Unit) -> None:
    file = bring(MARKED, unit=county)

    work()

    entry = Entry.objects.get(action="document.refused")
    assert file.sha256 in entry.details
    assert "BM-01" in entry.details


def test_paper_that_speaks_of_secrets_is_read(county: Unit) -> None:
    file = bring(MENTIONS, unit=county)

    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
