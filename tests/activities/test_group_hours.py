"""What instructions cost: members times minutes, and what was told before is avoidable."""

from decimal import Decimal

import pytest

from burden.activities.groups.register import REGISTER
from burden.activities.models import Instruction, WorkGroup
from burden.activities.registers import correcting
from burden.findings import services as findings
from burden.findings.models import Finding
from burden.ledger.models import Component, Entry
from burden.ledger.verification import problems
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province, bring_into_force
from tests.factories.administration import make_person
from tests.factories.groups import bring, gather, say
from tests.factories.hearing import confirm
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def booked(unit: Unit, component: Component) -> Decimal:
    rows = Entry.objects.filter(receiver=unit, component=component)
    return sum((one.hours for one in rows), Decimal(0))


def two_groups(province: Province) -> tuple[WorkGroup, WorkGroup]:
    """The same instruction in two groups: of one town both, of the other only the second."""
    first = gather(province.county, province.town, title="民政群", people="10")
    second = gather(
        province.county, province.town, province.other_town, title="社救群", people="20"
    )
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))
    say(second, ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"))
    return first, second


def test_reading_replies_and_proofs_are_booked_by_month_at_every_unit(province: Province) -> None:
    """20 members at two units: 10 each; 0.02 h to read, 0.01 to reply, 0.05 for a picture."""
    group = gather(province.county, province.town, province.other_town, people="20")
    say(
        group,
        ("2026-03-18 09:00", "请各村报送退役军人优待证名册"),
        ("2026-03-18 10:00", "防火横幅挂好后拍照发群里"),
        ("2026-04-01 10:00", "收到请回复"),
        ("2026-04-01 10:01", "收到"),
    )

    rows = Entry.objects.filter(component=Component.INSTRUCTION, receiver=province.town)
    assert {(one.day.isoformat(), one.hours) for one in rows} == {
        ("2026-03-18", Decimal("0.9")),
        ("2026-04-01", Decimal("0.3")),
    }
    assert not rows.filter(is_measured=True).exists()
    assert booked(province.other_town, Component.INSTRUCTION) == Decimal("1.2")


def test_members_that_nobody_counted_are_assumed(province: Province) -> None:
    group = gather(province.county, province.town)
    bring(group, "时间,内容\n2026-03-18 09:00,请各村报送退役军人优待证名册\n".encode())

    assert booked(province.town, Component.INSTRUCTION) == Decimal("0.06"), "three people"


def test_what_was_told_before_is_avoidable_by_the_probability_of_the_finding(
    province: Province,
) -> None:
    """10 members at each: 0.2 h; 0.8 likely at the town that had it, nothing at the other."""
    two_groups(province)

    assert booked(province.town, Component.INSTRUCTION_DUP) == Decimal("0.16")
    assert booked(province.town, Component.INSTRUCTION) == Decimal("0.24")
    assert booked(province.other_town, Component.INSTRUCTION_DUP) == 0
    assert booked(province.other_town, Component.INSTRUCTION) == Decimal("0.2")
    assert list(problems()) == []


@pytest.mark.parametrize(("verdict", "avoidable"), [("confirmed", "0.2"), ("dismissed", "0")])
def test_a_decision_moves_them(province: Province, verdict: str, avoidable: str) -> None:
    two_groups(province)
    finding = Finding.objects.get(kind="told_again")
    assert finding.avoidable_hours == Decimal("0.2")

    by = make_person(Role.INSPECTOR, province.city)
    if verdict == "confirmed":
        confirm(finding, by)
    else:
        findings.decide(finding=finding, verdict=verdict, reason="misread", by=by)
    work()

    assert booked(province.town, Component.INSTRUCTION_DUP) == Decimal(avoidable)
    both = booked(province.town, Component.INSTRUCTION_DUP) + booked(
        province.town, Component.INSTRUCTION
    )
    assert both == Decimal("0.4")
    assert list(problems()) == []


def test_a_withdrawn_group_takes_its_hours_and_repetitions_back(province: Province) -> None:
    first, second = two_groups(province)
    by = make_person(Role.INSPECTOR, province.county)

    correcting.withdraw(REGISTER, first, reason="重复登记", by=by)
    work()

    assert booked(province.town, Component.INSTRUCTION_DUP) == 0
    assert booked(province.town, Component.INSTRUCTION) == Decimal("0.2")
    assert not Instruction.objects.filter(group=second, first__isnull=False).exists()
    assert Finding.objects.get(kind="told_again").state == Finding.State.WITHDRAWN
    correcting.take_up_again(REGISTER, first, by=by)
    work()
    assert booked(province.town, Component.INSTRUCTION_DUP) == Decimal("0.16")
    assert list(problems()) == []


def test_a_corrected_number_of_members_is_booked_anew(province: Province) -> None:
    group = gather(province.county, province.town, people="10")
    say(group, ("2026-03-18 09:00", "请各村报送退役军人优待证名册"))
    by = make_person(Role.INSPECTOR, province.county)
    texts = correcting.texts_of(REGISTER, group, by)

    correcting.correct(REGISTER, group, texts={**texts, "people": "50"}, by=by)
    work()

    assert booked(province.town, Component.INSTRUCTION) == Decimal(1)


def test_other_minutes_book_everything_anew(province: Province) -> None:
    two_groups(province)

    bring_into_force(hours__instruction=0.04)
    work()

    assert booked(province.town, Component.INSTRUCTION_DUP) == Decimal("0.32")
    assert list(problems()) == []
