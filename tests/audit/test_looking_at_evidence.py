"""Every look at evidence leaves an entry, by page and by program; complete by the access table."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from burden.audit import services
from burden.audit.models import Entry
from burden.dashboards import audit_wording as wording
from burden.organisations.models import Role
from tests.factories.administration import DAY, book_hours
from tests.factories.papers import paper_of
from tests.findings.conftest import suspect
from tests.security.access_table import TABLE
from tests.security.cells import READERS, Row, Where, World
from tests.security.world import make_world

# Addresses with a thing in them that show no evidence of one paper, meeting, record, finding or
# matter and nobody's words, by why.
NO_EVIDENCE: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "api:unit-detail",
            "api:unit-issued",
            "api:unit-meeting-plan",
            "api:unit-meetings",
            "api:unit-staff",
        ),
        "figures of one unit",
    ),
    **dict.fromkeys(
        (
            "activities:messages-detail",
            "api:message-export-detail",
            "api:meeting-import-detail",
            "api:upload-detail",
            "documents:upload-detail",
            "meetings:import-columns",
            "meetings:import-detail",
            "organisations:import-preview",
        ),
        "how far a file is that someone brought, asked for again and again",
    ),
    **dict.fromkeys(
        ("api:report-detail", "reports:report-detail"),
        "how far an own report is; its file leaves `report.downloaded`",
    ),
    **dict.fromkeys(
        ("organisations:unit-children",),
        "a list of which the address names the place",
    ),
    **dict.fromkeys(
        ("activities:record-create", "activities:record-template", "reports:register-template"),
        "an empty form",
    ),
    **dict.fromkeys(
        (
            "api:removal-detail",
            "api:removal-outcomes",
            "retention:removal-decide",
            "retention:removal-detail",
        ),
        "numbers of records that are to go; what they hold stays closed to administrators",
    ),
    **dict.fromkeys(
        (
            "api:parameter-draft-detail",
            "api:parameter-version-detail",
            "thresholds:draft-detail",
            "thresholds:draft-whole",
        ),
        "parameters, and how far their effect is",
    ),
    **dict.fromkeys(
        (
            "organisations:person-edit",
            "organisations:person-password",
            "organisations:unit-edit",
            "organisations:unit-staff",
        ),
        "accounts and units in the hands of an administrator",
    ),
    "voices:round-answer": "an empty form; who was asked must not be known beside the answers",
}
# Addresses for programs that no thing is named for, and that tell of none.
NO_EVIDENCE_LISTED: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "api:demand-receivers",
            "api:due",
            "api:flow",
            "api:inspection-organisers",
            "api:inspection-receivers",
            "api:issued",
            "api:meeting-calls",
            "api:meeting-change",
            "api:meeting-days",
            "api:meeting-plans",
            "api:meeting-trend",
            "api:own-burden",
            "api:precision",
            "api:quality",
            "api:registers",
            "api:removals-due",
            "api:score-list",
            "api:silent-issuers",
            "api:spread",
        ),
        "figures of scopes, units and detectors",
    ),
    **dict.fromkeys(("api:flow-cell", "api:merged-form"), "nothing is chosen yet"),
    **dict.fromkeys(("api:pages", "api:schema"), "what addresses there are"),
    **dict.fromkeys(
        ("api:meeting-import-list", "api:message-export-list", "api:upload-list"),
        "how far files are",
    ),
    **dict.fromkeys(("api:news-list", "api:report-list"), "the reader's own"),
    **dict.fromkeys(
        (
            "api:account-list",
            "api:audit-list",
            "api:parameter-draft-list",
            "api:parameter-list",
            "api:parameter-version-list",
            "api:removal-list",
            "api:unit-list",
        ),
        "accounts, units, parameters, requests and the log itself",
    ),
    "api:case-list": "cases that were published for everyone",
}
# Pages that no thing is named for, and that list none of them.
NO_EVIDENCE_PAGES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "activities:demand-receivers",
            "activities:inspection-organisers",
            "activities:inspection-receivers",
            "activities:start",
            "dashboards:meeting-calls",
            "dashboards:meeting-change",
            "dashboards:quality",
            "dashboards:silent-issuers",
            "dashboards:spread",
            "documents:issued-list",
            "findings:due",
            "findings:precision",
            "meetings:plan-list",
            "meetings:trend-list",
            "usage:own-burden",
            "voices:round-list",
        ),
        "figures of scopes, units and detectors",
    ),
    **dict.fromkeys(
        (
            "activities:demand-merged",
            "dashboards:flow",
            "dashboards:overview",
            "dashboards:search",
            "findings:together",
            "voices:voice-receipt",
        ),
        "nothing is there, chosen or asked for yet",
    ),
    **dict.fromkeys(
        (
            "activities:inspection-plan-import",
            "activities:inspection-plan-template",
            "documents:draft-check",
            "documents:plan-import",
            "documents:plan-template",
            "documents:register-import",
            "documents:register-template",
            "documents:upload-create",
            "meetings:import-template",
            "meetings:meeting-create",
            "meetings:notice-create",
            "meetings:plan-import",
            "meetings:plan-template",
            "reports:meeting-template",
            "reports:order-create",
            "voices:voice-create",
            "voices:voice-unsigned",
        ),
        "an empty form",
    ),
    **dict.fromkeys(
        ("documents:upload-list", "meetings:import-create"), "how far files are that were brought"
    ),
    **dict.fromkeys(
        ("dashboards:view-list", "news:notice-list", "reports:report-list"), "the reader's own"
    ),
    **dict.fromkeys(
        (
            "dashboards:audit-list",
            "dashboards:scope-pick",
            "documents:issuer-list",
            "documents:refusal-list",
            "organisations:login",
            "organisations:password-change",
            "organisations:person-create",
            "organisations:person-list",
            "organisations:settings",
            "organisations:unit-import",
            "organisations:unit-list",
            "retention:removal-create",
            "retention:removal-list",
            "thresholds:draft-create",
            "thresholds:progress",
            "thresholds:rule-list",
            "thresholds:threshold-list",
        ),
        "accounts, units, parameters, requests and the log itself",
    ),
    "documents:stock-list": "sentences that at least six issuers share, and nobody's",
    "findings:case-list": "cases that were published for everyone",
    "jobs:health": "the state of the product",
}
# Their entries name no one thing.
OF_SEVERAL = frozenset(
    {
        "activities:record-list",
        "dashboards:quality-gap",
        "reports:merged-form",
        "thresholds:draft-effect",
    }
)


@dataclass(frozen=True)
class Look:
    """What one person was answered, and what the log says of it."""

    route: str
    role: Role
    what: str
    answer: HttpResponseBase
    entries: tuple[Entry, ...]

    def __str__(self) -> str:
        acts = ", ".join(one.action for one in self.entries) or "nothing"
        return f"{self.what} {self.route} as {self.role}: {self.answer.status_code}, {acts}"

    @property
    def is_shown(self) -> bool:
        """Whether a page or a file came; a sentence of what is wrong is none."""
        kind = self.answer.headers.get("Content-Type", "")
        return self.answer.status_code == 200 or (
            self.answer.status_code in (400, 422) and kind.startswith("text/html")
        )


@pytest.mark.django_db
def test_every_look_at_evidence_is_in_the_log_with_person_and_thing() -> None:
    world = make_world()
    clients = {role: Client(raise_request_exception=False) for role in Role}
    for role, client in clients.items():
        client.force_login(world.people[role], "django.contrib.auth.backends.ModelBackend")

    looks = [look for row in TABLE if row.target for look in _looks(row, world, clients)]

    shown = [look for look in looks if look.is_shown]
    assert not [str(look) for look in looks if look.what == "GET" and not look.is_shown]
    assert not [str(look) for look in shown if look.what != "CSV" and not _is_right(look, world)]
    assert {look.route for look in shown if look.what != "CSV" and not look.entries} == set(
        NO_EVIDENCE
    )
    files = [look for look in shown if look.what == "CSV" and _is_csv(look)]
    assert len(files) > 10
    assert not [str(look) for look in files if not _is_export_right(look)]
    lists = [look for row in TABLE if _is_list(row) for look in _looks(row, world, clients)]
    silent = [look.route for look in lists if not look.entries]
    assert set(silent) == set(NO_EVIDENCE_LISTED)
    assert not [str(look) for look in lists if look.entries and not _is_listed(look, world)]
    pages = [one for row in TABLE if _is_page(row) for one in _first_look(row, clients)]
    assert {look.route for look in pages if not look.entries} == set(NO_EVIDENCE_PAGES)
    assert not [str(look) for look in pages if look.entries and not _is_listed(look, world)]
    acts = {entry.action for look in (*looks, *lists, *pages) for entry in look.entries}
    unknown = wording.object_of("unheard_of.viewed")
    told = {one.rpartition(".")[2] for one in acts}
    assert (
        {"viewed", "page_viewed", "listed", "list_viewed", "exported"} <= told <= set(wording.ACTS)
    )
    ends = (".viewed", ".page_viewed", ".listed", ".list_viewed")
    seen = [one for one in acts if one.endswith(ends)]
    assert not [one for one in seen if wording.object_of(one) == unknown]


@pytest.mark.django_db
def test_hours_that_are_told_by_item_are_a_look_at_these_items_by_page_and_by_program() -> None:
    world = make_world()
    client = Client()
    client.force_login(world.people[Role.INSPECTOR], "django.contrib.auth.backends.ModelBackend")
    item = paper_of(world.county, "关于报送防汛材料的通知")
    book_hours(item, world.township, 30)
    suspect(item, None)
    town, month = world.township.uuid, f"period={DAY:%Y-%m}"
    pair = f"{month}&issuer={world.county.uuid}&receiver={town}"
    addresses = (
        f"/?{month}",
        f"/api/figures/overview/?{month}",
        f"/flow/?{pair}",
        f"/api/flow/cell/?{pair}",
        f"/units/{town}/?{month}",
        f"/units/{world.county.uuid}/?{month}",
        f"/api/units/{town}/burden/?{month}",
    )
    known = Entry.objects.count()

    pages = [client.get(one) for one in addresses]

    assert all(item.title in json.dumps(_text(one), ensure_ascii=False) for one in pages)
    entries = Entry.objects.order_by("number")[known:]
    told = [(one.action, one.target_label, json.loads(one.details)["rows"]) for one in entries]
    assert told == [
        ("overview.list_viewed", "", 2),
        ("overview.listed", "", 1),
        ("flow.list_viewed", "", 1),
        ("flow.listed", "", 1),
        ("unit.page_viewed", "青河镇", 1),
        ("unit.page_viewed", "安平县", 1),
        ("unit.page_viewed", "青河镇", 1),
    ]
    assert json.loads(entries[4].details)["asked"] == {"period": ["2025-06"]}


def _text(page: Any) -> Any:
    is_page = page.headers["Content-Type"].startswith("text/html")
    return page.content.decode() if is_page else page.json()


@pytest.mark.django_db
def test_looks_are_links_of_the_chain_and_the_next_one_follows_them() -> None:
    world = make_world()
    client = Client()
    client.force_login(world.people[Role.INSPECTOR], "django.contrib.auth.backends.ModelBackend")
    row = next(one for one in TABLE if one.route == "documents:paper-detail")
    assert row.target is not None
    page = reverse(row.route, kwargs=dict(row.target(world, Where.OWN)))
    known = Entry.objects.count()

    asked = f"{reverse('documents:paper-list')}?q=防汛&level=&page=2"
    for address in (page, page, reverse("api:document-list"), asked):
        assert client.get(address).status_code == 200

    added = Entry.objects.order_by("number")[known:]
    acts = [one.action.removeprefix("document.") for one in added]
    assert acts == ["viewed", "viewed", "listed", "list_viewed"]
    assert json.loads(added[3].details) == {"rows": 1, "asked": {"q": ["防汛"], "page": ["2"]}}
    found = services.verify()
    assert sum(found.chains.values()) == Entry.objects.count()
    assert found.faults == []


def _looks(row: Row, world: World, clients: Mapping[Role, Client]) -> Iterator[Look]:
    """What each person is answered at a list or a thing of the own county; undone at the end."""
    readers = [role for role in Role if role in row.allowed.get("GET", ())]
    # Administrators see the same as readers where both may look.
    readers = [role for role in readers if role in READERS] or readers[:1]
    senders = [role for role in Role if role in row.allowed.get("POST", ())][:1]
    with transaction.atomic():
        of_thing = row.target(world, Where.OWN) if row.target else {}
        address = reverse(row.route, kwargs=dict(of_thing))
        for role in readers:
            yield _look(row, role, "GET", clients[role], address)
        for role in readers[:1] if row.target else ():
            yield _look(row, role, "CSV", clients[role], f"{address}?export=csv")
        for role in senders if not row.route.startswith("api:") else ():
            yield _look(row, role, "POST", clients[role], address)
        transaction.set_rollback(True)


def _first_look(row: Row, clients: Mapping[Role, Client]) -> Iterator[Look]:
    """What the first of those who may is answered at a page, where it is no way to another."""
    (role, *_others) = [one for one in (*READERS, *Role) if one in row.allowed["GET"]]
    look = _look(row, role, "GET", clients[role], reverse(row.route))
    if look.is_shown:
        yield look


def _look(row: Row, role: Role, what: str, client: Client, address: str) -> Look:
    known = Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    with transaction.atomic():
        # Something that no form knows: every form comes back with what is missing.
        answer: Any = (
            client.post(address, {"nothing": "yes"}) if what == "POST" else client.get(address)
        )
        entries = tuple(Entry.objects.filter(pk__gt=known).order_by("pk"))
        transaction.set_rollback(True)
    return Look(row.route, role, what, answer, entries)


def _is_right(look: Look, world: World) -> bool:
    """None where nothing is evidence, else one that names the person and the thing."""
    if look.route in NO_EVIDENCE:
        return not look.entries
    if len(look.entries) != 1:
        return False
    entry = look.entries[0]
    is_named = entry.unit_path.startswith(world.city.path) and bool(entry.target_id)
    is_of_person = entry.actor_id == str(world.people[look.role].pk)
    return is_of_person and (is_named or look.route in OF_SEVERAL)


def _is_list(row: Row) -> bool:
    return row.target is None and "GET" in row.allowed and row.route.startswith("api:")


def _is_page(row: Row) -> bool:
    return row.target is None and "GET" in row.allowed and not row.route.startswith("api:")


def _is_listed(look: Look, world: World) -> bool:
    """One entry that tells how many rows there were; a brief that is taken along is no list."""
    (entry,) = look.entries
    if entry.action == "overview.exported":
        return True
    is_of_person = entry.actor_id == str(world.people[look.role].pk)
    is_list = entry.action.endswith((".listed", ".list_viewed"))
    return is_list and is_of_person and '"rows"' in entry.details


def _is_csv(look: Look) -> bool:
    is_template = look.route == "activities:record-template"
    return look.answer.headers["Content-Type"].startswith("text/csv") and not is_template


def _is_export_right(look: Look) -> bool:
    """The export of one thing names it, and tells of the look as well."""
    names_it = look.route in NO_EVIDENCE or look.route in OF_SEVERAL
    return (
        len(look.entries) == 1
        and look.entries[0].action.endswith(".exported")
        and bool(look.entries[0].target_id) != names_it
    )
