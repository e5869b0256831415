"""The same bytes make one stored file and one paper, whoever brings them."""

import io
import zipfile

import pytest

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper, Receipt, StoredFile, UploadedFile
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = paper_text(
    issuer="安平县人民政府",
    number="安政发〔2026〕15号",
    title="安平县人民政府关于做好防汛工作的通知",
    addressee="各乡镇人民政府",
    place="全县",
    day="2026年4月9日",
)


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.fixture
def towns(county: Unit) -> tuple[Unit, Unit]:
    first, second = (
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=20)
        for name in ("青河镇人民政府", "柳林镇人民政府")
    )
    return first, second


def test_second_upload_in_the_own_scope_is_told_as_seen(towns: tuple[Unit, Unit]) -> None:
    cadre = make_person(Role.CADRE, towns[0])
    bring(TEXT, unit=towns[0], by=cadre)
    work()

    again = bring(TEXT, unit=towns[0], by=cadre)
    work()

    again.refresh_from_db()
    assert again.state == UploadedFile.State.SEEN
    assert StoredFile.objects.count() == Paper.objects.count() == 1


def test_that_another_unit_holds_the_paper_is_not_told(towns: tuple[Unit, Unit]) -> None:
    bring(TEXT, unit=towns[0], by=make_person(Role.CADRE, towns[0]))
    work()

    other = bring(TEXT, unit=towns[1], by=make_person(Role.CADRE, towns[1]))
    work()

    other.refresh_from_db()
    assert other.state == UploadedFile.State.DONE
    assert Paper.objects.count() == 1
    assert set(Receipt.objects.values_list("unit", flat=True)) == {unit.pk for unit in towns}


def test_archive_gives_each_member_a_line_and_is_not_stored(county: Unit) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("通知.txt", TEXT)
        archive.writestr("空.txt", "")
        archive.writestr("密.txt", "机密★1年\n\n某方案\n")

    container = bring(buffer.getvalue(), name="papers.zip", unit=county)
    work()

    container.refresh_from_db()
    states = dict(container.members.values_list("name", "state"))
    assert container.state == UploadedFile.State.DONE
    assert states == {"通知.txt": "done", "空.txt": "failed", "": "refused"}
    assert StoredFile.objects.count() == 1
