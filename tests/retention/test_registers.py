"""Records of registers, reports and lists lose their words; figures, hours and findings stay."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from burden.activities.models import ActivityHit, RepeatedField, Voice
from burden.activities.registers import importing
from burden.activities.registers.contract import register_or_404
from burden.activities.voices import services as voices
from burden.findings import services as findings
from burden.findings.models import Finding
from burden.ledger.verification import problems
from burden.organisations import services as organisations
from burden.organisations.models import Level, Role, Unit, UnitImport
from burden.retention.models import Outcome
from meetings.models import MeetingImport
from tests.factories import campaigns, demands, groups, inspections, secondments
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.factories.removals import carried_out
from tests.factories.voices import cadres, evaluate, voice_about
from tests.retention.remaining import hours, judge_anew, publish, tables_that_hold

pytestmark = pytest.mark.django_db(transaction=True)
Why = Outcome.Why
OLD, WORDS, PERSON = "2025-03-05", "防汛救灾", "zhang-san"
PAST = date(2025, 11, 1)
ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
KINDS = ("inspections", "demands", "groups", "campaigns", "secondments")


@pytest.fixture(autouse=True)
def _kept_for_a_year(transactional_db: None) -> None:
    """Rules are in force since 2024: what they speak of is past its period only by a short one."""
    system, security = (make_person(role, make_unit("某省")) for role in ADMINISTRATORS)
    publish({f"retention.{kind}": 1 for kind in (*KINDS, "voices")}, system, security)


@pytest.fixture
def county() -> Unit:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    return make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("城关镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)


def of_each(county: Unit, town: Unit) -> dict[str, Any]:
    """A record of each register, over for long."""
    told: Any = {"title": f"{WORDS}检查", "basis": f"关于{WORDS}的通知"}
    asked: Any = {"title": "持证残疾人名册", "sent": f"{OLD} 09:00", "due": f"{OLD} 15:00"}
    fields = f"{demands.TEXTS['fields']}、{WORDS}人数"
    closed = {"start": OLD, "active": OLD, "end": "2025-06-05", "purpose": WORDS, "person": PERSON}
    kept = {
        "inspections": inspections.tell(county, town, **told, start=OLD, text=f"{WORDS}照片。"),
        "demands": demands.ask(county, town, **asked, basis=told["basis"], fields=fields),
        "groups": groups.gather(county, town, **told, **closed),
        "campaigns": campaigns.run(county, town, **told, start=OLD),
        "secondments": secondments.borrow(
            county, town, basis=told["basis"], start=OLD, returned="2025-06-01", person=PERSON
        ),
    }
    work()
    return kept


def dismiss_all(county: Unit) -> None:
    inspector = make_person(Role.INSPECTOR, county.parent)
    for finding in Finding.objects.filter(state=Finding.State.OPEN):
        findings.decide(finding=finding, verdict="dismissed", reason="misread", by=inspector)
    work()


def told() -> list[tuple[object, ...]]:
    """What was found and decided, and what the rules said."""
    found = Finding.objects.order_by("pk").values_list("pk", "state", "avoidable_hours")
    return [*found, *ActivityHit.objects.order_by("item", "rule").values_list("item", "rule")]


def test_words_go_and_hours_findings_and_rules_stay_when_all_is_judged_anew(
    county: Unit, town: Unit
) -> None:
    kept = of_each(county, town)
    later = demands.ask(county, town, sent="2025-03-20 09:00", due="", basis=WORDS)
    work()
    dismiss_all(county)
    system, security = (make_person(role, county) for role in ADMINISTRATORS)
    before, said, pairs = hours(), told(), RepeatedField.objects.count()
    assert before
    assert said
    assert pairs
    assert tables_that_hold(WORDS)

    for key, record in kept.items():
        until = PAST if key != "demands" else date(2025, 3, 10)
        removal = carried_out(county, kind=key, until=until, by=system, second=security)
        assert [(one.record, one.why) for one in removal.outcomes.all()] == [
            (record.uuid, Why.REMOVED)
        ]
    judge_anew(system, security)

    assert (hours(), told(), RepeatedField.objects.count()) == (before, said, pairs)
    assert list(problems()) == []
    later.refresh_from_db()
    carried_out(county, kind="demands", until=PAST, by=system, second=security)
    assert tables_that_hold(WORDS) == set()


def test_what_was_removed_is_told_on_its_page_and_no_list_or_person_writes_to_it(
    county: Unit, town: Unit
) -> None:
    record = of_each(county, town)["inspections"]
    dismiss_all(county)
    inspector = make_person(Role.INSPECTOR, county)
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")
    address = f"/activities/inspections/{record.uuid}/"
    assert f"/removals/ask/inspections/{record.uuid}/" in client.get(address).text

    carried_out(county, kind="inspections", until=PAST)

    shown = client.get(address)
    assert shown.status_code == 200
    assert "Words of this record were removed" in shown.text
    assert client.get(f"{address}correct/").status_code == 403
    texts = {**inspections.TEXTS, "unit": county.code, "targets": town.name, "start": OLD}
    again = importing.take_one(
        register_or_404("inspections"),
        texts={**texts, "title": f"{WORDS}检查", "people": "9"},
        unit=county,
        by=inspector,
    )
    assert (again.record.pk, again.is_changed) == (record.pk, False)


def test_evidence_of_an_open_finding_stays_also_where_another_record_rests_on_it(
    county: Unit, town: Unit
) -> None:
    first = secondments.borrow(county, town, start=OLD, returned="2025-04-01", person=PERSON)
    again = secondments.borrow(
        county, town, start="2025-04-10", returned="2025-05-06", person=PERSON
    )
    work()
    hit = ActivityHit.objects.filter(item=again.item).exclude(items=[]).first()
    assert hit is not None
    assert str(first.uuid) in hit.items
    Finding.objects.exclude(item=again.item).update(state=Finding.State.DISMISSED)
    assert Finding.objects.filter(item=again.item, state=Finding.State.OPEN).exists()

    removal = carried_out(county, kind="secondments", until=PAST)

    assert {one.why for one in removal.outcomes.all()} == {Why.FINDING}
    with transaction.atomic(), connection.cursor() as cursor:
        # Of few rows any way is as good; this leaves only the one that an index of lists allows.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        resting = ActivityHit.objects.filter(items__contains=[str(first.uuid)])
        assert hit in resting
        assert "activity_hit_items" in resting.explain()


def test_reports_evaluations_and_lists_lose_what_was_said_and_by_whom(
    county: Unit, town: Unit
) -> None:
    voice = voice_about(county, place=town)
    voices.close(voice=voice, reason="已答复", by=make_person(Role.INSPECTOR, county))
    cadres(town, 12)
    evaluation = evaluate(county)
    asked = evaluation.invitations.count()
    keeper = make_person(Role.SYSTEM_ADMIN, county)
    upload = organisations.keep_upload(name=f"{WORDS}.csv", rows=[], by=keeper)
    refused = {"row": 3, "code": "bad_time", "field": "start", "value": WORDS, "cells": [WORDS]}
    source = MeetingImport.objects.create(name="会议.csv", unit=county, errors=[refused])
    long_ago = date(2025, 3, 5)
    Voice.objects.update(settled_on=long_ago)
    type(evaluation).objects.update(closes_on=long_ago)
    for model in (UnitImport, MeetingImport):
        model.objects.update(created_at=datetime(2025, 3, 5, tzinfo=UTC))

    for kind in ("voice", "evaluation", "unit_list", "meeting_list"):
        removal = carried_out(county, kind=kind, until=PAST)
        assert [one.why for one in removal.outcomes.all()] == [Why.REMOVED], kind

    for record in (voice, upload, source):
        record.refresh_from_db()
    assert (voice.answer, voice.sender, upload.rows) == ("", None, [])
    assert source.errors == [{"row": 3, "code": "bad_time", "field": "start", "value": "…"}]
    assert evaluation.invitations.filter(person=None).count() == asked
    assert "台账" not in voice.text
