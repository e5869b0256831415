"""Whatever a source books, and why ever it books again, every view of the hours agrees."""

from collections.abc import Callable

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.ledger import selectors
from burden.ledger.models import Cause, Component, Entry
from burden.ledger.selectors import Slice
from burden.ledger.verification import problems
from burden.organisations.models import Role
from burden.organisations.periods import Period
from docs_audit import services as papers
from docs_audit.models import Paper, Receipt
from meetings.models import Meeting
from tests.factories.administration import make_person
from tests.factories.campaigns import run
from tests.factories.demands import ask
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.groups import gather, say
from tests.factories.hearing import confirm
from tests.factories.inspections import tell
from tests.factories.papers import bring, work
from tests.factories.secondments import borrow
from tests.meetings.gatherings import THREE_MATTERS, Offices, hold, judge_again, line, make_offices

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = Period.parse("2026")
AGENDA = "通报秸秆禁烧进展|部署网格化巡查|明确值守安排"
CONVEYED = "传达学习全市秸秆禁烧工作推进会精神|" + AGENDA


@pytest.fixture
def offices(db: None) -> Offices:
    """Layered, accompanied and tied meetings, a copied paper and its source, and of the other
    burdens one each: all components that have a source.
    """
    offices = make_offices()
    bring(SUPERIOR, name="superior.txt", unit=offices.city)
    bring(COPY, name="copy.txt", unit=offices.county)
    seats = "临江市人民政府:3;安平县人民政府:4"
    hold(
        offices.city,
        line("u", "全市秸秆禁烧工作推进会", unit="临江市人民政府", agenda=AGENDA, seats=seats),
    )
    hold(
        offices.county,
        line(
            "l",
            "全县秸秆禁烧工作推进会",
            start="2026-03-09 09:00",
            end="2026-03-09 11:00",
            agenda=CONVEYED,
            seats="安平县人民政府:3;青河镇人民政府:4;白水镇人民政府:4",
        ),
        line(
            "t",
            "全县重点工作推进会",
            start="2026-03-12 09:00",
            end="2026-03-12 10:30",
            agenda=THREE_MATTERS,
            seats="青河镇人民政府:4;安平县教育局:3;安平县水利局:3",
        ),
        line(
            "a",
            "全县征兵工作会议",
            start="2026-03-17 09:00",
            end="2026-03-17 11:00",
            agenda="部署体检@青河镇人民政府",
            seats="安平县人民政府:2;青河镇人民政府:2;安平县水利局:3",
        ),
    )
    tell(offices.county, offices.town, escorts="镇:3")
    run(offices.county, offices.town)
    borrow(offices.city, offices.town)
    ask(offices.city, offices.town)
    ask(offices.county, offices.town, title="残疾人花名册", sent="2026-03-10 09:00")
    words = "请各村报送困难群众救助资金发放台账"
    for title, hour in (("民政群", 9), ("社救群", 15)):
        say(gather(offices.county, offices.town, title=title), (f"2026-03-17 {hour:02}:00", words))
    work()
    return offices


def dismiss_all(offices: Offices) -> None:
    inspector = make_person(Role.INSPECTOR, offices.city)
    for finding in Finding.objects.filter(state=Finding.State.OPEN, unit=offices.county):
        findings.decide(finding=finding, verdict="dismissed", reason="misread", by=inspector)


def confirm_all(offices: Offices) -> None:
    inspector = make_person(Role.INSPECTOR, offices.city)
    for finding in Finding.objects.filter(state=Finding.State.OPEN, unit=offices.county):
        confirm(finding, by=inspector)


def count_readers(offices: Offices) -> None:
    receipt = Receipt.objects.get(unit=offices.town)
    papers.count_readers(receipt=receipt, number=9, by=make_person(Role.CADRE, offices.town))


def correct_paper(offices: Offices) -> None:
    papers.correct_paper(
        paper=Paper.objects.get(unit=offices.county),
        changes={"issued_on": "2026-05-06", "addressees": ["青河镇人民政府"]},
        by=make_person(Role.CADRE, offices.county),
    )


def report_again(offices: Offices) -> None:
    hold(
        offices.county,
        line(
            "t",
            "全县重点工作推进会",
            start="2026-03-12 09:00",
            end="2026-03-12 10:00",
            seats="安平县教育局:1",
        ),
    )


def report_elsewhere(offices: Offices) -> None:
    """The township reports the county's meeting as well, and longer."""
    hold(
        offices.town,
        line(
            "x",
            "全县秸秆禁烧工作推进会",
            start="2026-03-09 09:00",
            end="2026-03-09 12:00",
            agenda=CONVEYED,
            seats="青河镇人民政府:6",
        ),
    )


def judge_all_again(_offices: Offices) -> None:
    for meeting in Meeting.objects.all():
        judge_again(meeting)


ACTS: tuple[Callable[[Offices], None], ...] = (
    dismiss_all,
    confirm_all,
    count_readers,
    correct_paper,
    report_again,
    report_elsewhere,
    judge_all_again,
)


def test_all_components_are_there_before_anything_is_changed(offices: Offices) -> None:
    part = Slice(offices.city.path, YEAR)
    found = selectors.by_component(part.received_sums)

    assert {component for component in Component if not found[component].hours} == set()


@pytest.mark.parametrize("act", ACTS)
def test_views_agree_after_each_act_and_what_was_booked_stays(
    offices: Offices, act: Callable[[Offices], None]
) -> None:
    before = list(Entry.objects.order_by("pk").values())

    act(offices)
    work()

    assert list(problems()) == []
    part = Slice("", YEAR)
    booked = selectors.totals(part.received)
    assert booked == selectors.totals(part.received_sums) == selectors.totals(part.generated_sums)
    assert booked.hours == sum(one.hours for one in selectors.by_root(part).values())
    rows = list(Entry.objects.order_by("pk").values())
    assert rows[: len(before)] == before
    assert {row["cause"] for row in rows[len(before) :]} <= CAUSES[act]
    assert len(rows) > len(before) or act is judge_all_again


CAUSES = {
    dismiss_all: {Cause.JUDGED},
    confirm_all: {Cause.JUDGED},
    count_readers: {Cause.CORRECTED},
    correct_paper: {Cause.CORRECTED},
    report_again: {Cause.CORRECTED, Cause.JUDGED},
    report_elsewhere: {Cause.CORRECTED, Cause.FIRST, Cause.JUDGED, Cause.WITHDRAWN},
    judge_all_again: set(),
}
