"""A paper that copies its superior's is found in both orders of arrival and costs hours."""

import pytest

from burden.findings.models import Finding
from burden.ledger.models import Component, Entry
from burden.organisations.models import Level, Unit
from docs_audit.models import Match, Paper, UploadedFile
from tests.factories.administration import make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county() -> Unit:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    return make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)


@pytest.mark.parametrize("order", [(SUPERIOR, COPY), (COPY, SUPERIOR)])
def test_copy_is_found_in_any_order_of_arrival(county: Unit, order: tuple[str, str]) -> None:
    for number, text in enumerate(order):
        bring(text, name=f"{number}.txt", unit=county)
        work()

    match = Match.objects.get()
    assert match.lower.number == "安政发〔2026〕15号"
    assert match.upper.number == "临政发〔2026〕8号"
    assert match.relation == "copied"
    assert match.containment > 0.9
    assert {"lower": "全县", "upper": "全市", "kind": "level"} in match.substitutions
    finding = Finding.objects.get()
    assert finding.state == Finding.State.OPEN
    assert finding.unit == county
    assert finding.item.root == match.upper.item


def test_copied_share_of_the_hours_is_avoidable(county: Unit) -> None:
    for number, text in enumerate((SUPERIOR, COPY)):
        bring(text, name=f"{number}.txt", unit=county)
    work()

    copy = Paper.objects.get(number="安政发〔2026〕15号")
    rows = Entry.objects.filter(item=copy.item)
    copied = rows.get(component=Component.COPIED)
    assert copied.receiver == county
    assert copied.avoidable == copied.hours > 0
    assert float(copied.hours / sum(row.hours for row in rows)) == pytest.approx(
        Match.objects.get().containment, abs=1e-4
    )


def test_files_end_in_state_done(county: Unit) -> None:
    bring(SUPERIOR, unit=county)

    work()

    assert UploadedFile.objects.get().state == UploadedFile.State.DONE
