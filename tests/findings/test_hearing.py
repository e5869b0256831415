"""No verdict before the unit could reply: notice, reply, silence."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import NoNotice, NotHeard, NoticeStands, StillToReply, TextMissing
from burden.findings.models import Decision, Finding, Notice, Reply
from burden.findings.selectors.hearing import Stage, hearings_of, stage_of
from burden.organisations.models import Role, User
from burden.organisations.periods import after_working_days, is_working_day
from tests.factories.administration import make_person
from tests.factories.hearing import hear
from tests.findings.conftest import World, suspect


@pytest.fixture
def editor(world: World) -> User:
    return make_person(Role.UNIT_EDITOR, world.county)


def stage(world: World) -> Stage:
    return stage_of(Finding.objects.get(pk=world.finding.pk), timezone.localdate())


def test_nothing_is_confirmed_before_the_unit_was_told(world: World) -> None:
    with pytest.raises(NotHeard):
        services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    assert stage(world) is Stage.NOTICE
    assert not Decision.objects.exists()


def test_nothing_is_confirmed_while_the_unit_may_still_reply(world: World) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)

    with pytest.raises(StillToReply) as refusal:
        services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    assert stage(world) is Stage.REPLY
    assert str(Notice.objects.get().due_on.year) in str(refusal.value.sentence)


def test_day_until_which_a_unit_may_reply_is_so_many_working_days_away(world: World) -> None:
    notice = services.give_notice(finding=world.finding, by=world.inspector)

    assert notice.due_on == after_working_days(timezone.localdate(), 10)
    assert is_working_day(notice.due_on)


def test_a_reply_opens_the_way_to_a_decision_before_its_day(world: World, editor: User) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)

    services.reply(finding=world.finding, by=editor, text=" 本镇另有措施三条。 ")
    services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    assert Reply.objects.get().text == "本镇另有措施三条。"
    assert Finding.objects.get().state == "confirmed"


def test_last_day_still_belongs_to_the_unit(world: World) -> None:
    notice = services.give_notice(finding=world.finding, by=world.inspector)
    notice.due_on = timezone.localdate()
    notice.save()

    with pytest.raises(StillToReply):
        services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)


def test_silence_is_shown_and_changes_nothing_but_the_stage(world: World) -> None:
    before = Finding.objects.values("severity", "confidence", "state").get()
    hear(world.finding, world.inspector)

    assert stage(world) is Stage.DECISION
    (heard,) = hearings_of(Finding.objects.get(), timezone.localdate())
    assert heard.is_silent
    assert heard.replies == ()
    assert Finding.objects.values("severity", "confidence", "state").get() == before


def test_dismissing_and_doubting_need_no_hearing(world: World) -> None:
    services.decide(finding=world.finding, verdict="unsure", by=world.inspector)
    services.decide(
        finding=world.finding, verdict="dismissed", reason="misread", by=world.inspector
    )

    assert Finding.objects.get().state == "dismissed"


def test_a_unit_is_told_once(world: World) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)

    with pytest.raises(NoticeStands):
        services.give_notice(finding=world.finding, by=world.colleague)

    assert Notice.objects.count() == 1


def test_a_reply_answers_a_notice_and_says_something(world: World, editor: User) -> None:
    with pytest.raises(NoNotice):
        services.reply(finding=world.finding, by=editor, text="无")
    services.give_notice(finding=world.finding, by=world.inspector)
    with pytest.raises(TextMissing):
        services.reply(finding=world.finding, by=editor, text="  ")

    assert not Reply.objects.exists()


def test_only_editors_over_the_unit_reply_and_only_inspectors_tell(world: World) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)
    stranger = make_person(Role.UNIT_EDITOR, world.other)
    others = [make_person(role, world.county) for role in Role if role != Role.UNIT_EDITOR]

    for person in (*others, stranger):
        with pytest.raises(PermissionDenied):
            services.reply(finding=world.finding, by=person, text="无")
    with pytest.raises(PermissionDenied):
        services.give_notice(finding=world.finding, by=world.leader)

    assert not Reply.objects.exists()


def test_notice_and_reply_leave_their_entries(world: World, editor: User) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)
    services.reply(finding=world.finding, by=editor, text="说明如下。")

    acts = Entry.objects.filter(action__startswith="finding.").order_by("number")
    assert list(acts.values_list("action", "actor_id")) == [
        ("finding.notified", str(world.inspector.pk)),
        ("finding.replied", str(editor.pk)),
    ]
    assert "说明" not in "".join(acts.values_list("details", flat=True))


def test_a_withdrawn_finding_that_holds_again_is_told_again(world: World, editor: User) -> None:
    hear(world.finding, world.inspector)
    services.withdraw(item=world.item, kind=world.finding.kind)
    services.file_finding(
        kind=world.finding.kind,
        item=world.item,
        upper=world.upper,
        measures=world.finding.measures,
        evidence=world.finding.evidence,
        confidence=1.0,
        parameter_set=world.finding.parameter_set,
    )

    assert stage(world) is Stage.NOTICE
    (heard,) = hearings_of(Finding.objects.get(), timezone.localdate())
    assert not heard.is_standing


@pytest.mark.parametrize(("verdict", "state"), [("confirmed", "open"), ("dismissed", "dismissed")])
def test_a_unit_that_was_not_told_is_told_when_the_paper_turns_out_to_be_its_own(
    world: World, verdict: str, state: str
) -> None:
    hear(world.finding, world.inspector)
    services.decide(finding=world.finding, verdict=verdict, reason="misread", by=world.inspector)
    world.item.unit = world.other
    world.item.save()

    suspect(world.item, world.upper)

    finding = Finding.objects.get()
    assert (finding.unit, finding.state, finding.notice) == (world.other, state, None)
    assert Entry.objects.filter(action="finding.came_back").count() == 1


def test_a_late_reply_is_taken_as_well(world: World, editor: User) -> None:
    hear(world.finding, world.inspector)

    services.reply(finding=world.finding, by=editor, text="迟到的说明。")

    notice = Notice.objects.get()
    assert notice.replied_at is not None
    assert not notice.is_silent(timezone.localdate() + timedelta(days=100))
