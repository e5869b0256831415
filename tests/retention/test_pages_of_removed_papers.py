"""Every page and address that led to a removed paper answers, and says what became of it."""

from typing import Any

import pytest
from django.test import Client

from burden.findings import services as findings
from burden.findings.errors import EvidenceRemoved
from burden.findings.models import Finding
from burden.organisations.models import Role, User
from burden.retention.models import Removal
from tests.factories.administration import make_person
from tests.factories.removals import carried_out
from tests.retention.conftest import World, make_world
from tests.rows import Once


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def remove_papers(once: Once) -> Removal:
    world = once(make_world)
    world.settle("dismissed")
    return carried_out(world.province)


@pytest.fixture
def removal(world: World, once: Once) -> Removal:
    """Carried out on the papers of the world."""
    return once(remove_papers, once)


def test_page_of_the_paper_tells_when_why_and_by_which_request(
    world: World, removal: Removal
) -> None:
    client = signed_in(world.inspector)

    page = client.get(f"/documents/{world.copy.uuid}/")

    assert page.status_code == 200
    for told in ("This paper was removed", str(removal.uuid), "past its period", "15号"):
        assert told in page.text


def test_original_and_its_pages_are_gone(world: World, removal: Removal) -> None:
    client, address = signed_in(world.inspector), f"/documents/{world.copy.uuid}"

    assert client.get(f"{address}/original/").status_code == 410
    assert client.get(f"{address}/original/1/").status_code == 410
    assert client.post(f"{address}/correct/", {"title": "新"}).status_code == 410
    assert client.post(f"{address}/readers/", {"readers": 3}).status_code == 410


def test_comparison_keeps_its_figures_and_says_that_a_text_is_gone(
    world: World, removal: Removal
) -> None:
    client, pair = signed_in(world.inspector), (world.copy.uuid, world.superior.uuid)

    page = client.get("/documents/{}/compare/{}/".format(*pair))

    assert page.status_code == 200
    assert "can no longer be laid side by side" in page.text
    assert "100%" in page.text or ">99%" in page.text or "9" in page.text
    assert client.get("/reports/comparisons/{}/{}.docx".format(*pair)).status_code == 404


def test_finding_shows_its_decision_and_that_the_evidence_was_removed(
    world: World, removal: Removal
) -> None:
    page = signed_in(world.inspector).get(f"/findings/{world.copied.uuid}/")

    assert page.status_code == 200
    assert "What it rests on was removed on" in page.text
    assert "dismissed" in page.text


def test_decision_on_it_is_refused_with_a_sentence_and_changes_nothing(
    world: World, removal: Removal
) -> None:
    decided = world.copied.decisions.count()

    with pytest.raises(EvidenceRemoved) as refusal:
        findings.decide(finding=world.copied, verdict="unsure", by=world.inspector)

    assert "removed" in str(refusal.value.sentence)
    assert world.copied.state == Finding.State.DISMISSED
    assert world.copied.decisions.count() == decided


@pytest.mark.parametrize(
    "address",
    [
        "/documents/",
        "/documents/?export=csv",
        "/documents/uploads/",
        "/documents/white-heads/",
        "/documents/issued/",
        "/findings/?state=all",
        "/matters/",
        "/pains/",
        "/quality/",
        "/?period=2014-04",
        "/api/documents/",
        "/api/findings/?state=all",
        "/api/matters/",
        "/api/uploads/",
    ],
)
def test_lists_and_programs_go_on(world: World, removal: Removal, address: str) -> None:
    assert signed_in(world.inspector).get(address).status_code == 200


def test_addresses_of_the_paper_go_on(world: World, removal: Removal) -> None:
    client, uuid = signed_in(world.inspector), world.copy.uuid

    told: dict[str, Any] = client.get(f"/api/documents/{uuid}/").json()
    (match,) = client.get(f"/api/documents/{uuid}/matches/").json()

    assert told["removed_at"] is not None
    assert told["title"] == "（内容已删除）"
    assert (match["passages"], match["relation"]) == ([], "copied")
    assert match["containment"] > 0.9
    for part in ("readers", "requirements", "rules"):
        assert client.get(f"/api/documents/{uuid}/{part}/").status_code == 200
    assert world.copy.item is not None
    item = world.copy.item
    assert client.get(f"/matters/{item.root.uuid if item.root else item.uuid}/").status_code == 200
    assert client.get(f"/items/{item.uuid}/bookings/").status_code == 200


def test_what_if_says_that_nothing_changes_by_what_was_removed(
    world: World, removal: Removal
) -> None:
    client = signed_in(make_person(Role.SYSTEM_ADMIN, world.province))

    told = client.post(
        "/api/what-if/", {"values": {"copy.amber": 0.2}}, content_type="application/json"
    )

    assert told.status_code == 200
    assert sum(one.get("appear", 0) for one in told.json()["kinds"]) == 0
