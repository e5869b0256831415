"""Who handed a paper in is told neither to the unit that issued it nor to its administrators."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, User
from docs_audit.models import Paper, UploadedFile
from tests.factories.papers import bring, paper_text, work
from tests.rows import Once
from tests.security.access_table import TABLE
from tests.security.cells import Where, World
from tests.security.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

WHISTLE = "xiaodeng-of-the-township"
# There the administrator keeps the accounts; it tells of no papers.
ACCOUNTS = {"organisations:person-list", "api:account-list"}
OTHERS = (Role.UNIT_EDITOR, Role.CADRE, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)


def hand_in() -> tuple[World, Paper]:
    """A paper of the county, handed in by someone of the township below it."""
    world = make_world()
    by = User.objects.create_user(WHISTLE, role=Role.CADRE, scope=world.township)
    text = paper_text(
        issuer="安平县人民政府",
        number="安政发〔2025〕12号",
        title="安平县人民政府关于做好防汛工作的通知",
        addressee="县直各部门",
        place="全县",
        day="2025年3月5日",
    )
    bring(text, name=f"{WHISTLE}.txt", unit=world.township, by=by)
    work()
    found = Paper.objects.get()
    found.unit = world.county
    found.save(update_fields=["unit"])
    return world, found


@pytest.fixture
def handed_in(once: Once) -> tuple[World, Paper]:
    return once(hand_in)


@pytest.fixture
def world(handed_in: tuple[World, Paper]) -> World:
    return handed_in[0]


@pytest.fixture
def paper(handed_in: tuple[World, Paper]) -> Paper:
    return handed_in[1]


def addresses(world: World, paper: Paper) -> Iterator[tuple[str, str]]:
    """Every address that is read, for this paper where it speaks of one."""
    for row in TABLE:
        if "GET" not in row.allowed or row.route in ACCOUNTS:
            continue
        if row.route.startswith(("documents:paper-", "api:document-")) and row.target:
            target = {"uuid": paper.uuid}
            if row.route == "documents:paper-page":
                continue
        else:
            target = dict(row.target(world, Where.OWN)) if row.target else {}
        yield row.route, reverse(row.route, kwargs=target)


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("query", ["", "?export=csv", "?format=json"])
def test_no_page_of_the_issuing_unit_names_the_uploader(
    world: World, paper: Paper, role: Role, query: str
) -> None:
    client = Client()
    client.force_login(world.people[role])
    told = []
    for route, address in addresses(world, paper):
        response = client.get(address + query)
        content = b"" if response.status_code != 200 else b"".join(response)
        if WHISTLE.encode() in content:
            told.append(route)

    assert told == []


def test_receipt_of_whoever_handed_it_in_is_not_shown_to_the_issuer(
    world: World, paper: Paper
) -> None:
    client = Client()
    client.force_login(world.people[Role.UNIT_EDITOR])

    shown = client.get(reverse("documents:paper-detail", args=[paper.uuid]))

    assert shown.status_code == 200
    assert world.township not in [one.receipt.unit for one in shown.context["readers"]]


def test_issuer_that_brings_its_paper_is_not_told_that_it_was_here(
    world: World, paper: Paper
) -> None:
    data = UploadedFile.objects.get()
    again = bring(paper.text, name="own.txt", unit=world.county, by=world.people[Role.UNIT_EDITOR])

    work()

    again.refresh_from_db()
    assert again.sha256 == data.sha256
    assert again.state == UploadedFile.State.DONE


def test_inspector_sees_what_was_brought_in_the_scope(world: World, paper: Paper) -> None:
    client = Client()
    client.force_login(world.people[Role.INSPECTOR])

    shown = client.get(reverse("documents:upload-list"))

    assert WHISTLE in shown.content.decode()
