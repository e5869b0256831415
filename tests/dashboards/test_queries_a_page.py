"""No page asks the database more often for more rows, and none asks more than fifteen times."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.matters.models import Item
from burden.organisations.models import Level, Role
from docs_audit.models import Match
from meetings.models import Link
from tests.benchmarks.dashboards.database import fill
from tests.benchmarks.dashboards.province import make_province
from tests.factories.administration import make_person

pytestmark = pytest.mark.django_db

MOST = 15
SHAPE = (
    (Level.PROVINCE, 1, 400),
    (Level.CITY, 3, 120),
    (Level.COUNTY, 3, 45),
    (Level.TOWNSHIP, 4, 22),
    (Level.VILLAGE, 5, 6),
)
_OF_SCOPE = (
    "/",
    "/flow/?from_level=county&to_level=township",
    "/scope/",
    "/meetings/",
    "/meetings/change/",
    "/meetings/calls/",
    "/meetings/calendar/",
    "/meetings/attendance/",
    "/meetings/trend/",
    "/meetings/plans/",
    "/meetings/imports/",
    "/meetings/notices/",
    "/meetings/duplicates/",
    "/matters/",
    "/pains/",
    "/pains/?by=kind",
    "/pains/?by=issuer",
    "/pains/?level=township",
    "/findings/",
    "/documents/",
    "/documents/white-heads/",
    "/documents/issued/",
    "/documents/issued/issuers/",
    "/documents/uploads/",
    "/spread/",
    "/quality/",
    "/quality/no-end/",
    "/quality/readers/",
    "/quality/silent/",
    "/units/",
    "/news/",
    "/own-burden/",
    "/thresholds/",
    "/thresholds/rules/",
    "/search/?words=通知",
)


def asked_by_page(items: int) -> dict[str, int]:
    """How often each page reads, in a province with so many papers and meetings."""
    with transaction.atomic():
        levels = make_province(SHAPE)
        fill(levels, items, findings=items)
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(
            make_person(Role.INSPECTOR, levels[0][0]), "django.contrib.auth.backends.ModelBackend"
        )
        city = levels[1][1].uuid
        pages = {one: _joined(one, f"unit={city}&period=2025-Q3") for one in _OF_SCOPE}
        pages |= {name: f"{one}?period=2025-Q3" for name, one in _of_things().items()}
        asked = {name: _asked(client, address) for name, address in pages.items()}
        transaction.set_rollback(True)
    return asked


def _joined(path: str, query: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{query}"


def _of_things() -> dict[str, str]:
    """The page of one thing each that has as much as any to tell."""
    match = Match.objects.filter(lower__item__parent__isnull=False).latest("pk")
    link = Link.objects.filter(upper__mode="video", lower__mode="video").latest("pk")
    roots = Item.objects.filter(pk__in=Item.objects.filter(depth=1).values("root"))
    found = {kind: Finding.objects.filter(kind=kind).latest("pk") for kind in _KINDS}
    called = Entry.objects.filter(component="meeting", day__range=("2025-07-01", "2025-09-30"))
    return {
        "unit": f"/units/{called.latest('pk').receiver.uuid}/",
        "paper": f"/documents/{match.lower.uuid}/",
        "compare": f"/documents/{match.lower.uuid}/compare/{match.upper.uuid}/",
        "meeting": f"/meetings/{link.lower.uuid}/",
        "attendance": f"/meetings/{link.lower.uuid}/attendance/",
        "layers": f"/meetings/{link.upper.uuid}/layers/",
        "trend": f"/meetings/trend/{link.lower.host.uuid}/",
        "matter of papers": f"/matters/{roots.filter(source='paper').latest('pk').uuid}/",
        "matter of meetings": f"/matters/{roots.filter(meeting__mode='video').latest('pk').uuid}/",
        "items": f"/matters/{roots.filter(source='paper').latest('pk').uuid}/items/",
        "bookings": f"/items/{match.lower.item.uuid if match.lower.item else None}/bookings/",
        **{kind: f"/findings/{one.uuid}/" for kind, one in found.items()},
    }


_KINDS = ("copied_paper", "layered_meeting")


def _asked(client: Client, address: str) -> int:
    """Statements that read; a second visit, since the first fills what processes keep."""
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return sum(one["sql"].lstrip("( \n").startswith(("SELECT", "WITH")) for one in asked)


def test_number_of_queries_is_small_and_does_not_grow_with_rows() -> None:
    few, many = asked_by_page(600), asked_by_page(2_400)

    assert {name: count for name, count in many.items() if count > MOST} == {}
    assert {name: (few[name], many[name]) for name in many if many[name] > few[name]} == {}
