"""Those concerned are told once and in one line; nobody else is, and nobody of their own acts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from burden.audit.models import Entry
from burden.findings import services as findings
from burden.findings.models import Finding
from burden.jobs.running import run_due
from burden.news import services
from burden.news.models import Notice, Told
from burden.news.wording import sentence_of
from burden.organisations.models import Role
from burden.reports import services as reports
from burden.reports.models import Report
from tests.factories.administration import make_person, make_unit
from tests.factories.hearing import confirm, hear
from tests.factories.reports import ordered
from tests.news.conftest import Place, tell, told
from tests.news.rectifying import rebound, rectify


def test_new_findings_are_one_line_for_those_who_look_into_the_scope(place: Place) -> None:
    for unit in (place.county, place.township, place.township):
        place.suspected(unit)

    tell()

    lines = {name: told(person) for name, person in place.people.items()}
    assert lines == {
        "chief": [("new", 3, "江州市")],
        "inspector": [("new", 3, "安平县")],
        "colleague": [("new", 3, "安平县")],
        "leader": [("new", 3, "安平县")],
        **{name: [] for name in ("editor", "clerk", "cadre", "admin")},
        **{name: [] for name in ("stranger", "foreign editor")},
    }


def test_line_counts_on_until_it_is_read_and_a_new_one_begins_then(place: Place) -> None:
    inspector = place.people["inspector"]
    place.suspected()
    tell()
    assert Notice.objects.get(person=inspector).finding is not None
    place.suspected()
    tell()
    assert told(inspector) == [("new", 2, "安平县")]
    assert Notice.objects.get(person=inspector).finding is None

    Notice.objects.filter(person=inspector).update(read_at=timezone.now())
    place.suspected()
    tell()

    assert told(inspector) == [("new", 1, "安平县")]
    assert Notice.objects.filter(person=inspector).count() == 2


def test_telling_again_tells_nothing_twice(place: Place) -> None:
    place.suspected()
    findings.give_notice(finding=place.suspected(), by=place.people["inspector"])
    until = timezone.now()
    for _time in range(3):
        tell()
        findings_told = {name: told(person) for name, person in place.people.items()}

    assert findings_told["chief"] == [("new", 2, "江州市")]
    assert findings_told["editor"] == [("asked", 1, "安平县")]
    assert Told.objects.get().acts_until >= until


def test_what_has_not_settled_is_left_for_the_next_time(place: Place) -> None:
    before = timezone.now() - timedelta(minutes=1)
    place.suspected()

    services.tell(until=before)
    assert told(place.people["chief"]) == []
    tell()

    assert told(place.people["chief"]) == [("new", 1, "江州市")]


def test_the_nearest_editors_are_asked_for_a_reply(place: Place) -> None:
    inspector = place.people["inspector"]
    findings.give_notice(finding=place.suspected(place.township), by=inspector)
    findings.give_notice(finding=place.suspected(), by=inspector)

    tell()

    assert told(place.people["clerk"]) == [("asked", 1, "青河镇")]
    assert told(place.people["editor"]) == [("asked", 1, "安平县")]
    assert told(place.people["foreign editor"]) == []


def test_a_unit_without_an_editor_is_answered_for_by_the_next_above(place: Place) -> None:
    village = make_unit("上湾村", parent=place.township)
    place.people["clerk"].is_active = False
    place.people["clerk"].save()

    findings.give_notice(finding=place.suspected(village), by=place.people["chief"])
    tell()

    assert told(place.people["editor"]) == [("asked", 1, "上湾村")]
    assert told(place.people["clerk"]) == []


def test_several_notices_to_a_unit_with_one_day_are_one_line(place: Place) -> None:
    for _time in range(4):
        findings.give_notice(finding=place.suspected(), by=place.people["inspector"])

    tell()

    assert told(place.people["editor"]) == [("asked", 4, "安平县")]


def test_reply_is_told_to_who_asked_and_who_looks_into_it(place: Place) -> None:
    chief, colleague = place.people["chief"], place.people["colleague"]
    finding = place.suspected()
    tell()
    Notice.objects.all().delete()
    findings.assign(finding=finding, by=chief, to=colleague)
    findings.give_notice(finding=finding, by=chief)
    findings.reply(finding=finding, by=place.people["editor"], text="说明")

    tell()

    assert told(chief) == [("replied", 1, "安平县")]
    assert told(colleague) == [("assigned", 1, "安平县"), ("replied", 1, "安平县")]
    assert told(place.people["inspector"]) == []
    assert told(place.people["editor"]) == []


def test_nobody_is_told_of_their_own_acts(place: Place) -> None:
    inspector = place.people["inspector"]
    finding = place.suspected()
    tell()
    Notice.objects.all().delete()
    findings.assign(finding=finding, by=inspector, to=inspector)
    findings.give_notice(finding=finding, by=inspector)

    tell()

    assert told(inspector) == []


def test_who_left_or_moved_elsewhere_is_not_told(place: Place) -> None:
    moved, gone = place.people["inspector"], place.people["colleague"]
    for finding, by in ((place.suspected(), moved), (place.suspected(), gone)):
        findings.give_notice(finding=finding, by=by)
        findings.reply(finding=finding, by=place.people["editor"], text="说明")
    moved.scope, gone.is_active = place.other, False
    moved.save()
    gone.save()

    tell()

    assert not Notice.objects.filter(kind="replied").exists()


def test_what_was_told_of_a_former_scope_is_not_shown(place: Place) -> None:
    place.suspected()
    tell()
    person = place.people["inspector"]
    person.scope = place.other
    person.save()

    assert told(person) == []


def test_what_was_settled_otherwise_counts_as_read(place: Place) -> None:
    inspector = place.people["inspector"]
    finding = place.suspected()
    findings.give_notice(finding=finding, by=inspector)
    findings.assign(finding=finding, by=inspector, to=place.people["colleague"])
    tell()
    assert told(place.people["editor"]) == [("asked", 1, "安平县")]

    findings.reply(finding=finding, by=place.people["editor"], text="说明")
    tell()
    assert told(place.people["editor"]) == []
    assert ("assigned", 1, "安平县") in told(place.people["colleague"])

    Finding.objects.filter(pk=finding.pk).update(state="dismissed")
    tell()
    assert [told(person) for person in place.people.values() if told(person)] == []


def test_rectification_is_told_to_the_unit_and_its_rebound_to_both(place: Place) -> None:
    chief, editor = place.people["chief"], place.people["editor"]
    finding = place.suspected()
    confirm(finding, place.people["inspector"])
    Notice.objects.all().delete()

    one = rectify(finding, by=chief, in_days=60)
    tell()
    assert ("rectify", 1, "安平县") in told(editor)
    assert "rectify" not in {kind for kind, _count, _unit in told(chief)}

    rebound(one)
    tell()

    assert ("rebounded", 1, "安平县") in told(editor)
    assert ("rebounded", 1, "安平县") in told(chief)
    assert "rectify" not in {kind for kind, _count, _unit in told(editor)}


def test_what_waits_for_a_second_person_is_told_to_the_nearest_others(place: Place) -> None:
    """Colleagues of the same scope, else those above; once it is decided nobody is asked."""
    finding, alone = place.suspected(), place.suspected(place.other)
    for one, by in ((finding, "inspector"), (alone, "stranger")):
        findings.set_avoidable(item=one.item, kind=one.kind, hours=Decimal(100))
        hear(one, place.people[by])
        findings.decide(finding=one, verdict="confirmed", by=place.people[by])
    tell()

    def waiting(name: str) -> list[tuple[str, int, str]]:
        return [one for one in told(place.people[name]) if one[0] == "second"]

    assert waiting("colleague") == [("second", 1, "安平县")]
    assert waiting("chief") == [("second", 1, "和乐县")]
    assert not any(map(waiting, ("inspector", "leader", "stranger", "editor")))

    findings.agree(finding=finding, by=place.people["colleague"])
    tell()
    assert waiting("colleague") == []


@pytest.mark.django_db(transaction=True)
def test_report_that_is_ready_or_could_not_be_made_is_told_to_who_ordered_it(
    place: Place,
) -> None:
    inspector = place.people["inspector"]
    month = f"{place.suspected().occurred_on:%Y-%m}"
    for period in (month, month, "2019-03"):
        ordered(inspector, place.county, period=period)
    run_due("tests/1")
    taken = Report.objects.filter(state=Report.State.DONE).first()
    assert taken is not None
    reports.note_download(report=taken, by=inspector)
    tell()

    assert [one for one in told(inspector) if one[0] != "new"] == [
        ("made", 1, "安平县"),
        ("not_made", 1, "安平县"),
    ]
    assert all(one[0] == "new" for one in told(place.people["colleague"]))
    with translation.override("zh-hans"):
        told_now = Notice.objects.filter(kind__in=("made", "not_made"))
        sentences = {str(sentence_of(one)) for one in told_now}
    assert sentences == {"安平县的1份报告已生成", "安平县的1份报告未能生成"}
    assert Entry.objects.filter(action="report.not_made").count() == 1


def test_statements_do_not_grow_with_people_findings_or_units(place: Place) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            tell()
        return len(asked)

    inspector = place.people["inspector"]
    tell()
    findings.give_notice(finding=place.suspected(place.township), by=inspector)
    few = statements()
    for number in range(12):
        unit = make_unit(parent=place.county)
        make_person(Role.UNIT_EDITOR, unit)
        make_person(Role.INSPECTOR, place.city, f"another {number}")
        findings.give_notice(finding=place.suspected(unit), by=inspector)

    assert statements() == few
