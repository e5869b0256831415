"""Plans, registers and closed accounts lose their words; what was found of them stays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from burden.activities.inspections.judging import YEAR as INSPECTIONS
from burden.activities.models import ActivityHit, PlannedInspection
from burden.audit.models import Entry
from burden.dashboards.models import SavedView
from burden.findings import services as findings
from burden.findings.models import Finding, Proof, Rectification
from burden.jobs import services as jobs
from burden.jobs.running import run
from burden.organisations import services as organisations
from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Role, Unit
from burden.retention import services
from burden.retention.models import Outcome
from burden.retention.registry import kind_of
from burden.stack.waiting import wait_for
from docs_audit.issuing.importing import JUDGE as PAPERS
from docs_audit.issuing.importing import explain
from docs_audit.issuing.plans import import_plan
from docs_audit.issuing.years import OUTSIDE_PLAN
from docs_audit.models import PlannedPaper
from meetings.models import MeetingHit, PlannedMeeting
from meetings.ruling.judging import YEAR as MEETINGS
from tests.docs_audit.registers import bring_plan, bring_register, client_of
from tests.factories import inspections
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.factories.removals import LONG_PAST, carried_out
from tests.meetings.held import hold
from tests.retention.at_once import beside, somebody_waits
from tests.retention.remaining import judge_anew, publish, tables_that_hold

pytestmark = pytest.mark.django_db(transaction=True)
Why = Outcome.Why
PAST, WORDS, OTHER = date(2025, 11, 1), "森林防火", "文明餐桌"
REGISTER = f"""发文字号,标题,发文日期
安政发〔2024〕1号,关于开展{OTHER}行动的通知,2024-03-02
"""
PLAN = f"文件名称,拟发月份\n关于做好{WORDS}工作的通知,3月\n"
LISTS = ("paper_register", "paper_plan", "explanation", "meeting_plan", "inspection_plan")


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


def test_lists_of_a_year_go_as_a_whole_and_what_they_showed_stays(county: Unit) -> None:
    system, security = (
        make_person(one, county) for one in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
    )
    inspector = make_person(Role.INSPECTOR, county)
    publish({"retention.registers": 1, "retention.plans": 1}, system, security)
    editor = client_of(Role.UNIT_EDITOR, county)
    editor.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    bring_register(editor, county, REGISTER)
    bring_plan(editor, county, PLAN, year=2024)
    explain(
        unit=county, year=2024, text=f"{WORDS}任务加重", by=make_person(Role.UNIT_EDITOR, county)
    )
    for model in (PlannedMeeting, PlannedInspection):
        model.objects.create(unit=county, year=2024, key=f"{WORDS}#", title=f"{WORDS}工作")
    town = make_unit("城关镇人民政府", level=Level.TOWNSHIP, parent=county)
    hold(county, "全县招商大会", "2024-10-16 09:00", called=[town])
    work()
    outside = Finding.objects.get(kind=OUTSIDE_PLAN)
    said = set(MeetingHit.objects.values_list("rule", "form"))
    assert ("GD-08", "unplanned") in said
    told: dict[str, Any] = {"by": system, "second": security, "until": PAST}

    for kind in ("paper_register", "paper_plan", "meeting_plan"):
        held = carried_out(county, kind=kind, **told)
        assert [one.why for one in held.outcomes.all()] == [Why.FINDING], kind
    for finding in Finding.objects.filter(state=Finding.State.OPEN):
        findings.decide(finding=finding, verdict="dismissed", reason="misread", by=inspector)
    work()
    for kind in LISTS:
        removal = carried_out(county, kind=kind, **told)
        assert [one.why for one in removal.outcomes.all()] == [Why.REMOVED], kind
    assert tables_that_hold(WORDS) | tables_that_hold(OTHER) == set()
    removed = Entry.objects.filter(action="record.removed")
    assert not any(WORDS in one.target_label + one.details for one in removed)
    judge_anew(system, security)

    outside.refresh_from_db()
    assert (outside.state, outside.measures["outside"]) == (Finding.State.DISMISSED, 1)
    assert set(MeetingHit.objects.values_list("rule", "form")) == said
    assert "none are taken again" in bring_register(editor, county, REGISTER)
    assert "none are taken again" in bring_plan(editor, county, PLAN, year=2024)
    assert PlannedPaper.objects.count() == 1
    assert tables_that_hold(WORDS) | tables_that_hold(OTHER) == set()
    page = editor.get(f"/documents/issued/{county.uuid}/", {"year": 2024})
    assert "Words of that year were removed" in page.text


def plan_of(*titles: str) -> Iterator[Row]:
    for number, title in enumerate(titles, 2):
        yield Row(number, {"title": title})


def test_list_that_is_being_taken_is_waited_for_and_goes_with_its_year(county: Unit) -> None:
    PlannedPaper.objects.create(unit=county, year=2014, key="1", title=f"{OTHER}方案")
    told: dict[str, Any] = {
        "kind": kind_of("paper_plan"),
        "until": LONG_PAST,
        "unit": county,
        "reason": "旧",
    }
    removal = services.propose(**told, by=make_person(Role.SYSTEM_ADMIN, county))
    services.approve(removal=removal, by=make_person(Role.SECURITY_ADMIN, county))
    lease = jobs.claim("removing worker")
    assert lease is not None

    with transaction.atomic():
        taken = import_plan(rows=plan_of(WORDS), name="", unit=county, year=2014, by=None)
        removing = beside(lambda: run(lease))
        wait_for(somebody_waits, seconds=20, what="the removal to wait for the list")
    removing.join()

    assert taken.taken == 1
    assert list(removal.outcomes.values_list("why", flat=True)) == [Why.REMOVED]
    assert tables_that_hold(WORDS) | tables_that_hold(OTHER) == set()


def test_judges_wait_for_a_year_that_goes_and_leave_what_was_found_of_it(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    bring_register(editor, county, REGISTER)
    bring_plan(editor, county, PLAN, year=2024)
    PlannedMeeting.objects.create(unit=county, year=2026, key="1", title=f"{WORDS}会议")
    town = make_unit("城关镇人民政府", level=Level.TOWNSHIP, parent=county)
    hold(county, "全县招商大会", "2026-03-11 09:00", called=[town])
    inspections.plan(county, f"{WORDS}检查")
    inspections.tell(county, town, approval="")
    work()
    found = everything_found()
    assert {"GD-08", "GD-13", OUTSIDE_PLAN} <= {name for name, *_rest in found}
    judged = (
        (PlannedMeeting, "meeting_plan", MEETINGS, f"{county.uuid}:2026"),
        (PlannedInspection, "inspection_plan", INSPECTIONS, f"{county.uuid}:2026"),
        (PlannedPaper, "paper_plan", PAPERS, str(county.uuid)),
    )

    for model, kind, job, key in judged:
        jobs.enqueue(job, key)
        lease = jobs.claim("judging worker")
        assert lease is not None
        with transaction.atomic():
            held = kind_of(kind).hold(model.objects.get().uuid, county)
            assert held is not None
            judging = beside(partial(run, lease))
            wait_for(somebody_waits, seconds=20, what=f"{job} to wait for the removal")
            held.empty(timezone.now())
        judging.join()

    assert tables_that_hold(WORDS) == set()
    assert everything_found() == found


def everything_found() -> set[tuple[str, ...]]:
    """What rules and judges say, by name, form and state."""
    hits = [
        *MeetingHit.objects.values_list("rule", "form"),
        *ActivityHit.objects.values_list("rule", "form"),
    ]
    return {*hits, *Finding.objects.values_list("kind", "state")}


def test_list_that_comes_while_its_year_goes_is_refused(county: Unit) -> None:
    line = PlannedPaper.objects.create(unit=county, year=2014, key="1", title=f"{OTHER}方案")
    said = list[ListReport]()

    def bring() -> None:
        told = import_plan(rows=plan_of(WORDS), name="", unit=county, year=2014, by=None)
        said.append(told)

    with transaction.atomic():
        held = kind_of("paper_plan").hold(line.uuid, county)
        assert held is not None
        bringing = beside(bring)
        wait_for(somebody_waits, seconds=20, what="the list to wait for the removal")
        held.empty(timezone.now())
    bringing.join()

    assert [(one.row, one.field) for one in said[0].errors] == [(2, "year")]
    assert tables_that_hold(WORDS) | tables_that_hold(OTHER) == set()


def test_closed_account_loses_its_names_unless_its_findings_are_open(county: Unit) -> None:
    system, security = (
        make_person(one, county) for one in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
    )
    publish({"retention.accounts": 1}, system, security)
    town = make_unit("城关镇人民政府", level=Level.TOWNSHIP, parent=county)
    people = [make_person(Role.INSPECTOR, county, f"{WORDS}{n}") for n in range(4)]
    left, busy, working, answering = people
    for person in people:
        person.last_login = datetime(2025, 1, 2, tzinfo=UTC)
        person.is_active = person is working
        person.save()
    organisations.make_token(person=left)
    SavedView.objects.create(user=left, name=WORDS, address="/findings/")
    hold(county, "全县招商大会", "2024-10-16 09:00", called=[town])
    PlannedMeeting.objects.create(unit=county, year=2024, key="1", number="1", title="其他")
    work()
    Finding.objects.update(assigned_to=busy)
    rectification = Rectification.objects.create(
        unit=county,
        deadline=PAST,
        start_value=2,
        target=1,
        opened_on=PAST,
        by=working,
    )
    rectification.findings.set(Finding.objects.all())
    Proof.objects.create(rectification=rectification, text=OTHER, by=answering)

    removal = carried_out(county, kind="account", by=system, second=security, until=PAST)

    outcomes = {one.record: one.why for one in removal.outcomes.all()}
    assert outcomes == {
        left.uuid: Why.REMOVED,
        busy.uuid: Why.FINDING,
        answering.uuid: Why.FINDING,
    }
    left.refresh_from_db()
    assert (left.username, left.role, left.scope) == (
        f"removed-{left.uuid}",
        Role.INSPECTOR,
        county,
    )
    assert not left.has_usable_password()
    assert not SavedView.objects.exists()
    assert tables_that_hold(f"{WORDS}0") == set()
