"""What rules say of stored meetings: findings or notes, taken back when it is gone."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import OrganKind, Role, User
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from burden.thresholds.rulebook import RULES
from meetings.models import Link, Meeting, MeetingHit
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.held import again, hold

pytestmark = pytest.mark.django_db(transaction=True)

LONG = [{"speaker": "王某", "role": "县委书记", "minutes": 90, "characters": None}]
START = "2026-03-05 09:00"


def rules_filed() -> set[str]:
    undecided = Finding.objects.exclude(state=Finding.State.WITHDRAWN)
    return {one.measures["rule"] for one in undecided.filter(kind__startswith="rule:")}


def page_of(meeting: Meeting, county: County, role: Role = Role.INSPECTOR) -> Any:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, county.county))
    return client.get(reverse("meetings:meeting-detail", args=[meeting.uuid]))


def bring_into_force(**values: float) -> None:
    """Publish values as two administrators would."""
    draft = threshold_services.save_draft(
        values={key.replace("__", "."): value for key, value in values.items()},
        note="试点",
        based_on=thresholds.in_force().set,
        by=admin(Role.SYSTEM_ADMIN),
    )
    threshold_services.publish(draft=draft, by=admin(Role.SECURITY_ADMIN))


def admin(role: Role) -> User:
    return make_person(role, make_unit())


def test_binding_rule_becomes_a_finding_and_a_soft_one_a_note(county: County) -> None:
    heads = [(county.town, "镇长")]
    meeting = hold(
        county.county, "全县护林工作会议", START, roles=heads, convener="deputy", speeches=LONG
    )
    work()

    assert rules_filed() == {"GD-12a"}
    assert {hit.rule for hit in MeetingHit.objects.all()} == {"GD-11", "GD-12a"}
    page = page_of(meeting, county).text
    assert "Called by a deputy; the principals of 1 units sat there: 青河镇人民政府." in page
    assert "县委书记 王某 spoke for 90 minutes; the bound is 60." in page
    finding = Finding.objects.get()
    assert finding.unit == county.county
    assert finding.parameter_set == thresholds.in_force().set


def test_record_that_tells_nothing_says_nothing(county: County) -> None:
    hold(county.county, "全县护林工作会议", START, called=[county.town], ends_at=None)
    work()

    assert not MeetingHit.objects.exists()
    assert not Finding.objects.exists()


def test_corrected_record_takes_its_finding_back(county: County) -> None:
    meeting = hold(county.county, "全县护林工作会议", START, speeches=LONG)
    work()
    again(meeting, speeches=[{**LONG[0], "minutes": 50}])
    work()

    assert Finding.objects.get().state == Finding.State.WITHDRAWN
    assert not MeetingHit.objects.exists()


def test_record_merged_into_another_is_held_against_nobody(county: County) -> None:
    main = hold(county.county, "全县护林工作会议", START)
    meeting = hold(county.county, "全县护林会", START, speeches=LONG)
    work()
    again(meeting, merged_into=main)
    work()

    assert not rules_filed()


def test_statutory_meeting_is_spared_and_the_page_says_so(county: County) -> None:
    meeting = hold(county.county, "县人民代表大会", START, speeches=LONG, legal_basis="地方组织法")
    work()

    assert not Finding.objects.exists()
    page = page_of(meeting, county).text
    assert "required by law, so held against nobody" in page


def test_new_bound_judges_every_meeting_again(county: County) -> None:
    hold(county.county, "全县护林工作会议", START, speeches=LONG)
    work()
    assert rules_filed() == {"GD-12a"}

    bring_into_force(meeting__principal_minutes=120)
    work()

    assert not rules_filed()


def test_showing_of_a_soft_rule_can_be_raised_to_a_finding(county: County) -> None:
    hold(county.county, "会议", START, roles=[(county.town, "镇长")], convener="deputy")
    work()
    assert not rules_filed()

    bring_into_force(**{"rule.GD-11": 2})
    work()

    assert rules_filed() == {"GD-11"}


def test_days_kept_free_hold_where_the_place_has_set_them(county: County) -> None:
    monday = hold(county.county, "全县护林工作会议", "2026-03-02 19:30", called=[county.town])
    work()
    assert not MeetingHit.objects.exists()

    bring_into_force(meeting__free_from=1, meeting__free_to=1)
    work()

    hit = MeetingHit.objects.get()
    assert (hit.rule, hit.form) == ("LOC-04", "evening")
    assert "outside office hours" in page_of(monday, county).text


def test_filing_counts_in_working_days_and_only_where_it_is_told(county: County) -> None:
    bring_into_force(meeting__filed_days=5)
    told = {"called": [county.town]}
    late = hold(county.county, "护林会", "2026-03-06 09:00", filed_on=date(2026, 2, 28), **told)
    hold(county.county, "防汛会", "2026-03-09 09:00", filed_on=date(2026, 3, 2), **told)
    hold(county.county, "禁烧会", "2026-03-10 09:00", **told)
    work()

    # 28 February 2026 was a Saturday with offices open: the next five days were working days.
    assert not MeetingHit.objects.filter(form="filed_late").exists()

    again(late, filed_on=date(2026, 3, 2))
    work()

    hit = MeetingHit.objects.get(form="filed_late")
    assert (hit.item, hit.figures["days"]) == (late.item, 4)
    assert "Filed 4 working days ahead; the bound is 5." in page_of(late, county).text
    assert rules_filed() == {"LOC-04a"}


def test_rule_that_was_only_reported_is_held_once_a_person_has_confirmed_it(
    county: County,
) -> None:
    towns = [county.town, county.other_town]
    meeting = hold(county.county, "三类会", START, called=towns, category="三类")
    meeting.attendances.filter(unit=county.town).update(people=160)
    again(meeting)
    work()
    assert not MeetingHit.objects.exists()
    inspector = Client(headers={"accept-language": "en"})
    inspector.force_login(make_person(Role.INSPECTOR, county.county))
    assert "HY-01a" not in inspector.get(reverse("findings:finding-list")).text

    threshold_services.confirm_rule(
        rule=RULES["HY-01a"], reference="财行〔2016〕214号第六条", by=admin(Role.SECURITY_ADMIN)
    )
    work()

    assert rules_filed() == {"HY-01a"}
    assert "HY-01a" in inspector.get(reverse("findings:finding-list")).text


def test_approval_is_noted_where_it_is_not_told_and_held_once_the_rule_is_confirmed(
    county: County,
) -> None:
    bureau = make_unit("安平县教育局", parent=county.county)
    bureau.organ_kind = OrganKind.DEPARTMENT
    bureau.save()
    told: dict[str, Any] = {"called": [county.town], "category": "二类"}
    untold = hold(bureau, "全县教育工作会议", START, **told)
    own = hold(bureau, "全县教育推进会议", "2026-04-20 09:00", approved_by="局党组会", **told)
    work()

    assert "二类: the record tells no approval." in page_of(untold, county).text
    assert "the record does not tell it, so held against nobody" in page_of(untold, county).text
    assert "局党组会" in page_of(own, county).text
    assert not rules_filed()

    threshold_services.confirm_rule(
        rule=RULES["HY-01b"], reference="财行〔2016〕214号第七条", by=admin(Role.SECURITY_ADMIN)
    )
    work()

    assert rules_filed() == {"HY-01b"}
    assert "二类: approved by the unit that held it (局党组会)." in page_of(own, county).text


def test_relay_of_the_same_day_is_pointed_out_with_the_superior_meeting(county: County) -> None:
    upper = hold(county.city, "全市护林工作会议", "2026-03-05 09:00", called=[county.county])
    lower = hold(county.county, "传达全市护林工作会议精神", "2026-03-05 20:00")
    Link.objects.create(
        lower=lower,
        upper=upper,
        weight=6.0,
        novelty=0.1,
        margin=3.0,
        is_same_day=True,
        is_reached=True,
        evidence=[{"signal": name, "weight": 2.0, "text": ""} for name in ("conveys", "topic")],
    )
    again(lower)
    work()

    finding = Finding.objects.get(kind="rule:GD-10a")
    assert finding.unit == county.county
    assert finding.evidence[0]["meetings"] == [str(upper.uuid)]

    Link.objects.filter(lower=lower).update(novelty=0.6)
    again(lower)
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN


def test_page_of_a_finding_opens_to_its_meetings_and_its_rule(county: County) -> None:
    meeting = hold(county.county, "全县护林工作会议", START, speeches=LONG)
    work()
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, county.county))

    page = client.get(reverse("findings:finding-detail", args=[Finding.objects.get().uuid])).text

    assert reverse("meetings:meeting-detail", args=[meeting.uuid]) in page
    assert "length of speeches (GD-12a): 县委书记 王某 spoke for 90 minutes" in page


def test_layering_asks_for_the_rules_when_it_has_judged(county: County) -> None:
    meeting = hold(county.county, "全县护林工作会议", START, speeches=LONG)
    work()
    MeetingHit.objects.all().delete()

    jobs.enqueue("meeting.judge", str(meeting.uuid))
    work()

    assert MeetingHit.objects.filter(rule="GD-12a").exists()
