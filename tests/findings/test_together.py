"""One decision for several findings; nothing is lost whatever happens in the middle."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.models import Decision, Finding, Notice
from burden.organisations.models import User
from tests.factories.administration import make_item
from tests.factories.hearing import hear
from tests.findings.conftest import World, suspect

TOGETHER = reverse("findings:together")


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def alike(world: World) -> list[Finding]:
    """Three findings of one matter against the county."""
    more = [make_item(world.county, parent=world.upper, title=f"方案{n}") for n in range(2)]
    return [world.finding, *(suspect(one, world.upper) for one in more)]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def sent(findings: list[Finding], **told: str) -> dict[str, object]:
    return {"chosen": [f"{one.uuid}:0" for one in findings], **told}


def states() -> list[str]:
    return list(Finding.objects.order_by("pk").values_list("state", flat=True))


def test_page_of_a_finding_leads_to_those_like_it_in_its_matter(
    world: World, alike: list[Finding]
) -> None:
    suspect(make_item(world.county, title="其他事项"), None)
    client = signed_in(world.inspector)
    page = client.get(reverse("findings:finding-detail", args=[world.finding.uuid]))
    assert "2 more like it in this matter" in page.text

    matter = {"kind": world.finding.kind, "matter": str(world.upper.uuid)}
    rows = client.get(TOGETHER, matter).context["rows"]

    assert {row.finding for row, _problem in rows} == set(alike)


def test_those_that_are_shown_together_are_named_in_the_log(
    world: World, alike: list[Finding]
) -> None:
    client = signed_in(world.inspector)
    client.get(TOGETHER, {"matter": str(world.upper.uuid)})
    client.post(TOGETHER, sent(alike[:2], verdict="dismissed"))

    first, again = Entry.objects.filter(action="finding.viewed_together").order_by("number")
    named = [sorted(json.loads(one.details)["findings"]) for one in (first, again)]
    assert named == [sorted(str(one.uuid) for one in some) for some in (alike, alike[:2])]
    assert (first.actor_name, first.unit_path) == (world.inspector.username, world.county.path)


def test_one_reason_serves_all_that_were_chosen(world: World, alike: list[Finding]) -> None:
    answer = signed_in(world.inspector).post(
        TOGETHER, sent(alike[:2], verdict="dismissed", reason="statutory", note="依法开展")
    )

    assert "2 findings are done." in answer.text
    assert states() == ["dismissed", "dismissed", "open"]
    told = Decision.objects.values_list("reason", "note")
    assert list(told) == [("statutory", "依法开展")] * 2
    assert Entry.objects.filter(action="finding.dismissed").count() == 2


def test_units_are_told_of_several_at_once(world: World, alike: list[Finding]) -> None:
    signed_in(world.inspector).post(TOGETHER, sent(alike, verdict="notice"))

    assert Notice.objects.count() == 3


def test_each_that_is_refused_stays_with_its_sentence(world: World, alike: list[Finding]) -> None:
    hear(alike[0], world.inspector)
    services.give_notice(finding=alike[1], by=world.inspector)

    answer = signed_in(world.inspector).post(TOGETHER, sent(alike, verdict="confirmed"))

    assert states() == ["confirmed", "open", "open"]
    problems = [problem for _row, problem in answer.context["rows"]]
    assert "may reply until" in problems[0]
    assert "does not know of it yet" in problems[1]


def test_two_at_once_get_a_clear_answer(world: World, alike: list[Finding]) -> None:
    services.decide(finding=alike[0], verdict="dismissed", reason="misread", by=world.colleague)

    answer = signed_in(world.inspector).post(
        TOGETHER, sent(alike, verdict="dismissed", reason="misread")
    )

    assert "2 findings are done." in answer.text
    ((_row, problem),) = answer.context["rows"]
    assert f"Meanwhile {world.colleague} decided: dismissed." in problem
    assert alike[0].decisions.get().by == world.colleague


def test_a_finding_whose_paper_is_gone_is_named_and_the_others_are_decided(
    world: World, alike: list[Finding]
) -> None:
    gone = sent(alike, verdict="dismissed", reason="misread", note="误判")
    alike[1].item.delete()

    answer = signed_in(world.inspector).post(TOGETHER, gone)

    assert states() == ["dismissed", "dismissed"]
    assert "1 finding is no longer here" in answer.text
    assert "All of them are done" not in answer.text
    assert "误判" in answer.text


def test_a_decision_on_a_finding_whose_paper_is_gone_shows_the_note_again(world: World) -> None:
    address = reverse("findings:finding-decide", args=[world.finding.uuid])
    world.item.delete()

    answer = signed_in(world.inspector).post(
        address, {"verdict": "unsure", "note": "逐条核对过", "seen": 0}
    )

    assert answer.status_code == 404
    assert "its record was removed" in answer.text
    assert "逐条核对过" in answer.text


def test_nothing_chosen_decides_nothing_and_keeps_what_was_written(
    world: World, alike: list[Finding]
) -> None:
    answer = signed_in(world.inspector).post(
        TOGETHER, {"verdict": "dismissed", "reason": "misread", "note": "写了一半"}
    )

    assert answer.status_code == 400
    assert "Choose at least one finding." in answer.text
    assert "写了一半" in answer.text


def test_what_lies_outside_the_scope_is_as_if_it_were_not_there(world: World) -> None:
    outside = suspect(make_item(world.other), None)

    answer = signed_in(world.inspector).post(
        TOGETHER, sent([outside], verdict="dismissed", reason="misread")
    )
    unknown = signed_in(world.inspector).post(
        TOGETHER, {"chosen": [f"{uuid4()}:0"], "verdict": "dismissed", "reason": "misread"}
    )

    assert answer.context["gone"] == unknown.context["gone"] == 1
    assert not Decision.objects.exists()
