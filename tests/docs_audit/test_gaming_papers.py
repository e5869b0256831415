"""Moves that make papers look fewer, shorter or more one's own must not make their hours fewer."""

import pytest

from burden.ledger import selectors as ledger
from burden.ledger.selectors import Slice
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

APRIL = Period.parse("2026-04")
ISSUED = "　　　　　　　　安平县人民政府\n"
FILLER = (
    "　　九、各级各部门要进一步提高政治站位，切实增强做好这项工作的责任感和紧迫感。\n"
    "　　十、要加强组织领导，压实工作责任，形成上下联动、齐抓共管的良好工作格局。\n"
    "　　十一、要加强宣传引导，及时总结经验，确保各项任务落到实处、取得实效。\n"
)


@pytest.fixture
def county(db: None) -> Unit:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    return make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)


def cost_at(unit: Unit) -> ledger.Totals:
    return ledger.totals(Slice(unit.path, APRIL).received.filter(receiver=unit))


def test_a_copy_padded_with_filler_saves_no_avoidable_hour_of_reading(
    county: Unit, town: Unit
) -> None:
    bring(SUPERIOR, name="superior.txt", unit=county)
    bring(COPY, name="copy.txt", unit=county)
    work()
    copy = cost_at(town)

    bring(COPY.replace(ISSUED, FILLER + ISSUED).replace("15号", "16号"), unit=county)
    work()

    padded = cost_at(town)
    handling = 0.25
    assert padded.hours > 2 * copy.hours
    assert float(padded.avoidable - copy.avoidable) > float(copy.avoidable) - handling
    # Per hour of reading at most the filler counts as one's own.
    share = float((padded.avoidable - copy.avoidable) / (padded.hours - copy.hours))
    assert share > 0.7


def test_a_red_head_turned_white_costs_the_same_and_shows_as_white(
    county: Unit, town: Unit
) -> None:
    bring(COPY, name="red.txt", unit=county)
    work()
    red = cost_at(town)

    head = "安平县人民政府文件\n\n安政发〔2026〕15号\n\n"
    bring(COPY.replace(head, "").replace("4月9日", "4月10日"), name="white.txt", unit=county)
    work()

    both = cost_at(town)
    assert both.hours == 2 * red.hours
    assert not red.white
    assert both.white == red.hours


def test_what_the_issuer_does_not_hand_in_its_receiver_does(county: Unit, town: Unit) -> None:
    bring(COPY, unit=town)
    work()

    paper = Paper.objects.get()
    assert paper.unit == county
    part = Slice(county.path, APRIL)
    generated = ledger.generated_by_unit(part)
    assert list(generated) == [county.pk]
    assert generated[county.pk].hours == sum(
        one.hours for one in ledger.received_by_unit(part).values()
    )
    assert cost_at(town).hours > 0


def test_a_paper_handed_in_by_all_costs_once(county: Unit, town: Unit) -> None:
    bring(COPY, unit=county)
    work()
    before = ledger.totals(Slice(county.path, APRIL).received)

    bring(COPY, unit=town)
    bring(COPY, name="again.txt", unit=county)
    work()

    assert ledger.totals(Slice(county.path, APRIL).received) == before
