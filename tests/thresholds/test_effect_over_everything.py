"""What touches more than a page can wait for is worked out by a job, and comes true as well."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.jobs.models import Job
from burden.organisations.models import Role
from burden.thresholds import selectors, services, working_out
from burden.thresholds.models import DraftEffect, ParameterSet
from burden.thresholds.whatif import Effect, effect_of
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.gatherings import Offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import publish_and_judge
from tests.thresholds.test_what_if_of_limits_comes_true import (
    CROWDED,
    SHOWN,
    bring_papers,
    hold_meetings,
)

pytestmark = pytest.mark.django_db(transaction=True)

VALUES: dict[str, float] = CROWDED | {
    "length.special": 600,
    "rule.hours_to_deadline": 200,
    "meeting.minutes": 90,
    "meeting.cut": 0.9,
    "meeting.least": 2,
}


@pytest.fixture
def offices(once: Once, monkeypatch: pytest.MonkeyPatch) -> Offices:
    for bound in (
        "docs_audit.ruling.limits.MOST",
        "meetings.convening.foretelling.MOST",
        "meetings.ruling.limits.MOST",
    ):
        monkeypatch.setattr(bound, 0)
    # Whatever is held in memory at a time, the same is told.
    monkeypatch.setattr("meetings.convening.outlines._MEETINGS", 1)
    offices = hold_meetings(once(bring_papers))
    publish_and_judge(SHOWN, offices)
    return offices


def drafted(values: Mapping[str, float], offices: Offices) -> ParameterSet:
    drafter = make_person(Role.SYSTEM_ADMIN, offices.city)
    present = selectors.in_force().set
    return services.save_draft(values=values, note="test", based_on=present, by=drafter)


def test_what_a_job_tells_of_more_than_a_page_waits_for_comes_true(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The job pauses after each paper.
    monkeypatch.setattr(working_out, "_SHIFT_SECONDS", 0)

    def tell(values: Mapping[str, float]) -> Effect:
        assert {one.definition.key for one in effect_of(values).unseen} >= {
            "length.special",
            "meeting.minutes",
            "meeting.cut",
        }
        draft = drafted(values, offices)
        working_out.ask(draft=draft, by=make_person(Role.SECURITY_ADMIN, offices.city))
        work()
        return working_out.told_of(values)

    effect = assert_comes_true(VALUES, offices, tell)

    assert {"rule:GD-05", "rule:GD-12b", "rule:GD-16"} <= {
        one.kind for one in effect.kinds if len(one.comes)
    }
    assert Job.objects.get(kind=working_out.JOB).claims > 1
    # What was foreseen has come, so nothing is kept of it.
    assert not DraftEffect.objects.exists()


def test_work_is_asked_for_seen_dropped_and_shown_on_the_page_of_the_draft(
    offices: Offices,
) -> None:
    draft = drafted(VALUES, offices)
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SECURITY_ADMIN, offices.city),
        "django.contrib.auth.backends.ModelBackend",
    )

    def page(name: str = "thresholds:draft-effect") -> str:
        return client.get(reverse(name, args=[draft.uuid])).content.decode()

    def send(name: str) -> Any:
        return client.post(reverse(name, args=[draft.uuid]))

    assert "Work it out over everything" in page()
    assert send("thresholds:draft-whole").status_code == 302
    assert "You can leave this page" in page("thresholds:draft-whole")
    send("thresholds:draft-drop")
    work()
    assert "Work it out over everything" in page()
    send("thresholds:draft-whole")
    work()

    told = page()
    assert "Worked out over everything that was stored" in told
    assert "known only once" not in told
    assert 'hx-trigger="every 2s"' not in page("thresholds:draft-whole")
    form = client.get(f"{reverse('thresholds:draft-effect', args=[draft.uuid])}?export=csv")
    assert ",comes,安平县人民政府," in form.content.decode()
    acts = Entry.objects.filter(action__startswith="thresholds.effect").order_by("pk")
    assert list(acts.values_list("action", flat=True)) == [
        "thresholds.effect_asked",
        "thresholds.effect_dropped",
        "thresholds.effect_asked",
    ]
