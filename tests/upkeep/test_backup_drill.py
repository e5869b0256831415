"""The drill: a backup of a product at work, brought back on a machine that has nothing else."""

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.stack.waiting import wait_for
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.stack.product import RunningProduct

pytestmark = pytest.mark.slow

UNITS = """code,name,level,parent,staff
city,临江市人民政府,city,,60
county,安平县人民政府,county,city,30
"""
MANIFEST = """id,path,unit,level,issued_on
a,superior.txt,临江市人民政府,city,2026-03-02
b,copy.txt,安平县人民政府,county,2026-03-12
"""


# The last test ends it: the tests before use it while it runs.
@pytest.fixture(scope="module")
def product() -> Iterator[RunningProduct]:
    with RunningProduct() as product:
        product.start()
        yield product


@pytest.fixture
def other() -> Iterator[RunningProduct]:
    with RunningProduct() as other:
        yield other


def fill(product: RunningProduct) -> None:
    folder = product.home / "papers"
    folder.mkdir()
    (folder / "superior.txt").write_text(SUPERIOR)
    (folder / "copy.txt").write_text(COPY)
    (folder / "manifest.csv").write_text(MANIFEST)
    (product.home / "units.csv").write_text(UNITS)
    for command, source in (("import_units", "units.csv"), ("import_documents", "papers")):
        done = product.manage(command, str(product.home / source))
        assert done.returncode == 0, done.stderr
    wait_for(lambda: counted(product, "findings_finding") > 0, seconds=120, what="a finding")


REPORT = """
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person
from tests.factories.reports import kept_report

county = Unit.objects.get(code="county")
kept_report(make_person(Role.INSPECTOR, county), county)
"""


def states_of_reports(product: RunningProduct) -> list[str]:
    with product.database() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT state FROM reports_report")
        return [state for (state,) in cursor.fetchall()]


def counted(product: RunningProduct, table: str) -> int:
    with product.database() as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        ((count,),) = cursor.fetchall()
        return int(count)


def originals(product: RunningProduct) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (product.data / "files").glob("??/??/*")}


def keep_keys(product: RunningProduct, other: RunningProduct) -> None:
    """The keys are kept apart from the backup; whoever brings it back lays them there."""
    other.data.mkdir()
    other.data.chmod(0o711)
    for name in ("secret_key", "audit_seal_key"):
        shutil.copy2(product.data / name, other.data / name)


def test_backup_is_not_brought_back_under_a_running_product(product: RunningProduct) -> None:
    kept = product.home / "kept-while-running"
    assert product.manage("backup", str(kept)).returncode == 0

    refused = product.manage("restore", str(kept))

    assert refused.returncode == 1
    assert "Stop web, worker and clock first" in refused.stderr
    assert product.health()["state"] == "ok"


def test_backup_that_was_changed_is_refused_and_nothing_starts(
    product: RunningProduct, other: RunningProduct
) -> None:
    kept = product.home / "kept-and-changed"
    assert product.manage("backup", str(kept)).returncode == 0
    dump = Path(kept / "database.dump")
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(bytes(content))

    process = other.command("--restore", str(kept))
    _, said = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "the backup is damaged: database.dump was changed" in said


def test_what_was_saved_at_work_is_there_after_the_machine_is_lost(
    product: RunningProduct, other: RunningProduct
) -> None:
    fill(product)
    assert product.manage("shell", "-c", REPORT).returncode == 0
    assert states_of_reports(product) == ["done"]
    before = originals(product)
    kept = product.home / "kept"

    saved = product.manage("backup", str(kept))

    assert saved.returncode == 0, saved.stderr
    keep_keys(product, other)
    product.end(signal.SIGKILL)
    other.start("--restore", str(kept))

    told = json.loads((kept / "backup.json").read_text())
    assert originals(other) == before
    assert counted(other, "docs_audit_paper") == told["rows"]["docs_audit_paper"] == 2
    assert counted(other, "findings_finding") == told["rows"]["findings_finding"]
    assert "entries, unchanged" in (other.data / "logs" / "restore.log").read_text()
    assert states_of_reports(other) == ["expired"]
    again = other.home / "again.txt"
    again.write_text(COPY.replace("4月9日", "4月19日"))
    assert other.manage("import_documents", str(again)).returncode == 0
    wait_for(lambda: counted(other, "docs_audit_paper") == 3, seconds=120, what="a third paper")
