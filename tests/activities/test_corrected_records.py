"""A record of a register is put right or withdrawn; sums, findings and comparisons follow."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from burden.activities.inspections.register import REGISTER
from burden.activities.models import Inspection, Record
from burden.activities.registers import correcting, importing
from burden.activities.registers.contract import Register, register_or_404
from burden.audit.models import Entry as LogEntry
from burden.ledger.models import Cause, Entry
from burden.organisations.models import Role, Unit, User
from tests.activities.conftest import Province, as_csv, suspected
from tests.api.conftest import program
from tests.factories.administration import make_person
from tests.factories.campaigns import run
from tests.factories.demands import ask
from tests.factories.inspections import tell
from tests.factories.papers import work
from tests.factories.secondments import borrow

pytestmark = pytest.mark.django_db(transaction=True)


def booked(record: Record) -> dict[str, Decimal]:
    """Hours that stand, by the name of the receiver."""
    rows = Entry.objects.filter(item=record.item).values("receiver__name")
    found = rows.order_by().annotate(sum=Sum("hours")).exclude(sum=0)
    return {row["receiver__name"]: row["sum"] for row in found}


def put_right(record: Record, by: User, register: Register = REGISTER, **texts: str) -> None:
    stands = correcting.texts_of(register, record, by)
    correcting.correct(register, record, texts={**stands, **texts}, by=by)
    work()
    record.refresh_from_db()


def client_of(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def by(province: Province) -> User:
    return make_person(Role.UNIT_EDITOR, province.city_education)


@pytest.fixture
def inspection(province: Province, by: User) -> Inspection:
    found = tell(
        province.city_education,
        province.town,
        by=by,
        people="2",
        escorts="县:2；镇:4；村:1",
        approval="",
    )
    work()
    return found


def test_ledger_books_the_difference_that_a_correction_makes(
    inspection: Inspection, by: User, province: Province
) -> None:
    before = booked(inspection)
    kept = set(Entry.objects.filter(item=inspection.item).values_list("pk", flat=True))

    put_right(inspection, by, targets="白水镇人民政府", escorts="镇:1", end="2026-03-11")

    after = booked(inspection)
    assert province.town.name in before
    assert set(after) == {province.other_town.name}
    assert kept < set(Entry.objects.filter(item=inspection.item).values_list("pk", flat=True))
    causes = set(Entry.objects.filter(item=inspection.item).values_list("cause", flat=True))
    assert causes == {Cause.FIRST, Cause.CORRECTED}
    call_command("verify_ledger")


def test_findings_come_and_go_with_what_was_corrected(inspection: Inspection, by: User) -> None:
    assert "BX-01" in suspected(inspection.item)

    put_right(inspection, by, escorts="镇:1")
    assert "BX-01" not in suspected(inspection.item)

    put_right(inspection, by, escorts="县:2；镇:4；村:1")
    assert "BX-01" in suspected(inspection.item)


def test_a_list_that_is_brought_again_undoes_no_correction(
    inspection: Inspection, by: User, province: Province
) -> None:
    put_right(inspection, by, title="义务教育督导", targets="白水镇人民政府", people="")
    columns = ("unit", "title", "kind", "start", "targets", "people")
    unit = province.city_education
    line = (unit.code, "2026年义务教育督导检查", "考核", "2026-03-10", province.town.name, "9")

    importing.take_file(REGISTER, name="again.csv", content=as_csv(columns, line), unit=unit, by=by)
    work()

    inspection.refresh_from_db()
    assert (inspection.title, inspection.people) == ("义务教育督导", None)
    assert inspection.kind == "assessment"
    assert [one.unit for one in inspection.targets.all()] == [province.other_town]


def test_neither_the_old_list_nor_a_new_one_brings_a_corrected_record_again(
    inspection: Inspection, by: User, province: Province
) -> None:
    """Neither as it was first told, nor as it stands, nor as it stood in between."""
    columns = ("unit", "title", "kind", "start", "targets")
    unit = province.city_education

    def bring_again(title: str, day: str) -> None:
        line = (unit.code, title, "考核", day, province.town.name)
        content = as_csv(columns, line)
        importing.take_file(REGISTER, name="again.csv", content=content, unit=unit, by=by)

    put_right(inspection, by, title="义务教育督导", start="2026-03-11")
    put_right(inspection, by, start="2026-03-12")
    for title, day in (
        ("2026年义务教育督导检查", "2026-03-10"),
        ("义务教育督导", "2026-03-11"),
        ("义务教育督导", "2026-03-12"),
    ):
        bring_again(title, day)

    assert Inspection.objects.get() == inspection
    inspection.refresh_from_db()
    assert (inspection.title, inspection.day.isoformat()) == ("义务教育督导", "2026-03-12")
    bring_again("义务教育督导", "2026-05-12")
    assert Inspection.objects.count() == 2, "another day is another inspection"


def test_record_of_the_wrong_unit_is_known_at_both(
    inspection: Inspection, province: Province
) -> None:
    inspector = make_person(Role.INSPECTOR, province.city)

    put_right(inspection, inspector, unit=province.city.name)
    for unit in (province.city_education, province.city):
        tell(unit, province.town)

    assert Inspection.objects.get() == inspection
    assert inspection.unit == province.city


@pytest.mark.parametrize("name", ["campaigns", "secondments", "demands"])
def test_every_register_knows_a_corrected_record_again(province: Province, name: str) -> None:
    ways: dict[str, tuple[Callable[[], Record], dict[str, str]]] = {
        "campaigns": (
            lambda: run(province.county, province.town),
            {"title": "健康乡镇建设活动", "start": "2026-04-09"},
        ),
        "secondments": (
            lambda: borrow(province.city, province.town, person="张三"),
            {"start": "2026-03-09"},
        ),
        "demands": (
            lambda: ask(province.county, province.town),
            {"title": "残疾人信息表", "sent": "2026-03-04 09:00"},
        ),
    }
    first, again = ways[name]
    register = register_or_404(name)
    record = first()
    inspector = make_person(Role.INSPECTOR, province.city)

    put_right(record, inspector, register, **again)
    known = {**correcting.texts_of(register, record, inspector)}
    if name == "secondments":
        known["person"] = "张三"
    importing.take_one(register, texts=known, unit=province.city, by=inspector)
    first()

    assert register.model.objects.get() == record


def test_withdrawn_record_costs_nothing_and_speaks_against_nobody(
    inspection: Inspection, by: User, province: Province
) -> None:
    follower = tell(
        province.county_education,
        province.town,
        start="2026-03-20",
        title="全县2026年义务教育督导检查",
    )
    work()
    assert "N20-02" in suspected(follower.item)

    correcting.withdraw(REGISTER, inspection, reason="重复登记", by=by)
    work()

    assert booked(inspection) == {}
    assert suspected(inspection.item) == set()
    assert "N20-02" not in suspected(follower.item)
    follower.item.refresh_from_db()
    assert follower.item.root == follower.item
    page = client_of(by).get(
        reverse("activities:record-detail", args=[REGISTER.key, inspection.uuid])
    )
    assert "重复登记" in page.text
    counts = client_of(by).get("/api/figures/registers/?year=2026").json()
    assert "重复登记" not in str(counts)
    call_command("verify_ledger")

    correcting.take_up_again(REGISTER, inspection, by=by)
    work()

    assert booked(inspection)
    assert "N20-02" in suspected(follower.item)


def test_a_withdrawn_record_is_not_brought_back_by_its_list(
    inspection: Inspection, by: User, province: Province
) -> None:
    correcting.withdraw(REGISTER, inspection, reason="重复登记", by=by)

    tell(province.city_education, province.town, by=by)
    work()

    inspection.refresh_from_db()
    assert inspection.is_withdrawn
    assert booked(inspection) == {}


@pytest.mark.parametrize("kind", ["campaigns", "secondments"])
def test_campaigns_and_secondments_are_put_right_and_withdrawn_alike(
    province: Province, kind: str
) -> None:
    unit = province.county
    record: Any = (
        run(unit, province.town, province.other_town)
        if kind == "campaigns"
        else borrow(unit, province.town, end="2026-06-30", returned="2026-06-30")
    )
    register = register_or_404(kind)
    by = make_person(Role.INSPECTOR, unit)
    work()
    before = booked(record)

    if kind == "campaigns":
        put_right(record, by, register, targets=province.town.name, indicators="10")
        assert set(booked(record)) == {province.town.name}
    else:
        put_right(record, by, register, returned="2026-04-30", people="2")
        assert record.title.endswith("2人")
    assert before
    assert booked(record) != before
    call_command("verify_ledger")

    correcting.withdraw(register, record, reason="误报", by=by)
    work()

    assert booked(record) == {}
    call_command("verify_ledger")


def test_units_that_the_corrector_may_not_know_of_are_neither_shown_nor_lost(
    province: Province,
) -> None:
    cadre = make_person(Role.CADRE, province.town)
    found = tell(province.city_education, province.town, by=cadre)
    other = make_person(Role.CADRE, province.other_town)
    tell(province.city_education, province.other_town, by=other)

    page = client_of(cadre).get(correct_page(found)).text
    put_right(found, cadre, people="5")

    assert province.other_town.name not in page
    assert {one.unit for one in found.targets.all()} == {province.town, province.other_town}


def test_page_shows_the_difference_before_it_keeps_it(inspection: Inspection, by: User) -> None:
    client = client_of(by)
    told = {**correcting.texts_of(REGISTER, inspection, by), "people": "6"}

    looked = client.post(correct_page(inspection), told)
    inspection.refresh_from_db()
    unchanged = inspection.people
    kept = client.post(correct_page(inspection), {**told, "keep": "1"})
    inspection.refresh_from_db()

    assert "<del>2</del>" in looked.text
    assert "<ins>6</ins>" in looked.text
    assert (unchanged, kept.status_code, inspection.people) == (2, 302, 6)
    entry = LogEntry.objects.get(action="inspections.corrected")
    assert entry.details == '{"after":{"people":"6"},"before":{"people":"2"},"fields":["people"]}'


def test_ends_of_lines_that_a_browser_sends_are_no_change(province: Province, by: User) -> None:
    text = "一、成效\n1. 群众满意度达到90%，得10分。\n2. 按期办结，得5分。"
    found = tell(province.city_education, province.town, by=by, people="2", text=text)
    stands = correcting.texts_of(REGISTER, found, by)
    typed = {key: one.replace("\n", "\r\n") for key, one in stands.items()}

    client_of(by).post(correct_page(found), {**typed, "people": "3", "keep": "1"})

    found.refresh_from_db()
    assert (found.people, found.corrected) == (3, ["people"])


def test_wrong_values_are_named_at_their_field_and_nothing_changes(
    inspection: Inspection, by: User
) -> None:
    stands = correcting.texts_of(REGISTER, inspection, by)
    for wrong in ({"targets": "不存在镇"}, {"start": "昨天"}, {"end": "2026-03-01"}):
        answer = client_of(by).post(correct_page(inspection), {**stands, **wrong, "keep": "1"})
        assert "field-error" in answer.text or "errorlist" in answer.text
    client_of(by).post(withdraw_page(inspection), {"reason": " "})

    inspection.refresh_from_db()
    assert correcting.texts_of(REGISTER, inspection, by) == stands
    assert not inspection.is_withdrawn


def test_who_only_carries_a_record_may_not_put_it_right(
    inspection: Inspection, province: Province
) -> None:
    cadre = make_person(Role.CADRE, province.town)

    assert client_of(cadre).get(correct_page(inspection)).status_code == 403
    page = client_of(cadre).get(
        reverse("activities:record-detail", args=[REGISTER.key, inspection.uuid])
    )
    assert correct_page(inspection) not in page.text


def test_programs_put_right_and_withdraw_by_the_same_rules(province: Province) -> None:
    unit: Unit = province.city_education
    found = tell(unit, province.town)
    work()
    client = program(Role.UNIT_EDITOR, unit)
    address = reverse("api:inspection-detail", args=[found.uuid])

    told = client.patch(address, {"people": "4"}, content_type="application/json").json()
    wrong = client.patch(address, {"start": "昨天"}, content_type="application/json")
    gone = client.post(f"{address}withdraw/", {"reason": "误报"}, content_type="application/json")
    work()
    again = client.post(f"{address}take-up/", content_type="application/json").json()

    assert told["people"] == 4
    assert (wrong.status_code, list(wrong.json())) == (400, ["start"])
    assert (gone.json()["is_withdrawn"], gone.json()["withdrawn_because"]) == (True, "误报")
    assert booked(found) == {}
    assert again["is_withdrawn"] is False


def page_of(record: Record) -> str:
    return reverse("activities:record-detail", args=[REGISTER.key, record.uuid])


def correct_page(record: Record) -> str:
    return reverse("activities:record-correct", args=[REGISTER.key, record.uuid])


def withdraw_page(record: Record) -> str:
    return reverse("activities:record-withdraw", args=[REGISTER.key, record.uuid])
