"""Every page: accessible, no wider than the screen, nothing from elsewhere, no policy broken."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from django.utils import timezone
from pytest_django import Settings

from burden.activities.models import Instruction, Round, Voice
from burden.findings import services as findings
from burden.findings.models import Finding, Rectification
from burden.ledger.models import Component
from burden.news.models import Kind, Notice
from burden.news.services import Line, post
from burden.organisations import services as organisations
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Role, StaffCount, User
from burden.reports import keeping
from burden.reports import services as reports
from burden.reports.models import Report
from burden.retention.models import Removal
from burden.thresholds import selectors, services
from burden.thresholds.models import ParameterSet
from docs_audit.models import Match, Paper, Upload
from meetings.models import Link, MeetingImport
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.browser.world import UPPER_NUMBER, World
from tests.factories.administration import book_hours, make_item
from tests.factories.groups import gather, say
from tests.factories.hearing import confirm
from tests.factories.meetings import make_import, make_report
from tests.factories.papers import make_match, make_paper
from tests.factories.removals import carried_out, proposed
from tests.factories.reports import kept_report, ordered
from tests.factories.voices import answered, cadres, closed, evaluate, report
from tests.findings.conftest import suspect
from tests.security.access_table import TABLE

Address = Callable[[World], str]


def _draft(_world: World) -> ParameterSet:
    """A draft that would bring findings and move scores."""
    draft = selectors.drafts().first()
    return draft or services.save_draft(
        values={"copy.amber": 1.0, "copy.red": 1.0, "severity.medium": 0.5, "score.draws": 300},
        note="test",
        based_on=selectors.in_force().set,
        by=User.objects.get(role=Role.SYSTEM_ADMIN),
    )


def _with_spared(world: World) -> str:
    """The month of a meeting that an emergency spares."""
    meeting = world.meeting
    if not meeting.item.entries.exists():
        Link.objects.filter(lower=meeting).update(spared="emergency")
        book_hours(meeting.item, world.township, 4, Component.MEETING)
    return f"{meeting.starts_at:%Y-%m}"


def _with_jump(world: World) -> str:
    """The month in which the staff of the township jumped."""
    day = date(2025, 5, 12)
    StaffCount.objects.get_or_create(unit=world.township, valid_from=day, defaults={"number": 30})
    return f"{day:%Y-%m}"


def _upload() -> Upload:
    return Upload.objects.order_by("pk").first() or Upload.objects.create()


def _import(world: World) -> MeetingImport:
    return MeetingImport.objects.first() or make_import(world.county)


def _unnamed(world: World) -> MeetingImport:
    """A list whose columns nobody has told apart."""
    source = make_import(world.county)
    source.state, source.content = source.State.COLUMNS, "事由,何时\n征兵会,3月5日\n".encode()
    source.save()
    return source


def _voice(world: World) -> Voice:
    """One that names nothing and waits."""
    voice = Voice.objects.first()
    return voice or report(_cadre(), text="防汛台账一天报三遍。", who=world.county.name)


def _told_again(world: World) -> Instruction:
    """One that had come in another group before, with a line that could not be read."""
    found = Instruction.objects.filter(first__isnull=False).first()
    if found is None:
        words = "请各村报送困难群众救助资金发放台账，收到请回复"
        for title in ("全县民政工作群", "社会救助群"):
            group = gather(world.county, world.township, title=title, person="甲；乙；丙")
            say(group, ("2025-05-12 21:00", words), ("2025-05-32 09:00", "收到"))
        found = Instruction.objects.get(first__isnull=False)
    return found


def _address_of(instruction: Instruction) -> str:
    return f"/activities/instructions/{instruction.uuid}/"


def _export_of(instruction: Instruction) -> str:
    group = instruction.group
    return f"/activities/groups/{group.uuid}/messages/{group.exports.get().uuid}/"


def _told(world: World) -> str:
    """The list of somebody who has been told of new findings and given one."""
    person = User.objects.get(username="inspector")
    if not person.news.exists():
        finding = world.finding
        told = {"since": timezone.now(), "until": timezone.now()}
        post([Line(person.pk, Kind.ASSIGNED, finding.unit_id, finding=finding.pk)], **told)
        news = {"person": person, "kind": Kind.NEW, "unit": world.county, "count": 3}
        Notice.objects.create(**news, since=told["since"], at=told["until"])
    return "/news/"


def _round(world: World) -> Round:
    """An evaluation that has closed, in which all have answered."""
    found = Round.objects.filter(unit=world.township).first()
    if found is None:
        cadres(world.township, 12)
        found = evaluate(world.township)
        for invitation in found.invitations.all():
            answered(invitation)
        closed(found)
    return found


def _open_round(world: World) -> Round:
    """An evaluation that asks the cadre of the table."""
    found = Round.objects.filter(unit=world.county).first()
    if found is None:
        cadres(world.county, 12)
        found = evaluate(world.county)
    return found


def _replied(world: World) -> Finding:
    """One whose unit replied; a colleague has noted something and proposed to dismiss it."""
    finding = Finding.objects.get(pk=world.finding.pk)
    if finding.notice is None:
        by = _inspector()
        findings.give_notice(finding=finding, by=by)
        findings.reply(finding=finding, by=_editor(), text="本镇另有措施两条，见附件。")
        findings.remark(finding=finding, by=by, text="先查会议纪要。")
        Finding.objects.filter(pk=finding.pk).update(severity="high")
        findings.decide(finding=finding, verdict="dismissed", reason="own_measures", by=by)
    return finding


def _confirmed(world: World) -> Finding:
    finding = Finding.objects.exclude(pk=world.finding.pk).filter(state="confirmed").first()
    if finding is None:
        finding = suspect(make_item(world.township, title="青河镇森林防火工作方案"), None)
        confirm(finding, by=_inspector())
    return finding


def _rectified(world: World) -> Rectification:
    """Reported as done, and measured."""
    found = Rectification.objects.first()
    if found is None:
        confirmed = _confirmed(world)
        day = timezone.localdate()
        found = Rectification.objects.create(
            unit=confirmed.unit,
            kind=confirmed.kind,
            source=confirmed.item.source,
            title=confirmed.item.title,
            owner="镇党政办公室",
            measure="同类事项不再转发，确需贯彻的直接执行上级文件。",
            deadline=day + timedelta(days=10),
            figure="count",
            start_value=2.0,
            target=0.5,
            opened_on=day - timedelta(days=60),
            by=_inspector(),
        )
        found.findings.add(confirmed)
        findings.report_done(rectification=found, by=_editor(), text="已清理，今后不再转发。")
        make_item(confirmed.unit, day=day - timedelta(days=5))
        findings.check(rectification=found, by=_inspector())
    return found


def _inspector() -> User:
    return User.objects.get(username=Role.INSPECTOR.value)


def _editor() -> User:
    return User.objects.get(username=Role.UNIT_EDITOR.value)


def _units_list() -> str:
    row = Row(2, {"id": "new", "name": "新镇", "level": "township", "parent": "county"})
    by = User.objects.get(role=Role.SYSTEM_ADMIN)
    return str(organisations.keep_upload(name="own.csv", rows=[row], by=by).uuid)


def _with_case(world: World) -> str:
    """A month with a confirmed finding that a notice may tell of."""
    Finding.objects.filter(pk=world.finding.pk).update(state=Finding.State.CONFIRMED)
    return f"{world.finding.occurred_on:%Y-%m}"


def _report(world: World) -> Report:
    return kept_report(User.objects.get(username="inspector"), world.county)


def _lost(world: World) -> Report:
    """One whose file was not in the backup that was brought back."""
    lost = Report.objects.filter(state=Report.State.EXPIRED).first()
    if lost is None:
        lost = _report(world)
        keeping.remove(lost.uuid)
        reports.settle_lost()
    return lost


def _order(world: World) -> Report:
    """One that nobody has begun to make."""
    waiting = Report.objects.filter(state=Report.State.WAITING).first()
    return waiting or ordered(User.objects.get(username="inspector"), world.county)


def _removal() -> Removal:
    """One that waits for the second person."""
    waiting = Removal.objects.filter(state=Removal.State.PROPOSED).first()
    by = User.objects.get(role=Role.SYSTEM_ADMIN)
    assert by.scope is not None
    return waiting or proposed(by.scope, by=by)


def _removed(world: World) -> Match:
    """A pair whose papers were removed long after they were issued."""
    found = Match.objects.filter(lower__removed_at__isnull=False).first()
    if found is None:
        found = make_match(make_paper(world.township), make_paper(world.county))
        Paper.objects.filter(pk__in=(found.lower_id, found.upper_id)).update(
            issued_on=date(2014, 5, 1)
        )
        carried_out(
            world.county,
            by=User.objects.get(role=Role.SYSTEM_ADMIN),
            second=User.objects.get(role=Role.SECURITY_ADMIN),
        )
    return found


def _carried_out(world: World) -> Removal:
    _removed(world)
    return Removal.objects.get(state=Removal.State.DONE)


def _cadre() -> User:
    return User.objects.get(username=Role.CADRE.value)


PAGES: tuple[tuple[str, Address], ...] = (
    ("inspector", lambda _: "/"),
    ("inspector", lambda world: f"/?period={_with_jump(world)}"),
    ("inspector", lambda _: "/?period=2019-01"),
    ("inspector", lambda _: "/flow/?from_level=county&to_level=township&period=2025-05"),
    ("inspector", lambda _: "/scope/"),
    ("inspector", lambda _: f"/search/?words={UPPER_NUMBER}"),
    ("inspector", lambda _: "/matters/?period=2025"),
    ("inspector", lambda world: f"/matters/{world.finding.item.uuid}/"),
    ("inspector", lambda world: f"/matters/{world.finding.item.uuid}/items/"),
    ("inspector", lambda world: f"/matters/{world.finding.item.uuid}/units/"),
    ("inspector", lambda world: f"/items/{world.finding.item.uuid}/bookings/"),
    ("inspector", lambda world: f"/units/{world.township.uuid}/?period=2025-05"),
    ("inspector", lambda _: "/findings/"),
    ("inspector", lambda world: f"/findings/{_replied(world).uuid}/"),
    ("unit_editor", lambda world: f"/findings/{_replied(world).uuid}/"),
    ("unit_editor", lambda _: "/"),
    ("unit_editor", lambda _: "/due/"),
    ("inspector", lambda world: f"/findings/{_replied(world).uuid}/notes/"),
    ("inspector", lambda world: f"/findings/together/?kind={world.finding.kind}"),
    ("inspector", lambda world: f"/findings/{_confirmed(world).uuid}/rectify/"),
    ("inspector", lambda world: f"/rectifications/?state={_rectified(world).state}"),
    ("inspector", lambda world: f"/rectifications/{_rectified(world).uuid}/"),
    ("unit_editor", lambda world: f"/rectifications/{_rectified(world).uuid}/"),
    ("system_admin", lambda _: "/findings/precision/"),
    ("inspector", lambda _: "/documents/"),
    ("inspector", lambda world: f"/documents/{world.match.lower.uuid}/"),
    (
        "inspector",
        lambda world: f"/documents/{world.match.lower.uuid}/compare/{world.match.upper.uuid}/",
    ),
    ("inspector", lambda _: "/documents/white-heads/?period=2025-Q2"),
    ("inspector", lambda _: "/documents/issued/?year=2025"),
    ("inspector", lambda world: f"/documents/issued/{world.township.uuid}/?year=2025"),
    ("inspector", lambda world: f"/documents/issued/{world.township.uuid}/?year=2025&show=issued"),
    ("inspector", lambda _: "/documents/issued/import/"),
    ("inspector", lambda _: "/documents/issued/plan/import/"),
    ("inspector", lambda _: "/documents/issued/issuers/"),
    ("inspector", lambda _: "/documents/white-heads/?period=2025-Q2&show=bundles"),
    ("inspector", lambda _: "/meetings/"),
    ("inspector", lambda world: f"/meetings/{world.meeting.uuid}/"),
    ("inspector", lambda world: f"/meetings/{world.meeting.uuid}/attendance/"),
    ("inspector", lambda world: f"/meetings/{world.meeting.uuid}/layers/"),
    ("inspector", lambda _: "/meetings/change/?period=2025-05"),
    ("inspector", lambda _: "/meetings/calls/?period=2025-05"),
    ("inspector", lambda _: "/meetings/calendar/?period=2025-05"),
    ("inspector", lambda _: "/meetings/notices/?state="),
    ("inspector", lambda world: f"/meetings/notices/{world.notice.uuid}/"),
    ("inspector", lambda _: "/meetings/attendance/?period=2025-05"),
    ("inspector", lambda _: "/meetings/duplicates/?period=2025-05"),
    ("inspector", lambda _: "/meetings/imports/"),
    ("inspector", lambda world: f"/meetings/imports/{_import(world).uuid}/"),
    ("inspector", lambda world: f"/meetings/imports/{_unnamed(world).uuid}/columns/"),
    ("inspector", lambda _: "/meetings/plans/"),
    ("inspector", lambda world: f"/meetings/plans/{world.township.uuid}/"),
    ("inspector", lambda _: "/meetings/plans/import/"),
    ("inspector", lambda _: "/meetings/trend/"),
    ("inspector", lambda world: f"/meetings/trend/{world.township.uuid}/"),
    ("inspector", lambda _: "/activities/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/"),
    ("inspector", lambda world: f"/activities/inspections/{world.inspection.uuid}/"),
    ("inspector", lambda world: f"/activities/inspections/{world.inspection.uuid}/correct/"),
    ("inspector", lambda _: "/activities/inspections/organisers/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/receivers/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/plan/import/"),
    ("inspector", lambda world: f"/activities/years/inspection/{world.county.uuid}/?year=2025"),
    ("cadre", lambda _: "/activities/inspections/new/"),
    ("inspector", lambda _: "/activities/demands/"),
    ("inspector", lambda world: f"/activities/demands/{world.demand.uuid}/"),
    ("inspector", lambda world: f"/activities/demands/{world.demand.uuid}/fields/"),
    ("inspector", lambda _: "/activities/demands/receivers/?year=2025"),
    ("inspector", lambda world: f"/activities/demands/receivers/{world.township.uuid}/?year=2025"),
    (
        "inspector",
        lambda world: f"/activities/demands/merged/?receiver={world.township.uuid}&year=2025",
    ),
    ("cadre", lambda _: "/activities/demands/new/"),
    ("inspector", lambda _: "/activities/groups/"),
    ("inspector", lambda world: f"/activities/groups/{_told_again(world).group.uuid}/"),
    ("inspector", lambda world: f"/activities/groups/{_told_again(world).group.uuid}/correct/"),
    (
        "inspector",
        lambda world: f"/activities/groups/{_told_again(world).group.uuid}/instructions/",
    ),
    ("inspector", lambda world: _address_of(_told_again(world))),
    ("inspector", lambda world: f"/activities/groups/{_told_again(world).group.uuid}/messages/"),
    ("inspector", lambda world: _export_of(_told_again(world))),
    ("inspector", lambda world: f"/activities/years/group/{world.county.uuid}/?year=2025"),
    ("cadre", lambda _: "/activities/groups/new/"),
    ("cadre", lambda _: "/meetings/new/"),
    ("cadre", lambda _: "/meetings/notices/new/"),
    ("cadre", lambda _: "/documents/uploads/new/"),
    ("cadre", lambda _: "/documents/uploads/"),
    ("cadre", lambda world: f"/meetings/{make_report(world.county).meeting.uuid}/correct/"),
    ("inspector", lambda _: f"/documents/uploads/{_upload().uuid}/"),
    ("cadre", lambda _: "/documents/check/"),
    ("inspector", lambda _: "/voices/"),
    ("inspector", lambda world: f"/voices/{_voice(world).pk}/"),
    ("inspector", lambda _: "/voices/evaluations/"),
    ("inspector", lambda world: f"/voices/evaluations/{_round(world).uuid}/"),
    ("inspector", lambda _: "/receipt/"),
    ("inspector", lambda _: "/report/unsigned/"),
    ("cadre", lambda _: "/report/"),
    ("cadre", lambda world: f"/voices/evaluations/{_open_round(world).uuid}/answer/"),
    ("inspector", lambda _: "/units/"),
    ("inspector", lambda _: "/spread/?period=2025-05"),
    ("inspector", lambda _: "/pains/?period=2025-05"),
    ("inspector", lambda _: "/pains/?period=2025-05&by=issuer"),
    ("inspector", lambda _: "/quality/?period=2025-05"),
    ("inspector", lambda _: "/quality/readers/?period=2025-05"),
    ("inspector", lambda world: f"/quality/spared/?period={_with_spared(world)}"),
    ("inspector", lambda _: "/quality/spared/?period=2019-01"),
    ("inspector", lambda _: "/quality/silent/?period=2025-05"),
    ("inspector", lambda _: "/views/"),
    ("inspector", lambda _: "/own-burden/"),
    ("inspector", lambda _: "/own-burden/?period=2019-01"),
    ("system_admin", lambda _: "/units/import/"),
    ("system_admin", lambda _: "/account/people/"),
    ("system_admin", lambda _: "/account/people/?unused=yes"),
    ("system_admin", lambda _: "/account/people/new/"),
    ("system_admin", lambda _: f"/account/people/{_cadre().uuid}/"),
    ("system_admin", lambda _: f"/account/people/{_cadre().uuid}/password/"),
    ("system_admin", lambda _: f"/units/import/{_units_list()}/"),
    ("system_admin", lambda world: f"/units/{world.township.uuid}/edit/"),
    ("system_admin", lambda _: "/"),
    ("system_admin", lambda _: "/quality/?period=2025-05"),
    ("inspector", lambda world: f"/documents/{_removed(world).lower.uuid}/"),
    (
        "inspector",
        lambda world: (
            f"/documents/{_removed(world).lower.uuid}/compare/{_removed(world).upper.uuid}/"
        ),
    ),
    ("inspector", lambda world: f"/removals/ask/paper/{world.match.lower.uuid}/"),
    ("system_admin", lambda world: f"/removals/?kind={_carried_out(world).kind}"),
    ("system_admin", lambda _: "/removals/new/"),
    ("system_admin", lambda world: f"/removals/{_carried_out(world).uuid}/"),
    ("security_admin", lambda _: f"/removals/{_removal().uuid}/"),
    ("security_admin", lambda _: "/documents/refusals/"),
    ("system_admin", lambda _: "/thresholds/"),
    ("system_admin", lambda _: "/thresholds/drafts/new/"),
    ("system_admin", lambda _: "/thresholds/drafts/new/?preset=LOC-01"),
    ("security_admin", lambda world: f"/thresholds/drafts/{_draft(world).uuid}/"),
    ("security_admin", lambda world: f"/thresholds/drafts/{_draft(world).uuid}/effect/"),
    ("security_admin", lambda _: "/thresholds/rules/"),
    ("system_admin", lambda _: "/documents/stock/"),
    ("system_admin", lambda _: "/documents/issued/issuers/"),
    ("audit_admin", lambda _: "/audit/"),
    ("inspector", lambda _: "/reports/?period=2025-05"),
    ("inspector", lambda _: "/reports/new/?kind=period&period=2025-05"),
    ("inspector", lambda world: f"/reports/new/?kind=notice&period={_with_case(world)}"),
    ("inspector", lambda _: "/reports/new/?kind=rectification&state=all"),
    ("inspector", lambda world: f"/reports/new/?kind=bundle&finding={world.finding.uuid}"),
    ("inspector", lambda world: f"/reports/{_report(world).uuid}/"),
    ("inspector", lambda world: f"/reports/{_lost(world).uuid}/"),
    ("inspector", lambda world: f"/reports/{_order(world).uuid}/"),
    ("inspector", lambda _: "/findings/cases/"),
    ("inspector", lambda _: "/findings/cases/?topic=copying"),
    ("inspector", lambda _: "/account/password/"),
    ("inspector", lambda _: "/account/settings/"),
    ("inspector", _told),
)
# Files, fragments of pages, and what is seen before signing in (walked by itself below).
NO_PAGES = frozenset(
    {
        "activities:inspection-plan-template",
        "activities:record-template",
        "documents:paper-original",
        "documents:paper-page",
        "findings:finding-basis",
        "findings:rectification-basis",
        "documents:plan-template",
        "documents:register-template",
        "meetings:chain-picture",
        "meetings:import-template",
        "meetings:plan-template",
        "organisations:login",
        "organisations:second-factor",
        "organisations:unit-children",
        "reports:chain-word",
        "reports:comparison-word",
        "reports:meeting-template",
        "reports:overview-word",
        "reports:merged-form",
        "reports:register-template",
        "reports:report-file",
        "thresholds:progress",
        "thresholds:draft-whole",
    }
)
_OTHER_APPS = ("api", "jobs", "set_language")
SIZES = {"office": (1366, 768), "phone": (390, 844)}


@pytest.mark.slow
def test_every_page_of_the_product_is_walked(world: World) -> None:
    walked = {resolve(address(world).partition("?")[0]).view_name for _name, address in PAGES}
    pages = {
        row.route
        for row in TABLE
        if row.allowed.get("GET") and row.route.partition(":")[0] not in _OTHER_APPS
    }

    assert pages - NO_PAGES == walked


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visit, world: World, language: str, size: str
) -> None:
    width, height = SIZES[size]
    faults: list[str] = []
    visitors: dict[str, Visitor] = {}
    for name, address in PAGES:
        if name not in visitors:
            visitors[name] = visit(language=language, width=width, height=height)
            visitors[name].sign_in(name)
        visitor = visitors[name]
        page = visitor.open(address(world))
        found = Axe().run(page)
        faults += [
            f"{address(world)}: {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in found.response["violations"]
        ]
        if visitor.is_too_wide():
            faults.append(f"{address(world)}: wider than the screen")

    assert not faults, "\n".join(faults)


def test_sign_in_and_error_pages_are_accessible(
    visit: Visit, world: World, settings: Settings
) -> None:
    settings.SECOND_FACTOR_ROLES = ["audit_admin"]
    visitor = visit(width=390, height=844)
    visitor.sign_in("audit_admin")
    faults = []

    for path in ("/account/login/code/", "/account/login/", "/no/such/address/"):
        visitor.page.goto(visitor.address + path)
        assert not visitor.is_too_wide()
        found = Axe().run(visitor.page)
        faults += [f"{path}: {one['id']}" for one in found.response["violations"]]

    assert not faults
