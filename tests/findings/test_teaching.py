"""Decisions teach: how often people agree with a detector, and the bound that suggests."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings import services
from burden.findings.models import Finding
from burden.findings.selectors.teaching import Taught, taught
from burden.organisations.models import Role
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_person
from tests.factories.hearing import confirm
from tests.findings.conftest import World, suspect


def decided(world: World, share: float, reason: str = "") -> Finding:
    """A finding of a copied share, confirmed or dismissed for a reason."""
    finding = suspect(make_item(world.county), None, share=share)
    if reason:
        services.decide(
            finding=finding,
            verdict="dismissed",
            reason=reason,
            duplicate_of=world.finding,
            by=world.inspector,
        )
    else:
        confirm(finding, by=world.inspector)
    return finding


def of_copies(world: World) -> Taught:
    (found,) = taught(make_person(Role.SYSTEM_ADMIN, world.city), thresholds.in_force())
    return found


def test_share_that_people_agreed_with_leaves_out_what_tells_nothing(world: World) -> None:
    for share, reason in (
        (0.9, ""),
        (0.9, ""),
        (0.9, ""),
        (0.7, "misread"),
        (0.7, "rectified"),
        (0.7, "duplicate"),
    ):
        decided(world, share, reason)

    found = of_copies(world)

    assert (found.confirmed, found.dismissed, found.wrong) == (3, 3, 1)
    assert found.precision == 0.75
    assert found.suggestion is None


def test_bound_above_which_nine_of_ten_were_confirmed_is_suggested(world: World) -> None:
    for share in (0.65, 0.66, 0.67, 0.68):
        decided(world, share, "own_measures")
    decided(world, 0.7)
    for n in range(9):
        decided(world, 0.8 + n / 100)

    suggestion = of_copies(world).suggestion

    assert suggestion is not None
    assert suggestion.key == "copy.amber"
    assert (suggestion.bound, suggestion.lost, suggestion.spared) == (0.68, 0, 3)


def test_nothing_is_suggested_where_people_agree(world: World) -> None:
    for n in range(12):
        decided(world, 0.8 + n / 100)

    assert of_copies(world).suggestion is None


def test_only_the_latest_decision_on_a_finding_counts(world: World) -> None:
    finding = decided(world, 0.9)
    services.decide(finding=finding, verdict="dismissed", reason="emergency", by=world.inspector)

    found = of_copies(world)

    assert (found.confirmed, dict(found.reasons)) == (0, {"emergency": 1})


def test_page_leads_to_the_draft_with_the_bound_filled_in(world: World, settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]
    for n in range(6):
        decided(world, 0.65, "misread")
        decided(world, 0.9 + n / 1000)
    client = Client()
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, world.city), "django.contrib.auth.backends.ModelBackend"
    )

    page = client.get(reverse("findings:precision")).text

    assert "0.9 instead of 0.6 would have spared 6 wrong ones and missed 0 right ones" in page
    draft = client.get(reverse("thresholds:draft-create"), {"copy.amber": "0.9"})
    assert draft.context["drafting"].form["copy.amber"].value() == "0.9"


@pytest.mark.parametrize("value", ["", "ninety", "nan", "inf"])
def test_what_is_no_number_fills_nothing_in(world: World, value: str) -> None:
    client = Client()
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, world.city), "django.contrib.auth.backends.ModelBackend"
    )

    draft = client.get(reverse("thresholds:draft-create"), {"copy.amber": value})

    assert draft.context["drafting"].form["copy.amber"].value() == "0.6"
