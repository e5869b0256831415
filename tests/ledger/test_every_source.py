"""Whatever a source books, and why ever it books again, every view of the hours agrees."""

from collections.abc import Callable
from random import Random

import pytest

from burden.activities.models import Secondment, WorkGroup
from burden.activities.registers import correcting
from burden.activities.registers.contract import all_registers, register_or_404
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
from meetings import calling_off
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
from tests.rows import Once
from tests.thresholds.judged import publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = Period.parse("2026")
AGENDA = "通报秸秆禁烧进展|部署网格化巡查|明确值守安排"
CONVEYED = "传达学习全市秸秆禁烧工作推进会精神|" + AGENDA


def make_everything() -> Offices:
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


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(make_everything)


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


def call_off(offices: Offices) -> None:
    by = make_person(Role.INSPECTOR, offices.city)
    calling_off.call_off(meeting=Meeting.objects.get(title="全县征兵工作会议"), by=by)


def correct_records(offices: Offices) -> None:
    """Of every register one record lands elsewhere."""
    by = make_person(Role.INSPECTOR, offices.city)
    for register in all_registers():
        record = register.model.objects.earliest("pk")
        whose = "lender" if register.key == "secondments" else "targets"
        texts = correcting.texts_of(register, record, by) | {whose: offices.other_town.name}
        correcting.correct(register, record, texts=texts, by=by)


def end_secondment(offices: Offices) -> None:
    by = make_person(Role.INSPECTOR, offices.city)
    register, record = register_or_404("secondments"), Secondment.objects.get()
    texts = correcting.texts_of(register, record, by) | {"returned": "2026-04-10"}
    correcting.correct(register, record, texts=texts, by=by)


def withdraw_records(offices: Offices) -> None:
    by = make_person(Role.INSPECTOR, offices.city)
    for register in all_registers():
        record = register.model.objects.earliest("pk")
        correcting.withdraw(register, record, reason="登记有误", by=by)


def withdraw_and_take_up_again(offices: Offices) -> None:
    withdraw_records(offices)
    work()
    by = make_person(Role.INSPECTOR, offices.city)
    for register in all_registers():
        correcting.take_up_again(register, register.model.objects.earliest("pk"), by=by)


def say_more(_offices: Offices) -> None:
    """The first group says now what the second said before, and something of its own."""
    say(
        WorkGroup.objects.get(title="民政群"),
        ("2026-03-17 16:00", "请各村报送困难群众救助资金发放台账"),
        ("2026-03-18 09:00", "请各村19日前接龙报名，收到请回复"),
    )


def reckon_otherwise(offices: Offices) -> None:
    """Other hours of every source are published."""
    publish_and_judge(
        {
            "hours.reading_speed": 12_000,
            "hours.preparation": 2,
            "hours.inspection_day": 3,
            "hours.campaign": 80,
            "hours.secondment_day": 4,
            "hours.form_field": 3,
            "hours.instruction": 0.5,
            "copy.red": 0.99,
        },
        offices,
    )


ACTS: tuple[Callable[[Offices], None], ...] = (
    dismiss_all,
    confirm_all,
    count_readers,
    correct_paper,
    report_again,
    report_elsewhere,
    call_off,
    correct_records,
    end_secondment,
    withdraw_records,
    withdraw_and_take_up_again,
    say_more,
    reckon_otherwise,
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

    views_agree()
    rows = list(Entry.objects.order_by("pk").values())
    assert rows[: len(before)] == before
    assert {row["cause"] for row in rows[len(before) :]} <= CAUSES[act]
    assert len(rows) > len(before) or act is judge_all_again


def views_agree() -> None:
    assert list(problems()) == []
    part = Slice("", YEAR)
    booked = selectors.totals(part.received)
    assert booked == selectors.totals(part.received_sums) == selectors.totals(part.generated_sums)
    assert booked == selectors.totals(part.generated)
    assert booked.hours == sum(one.hours for one in selectors.by_root(part).values())


@pytest.mark.parametrize("seed", range(3))
def test_views_agree_after_acts_in_any_order(offices: Offices, seed: int) -> None:
    for act in Random(seed).sample(ACTS, len(ACTS)):
        act(offices)
        work()
        views_agree()


CAUSES = {
    dismiss_all: {Cause.JUDGED},
    confirm_all: {Cause.JUDGED},
    count_readers: {Cause.CORRECTED},
    correct_paper: {Cause.CORRECTED},
    report_again: {Cause.CORRECTED, Cause.JUDGED},
    report_elsewhere: {Cause.CORRECTED, Cause.FIRST, Cause.JUDGED, Cause.WITHDRAWN},
    call_off: {Cause.WITHDRAWN, Cause.JUDGED},
    correct_records: {Cause.CORRECTED, Cause.JUDGED, Cause.WITHDRAWN},
    end_secondment: {Cause.CORRECTED},
    withdraw_records: {Cause.JUDGED, Cause.WITHDRAWN},
    withdraw_and_take_up_again: {Cause.CORRECTED, Cause.FIRST, Cause.JUDGED, Cause.WITHDRAWN},
    say_more: {Cause.CORRECTED, Cause.FIRST, Cause.JUDGED},
    reckon_otherwise: {Cause.JUDGED, Cause.PARAMETERS},
    judge_all_again: set(),
}
