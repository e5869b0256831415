"""A marked paper is refused, and nothing of it is left anywhere."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from burden.audit.models import Entry
from burden.organisations.models import Level, Unit
from docs_audit.models import Paper, StoredFile, UploadedFile
from docs_audit.states import line_of
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.samples.mails import mail
from tests.samples.office import zipped

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


def states() -> list[str]:
    return [*UploadedFile.objects.values_list("state", flat=True)]


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


def test_no_word_of_a_refused_paper_is_in_the_write_ahead_log(county: Unit) -> None:
    stated: dict[str, object] = {"title": TRACE, "number": f"{TRACE}1号"}
    bring(MARKED, name=f"{TRACE}.txt", unit=county, given=stated)
    bring(zipped({f"{TRACE}/a.txt": MARKED}), name="papers.zip", unit=county)
    bring(mail("正文", subject=TRACE, a_txt=MARKED.encode()), name=f"{TRACE}.eml", unit=county)
    bring("", name=f"机密★1年{TRACE}.txt", unit=county)

    work()

    assert {*states()} == {"done", "refused"}
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        log = Path(cursor.fetchone()[0]) / "pg_wal"
    written = [path for path in log.iterdir() if path.is_file()]
    assert written
    assert not [path for path in written if TRACE.encode() in path.read_bytes()]


@pytest.mark.parametrize("name", ["机密★1年.txt", "【秘密】方案.txt"])
def test_known_bytes_under_a_marked_name_are_refused(county: Unit, name: str) -> None:
    bring(MENTIONS, unit=county)
    work()
    file = bring(MENTIONS, name=name, unit=county)

    work()

    file.refresh_from_db()
    assert (file.state, file.name) == (UploadedFile.State.REFUSED, "")


def test_file_that_waits_shows_its_name_to_its_uploader(county: Unit) -> None:
    file = bring(MENTIONS, name="保密方案.txt", unit=county)
    assert (file.name, line_of(file).name) == ("", "保密方案.txt")

    work()

    file.refresh_from_db()
    assert file.name == "保密方案.txt"


def test_marked_attachment_refuses_the_mail_and_keeps_none_of_its_files(
    county: Unit, data_folders: Path
) -> None:
    data = mail("请查收", a_txt=MARKED.encode(), b_txt=f"名单\n{TRACE}\n".encode())
    file = bring(data, name="信.eml", unit=county)

    work()

    file.refresh_from_db()
    assert (file.state, UploadedFile.objects.count()) == (UploadedFile.State.REFUSED, 1)
    assert not [path for path in data_folders.rglob("*") if path.is_file()]


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
