"""Every page: accessible, no wider than the screen, nothing from elsewhere, no policy broken."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from burden.organisations.models import Role, User
from burden.thresholds import selectors, services
from burden.thresholds.models import ParameterSet
from tests.browser.conftest import Visit
from tests.browser.world import UPPER_NUMBER, World

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


PAGES: tuple[tuple[str, Address], ...] = (
    ("inspector", lambda _: "/"),
    ("inspector", lambda _: "/?period=2019-01"),
    ("inspector", lambda _: "/flow/?from_level=county&to_level=township&period=2025-05"),
    ("inspector", lambda _: "/scope/"),
    ("inspector", lambda _: f"/search/?q={UPPER_NUMBER}"),
    ("inspector", lambda _: "/matters/?period=2025"),
    ("inspector", lambda world: f"/matters/{world.finding.item.uuid}/"),
    ("inspector", lambda world: f"/matters/{world.finding.item.uuid}/items/"),
    ("inspector", lambda world: f"/items/{world.finding.item.uuid}/bookings/"),
    ("inspector", lambda world: f"/units/{world.township.uuid}/?period=2025-05"),
    ("inspector", lambda _: "/findings/"),
    ("inspector", lambda world: f"/findings/{world.finding.uuid}/"),
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
    ("inspector", lambda _: "/meetings/change/?period=2025-05"),
    ("inspector", lambda _: "/meetings/calls/?period=2025-05"),
    ("inspector", lambda _: "/meetings/calendar/?period=2025-05"),
    ("inspector", lambda _: "/meetings/notices/?state="),
    ("inspector", lambda world: f"/meetings/notices/{world.notice.uuid}/"),
    ("inspector", lambda _: "/meetings/attendance/?period=2025-05"),
    ("inspector", lambda _: "/meetings/duplicates/?period=2025-05"),
    ("inspector", lambda _: "/meetings/imports/"),
    ("inspector", lambda _: "/meetings/plans/"),
    ("inspector", lambda world: f"/meetings/plans/{world.township.uuid}/"),
    ("inspector", lambda _: "/meetings/plans/import/"),
    ("inspector", lambda _: "/meetings/trend/"),
    ("inspector", lambda world: f"/meetings/trend/{world.township.uuid}/"),
    ("inspector", lambda _: "/activities/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/"),
    ("inspector", lambda world: f"/activities/inspections/{world.inspection.uuid}/"),
    ("inspector", lambda _: "/activities/inspections/organisers/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/receivers/?year=2025"),
    ("inspector", lambda _: "/activities/inspections/plan/import/"),
    ("inspector", lambda world: f"/activities/years/inspection/{world.county.uuid}/?year=2025"),
    ("cadre", lambda _: "/activities/inspections/new/"),
    ("cadre", lambda _: "/meetings/new/"),
    ("cadre", lambda _: "/meetings/notices/new/"),
    ("cadre", lambda _: "/documents/uploads/new/"),
    ("cadre", lambda _: "/documents/uploads/"),
    ("cadre", lambda _: "/documents/check/"),
    ("inspector", lambda _: "/units/"),
    ("inspector", lambda _: "/spread/?period=2025-05"),
    ("inspector", lambda _: "/quality/?period=2025-05"),
    ("inspector", lambda _: "/quality/readers/?period=2025-05"),
    ("inspector", lambda _: "/quality/silent/?period=2025-05"),
    ("inspector", lambda _: "/views/"),
    ("inspector", lambda _: "/own-burden/"),
    ("inspector", lambda _: "/own-burden/?period=2019-01"),
    ("system_admin", lambda _: "/units/import/"),
    ("system_admin", lambda _: "/account/people/"),
    ("system_admin", lambda _: "/account/people/new/"),
    ("system_admin", lambda _: "/thresholds/"),
    ("system_admin", lambda _: "/thresholds/drafts/new/"),
    ("system_admin", lambda _: "/thresholds/drafts/new/?preset=LOC-01"),
    ("security_admin", lambda world: f"/thresholds/drafts/{_draft(world).uuid}/"),
    ("security_admin", lambda world: f"/thresholds/drafts/{_draft(world).uuid}/effect/"),
    ("security_admin", lambda _: "/thresholds/rules/"),
    ("system_admin", lambda _: "/documents/stock/"),
    ("system_admin", lambda _: "/documents/issued/issuers/"),
    ("inspector", lambda _: "/account/password/"),
)
SIZES = {"office": (1366, 768), "phone": (390, 844)}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visit, world: World, language: str, size: str
) -> None:
    width, height = SIZES[size]
    faults: list[str] = []
    signed_in = ""
    for name, address in PAGES:
        if name != signed_in:
            visitor = visit(language=language, width=width, height=height)
            visitor.sign_in(name)
            signed_in = name
        page = visitor.open(address(world))
        found = Axe().run(page)
        faults += [
            f"{address(world)}: {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in found.response["violations"]
        ]
        if visitor.is_too_wide():
            faults.append(f"{address(world)}: wider than the screen")

    assert not faults, "\n".join(faults)


def test_sign_in_and_error_pages_are_accessible(visit: Visit, world: World) -> None:
    visitor = visit()
    faults = []

    for path in ("/account/login/", "/no/such/address/"):
        visitor.page.goto(visitor.address + path)
        found = Axe().run(visitor.page)
        faults += [f"{path}: {one['id']}" for one in found.response["violations"]]

    assert not faults
