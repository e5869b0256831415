"""Dates stand on the start page of those concerned, and of nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.findings import services
from burden.findings.models import Finding, Rectification
from burden.findings.selectors.due import dues_of
from burden.organisations.models import Role, User
from tests.factories.administration import make_person
from tests.factories.hearing import hear
from tests.findings.conftest import World


def codes(person: User) -> dict[str, int]:
    return {one.code: one.count for one in dues_of(person, timezone.localdate())}


def rectification(world: World, state: str, days: int) -> Rectification:
    return Rectification.objects.create(
        unit=world.county,
        kind=world.finding.kind,
        source="paper",
        title="安平县森林防火工作方案",
        owner="县政府办公室",
        measure="不再转发",
        deadline=timezone.localdate() + timedelta(days=days),
        figure="share",
        start_value=0.8,
        target=0.2,
        state=state,
        opened_on=timezone.localdate(),
        by=world.inspector,
    )


def test_unit_is_told_of_its_day_and_the_inspector_once_it_is_over(world: World) -> None:
    editor = make_person(Role.UNIT_EDITOR, world.county)
    notice = services.give_notice(finding=world.finding, by=world.inspector)

    assert codes(editor) == {"reply": 1}
    assert codes(world.inspector) == {}
    assert dues_of(editor, timezone.localdate())[0].day == notice.due_on

    services.reply(finding=world.finding, by=editor, text="说明")
    assert codes(editor) == {}
    assert codes(world.inspector) == {"ready": 1}


def test_second_person_and_whoever_it_was_given_to_are_told(world: World) -> None:
    hear(world.finding, world.inspector)
    Finding.objects.update(severity="high")
    services.assign(finding=world.finding, by=world.inspector, to=world.colleague)
    services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    assert codes(world.colleague) == {"second": 1, "mine": 1}


def test_rectifications_fall_due_and_rebound_for_unit_and_inspector(world: World) -> None:
    for state, days in (("open", 10), ("open", 90), ("reported", 3), ("rebounded", -30)):
        rectification(world, state, days)

    for person in (world.inspector, make_person(Role.UNIT_EDITOR, world.county)):
        found = {
            one.code: (one.count, one.is_alarm) for one in dues_of(person, timezone.localdate())
        }
        assert found == {
            "rectification": (1, False),
            "check": (1, False),
            "rebounded": (1, True),
        }
    assert codes(world.stranger) == {}


@pytest.mark.parametrize("role", [Role.CADRE, Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN])
def test_others_are_told_nothing(world: World, role: Role) -> None:
    services.give_notice(finding=world.finding, by=world.inspector)
    rectification(world, "rebounded", -3)

    assert codes(make_person(role, world.city)) == {}


def test_start_page_says_it_and_leads_there(world: World, settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]
    services.give_notice(finding=world.finding, by=world.inspector)
    client = Client()
    client.force_login(
        make_person(Role.UNIT_EDITOR, world.county), "django.contrib.auth.backends.ModelBackend"
    )

    assert reverse("findings:due") in client.get(reverse("dashboards:overview")).text
    page = client.get(reverse("findings:due"), headers={"HX-Request": "true"}).text

    assert "1 finding is held against you; you may reply until" in page
    listed = client.get(reverse("findings:finding-list"), {"stage": "notified"})
    assert [row.finding for row in listed.context["rows"]] == [world.finding]
